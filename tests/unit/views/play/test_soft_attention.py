"""The playground of lesson 03: picture and words follow the controls, and every shape to pick has a name."""

import time
import xml.etree.ElementTree as ElementTree

import pytest

from attention_helpers import views
from attention_helpers.nn.attention.score import KINDS
from attention_helpers.views.play import soft_attention as soft_play
from attention_helpers.views.play.descent import NOBODY, STEPS

SVG = "{http://www.w3.org/2000/svg}"


def test_it_starts_with_the_wrong_word_read_and_ends_with_the_right_one():
    play = views.soft_attention_playground()
    assert "weights 私 0.77, ペン 0.18" in play.words and "Pushed up: the score of ペン; down: 私" in play.words
    play.set(step=STEPS)
    assert "The context is where it is wanted" in play.words
    play.set(moves="values")
    assert "The value of 私 has moved most: it was read most." in play.words


def test_mask_score_and_wanted_word_are_followed():
    play = views.soft_attention_playground()
    play.set(masked="私")
    assert "weights 私 0.00" in play.words and "私 is masked: weight 0" in play.words
    assert ">masked<" in play.picture
    play.set(masked=NOBODY, kind="general")
    assert ">q W<" in play.picture
    play.set(kind="dot", wanted=0)
    assert "Pushed up: the score of 私" in play.words


def _drag(play, x, y):
    play.view._receive(play.view, {"drag": "query", "x": x, "y": y}, [])


def test_dragging_and_picking_set_the_query_and_go_back_to_step_0():
    play = views.soft_attention_playground()
    play.set(step=5)
    _drag(play, *soft_play._KEYS.pixels((1.0, -2.0)))
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
