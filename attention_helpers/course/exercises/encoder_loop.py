"""encoder_loop (lesson 01): the states of a recurrent encoder, one step after another."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import of_a_tanh
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Numbers
from attention_helpers.course.drawing.numbers import CALM

lesson = "01"
title = _("Unroll the encoder")
task = _(
    "Write `encoder_loop(words, W, U, b)`. `words` has shape (S, D), one word vector a row, one row at "
    "least; W is (D, H), U is (H, H), b is (H,). The state before the first word is all zeros. Return all "
    "states, shape (S, H), where state i = tanh(word i @ W + state i-1 @ U + b). Arrays may hold "
    "integers."
)
difficulty, minutes = 2, 8
hints = [
    _(
        "What is the state before the first word, and which shape has it? Begin with it, and with an empty "
        "list of states."
    ),
    _(
        "`state = np.zeros(len(b))`. In a loop over the rows of `words`, compute the new state from the word "
        "and from the state before it."
    ),
    _("`state = np.tanh(word @ W + state @ U + b)`, append it, and at the end `np.array(states)`."),
]


def encoder_loop(words, W, U, b):
    state = np.zeros(len(b))  # shape (H,)
    states = []
    for word in words:  # word has shape (D,)
        state = np.tanh(word @ W + state @ U + b)
        states.append(state)
    return np.array(states)  # shape (S, H)


domain = Domain(
    {"words": Numbers("S", "D"), "W": Numbers("D", "H"), "U": Numbers("H", "H", flavours=CALM), "b": Numbers("H")},
    sizes={"S": (1, 5), "D": (1, 3), "H": (1, 3)},
    accuracy=lambda words, W, U, b: 100 * of_a_tanh(np.abs(words) @ np.abs(W), b),  # each state enters the next
)


def inputs(rng):
    W, U, b = np.array([[1.0, -0.5]]), np.array([[0.5, 0.2], [-0.3, 0.8]]), np.array([0.1, 0.0])
    yield Input(np.array([[1.0], [0.0], [-1.0]]), W, U, b, name=_("the example"))
    for time, d, h in ((1, 2, 3), (4, 3, 3), (5, 2, 4), (7, 4, 2)):
        name = _("a sentence of one word") if time == 1 else None
        size = (time, d), (d, h), (h, h), (h,)
        yield Input(*(rng.normal(scale=0.7, size=shape) for shape in size), name=name)


@misconception("last_state_only", _("This is the last state only. Keep every state: attention will need them all."))
def returns_the_last_state(words, W, U, b):
    return encoder_loop(words, W, U, b)[-1]


@misconception(
    "no_recurrence", _("Each state is computed from its own word alone: the state before it is missing from the sum.")
)
def forgets_the_state_before(words, W, U, b):
    return np.tanh(words @ W + b)


@misconception("no_bias", _("The bias `b` is missing."))
def leaves_out_the_bias(words, W, U, b):
    return encoder_loop(words, W, U, np.zeros_like(b))


@misconception("no_tanh", _("The sum is right, but tanh is not applied: without it the states can grow without bound."))
def leaves_out_the_tanh(words, W, U, b):
    state, states = np.zeros(len(b)), []
    for word in words:
        state = word @ W + state @ U + b
        states.append(state)
    return np.array(states)


@misconception(
    "tanh_at_the_end",
    _("tanh is applied once at the end. It belongs inside the loop: the next step starts from the state after tanh."),
)
def applies_tanh_at_the_end(words, W, U, b):
    return np.tanh(leaves_out_the_tanh(words, W, U, b))


@misconception("weight_transposed", _("U is used transposed. With the state as a row, the product is `state @ U`."))
def transposes_the_recurrent_weight(words, W, U, b):
    return encoder_loop(words, W, U.T, b)


@misconception(
    "with_initial_state",
    _("Your list begins with the zero state from before the first word. Return one state for each word."),
)
def keeps_the_initial_state(words, W, U, b):
    return np.concatenate([np.zeros((1, len(b))), encoder_loop(words, W, U, b)])


@misconception(
    "reversed",
    _("The words are read from the last to the first. Here the encoder reads them in the order of the sentence."),
)
def reads_backwards(words, W, U, b):
    return encoder_loop(words[::-1], W, U, b)


@misconception("initial_ones", _("The state before the first word is all ones here. It has to be all zeros."))
def starts_from_ones(words, W, U, b):
    state, states = np.ones(len(b)), []
    for word in words:
        state = np.tanh(word @ W + state @ U + b)
        states.append(state)
    return np.array(states)


@alternative
def input_part_first(words, W, U, b):
    projected = words @ W + b  # one product for all words: only `state @ U` has to wait
    states = np.zeros((len(words) + 1, len(b)), np.float32)
    for t in range(len(words)):
        states[t + 1] = np.tanh(projected[t] + states[t] @ U)
    return states[1:]


@alternative
def recursive(words, W, U, b):
    if len(words) == 1:
        return np.tanh(words @ W + b)
    before = recursive(words[:-1], W, U, b)
    return np.vstack([before, np.tanh(words[-1] @ W + before[-1] @ U + b)])


@alternative
def with_einsum(words, W, U, b):
    state, states = b * 0, []
    for word in words:
        state = np.tanh(np.einsum("d,dh->h", word, W) + np.einsum("h,hk->k", state, U) + b)
        states += [state]
    return states


@alternative
def with_plain_numbers(words, W, U, b):
    size, states = len(b), [[0.0] * len(b)]
    for word in words.tolist():
        total = [
            b[j] + sum(word[i] * W[i][j] for i in range(len(word))) + sum(states[-1][i] * U[i][j] for i in range(size))
            for j in range(size)
        ]
        states.append([float(np.tanh(number)) for number in total])
    return states[1:]
