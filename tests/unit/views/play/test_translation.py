"""The playground of lesson 05: it shows what translate gives, steps, and what comes when a step reads another word."""

import numpy as np
import pytest

from attention_helpers import corpus, nn, views
from attention_helpers.views.play.translation import OWN

SENTENCES = ["a b c d", "d c"]


@pytest.fixture(scope="module")
def model():
    """A model that learned to copy three or four letters."""
    rng = np.random.default_rng(0)
    sentences = [list(rng.choice(list("abcdefgh"), rng.integers(2, 5))) for _ in range(600)]
    pairs = corpus.SentencePairs(sentences, sentences)
    made = nn.Seq2Seq(
        len(pairs.source_vocabulary), len(pairs.target_vocabulary), 12, 24, attention="general", bidirectional=True
    )
    nn.train(made, pairs, epochs=8, batch_size=16, learning_rate=2e-2, progress=False)
    assert [t.text for t in nn.translate(made, SENTENCES)] == SENTENCES
    return made


@pytest.fixture
def play(model):
    return views.translation_playground(model, SENTENCES)


def test_it_starts_with_the_models_own_first_step(play):
    assert play.values == {"sentence": 0, "step": 1, "read": OWN}
    assert play.words == "Step 1: the model writes a, reading a most."
    assert "translation: a b c d" in play.picture and "orange" not in play.picture
    assert repr(play).startswith("Playground: Attention by hand.") or "Attention by hand" in str(play)


def test_a_word_that_no_message_can_hold_is_written_out(model):
    play = views.translation_playground(model, ["a \ud800"])
    play.set(read=1)
    assert [name for name, _ in play.control("read").options][1:] == ["1 a", "2 \\ud800"]
    assert [name for name, _ in play.control("sentence").options] == ["a \\ud800"]
    play.picture.encode("utf-8")


def test_a_step_shows_its_candidates(model, play):
    (found,) = nn.translate(model, "a b c d", candidates=5)
    play.set(step=3)
    assert "Step 3: the model writes c, reading c most." in play.words
    for word, probability in found.candidates[2]:
        assert f">{word}</text>" in play.picture and f">{probability:.2f}</text>" in play.picture


def test_reading_another_word_brings_that_word(model, play):
    play.set(step=2, read=3)
    (forced,) = nn.translate(model, "a b c d", weights={1: 3})
    assert forced.tokens[1] == "d"
    assert "Made to read d alone: d comes in place of b." in play.words and forced.text in play.words
    assert f"with your hand: {forced.text}" in play.picture
    play.set(read=1)
    assert "Made to read b alone: the word stays b." in play.words
    play.set(read=OWN)
    assert play.words == "Step 2: the model writes b, reading b most."


def test_words_of_the_picture_are_buttons(play):
    play.view.pick('{"step": 4}')
    assert play.values["step"] == 4
    play.view.pick('{"read": 0}')
    assert play.values["read"] == 0 and "Made to read a alone: " in play.words
    assert play.picture.count("data-pick") == 4 + 5


def test_another_sentence_brings_its_own_words_and_steps(play):
    play.set(step=5, read=3)
    assert "Made to read d alone" in play.words
    play.set(sentence=1)
    assert play.control("step").max == 3 and play.values["step"] == 3
    assert [value for _, value in play.control("read").options] == [OWN, 0, 1]
    assert play.values["read"] == OWN and play.words.startswith("Step 3: the model writes </s>")
    play.set(sentence=0)
    assert play.control("step").max == 5


def test_no_sentence_is_refused(model):
    with pytest.raises(ValueError, match="at least one sentence"):
        views.translation_playground(model, [])
