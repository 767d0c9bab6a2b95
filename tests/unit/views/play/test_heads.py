"""The playground of lesson 08: the weights are the model's own, every control counts, and each pair is read once."""

import time

import numpy as np
import pytest

from attention_helpers import corpus, nn, views
from attention_helpers.views.play import heads as module
from attention_helpers.views.play.heads_words import DECODER, ENCODER, EVERY, SOURCE
from attention_helpers.views.play.sentence import TYPED_MODE

SENTENCES = ["a b c d", "d c b a", "d c"]


@pytest.fixture(scope="module")
def pairs():
    rng = np.random.default_rng(0)
    sentences = [list(rng.choice(list("abcdefgh"), rng.integers(2, 5))) for _ in range(600)]
    return corpus.SentencePairs(sentences, sentences)


def made(pairs, **settings):
    model = nn.Transformer(len(pairs.source_vocabulary), len(pairs.target_vocabulary), 16, 4, 32, **settings)
    model.source_vocabulary, model.target_vocabulary = pairs.source_vocabulary, pairs.target_vocabulary
    return model


@pytest.fixture(scope="module")
def models(pairs):
    """One that learned to copy two to four letters, and one, untrained, that is told no places of the source."""
    copying = made(pairs)
    nn.train(copying, pairs, epochs=10, batch_size=16, learning_rate=1e-2, progress=False)
    assert [found.text for found in nn.translate(copying, SENTENCES)] == SENTENCES
    return {"copying": copying, "no places": made(pairs, source_positions=None, encoder_blocks=2)}


@pytest.fixture
def play(models):
    return views.heads_playground(models, SENTENCES)


def shown(play):
    return [name for name in play.values if play.control(name).layout.display != "none"]


def own_weights(model, source, written):
    """The weights of a model on a sentence and its translation, by its own words' numbers."""
    read, wrote = (list(getattr(v, "words", v)) for v in (model.source_vocabulary, model.target_vocabulary))
    target = [wrote.index(word) for word in ("<s>", *written)]
    return model.head_weights(np.array([[read.index(word) for word in source.split()]]), np.array([target]))


def test_it_starts_with_every_line_of_the_encoder(play):
    assert play.values == {
        "model": "copying",
        "sentence": 0,
        "typed": "a b c d",
        "attention": ENCODER,
        "block": 1,
        "word": EVERY,
    }
    assert shown(play) == ["model", "sentence", "attention", "word"]
    assert play.words.startswith("Read most on average: ")
    assert play.words.endswith(" Translation: a b c d.") and ">a b c d → a b c d</text>" in play.picture
    # Stored with a lesson, so without weights, which after a training differ between machines.
    assert repr(play) == (
        "Playground: Heads side by side. Lines as strong as the weights, from a word to those that it reads. Pick a "
        "word, in the picture or in the list: only its lines stay, in all heads, with their weights. "
        "Translation: a b c d."
    )


def test_what_each_head_reads_is_the_models_own(models, play):
    found = own_weights(models["copying"], "a b c d", list("abcd"))
    encoder, decoder, source = (part[0][0] for part in found)
    for attention, name, weights, columns, line in [
        (ENCODER, "q2", encoder[:, 2], "abcd", "c reads most: "),
        (ENCODER, "k0", encoder[:, :, 0], "abcd", "a is read most by: "),
        (DECODER, "q3", decoder[:, 3], ["<s>", *"abcd"], "To write d, most is read: "),
        (DECODER, "k0", decoder[:, :, 0], [*"abcd", "</s>"], "<s> is read most to write: "),
        (SOURCE, "q4", source[:, 4], "abcd", "To write </s>, most is read: "),
        (SOURCE, "k1", source[:, :, 1], [*"abcd", "</s>"], "b is read most to write: "),
    ]:
        play.set(attention=attention)
        play.set(word=name)
        heads = [f"{columns[row.argmax()]} {row.max():.2f} (head {h})" for h, row in enumerate(weights, 1)]
        assert play.words == f"{line}{', '.join(heads)}. Translation: a b c d."
        assert play.view.description.endswith(f"{line}{', '.join(heads)}.")


def test_twins_are_told_apart_by_places_alone(play):
    texts = {}
    for model in ("copying", "no places"):
        for sentence in (0, 1):
            play.set(model=model, sentence=sentence)
            texts[model, sentence] = play.words.partition("Translation: ")[2]
    assert texts["copying", 0].startswith("a b c d.") and texts["copying", 1].startswith("d c b a.")
    assert texts["no places", 0] == texts["no places", 1]


def test_another_sentence_brings_its_words_and_keeps_a_word_that_is_there(play):
    play.set(word="q1")
    play.set(sentence=2)
    assert play.values["word"] == "q1" and play.words.startswith("c reads most: ")
    assert [value for _name, value in play.control("word").options] == [EVERY, "q0", "q1", "k0", "k1"]
    play.set(sentence=0, word="q1")
    play.set(word="q3")
    play.set(sentence=2)
    assert play.values["word"] == EVERY and play.words.startswith("Read most on average: ")


def test_blocks_are_chosen_where_there_are_several(models, play):
    play.set(model="no places")
    assert "block" in shown(play)
    play.set(block=2, word="q0")
    encoder = own_weights(models["no places"], "a b c d", "a").encoder
    assert f"{encoder[1][0, 0, 0].max():.2f} (head 1)" in play.words
    assert f"{encoder[0][0, 0, 0].max():.2f} (head 1)" not in play.words, "the two blocks must differ here"
    play.set(attention=DECODER)
    assert "block" not in shown(play) and play.values["block"] == 1


def test_ones_own_words_are_read_and_unknown_ones_named(play):
    play.set(sentence=TYPED_MODE)
    assert "typed" in shown(play)
    play.set(typed="  b 寿司\u3000a ")
    assert "Not in the vocabulary, read as <unk>: 寿司. Translation: " in play.words
    assert play.picture.count('text-decoration="underline"') == 2 * 4, "in both columns of each head"
    assert [name for name, _value in play.control("word").options][1:4] == ["1 b reads", "2 寿司 reads", "3 a reads"]
    play.set(attention=SOURCE)
    assert play.picture.count('text-decoration="underline"') == 4
    play.set(typed="d c")
    assert play.words.endswith("Translation: d c.")


def test_what_is_no_sentence_is_said_and_nothing_lost(play):
    play.set(sentence=TYPED_MODE, word="q1")
    for typed, reason in [(" ", "the sentence is empty"), ("a " * 41, "at most 40 words, here are 41")]:
        play.set(typed=typed)
        assert play.words.startswith("No sentence: ") and reason in play.words
        assert play.values["word"] == "q1"
    play.set(typed="d c")
    assert play.words.startswith("c reads most: ")


def test_a_model_with_learned_places_reads_no_more_words_than_it_has(pairs):
    learned = made(pairs, source_positions="learned", target_positions="learned", longest=5)
    play = views.heads_playground({"learned": learned}, ["a b c d e"])
    assert shown(play) == ["sentence", "attention", "word"] and "cut after 5 words" in play.words
    play.set(sentence=TYPED_MODE, typed="a b c d e f")
    assert play.words == "No sentence: this model is shown reading at most 5 words, here are 6."
    with pytest.raises(ValueError, match=r"sentences\[1\] must have at most 5 words for models\['learned'\], got 6"):
        views.heads_playground({"learned": learned}, ["a", "a b c d e f"])


def test_a_translation_without_end_is_cut_and_told(models, play):
    play.set(model="no places")
    (found,) = nn.translate(models["no places"], "a b c d")
    assert not found.finished and f"It came to no end and is cut after {len(found.tokens)} words." in play.words
    play.set(attention=DECODER)
    assert "</s>" not in play.picture


def test_each_model_translates_each_sentence_once(models, monkeypatch):
    calls = []
    monkeypatch.setattr(module, "translate", lambda *args, **more: calls.append(args) or nn.translate(*args, **more))
    play = views.heads_playground(models, SENTENCES)
    for _again in range(2):
        for model in models:
            for sentence in (0, 1):
                play.set(model=model, sentence=sentence, attention=SOURCE)
                play.set(word="q1")
                play.set(word=EVERY)
    assert len(calls) == 4


def test_words_of_the_picture_are_buttons(play):
    play.view.pick('{"word": "k2"}')
    assert play.values["word"] == "k2" and "c is read most by: " in play.words
    assert play.picture.count("data-pick") == 4 * (4 + 4) and play.picture.count('aria-pressed="true"') == 4
    play.view.pick(f'{{"word": "{EVERY}"}}')
    assert play.values["word"] == EVERY


def test_a_word_that_no_message_can_hold_is_written_out():
    pairs = corpus.SentencePairs([["a\ud800", "b"]], [["a\ud800", "b"]])
    play = views.heads_playground({"x\ud800": made(pairs)}, ["a\ud800 b"])
    assert [name for name, _value in play.control("model").options] == ["x\\ud800"]
    for attention in (ENCODER, DECODER, SOURCE):
        play.set(attention=attention)
        texts = (play.picture, play.view.description, play._line.value, *dict(play.control("word").options))
        assert all(text.encode("utf-8") for text in texts)


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"models": []}, TypeError, "models must be a dict of name and Transformer, got a list"),
        ({"models": {}}, ValueError, "models must hold at least one to choose from, got none"),
        ({"models": {1: None}}, TypeError, "models: each name must be text, got 1"),
        ({"models": {"a": nn.Seq2Seq(5, 5, 4, 4)}}, TypeError, r"models\['a'\] must be a Transformer, got a Seq2Seq"),
        (
            {"models": {"a": nn.Transformer(5, 5, 4, 2)}},
            ValueError,
            r"models\['a'\] must be trained before .*vocabular",
        ),
        ({"sentences": "a b"}, TypeError, "sentences must be a list of sentences, got 'a b'"),
        ({"sentences": []}, ValueError, "sentences must hold at least one to choose from, got none"),
        ({"sentences": ["a", " "]}, ValueError, r"sentences\[1\] is empty"),
        ({"sentences": [3]}, TypeError, r"sentences\[0\] must be text or a list of words"),
        ({"sentences": ["a z"]}, ValueError, r"sentences\[0\] must hold words that models\['copying'\] knows, got 'z'"),
        ({"sentences": ["a " * 41]}, ValueError, r"sentences\[0\] must have at most 40 words .* got 41"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_sentence(models, change, error, message):
    with pytest.raises(error, match=message) as told:
        views.heads_playground(**({"models": models, "sentences": SENTENCES} | change))
    assert "\n" not in str(told.value)


def test_a_redraw_takes_less_than_a_twentieth_of_a_second_of_computing(models):
    play = views.heads_playground(models, ["a b c d e f g h a b c d"])
    play.set(attention=SOURCE, model="no places")
    times = []
    for word in ("q0", EVERY, "k3", EVERY, "q5", EVERY, "k1", EVERY, "q7"):
        start = time.process_time()
        play.set(word=word)
        times.append(time.process_time() - start)
    assert sorted(times)[4] < 0.05
