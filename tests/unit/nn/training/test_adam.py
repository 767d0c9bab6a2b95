"""Adam: values from PyTorch, the first step, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.small import RNG, wave


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


class Watched(np.ndarray):
    """An array that refuses to compute with anything of float64, NumPy's scalars among them."""

    def __array_ufunc__(self, ufunc, method, *inputs, out=(), **options):
        assert all(getattr(value, "dtype", np.float32) == np.float32 for value in inputs), ufunc
        inputs, places = ([np.asarray(a) if isinstance(a, Watched) else a for a in some] for some in (inputs, out))
        result = getattr(ufunc, method)(*inputs, **options, **({"out": tuple(places)} if out else {}))
        return out[0] if out else result


def test_adam_computes_in_float32_for_float32():
    numbers, gradient = (RNG(seed).normal(size=5).astype(np.float32).view(Watched) for seed in range(2))
    optimiser = nn.Adam({"p": numbers}, 0.1, clip=1.0)
    optimiser.learning_rate = np.float64(0.1)
    optimiser.step({"p": gradient})
    assert isinstance(optimiser.parameters["p"], Watched) and optimiser.steps == 1


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
