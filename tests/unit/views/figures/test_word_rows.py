"""Rows of words: no box on another, no stem through a box, whatever the words; short rows on one level."""

from itertools import combinations

import numpy as np
import pytest

from attention_helpers.views.figures.word_rows import Row, arrange, text_width


def rows(seed, count):
    """Two rows of words of one to nine letters, the first with glosses."""
    rng = np.random.default_rng(seed)

    def word(letters):
        return "".join(rng.choice(list(letters), rng.integers(1, 10)))

    return [[(word("私はを持っている")[:5], word("abcim")) for _ in range(count)], [(word("abcim"), "")] * count]


def laid(row):
    """(left, right, level) of each box."""
    return [(x - w / 2, x + w / 2, level) for x, w, level in zip(*row, strict=True)]


@pytest.mark.parametrize("count", [1, 2, 5, 12, 20, 32, 40])
def test_no_box_lies_on_another_and_no_stem_in_a_box(count):
    for seed in range(5):
        _size, placed = arrange(rows(seed, count), 820)
        for row in (*placed, *(row.spread(row.length + 300) for row in placed)):
            assert list(row.middles) == sorted(row.middles) and min(left for left, _, _ in laid(row)) >= 0
            assert max(right for _, right, _ in laid(row)) <= row.length + 1e-9
            for one, other in combinations(laid(row), 2):
                if one[2] == other[2]:
                    assert one[1] <= other[0]
                inner, outer = sorted((one, other), key=lambda box: box[2])
                if inner[2] < outer[2]:
                    stem = (outer[0] + outer[1]) / 2
                    assert stem < inner[0] or stem > inner[1]


def test_few_words_stand_side_by_side_in_large_letters():
    size, placed = arrange([[(word, "") for word in "私 は ペン を 持って いる".split()], [("I", "")]], 820)
    assert size == 16 and [set(row.levels) for row in placed] == [{0}, {0}]


def test_a_row_that_does_not_fit_in_smaller_letters_takes_turns_on_levels():
    size, (row,) = arrange([[("yesterday", "")] * 12], 820)
    assert size == 14 and set(row.levels) == {0, 1} and row.length <= 820
    size, (row,) = arrange([[("yesterday", ""), ("a", "")] * 16], 820)
    assert size == 13 and set(row.levels) == {0, 1, 2} and row.length <= 820
    assert {level for (left, right, level) in laid(row) if right - left < 40} == {0}  # the short ones within


def test_a_row_is_spread_to_the_whole_length_and_one_word_stands_in_the_middle():
    row = Row([20, 60, 110], [40, 30, 50], [0, 0, 0])
    assert row.length == 135
    assert row.spread(225).middles == [20, 100, 200] and row.spread(135).middles == row.middles
    assert Row([20], [40], [0]).spread(100).middles == [50]


def test_a_japanese_letter_is_an_em_wide_and_a_latin_one_less():
    assert text_width("持って", 10) == 30
    assert text_width("il", 10) < text_width("no", 10) < text_width("NO", 10) < text_width("mw", 10) == 20
