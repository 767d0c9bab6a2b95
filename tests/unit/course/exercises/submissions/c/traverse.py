import numpy as np

W = b = _activation = None


def f1(node):
    """Right: plain recursion."""
    if not isinstance(node, dict):
        return node
    left = f1(node["left"])
    right = f1(node["right"])
    return _activation(W.dot(np.concatenate([left, right])))


def f2(node):
    """Right: tests for an array first."""
    if type(node) is np.ndarray:
        return node
    children = [f2(node[side]) for side in ("left", "right")]
    return _activation(W.dot(np.concatenate(children)))


def f3(node):
    """Right: stack with two visits for each node."""
    todo = [(node, False)]
    done = []
    while todo:
        x, ready = todo.pop()
        if not isinstance(x, dict):
            done.append(x)
        elif ready:
            r = done.pop()
            l = done.pop()
            done.append(_activation(W.dot(np.concatenate([l, r]))))
        else:
            todo.append((x, True))
            todo.append((x["right"], False))
            todo.append((x["left"], False))
    return done[0]


def f4(node):
    """Right: one expression."""
    return _activation(W.dot(np.concatenate([f4(node["left"]), f4(node["right"])]))) if isinstance(node, dict) else node


def f5(node):
    """Right: order of nodes first, results by number in this call only."""
    order = [node]
    kids = {}
    i = 0
    while i < len(order):
        x = order[i]
        if isinstance(x, dict):
            kids[i] = (len(order), len(order) + 1)
            order.append(x["left"])
            order.append(x["right"])
        i += 1
    result = list(order)
    for i in reversed(range(len(order))):
        if i in kids:
            l, r = kids[i]
            result[i] = _activation(W.dot(np.concatenate([result[l], result[r]])))
    return result[0]


def g1(node):
    """Wrong: the activation is put on leaves as well."""
    # shows: node={'right': array([2]), 'left': array([0])}, W=array([[-1, 3]]), b=array([3]), _activation=tanh -> other result
    if not isinstance(node, dict):
        return _activation(node)
    return _activation(W.dot(np.concatenate([g1(node["left"]), g1(node["right"])])))


def g2(node):
    """Wrong: node.values() - left and right in the order in which they were written."""
    # shows: node={'right': array([2]), 'left': array([0])}, W=array([[-1, 3]]), b=array([3]), _activation=tanh -> other result
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([g2(x) for x in node.values()])))


def g3(node):
    """Wrong: always tanh, whatever _activation is."""
    # shows: node={'left': array([3]), 'right': array([3])}, W=array([[1, 3]]), b=array([3]), _activation=identity -> other result
    if not isinstance(node, dict):
        return node
    return np.tanh(W.dot(np.concatenate([g3(node["left"]), g3(node["right"])])))


def g4(node, memo={}):
    """Wrong: results kept by id over calls, out of date when W changes."""
    # shows: only after earlier calls with other input: node={'right': array([2]), 'left': array([0])}, W=array([[-1, 3]]), b=array([3]), _activation=tanh -> other result
    if not isinstance(node, dict):
        return node
    if id(node) not in memo:
        memo[id(node)] = _activation(W.dot(np.concatenate([g4(node["left"]), g4(node["right"])])))
    return memo[id(node)]


def g5(node):
    """Wrong: writes the vectors of the branches into the tree it was given."""
    # shows: node={'left': {'left': array([3]), 'right': array([-1])}, 'right': array([-2])}, W=array([[-3, -1]]), b=array([2]), _activation=tanh -> argument changed
    if not isinstance(node, dict):
        return node
    node["left"] = g5(node["left"])
    node["right"] = g5(node["right"])
    return _activation(W.dot(np.concatenate([node["left"], node["right"]])))


def g6(node):
    """Wrong: only looks two levels down: a branch's branch is taken to be a leaf on the right side."""
    # shows: node={'left': array([-2]), 'right': {'left': array([1]), 'right': array([3])}}, W=array([[0, 2]]), b=array([0]), _activation=identity -> other result
    if not isinstance(node, dict):
        return node
    right = node["right"]
    while isinstance(right, dict):
        right = right["right"]
    return _activation(W.dot(np.concatenate([g6(node["left"]), right])))


def g7(node):
    """Wrong: the activation only at the root."""

    # shows: node={'left': {'left': array([3]), 'right': array([-1])}, 'right': array([-2])}, W=array([[-3, -1]]), b=array([2]), _activation=tanh -> other result
    def inner(x):
        if not isinstance(x, dict):
            return x
        return W.dot(np.concatenate([inner(x["left"]), inner(x["right"])]))

    if not isinstance(node, dict):
        return node
    return _activation(inner(node))


def g8(node):
    """Wrong: the right branch is visited first and so stands first."""
    # shows: node={'right': array([2]), 'left': array([0])}, W=array([[-1, 3]]), b=array([3]), _activation=tanh -> other result
    stack, out = [node], []
    seq = []
    while stack:
        x = stack.pop()
        seq.append(x)
        if isinstance(x, dict):
            stack.append(x["left"])
            stack.append(x["right"])
    for x in reversed(seq):
        if isinstance(x, dict):
            a = out.pop()
            c = out.pop()
            out.append(_activation(W.dot(np.concatenate([a, c]))))
        else:
            out.append(x)
    return out[0]


def g9(node):
    """Wrong: a zero vector is taken for an empty branch and the other one goes up unchanged."""
    # shows: node={'right': array([2]), 'left': array([0])}, W=array([[-1, 3]]), b=array([3]), _activation=tanh -> other result
    if not isinstance(node, dict):
        return node
    l, r = g9(node["left"]), g9(node["right"])
    if not np.any(l):
        return r
    if not np.any(r):
        return l
    return _activation(W.dot(np.concatenate([l, r])))


def g10(node):
    """Wrong: the activation number by number, wrong for one that looks at the whole vector."""
    # shows: node={'left': array([ 0.56868113, -0.25636855]), 'right': array([-0.44783868, 1.20983724])}, W=array([[-0.48061221, -0.08161071, 0.17697209, -0.4711025 ], [ 0.05435207, -0.69280218, 0.59246792, 0.96719576]]), b=array([0.26760913, 0.04925757]), _activation=softmax -> other result
    if not isinstance(node, dict):
        return node
    z = W.dot(np.concatenate([g10(node["left"]), g10(node["right"])]))
    return np.array([float(np.squeeze(_activation(np.array([x])))) for x in z])


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
