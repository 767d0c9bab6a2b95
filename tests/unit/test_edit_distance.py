"""The edit distance, over words and over letters."""

import pytest

from attention_helpers.edit_distance import edit_distance


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("softmax", "sofmax", 1),
        ("kitten", "sitting", 3),
        (["a", "pen"], ["the", "pen"], 1),
    ],
)
def test_fewest_edits_in_both_directions(one, other, distance):
    assert edit_distance(one, other) == edit_distance(other, one) == distance
