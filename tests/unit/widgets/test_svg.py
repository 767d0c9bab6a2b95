"""SVG pictures: valid XML, escaped, the same each time, nothing outside its frame."""

import json
import xml.etree.ElementTree as ElementTree

import pytest

from attention_helpers.widgets import svg
from attention_helpers.widgets.colormap import cell_color

SVG = "{http://www.w3.org/2000/svg}"


def _tree(picture):
    return ElementTree.fromstring(str(picture))


def test_text_and_attributes_are_escaped():
    nasty = "<script>\"&'"
    tree = _tree(svg.Drawing(10, 10, nasty).text(1, 2, nasty).rect(0, 0, 1, 1, sets={"word": nasty}, says=nasty))
    assert tree.get("aria-label") == nasty
    assert tree.find(f"{SVG}text").text == nasty
    assert tree.find(f"{SVG}rect").get("aria-label") == nasty
    assert tree.find(f"{SVG}script") is None


def test_what_no_xml_can_hold_is_written_out():
    unseen = "a\x00\x0b\x1b\ud800\ufffeb"
    tree = _tree(svg.Drawing(10, 10, unseen).text(1, 2, unseen).rect(0, 0, 1, 1, sets={"word": unseen}, says=unseen))
    told = {tree.get("aria-label"), tree.find(f"{SVG}text").text, tree.find(f"{SVG}rect").get("aria-label")}
    assert told == {"a\\u0000\\u000b\\u001b\\ud800\\ufffeb"}


def test_a_template_takes_a_picture_as_html():
    drawing = svg.Drawing(9, 9, "<b>")
    assert drawing.__html__() == str(drawing) and "<b>" not in str(drawing)


def test_bars_write_their_words_and_numbers_and_do_not_leave_their_frame():
    tree = _tree(svg.Drawing(100, 100, "bars").bars(0, 10, 100, 50, [0.5, 2.0, -1.0], ["a", "b", "c"]))
    assert [text.text for text in tree.iter(f"{SVG}text")] == ["0.50", "a", "2.00", "b", "-1.00", "c"]
    assert [float(rect.get("height")) for rect in tree.iter(f"{SVG}rect")] == [25.0, 50.0, 0.0]


def test_a_heatmap_has_a_stroke_for_each_number_and_a_path_for_each_colour():
    paths = _tree(svg.Drawing(99, 99, "map").heatmap(5, 30, [[0.125, 1.0], [1.0, 0.13]], cell=(20, 10))).iter(
        f"{SVG}path"
    )
    expected = [("M5 35h20M25 45h20", cell_color(0.125), "10"), ("M25 35h20M5 45h20", cell_color(1.0), "10")]
    assert [tuple(map(path.get, ("d", "stroke", "stroke-width"))) for path in paths] == expected


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: svg.Drawing(0, 10, "x"), "positive width and height, got 0 x 10"),
        (lambda: svg.Drawing(10, 10, "x").circle(float("nan"), 0, 1), "must be a finite number, got nan"),
    ],
)
def test_bad_places_are_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_a_shape_that_sets_controls_is_a_named_button():
    tree = _tree(svg.Drawing(9, 9, "x").rect(0, 0, 1, 1, sets={"b": 1, "a": "私"}, says="set", pressed=True))
    shape = tree.find(f"{SVG}rect")
    assert json.loads(shape.get("data-pick")) == {"a": "私", "b": 1} and "私" in shape.get("data-pick")
    assert (shape.get("aria-label"), shape.get("aria-pressed")) == ("set", "true")
    spoken = _tree(svg.Drawing(9, 9, "x").text(0, 0, "私", sets={"a": 1})).find(f"{SVG}text")
    assert spoken.get("aria-label") == "私" and spoken.get("aria-pressed") is None


def test_a_picture_shrinks_to_its_room_unless_it_says_otherwise():
    drawing = svg.Drawing(9, 9, "x")
    assert _tree(drawing).get("style") == "max-width:100%;height:auto"
    drawing.style += ";min-width:7px"
    assert _tree(drawing).get("style").endswith(";min-width:7px") and svg.Drawing.style != drawing.style


def test_places_are_rounded_to_a_tenth_and_zero_has_no_sign():
    circle = _tree(svg.Drawing(9, 9, "x").circle(1.26, -0.01, 2.0, stroke_width=0.44)).find(f"{SVG}circle")
    assert [circle.get(name) for name in ("cx", "cy", "r", "stroke-width")] == ["1.3", "0", "2", "0.4"]


def test_an_arrow_ends_in_a_head_at_its_end():
    line, head = _tree(svg.Drawing(50, 50, "x").arrow(0, 10, 40, 10))
    assert (line.get("x2"), line.get("y2")) == ("40", "10")
    points = [tuple(map(float, point.split(","))) for point in head.get("points").split()]
    assert (40.0, 10.0) in points and all(x <= 40 for x, _ in points) and len({y for _, y in points}) == 3


def test_a_marked_bar_has_a_frame():
    tree = _tree(svg.Drawing(100, 100, "bars").bars(0, 10, 100, 50, [0.2, 0.9], "ab", marked=(1,)))
    assert [rect.get("stroke") for rect in tree.iter(f"{SVG}rect")] == ["none", svg.INK]
