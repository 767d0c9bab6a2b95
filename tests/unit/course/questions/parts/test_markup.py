"""Texts as pieces: formulas, code, links; never HTML."""

from attention_helpers.course.questions.parts.markup import parse, to_label, to_mathml


def test_a_link_that_would_run_something_stays_text():
    for target in ("javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x"):
        assert all(piece["kind"] == "text" for piece in parse(f"[x]({target})")[0]), target
    assert parse("[x](01_a.ipynb#b)")[0][0] == {"kind": "link", "text": "x", "to": "01_a.ipynb#b"}


def test_markup_pieces():
    kinds = [piece["kind"] for piece in parse("A **b** `c $x$` $x_1$ *d* and 2*3*4, $5 or $6")[0]]
    assert kinds == ["text", "bold", "text", "code", "text", "math", "text", "italic", "text"]
    assert len(parse("one\n\ntwo")) == 2 and parse("") == []
    assert "<math" in to_mathml(r"\frac{a}{b}")


def test_a_label_says_whether_its_text_is_all_there_is():
    assert to_label("a  **b**") == {"text": "a b", "pieces": parse("a  **b**"), "plain": False}
    assert to_label("two words")["plain"] is True and to_label("`x`")["plain"] is False
