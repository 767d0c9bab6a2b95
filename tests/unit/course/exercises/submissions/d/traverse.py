import numpy as np

RIGHT, WRONG, SHOW = [], [], []
A = np.array


def right(f):
    RIGHT.append(f)
    return f


def wrong(*calls):
    def keep(f):
        WRONG.append(f)
        SHOW.append(calls)
        return f

    return keep


W = np.array([[0.5, 0.1, -0.3, 0.2], [0.2, -0.4, 0.6, 0.1]])
b = np.array([0.3, -0.2])
_activation = np.tanh


def N(l, r):
    return {"left": l, "right": r}


def G(act=np.tanh, whole=False, seed=0):
    global W, b, _activation
    g = np.random.default_rng(seed + 9)
    W, b, _activation = g.normal(size=(2, 4)), g.normal(size=2), act
    if whole:
        W = g.integers(-2, 3, size=(2, 4))


def unit(z):
    return z / (1 + np.abs(z).sum())


def L(*x):
    return np.array(x, dtype=float)


def TREE(act=np.tanh, seed=0, depth=2, **k):
    def make():
        G(act, seed=seed, **k)
        if depth == 0:
            return (L(1, 2),)
        if depth == 1:
            return (N(L(1, 2), L(0.5, -1)),)
        return (N(N(L(1, 2), L(0.5, -1)), N(L(0.1, 0.2), N(L(0.3, 0.3), L(-1, 0.7)))),)

    return make


@right
def r1(node):
    """Right: recursion."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([r1(node["left"]), r1(node["right"])])))


@right
def r2(node):
    """Right: stack with marks, post-order."""
    pile, done = [(node, False)], []
    while pile:
        x, ready = pile.pop()
        if not isinstance(x, dict):
            done.append(x)
        elif ready:
            r = done.pop()
            l = done.pop()
            done.append(_activation(W @ np.hstack((l, r))))
        else:
            pile += [(x, True), (x["right"], False), (x["left"], False)]
    return done[0]


@right
def r3(node):
    """Right: W cut in two halves."""
    if isinstance(node, dict):
        l, r = r3(node["left"]), r3(node["right"])
        d = W.shape[0]
        return _activation(W[:, :d] @ l + W[:, d:] @ r)
    return node


@right
def r4(node):
    """Right: inner helper and einsum."""

    def go(x):
        return (
            x if not isinstance(x, dict) else _activation(np.einsum("ij,j->i", W, np.r_[go(x["left"]), go(x["right"])]))
        )

    return go(node)


class Traverse:
    """Right: object that reads the globals."""

    def __call__(self, node):
        if isinstance(node, dict):
            pair = [self(node[side]) for side in ("left", "right")]
            return _activation(W.dot(np.concatenate(pair)))
        return node


right(Traverse())


@wrong(TREE())
def w1(node):
    """Wrong: right before left; any two unlike children."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w1(node["right"]), w1(node["left"])])))


@wrong(TREE())
def w2(node):
    """Wrong: left and right exchanged only where both are leaves; any such node."""
    if not isinstance(node, dict):
        return node
    l, r = node["left"], node["right"]
    if not isinstance(l, dict) and not isinstance(r, dict):
        l, r = r, l
    return _activation(W.dot(np.concatenate([w2(l), w2(r)])))


@wrong(TREE())
def w3(node):
    """Wrong: activation on leaves too; any leaf."""
    if not isinstance(node, dict):
        return _activation(node)
    return _activation(W.dot(np.concatenate([w3(node["left"]), w3(node["right"])])))


@wrong(TREE())
def w4(node):
    """Wrong: activation at the root only, right for one inner node; two levels."""

    def go(x):
        return W.dot(np.concatenate([go(x["left"]), go(x["right"])])) if isinstance(x, dict) else x

    return _activation(go(node)) if isinstance(node, dict) else node


@wrong(TREE(unit))
def w5(node):
    """Wrong: np.tanh instead of _activation; another _activation."""
    if not isinstance(node, dict):
        return node
    return np.tanh(W.dot(np.concatenate([w5(node["left"]), w5(node["right"])])))


@wrong(TREE())
def w6(node):
    """Wrong: writes the vectors of the children into the tree; two levels."""
    if not isinstance(node, dict):
        return node
    node["left"] = w6(node["left"])
    node["right"] = w6(node["right"])
    return _activation(W.dot(np.concatenate([node["left"], node["right"]])))


_cache = {}


@wrong(TREE(), TREE(seed=3))
def w7(node):
    """Wrong: keeps results between calls by the printed tree, though W changes; the same tree with another W."""
    if not isinstance(node, dict):
        return node
    key = repr(node)
    if key not in _cache:
        _cache[key] = _activation(W.dot(np.concatenate([w7(node["left"]), w7(node["right"])])))
    return _cache[key]


@wrong(TREE(whole=True))
def w8(node):
    """Wrong: joins the children in an array of W's type, so a whole W cuts them; W of integers, float leaves."""
    if not isinstance(node, dict):
        return node
    both = np.empty_like(W[0])
    d = len(W)
    both[:d] = w8(node["left"])
    both[d:] = w8(node["right"])
    return _activation(W.dot(both))


@wrong(TREE(seed=5))
def w9(node, W=W):
    """Wrong: W as a default argument, fixed when the function is made; another W."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w9(node["left"]), w9(node["right"])])))


@wrong(TREE(unit))
def w10(node):
    """Wrong: applies _activation to each number on its own; an _activation that divides by the vector's size."""
    if not isinstance(node, dict):
        return node
    z = W.dot(np.concatenate([w10(node["left"]), w10(node["right"])]))
    return np.array([_activation(z[i : i + 1])[0] for i in range(len(z))])
