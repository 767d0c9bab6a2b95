"""How much gradient reaches each word: lengths of slopes against finite differences, sentence by sentence."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.small import batch, slope

SOURCES, TARGETS = [[4, 5, 6, 7], [8, 9]], [[4, 5, 6], [7]]  # every source word stands at one place only


def model(attention, **options):
    made = nn.Seq2Seq(10, 8, 3, 4, attention=attention, dtype=np.float64, seed=1, **options)
    made.parameters["source_embedding.table"][...] *= 5
    return made


@pytest.mark.parametrize("options", [{}, {"bidirectional": True}, {"reverse_source": True}])
@pytest.mark.parametrize("attention", [None, "dot", "general", "additive"])
def test_norms_agree_with_finite_differences_of_each_sentences_loss(attention, options):
    made = model(attention, **options)
    norms = nn.input_gradients(made, batch(SOURCES, TARGETS))
    table = made.parameters["source_embedding.table"]
    for row, (source, target) in enumerate(zip(SOURCES, TARGETS, strict=True)):
        alone = batch([source], [target])
        numeric = np.zeros_like(table)
        for value, place in slope(lambda alone=alone: made.loss(alone), table, table.size):
            numeric[place] = value
        expected = np.linalg.norm(numeric[source], axis=1)
        assert expected.min() > 1e-5
        np.testing.assert_allclose(norms[row, : len(source)], expected, rtol=1e-5)


def test_padding_gets_nothing_and_neighbours_change_nothing():
    made = model("dot")
    both = nn.input_gradients(made, batch(SOURCES, TARGETS))
    assert both.shape == (2, 4) and (both[1, 2:] == 0).all() and (both[0] > 0).all()
    for row in range(2):
        alone = nn.input_gradients(made, batch(SOURCES[row : row + 1], TARGETS[row : row + 1]))
        np.testing.assert_allclose(both[row, : alone.shape[1]], alone[0], rtol=1e-9)


def test_measuring_leaves_the_parameters_alone():
    made = model("general")
    before = made.flat_parameters.copy()
    nn.input_gradients(made, batch(SOURCES, TARGETS))
    assert (made.flat_parameters == before).all()


def test_without_attention_the_first_words_of_a_long_sentence_get_the_least():
    rng = np.random.default_rng(0)
    sentences = [list(rng.integers(4, 10, 60)) for _ in range(8)]
    targets = [list(rng.integers(4, 8, 3)) for _ in range(8)]

    def share(attention):
        norms = nn.input_gradients(model(attention), batch(sentences, targets)).mean(axis=0)
        return norms[:5].mean() / norms[-5:].mean()

    assert share(None) < 0.03 < 0.1 < share("dot")


def test_ids_that_the_model_does_not_have_are_refused():
    with pytest.raises(ValueError, match="must hold word ids from 0 to 9, got 10"):
        nn.input_gradients(model(None), batch([[10]], [[4]]))
