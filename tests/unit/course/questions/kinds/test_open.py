"""open: what the learner marks."""

from tests.unit.course.questions.sample import verdict


def test_an_open_answer_waits_for_the_learner_and_takes_their_marks():
    assert verdict("09.open", {"text": "mine", "points": None}).status == "unmarked"
    assert verdict("09.open", {"text": "mine", "points": [True, False]}).credit == 0.5
    assert verdict("09.open", {"text": "mine", "points": [True, True]}).correct is True
