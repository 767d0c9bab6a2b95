"""What is taken back."""

import pytest

from attention_helpers.course.typed.corrections import corrected


@pytest.mark.parametrize(
    "text",
    [
        "6 → 7",
        "6 -> 5 -> 7",
        "not 6 but 7",
        "not 6, but rather 7",
        "6… no, 7",
        "6 no 7",
        "6, sorry, 7",
        "6, I mean 7",
        "6じゃなくて7",
        "6 ではなく、7",
        "6、いや7",
    ],
)
def test_the_last_counts(text):
    assert corrected(text) == "7"


@pytest.mark.parametrize("text", ["7", "not 7", "7ではない", "7 or no more", "no 7", "6 and 7", "7, not 6", "noise"])
def test_what_takes_nothing_back_stays(text):
    assert corrected(text) == text
