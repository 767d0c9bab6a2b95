"""An exercise as a learner meets it: checks that are recorded, hints, the solution."""

from attention_helpers import course
from attention_helpers.course.checking import exercise
from attention_helpers.course.records import store
from tests.unit.course.checking.sample import right, shown


def test_text_of_a_stub_is_one_line():
    assert repr(shown(lambda weights, vectors: ...)) == "Exercise weighted_mean: not attempted yet"


def test_a_fault_of_the_checker_does_not_look_like_the_learners(monkeypatch):
    monkeypatch.setattr(exercise, "guarded_check", lambda *_: 1 / 0)
    result = shown(right)
    assert result.verdict.status == "cannot_check" and "not yours" in result.text
    assert store.history("exercise") == []


def test_checks_are_recorded_and_stubs_are_not():
    ex = course.exercise("weighted_mean")
    ex.check(lambda weights, vectors: ...)
    assert store.history("exercise") == []
    ex.check(lambda weights, vectors: weights @ vectors)
    ex.check(lambda weights, vectors: weights @ vectors / weights.sum())
    wrong, good = store.history("exercise", "weighted_mean")
    assert (wrong["right"], wrong["misconception"], wrong["lesson"]) == (False, "sum_not_mean", "00")
    assert good["right"] and good["score"] == 1.0
    assert "solved this one before" in repr(course.exercise("weighted_mean"))


def test_one_more_hint_each_time():
    ex = course.exercise("weighted_mean")
    seen = [repr(ex.hint()) for _ in range(4)]
    assert [text.count("Hint") for text in seen] == [1, 2, 3, 3] and "no further hint" in seen[-1]
    assert "Hint 2 of 3" not in seen[0]


def test_the_solution_comes_after_a_try_or_on_insistence():
    ex = course.exercise("weighted_mean")
    assert "def weighted_mean" not in repr(ex.solution()) and "insist=True" in repr(ex.solution())
    assert "def weighted_mean" in repr(ex.solution(insist=True))
    other = course.exercise("encoder_loop")
    other.check(lambda words, W, U, b: ...)
    assert "def encoder_loop" not in repr(other.solution())
    other.check(lambda words, W, U, b: 0)
    assert "def encoder_loop" in repr(other.solution())


def test_a_check_tells_what_could_not_be_saved(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(store.VARIABLE, str(tmp_path / "file" / "x"))
    result = shown(lambda weights, vectors: weights @ vectors / weights.sum())
    assert result.passed and "could not be saved" in result.text and "could not be saved" in result.html


def test_hints_and_the_solution_are_held_back_until_the_instructor_opens_them(instructor):
    instructor(hints={"00": False}, solutions={"*": "2099-01-01"})
    ex = course.exercise("weighted_mean")
    ex.check(lambda weights, vectors: weights @ vectors)
    hint, solution = "Its hints are not open yet", "Its solution opens on 2099-01-01"
    assert hint in ex.text and solution in ex.text
    assert hint in ex.hint().text and "Hint 1" not in ex.hint().text and store.history("hint") == []
    for card in (ex.solution(), ex.solution(insist=True)):
        assert solution in card.text and "def weighted_mean" not in card.text and not card.blocks
    assert store.history("solution") == []
    instructor(hints={"00": False}, solutions={"*": "2099-01-01", "weighted_mean": True})
    assert hint in ex.hint().text and "def weighted_mean" in ex.solution().text
    instructor(lessons={"00": False}, solutions={"weighted_mean": True})
    assert "not open yet" in ex.solution(insist=True).text, "nothing of an exercise opens before its lesson"


def test_an_instructors_file_that_cannot_be_read_holds_nothing_back_and_is_told_once(instructor):
    instructor(solutions={"weighted_mean": "soon"})
    ex = course.exercise("weighted_mean")
    told = ["holds nothing back" in ex.hint().text, "holds nothing back" in ex.solution(insist=True).text]
    assert told == [True, False] and "def weighted_mean" in ex.solution(insist=True).text
