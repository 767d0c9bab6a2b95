"""train_together: the same numbers as train, each model in its process; refusals; nothing changed where one fails."""

import copy
import os
import subprocess
import sys
import time

import numpy as np
import psutil
import pytest

from attention_helpers import nn
from attention_helpers.places import ROOT
from tests.unit.nn.small import Pairs

OPTIONS = {"epochs": 2, "batch_size": 16, "learning_rate": 1e-2, "progress": False}


def models():
    return {"plain": nn.Seq2Seq(12, 12, 8, 16), "Transformer": nn.Transformer(12, 12, 8, 2, 8)}


@pytest.mark.parametrize("processes", [1, 2])
def test_each_learns_what_it_learns_alone(processes):
    together, alone, pairs = models(), models(), Pairs(100)
    settings = {"plain": {"epochs": 1, "seed": 3}}
    histories = nn.train_together(together, pairs, settings, processes=processes, **OPTIONS)
    for name, model in alone.items():
        history = nn.train(model, pairs, **OPTIONS | settings.get(name, {}))
        assert (together[name].flat_parameters == model.flat_parameters).all()
        assert histories[name].batch_loss == history.batch_loss
    assert list(histories) == list(together)


def test_models_take_the_vocabularies_over_and_go_on_learning():
    together, pairs = models(), Pairs(40)
    nn.train_together(together, pairs, processes=2, **OPTIONS)
    before = together["plain"].flat_parameters.copy()
    nn.train(together["plain"], pairs, **OPTIONS)
    assert (together["plain"].flat_parameters != before).any()
    assert (together["plain"].parameters["output.weight"] != 0).any()


def test_where_one_fails_all_stay_as_they_were():
    together = models()
    before = copy.deepcopy(together)
    with pytest.raises(ValueError, match="learning_rate must be a finite number above 0, got -1"):
        nn.train_together(together, Pairs(40), {"plain": {"learning_rate": -1}}, processes=2, **OPTIONS)
    for name, model in together.items():
        assert (model.flat_parameters == before[name].flat_parameters).all()


@pytest.mark.parametrize(
    "given, sentence",
    [
        (({},), "models must be a dict of at least one model, got a dict"),
        ((nn.Seq2Seq(4, 4, 2, 2),), "models must be a dict of at least one model, got a Seq2Seq"),
        (({"a": 3},), "each of models must be a Seq2Seq or a Transformer, got 3"),
        (({"a": nn.Seq2Seq(12, 12, 8, 16)}, {"b": {}}), "settings must name models, a; got 'b'"),
        (
            ({"a": nn.Seq2Seq(12, 12, 8, 16)}, 3),
            "settings must be a dict of a model's own arguments by its name, got 3",
        ),
        (({"a": nn.Seq2Seq(12, 12, 8, 16)}, {"a": {"epoch": 3}}), "settings must be arguments of train, .*got 'epoch'"),
        (({"a": nn.Seq2Seq(12, 12, 8, 16)}, {"a": 3}), "settings of 'a' must be a dict of arguments of train, got 3"),
    ],
)
def test_refusals(given, sentence):
    together, *settings = given
    with pytest.raises((TypeError, ValueError), match=sentence):
        nn.train_together(together, Pairs(10), *settings, progress=False)


def test_a_callback_cannot_be_had():
    with pytest.raises(TypeError, match="callback must be left out"):
        nn.train_together(models(), Pairs(10), callback=print, progress=False)


class Dying:
    """Ends its process at the first step, as a system does that has no memory left."""

    vocabulary_sizes, loss = {}, None

    def __init__(self):
        self.flat_parameters, self.flat_gradients = np.zeros(3), np.zeros(3)

    def step(self, batch):
        os._exit(9)


def test_a_process_that_is_ended_is_told():
    with pytest.raises(RuntimeError, match=r"A process that trained a model was ended .* processes=1"):
        nn.train_together({"a": Dying(), "b": Dying()}, Pairs(40), processes=2, **OPTIONS)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")
@pytest.mark.parametrize("seconds", [0.7, 1.1, 1.5])  # while they begin, or train
def test_interrupted_all_stay_as_they_were(seconds):
    """As Jupyter interrupts: the signal goes to the workers, too. Nobody is left behind, and nobody waits."""
    code = """
import os, signal, threading, time
from multiprocessing import active_children
from attention_helpers import nn
from tests.unit.nn.small import Pairs

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that begins tests in the background ignores it
models = {name: nn.Seq2Seq(12, 12, 8, 16) for name in "ab"}
before = models["a"].flat_parameters.copy()

def interrupt():
    while len(active_children()) < 2:
        time.sleep(0.05)
    time.sleep(SECONDS)
    os.killpg(0, signal.SIGINT)

threading.Thread(target=interrupt, daemon=True).start()
try:
    nn.train_together(models, Pairs(100), epochs=10**6, processes=2, progress=False)
except KeyboardInterrupt:
    unchanged = all((model.flat_parameters == before).all() for model in models.values())
    print("interrupted", unchanged, len(active_children()))
"""
    options = {"cwd": ROOT, "env": {**os.environ, "PYTHONPATH": str(ROOT)}, "start_new_session": True}
    code = code.replace("SECONDS", str(seconds))
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, **options)
    assert ran.stdout.split() == ["interrupted", "True", "0"], ran.stderr[-2000:]


def test_a_kernel_that_is_killed_leaves_no_process_behind():
    code = """
import threading, time
from multiprocessing import active_children
from attention_helpers import nn
from tests.unit.nn.small import Pairs

def tell():
    while len(active_children()) < 2:
        time.sleep(0.01)
    print(*(child.pid for child in active_children()), flush=True)

if __name__ == "__main__":
    threading.Thread(target=tell, daemon=True).start()
    together = {name: nn.Seq2Seq(12, 12, 8, 16) for name in "ab"}
    nn.train_together(together, Pairs(2000), epochs=1000, processes=2, progress=False)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT) as ran:
        children = [psutil.Process(int(number)) for number in ran.stdout.readline().split()]
        time.sleep(3)  # they have their pairs and are at work
        ran.kill()
    gone, alive = psutil.wait_procs(children, timeout=10)
    for process in alive:
        process.kill()
    assert (len(gone), alive) == (2, [])
