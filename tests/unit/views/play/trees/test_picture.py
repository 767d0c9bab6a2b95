"""The player's picture: numbers in few letters, marks for what is open, done and joined, and the same in words."""

import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from attention_helpers.views.play.trees.picture import TreePicture, in_words, numbers
from attention_helpers.views.play.trees.steps import RandomMachine, steps
from attention_helpers.widgets.svg import GOOD, WARN

SVG = "{http://www.w3.org/2000/svg}"
SHORT = {"left": "私", "right": {"left": "は", "right": "走る"}}
MACHINE = RandomMachine({"short": SHORT}, 2, 1)
STEPS = steps(SHORT, MACHINE.vector, MACHINE.join)


def drawn(parts, step, tried=()):
    return ElementTree.fromstring(str(TreePicture(parts, step, MACHINE, tried, "words")))


def texts(picture):
    return [text.text for text in picture.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    "vector, text",
    [([0.5, -1.0], "[0.50 −1.00]"), ([0.5, -1.0, 0.0], "[0.50 −1.00 0.00]"), ([1.0, 2.0, 3.0, 4.0], "[1.00 2.00 …]")],
)
def test_a_vector_in_few_letters(vector, text):
    assert numbers(np.array(vector)) == text


def test_open_calls_are_boxes_on_the_right_and_orange_in_the_tree():
    picture = drawn([SHORT], STEPS[5])  # root, root.right and the leaf は are open
    assert [text for text in texts(picture) if text.startswith("traverse")] == [
        "traverse(root.right.left)",
        "traverse(root.right)",
        "traverse(root)",
    ]
    orange = [rect for rect in picture.iter(f"{SVG}rect") if rect.get("stroke") == WARN]
    assert len(orange) == 3 + 3
    assert [line.get("stroke") for line in picture.iter(f"{SVG}line")].count(WARN) == 2


def test_finished_nodes_carry_their_place_in_the_order_of_returns():
    green = [text.text for text in drawn([SHORT], STEPS[-1]).iter(f"{SVG}text") if text.get("fill") == GOOD]
    assert green == ["1", "2", "3", "4", "5"]


def test_parts_that_are_not_joined_have_a_button_between_them():
    picture = drawn(["私", {"left": "は", "right": "走る"}], None)
    (joint,) = [circle for circle in picture.iter(f"{SVG}circle") if circle.get("data-pick")]
    assert (joint.get("data-pick"), joint.get("aria-label")) == ("merge:0", "join 私 and は 走る")


def test_groupings_tried_stand_below_where_there_are_two_and_room():
    tried = [("[[私 は] 走る]", np.ones(2)), ("[私 [は 走る]]", np.zeros(2))]
    assert "groupings so far, and their vectors" in texts(drawn([SHORT], STEPS[1], tried))
    assert "groupings so far, and their vectors" not in texts(drawn([SHORT], STEPS[1], tried[:1]))
    assert "[1.00 1.00]" in texts(drawn([SHORT], STEPS[1], tried))


def test_each_kind_of_step_has_words_of_its_own():
    said = [in_words([SHORT], step, i, len(STEPS) - 1, MACHINE) for i, step in enumerate(STEPS)]
    assert len(set(said)) == len(STEPS)
    assert said[1] == "Step 1 of 10. traverse(root), 私 は 走る, is called; it calls its left child first."
    assert said[2].startswith("Step 2 of 10. traverse(root.left), 私, is a leaf and returns its vector [")
    assert in_words(["私", "は"], None, 0, -1, MACHINE) == "2 parts: 私 | は. Pick a + to join two neighbours."
