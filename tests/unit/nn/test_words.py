"""Words and ids: of a list or a vocabulary of the corpus, words that are lacking, specials as the corpus has them."""

import pytest

from attention_helpers import corpus, nn
from attention_helpers.corpus import vocabulary
from attention_helpers.nn import words as words_module


def test_a_list_and_a_vocabulary_of_the_corpus_are_the_same():
    known = corpus.Vocabulary(["a", "b"])
    assert (
        words_module.words_of(known)
        == words_module.words_of(list(known.words))
        == ["<pad>", "<unk>", "<s>", "</s>", "a", "b"]
    )
    assert words_module.numbers_of(known) == words_module.numbers_of(known.words)
    assert words_module.words_of(None) is None


def test_words_that_are_lacking_are_unknown_and_named():
    ids, lacking = words_module.encode({"<pad>": 0, "<unk>": 1, "a": 4}, ["a", "z", "a", "y"])
    assert ids.tolist() == [4, 1, 4, 1] and lacking == ["z", "y"]


def test_a_word_in_another_unicode_form_is_the_word():
    ids, lacking = words_module.encode(
        {"が": 4, "ガ": 5, "ｶﾞ": 6, "don't": 7}, ["か\u3099", "カ\u3099", "ｶﾞ", "ｷﾞ", "don’t"]
    )
    assert ids.tolist() == [4, 5, 6, 1, 7] and lacking == ["ｷﾞ"]


def test_the_specials_are_those_of_the_corpus():
    assert (words_module.PAD, words_module.UNKNOWN, words_module.START, words_module.END) == (
        vocabulary.PAD,
        vocabulary.UNK,
        vocabulary.START,
        vocabulary.END,
    )
    assert words_module.SPECIALS == len(vocabulary.SPECIALS)


def pairs_of(words):
    known = corpus.Vocabulary(words)
    return corpus.SentencePairs([["a"]], [["a", "b"]], source_vocabulary=known, target_vocabulary=known)


@pytest.mark.parametrize(
    "words, message",
    [(["b", "a"], "got 'b' as number 4, where the model has 'a'"), (["a", "b", "c"], "got 7 words, the model has 6")],
)
def test_pairs_that_number_other_words_are_refused_by_every_measure(words, message):
    model, own, foreign = nn.Seq2Seq(6, 6, 4, 4, attention="dot"), pairs_of(["a", "b"]), pairs_of(words)
    nn.train(model, own, epochs=1, progress=False)
    for measure in (
        nn.evaluate,
        nn.attention_weights,
        nn.last_states,
        nn.gradient_share,
        lambda model, pairs: nn.forced_accuracy(model, pairs, 2),
    ):
        measure(model, own)
        with pytest.raises(ValueError, match=f"source_vocabulary of pairs must be the model's own words.*{message}"):
            measure(model, foreign)
    with pytest.raises(ValueError, match="source_vocabulary of pairs must"):
        nn.train(model, foreign, epochs=1, progress=False)
    assert model.source_vocabulary == own.source_vocabulary.words
    untrained = nn.Seq2Seq(len(words) + 4, len(words) + 4, 4, 4)
    words_module.check_words(untrained, foreign)
