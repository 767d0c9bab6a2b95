"""Choices from a seed: the same for a seed, as often as their weights say, all kept when mixed."""

from collections import Counter

import numpy as np
import pytest

from attention_helpers.corpus.generator.draw import Draw


def test_each_choice_of_a_draw_follows_its_weight():
    draw = Draw(0)
    drawn = Counter(draw.weighted({"a": 3, "b": 1, "never": 0}) for _ in range(4_000))
    assert set(drawn) == {"a", "b"} and drawn["a"] / 4_000 == pytest.approx(0.75, abs=0.03)
    picked = Counter(draw.pick("xyz") for _ in range(3_000))
    assert np.ptp(list(picked.values())) < 200 and set(picked) == set("xyz")


def test_a_seed_is_a_stream_that_does_not_change():
    """Python promises it; the course's files stand on it."""
    assert Draw(1).uniform() == 0.13436424411240122
    assert Draw(1).pick("abcdefgh") == "b" and Draw("7 en").pick("abcdefgh") == "h"


def test_a_chance_is_as_large_as_it_is_called():
    draw = Draw(3)
    assert sum(draw.chance(0.2) for _ in range(4_000)) / 4_000 == pytest.approx(0.2, abs=0.02)
    assert not any(draw.chance(0.0) for _ in range(100)) and all(draw.chance(1.0) for _ in range(100))


def test_mixing_keeps_every_item_and_reaches_every_order():
    draw, orders = Draw(0), Counter()
    for _ in range(600):
        items = list("abc")
        draw.shuffle(items)
        orders["".join(items)] += 1
    assert len(orders) == 6 and min(orders.values()) > 60
