"""What a learner replaced in NumPy does not reach the reference, and is there again afterwards."""

import builtins
import math

import numpy as np
import pytest

from attention_helpers.course.calls.pristine import as_imported, remember


@pytest.mark.parametrize(("module", "name"), [(np, "exp"), (np.linalg, "norm"), (math, "log"), (builtins, "sum")])
def test_a_replaced_function_is_the_old_one_within_and_the_replaced_one_after(monkeypatch, module, name):
    old = getattr(module, name)
    monkeypatch.setattr(module, name, replaced := lambda *args: 0)
    with as_imported():
        assert getattr(module, name) is old
    assert getattr(module, name) is replaced


def test_a_deleted_one_too(monkeypatch):
    old = np.exp
    monkeypatch.delattr(np, "exp")
    with as_imported():
        assert np.exp is old
    assert not hasattr(np, "exp")


def test_what_a_call_replaces_is_put_back_without_any_builtin():
    put_back, before = remember(), dict(vars(builtins))
    np.exp = np.brand_new = None
    vars(builtins).clear()
    put_back()
    assert vars(builtins) == before and np.exp(0) == 1 and not hasattr(np, "brand_new")


def test_what_is_replaced_within_does_not_stay():
    with pytest.raises(ZeroDivisionError), as_imported():
        raise ZeroDivisionError
    with as_imported():
        pass
    assert np.exp(0) == 1
