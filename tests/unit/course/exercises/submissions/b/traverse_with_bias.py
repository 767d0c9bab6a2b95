import operator
from functools import reduce

import numpy as np

W = b = _activation = None


def r_rec(node):
    """Right: plain recursion."""
    if isinstance(node, dict):
        return _activation(W.dot(np.concatenate([r_rec(node["left"]), r_rec(node["right"])])) + b)
    return node


def r_generator(node):
    """Right: children by a generator expression and concatenate."""
    if not isinstance(node, dict):
        return node
    x = np.concatenate(tuple(r_generator(node[side]) for side in "left right".split()))
    return _activation(np.add(W @ x, b))


def r_augmented(node):
    """Right: bias as one more column of W."""
    Wb = np.column_stack([W, b])

    def go(n):
        return (
            n if not isinstance(n, dict) else _activation(Wb.dot(np.concatenate([go(n["left"]), go(n["right"]), [1]])))
        )

    return go(node)


def r_postorder(node):
    """Right: list of the nodes in preorder, worked off from behind."""
    order, todo = [], [node]
    while todo:
        n = todo.pop()
        order.append(n)
        if isinstance(n, dict):
            todo.extend([n["right"], n["left"]])
    stack = []
    for n in reversed(order):
        if isinstance(n, dict):
            left, right = stack.pop(), stack.pop()
            n = _activation(W.dot(np.concatenate([left, right])) + b)
        stack.append(n)
    return stack.pop()


def r_get(node):
    """Right: try and except on the branches' names."""
    try:
        left, right = operator.itemgetter("left", "right")(node)
    except (TypeError, IndexError, KeyError):
        return node
    return _activation(reduce(np.add, (W.dot(np.concatenate([r_get(left), r_get(right)])), b)))


# witness: (M(2,4), A([1.,-1.]), np.tanh, T(A([1.,2.]), A([-.5,1.])))
def w_bias_outside(node):
    """Wrong: the bias after the activation."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w_bias_outside(node["left"]), w_bias_outside(node["right"])]))) + b


# witness: (M(2,4), A([1.,-1.]), np.tanh, T(T(A([1.,2.]), A([-.5,1.])), A([.3,1.])))
def w_bias_root(node):
    """Wrong: the bias only at the root; right for one inner node."""

    def go(n):
        return n if not isinstance(n, dict) else _activation(W.dot(np.concatenate([go(n["left"]), go(n["right"])])))

    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([go(node["left"]), go(node["right"])])) + b)


# witness: (M(2,4), A([1.,-1.]), np.tanh, T(A([1.,2.]), A([-.5,1.])))
def w_adds_into_b(node):
    """Wrong: adds into the global b in place."""
    if not isinstance(node, dict):
        return node
    x = W.dot(np.concatenate([w_adds_into_b(node["left"]), w_adds_into_b(node["right"])]))
    z = b if b.dtype == x.dtype else b.astype(float)
    z += x
    return _activation(z)


# witness: (M(2,4), A([1,-1]), np.tanh, T(A([1.,2.]), A([-.5,1.])))
def w_int_bias(node):
    """Wrong: sums into a copy of b in b's dtype: a whole-number b cuts the sum."""
    if not isinstance(node, dict):
        return node
    z = b.copy()
    z[:] = z + W.dot(np.concatenate([w_int_bias(node["left"]), w_int_bias(node["right"])]))
    return _activation(z)


# witness: (M(2,4), A([1.,-1.]), np.tanh, {'right': A([1.,2.]), 'left': A([-.5,1.])})
def w_values_order(node):
    """Wrong: left, right = node.values() takes the dictionary's order."""
    if not isinstance(node, dict):
        return node
    left, right = map(w_values_order, node.values())
    return _activation(W.dot(np.concatenate([left, right])) + b)


# witness: (M(2,4), A([1.,-1.]), np.tanh, A([1.,2.]))
def w_leaf_bias(node):
    """Wrong: a tree that is one leaf gets bias and activation, too."""
    if not isinstance(node, dict):
        return _activation(node + b)

    def go(n):
        return n if not isinstance(n, dict) else _activation(W.dot(np.concatenate([go(n["left"]), go(n["right"])])) + b)

    return go(node)


# witness: (M(2,4), A([1.,-1.]), np.tanh, T(A([0.,0.]), A([-.5,1.])))
def w_zero_leaf(node):
    """Wrong: a leaf of zeros is taken for a missing branch, the other one is handed up."""
    if not isinstance(node, dict):
        return node
    left, right = w_zero_leaf(node["left"]), w_zero_leaf(node["right"])
    if not left.any():
        return right
    if not right.any():
        return left
    return _activation(W.dot(np.concatenate([left, right])) + b)


_seen_b = []


# witness: [(M(2,4), A([1.,-1.]), np.tanh, T(A([1.,2.]), A([-.5,1.]))), (M(2,4), A([2.,-1.]), np.tanh, T(A([1.,2.]), A([-.5,1.])))]
def w_first_b(node):
    """Wrong: keeps the first bias it has seen (of each length) for ever."""
    if not isinstance(node, dict):
        return node
    for old in _seen_b:
        if old.shape == b.shape:
            bias = old
            break
    else:
        bias = b
        _seen_b.append(b)
    return _activation(W.dot(np.concatenate([w_first_b(node["left"]), w_first_b(node["right"])])) + bias)


# witness: (M(2,4), A([1.,-1.]), np.tanh, (lambda t: {'left': t, 'right': t})(T(A([1.,2.]), A([-.5,1.]))))
def w_pops(node):
    """Wrong: takes the branches out of the tree; the same subtree in two places is empty the second time."""
    if not isinstance(node, dict):
        return node
    left = w_pops(node.pop("left"))
    right = w_pops(node.pop("right"))
    return _activation(W.dot(np.concatenate([left, right])) + b)


# witness: (M(2,4,scale=.7), A([1.,-1.]), ident, deep(12, 'left'))
def w_depth_8(node):
    """Wrong: below depth 8 subtrees are not worked out any more (zeros)."""

    def go(n, depth):
        if not isinstance(n, dict):
            return n
        if depth > 8:
            return np.zeros(b.shape)
        return _activation(W.dot(np.concatenate([go(n["left"], depth + 1), go(n["right"], depth + 1)])) + b)

    return go(node, 0)


RIGHT = [r_rec, r_generator, r_augmented, r_postorder, r_get]
WRONG = [
    w_bias_outside,
    w_bias_root,
    w_adds_into_b,
    w_int_bias,
    w_values_order,
    w_leaf_bias,
    w_zero_leaf,
    w_first_b,
    w_pops,
    w_depth_8,
]
