import sys
from collections import deque

import numpy as np

W = b = _activation = None


def r_marks(node):
    """Right: stack with a mark for nodes whose branches are ready."""
    todo, done = [(node, False)], []
    while todo:
        n, ready = todo.pop()
        if not isinstance(n, dict):
            done.append(n)
        elif ready:
            right, left = done.pop(), done.pop()
            done.append(_activation(W.dot(np.concatenate([left, right])) + b))
        else:
            todo.append((n, True))
            todo.append((n["right"], False))
            todo.append((n["left"], False))
    return done.pop()


def r_two_lists(node):
    """Right: preorder list first, then from behind."""
    order, todo = [], [node]
    while todo:
        n = todo.pop()
        order.append(n)
        if isinstance(n, dict):
            todo += [n["left"], n["right"]]
    values = []
    for n in order[::-1]:
        if isinstance(n, dict):
            # preorder is root, right, left: from behind the left subtree comes first
            right = values.pop()
            left = values.pop()
            values.append(_activation(W @ np.hstack([left, right]) + b))
        else:
            values.append(n)
    return values[0]


def r_numbers(node):
    """Right: nodes numbered, branches as numbers, results in a list filled from behind."""
    nodes, branches = [node], []
    i = 0
    while i < len(nodes):
        n = nodes[i]
        if isinstance(n, dict):
            branches.append((len(nodes), len(nodes) + 1))
            nodes += [n["left"], n["right"]]
        else:
            branches.append(None)
        i += 1
    result = [None] * len(nodes)
    for i in range(len(nodes) - 1, -1, -1):
        if branches[i] is None:
            result[i] = nodes[i]
        else:
            l, r = branches[i]
            result[i] = _activation(W.dot(np.concatenate([result[l], result[r]])) + b)
    return result[0]


def r_frames(node):
    """Right: frames [node, left vector] like Python's own call stack."""
    frames, value = [], None
    current = node
    while True:
        while isinstance(current, dict):
            frames.append([current, None])
            current = current["left"]
        value = current
        while frames and frames[-1][1] is not None:
            _, left = frames.pop()
            value = _activation(np.einsum("ij,j->i", W, np.concatenate([left, value])) + b)
        if not frames:
            return value
        frames[-1][1] = value
        current = frames[-1][0]["right"]


def r_ops(node):
    """Right: deque with a sentinel for 'combine now'."""
    combine = object()
    todo, out = deque([node]), []
    while todo:
        n = todo.popleft()
        if n is combine:
            right = out.pop()
            left = out.pop()
            out.append(_activation(np.concatenate([left, right]) @ W.T + b))
        elif isinstance(n, dict):
            todo.extendleft([combine, n["right"], n["left"]])
        else:
            out.append(n)
    return out[-1]


# witness: (M(2,4,scale=.5), A([.1,.2]), np.tanh, deep(20000, 'left'))
def w_helper_recursion(node):
    """Wrong: does not call itself, but its inner helper does: too deep for a deep tree."""

    def go(n):
        if not isinstance(n, dict):
            return n
        return _activation(W.dot(np.concatenate([go(n["left"]), go(n["right"])])) + b)

    return go(node)


# witness: (M(2,4,scale=.5), A([.1,.2]), np.tanh, deep(500, 'left'))
def w_raises_limit(node):
    """Wrong: raises Python's recursion limit (and puts it back) around a recursion."""
    old = sys.getrecursionlimit()
    sys.setrecursionlimit(old + 5000)
    try:

        def go(n):
            return (
                n
                if not isinstance(n, dict)
                else _activation(W.dot(np.concatenate([go(n["left"]), go(n["right"])])) + b)
            )

        return go(node)
    finally:
        sys.setrecursionlimit(old)


# witness: (M(2,4), A([.1,.2]), np.tanh, T(A([1.,2.]), A([-.5,1.])))
def w_swapped_pop(node):
    """Wrong: pops left before right, so the branches are exchanged."""
    todo, done = [(node, False)], []
    while todo:
        n, ready = todo.pop()
        if not isinstance(n, dict):
            done.append(n)
        elif ready:
            left, right = done.pop(), done.pop()
            done.append(_activation(W.dot(np.concatenate([left, right])) + b))
        else:
            todo += [(n, True), (n["right"], False), (n["left"], False)]
    return done.pop()


# witness: (M(2,4,scale=.5), A([.1,.2]), np.tanh, deep(20000, 'right'))
def w_left_loop(node):
    """Wrong: a loop along the left edge, but recursion into right branches: deep right trees fail."""
    rights = []
    while isinstance(node, dict):
        rights.append(node["right"])
        node = node["left"]
    value = node
    while rights:
        right = w_left_loop(rights.pop())
        value = _activation(W.dot(np.concatenate([value, right])) + b)
    return value


# witness: (M(2,4), A([.1,.2]), np.tanh, (lambda s: T(T(s, A([1.,2.])), T(A([.5,1.]), s)))(T(A([1.,2.]), A([-.5,1.]))))
def w_by_id_cleared(node):
    """Wrong: results in a dictionary by id and cleared when used: the same subtree in two places is zeros the second time."""
    result, todo = {}, [node]
    while todo:
        n = todo[-1]
        if not isinstance(n, dict):
            todo.pop()
            continue
        sides = [n["left"], n["right"]]
        open_ = [s for s in sides if isinstance(s, dict) and id(s) not in result]
        if open_ and id(n) not in result:
            todo += open_
            continue
        if id(n) not in result:
            x = np.concatenate([result[id(s)] if isinstance(s, dict) else s for s in sides])
            result[id(n)] = _activation(W.dot(x) + b)
            for s in sides:
                if isinstance(s, dict):
                    result[id(s)] = np.zeros(len(b))
        todo.pop()
    return result[id(node)] if isinstance(node, dict) else node


# witness: (M(2,4), A([.1,.2]), np.tanh, A([1.,2.]))
def w_no_leaf_root(node):
    """Wrong: needs an inner node; a tree that is one leaf is an error."""
    order, todo = [], [node]
    while todo:
        n = todo.pop()
        order.append(n)
        todo += [n[s] for s in ("left", "right") if isinstance(n[s], dict)]
    result = {}
    for n in reversed(order):
        l, r = (result[id(n[s])] if isinstance(n[s], dict) else n[s] for s in ("left", "right"))
        result[id(n)] = _activation(W.dot(np.concatenate([l, r])) + b)
    return result[id(node)]


_results = {}


# witness: (lambda t: [(M(2,4), A([.1,.2]), np.tanh, t), (M(2,4), A([1.,2.]), np.tanh, t)])(T(A([1.,2.]), A([-.5,1.])))
def w_memo(node):
    """Wrong: results by id live in the module, so the second call with another b gives the old one."""
    todo = [node]
    while todo:
        n = todo[-1]
        if not isinstance(n, dict) or id(n) in _results:
            todo.pop()
            continue
        missing = [s for s in (n["left"], n["right"]) if isinstance(s, dict) and id(s) not in _results]
        if missing:
            todo += missing
            continue
        l, r = (_results[id(s)] if isinstance(s, dict) else s for s in (n["left"], n["right"]))
        _results[id(n)] = _activation(W.dot(np.concatenate([l, r])) + b)
        todo.pop()
    return _results[id(node)] if isinstance(node, dict) else node


# witness: (M(2,4), A([.1,.2]), np.tanh, T(T(A([1.,2.]), A([-.5,1.])), A([3.,1.])))
def w_reduces_tree(node):
    """Wrong: replaces inner nodes in the caller's tree by their vectors."""
    todo = [node]
    value = node
    while todo:
        n = todo[-1]
        if not isinstance(n, dict):
            todo.pop()
            continue
        inner = [s for s in ("left", "right") if isinstance(n[s], dict)]
        if not inner:
            todo.pop()
            value = _activation(W.dot(np.concatenate([n["left"], n["right"]])) + b)
            if todo:
                parent, side = todo.pop()
                parent[side] = value
            continue
        todo += [(n, inner[0]), n[inner[0]]]
    return value


# witness: (M(2,4), A([.1,.2]), np.tanh, T(T(A([1.,2.]), A([-.5,1.])), T(A([.3,.1]), A([2.,-1.]))))
def w_fold(node):
    """Wrong: folds the leaves from left to right, as if every tree leaned to the left."""
    leaves, todo = [], [node]
    while todo:
        n = todo.pop()
        if isinstance(n, dict):
            todo += [n["right"], n["left"]]
        else:
            leaves.append(n)
    value = leaves[0]
    for leaf in leaves[1:]:
        value = _activation(W.dot(np.concatenate([value, leaf])) + b)
    return value


# witness: (M(2,4,scale=.5), A([.1,.2]), np.tanh, T(deep(3, 'zig'), T(A([1.,2.]), A([.5,1.]))))
def w_levels(node):
    """Wrong: works level by level and pairs neighbours from the left, as if the tree were full."""
    leaves, todo = [], [node]
    while todo:
        n = todo.pop()
        if isinstance(n, dict):
            todo += [n["right"], n["left"]]
        else:
            leaves.append(n)
    while len(leaves) > 1:
        pairs = [leaves[i : i + 2] for i in range(0, len(leaves), 2)]
        leaves = [_activation(W.dot(np.concatenate(p)) + b) if len(p) == 2 else p[0] for p in pairs]
    return leaves[0]


RIGHT = [r_marks, r_two_lists, r_numbers, r_frames, r_ops]
WRONG = [
    w_helper_recursion,
    w_raises_limit,
    w_swapped_pop,
    w_left_loop,
    w_by_id_cleared,
    w_no_leaf_root,
    w_memo,
    w_reduces_tree,
    w_fold,
    w_levels,
]
