"""Embedding: rows are taken, gradients of repeated words add up, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.small import RNG


def test_embedding_takes_rows_and_adds_up_the_gradients_of_repeated_words():
    layer, ids = nn.Embedding(5, 3, RNG(0)), np.array([[1, 4, 1], [0, 1, 4]])
    assert (layer.forward(ids) == layer.parameters["table"][ids]).all()
    grad = RNG(1).normal(size=(2, 3, 3)).astype(np.float32)
    layer.backward(grad)
    one_hot = np.eye(5)[ids]
    np.testing.assert_allclose(layer.gradients["table"], np.einsum("btv,bte->ve", one_hot, grad), atol=1e-6)
    layer.forward(np.array([[2]]))
    layer.backward(grad[:1, :1])
    assert (layer.gradients["table"][2] == grad[0, 0]).all() and (layer.gradients["table"][[0, 1, 3, 4]] == 0).all()


def test_embedding_refuses_what_does_not_fit():
    layer = nn.Embedding(5, 2, RNG(0))
    with pytest.raises(ValueError, match="word ids from 0 to 4, got 5"):
        layer.forward(np.array([[1, 5]]))
    with pytest.raises(ValueError, match="word ids from 0 to 4, got -1"):
        layer.forward(np.array([[1, -1]]))
    with pytest.raises(TypeError, match="whole numbers"):
        layer.forward(np.array([[1.0, 2.0]]))
    with pytest.raises(ValueError, match="at least one word"):
        layer.forward(np.zeros((1, 0), int))
