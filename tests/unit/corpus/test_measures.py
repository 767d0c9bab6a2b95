"""Measures: BLEU is sacrebleu's, the others are what one counts by hand, and odd input is named."""

import numpy as np
import pytest
import sacrebleu

from attention_helpers import corpus

REFERENCES = ["I have a pen", "she reads a book and he runs", "it snows"]
HYPOTHESES = ["I have a pen", "she reads the book and he ran", ""]


def spoilt(sentences, rng, share):
    return [[word if rng.random() > share else "x" for word in sentence] for sentence in sentences]


@pytest.mark.parametrize("share", [0.0, 0.2, 0.6])
def test_bleu_is_what_sacrebleu_says(share):
    references = corpus.load(split="dev").target[:200]
    hypotheses = spoilt(references, np.random.default_rng(0), share)
    texts = [[" ".join(words) for words in side] for side in (hypotheses, references)]
    expected = sacrebleu.corpus_bleu(texts[0], [texts[1]], tokenize="none", force=True).score
    assert corpus.bleu(hypotheses, references) == corpus.bleu(*texts) == expected
    assert (expected == pytest.approx(100)) == (share == 0)


def test_bleu_by_hand():
    """Four words of four: all n-grams right but the last word's; short by one word, so a brevity penalty."""
    precisions = [4 / 4, 3 / 3, 2 / 2, 1 / 1]
    expected = 100 * np.exp(1 - 5 / 4) * np.prod(precisions) ** 0.25
    assert corpus.bleu(["a b c d"], ["a b c d e"]) == pytest.approx(expected)


def test_bleu_splits_no_word_further():
    assert corpus.bleu(["a b c d,e?"], ["a b c d,e?"]) == pytest.approx(100)
    assert corpus.bleu(["a b c d,e?"], ["a b c d , e ?"]) < 50


@pytest.mark.parametrize("sentences", [["I see .", "it rained"], ["a b c"] * 50, [["x"]]])
def test_bleu_of_short_sentences_alone_is_refused(sentences):
    with pytest.raises(ValueError, match=r"bleu: references must hold a sentence of at least 4 words.* longest has"):
        corpus.bleu(sentences, sentences)
    longer = [*sentences, "this one has five words"]
    assert corpus.bleu(longer, longer) == pytest.approx(100)


@pytest.mark.parametrize("hypothesis", ["", "a", "a b c"])
def test_bleu_of_translations_without_a_run_of_four_is_0(hypothesis):
    assert corpus.bleu([hypothesis], ["a b c d"]) == 0


def test_measures_compare_in_one_unicode_form():
    said, wanted = ["か\u3099 don’t a b"], ["が don't a b"]
    assert corpus.exact_match(said, wanted) == corpus.word_accuracy([said[0].split()], wanted) == 1
    assert corpus.bleu(said, wanted) == pytest.approx(100)


def test_a_hypothesis_that_is_no_sentence_is_named():
    with pytest.raises(TypeError, match=r"exact_match: hypotheses\[1\] must be text or a list of words, got None"):
        corpus.exact_match(["a", None], ["a", "b"])


def test_exact_match_is_a_share_of_sentences():
    assert corpus.exact_match(HYPOTHESES, REFERENCES) == pytest.approx(1 / 3)
    assert corpus.exact_match([s.split() for s in REFERENCES], REFERENCES) == 1


def test_word_accuracy_counts_edits_up_to_the_sentences_length():
    assert corpus.word_accuracy(HYPOTHESES, REFERENCES) == pytest.approx(1 - (0 + 2 + 2) / (4 + 7 + 2))
    assert corpus.word_accuracy(["a b c d e f"], ["x"]) == 0
    assert corpus.word_accuracy(["have a pen"], ["I have a pen"]) == 0.75  # one word left out is one edit


def test_accuracy_by_position_is_place_by_place():
    found = corpus.accuracy_by_position(["a x c", "a b", ""], ["a b c", "a b", "a"])
    np.testing.assert_allclose(found, [2 / 3, 1 / 2, 1])
    assert corpus.accuracy_by_position(["b c"], ["a b c"]).tolist() == [0, 0, 0]
    np.testing.assert_array_equal(corpus.accuracy_by_position(["a b c"], ["a b"], positions=4), [1, 1, np.nan, np.nan])
    assert corpus.accuracy_by_position(["a b"], ["a c"], positions=1).tolist() == [1]


def test_clause_accuracy_counts_clauses_at_their_place():
    assert corpus.split_clauses("I run and he runs so I rest") == [["I", "run"], ["he", "runs"], ["I", "rest"]]
    assert corpus.split_clauses([]) == [[]]
    reference = "I run and he runs so I rest"
    assert corpus.clause_accuracy([reference], [reference]) == 1
    assert corpus.clause_accuracy(["I run and he ran so I rest"], [reference]) == pytest.approx(2 / 3)
    assert corpus.clause_accuracy(["he runs and I run"], [reference]) == 0
    assert corpus.clause_accuracy(["I run", ""], [reference, "I run"]) == 1 / 4


def test_where_each_clause_is_right_by_chance_p_exact_match_falls_as_its_power():
    rng = np.random.default_rng(0)
    clauses = [["a", "b"] if right else ["a", "x"] for right in rng.random(9_000) < 0.8]
    said = [[*a, "and", *b, "so", *c] for a, b, c in zip(clauses[::3], clauses[1::3], clauses[2::3], strict=True)]
    wanted = ["a b and a b so a b"] * len(said)
    assert corpus.clause_accuracy(said, wanted) == pytest.approx(0.8, abs=0.02)
    assert corpus.exact_match(said, wanted) == pytest.approx(0.8**3, abs=0.03)


@pytest.mark.parametrize("name", ["exact_match", "word_accuracy", "clause_accuracy"])
def test_by_group_is_the_measure_of_each_group(name):
    measure, grouped = getattr(corpus, name), getattr(corpus, f"{name}_by")
    found = grouped(HYPOTHESES, REFERENCES, [4, 2, 4])
    assert list(found) == [2, 4]
    assert found == {2: measure(HYPOTHESES[1:2], REFERENCES[1:2]), 4: measure(HYPOTHESES[::2], REFERENCES[::2])}
    assert corpus.by_group(corpus.bleu, REFERENCES, REFERENCES, list("aba")).keys() == {"a", "b"}


MEASURES = ["bleu", "exact_match", "word_accuracy", "clause_accuracy", "accuracy_by_position"]


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize(
    "hypotheses, references, error, message",
    [
        (["a"], ["a", "b"], ValueError, "equally many, got 1 and 2"),
        ([], [], ValueError, "no sentences to compare"),
        ("a b", ["a b"], TypeError, "lists of sentences, got one string"),
        (["a"], "a", TypeError, "got one string"),
        (["a"], [" "], ValueError, r"references\[0\] is empty"),
        (["a"], [3], TypeError, r"references\[0\] must be text"),
    ],
)
def test_what_cannot_be_compared_is_refused(name, hypotheses, references, error, message):
    with pytest.raises(error, match=f"{name}: .*{message}"):
        getattr(corpus, name)(hypotheses, references)


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: corpus.exact_match_by(["a"], ["a"], [1, 2]), ValueError, "one per sentence, got 2 for 1"),
        (lambda: corpus.accuracy_by_position(["a"], ["a"], 0), ValueError, "positions .* at least 1, got 0"),
        (lambda: corpus.accuracy_by_position(["a"], ["a"], -2), ValueError, "positions .* at least 1, got -2"),
    ],
)
def test_what_does_not_fit_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()
