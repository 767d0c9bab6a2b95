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
    """Right: as the note has it."""
    if not isinstance(node, dict):
        return node
    left = r1(node["left"])
    right = r1(node["right"])
    return _activation(W.dot(np.concatenate([left, right])))


@right
def r2(node):
    """Right: one expression."""
    return _activation(W @ np.hstack([r2(node[s]) for s in ("left", "right")])) if isinstance(node, dict) else node


@right
def r3(node):
    """Right: a pile, nodes in pre-order, computed from behind."""
    order, pile = [], [node]
    while pile:
        top = pile.pop()
        order.append(top)
        if isinstance(top, dict):
            pile.append(top["left"])
            pile.append(top["right"])
    values = []
    for top in reversed(order):
        if isinstance(top, dict):
            right = values.pop()  # it stands before the left one in `order`, so it is computed last
            left = values.pop()
            values.append(_activation(W.dot(np.concatenate([left, right]))))
        else:
            values.append(top)
    return values[0]


@right
def r4(node):
    """Right: the halves of W apart."""
    if isinstance(node, dict):
        d = W.shape[0]
        return _activation(np.dot(W[:, :d], r4(node["left"])) + np.dot(W[:, d:], r4(node["right"])))
    return np.asarray(node)


@right
def r5(node):
    """Right: try the keys."""
    if isinstance(node, np.ndarray):
        return node
    try:
        pair = np.r_[r5(node["left"]), r5(node["right"])]
    except (TypeError, IndexError):
        return np.array(node)
    return _activation(np.matmul(W, pair))


@wrong
def w1(node):
    """Wrong: with the bias."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w1(node["left"]), w1(node["right"])])) + b[0])


@wrong
def w2(node):
    """Wrong: right before left."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w2(node["right"]), w2(node["left"])])))


@wrong
def w3(node):
    """Wrong: np.tanh whatever the activation is."""
    if not isinstance(node, dict):
        return node
    return np.tanh(W.dot(np.concatenate([w3(node["left"]), w3(node["right"])])))


@wrong
def w4(node):
    """Wrong: leaves are activated, too."""
    if not isinstance(node, dict):
        return _activation(node)
    return _activation(W.dot(np.concatenate([w4(node["left"]), w4(node["right"])])))


@wrong
def w5(node):
    """Wrong: no activation at inner nodes below the top."""
    if not isinstance(node, dict):
        return node

    def linear(tree):
        if not isinstance(tree, dict):
            return tree
        return W.dot(np.concatenate([linear(tree["left"]), linear(tree["right"])]))

    return _activation(linear(node))


@wrong
def w6(node):
    """Wrong: forgets to return in the inner case."""
    if isinstance(node, dict):
        left, right = w6(node["left"]), w6(node["right"])
        _activation(W.dot(np.concatenate([left, right])))
    else:
        return node


@wrong
def w7(node):
    """Wrong: children not traversed."""
    if not isinstance(node, dict):
        return node
    leaf = lambda x: x if not isinstance(x, dict) else np.zeros(len(W))
    return _activation(W.dot(np.concatenate([leaf(node["left"]), leaf(node["right"])])))


@wrong
def w8(node):
    """Wrong: takes the mean of the two children before W's first half."""
    if not isinstance(node, dict):
        return node
    return _activation(W[:, : len(W)].dot((w8(node["left"]) + w8(node["right"])) / 2))


@wrong
def w9(node):
    """Wrong: writes the vectors into the tree."""
    if not isinstance(node, dict):
        return node
    node["left"], node["right"] = w9(node["left"]), w9(node["right"])
    return _activation(W.dot(np.concatenate([node["left"], node["right"]])))


_memo = {}


@wrong
def w10(node):
    """Wrong: keeps results by id() in a global, which another tree may have."""
    if not isinstance(node, dict):
        return node
    if "root" in _memo and len(_memo["root"]) == len(W):
        return _memo["root"]
    _memo["root"] = _activation(W.dot(np.concatenate([w10(node["left"]), w10(node["right"])])))
    return _memo["root"]
