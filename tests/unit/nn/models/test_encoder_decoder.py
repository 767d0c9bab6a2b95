"""What encoder-decoders share: rows of a memory, the loss that training takes, sources that do not fit."""

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.models.encoder_decoder import Memory
from tests.unit.nn.small import batch

BATCH = batch([[4, 5, 6, 4], [6, 5]], [[4, 5], [5]])
MODELS = {
    "Seq2Seq": lambda **options: nn.Seq2Seq(7, 6, 3, 4, attention="dot", **options),
    "Transformer": lambda **options: nn.Transformer(7, 6, 4, 2, 6, **options),
}


def test_rows_of_a_memory_are_rows_of_all_its_parts():
    memory = Memory(np.arange(12).reshape(3, 2, 2), np.eye(3, 2, dtype=bool), np.arange(3))
    some = memory[[2, 0, 0]]
    assert some.states[:, 0, 0].tolist() == [8, 0, 0] and some.start.tolist() == [2, 0, 0]
    assert some.mask.tolist() == [[False, False], [True, False], [True, False]]


@pytest.mark.parametrize("name", MODELS)
def test_step_gives_the_loss_and_the_gradients_of_a_batch(name):
    made = MODELS[name](dtype=np.float64)
    loss = made.loss(BATCH)
    assert not made.flat_gradients.any()
    assert made.step(BATCH) == pytest.approx(loss) and made.flat_gradients.any()
    made.flat_parameters -= 0.1 * made.flat_gradients
    assert made.loss(BATCH) < loss


@pytest.mark.parametrize("name", MODELS)
def test_what_other_code_relies_on_is_there(name):
    made = MODELS[name]()
    assert made.vocabulary_sizes == {"source": 7, "target": 6}
    assert made.source_vocabulary is None and made.attention is not None and made.longest_target is None
    memory = made.read(BATCH.source, BATCH.source_mask)
    logits, weights = made.write(memory, BATCH.target_in)
    assert logits.shape == (2, 3, 6) and weights.shape == (2, 3, 4)
    logits, state, weights = made.decode_step(memory, memory.start, np.array([2, 2]))
    assert logits.shape == (2, 6) and weights.shape == (2, 4)
    made.decode_step(memory[[1, 1, 0]], state[[1, 1, 0]], np.array([4, 5, 4]))


@pytest.mark.parametrize(
    "source, mask, message",
    [
        (np.array([4, 5]), None, r"source must have the shape \(batch, time\)"),
        (np.array([[4, 7]]), None, "source must hold word ids from 0 to 6, got 7"),
        (np.array([[4, 5]]), np.array([[False, False]]), "source_mask: row 0 has no real token"),
        (np.array([[4, 5]]), np.array([[False, True]]), "padding on the right"),
        (np.zeros((1, 0), int), None, "at least one word"),
    ],
)
@pytest.mark.parametrize("name", MODELS)
def test_wrong_sources_are_refused(name, source, mask, message):
    with pytest.raises(ValueError, match=message):
        MODELS[name]().read(source, mask)
