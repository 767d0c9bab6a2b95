"""A tree as a vector: one composition at each node, from the leaves up.

Source: Socher et al. 2011, "Parsing Natural Scenes and Natural Language with Recursive Neural Networks" (ICML).
"""

import sys

import numpy as np

from attention_helpers.nn.trees.walk import depth, fold, word_of


def _checked_parameters(weight, bias, activation):
    """weight as (d, 2d) array, bias as (d,) array (zeros for None); TypeError / ValueError that name the argument."""
    weight = _numbers("weight", weight)
    if weight.ndim != 2 or weight.shape[1] != 2 * weight.shape[0] or weight.shape[0] == 0:
        raise ValueError(
            f"weight must have the shape (d, 2d), for it maps [left, right] of 2d numbers to d numbers; "
            f"got {weight.shape}"
        )
    bias = np.zeros(len(weight), weight.dtype) if bias is None else _numbers("bias", bias)
    if bias.shape != weight.shape[:1]:
        raise ValueError(f"bias must have the shape ({len(weight)},), one number a row of weight; got {bias.shape}")
    if not callable(activation):
        raise TypeError(f"activation must be a function such as np.tanh, got {type(activation).__name__}")
    return weight, bias


def _numbers(name, value):
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} must be an array of numbers, got rows of different lengths") from None
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} must hold numbers, got {type(value).__name__} {value!r:.40}")
    array = array if array.dtype.kind == "f" else array.astype(float)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got NaN or infinity")
    return array


def _leaf_vector(leaf, size, path):
    if isinstance(leaf, (str, bytes, dict)):
        word = word_of(leaf)
        raise TypeError(f"{path}: a leaf must be a vector of {size} numbers, got the word {word!r}; look it up first")
    vector = _numbers(f"{path}: a leaf", leaf)
    if vector.shape != (size,):
        expected = f"({size},), for weight is ({size}, {2 * size})"
        raise ValueError(f"{path}: a leaf must have the shape {expected}; got {vector.shape}")
    return vector


def _compose(left, right, weight, bias, activation, path):
    """activation(W [left; right] + b), checked to be a vector of d numbers again."""
    vector = np.asarray(activation(weight @ np.concatenate([left, right]) + bias))
    if vector.shape != bias.shape:
        raise ValueError(f"{path}: activation must keep the shape {bias.shape}, it returned {vector.shape}")
    return vector


def traverse(node, weight, bias, activation):
    """The vector of a tree: activation(weight @ [left; right] + bias) at each node, from the leaves up.

    node: {"left": node, "right": node} or a leaf vector of shape (d,); a leaf alone is returned as it is.
    weight: (d, 2d). bias: (d,) or None. activation: a function from (d,) to (d,), such as np.tanh.
    Returns (d,). Works at any depth (it keeps its own stack), and a subtree that stands at several places is
    computed once. Raises ValueError for a wrong shape, a node with one child only, an unknown key, NaN, a cycle;
    TypeError for a leaf that is no vector; the message begins with the path, such as root.left.right.
    """
    weight, bias = _checked_parameters(weight, bias, activation)

    return fold(
        node,
        leaf=lambda vector, path: _leaf_vector(vector, len(weight), path),
        join=lambda left, right, path: _compose(left, right, weight, bias, activation, path),
        extra=(),
    )


def traverse_recursive(node, weight, bias, activation):
    """`traverse` as one writes it first: a function that calls itself for each child.

    Same arguments and result as `traverse`. Python bounds how deep calls may nest (sys.getrecursionlimit()), so a
    deep tree raises RecursionError with an explanation; a tree that contains itself raises ValueError.
    """
    weight, bias = _checked_parameters(weight, bias, activation)
    levels = depth(node)  # raises ValueError for a cycle, and for a node without one of its children

    def call(node):
        if not isinstance(node, dict):
            return _leaf_vector(node, len(weight), "a node")
        return _compose(call(node["left"]), call(node["right"]), weight, bias, activation, "a node")

    try:
        return call(node)
    except RecursionError:
        raise RecursionError(
            f"this tree has {levels:,} levels, and each level is one more open call: Python allows about "
            f"{sys.getrecursionlimit():,} at a time. nn.traverse keeps its own stack instead and has no such limit"
        ) from None
