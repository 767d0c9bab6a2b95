"""SentencePairs and their batches: every pair once, little padding, the same for a seed, one batch in memory."""

import tracemalloc

import numpy as np
import pytest

from attention_helpers import corpus
from attention_helpers.corpus.vocabulary import END, PAD, START


def some_pairs(count=100, longest=9, seed=0):
    rng = np.random.default_rng(seed)
    sides = [[[f"w{i}" for i in rng.integers(0, 30, rng.integers(1, longest + 1))] for _ in range(count)] for _ in "st"]
    return corpus.SentencePairs(*sides)


def test_a_batch_holds_its_pairs_word_for_word():
    pairs = some_pairs()
    for batch in pairs.batches(7, np.random.default_rng(1)):
        for row, index in enumerate(batch.indices):
            source, target = pairs.source[index], pairs.target[index]
            assert pairs.source_vocabulary.decode(batch.source[row]) == source
            assert batch.source_mask[row].tolist() == [i < len(source) for i in range(batch.source.shape[1])]
            ids = pairs.target_vocabulary.encode(target).tolist()
            rest = [PAD] * (batch.target_in.shape[1] - len(ids) - 1)
            assert batch.target_in[row].tolist() == [START, *ids, *rest]
            assert batch.target_out[row].tolist() == [*ids, END, *rest]
            assert batch.target_mask[row].tolist() == [True] * (len(ids) + 1) + [False] * len(rest)


def test_a_batch_by_hand():
    pairs = corpus.SentencePairs(["a b", "a"], ["x", "x y"])
    batch = pairs.batch([0, 1])
    assert batch.source.tolist() == [[4, 5], [4, 0]] and batch.source_mask.tolist() == [[True, True], [True, False]]
    assert batch.target_in.tolist() == [[2, 4, 0], [2, 4, 5]] and batch.target_out.tolist() == [[4, 3, 0], [4, 5, 3]]
    assert batch.target_mask.tolist() == [[True, True, False], [True, True, True]]
    assert batch.source.dtype == batch.target_in.dtype == batch.target_out.dtype == np.int32


@pytest.mark.parametrize("size", [1, 7, 100, 1_000])
@pytest.mark.parametrize("seed", [None, 3])
def test_every_pair_comes_once_an_epoch(size, seed):
    rng = None if seed is None else np.random.default_rng(seed)
    batches = list(some_pairs().batches(size, rng))
    assert sorted(np.concatenate([batch.indices for batch in batches])) == list(range(100))
    assert len(batches) == -(-100 // size) and max(len(batch.indices) for batch in batches) == min(size, 100)


def test_pairs_of_like_length_stand_together_so_that_little_is_padded():
    pairs = corpus.load(split="train")
    padded, unsorted = [], []
    for batch in pairs.batches(64, np.random.default_rng(0)):
        padded.append((~batch.source_mask).sum() / len(pairs))
        lengths = pairs.source_lengths[batch.indices]
        assert np.ptp(lengths) <= 3
    order = np.random.default_rng(0).permutation(len(pairs))
    for start in range(0, len(order), 64):
        unsorted.append((~pairs.batch(order[start : start + 64]).source_mask).sum() / len(pairs))
    assert sum(padded) < 0.05 * sum(unsorted)


def test_without_rng_from_the_shortest_to_the_longest():
    lengths = np.concatenate([batch.source_mask.sum(axis=1) for batch in some_pairs().batches(9)])
    assert (np.diff(lengths) >= 0).all()


def test_the_seed_decides_the_order():
    def order(seed):
        return [batch.indices.tolist() for batch in some_pairs().batches(8, np.random.default_rng(seed))]

    assert order(1) == order(1) != order(2)
    rng = np.random.default_rng(1)
    first, second = ([batch.indices.tolist() for batch in some_pairs().batches(8, rng)] for _ in range(2))
    assert {frozenset(indices) for indices in first} != {frozenset(indices) for indices in second}
    longest = [some_pairs().source_lengths[indices].max() for indices in first]
    assert longest != sorted(longest)


def test_fifty_thousand_pairs_need_the_memory_of_one_batch_at_a_time():
    pairs = some_pairs(50_000, longest=8)
    next(pairs.batches(64))  # the ids are made once and kept
    kept = sum(side.ids.nbytes + side.starts.nbytes + side.lengths.nbytes for side in pairs._ids)
    assert kept < 6e6
    tracemalloc.start()
    for _ in pairs.batches(64, np.random.default_rng(0)):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4e6  # a few orders of 50,000 numbers, and no more


def test_pairs_without_links_train_as_well(tmp_path):
    text = "猫 だ\ta cat\tby someone\n犬 が いる\tthere is a dog\tby someone\n"
    (tmp_path / "p.tsv").write_text(text, encoding="utf-8")
    pairs = corpus.read_pairs(tmp_path / "p.tsv")
    assert pairs.alignment is None and pairs[1].alignment is None and pairs[:1].alignment is None
    (batch,) = pairs.batches(2)
    assert batch.source.shape == (2, 3) and batch.target_in.shape == (2, 5)


def test_one_word_beyond_the_vocabulary_is_unknown():
    known = corpus.SentencePairs(["a"], ["x"])
    pairs = corpus.SentencePairs(
        ["a q"], ["z"], source_vocabulary=known.source_vocabulary, target_vocabulary=known.target_vocabulary
    )
    assert pairs.batch([0]).source.tolist() == [[4, 1]] and pairs.batch([0]).target_out.tolist() == [[1, END]]


@pytest.mark.parametrize(
    "index, places",
    [
        (slice(2, 5), [2, 3, 4]),
        (slice(None, None, -40), [99, 59, 19]),
        ([3, 3, -1], [3, 3, 99]),
        (np.arange(100) > 97, [98, 99]),
        (np.int64(4), None),
        (-1, None),
    ],
)
def test_indexing(index, places):
    pairs = some_pairs()
    got = pairs[index]
    if places is None:
        assert got == corpus.Pair(pairs.source[index], pairs.target[index])
    else:
        assert got.source == [pairs.source[i] for i in places] and got.target == [pairs.target[i] for i in places]
        assert got.source_vocabulary is pairs.source_vocabulary
        assert got.source_lengths.tolist() == [len(words) for words in got.source]


def test_clauses_are_one_more_than_connectives():
    pairs = corpus.SentencePairs(["彼 は 走る", "彼 は 走る そして 私 は 休む ので 母 は 寝る"], ["a", "b"])
    assert pairs.clauses.tolist() == [1, 3]


def test_links_and_parses_follow_their_pairs():
    dev = corpus.load(split="dev")
    some = dev[[5, 2]]
    assert list(some) == [dev[5], dev[2]] and some.alignment[1] == dev.alignment[2] and some.parse[0] == dev.parse[5]
    assert list(corpus.SentencePairs.from_pairs([dev[5], dev[2]])) == list(some)


def test_a_pair_and_pairs_in_words():
    pairs = corpus.SentencePairs(["a b"], ["x"], [{(1, 0), (0, 0)}])
    assert str(pairs[0]) == "a b → x" and pairs[0].pharaoh == "0-0 1-0"
    assert repr(pairs) == "SentencePairs(1 pairs, 6 source and 5 target words)"


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: corpus.SentencePairs(["a"], []), ValueError, "equally many, got 1 and 0"),
        (lambda: corpus.SentencePairs(["a", ""], ["b", "b"]), ValueError, r"source\[1\] is empty"),
        (lambda: corpus.SentencePairs(["a"], [7]), TypeError, r"target\[0\] must be text or a list of words, got int"),
        (lambda: corpus.SentencePairs(["a"], ["b"], []), ValueError, "alignment must be one per pair, got 0 for 1"),
        (lambda: corpus.SentencePairs(["a"], ["b"], None, ["a", "a"]), ValueError, "parse must be one per pair, got 2"),
        (
            lambda: corpus.SentencePairs(["a"], ["b"], [{(0, 1)}]),
            ValueError,
            r"alignment\[0\]: link 0-1 is out of range",
        ),
        (lambda: corpus.SentencePairs(["a"], ["b"], [{(-1, 0)}]), ValueError, "link -1-0 is out of range"),
        (
            lambda: corpus.SentencePairs(["a"], ["b"], [["0-0"]]),
            ValueError,
            r"must be a pair \(source word, target word\)",
        ),
        (lambda: next(some_pairs().batches(0)), ValueError, "batch_size .* at least 1, got 0"),
        (lambda: next(some_pairs().batches(2.0)), ValueError, r"batch_size .* got 2\.0"),
        (lambda: next(some_pairs()[:0].batches(2)), ValueError, "no pairs to make a batch from"),
        (lambda: some_pairs()[np.ones(3, bool)], ValueError, "one entry per pair, got 3 for 100"),
        (lambda: some_pairs()[100], IndexError, "out of range"),
    ],
)
def test_what_does_not_fit_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()


FOUR = corpus.SentencePairs([["a"], ["b"], ["c"], ["d"]], [["x"], ["y"], ["z"], ["w"]])


@pytest.mark.parametrize(
    "index, picked",
    [
        ([2, 0], [2, 0]),
        ([-1], [3]),
        (np.array([True, True, False, False]), [0, 1]),
        ([False, False, True, True], [2, 3]),
        (np.uint8([1]), [1]),
        (range(1, 3), [1, 2]),
    ],
)
def test_a_batch_and_a_part_pick_the_same_pairs(index, picked):
    assert FOUR.batch(index).indices.tolist() == picked
    assert [pair.source for pair in FOUR[index]] == [FOUR.source[i] for i in picked]
    np.testing.assert_array_equal(FOUR.batch(index).source, FOUR.batch(picked).source)


@pytest.mark.parametrize(
    "index, error, message",
    [
        ([True, False], ValueError, "a mask must have one entry per pair, got 2 for 4"),
        ([4], IndexError, "pair 4 is out of range; there are the pairs 0 to 3"),
        ([-5], IndexError, "pair -5 is out of range"),
        ([0.0, 1.0], TypeError, "expected a number, a slice"),
        ("ab", TypeError, "expected a number, a slice"),
        ([[0, 1]], TypeError, "expected a number, a slice"),
        ([[0], [1, 2]], TypeError, "expected a number, a slice"),
        (None, TypeError, "expected a number, a slice"),
    ],
)
def test_what_picks_no_pairs_is_refused(index, error, message):
    for pick in (FOUR.batch, FOUR.__getitem__):
        with pytest.raises(error, match=f"SentencePairs: .*{message}"):
            pick(index)


def test_an_empty_list_picks_nothing_and_makes_no_batch():
    assert len(FOUR[[]]) == 0
    with pytest.raises(ValueError, match="batch: indices must pick at least one pair"):
        FOUR.batch([])
    for number in (4, -5):
        with pytest.raises(IndexError, match=f"pair {number} is out of range"):
            FOUR[number]
    with pytest.raises(TypeError, match="got True"):
        FOUR[True]
