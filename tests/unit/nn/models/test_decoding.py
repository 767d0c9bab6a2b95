"""translate: greedy and beam against a plain search written here, weights put by hand, alone and in a batch."""

import itertools

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.words import encode, numbers_of
from tests.unit.nn.small import Pairs

WORDS = ["<pad>", "<unk>", "<s>", "</s>", *"abcdefgh"]


@pytest.fixture(scope="module")
def trained():
    """A model that copies words, imperfectly: its probabilities are neither 0 nor 1."""
    made = nn.Seq2Seq(12, 12, 12, 24, attention="general", bidirectional=True)
    nn.train(made, Pairs(600), epochs=6, batch_size=16, learning_rate=2e-2, progress=False)
    made.source_vocabulary = made.target_vocabulary = WORDS
    return made


def log_probability(made, source, target):
    """Of the words `target` and </s>, without <pad> and <s>, by teacher forcing."""
    logits, _ = made.write(made.read(np.array([source])), np.array([[2, *target]]))
    logits = logits[0].astype(np.float64)
    logits[:, [0, 2]] = -np.inf
    logits -= np.log(np.exp(logits).sum(axis=1, keepdims=True))
    return logits[np.arange(len(target) + 1), [*target, 3]].sum()


def test_greedy_takes_the_likeliest_word_at_each_step(trained):
    for source in Pairs(12, seed=3).sentences:
        (found,) = nn.translate(trained, [source])
        ids = list(encode(numbers_of(WORDS), found.tokens)[0])
        for t in range(len(ids) + 1):
            logits, _ = trained.write(trained.read(np.array([source])), np.array([[2, *ids[:t]]]))
            likeliest = logits[0, -1].copy()
            likeliest[[0, 2]] = -np.inf
            assert likeliest.argmax() == [*ids, 3][t]
        assert found.log_probability == pytest.approx(log_probability(trained, source, ids), abs=1e-4)
        assert found.weights.shape == (len(ids), len(source))
        np.testing.assert_allclose(found.weights.sum(axis=1), 1, atol=1e-6)


def test_it_learned_to_copy(trained):
    sentences = Pairs(100, seed=9).sentences
    found = nn.translate(trained, sentences)
    copies = [t.tokens == [WORDS[i] for i in s] for t, s in zip(found, sentences, strict=True)]
    assert np.mean(copies) > 0.5


@pytest.mark.parametrize("normalisation", [0.0, 1.0])
def test_a_wide_beam_finds_the_best_of_all_translations(trained, normalisation):
    words, limit = [1, *range(4, 12)], 3
    everything = [list(t) for n in range(limit) for t in itertools.product(words, repeat=n)]
    for source in ([4, 9], [7], [11, 4]):
        (found,) = nn.translate(
            trained, [source], beam=len(everything), max_length=limit, length_normalisation=normalisation
        )
        score = {tuple(t): log_probability(trained, source, t) for t in everything}
        best = max(score, key=lambda t: score[t] / (len(t) + 1) ** normalisation)
        if len(found.tokens) < limit:
            assert found.tokens == [WORDS[i] for i in best]
            assert found.log_probability == pytest.approx(score[best], abs=1e-4)


def test_a_beam_never_scores_below_greedy_here_and_its_score_is_that_of_its_words(trained):
    sentences = Pairs(40, seed=5).sentences
    greedy, beam = (nn.translate(trained, sentences, beam=b, length_normalisation=0.0) for b in (1, 4))
    for source, one, many in zip(sentences, greedy, beam, strict=True):
        ids = list(encode(numbers_of(WORDS), many.tokens)[0])
        assert many.log_probability == pytest.approx(log_probability(trained, source, ids), abs=1e-4)
        assert many.log_probability > one.log_probability - 1e-4
        assert many.weights.shape == (len(ids), len(source))


def test_a_beam_keeps_the_weights_of_its_own_words(trained):
    for found in nn.translate(trained, Pairs(10, seed=6).sentences, beam=3):
        (again,) = nn.translate(trained, [found.source], prefix=found.tokens, max_length=len(found.tokens) + 1)
        np.testing.assert_allclose(found.weights, again.weights[: len(found.tokens)], atol=1e-5)


@pytest.mark.parametrize("beam", [1, 3])
def test_a_sentence_alone_and_in_a_batch_agree(trained, beam):
    sentences = Pairs(30, seed=7).sentences
    together = nn.translate(trained, sentences, beam=beam)
    small = nn.translate(trained, sentences, beam=beam, batch_size=4)
    for sentence, one, other in zip(sentences, together, small, strict=True):
        (alone,) = nn.translate(trained, [sentence], beam=beam)
        for found in (one, other):
            assert found.source == sentence and found.tokens == alone.tokens
            np.testing.assert_allclose(found.weights, alone.weights, atol=2e-6)
            assert found.log_probability == pytest.approx(alone.log_probability, abs=1e-4)


def test_sentences_come_in_many_forms(trained):
    forms = ["a b c", ["a", "b", "c"], np.array([4, 5, 6]), (4, 5, 6)]
    results = nn.translate(trained, forms)
    assert len({r.text for r in results}) == 1 and results[0].source == ["a", "b", "c"]
    assert nn.translate(trained, "a b c")[0].text == results[0].text
    assert nn.translate(trained, []) == []


def test_unknown_words_are_read_as_unk_and_named(trained):
    (found,) = nn.translate(trained, "a zebra b")
    assert found.unknown == ["zebra"] and found.source == ["a", "zebra", "b"]
    assert found.tokens == nn.translate(trained, [[4, 1, 5]])[0].tokens


@pytest.mark.parametrize("beam", [1, 3])
def test_weights_put_by_hand_are_used_at_their_step_only(trained, beam):
    (free,) = nn.translate(trained, "a b c", beam=beam)
    row = np.array([0.25, 0.25, 0.5])
    (held,) = nn.translate(trained, "a b c", beam=beam, weights={1: row})
    np.testing.assert_allclose(held.weights[1], row, atol=1e-6)
    np.testing.assert_allclose(held.weights[0], free.weights[0], atol=1e-6)
    (word,) = nn.translate(trained, "a b c", beam=beam, weights={0: 2})
    np.testing.assert_allclose(word.weights[0], [0, 0, 1], atol=1e-6)
    assert word.tokens[0] == "c" and free.tokens[0] == "a"


def test_weights_put_by_hand_in_one_sentence_leave_the_other_alone(trained):
    free = nn.translate(trained, ["a b c", "d e"])
    held = nn.translate(trained, ["a b c", "d e"], weights=[None, {0: 1}])
    assert held[0].tokens == free[0].tokens and held[1].tokens[0] == "e"


def test_the_models_own_weights_put_by_hand_change_nothing(trained):
    (free,) = nn.translate(trained, "c a f e", candidates=3)
    (held,) = nn.translate(trained, "c a f e", candidates=3, weights=dict(enumerate(free.weights.astype(float))))
    assert held.tokens == free.tokens
    assert held.log_probability == pytest.approx(free.log_probability, abs=1e-4)


def test_candidates_are_the_likeliest_words_in_order(trained):
    (found,) = nn.translate(trained, "c a f", candidates=4)
    assert len(found.candidates) == len(found.tokens) + 1
    for step, options in enumerate(found.candidates):
        chances = [p for _, p in options]
        assert len(options) == 4 and chances == sorted(chances, reverse=True) and 0 < sum(chances) <= 1 + 1e-9
        assert options[0][0] == [*found.tokens, "</s>"][step]
    (everything,) = nn.translate(trained, "c", candidates=99)
    assert sum(p for _, p in everything.candidates[0]) == pytest.approx(1)
    assert not {"<pad>", "<s>"} & {word for word, _ in everything.candidates[0]}


@pytest.mark.parametrize("beam", [1, 3])
def test_a_prefix_comes_first_and_the_model_goes_on_from_there(trained, beam):
    (found,) = nn.translate(trained, "a b c", prefix="h h", beam=beam)
    assert found.tokens[:2] == ["h", "h"]
    assert found.log_probability < nn.translate(trained, "a b c", beam=beam)[0].log_probability


def test_a_prefix_longer_than_translations_are_is_kept(trained):
    (found,) = nn.translate(trained, "a", prefix=["h"] * 20)
    assert found.tokens[:20] == ["h"] * 20


@pytest.mark.parametrize("beam", [1, 2])
def test_the_length_limit_holds(trained, beam):
    (found,) = nn.translate(trained, "a b c d e", beam=beam, max_length=2)
    assert len(found.tokens) == 2 and found.weights.shape == (2, 5)


def test_a_model_without_attention_has_no_weights():
    made = nn.Seq2Seq(12, 12, 4, 6)
    for beam in (1, 2):
        (found,) = nn.translate(made, [[4, 5]], beam=beam, max_length=3)
        assert found.weights is None and all(isinstance(t, int) for t in found.tokens)
    with pytest.raises(ValueError, match="translate with weights needs a model with attention, got one without"):
        nn.translate(made, [[4, 5]], weights={0: 1})


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        (dict(sentences=["a b", ""]), ValueError, "Sentence 1 is empty"),
        (dict(sentences=[[]]), ValueError, "Sentence 0 is empty"),
        (dict(sentences=[["a", 4]]), TypeError, "Sentence 0 must be a str, a list of words or ids"),
        (dict(sentences=[[4, 12]]), ValueError, "word ids from 0 to 11, got 12"),
        (dict(sentences="a b", beam=0), ValueError, "beam must be at least 1, got 0"),
        (dict(sentences="a b", beam=2, candidates=3), ValueError, "use beam=1"),
        (dict(sentences="a b", max_length=0), ValueError, "max_length must be at least 1"),
        (
            dict(sentences="a b", weights={0: [1.0, 0.0, 0.0]}),
            ValueError,
            r"weights of step 0 must be 2 numbers.*\(3,\)",
        ),
        (dict(sentences="a b", weights={1: [0.9, 0.9]}), ValueError, r"weights of step 1 .* the sum 1\.8"),
        (dict(sentences="a b", weights={1: [1.5, -0.5]}), ValueError, "none below 0"),
        (dict(sentences="a b", weights={0: [np.nan, 1.0]}), ValueError, "weights of step 0 must be 2 numbers"),
        (dict(sentences="a b", weights={0: 2}), ValueError, "there is no source word 2, only 0 to 1"),
        (dict(sentences=["a b", "a"], weights={0: 1}), ValueError, "one dict for each of the 2 sentences, got 1"),
        (dict(sentences=["a b", "a"], prefix="a"), ValueError, "prefix is for a single sentence, got 2"),
        (dict(sentences="a b", prefix="zebra"), ValueError, "words of the target vocabulary, got zebra"),
        (dict(sentences="a b", prefix=[4, 99]), ValueError, "prefix must hold word ids from 0 to"),
        (dict(sentences="a b", prefix=[-1], beam=2), ValueError, "prefix must hold word ids from 0 to"),
        (dict(sentences="a b", prefix=["a", "</s>"]), ValueError, "not <pad>, <s> or </s>"),
        (dict(sentences="a b", prefix=[2]), ValueError, "not <pad>, <s> or </s>"),
        (dict(sentences="a b", prefix="h h h", max_length=2), ValueError, "at least the 3 words of the prefix, got 2"),
    ],
)
def test_wrong_arguments_are_refused(trained, arguments, error, message):
    with pytest.raises(error, match=message):
        nn.translate(trained, **arguments)


def test_words_need_a_vocabulary():
    with pytest.raises(ValueError, match="no source vocabulary yet"):
        nn.translate(nn.Seq2Seq(12, 12, 4, 6), "a b")


@pytest.mark.parametrize("beam", [1, 2])
def test_a_hard_reading_uses_one_word_a_step_and_is_over_afterwards(trained, beam):
    sentences = ["a b c", "d e"]
    soft = nn.translate(trained, sentences, beam=beam)
    for found in nn.translate(trained, sentences, beam=beam, pick="argmax"):
        assert set(np.unique(found.weights)) == {0.0, 1.0} and (found.weights.sum(axis=1) == 1).all()
    for one, again in zip(soft, nn.translate(trained, sentences, beam=beam), strict=True):
        np.testing.assert_array_equal(one.weights, again.weights)


def test_draws_follow_their_generator(trained):
    first, again, other = (
        [t.weights.argmax(axis=1).tolist() for t in nn.translate(trained, ["a b c d e"] * 20, pick="sample", rng=rng)]
        for rng in map(np.random.default_rng, (0, 0, 1))
    )
    assert first == again != other


def test_hard_reading_needs_attention_and_draws_a_generator(trained):
    with pytest.raises(ValueError, match="pick='argmax' needs a model with attention, got one without"):
        nn.translate(nn.Seq2Seq(12, 12, 4, 6), [[4]], pick="argmax")
    with pytest.raises(ValueError, match="pick must be one of 'argmax', 'sample', got 'best'"):
        nn.translate(trained, "a", pick="best")
    with pytest.raises(TypeError, match="rng must be a generator"):
        nn.translate(trained, "a", pick="sample")


# Neighbours ------------------------------------------------------------------------------------------------------

KINDS = [
    dict(attention="dot"),
    dict(attention="additive", bidirectional=True),
    dict(attention="general", reverse_source=True),
    dict(attention=None),
]


def assert_same(found, alone):
    assert found.tokens == alone.tokens and found.source == alone.source and found.unknown == alone.unknown
    assert found.finished == alone.finished
    assert found.log_probability == pytest.approx(alone.log_probability, abs=1e-9)
    if alone.weights is not None:
        np.testing.assert_allclose(found.weights, alone.weights, atol=1e-9)
    if alone.candidates is not None:
        for one, other in zip(found.candidates, alone.candidates, strict=True):
            assert [word for word, _ in one] == [word for word, _ in other]


@pytest.mark.parametrize("seed, kind", list(enumerate(KINDS)), ids=map(str, KINDS))
def test_no_neighbour_and_no_batch_size_changes_a_result(kind, seed):
    """Random models in float64, so that BLAS's order of summation decides between no two words."""
    made = nn.Seq2Seq(12, 12, 6, 8, seed=seed, dtype=np.float64, **kind)
    for parameter in made.parameters.values():
        parameter *= 3
    rng = np.random.default_rng(seed)
    sentences = [rng.integers(1, 12, length) for length in (1, 12, 2, 2, 7, 1, 3, 12)]
    sentences += sentences[:1]
    ways = [{"beam": 1, "candidates": 3}, {"beam": 3}, {"beam": 2, "length_normalisation": 0.0}, {"max_length": 4}]
    if made.attention is not None:
        ways += [{"pick": "argmax"}, {"pick": "argmax", "beam": 2}]
    ended = set()
    for way, ending in itertools.product(ways, (-4.0, 1.5)):  # some are cut, some end early
        made.layers["output"].parameters["bias"][3] = ending
        alone = [nn.translate(made, [sentence], **way)[0] for sentence in sentences]
        for batch_size in (3, 256):
            order = rng.permutation(len(sentences))
            together = nn.translate(made, [sentences[i] for i in order], batch_size=batch_size, **way)
            for i, found in zip(order, together, strict=True):
                assert_same(found, alone[i])
        ended |= {found.finished for found in alone}
    assert ended == {True, False}


@pytest.mark.parametrize("beam", [1, 2])
def test_draws_and_weights_by_hand_do_not_depend_on_neighbours(trained, beam):
    sentences = [[4, 5, 6], [7, 8], [4, 5, 6, 7, 8, 9], [10], [4, 5]]
    drawn = {"beam": beam, "pick": "sample"}
    weights = [{0: len(sentence) - 1} for sentence in sentences]
    together = nn.translate(trained, sentences, rng=np.random.default_rng(7), **drawn)
    held = nn.translate(trained, sentences, beam=beam, weights=weights)
    for i, sentence in enumerate(sentences):
        others = [sentence, *sentences[::-2]]
        for batch_size in (1, 3):
            rng = np.random.default_rng(7)
            found = nn.translate(trained, others, rng=rng, batch_size=batch_size, **drawn)[0]
            assert found.tokens == together[i].tokens
            np.testing.assert_array_equal(found.weights, together[i].weights)
        (alone,) = nn.translate(trained, [sentence], beam=beam, weights=weights[i])
        assert alone.tokens == held[i].tokens


def test_a_sentence_that_comes_again_is_drawn_anew(trained):
    twice = nn.translate(trained, [[4, 5, 6, 7, 8]] * 12, pick="sample", rng=np.random.default_rng(0))
    assert len({t.weights.argmax(axis=1).tobytes() for t in twice}) > 1
    rng = np.random.default_rng(0)
    one, other = (nn.translate(trained, [[4, 5, 6, 7, 8]] * 6, pick="sample", rng=rng) for _ in range(2))
    assert any(a.weights.tobytes() != b.weights.tobytes() for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("beam", [1, 3])
def test_each_sentence_has_a_limit_of_its_own_and_says_that_it_was_cut(beam):
    made = nn.Seq2Seq(12, 12, 6, 8, attention="dot")
    made.layers["output"].parameters["bias"][3] = -50  # </s> never comes
    for found, length in zip(nn.translate(made, [[5], [6] * 30], beam=beam), (1, 30), strict=True):
        assert len(found.tokens) == len(found.weights) == 2 * length + 10 and not found.finished
    made.layers["output"].parameters["bias"][3] = 50
    assert all(found.tokens == [] and found.finished for found in nn.translate(made, [[5], [6] * 30], beam=beam))


def test_finished_means_that_the_end_was_written(trained):
    (whole,) = nn.translate(trained, "a b c")
    (cut,) = nn.translate(trained, "a b c", max_length=len(whole.tokens), candidates=2)
    (same,) = nn.translate(trained, "a b c", max_length=len(whole.tokens) + 1)
    assert whole.finished and same.finished and not cut.finished and cut.tokens == whole.tokens == same.tokens
    assert len(cut.candidates) == len(cut.tokens)


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        (dict(max_length=-3), ValueError, "max_length must be at least 1, got -3"),
        (dict(max_length=2.5), TypeError, "max_length must be a whole number"),
        (dict(beam=2.0), TypeError, "beam must be a whole number"),
        (dict(candidates=-1), ValueError, "candidates must be at least 0, got -1"),
        (
            dict(length_normalisation=np.nan),
            ValueError,
            "length_normalisation must be a finite number from -100 to 100, got nan",
        ),
    ],
)
def test_numbers_that_mean_nothing_are_refused(trained, arguments, error, message):
    with pytest.raises(error, match=message):
        nn.translate(trained, "a b", **arguments)


def test_a_model_that_broke_down_translates_nothing():
    made = nn.Seq2Seq(12, 12, 4, 6)
    made.flat_parameters[5] = np.nan
    with pytest.raises(ValueError, match="The model's parameters must hold finite numbers, got nan"):
        nn.translate(made, [[4]])
