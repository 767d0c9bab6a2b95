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


import sys


@right
def r1(node):
    """Right: stack with marks, post-order."""
    pile, done = [(node, False)], []
    while pile:
        x, ready = pile.pop()
        if not isinstance(x, dict):
            done.append(x)
        elif ready:
            r = done.pop()
            l = done.pop()
            done.append(_activation(W.dot(np.concatenate([l, r])) + b))
        else:
            pile += [(x, True), (x["right"], False), (x["left"], False)]
    return done[0]


@right
def r2(node):
    """Right: pre-order list read backwards."""
    order, pile = [], [node]
    while pile:
        x = pile.pop()
        order.append(x)
        if isinstance(x, dict):
            pile += [x["left"], x["right"]]
    values = []
    for x in reversed(order):
        if isinstance(x, dict):
            r = values.pop()
            l = values.pop()
            values.append(_activation(W @ np.hstack([r, l]) + b)) if False else values.append(
                _activation(W @ np.hstack([l, r]) + b)
            )
        else:
            values.append(x)
    return values[0]


@right
def r3(node):
    """Right: a generator and a trampoline."""

    def walk(x):
        if not isinstance(x, dict):
            return x
        l = yield x["left"]
        r = yield x["right"]
        return _activation(W.dot(np.concatenate([l, r])) + b)

    pile, value = [walk(node)], None
    while pile:
        try:
            child = pile[-1].send(value)
            pile.append(walk(child))
            value = None
        except StopIteration as end:
            pile.pop()
            value = end.value
    return value


@right
def r4(node):
    """Right: numbered nodes level by level, computed from the last back."""
    nodes, children = [node], {}
    i = 0
    while i < len(nodes):
        if isinstance(nodes[i], dict):
            children[i] = (len(nodes), len(nodes) + 1)
            nodes += [nodes[i]["left"], nodes[i]["right"]]
        i += 1
    value = [None] * len(nodes)
    for i in range(len(nodes) - 1, -1, -1):
        if i in children:
            l, r = children[i]
            value[i] = _activation(W.dot(np.concatenate([value[l], value[r]])) + b)
        else:
            value[i] = nodes[i]
    return value[0]


class Walk:
    """Right: object with frames [node, left vector or None]."""

    def __call__(self, node):
        frames = []
        while True:
            while isinstance(node, dict):
                frames.append([node, None])
                node = node["left"]
            value = node
            while frames and frames[-1][1] is not None:
                l = frames.pop()[1]
                value = _activation(W.dot(np.concatenate([l, value])) + b)
            if not frames:
                return value
            frames[-1][1] = value
            node = frames[-1][0]["right"]


right(Walk())


def DEEP(n=20000, side="left"):
    def make():
        G()
        t = L(1, 2)
        for i in range(n):
            t = N(t, L(0.1, 0.2)) if side == "left" else N(L(0.1, 0.2), t)
        return (t,)

    return make


@wrong(DEEP())
def w1(node):
    """Wrong: a hidden inner function calls itself; 20000 levels."""

    def go(x):
        return _activation(W.dot(np.concatenate([go(x["left"]), go(x["right"])])) + b) if isinstance(x, dict) else x

    return go(node)


@wrong(DEEP(200))
def w2(node):
    """Wrong: raises the recursion limit and calls itself (forbidden by the statement), any tree."""
    sys.setrecursionlimit(200000)
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w2(node["left"]), w2(node["right"])])) + b)


@wrong(TREE())
def w3(node):
    """Wrong: left and right exchanged when taken from the pile; any."""
    pile, done = [(node, False)], []
    while pile:
        x, ready = pile.pop()
        if not isinstance(x, dict):
            done.append(x)
        elif ready:
            l = done.pop()
            r = done.pop()
            done.append(_activation(W.dot(np.concatenate([l, r])) + b))
        else:
            pile += [(x, True), (x["right"], False), (x["left"], False)]
    return done[0]


@wrong(TREE(depth=0))
def w4(node):
    """Wrong: takes the root for an inner node; the root a leaf raises."""
    pile, done = [(node["left"], node["right"], 0)], []
    frames, vals = [(node, False)], []
    while frames:
        x, ready = frames.pop()
        if not isinstance(x, dict):
            vals.append(x)
        elif ready:
            r = vals.pop()
            l = vals.pop()
            vals.append(_activation(W.dot(np.concatenate([l, r])) + b))
        else:
            frames += [(x, True), (x["right"], False), (x["left"], False)]
    return vals[0]


@wrong(TREE())
def w5(node):
    """Wrong: writes the result into each node under 'value'; any inner node."""
    pile = [node]
    while pile:
        x = pile[-1]
        if not isinstance(x, dict):
            pile.pop()
            continue
        kids = [x["left"], x["right"]]
        todo = [k for k in kids if isinstance(k, dict) and "value" not in k]
        if todo:
            pile += todo
            continue
        v = [k["value"] if isinstance(k, dict) else k for k in kids]
        x["value"] = _activation(W.dot(np.concatenate(v)) + b)
        pile.pop()
    return node["value"] if isinstance(node, dict) else node


_done = {}
_T = N(N(L(1, 2), L(3, 4)), L(0, 1))


@wrong(lambda: (G(), (_T,))[1], lambda: (G(seed=4), (_T,))[1])
def w6(node):
    """Wrong: keeps the vectors by id() between calls, though W and b change; the same tree again with another W."""
    pile = [node]
    while pile:
        x = pile[-1]
        if id(x) in _done:
            pile.pop()
        elif not isinstance(x, dict):
            _done[id(x)] = (x, x)
            pile.pop()
        else:
            todo = [k for k in (x["left"], x["right"]) if id(k) not in _done]
            if todo:
                pile += todo
            else:
                _done[id(x)] = (
                    _activation(W.dot(np.concatenate([_done[id(x["left"])][0], _done[id(x["right"])][0]])) + b),
                    x,
                )
                pile.pop()
    return _done[id(node)][0]


@wrong(TREE())
def w7(node):
    """Wrong: goes down the left side and takes every right child for a leaf; a right child that is a node raises."""
    rights = []
    while isinstance(node, dict):
        rights.append(node["right"])
        node = node["left"]
    v = node
    while rights:
        v = _activation(W.dot(np.concatenate([v, rights.pop()])) + b)
    return v


@wrong(TREE())
def w8(node):
    """Wrong: the bias is missing at the root; any inner root."""
    pile, done = [(node, False)], []
    while pile:
        x, ready = pile.pop()
        if not isinstance(x, dict):
            done.append(x)
        elif ready:
            r = done.pop()
            l = done.pop()
            z = W.dot(np.concatenate([l, r]))
            done.append(_activation(z + b if pile else z))
        else:
            pile += [(x, True), (x["right"], False), (x["left"], False)]
    return done[0]


def _shared():
    G()
    t = N(L(1, 2), L(3, 4))
    return (N(N(t, L(1, 1)), t),)


@wrong(_shared)
def w9(node):
    """Wrong: remembers by id() what was visited, so a subtree that comes twice is not put on the pile again and a value is missing; t left below and t right."""
    pile, done, seen = [node], [], set()
    while pile:
        x = pile.pop()
        if not isinstance(x, dict):
            done.append(x)
        elif id(x) in seen:
            r = done.pop()
            l = done.pop()
            done.append(_activation(W.dot(np.concatenate([l, r])) + b))
        else:
            seen.add(id(x))
            pile += [x, x["right"], x["left"]]
    return done[0]


@wrong(TREE())
def w10(node):
    """Wrong: children go on the pile left last but values are joined level by level in one queue, right for a full tree; unlike depths."""
    level, levels = [node], []
    while any(isinstance(x, dict) for x in level):
        levels.append(level)
        level = [c for x in level for c in ((x["left"], x["right"]) if isinstance(x, dict) else (x, x))]
    values = level
    for _ in levels:
        values = [_activation(W.dot(np.concatenate([l, r])) + b) for l, r in zip(values[::2], values[1::2])]
    return values[0]
