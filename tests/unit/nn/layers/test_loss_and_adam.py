"""Cross-entropy and Adam: values from PyTorch, gradients against finite differences, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.small import RNG, assert_gradient, wave

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


def three_steps(block=None):
    parameters = {"p": wave(4, step=0.5), "q": wave(2, 2, step=0.8)}
    optimiser = nn.Adam(parameters, learning_rate=0.1, clip=1.0)
    norms = [optimiser.step({"p": wave(4, step=0.3 + k), "q": 2 * wave(2, 2, step=0.6 + k)}) for k in range(3)]
    return parameters, norms


@pytest.mark.parametrize("block", [3, 1 << 15])
def test_adam_gives_pytorchs_values(monkeypatch, block):
    monkeypatch.setattr("attention_helpers.nn.training.adam.BLOCK", block)
    parameters, norms = three_steps()
    # torch.optim.Adam(lr=0.1) after torch.nn.utils.clip_grad_norm_(…, 1.0), PyTorch 2.13.0, float64, three steps.
    np.testing.assert_allclose(norms, [3.5010058566564175, 3.237534672205547, 3.583608184958188], rtol=1e-9)
    np.testing.assert_allclose(parameters["p"], [0.196259911, 0.642103684, 0.872362275, 0.810458674], atol=1e-6)
    np.testing.assert_allclose(parameters["q"], [[0.426703083, 0.846041407], [0.556715039, -0.228973802]], atol=1e-6)


def test_adam_without_clipping_goes_one_learning_rate_along_the_sign_at_first():
    parameters = {"p": np.zeros(3, np.float32)}
    nn.Adam(parameters, learning_rate=0.01).step({"p": np.array([5, -1e-3, 2e3], np.float32)})
    np.testing.assert_allclose(parameters["p"], [-0.01, 0.01, -0.01], rtol=1e-4)


def test_adam_refuses_what_does_not_fit():
    with pytest.raises(ValueError, match="learning_rate must be a finite number above 0, got -1"):
        nn.Adam({"p": np.zeros(2)}, -1)
    with pytest.raises(ValueError, match="clip must be a finite number above 0, got 0"):
        nn.Adam({"p": np.zeros(2)}, 1, clip=0)
    with pytest.raises(TypeError, match="contiguous array"):
        nn.Adam({"p": np.zeros((3, 2)).T}, 1)
    optimiser = nn.Adam({"p": np.zeros(2)}, 1)
    with pytest.raises(ValueError, match=r"gradients must have the names \['p'\], got \['q'\]"):
        optimiser.step({"q": np.zeros(2)})
    with pytest.raises(ValueError, match=r"gradients\['p'\] must have the shape \(2,\)"):
        optimiser.step({"p": np.zeros(3)})


def test_adam_lowers_a_quadratic():
    target, parameters = RNG(0).normal(size=5), {"p": np.zeros(5)}
    optimiser = nn.Adam(parameters, 0.05)
    for _ in range(400):
        optimiser.step({"p": parameters["p"] - target})
    np.testing.assert_allclose(parameters["p"], target, atol=1e-3)
