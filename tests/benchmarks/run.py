"""make bench: one table of step times, each beside what it is compared with, measured in turns, on one thread each.

python -m tests.benchmarks.run [--rounds 15] [--only NAME]
A ratio is that of the shortest times: other work on the machine can only add to a time. PyTorch and JAX are asked for
only here (`pip install -e .[bench]`); without them the rows that need them say so.
"""

import argparse
import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # before NumPy, PyTorch and JAX load their libraries
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"

from threadpoolctl import threadpool_info

from attention_helpers import nn
from tests.benchmarks import sizes, transformer
from tests.benchmarks.bare_products import products
from tests.benchmarks.book_style import Model as BookModel
from tests.benchmarks.trees import comparisons

try:
    from tests.benchmarks import with_torch
except ImportError:
    with_torch = None
try:
    from tests.benchmarks import with_jax
except ImportError:
    with_jax = None

COLUMNS = "{:<59} {:>9} {:>10} {:>6}  {}"


def trainer(words, embedding, hidden, attention):
    """One training step of ours, loss, gradients, clipping and Adam, and the two last ones alone."""
    model = nn.Seq2Seq(words, words, embedding, hidden, attention="dot" if attention else None)
    optimiser = nn.Adam({"all": model.flat_parameters}, 1e-3, clip=1.0)

    def update():
        optimiser.step({"all": model.flat_gradients})

    def step(batch):
        loss = model.step(batch)
        update()
        return loss

    return step, update


def beside_others(name, words, embedding, hidden, attention, bar, rounds):
    """One batch of 64 with 10 source and 10 target steps: ours, PyTorch's, JAX's, and the bare products."""
    batch = sizes.batch(64, 10, 10, words)
    (ours, _), (_, update) = (trainer(words, embedding, hidden, attention) for _ in range(2))
    functions = {"ours": lambda: ours(batch), "bare": products(64, 10, 10, words, embedding, hidden, attention)}
    functions["Adam"] = update
    if with_torch:
        tensors = with_torch.Batch(batch)
        torchs = with_torch.trainer(with_torch.Seq2Seq(words, words, embedding, hidden, attention))
        functions["PyTorch"] = lambda: torchs(tensors)
    if with_jax:
        jaxs = with_jax.trainer(words, words, embedding, hidden, attention)
        functions["JAX"] = lambda: jaxs(batch)
    seconds = sizes.interleaved(functions, rounds, inner=5 if hidden < 100 else 1)
    row(name, "PyTorch", seconds, bar)
    row("  the same", "JAX", seconds, 1.0)


def like_real_text(rounds):
    """Every 40th batch of an epoch over 50,000 pairs of 4 to 20 words, vocabulary 4,000, hidden 256, dot attention."""
    batches = sizes.pairs_like_real(50_000, 4000, 4, 20, 64)[::40]
    ours, _ = trainer(4000, 256, 256, True)
    functions = {"ours": lambda: [ours(b) for b in batches]}
    if with_torch:
        tensors = [with_torch.Batch(b) for b in batches]
        theirs = with_torch.trainer(with_torch.Seq2Seq(4000, 4000, 256, 256, True))
        functions["PyTorch"] = lambda: [theirs(b) for b in tensors]
    name = f"50,000 pairs, 4-20 words, vocabulary 4,000, H 256: {len(batches)} batches"
    row(name, "PyTorch", sizes.interleaved(functions, max(3, rounds // 5)), 1.0)


def beside_book(rounds):
    """The books' date conversion: vocabulary 59, embedding 16, hidden 256, batch 128, 29 -> 10 characters."""
    batch = sizes.batch(128, 29, 10, 59)
    (ours, _), book = trainer(59, 16, 256, True), BookModel(59, 16, 256)
    floor = products(128, 29, 10, 59, 16, 256, True)
    functions = {"ours": lambda: ours(batch), "book style": lambda: book.step(batch), "bare": floor}
    row("attention, vocabulary 59, H 256, batch 128, 29 to 10", "book style", sizes.interleaved(functions, rounds), 0.6)


def row(name, other, seconds, bar):
    """Print one line: milliseconds of both, their ratio against the bar, and ours against the bare products.

    Where the bar allows less time than the bare products and Adam take, no layers in between, however fast, meet it on
    this machine: that is said.
    """
    ours, theirs = seconds["ours"], seconds.get(other)
    numbers, verdict = (f"{ours * 1e3:.1f} ms", "", ""), "not installed"
    if theirs is not None:
        numbers = f"{ours * 1e3:.1f} ms", f"{theirs * 1e3:.1f} ms", f"{ours / theirs:.2f}"
        verdict = "no bar" if bar is None else f"bar {bar:.2f}: {'met' if ours <= bar * theirs else 'MISSED'}"
    notes = [f"{other}; {verdict}"]
    if "bare" in seconds:
        bare = seconds["bare"]
        notes.append(f"{ours / bare:.2f} x the bare matrix products")
        if theirs is not None and bar is not None:
            floor = 1 + seconds.get("Adam", 0) / bare
            notes.append(f"the bar allows {bar * theirs / bare:.2f} x")
            if bar * theirs < floor * bare:
                notes.append(f"LESS than products and Adam alone, {floor:.2f} x")
    print(COLUMNS.format(name, *numbers, ", ".join(notes)), flush=True)


def trees(rounds):
    """The recursive network: all trees of a batch level by level, beside one tree after another."""
    for name, seconds, bar in comparisons(rounds):
        row(name, "node by node", seconds, bar)


def transformers(rounds):
    """The Transformer: a training step beside PyTorch's own modules; translations with the cache beside without it."""
    for name, seconds, bar in transformer.steps(rounds, with_torch):
        row(name, "PyTorch", seconds, bar)
    for name, seconds in transformer.decoding(rounds):
        row(name, "without it", seconds, None)


def kernel():
    """Which kernel of which BLAS library NumPy's products run on: it alone can halve or double the speed."""
    blas = [library for library in threadpool_info() if library["user_api"] == "blas"]
    names = {
        f"{library['internal_api']} {library['version']}, kernel {library.get('architecture')}" for library in blas
    }
    chosen = os.environ.get("OPENBLAS_CORETYPE")
    why = f"OPENBLAS_CORETYPE={chosen} is set" if chosen else "OPENBLAS_CORETYPE is not set"
    return f"BLAS: {' and '.join(sorted(names))}; {why}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", choices=["steps", "text", "book", "trees", "transformer"])
    options = parser.parse_args()
    parts = {
        "steps": lambda n: [
            beside_others("fixed vector, vocabulary 100, E 32, H 64, batch 64, 10 + 10", 100, 32, 64, False, 0.45, n),
            beside_others("dot attention, the same sizes", 100, 32, 64, True, 0.45, n),
            beside_others("fixed vector, vocabulary 4,000, E 256, H 256", 4000, 256, 256, False, 0.58, n),
            beside_others("dot attention, the same sizes", 4000, 256, 256, True, 0.58, n),
        ],
        "text": like_real_text,
        "book": beside_book,
        "trees": trees,
        "transformer": transformers,
    }
    print(kernel())
    print(COLUMNS.format("one training step", "ours", "theirs", "ratio", "compared with"))
    for name, part in parts.items():
        if options.only in (None, name):
            part(options.rounds)


if __name__ == "__main__":
    main()
