"""A square of the plane: places and pixels are inverse, nothing leaves it, its points are buttons."""

import json
import xml.etree.ElementTree as ElementTree

import pytest

from attention_helpers.views.play.plane import Plane
from attention_helpers.widgets import language as languages
from attention_helpers.widgets.svg import Drawing

SVG = "{http://www.w3.org/2000/svg}"
PLANE = Plane(x=100, y=150, unit=20, side=140)


@pytest.mark.parametrize("place", [(0.0, 0.0), (1.5, -2.0), (-3.0, 3.0), (0.1, 0.2)])
def test_a_place_in_pixels_is_set_again_from_them(place):
    assert PLANE.setting(*PLANE.pixels(place)) == {"x": place[0], "y": place[1]}


def test_up_in_the_plane_is_up_in_the_picture():
    assert PLANE.pixels((1, 2)) == (120, 110)


def test_what_lies_outside_is_kept_at_the_edge():
    assert PLANE.pixels((9, -9)) == (165, 215)
    assert PLANE.setting(900, -900) == {"x": 3.0, "y": 3.0}


def test_every_point_sets_the_query_and_the_one_it_is_at_is_pressed():
    picture = Drawing(300, 300, "plane")
    PLANE.draw_points(picture, (0.98, -2.0), 2, step=0)
    points = [c for c in ElementTree.fromstring(str(picture)).iter(f"{SVG}circle") if c.get("data-pick")]
    assert len(points) == 49 and all(json.loads(point.get("data-pick"))["step"] == 0 for point in points)
    (pressed,) = [point for point in points if point.get("aria-pressed") == "true"]
    assert pressed.get("aria-label") == "query to 1, -2"
    assert json.loads(pressed.get("data-pick")) == {"x": 1.0, "y": -2.0, "step": 0}


def test_the_query_can_be_dragged_and_the_axes_cross_at_the_origin():
    picture = Drawing(300, 300, "plane")
    PLANE.draw_query(picture, (1, 0), radius=9, size=13)
    PLANE.draw_axes(picture)
    tree = ElementTree.fromstring(str(picture))
    assert tree.find(f"{SVG}circle").get("data-drag") == "query"
    flat, upright = tree.iter(f"{SVG}line")
    assert (flat.get("y1"), flat.get("y2")) == ("150", "150") and (upright.get("x1"), upright.get("x2")) == (
        "100",
        "100",
    )


def test_the_querys_japanese_name_stays_inside_the_picture_at_the_left_edge(monkeypatch):
    picture, plane = Drawing(300, 300, "plane"), Plane(x=70, y=150, unit=20, side=140)
    monkeypatch.setattr(languages, "_chosen", "ja")
    plane.draw_query(picture, (-3, 0), radius=9, size=13)
    name = ElementTree.fromstring(str(picture)).find(f"{SVG}text")
    assert name.text == "クエリ" and float(name.get("x")) == 3 * 13 / 2
