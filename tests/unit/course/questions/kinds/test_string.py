"""string: spellings."""

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.marking import mark
from tests.unit.course.questions.sample import changed, verdict


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


def word(*answers):
    """A question with these answers, (text, whether it is right)."""
    return {
        "type": "string",
        "question": "?",
        "answers": [{"answer": text, "correct": right} for text, right in answers],
    }


@pytest.mark.parametrize(
    ("right", "typed"),
    [("don't", "don\u2019t"), ("self-attention", "self\u2010attention"), ("self-attention", "self\u2013attention")],
)
def test_marks_that_phones_and_pages_put_in(right, typed):
    assert mark(word((right, True)), typed).status == "right" and mark(word((typed, True)), right).status == "right"


def test_the_nearest_answer_counts_and_says_what_was_meant():
    question = word(("context", True), ("content", False), ("encoder", True))
    assert mark(question, "content").correct is False, "another word, one letter away"
    assert mark(question, "contxet").meant == "context" and mark(question, "context").meant == ""
    assert mark(question, "an Encoder.").meant == "encoder" and mark(question, "the content").correct is False


def test_a_slip_between_a_right_and_a_wrong_answer_is_asked_back():
    question = word(("weights", True), ("weighty", False))
    assert mark(question, "weightz").reason.reason == "near_two"


def test_several_answers_are_asked_back_unless_all_are_right():
    question = word(("softmax", True), ("ソフトマックス", True), ("argmax", False))
    assert mark(question, "softmax or argmax").reason.reason == "one_word"
    assert mark(question, "softmax（ソフトマックス）").correct is True
    assert mark(question, "softmax or whatever").reason.reason == "one_word"


def test_what_names_nothing_and_what_is_a_part_of_the_name_costs_no_try():
    question = word(("exposure bias", True), ("露出バイアス", True), ("variance", False), ("bias of the sample", False))
    for typed, reason in [("?", "nothing"), ("idk", "nothing"), ("分からん", "nothing"), ("some bias", "part")]:
        assert mark(question, typed).reason.reason == reason, typed
    assert mark(question, "露出").reason.reason == "part"
    with_distractor = word(("exposure bias", True), ("bias", False))
    assert mark(with_distractor, "bias").correct is False, "a wrong answer of its own"


def test_a_sentence_is_read_for_the_name_in_it():
    question = word(("exposure bias", True), ("teacher forcing", False))
    named = mark(question, "It's called exposure bias, because its own errors are new to it")
    assert named.correct is True and named.meant == "exposure bias"
    for typed in ("it is not exposure bias", "exposure bias → teacher forcing", "teacher forcing causes exposure bias"):
        assert mark(question, typed).correct is False, typed


def test_an_answer_is_right_as_it_is_shown():
    question = word(("`np.exp`", True), ("**bold** word", True))
    assert mark(question, "np.exp").correct is True and mark(question, "`np.exp`").correct is True
    assert mark(question, "bold word").correct is True


def test_names_of_keys_in_the_course():
    shown = bank.load("00")["00.key-to-run"].shown()
    for typed in (
        "Shift + Enter",
        "shift-enter",
        "shift+return",
        "Shiftキー",
        "しふと",
        "the shift key",
        "left shift",
        "⇧",
    ):
        assert mark(shown, typed).correct is True, typed
    for typed in ("control", "Control key", "コントロール", "⌘", "Cmd"):
        assert mark(shown, typed).feedback == mark(shown, "Ctrl").feedback, typed
    assert mark(shown, "Ctrl / ⌘").feedback == mark(shown, "Ctrl").feedback, "two names of one key"
    assert mark(shown, "option").feedback == mark(shown, "Alt").feedback != mark(shown, "Tab").feedback


def test_of_several_right_answers_one_is_shown_that_can_be_given():
    answers = [{"answer": "a", "feedback": "no"}, {"answer": "a", "correct": True}, {"answer": "b", "correct": True}]
    question = bank.load([changed("09.string", answers=answers)]).questions[0]
    assert question.kind.right_answer(question.shown()) == ["b"]


def test_the_right_answer_is_right_as_it_is_shown_in_html_too():
    question = bank.load(
        [changed("09.string", answers=[{"answer": "H<sub>2</sub>O &lt; x", "correct": True}])]
    ).questions[0]
    for typed in ("H2O < x", "H<sub>2</sub>O &lt; x"):
        assert mark(question.shown(), typed).correct is True
