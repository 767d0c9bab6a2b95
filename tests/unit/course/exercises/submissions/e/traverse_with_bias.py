import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


W = np.array([[0.2, -0.1, 0.4, 0.3], [-0.5, 0.6, 0.1, -0.2]])
b = np.array([0.1, -0.3])


def _activation(x):
    return np.tanh(x)


@right
def r1(node):
    """Right: the note with its bias."""
    if not isinstance(node, dict):
        v = node
    else:
        left = r1(node["left"])
        right = r1(node["right"])
        v = _activation(W.dot(np.concatenate([left, right])) + b)
    return v


@right
def r2(node):
    """Right: bias as a further column."""
    if not isinstance(node, dict):
        return node
    joined = np.concatenate([W, b[:, None]], axis=1)
    return _activation(joined @ np.concatenate([r2(node["left"]), r2(node["right"]), [1]]))


@right
def r3(node):
    """Right: an inner function."""

    def join(tree):
        match tree:
            case {"left": left, "right": right}:
                return _activation(np.add(W @ np.concatenate((join(left), join(right))), b))
        return tree

    return join(node)


@right
def r4(node):
    """Right: a loop over a pile with marks."""
    pile, done = [(node, False)], []
    while pile:
        top, ready = pile.pop()
        if not isinstance(top, dict):
            done.append(top)
        elif ready:
            right, left = done.pop(), done.pop()
            done.append(_activation(W.dot(np.concatenate([left, right])) + b))
        else:
            pile += [(top, True), (top["right"], False), (top["left"], False)]
    return done[0]


@right
def r5(node):
    """Right: einsum, subclass of dict and all."""
    if hasattr(node, "keys"):
        pair = np.concatenate([np.asarray(r5(node["left"]), float), np.asarray(r5(node["right"]), float)])
        return _activation(np.einsum("ij,j->i", W, pair) + b)
    return node


@wrong
def w1(node):
    """Wrong: the bias outside the activation."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w1(node["left"]), w1(node["right"])]))) + b


@wrong
def w2(node):
    """Wrong: no bias."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w2(node["left"]), w2(node["right"])])))


@wrong
def w3(node):
    """Wrong: the bias at the leaves, too."""
    if not isinstance(node, dict):
        return node + b
    return _activation(W.dot(np.concatenate([w3(node["left"]), w3(node["right"])])) + b)


@wrong
def w4(node):
    """Wrong: subtracts the bias."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w4(node["left"]), w4(node["right"])])) - b)


@wrong
def w5(node):
    """Wrong: the bias at the top only."""

    def inner(tree):
        if not isinstance(tree, dict):
            return tree
        return _activation(W.dot(np.concatenate([inner(tree["left"]), inner(tree["right"])])))

    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([inner(node["left"]), inner(node["right"])])) + b)


_W, _b = W, b


@wrong
def w6(node):
    """Wrong: keeps W and b as they were when it was written."""
    if not isinstance(node, dict):
        return node
    return _activation(_W.dot(np.concatenate([w6(node["left"]), w6(node["right"])])) + _b)


@wrong
def w7(node):
    """Wrong: the exact type dict only."""
    if type(node) != dict:
        return node
    return _activation(W.dot(np.concatenate([w7(node["left"]), w7(node["right"])])) + b)


@wrong
def w8(node):
    """Wrong: the order of the dictionary's values, not of its names."""
    if not isinstance(node, dict):
        return node
    first, second = node.values()
    return _activation(W.dot(np.concatenate([w8(first), w8(second)])) + b)


@wrong
def w9(node):
    """Wrong: adds into the child's own array."""
    if not isinstance(node, dict):
        return node
    left, right = w9(node["left"]), w9(node["right"])
    b[...] = b + W.dot(np.concatenate([left, right])).astype(b.dtype)
    return _activation(b)


@wrong
def w10(node):
    """Wrong: calls the exercise before, so that there is no bias below the top."""
    if not isinstance(node, dict):
        return node
    left, right = w2(node["left"]), w2(node["right"])
    return _activation(W.dot(np.concatenate([left, right])) + b)
