"""The picture of the heads: lines as strong as the weights, of one word its own alone, and nothing on anything else."""

import json
import time
import xml.etree.ElementTree as ElementTree
from itertools import combinations

import numpy as np
import pytest

from attention_helpers.views.figures.word_rows import text_width
from attention_helpers.views.play.heads_picture import HeadsPicture
from attention_helpers.views.play.heads_words import ENCODER, EVERY, SOURCE, Heads

SVG = "{http://www.w3.org/2000/svg}"
WEIGHTS = np.array([[[0.9, 0.1, 0.0], [0.2, 0.3, 0.5]], [[0.004, 0.004, 0.992], [1.0, 0.0, 0.0]]])


def drawn(word=EVERY, weights=WEIGHTS, readers=("x", "y"), read=("a", "b", "c"), kind=SOURCE, unknown=()):
    picture = HeadsPicture(Heads(kind, weights, list(readers), list(read)), word, "a b c → x y", unknown, "label")
    return ElementTree.fromstring(str(picture))


def drawn_of(count, words, heads=4, word=EVERY):
    weights = np.full((heads, count, count), 1 / count)
    return drawn(word, weights, words[:count], words[:count], ENCODER)


def widths(tree):
    return [float(path.get("stroke-width")) for path in tree.iter(f"{SVG}path")]


def texts(tree):
    return [text.text for text in tree.iter(f"{SVG}text")]


def test_a_line_for_each_weight_the_strongest_last_in_each_head():
    found = widths(drawn())
    assert len(found) == 5 + 2, "a weight that would read 0.00 has none"
    assert found[:5] == sorted(found[:5]) and found[5:] == sorted(found[5:])
    assert found[4] == pytest.approx(0.8 + 7 * 0.9, abs=0.06) and found[6] > found[4]
    assert not any("." in text for text in texts(drawn())), "no numbers while every word has its lines"


def test_of_a_word_its_lines_alone_stay_in_all_heads_with_their_weights():
    assert [text for text in texts(drawn("q0")) if "." in text] == ["0.90", "0.10", "0.99"]
    assert len(widths(drawn("q0"))) == 2 + 1
    assert [text for text in texts(drawn("k0")) if "." in text] == ["0.90", "0.20", "1.00"]
    assert {path.get("stroke-opacity") for path in drawn("q0").iter(f"{SVG}path")} == {"0.90"}


def test_numbers_stand_beside_the_words_of_the_other_side():
    for word, side in (("q0", "k"), ("k1", "q")):
        tree = drawn(word)
        middles = {
            (json.loads(box.get("data-pick"))["word"], float(box.get("x")) < 380): float(box.get("y")) + 11
            for box in tree.iter(f"{SVG}rect")
        }
        numbers = [text for text in tree.iter(f"{SVG}text") if text.text in ("0.90", "0.10", "0.30")]
        wanted = {"q0": {"0.90": "k0", "0.10": "k1"}, "k1": {"0.10": "q0", "0.30": "q1"}}[word]
        assert {text.text for text in numbers} == wanted.keys()
        for text in numbers:
            assert float(text.get("y")) - 4 == pytest.approx(middles[wanted[text.text], True], abs=0.1), side


def test_a_word_is_picked_in_every_head_and_once_more_lets_go():
    boxes = list(drawn("q1").iter(f"{SVG}rect"))
    assert len(boxes) == 2 * 5
    pressed = [box for box in boxes if box.get("aria-pressed") == "true"]
    assert len(pressed) == 2 and all(json.loads(box.get("data-pick")) == {"word": EVERY} for box in pressed)
    assert len({box.get("aria-label") for box in boxes}) == len(boxes)


@pytest.mark.parametrize("heads", [1, 2, 3, 4, 8])
@pytest.mark.parametrize("count", [1, 5, 12, 13, 40])
def test_nothing_leaves_the_picture_and_no_box_lies_on_another(heads, count):
    tree = drawn_of(count, ["写真を撮っています", "photographer's", "は", "yesterday"] * 10, heads, "q0")
    width, height = (float(size) for size in tree.get("viewBox").split()[2:])
    assert width == 760
    boxes = [[float(box.get(name)) for name in ("x", "y", "width", "height")] for box in tree.iter(f"{SVG}rect")]
    assert len(boxes) == heads * 2 * count and all(tall >= 16 for *_, tall in boxes)
    for x, y, wide, tall in boxes:
        assert x >= 0 and y >= 0 and x + wide <= width and y + tall <= height
    for one, other in combinations(boxes[: 4 * count], 2):
        apart = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
        assert apart or one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
    for text in tree.iter(f"{SVG}text"):
        size, left = float(text.get("font-size")), float(text.get("x"))
        wide = text_width(text.text, size)
        left -= {"start": 0, "middle": wide / 2, "end": wide}[text.get("text-anchor")]
        assert left >= -1 and left + wide <= width + 1 and size >= 10.9, text.text


def test_the_shorter_column_lies_beside_the_middle_of_the_longer_one():
    tops = {box.get("data-pick"): float(box.get("y")) for box in drawn().iter(f"{SVG}rect")}
    assert sum(tops[f'{{"word": "q{i}"}}'] for i in range(2)) / 2 == tops['{"word": "k1"}']


def test_a_long_word_fits_its_box_or_is_cut():
    tree = drawn_of(3, ["yesterday", "photographs", "incomprehensibilities"], heads=1)
    size = {text.text: float(text.get("font-size")) for text in tree.iter(f"{SVG}text")}
    assert size["yesterday"] == 14 and 11 <= size["photographs"] < 14
    cut = [text for text in size if text.endswith("…")]
    assert len(cut) == 1 and "incomprehensibilities".startswith(cut[0][:-1]) and len(cut[0]) >= 9
    assert all(text_width(text, size[text]) <= 84.2 for text in ("photographs", "yesterday", *cut))


def test_a_long_headline_takes_several_lines():
    heads = Heads(SOURCE, WEIGHTS, ["x", "y"], ["a", "b", "c"])
    tree = ElementTree.fromstring(str(HeadsPicture(heads, EVERY, "word " * 60, (), "label")))
    lines = [text for text in texts(tree) if text.startswith("word word")]
    assert " ".join(lines).split() == ["word"] * 60 and len(lines) >= 3
    assert all(text_width(line, 15) <= 756 for line in lines)


def test_a_word_of_any_length_is_cut_at_once():
    start = time.process_time()
    heads = Heads(ENCODER, np.ones((4, 1, 1)), ["w" * 100_000], ["写" * 100_000])
    tree = ElementTree.fromstring(str(HeadsPicture(heads, EVERY, "w" * 100_000, (), "label")))
    assert time.process_time() - start < 2
    assert all(0 < len(text) < 80 and text_width(text, 11) <= 756 for text in texts(tree))
    assert sum(text.endswith("…") for text in texts(tree)) == 1 + 4 * 2


def test_unknown_words_are_underlined():
    marked = [text for text in drawn(unknown=["b"]).iter(f"{SVG}text") if text.get("text-decoration") == "underline"]
    assert [text.text for text in marked] == ["b", "b"]
