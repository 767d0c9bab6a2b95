"""Draws and shuffles: the same everywhere."""

from attention_helpers.course.questions.parts.draws import draw_numbers, shuffled


def test_things_shuffled_never_stand_in_the_order_written():
    for count in range(2, 9):
        for name in ("a", "b", "c", "d"):
            order = shuffled(name, count)
            assert sorted(order) == list(range(count)) != order


def test_a_draw_takes_one_number_for_each_name_and_never_changes():
    variables = {"V": [50, 100, 200], "D": [8, 16]}
    draws = [draw_numbers("01.size", variables, draw) for draw in range(20)]
    assert draws == [draw_numbers("01.size", variables, draw) for draw in range(20)]
    assert {(draw["V"], draw["D"]) for draw in draws} == {(v, d) for v in variables["V"] for d in variables["D"]}
