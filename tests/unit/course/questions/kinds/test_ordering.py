"""ordering: lines in order."""

import pytest

from attention_helpers.course.questions.kinds.ordering import shown_items
from tests.unit.course.questions.sample import BANK, verdict


def test_ordering_pays_for_the_longest_run_in_order():
    places = shown_items(BANK["09.ordering"].shown(), "09.ordering")  # places[shown] = place in the right order

    def answer(order):
        return [places.index(item) for item in order]

    assert verdict("09.ordering", answer([0, 1, 2, 3])).correct is True
    assert verdict("09.ordering", answer([3, 2, 1, 0])).credit == 0
    moved = verdict("09.ordering", answer([3, 0, 1, 2]))
    assert moved.credit == pytest.approx(2 / 3) and moved.parts == (False, True, True, True)
