"""make bench: one table of step times, each beside what it is compared with. Interleaved, medians, one thread each.

python -m tests.benchmarks.run [--rounds 15] [--only NAME]
PyTorch is asked for only here (`pip install -e .[bench]`); without it the rows that need it say so.
"""

import argparse
import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # before NumPy and PyTorch load their libraries

from attention_helpers import nn
from tests.benchmarks import sizes
from tests.benchmarks.bare_products import products
from tests.benchmarks.book_style import Model as BookModel

try:
    from tests.benchmarks import with_torch
except ImportError:
    with_torch = None

COLUMNS = "{:<58} {:>11} {:>11} {:>7}  {}"


def trainer(words, embedding, hidden, attention):
    """One training step of ours: loss, gradients, clipping, Adam."""
    model = nn.Seq2Seq(words, words, embedding, hidden, attention="dot" if attention else None)
    optimiser = nn.Adam({"all": model.flat_parameters}, 1e-3, clip=1.0)

    def step(batch):
        loss = model.step(batch)
        optimiser.step({"all": model.flat_gradients})
        return loss

    return step


def beside_torch(name, words, embedding, hidden, attention, bar, rounds):
    """One batch of 64 with 10 source and 10 target steps, ours and PyTorch's, and the bare products."""
    batch = sizes.batch(64, 10, 10, words)
    ours = trainer(words, embedding, hidden, attention)
    floor = products(64, 10, 10, words, embedding, hidden, attention)
    functions = {"ours": lambda: ours(batch), "bare": floor}
    if with_torch:
        tensors = with_torch.Batch(batch)
        theirs, _ = with_torch.trainer(words, words, embedding, hidden, attention)
        functions["theirs"] = lambda: theirs(tensors)
    row(name, "PyTorch", sizes.interleaved(functions, rounds, inner=5 if hidden < 100 else 1), bar)


def like_real_text(rounds):
    """Every 40th batch of an epoch over 50,000 pairs of 4 to 20 words, vocabulary 4,000, hidden 256, dot attention."""
    batches = sizes.pairs_like_real(50_000, 4000, 4, 20, 64)[::40]
    ours = trainer(4000, 256, 256, True)
    functions = {"ours": lambda: [ours(b) for b in batches]}
    if with_torch:
        tensors = [with_torch.Batch(b) for b in batches]
        theirs, _ = with_torch.trainer(4000, 4000, 256, 256, True)
        functions["theirs"] = lambda: [theirs(b) for b in tensors]
    name = f"50,000 pairs, 4-20 words, vocabulary 4,000, H 256: {len(batches)} batches"
    row(name, "PyTorch", sizes.interleaved(functions, max(3, rounds // 5)), 1.0)


def beside_book(rounds):
    """The books' date conversion: vocabulary 59, embedding 16, hidden 256, batch 128, 29 -> 10 characters."""
    batch = sizes.batch(128, 29, 10, 59)
    ours, book = trainer(59, 16, 256, True), BookModel(59, 16, 256)
    floor = products(128, 29, 10, 59, 16, 256, True)
    functions = {"ours": lambda: ours(batch), "theirs": lambda: book.step(batch), "bare": floor}
    row("attention, vocabulary 59, H 256, batch 128, 29 to 10", "book style", sizes.interleaved(functions, rounds), 0.6)


def row(name, other, seconds, bar):
    """Print one line: milliseconds of both, their ratio against the bar, and ours against the bare products."""
    ours, theirs = seconds["ours"], seconds.get("theirs")
    ratio = "" if theirs is None else f"{ours / theirs:.2f}"
    verdict = "not installed" if theirs is None else "met" if ours <= bar * theirs else "MISSED"
    notes = [f"{other}; bar {bar:.1f}: {verdict}"]
    if "bare" in seconds:
        notes.append(f"{ours / seconds['bare']:.1f} x the bare matrix products")
    print(
        COLUMNS.format(
            name, f"{ours * 1e3:.1f} ms", "" if theirs is None else f"{theirs * 1e3:.1f} ms", ratio, ", ".join(notes)
        ),
        flush=True,
    )


def trees(rounds):
    """The recursive network: all trees of a batch level by level, beside one tree after another."""
    from tests.benchmarks.trees import rows

    for one in rows():
        print(
            COLUMNS.format(
                one["what"],
                f"{one['here'] * 1e3:.1f} ms",
                f"{one['other'] * 1e3:.1f} ms",
                f"{one['here'] / one['other']:.2f}",
                "",
            ),
            flush=True,
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", choices=["steps", "text", "book", "trees"])
    options = parser.parse_args()
    parts = {
        "steps": lambda n: [
            beside_torch("fixed vector, vocabulary 100, E 32, H 64, batch 64, 10 + 10", 100, 32, 64, False, 0.7, n),
            beside_torch("dot attention, the same sizes", 100, 32, 64, True, 0.7, n),
            beside_torch("fixed vector, vocabulary 4,000, E 256, H 256", 4000, 256, 256, False, 1.0, n),
            beside_torch("dot attention, the same sizes", 4000, 256, 256, True, 1.0, n),
        ],
        "text": like_real_text,
        "book": beside_book,
        "trees": trees,
    }
    print(COLUMNS.format("one training step", "ours", "theirs", "ratio", "compared with"))
    for name, part in parts.items():
        if options.only in (None, name):
            part(options.rounds)


if __name__ == "__main__":
    main()
