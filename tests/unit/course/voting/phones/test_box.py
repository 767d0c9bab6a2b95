"""One vote a ballot, until the box is closed; from many threads at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from attention_helpers.course.voting.phones.box import BallotBox, Closed, Full


def test_a_ballot_has_one_vote_which_can_change():
    box = BallotBox()
    assert box.cast("a", (1,)) and box.cast("b", (0,)) and box.cast("a", (2,))
    assert not box.cast("a", (2,))  # the same again changes nothing
    assert len(box) == 2 and box.votes() == [(0,), (2,)] and box.vote_of("a") == (2,) and box.vote_of("c") is None


def test_a_closed_box_takes_nothing():
    box = BallotBox()
    box.cast("a", (1,))
    assert box.close() and not box.close()  # who closed it knows
    for ballot in ("a", "b"):
        with pytest.raises(Closed):
            box.cast(ballot, (0,))
    assert box.votes() == [(1,)]


def test_a_full_box_still_takes_changes():
    box = BallotBox(most=2)
    box.cast("a", (1,))
    box.cast("b", (1,))
    with pytest.raises(Full):
        box.cast("c", (1,))
    assert box.cast("a", (0,)) and len(box) == 2


def test_many_at_once_lose_nothing():
    box = BallotBox()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda i: box.cast(str(i % 500), (i % 4,)), range(4000)))
    assert len(box) == 500
