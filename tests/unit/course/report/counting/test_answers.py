"""Equal answers are counted together, whatever they are, and never too many."""

import pytest

from attention_helpers.course.report.counting.answers import LONGEST, MOST, OTHERS, Answers, key


@pytest.mark.parametrize(
    ("answer", "counted"),
    [
        (2, 2),
        (0.5, 0.5),
        (" a \n b ", "a b"),
        ("x" * 200, "x" * LONGEST),
        ([1, None, 0], (1, None, 0)),
        ([], ()),
        ("  ", None),
        (None, None),
        (True, None),
        ({"text": "a"}, None),
        ([[1], [2]], None),
        (list(range(200)), None),
    ],
)
def test_the_key_of_an_answer(answer, counted):
    assert key(answer) == counted and type(key(answer)) is type(counted)


def test_learners_are_counted_by_their_answers():
    answers = Answers()
    for answer in (1, 1, [0, 2], None):
        answers.add(answer)
    assert answers.learners == 4 and answers.counts == {1: 2, (0, 2): 1}


def test_beyond_the_most_all_others_count_together():
    answers = Answers()
    for number in [*range(MOST + 100), 3]:
        answers.add(number)
    assert len(answers.counts) == MOST + 1 and answers.counts[OTHERS] == 100 and answers.counts[3] == 2
