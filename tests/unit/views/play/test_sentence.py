"""The playground of lesson 01: sentences from the slots or typed, the encoder's states, and the words compared."""

import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from attention_helpers import corpus, nn, views
from attention_helpers.views.play.sentence import _CELL, _LEFT, _ROW, _TOP, SHOWN, SLOTS_MODE, TYPED_MODE, compare_words
from attention_helpers.widgets.colormap import cell_color

PEN = "私 は ペン を 持って いる"


@pytest.fixture(scope="module")
def pairs():
    """Eighty short pairs of the corpus, the pen among them."""
    train, test = corpus.load("ja-en", split="train"), corpus.load("ja-en", split="test")
    short = train[np.flatnonzero(train.source_lengths <= 7)[:80]]
    return corpus.SentencePairs(
        [PEN, *short.source],
        ["I have a pen", *short.target],
        source_vocabulary=test.source_vocabulary,
        target_vocabulary=test.target_vocabulary,
    )


@pytest.fixture(scope="module")
def model(pairs):
    """A model that has these pairs by heart, so that right translations are known."""
    made = nn.Seq2Seq(len(pairs.source_vocabulary), len(pairs.target_vocabulary), 24, 48)
    nn.train(made, pairs, epochs=60, batch_size=16, learning_rate=2e-2, progress=False)
    assert nn.translate(made, PEN)[0].text == "I have a pen"
    return made


@pytest.fixture
def play(model, pairs):
    return views.sentence_playground(model, [pairs[0], pairs[1]])


def shown(play):
    return [name for name in play.values if play.control(name).layout.display != "none"]


def texts(play):
    return [item.text for item in ElementTree.fromstring(play.picture).iter("{http://www.w3.org/2000/svg}text")]


def test_it_starts_with_the_pen_and_says_so(play):
    assert play.words == (
        "6 words, 8.0 numbers of the last state for each. Translation: I have a pen. It equals the reference."
    )
    assert repr(play).startswith("Playground: A sentence goes through.") and repr(play).endswith(play.words)
    words = texts(play)
    assert all(word in words for word in PEN.split()) and words.count("pen") == 2  # translation and reference
    assert words.count("✓") == 4 and "✗" not in words


def test_states_are_the_models_own(model, play):
    ids = corpus.load().source_vocabulary.encode(PEN)
    states = model.encode(ids[None])[0][0]
    cells = {
        stroke: path.get("stroke")
        for path in ElementTree.fromstring(play.picture).iter("{http://www.w3.org/2000/svg}path")
        for stroke in path.get("d").split("M")[1:]
    }
    assert len(cells) == len(ids) * SHOWN and f"{SHOWN} of its 48 numbers, −1 light … 1 dark" in texts(play)
    left, middle = _LEFT + 3 * _CELL, _TOP + 1.5 * _ROW
    assert cells[f"{left} {middle}h{_CELL}"] == cell_color(round(float(states[1, 3]) * 32) / 32, signed=True)


def test_a_choice_brings_what_goes_with_it(play):
    play.set(verb="行く")
    assert play.control("goal").options and play.values["object"] == ""
    assert {"goal", "companion", "tense"} <= set(shown(play))
    assert not {"object", "recipient", "typed"} & set(shown(play))
    play.set(verb="食べる")
    play.set(object="卵")
    assert "object" in shown(play) and "goal" not in shown(play)
    play.set(subject="彼")
    assert play.values["object"] == "卵", "a choice that still goes is kept"
    assert play.picture.count(">卵</text>") == 1


def test_every_verb_makes_a_sentence(play):
    for _, verb in play.control("verb").options:
        play.set(verb=verb)
        assert not play.words.startswith("No sentence"), (verb, play.words)


def test_clauses_and_the_place_of_ones_own(play):
    assert "number" not in shown(play)
    play.set(clauses=3)
    assert "number" in shown(play) and play.words.startswith("18 words")
    column = [text for text in texts(play) if text in PEN.split() or text in ("彼女", "そして")]
    assert column[:2] == ["私", "は"]
    play.set(number=3)
    assert texts(play).index("彼女") < texts(play).index("ペン")
    play.set(clauses=1)
    assert play.values["number"] == 1 and play.words.startswith("6 words")


def test_typed_words_and_unknown_ones_are_named(play):
    play.set(sentence=TYPED_MODE, typed="私\u3000は 寿司 を 寿司 持って いる")
    assert shown(play) == ["sentence", "typed"]
    assert "Not in the vocabulary, read as <unk>: 寿司." in play.words
    assert "There is no reference to compare with." in play.words
    assert texts(play).count("寿司 → <unk>") == 2 and "no reference" in texts(play)
    assert "✓" not in texts(play) and "✗" not in texts(play)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"sentence": TYPED_MODE, "typed": "  "}, "empty"),
        ({"sentence": SLOTS_MODE, "mood": "question", "polarity": "negative"}, "no negative questions"),
    ],
)
def test_what_makes_no_sentence_is_said(play, change, what):
    play.set(**change)
    assert play.words.startswith("No sentence: ") and what in play.words
    assert "✗ These words do not make a sentence." in texts(play)
    play.set(sentence=SLOTS_MODE, mood="statement", polarity="positive")
    assert "It equals the reference." in play.words


def test_a_sentence_of_the_list_keeps_its_reference(play, pairs):
    play.set(sentence=1)
    assert shown(play) == ["sentence"] and " ".join(pairs.source[1]) in play.view.description
    assert all(word in texts(play) for word in pairs.target[1])


def test_wrong_words_are_marked_by_shape_too(play):
    play.set(clauses=4)  # nothing of that length was among the pairs
    words = texts(play)
    assert words.count("✗") >= 5 and 'text-decoration="underline"' in play.picture
    assert "the first difference: " in play.words and "It equals" not in play.words


def test_words_are_paired_so_that_one_left_out_costs_one():
    assert compare_words("I have pen".split(), "I have a pen".split()) == [
        ("I", "I", True),
        ("have", "have", True),
        ("", "a", False),
        ("pen", "pen", True),
    ]
    assert compare_words("he has a pen now".split(), "she has a pen".split()) == [
        ("he", "she", False),
        ("has", "has", True),
        ("a", "a", True),
        ("pen", "pen", True),
        ("now", "", False),
    ]
    assert compare_words([], ["I"]) == [("", "I", False)]


def test_a_model_without_vocabulary_is_refused():
    with pytest.raises(ValueError, match="must be trained before"):
        views.sentence_playground(nn.Seq2Seq(5, 5, 4, 4))
