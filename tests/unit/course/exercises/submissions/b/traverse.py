from functools import singledispatch

import numpy as np

W = b = _activation = None


def r_rec(node):
    """Right: plain recursion."""
    if not isinstance(node, dict):
        return node
    left = r_rec(node["left"])
    right = r_rec(node["right"])
    return _activation(W.dot(np.concatenate([left, right])))


def r_lambda(node):
    """Right: an inner lambda, hstack and @."""
    go = lambda n: _activation(W @ np.hstack((go(n["left"]), go(n["right"])))) if isinstance(n, dict) else n
    return go(node)


def r_stack(node):
    """Right: stack of its own with marks."""
    work, done = [(node, False)], []
    while work:
        n, ready = work.pop()
        if not isinstance(n, dict):
            done.append(n)
        elif ready:
            right, left = done.pop(), done.pop()
            done.append(_activation(W.dot(np.concatenate([left, right]))))
        else:
            work += [(n, True), (n["right"], False), (n["left"], False)]
    return done[0]


@singledispatch
def _walk(node):
    return node


@_walk.register(dict)
def _(node):
    children = [_walk(node[side]) for side in ("left", "right")]
    return _activation(np.einsum("ij,j->i", W, np.concatenate(children)))


def r_dispatch(node):
    """Right: functools.singledispatch on dict."""
    return _walk(node)


def r_halves(node):
    """Right: W cut into two halves."""
    if isinstance(node, np.ndarray):
        return node
    d = W.shape[0]
    return _activation(W[:, :d].dot(r_halves(node["left"])) + W[:, d:].dot(r_halves(node["right"])))


# witness: (M(2,4), None, np.tanh, {'right': A([1.,2.]), 'left': A([.5,-1.])})
def w_values(node):
    """Wrong: takes the branches in the dictionary's order instead of by name."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w_values(n) for n in node.values()])))


# witness: (M(2,4), None, np.tanh, A([1.,2.]))
def w_leaf_activation(node):
    """Wrong: the activation on the leaves, too."""
    if not isinstance(node, dict):
        return _activation(node)
    return _activation(W.dot(np.concatenate([w_leaf_activation(node["left"]), w_leaf_activation(node["right"])])))


# witness: (M(2,4), None, relu, T(A([1.,2.]), A([-.5,1.])))
def w_tanh(node):
    """Wrong: always np.tanh instead of _activation."""
    if not isinstance(node, dict):
        return node
    return np.tanh(W.dot(np.concatenate([w_tanh(node["left"]), w_tanh(node["right"])])))


# witness: (M(2,4), None, np.tanh, T(A([1.,2.]), A([-.5,1.])))
def w_len_two(node):
    """Wrong: takes everything of length 2 for an inner node, also a vector with d = 2."""
    if len(node) == 2:
        return _activation(W.dot(np.concatenate([w_len_two(node["left"]), w_len_two(node["right"])])))
    return node


_memo = {}


# witness: (lambda t: [(M(2,4), None, np.tanh, t), (M(2,4,seed=5), None, np.tanh, t)])(T(A([1.,2.]), A([-.5,1.])))
def w_memo(node):
    """Wrong: results kept by id between calls, so another W or a changed tree gives the old vector."""
    if not isinstance(node, dict):
        return node
    if id(node) not in _memo:
        _memo[id(node)] = _activation(W.dot(np.concatenate([w_memo(node["left"]), w_memo(node["right"])])))
    return _memo[id(node)]


# witness: (M(2,4), None, np.tanh, T(T(A([1.,2.]), A([-.5,1.])), A([3.,1.])))
def w_writes_back(node):
    """Wrong: replaces the branches in the caller's tree by their vectors."""
    if not isinstance(node, dict):
        return node
    for side in ("left", "right"):
        node[side] = w_writes_back(node[side])
    return _activation(W.dot(np.concatenate([node["left"], node["right"]])))


# witness: (M(2,4), None, np.tanh, T(A([1,2]), T(A([-3,1]), A([2,2]))))
def w_int_buffer(node):
    """Wrong: joins the branches in a buffer with the dtype of the first leaf: whole-number leaves cut inner vectors."""
    if not isinstance(node, dict):
        return node
    left, right = w_int_buffer(node["left"]), w_int_buffer(node["right"])
    both = np.empty(W.shape[1], dtype=left.dtype)
    both[: len(left)], both[len(left) :] = left, right
    return _activation(W.dot(both))


# witness: (M(2,4), None, np.tanh, (lambda s: T(s, T(s, A([1.,1.]))))(T(A([1.,2.]), A([-.5,1.]))))
def w_seen(node):
    """Wrong: a subtree object met a second time counts as zeros (guard against loops)."""
    seen = set()

    def go(n):
        if not isinstance(n, dict):
            return n
        if id(n) in seen:
            return np.zeros(W.shape[0])
        seen.add(id(n))
        return _activation(W.dot(np.concatenate([go(n["left"]), go(n["right"])])))

    return go(node)


# witness: (M(2,4), None, np.tanh, T(T(A([1.,2.]), A([-.5,1.])), A([3.,1.])))
def w_root_only(node):
    """Wrong: the activation only at the root; right for one inner node."""

    def linear(n):
        if not isinstance(n, dict):
            return n
        return W.dot(np.concatenate([linear(n["left"]), linear(n["right"])]))

    return _activation(linear(node)) if isinstance(node, dict) else node


# witness: (M(2,4), None, np.tanh, T(A([1.,2.]), T(A([-.5,1.]), A([3.,1.]))))
def w_left_spine(node):
    """Wrong: a loop down the left edge only, of a right subtree only its leftmost leaf is used."""
    rights = []
    while isinstance(node, dict):
        rights.append(node["right"])
        node = node["left"]
    for right in reversed(rights):
        while isinstance(right, dict):
            right = right["left"]
        node = _activation(W.dot(np.concatenate([node, right])))
    return node


RIGHT = [r_rec, r_lambda, r_stack, r_dispatch, r_halves]
WRONG = [
    w_values,
    w_leaf_activation,
    w_tanh,
    w_len_two,
    w_memo,
    w_writes_back,
    w_int_buffer,
    w_seen,
    w_root_only,
    w_left_spine,
]
