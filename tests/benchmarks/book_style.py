"""A baseline: attention as introductory books write it in NumPy, one small layer object for each time step.

Our own code in that style: an LSTM cell object per step, each with its own input product; attention by repeating the
state and summing products; each step's weights and gradients kept in its own object. Only the style is theirs.
"""

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class LSTMCell:
    """One step of an LSTM; backward needs what this object's forward left."""

    def __init__(self, Wx, Wh, b):
        self.params = Wx, Wh, b

    def forward(self, x, h, c):
        Wx, Wh, b = self.params
        a = np.dot(x, Wx) + np.dot(h, Wh) + b
        f, g, i, o = np.split(a, 4, axis=1)
        f, g, i, o = sigmoid(f), np.tanh(g), sigmoid(i), sigmoid(o)
        c_next = f * c + g * i
        self.cache = x, h, c, f, g, i, o, c_next
        return o * np.tanh(c_next), c_next

    def backward(self, dh, dc):
        Wx, Wh, _ = self.params
        x, h, c, f, g, i, o, c_next = self.cache
        tanh_c = np.tanh(c_next)
        dc = dc + dh * o * (1 - tanh_c**2)
        da = np.hstack([dc * c * f * (1 - f), dc * i * (1 - g**2), dc * g * i * (1 - i), dh * tanh_c * o * (1 - o)])
        self.grads = np.dot(x.T, da), np.dot(h.T, da), da.sum(axis=0)
        return np.dot(da, Wx.T), np.dot(da, Wh.T), dc * f


class TimeLSTM:
    def __init__(self, params):
        self.params = params

    def forward(self, xs, h):
        c, hs, self.cells = np.zeros_like(h), [], []
        for t in range(xs.shape[1]):
            cell = LSTMCell(*self.params)
            h, c = cell.forward(xs[:, t], h, c)
            hs.append(h)
            self.cells.append(cell)
        return np.stack(hs, axis=1)

    def backward(self, dhs):
        dh, dc = np.zeros_like(dhs[:, 0]), np.zeros_like(dhs[:, 0])
        dxs, self.grads = [], [np.zeros_like(p) for p in self.params]
        for t in reversed(range(len(self.cells))):
            dx, dh, dc = self.cells[t].backward(dhs[:, t] + dh, dc)
            dxs.append(dx)
            for total, grad in zip(self.grads, self.cells[t].grads, strict=True):
                total += grad
        return np.stack(dxs[::-1], axis=1), dh


class AttentionStep:
    """Dot attention of one decoder step over all encoder states."""

    def forward(self, hs, h):
        repeated = np.repeat(h[:, None], hs.shape[1], axis=1)
        scores = np.sum(hs * repeated, axis=2)
        e = np.exp(scores - scores.max(axis=1, keepdims=True))
        a = e / e.sum(axis=1, keepdims=True)
        self.cache = hs, repeated, a
        return np.sum(hs * np.repeat(a[:, :, None], hs.shape[2], axis=2), axis=1)

    def backward(self, dc):
        hs, repeated, a = self.cache
        dc = np.repeat(dc[:, None], hs.shape[1], axis=1)
        dhs = dc * np.repeat(a[:, :, None], hs.shape[2], axis=2)
        da = np.sum(dc * hs, axis=2)
        ds = a * (da - np.sum(a * da, axis=1, keepdims=True))
        ds = np.repeat(ds[:, :, None], hs.shape[2], axis=2)
        return dhs + ds * repeated, np.sum(ds * hs, axis=1)


class Adam:
    def __init__(self, rate=1e-3):
        self.rate, self.steps, self.m = rate, 0, None

    def update(self, params, grads):
        if self.m is None:
            self.m, self.v = [np.zeros_like(p) for p in params], [np.zeros_like(p) for p in params]
        self.steps += 1
        rate = self.rate * np.sqrt(1 - 0.999**self.steps) / (1 - 0.9**self.steps)
        for p, g, m, v in zip(params, grads, self.m, self.v, strict=True):
            m += (1 - 0.9) * (g - m)
            v += (1 - 0.999) * (g**2 - v)
            p -= rate * m / (np.sqrt(v) + 1e-7)


class Model:
    """Encoder, decoder with attention, output from [context; state]; one training step a call of `step`."""

    def __init__(self, words, embedding, hidden):
        rng = np.random.default_rng(0)

        def make(*shape):
            return (rng.normal(size=shape) / np.sqrt(shape[0])).astype(np.float32)

        def lstm():
            return [make(embedding, 4 * hidden), make(hidden, 4 * hidden), np.zeros(4 * hidden, np.float32)]

        self.tables = [make(words, embedding), make(words, embedding)]
        self.encoder, self.decoder = TimeLSTM(lstm()), TimeLSTM(lstm())
        self.affine = [make(2 * hidden, words), np.zeros(words, np.float32)]
        self.optimiser = Adam()

    def step(self, batch):
        (loss, grads), params = self.gradients(batch), self.params()
        norm = np.sqrt(sum(np.sum(g**2) for g in grads))
        if norm > 5:
            for grad in grads:
                grad *= 5 / norm
        self.optimiser.update(params, grads)
        return loss

    def params(self):
        return [*self.tables, *self.encoder.params, *self.decoder.params, *self.affine]

    def gradients(self, batch):
        hs = self.encoder.forward(
            self.tables[0][batch.source], np.zeros((len(batch.source), len(self.encoder.params[1])), np.float32)
        )
        states = self.decoder.forward(self.tables[1][batch.target_in], hs[:, -1])
        steps = [AttentionStep() for _ in range(states.shape[1])]
        contexts = np.stack([step.forward(hs, states[:, t]) for t, step in enumerate(steps)], axis=1)
        joined = np.concatenate([contexts, states], axis=2)
        rows = joined.reshape(-1, joined.shape[2])
        scores = np.dot(rows, self.affine[0]) + self.affine[1]
        e = np.exp(scores - scores.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        at = np.arange(len(p)), batch.target_out.ravel()
        loss = -np.mean(np.log(p[at] + 1e-7))

        p[at] -= 1
        p /= len(p)
        daffine = [np.dot(rows.T, p), p.sum(axis=0)]
        djoined = np.dot(p, self.affine[0].T).reshape(joined.shape)
        hidden = states.shape[2]
        dhs, dstates = np.zeros_like(hs), djoined[:, :, hidden:].copy()
        for t, step in enumerate(steps):
            dhs_t, dstate = step.backward(djoined[:, t, :hidden])
            dhs += dhs_t
            dstates[:, t] += dstate
        dtarget, dh = self.decoder.backward(dstates)
        dhs[:, -1] += dh
        dsource, _ = self.encoder.backward(dhs)
        dtables = [np.zeros_like(table) for table in self.tables]
        np.add.at(dtables[0], batch.source, dsource)
        np.add.at(dtables[1], batch.target_in, dtarget)
        return loss, [*dtables, *self.encoder.grads, *self.decoder.grads, *daffine]
