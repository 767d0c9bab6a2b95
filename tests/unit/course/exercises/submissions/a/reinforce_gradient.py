import numpy as np


def right_onehot(scores, index, cost, baseline):
    """right: (cost - baseline) (one-hot - softmax)"""
    s = np.asarray(scores, dtype=float)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    hot = np.eye(s.shape[1], dtype=np.float32)[index]
    return (np.asarray(cost, float) - baseline)[:, None] * (hot - p)


def right_fancy(scores, index, cost, baseline):
    """right: minus softmax, plus 1 by fancy indexing, times the advantage; on an own float copy"""
    g = np.array(scores, dtype=float)
    g -= g.max(1)[:, None]
    np.exp(g, out=g)
    g /= -g.sum(1)[:, None]
    g[np.arange(len(g)), index] += 1
    g *= np.subtract(cost, baseline, dtype=float).reshape(-1, 1)
    return g


def right_loops(scores, index, cost, baseline):
    """right: draw by draw in pure Python, lists as the result"""
    result = []
    for row, i, c in zip(scores.tolist(), index.tolist(), cost.tolist()):
        top = max(row)
        chances = [float(np.exp(float(s) - float(top))) for s in row]
        total = sum(chances)
        result.append([(c - baseline) * ((1.0 if j == i else 0.0) - e / total) for j, e in enumerate(chances)])
    return result


def right_log_softmax(scores, index, cost, baseline):
    """right: exp of the log-softmax, comparison with arange for the place drawn"""
    s = scores - np.max(scores.astype(float), axis=1, keepdims=True)
    log_p = s - np.logaddexp.reduce(s, axis=1, keepdims=True)
    drawn = np.arange(s.shape[1]) == np.reshape(index, (-1, 1))
    return np.einsum("n,ns->ns", cost - float(baseline), drawn.astype(float) - np.exp(log_p))


def right_stacked(scores, index, cost, baseline):
    """right: closure for one row, stacked"""

    def row(s, i, c):
        e = np.exp(s.astype(float) - float(s.max()))
        g = np.zeros(e.size)
        g[i] = 1
        return (float(c) - baseline) * (g - e / e.sum())

    return np.stack(list(map(row, scores, index, cost)))


# witness: [(A([[1., 2.]]), A([0]), A([3.]), 1.)]
def wrong_sign(scores, index, cost, baseline):
    """wrong: softmax - one-hot, as the gradient of a cross entropy"""
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    g = e / e.sum(axis=1, keepdims=True)
    g[np.arange(len(g)), index] -= 1
    return g * (cost - baseline)[:, None]


# witness: [(A([[1., 2.], [0., 1.]]), A([0, 1]), A([3., 2.]), 1.)]
def wrong_mean(scores, index, cost, baseline):
    """wrong: divides by N, right for one draw"""
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    g = -e / e.sum(axis=1, keepdims=True)
    g[np.arange(len(g)), index] += 1
    return g * (cost - baseline)[:, None] / len(g)


# witness: [(A([[1., 2.]]), A([0]), A([3.]), 1.)]
def wrong_no_baseline(scores, index, cost, baseline):
    """wrong: leaves out the baseline, right for baseline 0"""
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    g = -e / e.sum(axis=1, keepdims=True)
    g[np.arange(len(g)), index] += 1
    return g * cost[:, None]


# witness: [(A([[1, 2]]), A([0]), A([3.]), 1.)]
def wrong_int_result(scores, index, cost, baseline):
    """wrong: the result in zeros_like(scores), cut off for whole scores"""
    out = np.zeros_like(scores)
    for n in range(len(scores)):
        e = np.exp(scores[n] - scores[n].max())
        g = -e / e.sum()
        g[index[n]] += 1
        out[n] = g * (cost[n] - baseline)
    return out


# witness: [(A([[1000., 0.]]), A([1]), A([3.]), 1.)]
def wrong_overflow(scores, index, cost, baseline):
    """wrong: exp of the scores as they are"""
    e = np.exp(scores)
    g = -e / e.sum(axis=1, keepdims=True)
    g[np.arange(len(g)), index] += 1
    return g * (cost - baseline)[:, None]


# witness: [(A([[1., 2.], [0., 5.]]), A([0, 1]), A([3., 2.]), 1.)]
def wrong_all_rows(scores, index, cost, baseline):
    """wrong: g[:, index] += 1 adds to whole columns, right for one draw"""
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    g = -e / e.sum(axis=1, keepdims=True)
    g[:, index] += 1
    return g * (cost - baseline)[:, None]


# witness: [(A([[1., 2.], [0., 5.]]), A([0, 1]), A([3., 2.]), 1.)]
def wrong_square(scores, index, cost, baseline):
    """wrong: the cost along the places where N equals S"""
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    g = -e / e.sum(axis=1, keepdims=True)
    g[np.arange(len(g)), index] += 1
    a = cost - baseline
    return g * a if g.shape[0] == g.shape[1] else g * a[:, None]


# witness: [(A([[1., 2.]]), A([0]), A([1.]), 3.)]
def wrong_positive(scores, index, cost, baseline):
    """wrong: a cost below the baseline counts as 0"""
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    g = -e / e.sum(axis=1, keepdims=True)
    g[np.arange(len(g)), index] += 1
    return g * np.maximum(cost - baseline, 0)[:, None]


# witness: [(A([[1., 2.]]), A([0]), A([3.]), 0)]
def wrong_falsy_baseline(scores, index, cost, baseline):
    """wrong: takes a baseline of 0 for 'none given' and uses the mean cost"""
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    g = -e / e.sum(axis=1, keepdims=True)
    g[np.arange(len(g)), index] += 1
    return g * (cost - (baseline or cost.mean()))[:, None]


# witness: [(A([[1., 2.], [2., 0.]]), A([0, 1]), A([3., 5.]), 1.)]
def wrong_changes_cost(scores, index, cost, baseline):
    """wrong: takes the baseline off the caller's float cost in place"""
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    g = -e / e.sum(axis=1, keepdims=True)
    g[np.arange(len(g)), index] += 1
    if cost.dtype.kind == "f":
        cost -= baseline
    else:
        cost = cost - baseline
    return g * cost[:, None]


RIGHT = [right_onehot, right_fancy, right_loops, right_log_softmax, right_stacked]
WRONG = [
    wrong_sign,
    wrong_mean,
    wrong_no_baseline,
    wrong_int_result,
    wrong_overflow,
    wrong_all_rows,
    wrong_square,
    wrong_positive,
    wrong_falsy_baseline,
    wrong_changes_cost,
]
