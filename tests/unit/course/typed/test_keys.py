"""Names of keys."""

import pytest

from attention_helpers.course.typed.keys import keys_in, pressed, same_keys


@pytest.mark.parametrize("typed", ["⇧", "shift", "left shift", "the Shift key", "しふと", "左の シフト", "Shiftを押す"])
def test_one_key(typed):
    assert pressed(typed) == ("shift",)


@pytest.mark.parametrize("typed", ["⇧⏎", "shift+return", "Enter + Shift", "シフトとエンター", "Shiftを押しながらEnter"])
def test_keys_together(typed):
    assert pressed(typed) == ("enter", "shift")


def test_what_is_no_key():
    assert pressed("caps lock") is None and pressed("") is None and pressed("shift or ctrl") is None


def test_a_question_asks_for_keys_where_an_answer_names_one_and_nothing_else():
    assert keys_in(["Shift", "x"]) == {"shift"} and keys_in(["Ctrl+Enter"]) == {"ctrl", "enter"}
    assert not keys_in(["return", "delete", "softmax"]), "these are statements as well"


def test_the_keys_of_a_mac_stand_for_those_of_other_computers():
    assert same_keys("⌘", "Ctrl", {"shift", "ctrl"}) and not same_keys("⌘", "Ctrl", {"cmd", "ctrl"})
    assert same_keys("⌥", "Alt", {"alt"}) and not same_keys("shift", "Ctrl", {"ctrl"})
