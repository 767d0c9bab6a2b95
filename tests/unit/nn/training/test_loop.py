"""The one loop: what is called in which order, learning rates by the step, every number once in a shuffled epoch."""

from types import SimpleNamespace

import numpy as np

from attention_helpers.nn.training import loop


class Optimiser:
    """Counts its steps and remembers what it was given."""

    def __init__(self, calls):
        self.calls, self.steps, self.learning_rate = calls, 0, 1.0

    def step(self, gradients):
        self.steps += 1
        self.calls.append(("optimiser", self.learning_rate, dict(gradients)))
        return 10.0 * self.steps


def test_each_batch_is_a_step_and_each_epoch_has_its_end():
    calls, gradients = [], {}

    def step(batch):
        gradients["g"] = batch
        return -batch

    loop.run(
        [[1, 2], [3]],
        step,
        Optimiser(calls),
        gradients,
        rate=lambda done: 0.5**done,
        after_step=lambda batch, loss, norm: calls.append(("step", batch, loss, norm)),
        after_epoch=lambda epoch, loss: calls.append(("epoch", epoch, loss)),
        size=lambda batch: 2 * batch,
    )
    assert calls == [
        ("optimiser", 1.0, {"g": 1}),
        ("step", 1, -1, 10.0),
        ("optimiser", 0.5, {"g": 2}),
        ("step", 2, -2, 20.0),
        ("epoch", 1, -5 / 3),
        ("optimiser", 0.25, {"g": 3}),
        ("step", 3, -3, 30.0),
        ("epoch", 2, -3),
    ]


def test_batches_are_drawn_only_when_their_turn_comes():
    order = []

    def batches():
        for i in range(3):
            order.append(f"drawn {i}")
            yield i

    optimiser = SimpleNamespace(steps=0, step=lambda gradients: 0.0)
    loop.run([batches()], lambda i: order.append(f"used {i}"), optimiser, {})
    assert order == ["drawn 0", "used 0", "drawn 1", "used 1", "drawn 2", "used 2"]


def test_a_shuffled_epoch_holds_every_number_once():
    parts = list(loop.shuffled(10, 4, np.random.default_rng(0)))
    assert [len(part) for part in parts] == [4, 4, 2]
    assert sorted(np.concatenate(parts)) == list(range(10)) and np.concatenate(parts).tolist() != list(range(10))
    again = np.concatenate(list(loop.shuffled(10, 4, np.random.default_rng(0))))
    assert (again == np.concatenate(parts)).all()
