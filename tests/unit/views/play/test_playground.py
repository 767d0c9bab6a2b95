"""SVG pictures and the playground base: valid XML, escaped, fast, the same each time, heard as well as seen."""

import time
import xml.etree.ElementTree as ElementTree

import pytest

from attention_helpers import views
from attention_helpers.widgets import svg

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


def test_heatmap_bars_words_and_boxes():
    picture = svg.Drawing(300, 200, "all")
    picture.heatmap(50, 30, [[0.1, 0.9]], columns=["私", "は"], rows=["I"], numbers="{:.1f}", gold={(1, 0)})
    picture.bars(0, 0, 100, 50, [0.5, 2.0], labels=["a", "b"]).words(0, 0, ["I", "am"], marks=["right", "wrong"])
    picture.box(0, 0, 80, 40, "GRU", "(B, 64)").arrow(0, 0, 10, 0)
    texts = [text.text for text in _tree(picture).iter(f"{SVG}text")]
    assert texts == ["私", "は", "I", "0.1", "0.9", "0.50", "a", "2.00", "b", "I", "✓", "am", "✗", "GRU", "(B, 64)"]


def test_bars_do_not_leave_their_frame():
    tree = _tree(svg.Drawing(100, 100, "bars").bars(0, 10, 100, 50, [2.0, -1.0]))
    assert [float(rect.get("height")) for rect in tree.iter(f"{SVG}rect")] == [50.0, 0.0]


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


def test_softmax_playground_moves_from_hard_to_alike():
    play = views.softmax_playground()
    assert "ペン 0.63" in play.words
    play.set(temperature=0.05)
    assert "a hard choice" in play.words
    play.set(temperature=20.0, score1=0.0, score2=0.0, score3=0.0)
    assert "私 0.33, ペン 0.33, 持って 0.33" in play.words
    assert "nearly alike" in play.words
    _tree(play.picture)


def test_a_move_takes_less_than_a_tenth_of_a_second():
    play = views.softmax_playground()
    times = []
    for step in range(20):
        start = time.perf_counter()
        play.set(temperature=0.5 if step % 2 else 2.0)
        times.append(time.perf_counter() - start)
    assert sorted(times)[10] < 0.1
