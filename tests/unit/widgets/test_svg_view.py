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


def test_a_touch_is_a_matter_of_the_page_alone():
    """No message comes from it: what the page needs to show it is drawn, and the caption is sent with the picture."""
    view, seen = SvgView(str(Drawing(9, 9, "x").rect(0, 0, 1, 1, data_touch="a")), caption="Touch it."), []
    view.on_pick(lambda *what: seen.append(what))
    view._receive(view, {"touch": "a"}, [])
    assert seen == [] and view.get_state()["caption"] == "Touch it."


def test_what_cannot_be_sent_or_seen_is_written_out():
    view = SvgView("<svg/>", "a\ud800", caption="\u202eb")
    assert (view.description, view.caption, repr(view)) == ("a\\ud800", "\\u202eb", "a\\ud800")
    view.show(Drawing(9, 9, "x"), "\x00")
    assert view.description == "\\u0000"


def test_the_plain_text_is_the_one_given_or_the_first_description():
    view, given = SvgView("<svg/>", "two bars"), SvgView("<svg/>", "two bars", text="Start: two bars.")
    view.description = given.description = "three bars"
    assert (repr(view), repr(given)) == ("two bars", "Start: two bars.")
