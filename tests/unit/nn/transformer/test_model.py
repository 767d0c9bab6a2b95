"""The Transformer: loss and gradients from PyTorch, padding, order of words, the two masks, the cache, refusals."""

import copy

import numpy as np
import pytest

from attention_helpers import corpus, nn
from tests.unit.nn.small import RNG, Pairs, assert_gradient, batch, slope
from tests.unit.nn.transformer.sample import BATCH, norms, with_waves

LEARNED = {"source_positions": "learned", "target_positions": "learned", "longest": 5}
NONE = {"source_positions": None, "target_positions": None}
OPTIONS = {
    "before": {},
    "after": {"norm": "after"},
    "learned": LEARNED,
    "two blocks, no positions": {"encoder_blocks": 2, "decoder_blocks": 2, **NONE},
}
ALL = OPTIONS | {"relative": {"reach": 1}, "seeing all": {"causal": False}}
# Obtained once from PyTorch 2.13.0 (CPU, float64): torch.nn.TransformerEncoderLayer and TransformerDecoderLayer with
# tables before and a linear layer after, weights as in sample.py, BATCH; loss by
# torch.nn.functional.cross_entropy(ignore_index), and the length of each layer's gradient by autograd.
TORCH = {
    "before": (
        2.000935038,
        {
            "source_embedding": 0.004790744,
            "target_embedding": 0.162482381,
            "encoder1": 0.006418301,
            "decoder1": 0.249456528,
            "encoder_norm": 0.033484623,
            "decoder_norm": 0.357998178,
            "output": 0.670503886,
        },
    ),
    "after": (
        1.813300122,
        {
            "source_embedding": 0.001775697,
            "target_embedding": 0.072515416,
            "encoder1": 0.051329666,
            "decoder1": 0.320108302,
            "output": 0.686541517,
        },
    ),
    "learned": (
        2.15856904,
        {
            "source_embedding": 0.029814894,
            "target_embedding": 0.150166501,
            "source_positions": 0.012089309,
            "target_positions": 0.060349189,
            "encoder1": 0.042775961,
            "decoder1": 0.192227806,
            "encoder_norm": 0.090388863,
            "decoder_norm": 0.513355379,
            "output": 0.82572911,
        },
    ),
    "two blocks, no positions": (
        2.041791668,
        {
            "source_embedding": 0.020100955,
            "target_embedding": 0.096349302,
            "encoder1": 0.021875351,
            "encoder2": 0.036668084,
            "decoder1": 0.116747297,
            "decoder2": 0.149056932,
            "encoder_norm": 0.073185664,
            "decoder_norm": 0.522918655,
            "output": 0.656408509,
        },
    ),
}


def model(**options):
    return nn.Transformer(7, 6, 4, 2, 6, **{"dtype": np.float64} | options)


@pytest.mark.parametrize("name", OPTIONS)
def test_loss_and_gradients_are_pytorchs(name):
    made = with_waves(model(**OPTIONS[name]))
    loss, expected = TORCH[name]
    assert made.step(BATCH) == pytest.approx(loss, abs=2e-9)
    found = {name: np.hypot.reduce([0.0, *norms(layer).values()]) for name, layer in made.layers.items()}
    assert {name: norm for name, norm in found.items() if norm} == pytest.approx(expected, abs=2e-8)


@pytest.mark.parametrize("name", ALL)
def test_gradients_against_finite_differences(name):
    made = model(**ALL[name])
    made.flat_parameters += 0.1 * RNG(1).normal(size=made.flat_parameters.size)
    made.step(BATCH)
    gradient = made.flat_gradients.copy()
    assert_gradient(lambda: made.loss(BATCH), made.flat_parameters, gradient, places=120)


@pytest.mark.parametrize("name", ALL)
def test_padding_changes_nothing(name):
    made = model(**ALL[name] | {"longest": 12})
    wide = copy.copy(BATCH)
    for part in ("source", "source_mask", "target_in", "target_out", "target_mask"):
        setattr(wide, part, np.pad(getattr(BATCH, part), ((0, 0), (0, 7))))
    made.step(BATCH)
    gradient = made.flat_gradients.copy()
    made.step(wide)
    np.testing.assert_allclose(made.flat_gradients, gradient, atol=1e-12)
    alone = made.read(BATCH.source[1:, :2]).states
    np.testing.assert_allclose(made.read(wide.source, wide.source_mask).states[1:, :2], alone, atol=1e-12)


def test_without_positions_words_permuted_are_states_permuted():
    order, source = [2, 0, 3, 1], BATCH.source[:1]
    for options, least in ((NONE, 0), ({}, 0.01), (NONE | {"reach": 2}, 1e-4)):
        made = model(**options)
        for layer in made.layers["encoder1"].leaves():
            if "relative" in layer.parameters:
                layer.parameters["relative"][...] = RNG(0).normal(size=(2, 5))
        apart = abs(made.read(source[:, order]).states - made.read(source).states[:, order]).max()
        assert apart < 1e-12 if least == 0 else apart > least


def test_a_word_that_comes_later_is_read_only_without_the_causal_mask():
    changed = BATCH.target_in.copy()
    changed[:, 2] = 4
    for causal in (True, False):
        made = model(causal=causal)
        memory = made.read(BATCH.source, BATCH.source_mask)
        first, second = (made.write(memory, words)[0][:, :2] for words in (BATCH.target_in, changed))
        assert (abs(first - second).max() < 1e-12) == causal


@pytest.mark.parametrize("name", ALL)
def test_the_gradient_at_each_input_word_is_the_slope_of_that_sentences_loss(name):
    made, one = model(**ALL[name]), batch([[6, 5]], [[5]])
    norms_found = nn.input_gradients(made, BATCH)
    row = made.layers["source_embedding"].parameters["table"][6]  # stands only once in the sentence
    slopes = [numeric for numeric, _ in slope(lambda: made.loss(one), row)]
    assert norms_found[1, 0] == pytest.approx(np.linalg.norm(slopes), rel=1e-5)


@pytest.mark.parametrize("caching", [True, False])
@pytest.mark.parametrize("name", [name for name in ALL if name != "seeing all"])
def test_decoding_step_by_step_gives_the_logits_of_training(name, caching):
    made = model(**ALL[name])
    made.caching = caching
    memory = made.read(BATCH.source, BATCH.source_mask)
    logits, weights = made.write(memory, BATCH.target_in)
    state = memory.start
    for t in range(3):
        before = state
        step, state, used = made.decode_step(memory, state, BATCH.target_in[:, t])
        np.testing.assert_allclose(step, logits[:, t], atol=1e-12)
        np.testing.assert_allclose(used, weights[:, t], atol=1e-12)
    again, _, _ = made.decode_step(memory, before, BATCH.target_in[:, 2])  # a state may be gone on from twice
    np.testing.assert_array_equal(again, step)


@pytest.fixture(scope="module", params=[{}, {"decoder_blocks": 2, "norm": "after", "reach": 2, "causal": False}])
def writer(request):
    """A model that has learned nothing, and writes long sentences."""
    made = nn.Transformer(12, 12, 8, 2, 12, dtype=np.float64, seed=2, **request.param)
    made.flat_parameters += 0.2 * RNG(1).normal(size=made.flat_parameters.size)
    made.layers["output"].parameters["bias"][3] = -9
    return made


@pytest.mark.parametrize("beam", [1, 3])
@pytest.mark.parametrize("by_hand", [False, True])
def test_with_and_without_the_cache_the_same_words(writer, beam, by_hand):
    sentences = Pairs(12, seed=4).sentences
    weights = [{1: 0, 3: len(sentence) - 1} for sentence in sentences] if by_hand else None
    both = []
    for caching in (True, False):
        writer.caching = caching
        both.append(nn.translate(writer, sentences, beam=beam, weights=weights, max_length=9))
    for one, other in zip(*both, strict=True):
        assert one.tokens == other.tokens and len(one.tokens) == 9
        np.testing.assert_allclose(one.weights, other.weights, atol=1e-9)
        assert one.log_probability == pytest.approx(other.log_probability)
        if by_hand:
            assert one.weights[1, 0] == one.weights[3, -1] == 1


def test_a_beam_follows_its_own_words(writer):
    writer.caching = True
    for found in nn.translate(writer, Pairs(6, seed=6).sentences, beam=3, max_length=6):
        (again,) = nn.translate(writer, [found.source], prefix=found.tokens, max_length=6)
        np.testing.assert_allclose(found.weights, again.weights, atol=1e-9)


def test_attention_weights_are_those_of_a_forced_translation_and_the_mean_of_the_heads():
    pairs = corpus.SentencePairs([["a"], ["b", "a", "c"]], [["x", "y"], ["y"]])
    made = nn.Transformer(len(pairs.source_vocabulary), len(pairs.target_vocabulary), 4, 2, 6, decoder_blocks=2)
    made.source_vocabulary, made.target_vocabulary = pairs.source_vocabulary, pairs.target_vocabulary
    found = nn.attention_weights(made, pairs)
    for weights, source, target in zip(found, pairs.source, pairs.target, strict=True):
        (forced,) = nn.translate(made, [source], prefix=target, max_length=len(target))
        np.testing.assert_allclose(weights, forced.weights, atol=1e-6)
    one = pairs.batch([1])
    heads = made.head_weights(one.source, one.target_in, one.source_mask)
    np.testing.assert_allclose(found[1], heads.source[-1][0].mean(axis=0)[:1], atol=1e-6)


def test_weights_of_all_heads_come_block_by_block():
    made = model(encoder_blocks=2, decoder_blocks=1)
    heads = made.head_weights(BATCH.source, BATCH.target_in, BATCH.source_mask)
    assert [w.shape for w in heads.encoder] == [(2, 2, 4, 4)] * 2
    assert [w.shape for w in (*heads.decoder, *heads.source)] == [(2, 2, 3, 3), (2, 2, 3, 4)]
    assert (heads.encoder[0][1, :, :, 2:] == 0).all() and (heads.decoder[0][:, :, 0, 1:] == 0).all()
    np.testing.assert_allclose(heads.source[0][1, :, 0, :2].sum(axis=-1), 1)


def test_it_learns_to_copy_and_hard_reading_goes_on_the_same_weights():
    made = nn.Transformer(12, 12, 16, 2, 32)
    history = nn.train(made, Pairs(600), epochs=6, batch_size=16, learning_rate=1e-2, progress=False)
    assert history.loss[-1] < 0.2
    sentences = Pairs(60, seed=9).sentences
    for options, least in (({}, 0.9), ({"beam": 3}, 0.9), ({"pick": "argmax"}, 0.5)):
        found = nn.translate(made, sentences, **options)
        assert np.mean([t.tokens == s for t, s in zip(found, sentences, strict=True)]) > least
    nn.train(made, Pairs(32), epochs=1, pick="sample", progress=False)


def test_learned_positions_end_and_translations_with_them():
    made = model(**LEARNED)
    made.layers["output"].parameters["bias"][3] = -9
    (found,) = nn.translate(made, [[4, 5, 6]])
    assert len(found.tokens) == 5
    message = "Sentences may have 5 words .*; got one of 6"
    with pytest.raises(ValueError, match=message):
        made.read(np.array([[4, 5, 6, 4, 5, 6]]))
    with pytest.raises(ValueError, match=message):
        nn.translate(made, [[4, 5, 6, 4, 5, 6]])
    with pytest.raises(ValueError, match=message):
        made.write(made.read(np.array([[4]])), np.array([[2, 4, 5, 4, 5, 4]]))


def test_parameters_are_counted():
    attention, feed_forward, norm = 4 * 16 + 4, 2 * 24 + 6 + 4, 8
    both = (7 + 6) * 4 + 3 * attention + 2 * feed_forward + 7 * norm + 4 * 6 + 6
    assert model().parameter_count() == both
    assert model(norm="after").parameter_count() == both - 2 * norm
    assert model(**LEARNED).parameter_count() == both + 2 * 5 * 4
    assert model(reach=3).parameter_count() == both + 2 * 2 * 7


def test_words_start_as_large_as_positions_allow():
    table = nn.Transformer(3000, 6, 64).layers["source_embedding"].parameters["table"]
    assert table.std() == pytest.approx(1 / 8, rel=0.01)


@pytest.mark.parametrize(
    "options, error, message",
    [
        (dict(heads=3), ValueError, "size must be a multiple of heads, got 64 and 3"),
        (dict(size=0), ValueError, "size must be at least 1, got 0"),
        (dict(encoder_blocks=0), ValueError, "encoder_blocks must be at least 1, got 0"),
        (dict(decoder_blocks=1.0), TypeError, r"decoder_blocks must be a whole number of at least 1, got 1\.0"),
        (dict(source_positions="sine"), ValueError, "source_positions must be one of None, 'sinusoid', 'learned', got"),
        (dict(norm="none"), ValueError, "norm must be one of 'before', 'after', got 'none'"),
        (dict(reach=-1), ValueError, "reach must be at least 1, got -1"),
        (dict(base=0), ValueError, "base must be a finite number above 0, got 0"),
    ],
)
def test_wrong_settings_are_refused(options, error, message):
    with pytest.raises(error, match=message):
        nn.Transformer(7, 6, **options)
