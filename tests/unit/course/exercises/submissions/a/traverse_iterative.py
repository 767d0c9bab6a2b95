import sys
from collections import deque

import numpy as np

W = b = _activation = None


def right_two_stacks(node):
    """right: one stack of nodes, marked when their branches are done, and one of vectors"""
    todo, done = [(node, False)], []
    while todo:
        x, ready = todo.pop()
        if not isinstance(x, dict):
            done.append(x)
        elif ready:
            right = done.pop()
            left = done.pop()
            done.append(_activation(W.dot(np.concatenate([left, right])) + b))
        else:
            todo.append((x, True))
            todo.append((x["right"], False))
            todo.append((x["left"], False))
    return done[0]


def right_reversed_order(node):
    """right: order root, left, right; read from the back, so a join finds left on top"""
    order, stack = [], [node]
    while stack:
        x = stack.pop()
        order.append(x)
        if isinstance(x, dict):
            stack.extend((x["right"], x["left"]))
    vectors = []
    for x in reversed(order):
        vectors.append(
            _activation(W.dot(np.concatenate([vectors.pop(), vectors.pop()])) + b) if isinstance(x, dict) else x
        )
    return vectors.pop()


def right_trampoline(node):
    """right: generators on a list of its own (a trampoline), none calls another"""

    def visit(x):
        if isinstance(x, dict):
            left = yield x["left"]
            right = yield x["right"]
            yield None, _activation(W.dot(np.concatenate([left, right])) + b)
        else:
            yield None, x

    frames, value = [visit(node)], None
    while frames:
        out = frames[-1].send(value)
        if isinstance(out, tuple):
            frames.pop()
            value = out[1]
        else:
            frames.append(visit(out))
            value = None
    return value


class Iterative:
    """right: a class with __call__; numbers the nodes level by level and fills a table from the back"""

    def __call__(self, node):
        nodes, pairs = [node], {}
        waiting = deque([0])
        while waiting:
            i = waiting.popleft()
            if isinstance(nodes[i], dict):
                pairs[i] = len(nodes), len(nodes) + 1
                nodes += [nodes[i]["left"], nodes[i]["right"]]
                waiting.extend(pairs[i])
        for i in reversed(range(len(nodes))):
            if i in pairs:
                nodes[i] = self.join(*(nodes[j] for j in pairs[i]))
        return nodes[0]

    @staticmethod
    def join(left, right):
        return _activation(np.dot(W, np.append(left, right)) + b)


def right_frames(node):
    """right: frames [node, left vector] as a machine that goes down and comes back"""
    frames, x = [], node
    while True:
        while isinstance(x, dict):
            frames.append([x, None])
            x = x["left"]
        value = x
        while frames and frames[-1][1] is not None:
            value = _activation(W @ np.concatenate([frames.pop()[1], value]) + b)
        if not frames:
            return value
        frames[-1][1] = value
        x = frames[-1][0]["right"]


# witness: [(A([[.5, .5]]), A([.1]), np.tanh, chain(5000, A([.3])))]
def wrong_recursive(node):
    """wrong: recursion, fails for a deep tree"""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([wrong_recursive(node["left"]), wrong_recursive(node["right"])])) + b)


# witness: [(A([[.5, .5]]), A([.1]), np.tanh, chain(200000, A([.3])))]
def wrong_raises_limit(node):
    """wrong: raises Python's recursion limit and recurses in a helper"""

    def walk(x):
        if not isinstance(x, dict):
            return x
        return _activation(W.dot(np.concatenate([walk(x["left"]), walk(x["right"])])) + b)

    old = sys.getrecursionlimit()
    sys.setrecursionlimit(15000)
    try:
        return walk(node)
    finally:
        sys.setrecursionlimit(old)


# witness: [(A([[.5, .1]]), A([.1]), np.tanh, N(A([.3]), A([.7])))]
def wrong_popped_order(node):
    """wrong: pops left and right in the wrong order, right for a W with equal halves"""
    todo, done = [(node, False)], []
    while todo:
        x, ready = todo.pop()
        if not isinstance(x, dict):
            done.append(x)
        elif ready:
            done.append(_activation(W.dot(np.concatenate([done.pop(), done.pop()])) + b))
        else:
            todo += [(x, True), (x["right"], False), (x["left"], False)]
    return done[0]


# witness: [(A([[.5, .1]]), A([.1]), np.tanh, chain(5000, A([.3]), 'right'))]
def wrong_right_recursive(node):
    """wrong: a loop down the left side, but a call for each right branch: deep on the right fails"""
    spine = []
    while isinstance(node, dict):
        spine.append(node)
        node = node["left"]
    value = node
    while spine:
        value = _activation(W.dot(np.concatenate([value, wrong_right_recursive(spine.pop()["right"])])) + b)
    return value


# witness: [(A([[.5, .1]]), A([.1]), np.tanh, (lambda s: N(s, N(s, A([.2]))))(N(A([.3]), A([.7]))))]
def wrong_visited(node):
    """wrong: leaves out a subtree object that it has seen, so the stack of vectors runs empty"""
    todo, done, seen = [(node, False)], [], set()
    while todo:
        x, ready = todo.pop()
        if not isinstance(x, dict):
            done.append(x)
        elif ready:
            right, left = done.pop(), done.pop()
            done.append(_activation(W.dot(np.concatenate([left, right])) + b))
        elif id(x) not in seen:
            seen.add(id(x))
            todo += [(x, True), (x["right"], False), (x["left"], False)]
    return done[0]


# witness: [(A([[.5, .1]]), A([.1]), np.tanh, N(N(A([.3]), A([.7])), A([.2])))]
def wrong_writes_tree(node):
    """wrong: stores the vectors in the caller's nodes under a new name"""
    stack = [node]
    while stack:
        x = stack[-1]
        if not isinstance(x, dict) or "vector" in x:
            stack.pop()
            continue
        sides = [
            s["vector"] if isinstance(s, dict) and "vector" in s else None if isinstance(s, dict) else s
            for s in (x["left"], x["right"])
        ]
        missing = [x[n] for n, s in zip(("left", "right"), sides) if s is None]
        if missing:
            stack += missing
        else:
            x["vector"] = _activation(W.dot(np.concatenate(sides)) + b)
            stack.pop()
    return node["vector"] if isinstance(node, dict) else node


# witness: [(A([[.5, .1]]), A([.1]), np.tanh, N(N(A([.3]), A([.7])), N(A([.2]), A([.1]))))]
def wrong_level_pairs(node):
    """wrong: joins the leaves two by two from the left like a tournament, the shape of the tree is lost beyond one node"""
    leaves, stack = [], [node]
    while stack:
        x = stack.pop()
        if isinstance(x, dict):
            stack += [x["right"], x["left"]]
        else:
            leaves.append(x)
    value = leaves[0]
    for leaf in leaves[1:]:
        value = _activation(W.dot(np.concatenate([value, leaf])) + b)
    return value


# witness: [(A([[.5, .1]]), A([.1]), np.tanh, N(A([0.]), N(A([0.]), A([.4]))))]
def wrong_zero_not_ready(node):
    """wrong: a left vector of zeros counts as 'not yet there' and the right one takes its place"""
    frames, x = [], node
    while True:
        while isinstance(x, dict):
            frames.append([x, None])
            x = x["left"]
        value = x
        while frames and frames[-1][1] is not None:
            left = frames.pop()[1]
            value = _activation(W.dot(np.concatenate([left if left.any() else value, value])) + b)
        if not frames:
            return value
        frames[-1][1] = value
        x = frames[-1][0]["right"]


# witness: [(A([[1., .5]]), A([1.]), lambda x: x, chain(1500, A([.01])))]
def wrong_depth_limit(node):
    """wrong: gives up below level 1000 and takes a vector of zeros there"""
    todo, done = [(node, False, 0)], []
    while todo:
        x, ready, level = todo.pop()
        if not isinstance(x, dict):
            done.append(x)
        elif level > 1000:
            done.append(np.zeros(len(b)))
        elif ready:
            right, left = done.pop(), done.pop()
            done.append(_activation(W.dot(np.concatenate([left, right])) + b))
        else:
            todo += [(x, True, level), (x["right"], False, level + 1), (x["left"], False, level + 1)]
    return done[0]


_vectors = []


# witness: [(A([[.5, .1]]), A([.1]), np.tanh, N(A([.3]), A([.7]))), (A([[.5, .1]]), A([.1]), np.tanh, N(A([.2]), A([.6])))]
def wrong_module_stack(node):
    """wrong: a stack in the module that keeps the first result, which is returned again"""
    todo = [(node, False)]
    while todo:
        x, ready = todo.pop()
        if not isinstance(x, dict):
            _vectors.append(x)
        elif ready:
            right, left = _vectors.pop(), _vectors.pop()
            _vectors.append(_activation(W.dot(np.concatenate([left, right])) + b))
        else:
            todo += [(x, True), (x["right"], False), (x["left"], False)]
    return _vectors[0]


RIGHT = [right_two_stacks, right_reversed_order, right_trampoline, Iterative(), right_frames]
WRONG = [
    wrong_recursive,
    wrong_raises_limit,
    wrong_popped_order,
    wrong_right_recursive,
    wrong_visited,
    wrong_writes_tree,
    wrong_level_pairs,
    wrong_zero_not_ready,
    wrong_depth_limit,
    wrong_module_stack,
]
