"""A picture as a widget: what was picked or dragged comes to every callback, with its place."""

from attention_helpers.widgets.svg import Drawing
from attention_helpers.widgets.svg_view import SvgView


def _view():
    view, seen = SvgView(str(Drawing(10, 10, "a"))), []
    view.on_pick(lambda *what: seen.append(("pick", *what)))
    view.on_drag(lambda *what: seen.append(("drag", *what)))
    return view, seen


def test_a_pick_brings_its_name():
    view, seen = _view()
    view._receive(view, {"pick": "key"}, [])
    view.pick("other")
    assert seen == [("pick", "key"), ("pick", "other")]


def test_a_drag_brings_its_place():
    view, seen = _view()
    view._receive(view, {"drag": "query", "x": 3.0, "y": 4.0}, [])
    assert seen == [("drag", "query", 3.0, 4.0)]


def test_every_callback_hears_of_a_pick():
    view, seen = _view()
    view.on_pick(seen.append)
    view.pick("key")
    assert seen == [("pick", "key"), "key"]


def test_a_message_of_another_kind_changes_nothing():
    view, seen = _view()
    view._receive(view, {"hover": "key"}, [])
    assert seen == []


def test_the_plain_text_is_the_first_description():
    view = SvgView("<svg/>", description="two bars")
    view.description = "three bars"
    assert repr(view) == "two bars"
