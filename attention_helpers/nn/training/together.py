"""Several models trained at once, each in a process of its own: as many as the machine has processors."""

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from inspect import signature
from multiprocessing import get_context

from tqdm.auto import tqdm

from attention_helpers.nn import checks
from attention_helpers.nn.training.training import take_vocabularies, train
from attention_helpers.processes import end_with_parent, processors

TAKEN = set(signature(train).parameters) - {"model", "pairs", "callback"}  # arguments of `train` that can be sent

_pairs = None  # in a worker: the pairs, which came once and serve all its models


def train_together(models, pairs, settings=None, processes=None, progress=True, **common):
    """Train each model as `train` would, with the same numbers in the end; returns {name: `History`}.

    models    : {name: model}
    settings  : {name: {argument of `train`: value}}, what is one model's own;  common : arguments of all
    processes : int, models at once; by default as many as there are processors. With 1 they train here, in turn.

    Each process is a new Python, to which model and pairs are sent, so `callback` cannot be had. Interrupted, or where
    one of them fails, all are left as they were. A script calls this under `if __name__ == "__main__":`.
    """
    if not isinstance(models, Mapping) or not models:
        raise ValueError(f"models must be a dict of at least one model, got {checks.came(models)}.")
    for model in models.values():
        checks.able(model, "step loss vocabulary_sizes flat_parameters", "each of models", "a Seq2Seq or a Transformer")
    own = _settings(models, settings, common)
    processes = processors() if processes is None else checks.positive(processes, "processes")
    with tqdm(total=len(models), disable=not checks.flag(progress, "progress"), desc="training", unit="model") as bar:
        if min(processes, len(models)) == 1:
            return {name: _trained_here(model, pairs, own[name], bar) for name, model in models.items()}
        for model in models.values():
            take_vocabularies(model, checks.pairs(pairs))
        found = _in_processes(models, pairs, own, min(processes, len(models)), bar)
    for name, model in models.items():
        model.flat_parameters[...] = found[name][0]
    return {name: found[name][1] for name in models}


def _settings(models, settings, common):
    """{name: arguments of `train`} of every model."""
    if settings is not None and not isinstance(settings, Mapping):
        raise TypeError(f"settings must be a dict of a model's own arguments by its name, got {checks.came(settings)}.")
    unknown = [name for name in settings or {} if name not in models]
    if unknown:
        raise ValueError(f"settings must name models, {', '.join(map(str, models))}; got {unknown[0]!r:.60}.")
    for name, arguments in (settings or {}).items():
        if not isinstance(arguments, Mapping):
            raise TypeError(
                f"settings of {name!r:.60} must be a dict of arguments of train, got {checks.came(arguments)}."
            )
    own = {name: {**common, **(settings or {}).get(name, {}), "progress": False} for name in models}
    for argument in {argument for arguments in own.values() for argument in arguments} - TAKEN:
        if argument == "callback":
            raise TypeError("callback must be left out: models that train in processes of their own cannot call it.")
        raise TypeError(f"settings must be arguments of train, {', '.join(sorted(TAKEN))}; got {argument!r:.60}.")
    return own


def _trained_here(model, pairs, settings, bar):
    history = train(model, pairs, **settings)
    bar.update()
    return history


def _in_processes(models, pairs, own, processes, bar):
    """{name: (parameters, `History`)}."""
    # A new Python everywhere: a forked one would share the threads of a kernel that is at work.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_take, initargs=(pairs,))
    try:
        waiting = {pool.submit(_trained, model, own[name]): name for name, model in models.items()}
        found = {}
        for one in as_completed(waiting):
            found[waiting[one]] = one.result()
            bar.update()
        return found
    except BrokenProcessPool:
        raise RuntimeError(
            "A process that trained a model was ended from outside, perhaps for lack of memory: "
            "with processes=1 they train here, one after another."
        ) from None
    except BaseException:
        for process in list((pool._processes or {}).values()):
            process.terminate()  # from Python 3.14 on: pool.terminate_workers()
        # Whom it ended while sending a result: the pool would wait for the rest, as long as it could itself send one.
        pool._result_queue._writer.close()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _take(pairs):
    global _pairs
    _pairs = pairs
    end_with_parent()


def _trained(model, settings):
    history = train(model, _pairs, **settings)
    return model.flat_parameters, history
