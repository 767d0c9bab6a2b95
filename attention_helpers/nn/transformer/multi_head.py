"""Multi-head attention (Vaswani et al. 2017, section 3.2.2): several small attentions side by side."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.attention.attention import attend
from attention_helpers.nn.attention.score import scaled_dot
from attention_helpers.nn.layers.layer import Layer, uniform
from attention_helpers.nn.transformer.cache import Past
from attention_helpers.nn.transformer.positions import distances


def causal_mask(time, keys=None):
    """(time, keys), True where a word (row) may read another one (column): itself and the words before it.

    keys : int, `time` by default; with more the rows are the last words of a sentence of so many
    """
    time = checks.positive(time, "time")
    keys = time if keys is None else checks.positive(keys, "keys")
    return np.tri(time, keys, keys - time, dtype=bool)


class MultiHead(Layer):
    """Every word asks, by its query, the words of its own sentence (self-attention) or those of another one.

        Q = x W_q,  K = m W_k,  V = m W_v                      m: the words that are read; in self-attention x itself
        head_i = softmax(Q_i K_iᵀ / √d + b_i) V_i              i: the i-th d = size / heads columns of Q, K, V
        y = [head_1, …, head_h] W_o + b_o

    Parameters: input_weight (size, 3 size) = [W_q, W_k, W_v], output_weight W_o (size, size), output_bias b_o (size,);
    with `reach` also relative (heads, 2 reach + 1). All heads of all words are one product.

    size : int, numbers in a word's vector;  heads : int, which must divide size;  rng, dtype as for `Linear`
    reach : None, or int for a learned relative bias b: one number for each head and distance between two words, added
        to the score (Raffel et al. 2020, section 2.1); distances beyond ± reach count as that (Shaw et al. 2018,
        section 3.2)
    """

    def __init__(self, size, heads, rng, reach=None, dtype=np.float32):
        self.size, self.heads = checks.positive(size, "size"), checks.positive(heads, "heads")
        checks.divides(heads, size, "heads", "size")
        self.reach = None if reach is None else checks.positive(reach, "reach")
        relative = {} if reach is None else {"relative": np.zeros((heads, 2 * reach + 1))}
        super().__init__(
            dtype,
            input_weight=uniform(rng, (size, 3 * size), 2 * size / 3),  # Glorot & Bengio 2010, equation 16, of both
            output_weight=uniform(rng, (size, size), size / 3),
            output_bias=np.zeros(size),
            **relative,
        )

    def forward(self, x, memory=None, mask=None, causal=False, past=None, override=None, pick=None, rng=None):
        """x (B, T, size) -> y (B, T, size), weights (B, heads, T, S).

        memory   (B, S, size), the words that are read; None for self-attention: x itself, S = T
        mask     (B, S) or (B, T, S), True where a word may be read
        causal   True hides from each word those after it
        past     `Past` or None: of the words before x, which are read, too, and to which those of x are added; with
                 memory, the keys and values of its words once they are made. Nothing for backward is kept then.
        override (B, T, S), which then is every head's, pick and rng: see `Attention.forward`
        """
        x = checks.features(x, self.size, "x", self.dtype)
        other = x if memory is None else checks.features(memory, self.size, "memory", self.dtype)
        if 0 in x.shape or 0 in other.shape:
            raise ValueError(f"x and memory must hold at least one word, got the shapes {x.shape} and {other.shape}.")
        if len(other) != len(x):
            raise ValueError(f"memory must have one sentence for each of the {len(x)} of x, got {len(other)}.")
        if not isinstance(past, Past | None):
            raise TypeError(f"past must be a Past or None, got {checks.came(past)}.")
        query, keys, values = self._keys_and_values(x, other, memory is None, past)
        scores, score_back = scaled_dot(query, keys)
        distance = None
        if self.reach is not None:
            distance = distances(*scores.shape[2:], self.reach)
            scores += self.parameters["relative"][:, distance]
        mask = _fit_mask(mask, checks.flag(causal, "causal"), scores.shape)
        override = _for_all_heads(override, scores.shape)
        context, weights, back = attend(scores, values, mask, override, pick, rng)
        joined = context.transpose(0, 2, 1, 3).reshape(-1, self.size)
        y = joined @ self.parameters["output_weight"]
        y += self.parameters["output_bias"]
        self._cache = (x, memory, distance, score_back, back, joined) if past is None else None
        return y.reshape(x.shape), weights

    def backward(self, grad):
        """grad (B, T, size) -> gradient of x, with memory those of x and of memory; fills `gradients`."""
        x, memory, distance, score_back, back, joined = checks.forward_came_first(self._cache, "MultiHead")
        rows = checks.gradient(grad, x.shape, self.dtype).reshape(-1, self.size)
        np.matmul(joined.T, rows, out=self.gradients["output_weight"])
        np.matmul(np.ones(len(rows), self.dtype), rows, out=self.gradients["output_bias"])
        grad_context = self._split(rows @ self.parameters["output_weight"].T, len(x), 1)[0]
        grad_scores, grad_values = back(grad_context)
        if distance is not None:
            by_distance = self.gradients["relative"]
            by_distance[...] = 0
            np.add.at(by_distance, (slice(None), distance), grad_scores.sum(axis=0))
        grad_query, grad_keys = score_back(grad_scores)
        if memory is None:
            return self._project_back(x, 0, grad_query, grad_keys, grad_values)
        return self._project_back(x, 0, grad_query), self._project_back(memory, 1, grad_keys, grad_values)

    def _keys_and_values(self, x, memory, own, past):
        """Queries, keys and values, those of `past` among them: three arrays (B, heads, time, size / heads)."""
        if own:
            query, keys, values = self._project(x, 0, 3)
            return query, *((keys, values) if past is None else past.extended(keys, values))
        (query,) = self._project(x, 0, 1)
        if past is None:
            return query, *self._project(memory, 1, 2)
        if past.keys is None:
            past.extended(*self._project(memory, 1, 2))
        return query, past.keys, past.values

    def _columns(self, first, count):
        """Where in input_weight `count` of W_q, W_k, W_v stand, from number `first` on."""
        return slice(first * self.size, (first + count) * self.size)

    def _project(self, x, first, count):
        """x times `count` of W_q, W_k, W_v, split into heads: (count, B, heads, time, size / heads)."""
        weight = self.parameters["input_weight"][:, self._columns(first, count)]
        return self._split(x.reshape(-1, self.size) @ weight, len(x), count)

    def _split(self, rows, batch, count):
        """(B time, count size) -> (count, B, heads, time, size / heads), a view."""
        parts = rows.reshape(batch, -1, count, self.heads, self.size // self.heads)
        return parts.transpose(2, 0, 3, 1, 4)

    def _project_back(self, x, first, *grads):
        """Gradients of what `_project` made -> gradient of x; fills its columns of the gradient of input_weight."""
        joined = self.room("joined", len(x) * x.shape[1], len(grads) * self.size)
        for part, grad in zip(self._split(joined, len(x), len(grads)), grads, strict=True):
            part[...] = grad
        columns = self._columns(first, len(grads))
        np.matmul(x.reshape(-1, self.size).T, joined, out=self.gradients["input_weight"][:, columns])
        return (joined @ self.parameters["input_weight"][:, columns].T).reshape(x.shape)


def _fit_mask(mask, causal, shape):
    """One mask that fits scores of `shape` (B, heads, T, S), or None where nothing is hidden."""
    batch, _, queries, keys = shape
    seen = None
    if causal and queries > 1:
        seen = causal_mask(queries, keys)
    if mask is None:
        return seen
    mask = checks.array(mask, "mask", "b")
    if mask.shape == (batch, keys):
        mask = mask[:, None, None]
    elif mask.shape == (batch, queries, keys):
        mask = mask[:, None]
    else:
        raise ValueError(f"mask must have the shape {(batch, keys)} or {(batch, queries, keys)}, got {mask.shape}.")
    if seen is not None:
        mask = mask & seen
    checks.no_hidden_row(mask, "mask")
    return mask


def _for_all_heads(override, shape):
    """The override (B, T, S), if there is one, as that of every head: (B, heads, T, S)."""
    if override is None:
        return None
    override = checks.array(override, "override")
    if override.shape != (shape[0], *shape[2:]):
        raise ValueError(f"override must have the shape {(shape[0], *shape[2:])}, got {override.shape}.")
    return np.broadcast_to(override[:, None], shape)
