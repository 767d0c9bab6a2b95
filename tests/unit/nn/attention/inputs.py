"""Two queries, four keys of which the last is masked, their values, the weights of each score, and scores by loops."""

import math

import numpy as np

# Two queries, four keys (the last one masked), their values, and the gradient that comes back.
QUERY = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.5]])

KEYS = np.array([[1.0, 0.0, 0.5], [-0.5, 1.0, 1.0], [0.25, -2.0, 0.75], [3.0, 1.0, -1.0]])

VALUES = np.array([[1.0, 0.0], [0.0, 1.0], [2.0, -1.0], [0.5, 0.5]])

MASK = np.array([True, True, True, False])

W = np.array([[0.5, -0.25, 1.0], [0.0, 1.5, -1.0], [2.0, 0.75, 0.25]])

W_Q, W_K = np.array([[0.5, -1.0], [0.25, 0.75], [-0.5, 1.0]]), np.array([[1.0, 0.5], [-0.75, 0.25], [0.5, -0.5]])

V = np.array([1.5, -2.0])

WEIGHTS = {"dot": None, "scaled_dot": None, "general": W, "additive": (W_Q, W_K, V)}


def score_by_loops(kind, q, k):
    if kind in ("dot", "scaled_dot"):
        total = sum(q[i] * k[i] for i in range(3))
        return total / math.sqrt(3) if kind == "scaled_dot" else total
    if kind == "general":
        return sum(q[i] * W[i, j] * k[j] for i in range(3) for j in range(3))
    return sum(V[a] * math.tanh(sum(q[i] * W_Q[i, a] + k[i] * W_K[i, a] for i in range(3))) for a in range(2))
