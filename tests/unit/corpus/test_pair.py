"""One pair as text: its words, and its links in Pharaoh's form."""

from attention_helpers import corpus


def test_links_are_written_in_order():
    pair = corpus.Pair(["私", "は", "走る"], ["I", "run"], frozenset({(2, 1), (0, 0)}))
    assert pair.pharaoh == "0-0 2-1"
    assert str(pair) == "私 は 走る → I run"


def test_no_links_are_no_text():
    assert corpus.Pair(["a"], ["b"]).pharaoh == corpus.Pair(["a"], ["b"], frozenset()).pharaoh == ""
