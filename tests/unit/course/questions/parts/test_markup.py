"""Texts as pieces: what people write, what other banks hold, and what would like to be markup."""

import json
import time

import pytest

from attention_helpers.course.questions.parts.markup import address, parse, to_label, to_text, walk


def pieces(text):
    """[(kind, text)] of all pieces, in order."""
    return [(piece["kind"], piece["text"]) for piece in walk(parse(text))]


def plain(text):
    """The text where it is one piece without any mark; else None."""
    found = pieces(text)
    return found[0][1] if [kind for kind, _ in found] == ["text"] else None


def test_markup_pieces():
    kinds = [piece["kind"] for piece in parse("A **b** `c $x$` $x_1$ *d* and 2*3*4, $5 or $6")[0]]
    assert kinds == ["text", "bold", "text", "code", "text", "math", "text", "italic", "text"]
    assert len(parse("one\n\ntwo")) == len(parse("one\n \t\n\n two")) == 2 and parse("") == parse(" \n\n ") == []
    assert [kind for kind, _ in pieces("**a $x$ *b* c**")] == ["bold", "text", "math", "text", "italic", "text", "text"]
    assert parse("[x](01_a.ipynb#b)")[0][0] == {"kind": "link", "text": "x", "to": "01_a.ipynb#b"}
    assert parse(7) == [[{"kind": "text", "text": "7"}]]


def test_what_is_stressed_in_japanese_needs_no_spaces():
    assert pieces("これと*逆向き*に、*コスト*の") == [
        ("text", "これと"),
        ("italic", "逆向き"),
        ("text", "逆向き"),
        ("text", "に、"),
        ("italic", "コスト"),
        ("text", "コスト"),
        ("text", "の"),
    ]
    for product in ("2*n*3", "a*b*c", "2*語*3", "é*b*é", "**", "*"):
        assert "italic" not in [kind for kind, _ in pieces(product)], product


def test_formulas_as_mathjax_finds_them():
    def found(text):
        return [(piece["text"], piece["display"]) for piece in walk(parse(text)) if piece["kind"] == "math"]

    assert found(r"a $x$ b $P(A \cap B) $ c $$y$$ d") == [("x", False), (r"P(A \cap B)", False), ("y", True)]
    assert found(r"\[x\] and \begin{equation*} y < 1 \end{equation*}") == [("x", True), ("y < 1", True)]
    rows = r"\begin{align} a &= b \\[2pt] c &= d \end{align}"
    assert found(f"so {rows}") == [(rows, True)]
    assert found(r"$5 and $6, \[x, \begin{equation} y \end{align}, \\[x\]") == []
    assert to_text(r"\[x\]") == "$$x$$"


def test_a_formula_that_cannot_be_set_is_code():
    assert pieces(r"$\frac{1}$") == [("code", r"\frac{1}")] and pieces("$a &lt; b$")[0] == ("math", "a < b")


# As typed: nothing of it is markup, nothing of it is lost.
AS_TYPED = [
    "</s> ends, <s> begins",
    "vector<int> and Map<String, List<T>>",
    "a < b and c > d",
    "a<b>c",
    "x <- c(1, 2)",
    "1 < 2 <br 3",
    "if (a<b && b>c)",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<IMG SRC=x OnError=alert(1)>",
    "<img\tsrc=x\tonerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src='javascript:alert(1)'>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<iframe srcdoc='x'></iframe>",
    "<object data=x></object>",
    "<style>* { display: none }</style>",
    "<link rel=stylesheet href=x>",
    "<meta http-equiv=refresh content=0>",
    "<form action=x><input></form>",
    "<b onmouseover=alert(1)>x</b>",
    "<b style=x onclick=y>x</b>",
    "<p onclick='x'>y",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></mtext></math>",
    "<!-- a comment -->",
    "<!DOCTYPE html>",
    "<?php echo 1 ?>",
    "<![CDATA[x]]>",
    "<a href='vbscript:x'>y</a>",
    "<a href='java\tscript:alert(1)'>y</a>",
    "<a href=x onclick=y>z</a>",
    "[x](javascript:alert(1))",
    "[x](\u0001javascript:alert(1))",
    "[x](java\u200bscript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html,x)",
    "[x](//example.org/a)",
    "[x](/\\example.org)",
    "[x](\\\\example.org)",
    "[x](mailto:a@b.c)",
    "[x](http:a)",
    "![x](javascript:alert(1))",
    "![x](data:image/png;base64,AAAA)",
    "![x](/etc/passwd)",
    "&notanentity; &; &#; & a&b",
    "<br",
    "<",
    "{{name}}",
]


@pytest.mark.parametrize("text", AS_TYPED)
def test_what_is_no_markup_of_ours_is_text_as_typed(text):
    assert plain(text) == text


@pytest.mark.parametrize("text", ["</s>", "a<b>c</b>", "&lt;", "<img src=x onerror=y>", "vector<int>"])
def test_code_and_formulas_keep_what_looks_like_tags(text):
    assert pieces(f"the token `{text}` ends") == [("text", "the token "), ("code", text), ("text", " ends")]
    assert pieces(f"<code>{text}</code>")[0][0] == "code"


def test_entities_are_what_they_mean_and_never_markup():
    assert plain("x &lt; y &amp; more&nbsp;&#960; &#x3c;b&#62;") == "x < y & more\xa0π <b>"
    assert plain("&lt;img src=x onerror=alert(1)&gt;") == "<img src=x onerror=alert(1)>"
    assert pieces("<code>&lt;s&gt; &amp;lt;</code>") == [("code", "<s> &lt;")]


def test_blocks_of_code_keep_their_lines():
    assert pieces("a<pre><code class='x'>\nfor i\n\n  $x$ **y**\n</code></pre>b") == [
        ("text", "a"),
        ("pre", "for i\n\n  $x$ **y**"),
        ("text", "b"),
    ]


def test_what_would_show_nothing_is_shown_as_typed():
    assert plain("<br>") == "<br>" and plain("<p></p>") == "<p></p>" and plain("&nbsp;") == "&nbsp;"


def test_a_picture_is_a_file_or_a_link():
    assert parse("![a dog](dog 1.png)") == [[{"kind": "text", "text": "![a dog](dog 1.png)"}]]
    assert parse("![a dog](dog%201.png)")[0] == [{"kind": "image", "text": "a dog", "to": "dog%201.png"}]
    assert parse('<img alt="a &lt; b" src="p/x.png" width="30">')[0][0] == {
        "kind": "image",
        "text": "a < b",
        "to": "p/x.png",
    }
    assert parse("![x](https://example.org/a.png)")[0][0] == {
        "kind": "link",
        "text": "x",
        "to": "https://example.org/a.png",
    }


@pytest.mark.parametrize(
    ("to", "safe"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("01_a.ipynb#4.-A:-b", "01_a.ipynb#4.-A:-b"),
        (" ht\ntps://e\tx.org ", "https://ex.org"),
        ("../a/b.html", "../a/b.html"),
        ("#here", "#here"),
        ("", ""),
        ("java\nscript:alert(1)", ""),
        ("\x00javascript:alert(1)", ""),
        ("\u00a0javascript:alert(1)", ""),
        ("\u202ejavascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("blob:https://x", ""),
        ("https:x", ""),
        ("https:///x", ""),
        ("/absolute", ""),
        ("//host", ""),
        ("\\\\host", ""),
    ],
)
def test_where_a_link_may_lead(to, safe):
    assert address(to) == safe


LONG = [
    "[" * 20_000,
    "![" * 10_000,
    "<b>" * 6_600,
    "<b" + " " * 19_900,
    '<b class="' * 2_000,
    "<pre>" * 4_000,
    "<code>" * 3_300,
    "<ul><li>" * 2_500,
    "<table><tr><td>" * 1_300,
    "<img src=a>" * 1_800,
    "$$a\n\n" * 4_000,
    "$a" * 10_000,
    "** " * 6_600,
    "*a " * 6_600,
    "`\n\n" * 6_600,
    "\n " * 10_000,
    "&a" * 10_000,
    "<" * 20_000,
    r"$\text{" * 2_500,
    r"$\a" * 6_600,
    "$" + r"\a" * 9_900,
    r"\[" * 10_000,
    r"\begin{align}" * 1_500,
    "$x^2$ " * 3_300,
]


@pytest.mark.parametrize("text", LONG, ids=[text[:6] for text in LONG])
def test_no_text_holds_the_kernel_up(text):
    begun = time.process_time()
    json.dumps(parse(text))
    to_text(text)
    assert time.process_time() - begun < 2  # 0.1 s on a machine that does nothing else


def test_a_label_says_whether_its_text_is_all_there_is():
    assert to_label("a  **b**") == {"text": "a b", "pieces": parse("a  **b**"), "plain": False}
    assert to_label("two words")["plain"] is True and to_label("`x`")["plain"] is False
    assert to_label("a &lt; b") == {"text": "a < b", "pieces": parse("a &lt; b"), "plain": True}


def test_in_one_line_for_where_no_widget_runs():
    markdown = "*a* `b` $x$ $$y$$ [l](m.html) 2 **c**"
    assert to_text(markdown) == markdown.replace("**", "")
    table = "<table><tr><th>x</th><td>1</td></tr><tr><th>y</th><td>2</td></tr></table>"
    assert to_text(f"H<sub>2</sub><br>{table}<ul><li>a<li><b>b</b></ul>") == "H_2 x | 1 ‖ y | 2 • a • b"
    assert to_text("![a dog](d.png) ![](e.png)") == "[a dog] [e.png]"
