"""A panel: the guard and the voice stand beside its controls, and its text stays what it was given."""

import ipywidgets

from attention_helpers.widgets.panel import Announcer, Panel


def test_a_panel_holds_its_children_and_one_announcer():
    slider = ipywidgets.IntSlider()
    panel = Panel([slider], text="Playground: x.")
    assert panel.children[0] is slider and isinstance(panel.children[1], Announcer) and len(panel.children) == 2
    assert "ah" in panel._dom_classes  # the class that base.js and base.css look for


def test_what_is_announced_reaches_the_screen_reader_and_is_not_printed(capsys):
    panel = Panel([], text="Playground: x.")
    heard = []
    panel.children[-1].observe(lambda change: heard.append(change["new"]), "message")
    panel.announce("one")
    panel.announce("two")
    assert heard == ["one", "two"] and capsys.readouterr().out == ""


def test_the_text_is_the_one_given_whatever_was_said():
    panel = Panel([], text="Playground: x.")
    panel.announce("something else")
    assert repr(panel) == "Playground: x."


def test_what_cannot_be_sent_is_written_out():
    panel = Panel([], text="a\ud800")
    panel.announce("b\ud800")
    assert (repr(panel), panel.children[-1].message) == ("a\\ud800", "b\\ud800")


def test_the_announcer_guards_the_keyboard_and_speaks():
    assert "installKeyboardGuard();" in Announcer._esm and 'model.on("change:message"' in Announcer._esm
