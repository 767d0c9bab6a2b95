import sys
from collections import deque

import numpy as np

W = b = _activation = None


def f1(node):
    """Right: stack of (node, visited)."""
    stack = [(node, False)]
    values = []
    while stack:
        x, visited = stack.pop()
        if isinstance(x, dict):
            if visited:
                right = values.pop()
                left = values.pop()
                values.append(_activation(W.dot(np.concatenate([left, right])) + b))
            else:
                stack.append((x, True))
                stack.append((x["right"], False))
                stack.append((x["left"], False))
        else:
            values.append(x)
    return values.pop()


def f2(node):
    """Right: preorder list, worked through backwards."""
    order = []
    todo = [node]
    while len(todo) != 0:
        x = todo.pop()
        order.append(x)
        if isinstance(x, dict):
            todo.append(x["right"])
            todo.append(x["left"])
    vals = []
    for x in order[::-1]:
        if isinstance(x, dict):
            l = vals.pop()
            r = vals.pop()
            vals.append(_activation(W.dot(np.concatenate([l, r])) + b))
        else:
            vals.append(x)
    return vals[0]


def f3(node):
    """Right: breadth first with numbers of the children."""
    if not isinstance(node, dict):
        return node
    nodes, kids = [node], []
    i = 0
    while i < len(nodes):
        if isinstance(nodes[i], dict):
            kids.append(len(nodes))
            nodes.extend([nodes[i]["left"], nodes[i]["right"]])
        else:
            kids.append(None)
        i += 1
    res = [None] * len(nodes)
    for i in range(len(nodes) - 1, -1, -1):
        if kids[i] is None:
            res[i] = nodes[i]
        else:
            res[i] = _activation(W.dot(np.concatenate(res[kids[i] : kids[i] + 2])) + b)
    return res[0]


def f4(node):
    """Right: frames of lists, like the machine does it: [node, left, right]."""
    frames = []
    current = node
    while True:
        if isinstance(current, dict):
            frames.append([current, None])
            current = current["left"]
            continue
        value = current
        while frames and frames[-1][1] is not None:
            x, left = frames.pop()
            value = _activation(W.dot(np.concatenate([left, value])) + b)
        if not frames:
            return value
        frames[-1][1] = value
        current = frames[-1][0]["right"]


def f5(node):
    """Right: a generator trampoline: no function calls itself."""

    def visit(x):
        if not isinstance(x, dict):
            yield ("value", x)
            return
        l = yield ("visit", x["left"])
        r = yield ("visit", x["right"])
        yield ("value", _activation(W.dot(np.concatenate([l, r])) + b))

    stack = deque([visit(node)])
    send = None
    while stack:
        kind, what = stack[-1].send(send)
        if kind == "visit":
            stack.append(visit(what))
            send = None
        else:
            stack.pop()
            send = what
    return send


def g1(node):
    """Wrong: still recursive, hidden in an inner function: fails on deep trees."""

    # shows: a chain of 3000 nodes -> RecursionError maximum recursion depth exceeded
    def go(x):
        if not isinstance(x, dict):
            return x
        return _activation(W.dot(np.concatenate([go(x["left"]), go(x["right"])])) + b)

    return go(node)


def g2(node):
    """Wrong: pops left and right in the wrong order."""
    # shows: a chain of 3000 nodes -> other result
    stack, values = [(node, False)], []
    while stack:
        x, visited = stack.pop()
        if not isinstance(x, dict):
            values.append(x)
        elif visited:
            left = values.pop()
            right = values.pop()
            values.append(_activation(W.dot(np.concatenate([left, right])) + b))
        else:
            stack += [(x, True), (x["right"], False), (x["left"], False)]
    return values[0]


def g3(node):
    """Wrong: goes down only on the left; a right branch has to be a leaf."""
    # shows: a chain of 3000 nodes -> ValueError all the input arrays must have same number of dimensions, bu
    rights = []
    x = node
    while isinstance(x, dict):
        rights.append(x["right"])
        x = x["left"]
    while rights:
        x = _activation(W.dot(np.concatenate([x, rights.pop()])) + b)
    return x


def g4(node):
    """Wrong: bias forgotten."""
    # shows: a chain of 3000 nodes -> other result
    stack, values = [(node, False)], []
    while stack:
        x, visited = stack.pop()
        if not isinstance(x, dict):
            values.append(x)
        elif visited:
            right = values.pop()
            left = values.pop()
            values.append(_activation(W.dot(np.concatenate([left, right]))))
        else:
            stack += [(x, True), (x["right"], False), (x["left"], False)]
    return values[0]


def g5(node):
    """Wrong: breadth first and then pairs from a queue; fits only when all leaves are equally deep."""
    # shows: a chain of 3000 nodes -> other result
    leaves = []
    q = deque([node])
    while q:
        x = q.popleft()
        if isinstance(x, dict):
            q.append(x["left"])
            q.append(x["right"])
        else:
            leaves.append(x)
    q = deque(leaves)
    while len(q) > 1:
        l = q.popleft()
        r = q.popleft()
        q.append(_activation(W.dot(np.concatenate([l, r])) + b))
    return q[0]


def g6(node):
    """Wrong: stores the vector in the node under 'value' and leaves it there."""
    # shows: node={'left': array([-2]), 'right': array([3])}, W=array([[1, 1]]), b=array([0]), _activation=identity -> argument changed
    if not isinstance(node, dict):
        return node
    stack = [node]
    while stack:
        x = stack[-1]
        ready = True
        for side in ("right", "left"):
            c = x[side]
            if isinstance(c, dict) and "value" not in c:
                stack.append(c)
                ready = False
        if ready:
            l, r = [x[s]["value"] if isinstance(x[s], dict) else x[s] for s in ("left", "right")]
            x["value"] = _activation(W.dot(np.concatenate([l, r])) + b)
            stack.pop()
    return node["value"]


def g7(node):
    """Wrong: a set of visited ids: the second place of one subtree is skipped."""
    # shows: node={'left': {'right': array([-2, -3]), 'left': array([-2, 0])}, 'right': {'right': array([-2, -3]), 'left': array([-2, 0])}}, W=array([[ 3, 2, -3, -3], [-2, 0, -3, 1]]), b=array([ 0, -2]), _activation=tanh -> IndexError pop from empty list
    stack, values, visited = [node], [], set()
    while stack:
        x = stack.pop()
        if not isinstance(x, dict):
            values.append(x)
        elif id(x) in visited:
            right = values.pop()
            left = values.pop()
            values.append(_activation(W.dot(np.concatenate([left, right])) + b))
        else:
            visited.add(id(x))
            stack += [x, x["right"], x["left"]]
    return values[0]


def g8(node):
    """Wrong: raises the recursion limit and recurses on."""
    # shows: a chain of 3000 nodes -> recursion limit changed
    sys.setrecursionlimit(1000000)
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([g8(node["left"]), g8(node["right"])])) + b)


def g9(node):
    """Wrong: a single leaf falls into the loop for nodes (node['left'] of an array)."""
    # shows: node=array([0.96617718]), W=array([[ 0.65456037, -0.28860441]]), b=array([0.38930626]), _activation=relu -> IndexError only integers, slices (`:`), ellipsis (`...`), numpy.newaxis
    values = []
    stack = [(node, 1), (node["right"], 0), (node["left"], 0)]
    while stack:
        x, visited = stack.pop()
        if not isinstance(x, dict):
            values.append(x)
        elif visited:
            right = values.pop()
            left = values.pop()
            values.append(_activation(W.dot(np.concatenate([left, right])) + b))
        else:
            stack += [(x, 1), (x["right"], 0), (x["left"], 0)]
    return values[0]


def g10(node):
    """Wrong: gives up after 1000 steps ("deep enough")."""
    # shows: a chain of 3000 nodes -> IndexError list index out of range
    stack, values = [(node, False)], []
    for _ in range(1000):
        if not stack:
            break
        x, visited = stack.pop()
        if not isinstance(x, dict):
            values.append(x)
        elif visited:
            right = values.pop()
            left = values.pop()
            values.append(_activation(W.dot(np.concatenate([left, right])) + b))
        else:
            stack += [(x, True), (x["right"], False), (x["left"], False)]
    return values[-1]


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
