"""The tree that HTML tags make: what is on the list is what it means, all else is text as typed."""

import pytest

from attention_helpers.course.questions.parts.markup import parse
from attention_helpers.course.questions.parts.tags import attributes_of, flat


def outline(paragraphs):
    """Paragraphs as nested lists: text as it is, any other piece as (kind, what is in it)."""
    return [[_outline(piece) for piece in paragraph] for paragraph in paragraphs]


def _outline(piece):
    if piece["kind"] == "list":
        return ("ol" if piece["ordered"] else "ul", [outline(item) for item in piece["items"]])
    if piece["kind"] == "table":
        rows = [
            [("th" if cell["head"] else "td", outline(cell["paragraphs"])) for cell in row] for row in piece["rows"]
        ]
        return ("table", rows)
    if "pieces" in piece:
        return (piece["kind"], *outline([piece["pieces"]])[0])
    return piece["text"] if piece["kind"] == "text" else (piece["kind"], piece["text"])


CELLS = [[("th", [["x"]]), ("th", [["y"]])], [("td", [["1"]]), ("td", [["4"]])]]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a<br>b", [["a", ("break", " "), "b"]]),
        ("a<BR />b", [["a", ("break", " "), "b"]]),
        ("<p>a</p><p class='x'>b</p>", [["a"], ["b"]]),
        ("a<p><p>b", [["a"], ["b"]]),
        ("<div>a</div>b<span style='color: red'>c</span>", [["a"], ["bc"]]),
        ("<ul><li>a</li><li>b</li></ul>", [[("ul", [[["a"]], [["b"]]])]]),
        ("<OL><LI>a<LI>b</OL>c", [[("ol", [[["a"]], [["b"]]])], ["c"]]),
        ("<ul>\n <li>a<ul><li>b</ul></li></ul>", [[("ul", [[["a"], [("ul", [[["b"]]])]]])]]),
        ("<table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>4</td></tr></table>", [[("table", CELLS)]]),
        ("<table border=1><thead><tr><th>x<th>y</thead><tr><td>1<td>4</table>", [[("table", CELLS)]]),
        ("<table><td>1</table>", [[("table", [[("td", [["1"]])]])]]),
        ("<b>a</b> <strong>b</strong>", [[("bold", "a"), " ", ("bold", "b")]]),
        ("<em>a <i>b</i></em><u>c</u>", [[("italic", "a ", ("italic", "b")), ("italic", "c")]]),
        ("H<sub>2</sub>, 10<sup>-3</sup>", [["H", ("sub", "2"), ", 10", ("sup", "-3")]]),
        ("<b>a `b` c</b>", [[("bold", "a ", ("code", "b"), " c")]]),
        ("<a href='01_a.ipynb#b'>x</a>", [[("link", "x")]]),
        ("<b><i>a</b>", [[("bold", "<i>a")]]),
        ("<b>a", [["<b>a"]]),
        ("a</b>", [["a</b>"]]),
        ("a<li>b", [["a<li>b"]]),
        ("<td>a</td>", [["<td>a</td>"]]),
        ("<ul> or <ol>?", [["<ul> or <ol>?"]]),
        ("a <b and c> d", [["a <b and c> d"]]),
        ("<b onclick=alert(1)>a</b>", [["<b onclick=alert(1)>a</b>"]]),
        ("<a>x</a>", [["<a>x</a>"]]),
        ("<a href='javascript:alert(1)'>x</a>", [["<a href='javascript:alert(1)'>x</a>"]]),
        ("<a href='java&#115;cript&colon;alert(1)'>x</a>", [["<a href='java&#115;cript&colon;alert(1)'>x</a>"]]),
        ("<i></i>", [["<i></i>"]]),
    ],
)
def test_what_tags_make(text, shown):
    assert outline(parse(text)) == shown


def test_what_is_too_deep_is_text():
    pieces, depth = parse("<b>" * 30 + "x" + "</b>" * 30)[0], 0
    while pieces and any(piece["kind"] == "bold" for piece in pieces):
        pieces, depth = next(piece["pieces"] for piece in pieces if piece["kind"] == "bold"), depth + 1
    assert 5 < depth < 15 and "<b>" in flat(pieces)
    assert "<ul>" in flat(parse("<ul><li>" * 50 + "x"))


def test_attributes_have_their_entities_resolved():
    found = attributes_of(""" src="a b.png" ALT='x &lt; y' width=3""")
    assert found == {"src": "a b.png", "alt": "x < y", "width": "3"}
