"""course.judge_open: the judge without a widget."""

import pytest

from attention_helpers import course


@pytest.mark.parametrize(
    "text, language",
    [
        ("RNN: V×V, word2vec: V×D. Seq2Seq: long sentences fail, attention: relatedness", "en"),
        ("RNN: V×V、word2vec: V×D。Seq2Seqは長文が苦手、Attentionは関連度", "ja"),
    ],
)
def test_the_short_textbook_answer_is_right(text, language):
    found = course.judge_open("06.confirmation-test", text, language)
    assert found["overall"] == "right" and set(found["points"]) == {"found", "not found"}
    assert len(found["points"]) == len(found["words"])


def test_the_language_in_force_is_taken():
    assert course.judge_open("07.two-results", "根は固定長のベクトル1つです。")["overall"] == "part"


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("06.nothing", "a"), "question_id: got '06.nothing', expected one of 01"),
        ((["06"], "a"), "question_id: got"),
        (("06.confirmation-test", None), "text: got NoneType, expected the answer as text"),
        (("06.confirmation-test", "a", "xx"), "language: got 'xx', expected one of"),
    ],
)
def test_bad_arguments_get_one_sentence(arguments, said):
    with pytest.raises(ValueError, match=said) as error:
        course.judge_open(*arguments)
    assert "\n" not in str(error.value)
