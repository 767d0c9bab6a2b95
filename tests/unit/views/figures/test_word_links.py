"""Joined words: what the picture says of each word and as a whole, and what is refused, in one sentence each."""

import numpy as np
import pytest

from attention_helpers import views

SOURCE, TARGET = "私 は ペン を 持って いる", "I have a pen"
GOLD = {(0, 0), (4, 1), (2, 3)}
WEIGHTS = np.array(
    [
        [0.9, 0.06, 0.02, 0.01, 0.006, 0.004],
        [0.1, 0.1, 0.1, 0.0, 0.5, 0.2],
        [0.05, 0.05, 0.4, 0.4, 0.05, 0.05],
        [0.0, 0.01, 0.2, 0.75, 0.04, 0.0],
    ]
)
GLOSSES = {"私": "I", "は": "(topic)", "鳥": "bird"}
STRONGEST = "Strongest link of each target word: I ← 私, have ← 持って, a: undecided, pen ← を."


def names(view):
    """{part: its spoken name}"""
    import xml.etree.ElementTree as ElementTree

    parts = ElementTree.fromstring(view.svg).iter()
    return {part.get("data-touch"): part.get("aria-label") for part in parts if part.get("data-touch")}


def test_the_whole_names_the_strongest_link_of_each_target_word_in_words_alone():
    view = views.links(WEIGHTS, SOURCE, TARGET)
    assert view.description == STRONGEST
    assert repr(view) == f"Words joined by lines: {SOURCE} → {TARGET}. {STRONGEST}"
    nearly = WEIGHTS + np.random.default_rng(0).uniform(0, 1e-3, WEIGHTS.shape)
    assert repr(views.links(nearly, SOURCE.split(), TARGET.split())) == repr(view)


def test_with_gold_the_whole_counts_the_rows_that_are_right():
    view = views.links(WEIGHTS, SOURCE, TARGET, gold=GOLD)
    assert view.description == f"{STRONGEST} On a gold link: 2 of 3 linked words."
    assert view.caption.startswith("Blue lines: weights. Orange dashes: gold links. Point at")


def test_each_word_says_its_links_the_strongest_first():
    said = names(views.links(WEIGHTS, SOURCE, TARGET))
    assert len(said) == 6 + 4
    assert said["t0"] == "I reads: 私 0.90, は 0.06, ペン 0.02."
    assert said["s3"] == "を is read by: pen 0.75, a 0.40, I 0.01."


def test_a_gold_link_is_named_however_weak_it_is():
    said = names(views.links(WEIGHTS, SOURCE, TARGET, gold={(0, 0), (4, 0), (5, 3)}))
    assert said["t0"] == "I reads: 私 0.90 (gold), は 0.06, ペン 0.02, 持って 0.01 (gold)."
    assert said["t3"] == "pen reads: を 0.75, ペン 0.20, 持って 0.04, いる (gold)."
    assert said["s5"] == "いる is read by: have 0.20, a 0.05, pen (gold)."


def test_translations_stand_beneath_the_words_and_in_what_is_said():
    view = views.links(WEIGHTS, SOURCE, TARGET, translations=GLOSSES)
    assert names(view)["t0"] == "I reads: 私 (I) 0.90, は (topic) 0.06, ペン 0.02."
    assert ">(topic)<" in view.svg and "I ← 私 (I)" in view.description and "bird" not in view.svg


def test_gold_links_alone():
    view = views.links(None, SOURCE, TARGET, gold=GOLD)
    assert view.description == "Gold links: I – 私, have – 持って, pen – ペン."
    assert names(view)["t1"] == "have is linked with: 持って (gold)."
    assert names(view)["t2"] == "a is linked with: no word."
    assert view.caption == "Orange dashes: gold links. Point at, tap or focus a word: only its lines stay."


def test_hard_weights_and_a_row_that_reads_nothing():
    view = views.links([[0, 1], [0, 0]], "a b", "c d")
    assert view.description == "Strongest link of each target word: c ← b, d: none."
    assert names(view)["t1"] == "d reads: no word."


def test_the_margin_of_what_is_called_the_strongest():
    near = [[0.45, 0.55]]
    assert "c: undecided" in views.links(near, "a b", "c", margin=0.2).description
    assert "c ← b" in views.links(near, "a b", "c", margin=0.05).description


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"weights": WEIGHTS.T}, r"weights: expected shape \(target words, source words\) = \(4, 6\), got \(6, 4\)"),
        ({"weights": np.where(WEIGHTS > 0.5, np.nan, WEIGHTS)}, "weights: expected finite numbers, got NaN"),
        ({"weights": WEIGHTS - 0.5}, "weights: expected numbers of at least 0, got -0.5"),
        ({"weights": None}, "weights: got None and no gold links; expected at least one of them"),
        ({"source": ""}, "source: expected at least one word, as text or a list of texts, got "),
        ({"target": [1, 2, 3, 4]}, r"target: expected .* got \[1, 2, 3, 4\]"),
        ({"gold": {(0, 4)}}, r"gold: link \(0, 4\) lies outside 6 source and 4 target words"),
        ({"gold": {1, 2}}, r"gold: expected pairs \(source index, target index\), got [12]"),
    ],
)
def test_what_does_not_fit_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        views.links(**({"weights": WEIGHTS, "source": SOURCE, "target": TARGET} | change))


def test_translations_are_asked_for_as_a_dict():
    with pytest.raises(TypeError, match=r"translations: expected a dict .*, got \['I'\]"):
        views.links(WEIGHTS, SOURCE, TARGET, translations=["I"])
