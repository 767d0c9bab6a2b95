"""cell and word: places to point at."""

from tests.unit.course.questions.sample import verdict


def test_cell_and_word():
    assert verdict("09.cell", [1, 1]).correct is True
    assert verdict("09.cell", [0, 0]).misconception == "wrong row"
    assert verdict("09.cell", [1, 2]).feedback == ("Find the row first.",)
    assert verdict("09.word", 2).correct is True
    assert verdict("09.word", 0).feedback == ("The subject.",)
    assert verdict("09.word", 3).feedback == ()
