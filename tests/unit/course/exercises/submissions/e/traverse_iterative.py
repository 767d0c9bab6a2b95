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


def _join(left, right):
    return _activation(W.dot(np.concatenate([left, right])) + b)


@right
def r1(node):
    """Right: two piles, visited marks."""
    pile, values = [(node, False)], []
    while pile:
        top, seen = pile.pop()
        if not isinstance(top, dict):
            values.append(top)
        elif seen:
            right = values.pop()
            left = values.pop()
            values.append(_activation(W.dot(np.concatenate([left, right])) + b))
        else:
            pile.append((top, True))
            pile.append((top["right"], False))
            pile.append((top["left"], False))
    return values.pop()


@right
def r2(node):
    """Right: reversed pre-order."""
    order, waiting = [], [node]
    while waiting:
        top = waiting.pop()
        order.append(top)
        if isinstance(top, dict):
            waiting.extend([top["right"], top["left"]])
    done = []
    while order:
        top = order.pop()
        done.append(_join(done.pop(), done.pop()) if isinstance(top, dict) else top)
    return done[0]


@right
def r3(node):
    """Right: frames [node, left, right], filled in."""
    result, frames = None, []
    current = node
    while True:
        if isinstance(current, dict):
            frames.append([current, None])
            current = current["left"]
            continue
        result = current
        while frames:
            frame = frames[-1]
            if frame[1] is None:
                frame[1] = result
                current = frame[0]["right"]
                break
            frames.pop()
            result = _activation(W @ np.concatenate([frame[1], result]) + b)
        else:
            return result


@right
def r4(node):
    """Right: nodes numbered, children by number, from the last to the first."""
    nodes, children = [node], []
    for top in nodes:
        if isinstance(top, dict):
            children.append((len(nodes), len(nodes) + 1))
            nodes += [top["left"], top["right"]]
        else:
            children.append(None)
    vectors = [None] * len(nodes)
    for i in reversed(range(len(nodes))):
        pair = children[i]
        vectors[i] = nodes[i] if pair is None else _join(vectors[pair[0]], vectors[pair[1]])
    return vectors[0]


@right
def r5(node):
    """Right: a pile that holds functions to be done (continuations)."""
    done = []

    def visit(tree):
        if isinstance(tree, dict):
            todo.append(lambda: done.append(_join(*reversed([done.pop(), done.pop()]))))
            todo.append(lambda: visit(tree["right"]))
            todo.append(lambda: visit(tree["left"]))
        else:
            done.append(tree)

    todo = [lambda: visit(node)]
    while todo:
        todo.pop()()
    return done[-1]


@wrong
def w1(node):
    """Wrong: calls itself."""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([w1(node["left"]), w1(node["right"])])) + b)


@wrong
def w2(node):
    """Wrong: recursion in a function of its own, with the limit raised."""
    import sys

    def inner(tree):
        return _join(inner(tree["left"]), inner(tree["right"])) if isinstance(tree, dict) else tree

    before = sys.getrecursionlimit()
    sys.setrecursionlimit(100000)
    try:
        return inner(node)
    finally:
        sys.setrecursionlimit(before)


@wrong
def w3(node):
    """Wrong: left and right come off the pile the wrong way round."""
    pile, values = [(node, False)], []
    while pile:
        top, seen = pile.pop()
        if not isinstance(top, dict):
            values.append(top)
        elif seen:
            left = values.pop()
            right = values.pop()
            values.append(_join(left, right))
        else:
            pile += [(top, True), (top["right"], False), (top["left"], False)]
    return values.pop()


@wrong
def w4(node):
    """Wrong: goes down the left side only; the right child is taken for a leaf."""
    rights = []
    while isinstance(node, dict):
        rights.append(node["right"])
        node = node["left"]
    for right in reversed(rights):
        node = _join(node, right if not isinstance(right, dict) else np.zeros(len(b)))
    return node


@wrong
def w5(node):
    """Wrong: no bias."""
    pile, values = [(node, False)], []
    while pile:
        top, seen = pile.pop()
        if not isinstance(top, dict):
            values.append(top)
        elif seen:
            right, left = values.pop(), values.pop()
            values.append(_activation(W.dot(np.concatenate([left, right]))))
        else:
            pile += [(top, True), (top["right"], False), (top["left"], False)]
    return values.pop()


@wrong
def w6(node):
    """Wrong: the pile is never emptied, the node is put back each time."""
    pile, values = [node], []
    while pile:
        top = pile[-1]
        if isinstance(top, dict):
            pile.append(top["left"])
        else:
            values.append(top)
            if len(values) > 10**9:
                break
    return values[0]


@wrong
def w7(node):
    """Wrong: remembers vectors by id in the tree itself: writes a key into each node."""
    pile = [node]
    while pile:
        top = pile.pop()
        if not isinstance(top, dict) or "vector" in top:
            continue
        left, right = top["left"], top["right"]
        ready = [x["vector"] if isinstance(x, dict) and "vector" in x else x for x in (left, right)]
        if any(isinstance(x, dict) for x in ready):
            pile += [top, left, right]
        else:
            top["vector"] = _join(*ready)
    return node["vector"] if isinstance(node, dict) else node


@wrong
def w8(node):
    """Wrong: for a leaf alone None."""
    order, pile, done = [], [node], []
    while pile:
        top = pile.pop()
        order.append(top)
        if isinstance(top, dict):
            pile += [top["left"], top["right"]]
    result = None
    for top in reversed(order):
        if isinstance(top, dict):
            result = _join(done.pop(), done.pop())
            done.append(result)
        else:
            done.append(top)
    return result


@wrong
def w9(node):
    """Wrong: level by level, leaves of one level joined in pairs from the left."""
    level = []
    pile = [node]
    while pile:
        top = pile.pop()
        if isinstance(top, dict):
            pile += [top["right"], top["left"]]
        else:
            level.append(top)
    while len(level) > 1:
        level = [_join(level[0], level[1]), *level[2:]]
    return level[0]


@wrong
def w10(node):
    """Wrong: a thousand steps at most."""
    pile, values, steps = [(node, False)], [], 0
    while pile and steps < 1000:
        steps += 1
        top, seen = pile.pop()
        if not isinstance(top, dict):
            values.append(top)
        elif seen:
            right, left = values.pop(), values.pop()
            values.append(_join(left, right))
        else:
            pile += [(top, True), (top["right"], False), (top["left"], False)]
    return values.pop()
