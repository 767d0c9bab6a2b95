"""string: spellings."""

import pytest

from attention_helpers.course.questions.marking import mark
from tests.unit.course.questions.sample import verdict


@pytest.mark.parametrize(
    "typed", ["softmax", " SoftMax ", "ｓｏｆｔｍａｘ", "sofmax", "ソフトマックス", "ｿﾌﾄﾏｯｸｽ", "soft\u202emax"]
)
def test_ways_to_write_a_word(typed):
    assert verdict("09.string", typed).correct is True


def test_a_wrong_word_with_a_known_mistake():
    assert verdict("09.string", "argmax").misconception == "argmax for softmax"
    assert verdict("09.string", "sigmoid").correct is False


def test_case_and_likeness_count_only_where_asked():
    exact = {"type": "string", "question": "?", "answers": [{"answer": "GRU", "correct": True, "match_case": True}]}
    assert mark(exact, "gru").correct is False and mark(exact, "GRU").correct is True
    fuzzy = {
        "type": "string",
        "question": "?",
        "answers": [{"answer": "attention", "correct": True, "fuzzy_threshold": 0.88}],
    }
    assert mark(fuzzy, "atention").correct is True  # 1 - 1/9 = 0.889
    assert mark(fuzzy, "atenton").correct is False  # 1 - 2/9 = 0.778
    assert mark(fuzzy, "x" * 100_000).correct is False
