"""The picture of joined words: a line for each weight above nothing, thicker where it is stronger; all escaped."""

import xml.etree.ElementTree as ElementTree

import numpy as np

from attention_helpers.views.figures.links_picture import LinksPicture
from attention_helpers.widgets.svg import ACCENT, WARN

SVG = "{http://www.w3.org/2000/svg}"


def picture(weights, source="ab", target="xy", gold=(), gloss=""):
    """Words of one letter each, the source with a gloss."""
    says = {
        f"{side}{i}": f"says {word}" for side, words in (("s", source), ("t", target)) for i, word in enumerate(words)
    }
    words = [[(word, gloss) for word in source], [(word, "") for word in target]]
    return ElementTree.fromstring(str(LinksPicture(np.array(weights), *words, set(gold), says, "label")))


def lines(tree, color):
    """{the words of a line: its element}"""
    return {path.get("data-of"): path for path in tree.iter(f"{SVG}path") if path.get("stroke") == color}


def width(line):
    return float(line.get("stroke-width"))


def test_a_line_for_each_weight_thicker_and_darker_where_it_is_stronger():
    found = lines(picture([[0.9, 0.1], [0.3, 0.004]]), ACCENT)
    assert list(found) == ["s1 t0", "s0 t1", "s0 t0"]  # the strongest lies on top; 0.00 has none
    weak, middle, strong = found.values()
    assert width(weak) < width(middle) < width(strong)
    assert float(weak.get("stroke-opacity")) < float(middle.get("stroke-opacity")) < float(strong.get("stroke-opacity"))


def test_weights_above_one_keep_their_ratios():
    tenfold = lines(picture([[9.0, 1.0], [10.0, 0.04]]), ACCENT)
    once = lines(picture([[0.9, 0.1], [1.0, 0.004]]), ACCENT)
    assert {of: width(line) for of, line in once.items()}.items() <= {
        of: width(line) for of, line in tenfold.items()
    }.items()


def test_gold_links_are_dashed_in_another_colour_and_lie_on_top():
    tree = picture([[0.0, 1.0], [1.0, 0.0]], gold={(0, 0), (0, 1)})
    assert list(lines(tree, WARN)) == ["s0 t0", "s0 t1"]
    assert all(line.get("stroke-dasharray") for line in lines(tree, WARN).values())
    assert [path.get("stroke") for path in tree.iter(f"{SVG}path")] == [ACCENT, ACCENT, WARN, WARN]


def test_each_number_is_there_for_both_ends_and_hidden():
    notes = [text for text in picture([[0.25, 0.75], [1.0, 0.0]]).iter(f"{SVG}text") if text.get("class") == "ah-note"]
    shown = sorted((note.get("data-of"), note.text) for note in notes)
    assert shown == [("s0", "0.25"), ("s0", "1.00"), ("s1", "0.75"), ("t0", "0.25"), ("t0", "0.75"), ("t1", "1.00")]
    assert {note.get("opacity") for note in notes} == {"0"}


def test_each_word_is_a_named_part_of_its_row():
    boxes = list(picture([[0.5, 0.5]] * 2).iter(f"{SVG}rect"))
    assert [(box.get("data-touch"), box.get("data-row"), box.get("aria-label")) for box in boxes] == [
        ("s0", "s", "says a"),
        ("s1", "s", "says b"),
        ("t0", "t", "says x"),
        ("t1", "t", "says y"),
    ]


def test_source_above_target_below_and_nothing_outside():
    for count in (1, 6, 32):
        tree = picture(np.full((3, count), 1 / count), source="w" * count, target="xyz", gloss="gloss")
        _, _, wide, tall = map(float, tree.get("viewBox").split())
        boxes = {box.get("data-touch"): box for box in tree.iter(f"{SVG}rect")}
        tops = {name: float(box.get("y")) for name, box in boxes.items()}
        assert max(y for name, y in tops.items() if name[0] == "s") < min(
            y for name, y in tops.items() if name[0] == "t"
        )
        for box in boxes.values():
            x, y, w, h = (float(box.get(name)) for name in ("x", "y", "width", "height"))
            assert 0 <= x and x + w <= wide and 0 <= y and y + h <= tall
        heights = [float(text.get("y")) for text in tree.iter(f"{SVG}text")]
        assert 10 <= min(heights) and max(heights) <= tall


def test_words_are_escaped():
    tree = picture([[1.0]], source=["<s>"], target=["</s> & \"'"], gloss="<b>")
    assert [text.text for text in tree.iter(f"{SVG}text")][:3] == ["<s>", "<b>", "</s> & \"'"]
