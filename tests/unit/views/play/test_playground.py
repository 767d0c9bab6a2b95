"""The playground base: every control redraws, what is shown is heard, its text stays, bad controls are named."""

import xml.etree.ElementTree as ElementTree

import pytest

from attention_helpers import views
from attention_helpers.views.play.playground import offer, reveal
from attention_helpers.widgets import svg

SVG = "{http://www.w3.org/2000/svg}"


def _tree(picture):
    return ElementTree.fromstring(str(picture))


def _counter():
    def draw(size, word, throw):
        return svg.Drawing(10, 10, "x").rect(0, 0, size, 5, sets={"size": 3}), f"{word} {size} {throw}"

    return views.playground(
        "Count <it>",
        "Move & see.",
        {
            "size": views.slider("size", (0, 9, 1), 2),
            "word": views.choice("word", ["私", "鳥"]),
            "throw": views.button("Throw"),
        },
        draw,
    )


def test_playground_redraws_on_every_control_and_speaks():
    play = _counter()
    assert play.words == "私 2 0"
    play.control("size").value = 5
    assert play.words == "私 5 0"
    assert 'width="5"' in play.picture
    play.set(word="鳥", size=4)
    assert play.words == "鳥 4 0"
    play.control("throw").click()
    play.press("throw")
    assert play.words == "鳥 4 2"
    assert play._announcer.message == play.words
    assert play.values == {"size": 4, "word": "鳥", "throw": 2}


def test_what_no_message_can_hold_is_written_out():
    listed = views.choice("word", [("a\ud800", "a\ud800"), ("私", "私")])
    play = views.playground(
        "T\x1b<i>", "D\ud800", {"word": listed}, lambda word: (svg.Drawing(9, 9, word), f"{word}\x00<b>")
    )
    assert [name for name, _ in listed.options] == ["a\\ud800", "私"]
    assert play.children[0].value == "<b>T\\u001b&lt;i&gt;</b><br>D\\ud800"
    assert play._line.value == "<span>a\\ud800\\u0000&lt;b&gt;</span>" and play.values == {"word": "a\ud800"}
    assert play.view.description == "a\\ud800"


def test_a_list_keeps_its_value_where_the_other_options_have_it():
    listed = views.choice("word", ["a", "b"], "b")
    offer(listed, [("1 b", "b"), ("2 c", "c")])
    assert listed.value == "b" and listed.options == (("1 b", "b"), ("2 c", "c"))
    offer(listed, [("1 a", "a"), ("2 c", "c")])
    assert listed.value == "a"


def test_a_control_is_hidden_and_shown():
    control = views.slider("size", (0, 9, 1), 2)
    for shown in (False, True):
        reveal(control, shown)
        assert (control.layout.display == "none") != shown


def test_what_fits_the_controls_together_brings_no_second_picture():
    class Fitted(views.Playground):
        drawn = 0

        def _fit(self):
            offer(self.control("word"), [("x", self.values["size"])])

    def draw(size, word):
        Fitted.drawn += 1
        return svg.Drawing(9, 9, "x"), f"{size} {word}"

    controls = {"size": views.slider("size", (0, 9, 1), 2), "word": views.choice("word", [("x", 0)])}
    play = Fitted("T", "D", controls, draw)
    assert (play.words, Fitted.drawn) == ("2 2", 1)
    play.control("size").value = 5
    assert (play.words, Fitted.drawn) == ("5 5", 2)


def test_picking_a_shape_sets_controls():
    play = _counter()
    name = _tree(play.picture).find(f"{SVG}rect").get("data-pick")
    play.view.pick(name)
    assert play.values["size"] == 3


def test_plain_text_is_what_it_started_with():
    play = _counter()
    before = repr(play)
    play.set(size=9)
    assert repr(play) == before == "Playground: Count <it>. Move & see. Start: size = 2, word = 私. 私 2 0"


def test_title_is_escaped_where_html_is_shown():
    assert "Count &lt;it&gt;" in _counter().children[0].value


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: _counter().set(width=1), "no control 'width'; it has size, word, throw"),
        (lambda: _counter().press("size"), "'size' is no button"),
        (lambda: views.slider("a", (0, 1, 0.1), 2), "expected low <= value <= high"),
        (lambda: views.slider("a", [1, 2], 3), "not among its choices"),
        (lambda: views.choice("a", []), "at least one option"),
    ],
)
def test_bad_controls_are_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
