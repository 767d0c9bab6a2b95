"""The softmax that alternatives and known mistakes stand on; an exercise's own solution writes it out."""

import numpy as np


def softmax(scores, axis=-1):
    """Weights along one axis, with its largest score subtracted first."""
    powers = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)
