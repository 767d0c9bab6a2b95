"""The counts themselves."""

from collections import Counter

from attention_helpers.course.report.counting.counts import Item, Learner, most


def test_ties_go_by_the_alphabet():
    assert most(Counter({"zebra": 2, "ant": 2, "bee": 1})) == ("ant", 2) and most(Counter()) == ("", 0)


def test_the_share_that_was_right_at_first():
    assert Item("quiz", "01.a", "01", learners=4, first_right=1).first_rate == 0.25


def test_who_did_nothing():
    assert Learner("a").did_nothing
    assert not any(Learner("a", **{done: 1}).did_nothing for done in ("items", "own", "guesses", "again"))


def test_of_whom_there_is_more_to_tell():
    assert not Learner("a", items=3).has_state
    told = {"stuck": [("soft", 3)], "solutions": {"soft"}, "hurried": 1, "guesses": 1, "again": 1}
    assert all(Learner("a", **{name: value}).has_state for name, value in told.items())
