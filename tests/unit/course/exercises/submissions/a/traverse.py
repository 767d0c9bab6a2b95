from collections import deque

import numpy as np

W = b = _activation = None


def right_recursive(node):
    """right: plain recursion"""
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([right_recursive(node["left"]), right_recursive(node["right"])])))


def right_array_test(node):
    """right: asks whether the leaf is an array; concatenates with hstack"""
    if isinstance(node, np.ndarray):
        return node
    l = right_array_test(node["left"])
    r = right_array_test(node["right"])
    return _activation(W.dot(np.hstack((l, r))))


def right_stack(node):
    """right: a stack of its own with (node, ready) and a list of vectors"""
    todo, vectors = [(node, False)], []
    while todo:
        x, ready = todo.pop()
        if not isinstance(x, dict):
            vectors.append(x)
        elif ready:
            r, l = vectors.pop(), vectors.pop()
            vectors.append(_activation(W.dot(np.concatenate([l, r]))))
        else:
            todo += [(x, True), (x["right"], False), (x["left"], False)]
    return vectors[0]


class Traversal:
    """right: a class with __call__; lists the inner nodes from above and works through them from below"""

    def __call__(self, node):
        if not isinstance(node, dict):
            return node
        places = [node]
        links = []
        queue = deque([0])
        while queue:
            i = queue.popleft()
            if isinstance(places[i], dict):
                links.append((i, len(places), len(places) + 1))
                queue.extend(links[-1][1:])
                places.extend((places[i]["left"], places[i]["right"]))
        vectors = list(places)
        for i, l, r in reversed(links):
            vectors[i] = _activation(W.dot(np.concatenate([vectors[l], vectors[r]])))
        return vectors[0]


def right_halves(node):
    """right: a closure that joins into one buffer of its own, new for each node"""

    def join(l, r):
        both = np.empty(2 * len(l), dtype=np.result_type(l, r))
        both[: len(l)], both[len(l) :] = l, r
        return _activation(W.dot(both))

    if type(node) is not dict and not hasattr(node, "keys"):
        return node
    return join(right_halves(node["left"]), right_halves(node["right"]))


# witness: [(np.eye(2, 4), None, np.tanh, N(A([1., 2.]), A([3., 4.])))]
def wrong_active_leaves(node):
    """wrong: the activation is applied to leaves as well"""
    if not isinstance(node, dict):
        return _activation(node)
    return _activation(W.dot(np.concatenate([wrong_active_leaves(node["left"]), wrong_active_leaves(node["right"])])))


# witness: [(np.eye(2, 4), None, np.tanh, dict(right=A([3., 4.]), left=A([1., 2.])))]
def wrong_values_order(node):
    """wrong: takes the branches in the order of the dictionary"""
    if not isinstance(node, dict):
        return node
    first, second = list(node.values())[:2]
    return _activation(W.dot(np.concatenate([wrong_values_order(first), wrong_values_order(second)])))


# witness: [(np.eye(2, 4), None, lambda x: np.maximum(x, 0), N(A([1., -2.]), A([3., 4.])))]
def wrong_own_tanh(node):
    """wrong: np.tanh in place of _activation"""
    if not isinstance(node, dict):
        return node
    return np.tanh(W.dot(np.concatenate([wrong_own_tanh(node["left"]), wrong_own_tanh(node["right"])])))


_known = {}


# witness: (lambda t: [(np.eye(2, 4), None, np.tanh, t), (np.eye(2, 4) * 2, None, np.tanh, t)])(N(A([1., 2.]), A([3., 4.])))
def wrong_cached_by_id(node):
    """wrong: keeps the vectors by id of the node over the calls, so another W (or a new tree at the same place) gets an old one"""
    if not isinstance(node, dict):
        return node
    if id(node) not in _known:
        both = np.concatenate([wrong_cached_by_id(node["left"]), wrong_cached_by_id(node["right"])])
        _known[id(node)] = _activation(W.dot(both))
    return _known[id(node)]


# witness: [(np.ones((1, 2)), None, np.tanh, N(N(A([.1]), A([.2])), N(A([.3]), A([.4]))))]
def wrong_fills_tree(node):
    """wrong: right vectors, but puts them into the caller's tree in place of the branches"""
    if not isinstance(node, dict):
        return node
    for side in ("left", "right"):
        node[side] = wrong_fills_tree(node[side])
    return _activation(W.dot(np.concatenate([node["left"], node["right"]])))


# witness: [(A([[1., 2.]]), None, np.tanh, N(A([0.]), A([.5])))]
def wrong_zero_leaf(node):
    """wrong: a branch of zeros counts as missing, the other one goes up as it is"""
    if not isinstance(node, dict):
        return node
    l, r = wrong_zero_leaf(node["left"]), wrong_zero_leaf(node["right"])
    if not np.any(l):
        return r
    if not np.any(r):
        return l
    return _activation(W.dot(np.concatenate([l, r])))


# witness: [(np.eye(2, 4), None, np.tanh, A([1., 2.]))]
def wrong_len_two(node):
    """wrong: takes everything of length 2 for an inner node, also a leaf with d = 2"""
    if len(node) != 2:
        return node
    return _activation(W.dot(np.concatenate([wrong_len_two(node["left"]), wrong_len_two(node["right"])])))


# witness: [(A([[1., 2.]]), None, np.tanh, N(A([.1]), N(A([.2]), A([.3]))))]
def wrong_left_spine(node):
    """wrong: goes down on the left only; an inner node on the right is replaced by the sum of its leaves"""

    def flat(x):
        return flat(x["left"]) + flat(x["right"]) if isinstance(x, dict) else x

    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([wrong_left_spine(node["left"]), flat(node["right"])])))


# witness: [(A([[1., .5], ]), None, np.tanh, N(N(A([1]), A([2])), A([1])))]
def wrong_int_vectors(node):
    """wrong: keeps the type of the leaves, so vectors of whole numbers are cut off on the way up"""
    if not isinstance(node, dict):
        return node
    l, r = wrong_int_vectors(node["left"]), wrong_int_vectors(node["right"])
    out = np.zeros_like(l)
    out[:] = _activation(W.dot(np.concatenate([l, r])))
    return out


# witness: [(A([[1., .5]]), None, np.tanh, N(N(A([1.]), A([2.])), A([1.])))]
def wrong_two_activations(node):
    """wrong: activates the halves apart and adds them, right for a linear activation"""
    if not isinstance(node, dict):
        return node
    d = W.shape[0]
    return _activation(W[:, :d].dot(wrong_two_activations(node["left"]))) + _activation(
        W[:, d:].dot(wrong_two_activations(node["right"]))
    )


RIGHT = [right_recursive, right_array_test, right_stack, Traversal(), right_halves]
WRONG = [
    wrong_active_leaves,
    wrong_values_order,
    wrong_own_tanh,
    wrong_cached_by_id,
    wrong_fills_tree,
    wrong_zero_leaf,
    wrong_len_two,
    wrong_left_spine,
    wrong_int_vectors,
    wrong_two_activations,
]
