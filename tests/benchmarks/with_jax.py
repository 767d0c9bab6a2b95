"""The same models in JAX: one training step as one function under jax.jit, compiled for one core by XLA."""

import jax
import jax.numpy as jnp
import numpy as np


def _start(seed, source_size, target_size, embedding, hidden, attention):
    """Parameters by name, uniform in ±1/√hidden."""
    rng = np.random.default_rng(seed)
    shapes = {
        "source": (source_size, embedding),
        "target": (target_size, embedding),
        "output": (hidden, target_size),
        "output_bias": (target_size,),
    }
    for layer in ("encoder", "decoder"):
        shapes |= {f"{layer}_input": (embedding, 3 * hidden), f"{layer}_recurrent": (hidden, 3 * hidden)}
        shapes |= {f"{layer}_bias": (3 * hidden,), f"{layer}_recurrent_bias": (3 * hidden,)}
    if attention:
        shapes |= {"combine": (2 * hidden, hidden), "combine_bias": (hidden,)}
    bound = hidden**-0.5
    return {name: jnp.asarray(rng.uniform(-bound, bound, shape), jnp.float32) for name, shape in shapes.items()}


def _gru(params, layer, x, h):
    """x (batch, time, input) and the first state -> states (batch, time, hidden), the last state."""
    projected = jnp.swapaxes(x @ params[f"{layer}_input"] + params[f"{layer}_bias"], 0, 1)

    def step(h, p):
        q = h @ params[f"{layer}_recurrent"] + params[f"{layer}_recurrent_bias"]
        (xr, xz, xn), (hr, hz, hn) = jnp.split(p, 3, axis=1), jnp.split(q, 3, axis=1)
        z = jax.nn.sigmoid(xz + hz)
        h = (1 - z) * jnp.tanh(xn + jax.nn.sigmoid(xr + hr) * hn) + z * h
        return h, h

    last, states = jax.lax.scan(step, h, projected)
    return jnp.swapaxes(states, 0, 1), last


def _loss(params, source, target_in, target_out):
    hidden = params["encoder_recurrent"].shape[0]
    zeros = jnp.zeros((len(source), hidden), jnp.float32)
    states, last = _gru(params, "encoder", params["source"][source], zeros)
    output, _ = _gru(params, "decoder", params["target"][target_in], last)
    if "combine" in params:
        weights = jax.nn.softmax(output @ jnp.swapaxes(states, 1, 2))
        both = jnp.concatenate([output, weights @ states], axis=2)
        output = jnp.tanh(both @ params["combine"] + params["combine_bias"])
    logits = jax.nn.log_softmax(output @ params["output"] + params["output_bias"])
    return -jnp.take_along_axis(logits, target_out[:, :, None], axis=2).mean()


def _update(params, mean, square, number, batch, rate=1e-3, clip=1.0):
    """Loss, gradients, clipping by their norm, Adam: everything that one step of ours does."""
    loss, grads = jax.value_and_grad(_loss)(params, *batch)
    norm = jnp.sqrt(sum(jnp.sum(g * g) for g in grads.values()))
    grads = {name: g * jnp.minimum(1.0, clip / norm) for name, g in grads.items()}
    mean = {name: 0.9 * mean[name] + 0.1 * g for name, g in grads.items()}
    square = {name: 0.999 * square[name] + 0.001 * g * g for name, g in grads.items()}
    first, second = 1 - 0.9**number, 1 - 0.999**number
    params = {
        name: p - rate * (mean[name] / first) / (jnp.sqrt(square[name] / second) + 1e-8) for name, p in params.items()
    }
    return params, mean, square, loss


def trainer(source_size, target_size, embedding, hidden, attention=False):
    """A function that takes one training step on a batch of full rows and waits for its loss; compiled at its first."""
    update = jax.jit(_update, donate_argnums=(0, 1, 2))
    params = _start(0, source_size, target_size, embedding, hidden, attention)
    mean, square = ({name: jnp.zeros_like(p) for name, p in params.items()} for _ in range(2))
    number = 0

    def step(batch):
        nonlocal params, mean, square, number
        number += 1
        given = batch.source, batch.target_in, batch.target_out
        params, mean, square, loss = update(params, mean, square, jnp.float32(number), given)
        return float(loss)

    return step
