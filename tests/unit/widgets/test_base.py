"""What every widget shares: base.js before its own module, palette and theme before its own sheet, its plain text."""

from pathlib import Path

import ipywidgets
import pytest

from attention_helpers.widgets import base, palette


class _Player(base.PlainText, ipywidgets.VBox):
    def plain_text(self):
        return "a player"


def test_the_shared_functions_stand_before_the_widgets_own():
    path = Path(base.__file__).with_name("announcer.js")
    whole = base.front_end(path)
    shared = path.with_name("base.js").read_text(encoding="utf-8")
    assert whole == shared + "\n" + path.read_text(encoding="utf-8")
    for name in ("installKeyboardGuard", "liveRegion", "announce", "element"):
        assert f"function {name}(" in shared
    assert whole.count("export default") == 1


def test_a_style_sheet_begins_with_palette_and_theme(tmp_path):
    own = tmp_path / "own.css"
    own.write_text(".ah-own { color: red; }", encoding="utf-8")
    shared = base.style()
    assert shared.startswith(palette.as_css()) and ".ah :focus-visible" in shared
    assert base.style(own) == shared + "\n.ah-own { color: red; }"


def test_where_no_widget_runs_its_plain_text_is_shown():
    player = _Player()
    data, metadata = player._repr_mimebundle_()
    assert repr(player) == data["text/plain"] == "a player"
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == player.model_id and metadata == {}


def test_what_no_message_can_hold_is_written_out():
    player = type("Odd", (base.PlainText, ipywidgets.VBox), {"_text": "a\ud800\x1b"})()
    assert player._repr_mimebundle_()[0]["text/plain"] == repr(player) == "a\\ud800\\u001b"


def test_a_widget_without_a_text_is_refused():
    with pytest.raises(AttributeError, match="_text"):
        repr(type("Mute", (base.PlainText, ipywidgets.VBox), {})())
