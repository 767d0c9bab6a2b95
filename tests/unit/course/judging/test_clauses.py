"""Where sentences and clauses end."""

import pytest

from attention_helpers.course.judging.clauses import clauses
from attention_helpers.course.judging.folding import Folded
from attention_helpers.course.judging.forms import lexicon_for


def cut(text):
    text = Folded(text).text
    return [text[one.start : one.end].strip(" 、,") for one in clauses(text, lexicon_for(text, "en").rules)]


@pytest.mark.parametrize(
    "text, parts",
    [
        ("It keeps order, but no state.", ["it keeps order", "but no state"]),
        ("It has no order and no state", ["it has no order", "and no state"]),
        ("RNNは語順を見るが、word2vecは見ない", ["rnnは語順を見るが", "word2vecは見ない"]),
        ("語順や、状態を使う", ["語順や、状態を使う"]),  # a list goes on
        ("語順を見ずに周りを予測", ["語順を見ずに", "周りを予測"]),
        ("固定長なので足りない", ["固定長なので", "足りない"]),
    ],
)
def test_clauses(text, parts):
    assert cut(text) == parts


def test_sentences_are_numbered():
    assert [one.sentence for one in clauses("a, b。c。", lexicon_for("a", "en").rules)] == [0, 0, 1]
