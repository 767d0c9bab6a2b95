import numpy as np

W = b = _activation = None


def f1(node):
    """Right: plain recursion."""
    if isinstance(node, dict):
        l = f1(node["left"])
        r = f1(node["right"])
        z = W.dot(np.concatenate([l, r])) + b
        return _activation(z)
    else:
        return node


def _combine(l, r):
    return _activation(W.dot(np.concatenate([l, r])) + b)


def f2(node):
    """Right: a helper for the two branches."""
    if not isinstance(node, dict):
        return node
    return _combine(f2(node["left"]), f2(node["right"]))


def f3(node):
    """Right: W cut in two halves, the same sum."""
    if isinstance(node, np.ndarray):
        return node
    l, r = f3(node["left"]), f3(node["right"])
    d = len(b)
    return _activation(W[:, :d].dot(l) + W[:, d:].dot(r) + b)


class _Walker:
    def __call__(self, node):
        if not isinstance(node, dict):
            return node
        both = np.concatenate([self(node["left"]), self(node["right"])])
        return _activation(np.matmul(W, both) + b)


def f4(node):
    """Right: a class with __call__."""
    return _Walker()(node)


def f5(node):
    """Right: memo by id, but new for each call."""
    memo = {}

    def go(x):
        if not isinstance(x, dict):
            return x
        if id(x) not in memo:
            memo[id(x)] = _activation(W.dot(np.append(go(x["left"]), go(x["right"]))) + b)
        return memo[id(x)]

    return go(node)


def g1(node):
    """Wrong: bias added after the activation."""
    # shows: node={'right': {'left': array([-3]), 'right': array([1])}, 'left': array([2])}, W=array([[ 1, -2]]), b=array([3]), _activation=tanh -> other result
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([g1(node["left"]), g1(node["right"])]))) + b


def g2(node):
    """Wrong: bias only at the root; the branches go through a function without it."""

    # shows: node={'left': array([-3]), 'right': {'right': array([0]), 'left': array([-3])}}, W=array([[-1, -1]]), b=array([0.16753507]), _activation=tanh -> other result
    def plain(x):
        if not isinstance(x, dict):
            return x
        return _activation(W.dot(np.concatenate([plain(x["left"]), plain(x["right"])])))

    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([plain(node["left"]), plain(node["right"])])) + b)


def g3(node):
    """Wrong: z += b in place fails when W and leaves are whole numbers and b is not."""
    # shows: node={'left': array([-3]), 'right': {'right': array([0]), 'left': array([-3])}}, W=array([[-1, -1]]), b=array([0.16753507]), _activation=tanh -> UFuncTypeError Cannot cast ufunc 'add' output from dtype('float64') to dtyp
    if not isinstance(node, dict):
        return node
    z = W.dot(np.concatenate([g3(node["left"]), g3(node["right"])]))
    z += b
    return _activation(z)


def g4(node):
    """Wrong: b += z changes the global bias from node to node."""
    # shows: node={'right': array([2]), 'left': array([3])}, W=array([[3, 0]]), b=array([3]), _activation=identity -> global changed
    if not isinstance(node, dict):
        return node
    l, r = g4(node["left"]), g4(node["right"])
    z = b
    z += W.dot(np.concatenate([l, r]))
    return _activation(z)


def g5(node):
    """Wrong: a leaf gets the bias too."""
    # shows: node=array([0]), W=array([[ 0, -1]]), b=array([-2]), _activation=identity -> other result
    if not isinstance(node, dict):
        return node + b
    return _activation(W.dot(np.concatenate([g5(node["left"]), g5(node["right"])])) + b)


def g6(node):
    """Wrong: left is used for both halves (a copy-and-paste slip)."""
    # shows: node={'left': array([-2]), 'right': array([1])}, W=array([[-2, -1]]), b=array([2]), _activation=identity -> other result
    if not isinstance(node, dict):
        return node
    left = g6(node["left"])
    right = g6(node["left"])
    return _activation(W.dot(np.concatenate([left, right])) + b)


def g7(node):
    """Wrong: recursion only while the left branch is a node; a right branch alone breaks."""
    # shows: node={'right': {'left': array([-3]), 'right': array([1])}, 'left': array([2])}, W=array([[ 1, -2]]), b=array([3]), _activation=tanh -> ValueError all the input arrays must have same number of dimensions, bu
    if not isinstance(node, dict):
        return node
    if not isinstance(node["left"], dict):
        return _activation(W.dot(np.concatenate([node["left"], node["right"]])) + b)
    return _activation(W.dot(np.concatenate([g7(node["left"]), g7(node["right"])])) + b)


def g8(node):
    """Wrong: the bias is added once for each branch."""
    # shows: node={'right': array([2]), 'left': array([3])}, W=array([[3, 0]]), b=array([3]), _activation=identity -> other result
    if not isinstance(node, dict):
        return node
    l = g8(node["left"])
    r = g8(node["right"])
    d = len(b)
    return _activation((W[:, :d].dot(l) + b) + (W[:, d:].dot(r) + b))


_seen = set()


def g9(node):
    """Wrong: a node seen before is skipped and gives zeros: a subtree in two places, or a second call."""
    # shows: only after earlier calls with other input: node={'right': array([2]), 'left': array([3])}, W=array([[3, 0]]), b=array([3]), _activation=identity -> other result
    if not isinstance(node, dict):
        return node
    if id(node) in _seen:
        return np.zeros(len(b))
    _seen.add(id(node))
    return _activation(W.dot(np.concatenate([g9(node["left"]), g9(node["right"])])) + b)


def g10(node):
    """Wrong: results are rounded to 3 places to look nice."""
    # shows: node={'right': {'left': array([-3]), 'right': array([1])}, 'left': array([2])}, W=array([[ 1, -2]]), b=array([3]), _activation=tanh -> other result
    if not isinstance(node, dict):
        return node
    z = W.dot(np.concatenate([g10(node["left"]), g10(node["right"])])) + b
    return np.round(_activation(z), 3)


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
