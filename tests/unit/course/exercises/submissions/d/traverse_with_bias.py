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
    return _activation(W.dot(np.concatenate([r1(node["left"]), r1(node["right"])])) + b)


@right
def r2(node):
    """Right: stack with marks."""
    pile, done = [(node, False)], []
    while pile:
        x, ready = pile.pop()
        if not isinstance(x, dict):
            done.append(x)
        elif ready:
            r = done.pop()
            l = done.pop()
            done.append(_activation(b + W @ np.concatenate((l, r))))
        else:
            pile.extend([(x, True), (x["right"], False), (x["left"], False)])
    return done.pop()


@right
def r3(node):
    """Right: the bias as a column of W beside a constant 1."""
    if isinstance(node, dict):
        return _activation(np.column_stack([W, b]) @ np.concatenate([r3(node["left"]), r3(node["right"]), [1]]))
    return node


def join(l, r):
    d = len(b)
    return _activation(
        np.array(
            [sum(W[i, j] * l[j] for j in range(d)) + sum(W[i, d + j] * r[j] for j in range(d)) + b[i] for i in range(d)]
        )
    )


@right
def r4(node):
    """Right: own helper with loops."""
    return join(r4(node["left"]), r4(node["right"])) if isinstance(node, dict) else node


class Traverse:
    """Right: object, level of calls by a method."""

    def visit(self, x):
        l, r = (x[s] if not isinstance(x[s], dict) else self.visit(x[s]) for s in ("left", "right"))
        return _activation(np.add(np.matmul(W, np.append(l, r)), b))

    def __call__(self, node):
        return self.visit(node) if isinstance(node, dict) else node


right(Traverse())


@wrong(TREE())
def w1(node):
    """Wrong: the bias is forgotten where both children are leaves; any such node."""
    if not isinstance(node, dict):
        return node
    l, r = node["left"], node["right"]
    z = W.dot(np.concatenate([w1(l), w1(r)]))
    if isinstance(l, dict) or isinstance(r, dict):
        z = z + b
    return _activation(z)


@wrong(TREE())
def w2(node):
    """Wrong: adds b after the activation; any."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w2(node["left"]), w2(node["right"])]))) + b


@wrong(TREE())
def w3(node):
    """Wrong: b at the root only, right for one inner node; two levels."""

    def go(x, bias):
        return (
            _activation(W.dot(np.concatenate([go(x["left"], 0), go(x["right"], 0)])) + bias)
            if isinstance(x, dict)
            else x
        )

    return go(node, b)


@wrong(TREE())
def w4(node):
    """Wrong: the bias is added to leaves too; any."""
    if not isinstance(node, dict):
        return node + b
    return _activation(W.dot(np.concatenate([w4(node["left"]), w4(node["right"])])) + b)


@wrong(TREE())
def w5(node):
    """Wrong: z = b; z += ... changes b itself; two inner nodes."""
    if not isinstance(node, dict):
        return node
    both = np.concatenate([w5(node["left"]), w5(node["right"])])
    z = b
    z += W.dot(both)
    return _activation(z)


@wrong(TREE(seed=5))
def w6(node, b=b):
    """Wrong: b as a default argument, fixed when the function is made; another b."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w6(node["left"]), w6(node["right"])])) + b)


@wrong(TREE())
def w7(node):
    """Wrong: left and right exchanged where the right child alone is an inner node; (leaf (leaf leaf))."""
    if not isinstance(node, dict):
        return node
    l, r = node["left"], node["right"]
    if isinstance(r, dict) and not isinstance(l, dict):
        l, r = r, l
    return _activation(W.dot(np.concatenate([w7(l), w7(r)])) + b)


@wrong(lambda: (G(whole=True), (N(np.array([1, 2]), np.array([0, 1])),))[1])
def w8(node):
    """Wrong: z += b raises where W and leaves are whole and b is not; integers with a float b."""
    if not isinstance(node, dict):
        return node
    z = W.dot(np.concatenate([w8(node["left"]), w8(node["right"])]))
    z += b
    return _activation(z)


@wrong(TREE(unit))
def w9(node):
    """Wrong: np.tanh instead of _activation; another _activation."""
    if not isinstance(node, dict):
        return node
    return np.tanh(W.dot(np.concatenate([w9(node["left"]), w9(node["right"])])) + b)


@wrong(TREE(depth=0))
def w10(node):
    """Wrong: a tree of one leaf gets the activation, otherwise right; the root a leaf."""
    if not isinstance(node, dict):
        return _activation(node)

    def go(x):
        return _activation(W.dot(np.concatenate([go(x["left"]), go(x["right"])])) + b) if isinstance(x, dict) else x

    return go(node)
