"""Draws and shuffles: the same everywhere."""

from attention_helpers.course.questions.parts.draws import shuffled


def test_things_shuffled_never_stand_in_the_order_written():
    for count in range(2, 9):
        for name in ("a", "b", "c", "d"):
            order = shuffled(name, count)
            assert sorted(order) == list(range(count)) != order
