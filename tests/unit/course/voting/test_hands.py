"""Fields for hands counted by eye."""

import pytest

from attention_helpers import course
from attention_helpers.course.voting.asked import find
from attention_helpers.course.voting.hands import hands_for


def test_a_count_for_each_option():
    hands = hands_for(find("05.have").form)
    assert [field.description for field in hands.widgets][1] == "Hands: On ペン, the word in the middle"
    hands.widgets[1].value = 7
    hands.widgets[2].value = -3  # the field keeps it at 0
    assert hands.read() == [0, 7, 0, 0]
    course.set_language("ja")
    assert hands_for(find("05.have").form).widgets[3].description == "挙手：文全体に広がる"


def test_numbers_called_out_in_one_field():
    hands = hands_for(find("02.spread").form)
    hands.field.value = "1 3 3"
    assert hands.read() == [1, 3, 3]
    hands.field.value = "1 <b> 3"
    with pytest.raises(ValueError, match=r"^`<b>` is no number within the limits"):
        hands.read()


def test_no_hands_for_a_curve():
    assert hands_for(find("05.gap").form) is None
