"""The playground of lesson 03: right gradients, descent that goes down, picture and words that follow the controls."""

import time
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from attention_helpers import nn, views
from attention_helpers.nn.attention.score import KINDS
from attention_helpers.views.play import soft_attention as soft_play

SVG = "{http://www.w3.org/2000/svg}"
TARGET = soft_play.VALUES[soft_play.WANTED]


@pytest.mark.parametrize("masked", [None, 0, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_pulls_are_minus_the_finite_differences(kind, masked):
    mask = np.arange(3) != (3 if masked is None else masked)
    place = {"query": soft_play.QUERY, "keys": soft_play.KEYS, "values": soft_play.VALUES}
    found = soft_play.moment(**place, wanted=TARGET, kind=kind, mask=mask)
    for name, array in place.items():
        for entry in np.ndindex(array.shape):
            losses = []
            for step in (1e-6, -1e-6):
                moved = array.copy()
                moved[entry] += step
                losses.append(soft_play.moment(**place | {name: moved}, wanted=TARGET, kind=kind, mask=mask).loss)
            slope = (losses[0] - losses[1]) / 2e-6
            assert abs(slope + found.pull[name][entry]) < 1e-6, (name, entry)
    if masked is not None:
        assert found.weights[masked] == 0
        assert not found.pull["keys"][masked].any() and not found.pull["values"][masked].any()
        assert found.pull["scores"][masked] == 0


def test_dot_agrees_with_the_package_and_pushes_on_scores_sum_to_zero():
    found = soft_play.moment(soft_play.QUERY, soft_play.KEYS, soft_play.VALUES, TARGET)
    context, weights = nn.soft_attention(soft_play.QUERY, soft_play.KEYS, soft_play.VALUES)
    np.testing.assert_allclose(found.context, context)
    np.testing.assert_allclose(found.weights, weights)
    assert abs(found.pull["scores"].sum()) < 1e-12
    np.testing.assert_allclose(found.pull["query"], found.pull["scores"] @ soft_play.KEYS)


@pytest.mark.parametrize("moves", list(soft_play._MOVES.values()))
@pytest.mark.parametrize("kind", KINDS)
def test_every_step_goes_down_and_moves_only_what_may_move(kind, moves):
    path = soft_play.descend(soft_play.QUERY, kind=kind, moves=moves)
    losses = [moment.loss for moment in path]
    assert len(path) == soft_play.STEPS + 1 and (np.diff(losses) <= 1e-9).all()
    for name in ("query", "keys", "values"):
        assert np.array_equal(getattr(path[0], name), getattr(path[-1], name)) == (name not in moves.split())


def test_it_starts_with_the_wrong_word_read_and_ends_with_the_right_one():
    play = views.soft_attention_playground()
    assert "weights 私 0.77, ペン 0.18" in play.words and "Pushed up: the score of ペン; down: 私" in play.words
    play.set(step=soft_play.STEPS)
    assert "The context is where it is wanted" in play.words
    play.set(moves="values")
    assert "The value of 私 has moved most: it was read most." in play.words


def test_mask_score_and_wanted_word_are_followed():
    play = views.soft_attention_playground()
    play.set(masked="私")
    assert "weights 私 0.00" in play.words and "私 is masked: weight 0" in play.words
    assert ">masked<" in play.picture
    play.set(masked=soft_play.NOBODY, kind="general")
    assert ">q W<" in play.picture
    play.set(kind="dot", wanted=0)
    assert "Pushed up: the score of 私" in play.words


def test_hard_weights_push_nothing():
    path = soft_play.descend((-30.0, 0.0))
    assert path[0].loss > 1 and np.abs(path[0].pull["scores"]).max() < 1e-9


def _drag(play, x, y):
    play.view._receive(play.view, {"drag": "query", "x": x, "y": y}, [])


def test_dragging_and_picking_set_the_query_and_go_back_to_step_0():
    play = views.soft_attention_playground()
    play.set(step=5)
    _drag(play, *soft_play._pixels("keys", (1.0, -2.0)))
    assert (play.values["x"], play.values["y"], play.values["step"]) == (1.0, -2.0, 0)
    _drag(play, 900, -50)
    assert (play.values["x"], play.values["y"]) == (3.0, 3.0)
    play.view.pick('{"step": 0, "x": -1.0, "y": 2.0}')
    assert (play.values["x"], play.values["y"]) == (-1.0, 2.0)
    play.view.pick('{"step": 0, "wanted": 2}')
    assert play.values["wanted"] == 2


@pytest.mark.parametrize("x, y", [(-3.0, -3.0), (3.0, 3.0), (0.0, 0.0)])
@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_is_valid_and_within_its_frame(kind, x, y):
    play = views.soft_attention_playground()
    play.set(kind=kind, x=x, y=y, step=20)
    tree = ElementTree.fromstring(play.picture)
    for circle in tree.iter(f"{SVG}circle"):
        assert 0 <= float(circle.get("cx")) <= 760 and 0 <= float(circle.get("cy")) <= 420


def test_every_shape_to_pick_has_a_name_and_one_value_is_pressed():
    tree = ElementTree.fromstring(views.soft_attention_playground().picture)
    shapes = [shape for shape in tree.iter() if shape.get("data-pick")]
    assert len(shapes) == 49 + 3 and all(shape.get("aria-label") for shape in shapes)
    assert sum(shape.get("aria-pressed") == "true" for shape in shapes) == 1


def test_a_move_takes_less_than_a_tenth_of_a_second():
    play, times = views.soft_attention_playground(), []
    for step in range(15):
        start = time.perf_counter()
        play.set(step=step)
        times.append(time.perf_counter() - start)
    assert sorted(times)[3] < 0.1
