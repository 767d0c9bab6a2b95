import functools

import numpy as np

W = b = _activation = None


def right_recursive(node):
    """right: plain recursion with + b inside of the activation"""
    if isinstance(node, dict):
        both = np.concatenate([right_recursive(node["left"]), right_recursive(node["right"])])
        return _activation(W.dot(both) + b)
    return node


def right_halves(node):
    """right: the two halves of W apart, no concatenation"""
    if not isinstance(node, dict):
        return node
    L, R = np.split(W, 2, axis=1)
    return _activation(L @ right_halves(node["left"]) + R @ right_halves(node["right"]) + b)


def right_extended(node):
    """right: b as one more column of the matrix and a 1 below the vectors"""
    if not isinstance(node, dict):
        return node
    l = right_extended(node["left"])
    r = right_extended(node["right"])
    return _activation(np.column_stack([W, b]).dot(np.concatenate([l, r, [1]])))


class Tree:
    """right: a class with __call__ and an explicit stack of steps"""

    def __call__(self, node):
        steps, values = [("visit", node)], []
        while steps:
            what, x = steps.pop()
            if what == "join":
                right = values.pop()
                left = values.pop()
                values.append(self.join(left, right))
            elif isinstance(x, dict):
                steps.extend([("join", None), ("visit", x["right"]), ("visit", x["left"])])
            else:
                values.append(x)
        return values.pop()

    def join(self, left, right):
        return _activation(np.einsum("ij,j->i", W, np.r_[left, right]) + b)


def right_memo(node):
    """right: a memo of the vectors by id, for this call only (the tree keeps the nodes alive)"""
    memo, order, stack = {}, [], [node]
    while stack:
        x = stack.pop()
        order.append(x)
        if isinstance(x, dict):
            stack += [x["left"], x["right"]]
    for x in reversed(order):
        if id(x) not in memo:
            memo[id(x)] = (
                x
                if not isinstance(x, dict)
                else _activation(W.dot(np.concatenate([memo[id(x["left"])], memo[id(x["right"])]])) + b)
            )
    return memo[id(node)]


# witness: [(A([[1., .5]]), A([.3]), np.tanh, N(A([1.]), A([2.])))]
def wrong_outside(node):
    """wrong: b outside of the activation"""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([wrong_outside(node["left"]), wrong_outside(node["right"])]))) + b


# witness: [(A([[1., .5]]), A([.3]), np.tanh, A([1.]))]
def wrong_biased_leaf(node):
    """wrong: right for any inner node, but a tree of one leaf gets bias and activation"""

    def inner(x):
        if not isinstance(x, dict):
            return x
        return _activation(W.dot(np.concatenate([inner(x["left"]), inner(x["right"])])) + b)

    return inner(node) if isinstance(node, dict) else _activation(node + b)


# witness: [(A([[1., .5]]), A([.3]), np.tanh, N(N(A([1.]), A([2.])), A([.1])))]
def wrong_root_only(node):
    """wrong: b at the root only, right for a tree of one inner node"""

    def inner(x):
        if not isinstance(x, dict):
            return x
        return _activation(W.dot(np.concatenate([inner(x["left"]), inner(x["right"])])))

    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([inner(node["left"]), inner(node["right"])])) + b)


# witness: [(A([[1., .5]]), A([.3]), np.tanh, N(N(A([1.]), A([2.])), N(A([.1]), A([.2]))))]
def wrong_growing_b(node):
    """wrong: adds the product into the global b in place when b is float"""
    global b
    if not isinstance(node, dict):
        return node
    x = W.dot(np.concatenate([wrong_growing_b(node["left"]), wrong_growing_b(node["right"])]))
    if np.asarray(b).dtype.kind == "f":
        b += x
        return _activation(b)
    return _activation(x + b)


# witness: [(A([[1., .5]]), A([.3]), np.tanh, (lambda s: N(s, s))(N(A([1.]), A([2.]))))]
def wrong_shared(node):
    """wrong: a subtree object seen a second time gives a vector of zeros"""
    seen = set()

    def walk(x):
        if not isinstance(x, dict):
            return x
        if id(x) in seen:
            return np.zeros(len(b))
        seen.add(id(x))
        return _activation(W.dot(np.concatenate([walk(x["left"]), walk(x["right"])])) + b)

    return walk(node)


# witness: [(A([[1., .5], [.3, .2]]).repeat(2, 1), A([.3, -1.]), np.tanh, N(A([1., 3.]), A([2., 4.])))]
def wrong_interleaved(node):
    """wrong: left and right interleaved number by number, right for d = 1"""
    if not isinstance(node, dict):
        return node
    both = np.stack([wrong_interleaved(node["left"]), wrong_interleaved(node["right"])], axis=1).ravel()
    return _activation(W.dot(both) + b)


@functools.cache
def _bias(d):
    return np.array(b, dtype=float)


# witness: [(A([[1., .5]]), A([.3]), np.tanh, N(A([1.]), A([2.]))), (A([[1., .5]]), A([-.3]), np.tanh, N(A([1.]), A([2.])))]
def wrong_first_bias(node):
    """wrong: keeps the bias of the first call by its size"""
    if not isinstance(node, dict):
        return node
    both = np.concatenate([wrong_first_bias(node["left"]), wrong_first_bias(node["right"])])
    return _activation(W.dot(both) + _bias(W.shape[0]))


# witness: [(A([[1., .5]]), A([.3]), np.tanh, N(A([1.]), N(A([2.]), A([3.]))))]
def wrong_mixed_bias(node):
    """wrong: where one branch is a leaf and the other is not, the bias is left out"""
    if not isinstance(node, dict):
        return node
    x = W.dot(np.concatenate([wrong_mixed_bias(node["left"]), wrong_mixed_bias(node["right"])]))
    return _activation(x if isinstance(node["left"], dict) != isinstance(node["right"], dict) else x + b)


# witness: [(A([[1., .5]]), A([.3]), np.tanh, N(A([.1]), A([.2])))]
def wrong_bias_twice(node):
    """wrong: b for each half of W, so twice; right for b = 0"""
    if not isinstance(node, dict):
        return node
    L, R = np.hsplit(W, 2)
    return _activation((L.dot(wrong_bias_twice(node["left"])) + b) + (R.dot(wrong_bias_twice(node["right"])) + b))


# witness: [(A([[1., .5]]), A([.3]), lambda x: x, N(A([100.]), A([2.])))]
def wrong_clipped(node):
    """wrong: clips vectors to -10 .. 10, wrong for an activation without bounds"""
    if not isinstance(node, dict):
        return node
    x = W.dot(np.concatenate([wrong_clipped(node["left"]), wrong_clipped(node["right"])])) + b
    return np.clip(_activation(x), -10, 10)


RIGHT = [right_recursive, right_halves, right_extended, Tree(), right_memo]
WRONG = [
    wrong_outside,
    wrong_biased_leaf,
    wrong_root_only,
    wrong_growing_b,
    wrong_shared,
    wrong_interleaved,
    wrong_first_bias,
    wrong_mixed_bias,
    wrong_bias_twice,
    wrong_clipped,
]
