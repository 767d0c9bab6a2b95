"""The query plane: its numbers are nn's, sliders, pad and dragging agree, the words say what is drawn."""

import json
import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from attention_helpers import nn, views
from attention_helpers.views.play.query_plane import GREETINGS, HOURS, KEYS, look_up

SVG = "{http://www.w3.org/2000/svg}"
PLACES = [(1.0, 1.0), (-2.0, 1.0), (0.0, 0.0), (2.9, -2.9)]


@pytest.fixture
def play():
    return views.query_plane_playground()


def tree(play):
    return ElementTree.fromstring(play.picture)


def said_weights(play):
    return [float(number) for number in re.findall(r" (\d\.\d\d)[,.]", play.words)[:4]]


@pytest.mark.parametrize("x, y", PLACES)
@pytest.mark.parametrize("temperature", [0.05, 1.0, 20.0])
def test_the_dot_product_is_soft_attention_over_the_keys(x, y, temperature):
    scores, weights, hour = look_up(x, y, temperature)
    context, expected = nn.soft_attention(np.array([x, y]), KEYS, HOURS[:, None], temperature=temperature)
    np.testing.assert_allclose(scores, KEYS @ [x, y])
    np.testing.assert_allclose(weights, expected)
    assert hour == pytest.approx(context[0])


@pytest.mark.parametrize("x, y", PLACES)
def test_nearness_makes_the_nearest_key_count_most(x, y):
    scores, weights, _ = look_up(x, y, kind="nearness")
    distances = np.hypot(*(KEYS - [x, y]).T)
    np.testing.assert_allclose(scores, -(distances**2) / 2)
    assert weights[distances.argmin()] == weights.max() and weights.sum() == pytest.approx(1)


def test_a_longer_key_wins_by_dot_product_even_where_another_is_nearer():
    place = (0.5, 1.2)
    assert look_up(*place, kind="dot")[0].argmax() != np.abs(look_up(*place, kind="nearness")[0]).argmax()


@pytest.mark.parametrize("x, y", PLACES)
def test_words_and_picture_tell_the_same_numbers(play, x, y):
    play.set(x=x, y=y, temperature=2.0)
    _, weights, hour = look_up(x, y, 2.0)
    assert said_weights(play) == [round(weight, 2) for weight in weights]
    assert f"Mixed value: {hour:.1f} hours." in play.words
    texts = [element.text for element in tree(play).iter(f"{SVG}text")]
    assert all(f"{weight:.2f}" in texts for weight in weights) and f"{hour:.1f} h" in texts
    assert play.view.description == f"Query at ({x:.1f}, {y:.1f}) among four keys; the mixed value is {hour:.1f} hours"


@pytest.mark.parametrize(
    "values, comment",
    [
        (dict(x=0.0, y=0.0), "No key fits better than another"),
        (dict(x=-3.0, y=1.0, temperature=0.2), "Nearly hard: the answer is that of おはよう"),
        (dict(x=-2.0, y=1.0), "Nearly hard"),
        (dict(x=-1.5, y=1.0), "Soft: おはよう counts most"),
        (dict(x=1.0, y=1.0), "こんにちは and こんばんは fit alike"),
        (dict(x=0.0, y=0.5), "Soft: こんにちは counts most"),
    ],
)
def test_the_words_comment_on_what_is_seen(play, values, comment):
    play.set(**values)
    assert comment in play.words and play._announcer.message == play.words


@pytest.mark.parametrize("control, value", [("x", -2.0), ("y", 3.0), ("temperature", 0.05), ("kind", "nearness")])
def test_every_control_moves_the_picture(play, control, value):
    play.set(x=-0.5, y=1.5)
    before = play.picture, play.words
    play.control(control).value = value
    assert play.picture != before[0] and play.words != before[1]


def test_a_point_of_the_pad_sets_both_sliders_and_is_marked_as_chosen(play):
    points = {
        element.get("aria-label"): element.get("data-pick")
        for element in tree(play).iter(f"{SVG}circle")
        if element.get("data-pick")
    }
    assert len(points) == 7 * 7
    play.view.pick(points["query to -2, 3"])
    assert (play.values["x"], play.values["y"]) == (-2, 3)
    pressed = [
        json.loads(element.get("data-pick"))
        for element in tree(play).iter(f"{SVG}circle")
        if element.get("aria-pressed") == "true"
    ]
    assert pressed == [{"x": -2.0, "y": 3.0}]
    play.set(x=0.5)
    assert 'aria-pressed="true"' not in play.picture


def query(play):
    mark = next(element for element in tree(play).iter(f"{SVG}circle") if element.get("data-drag") == "query")
    return float(mark.get("cx")), float(mark.get("cy"))


def drag(play, x, y):
    play.view._receive(play.view, {"drag": "query", "x": x, "y": y}, [])


def test_the_query_follows_where_it_is_dragged(play):
    start = query(play)
    drag(play, start[0] - 56, start[1] - 112)  # one unit to the left, two up
    assert (play.values["x"], play.values["y"]) == (0, 3)
    assert query(play) == (start[0] - 56, start[1] - 112)
    drag(play, *start)
    assert (play.values["x"], play.values["y"]) == (1, 1)


def test_dragged_beyond_the_pad_it_stays_at_the_edge(play):
    drag(play, -500, 5_000)
    assert (play.values["x"], play.values["y"]) == (-3, -3)


def test_no_zero_has_a_sign(play):
    drag(play, 189.6, 190.4)
    assert play.view.description.startswith("Query at (0.0, 0.0)")


def test_heavier_keys_get_thicker_lines_and_larger_circles(play):
    play.set(x=-1.0, y=0.5)
    weights = look_up(-1.0, 0.5)[1]
    lines = [float(line.get("stroke-width")) for line in tree(play).iter(f"{SVG}line") if line.get("opacity")]
    circles = [float(c.get("r")) for c in tree(play).iter(f"{SVG}circle") if c.get("cy") == "290"]
    assert np.argsort(lines).tolist() == np.argsort(circles).tolist() == np.argsort(weights).tolist()


def test_plain_text_is_that_of_the_start_and_the_same_each_time(play):
    before = repr(play)
    play.set(x=-3.0, kind="nearness")
    assert repr(play) == before == repr(views.query_plane_playground())
    assert "Start: x = 1.0, y = 1.0, temperature = 1.0, kind = dot." in before
    assert all(word in before for word, *_ in GREETINGS)
