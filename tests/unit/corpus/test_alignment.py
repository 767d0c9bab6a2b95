"""Links read off weights, and the alignment error rate counted by hand."""

import numpy as np
import pytest

from attention_helpers import corpus

GOLD = {(0, 0), (2, 2), (2, 3), (4, 1), (5, 1)}


@pytest.mark.parametrize(
    "found, rate",
    [
        (GOLD, 0),
        (set(), 1),
        ({(0, 1)}, 1),
        ({(0, 0)}, 1 - 2 * 1 / (1 + 5)),
        ({(0, 0), (4, 1), (2, 2), (3, 3)}, 1 - 2 * 3 / (4 + 5)),
        (GOLD | {(1, 0)}, 1 - 2 * 5 / (6 + 5)),
    ],
)
def test_alignment_error_rate_by_hand(found, rate):
    assert corpus.alignment_error_rate(found, GOLD) == pytest.approx(rate)
    assert corpus.alignment_error_rate([found], [GOLD]) == pytest.approx(rate)


def test_weights_count_by_the_heaviest_source_word_of_each_target_word():
    weights = np.array([[0.7, 0.2, 0.1], [0.8, 0.1, 0.1], [0.1, 0.2, 0.7], [0.3, 0.4, 0.3]])
    assert corpus.alignment_links(weights) == {(0, 0), (0, 1), (2, 2), (1, 3)}
    assert corpus.alignment_error_rate(weights, {(0, 0), (2, 2), (2, 3)}) == pytest.approx(1 - 2 * 2 / (4 + 3))


def test_gold_sources_of_each_linked_target_word():
    assert corpus.gold_sources(GOLD) == {0: {0}, 1: {4, 5}, 2: {2}, 3: {2}}
    assert corpus.gold_sources([]) == {}


def test_many_sentences_count_as_one_text():
    found = [{(0, 0)}, [(0, 0), (1, 1), (2, 2)], np.eye(2)]
    gold = [{(1, 1)}, {(0, 0), (1, 1)}, {(0, 0)}]
    assert corpus.alignment_error_rate(found, gold) == pytest.approx(1 - 2 * (0 + 2 + 1) / (1 + 3 + 2 + 1 + 2 + 1))


def test_one_sentence_as_a_list_of_links():
    assert corpus.alignment_error_rate([(0, 0), (1, 1)], [(0, 0), (1, 1)]) == 0
    assert corpus.alignment_error_rate([(np.int64(0), np.int64(0))], [(1, 0)]) == 1


def test_the_gold_links_themselves_have_no_error():
    dev = corpus.load(split="dev")
    assert corpus.alignment_error_rate(dev.alignment, dev.alignment) == 0


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: corpus.alignment_error_rate([GOLD], []), ValueError, "equally many, got 1 and 0"),
        (lambda: corpus.alignment_error_rate([set()], [set()]), ValueError, "no link in weights_or_links nor in gold"),
        (lambda: corpus.alignment_error_rate([GOLD], [set()]), ValueError, "no link in gold, so there is nothing"),
        (
            lambda: corpus.alignment_error_rate([GOLD, "0-0"], [GOLD] * 2),
            TypeError,
            r"weights_or_links\[1\] must be weights",
        ),
        (lambda: corpus.alignment_error_rate([GOLD], [7]), TypeError, r"gold\[0\] must be weights"),
        (lambda: corpus.alignment_links(np.ones(3)), ValueError, r"\(target words, source words\), got \(3,\)"),
        (lambda: corpus.alignment_links(np.ones((0, 3))), ValueError, r"got \(0, 3\)"),
        (lambda: corpus.alignment_links(np.full((1, 2), np.nan)), ValueError, "some are NaN"),
    ],
)
def test_what_does_not_fit_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()
