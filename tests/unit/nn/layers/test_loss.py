"""Cross-entropy: values from PyTorch, gradients over several blocks, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.small import assert_gradient, wave

LOGITS, TARGETS = 3 * wave(2, 2, 4, step=0.77), np.array([[1, 3], [0, 2]])

MASK = np.array([[True, True], [True, False]])

# torch.nn.functional.cross_entropy (PyTorch 2.13.0, float64) on these logits with ignore_index at the masked target.
LOSS = 0.950585117882143

GRAD = [
    [[0.069866473, -0.159732661, 0.079455413, 0.010410775], [0.048266484, 0.017139870, 0.032831710, -0.098238063]],
    [[-0.280932363, 0.166581904, 0.099438445, 0.014912015], [0, 0, 0, 0]],
]


@pytest.mark.parametrize("time_first", [False, True])
def test_cross_entropy_gives_pytorchs_values(time_first):
    logits = np.ascontiguousarray(LOGITS.transpose(1, 0, 2)).transpose(1, 0, 2) if time_first else LOGITS
    loss, grad = nn.cross_entropy(logits, TARGETS, MASK)
    assert abs(loss - LOSS) < 1e-12
    np.testing.assert_allclose(grad, GRAD, atol=2e-9)


def test_cross_entropy_gradient_over_several_blocks(monkeypatch):
    monkeypatch.setattr("attention_helpers.nn.layers.loss.BLOCK", 8)
    logits = LOGITS.copy()
    assert_gradient(
        lambda: nn.cross_entropy(logits, TARGETS, MASK)[0], logits, nn.cross_entropy(logits, TARGETS, MASK)[1]
    )


def test_cross_entropy_leaves_the_logits_alone_unless_it_may_overwrite_them():
    logits = LOGITS.copy()
    _, grad = nn.cross_entropy(logits, TARGETS, MASK)
    assert (logits == LOGITS).all()
    _, again = nn.cross_entropy(logits, TARGETS, MASK, overwrite=True)
    assert (again == grad).all() and np.shares_memory(again, logits)


def test_cross_entropy_of_huge_logits_stays_finite_and_float32_stays_float32():
    logits = np.array([[[1e4, -1e4, 0.0]]], np.float32)
    loss, grad = nn.cross_entropy(logits, np.array([[1]]))
    assert loss == pytest.approx(2e4) and grad.dtype == np.float32
    np.testing.assert_allclose(grad, [[[1, -1, 0]]])


@pytest.mark.parametrize(
    "logits, targets, mask, message",
    [
        (LOGITS[0], TARGETS, MASK, r"shape \(batch, time, words\), got float64 \(2, 4\)"),
        (LOGITS, TARGETS + 3, MASK, "targets must hold word ids from 0 to 3, got 4"),
        (LOGITS, TARGETS[:1], None, r"targets must have the shape \(2, 2\)"),
        (LOGITS, TARGETS, MASK[:1], r"mask must have the shape \(2, 2\)"),
        (LOGITS, TARGETS, MASK & False, "at least one real token"),
        (LOGITS * np.nan, TARGETS, MASK, "logits must hold finite numbers"),
        (np.where(LOGITS > 2, np.inf, LOGITS), TARGETS, MASK, "logits must hold finite numbers"),
    ],
)
def test_cross_entropy_refuses_what_does_not_fit(logits, targets, mask, message):
    with pytest.raises(ValueError, match=message):
        nn.cross_entropy(logits, targets, mask)
