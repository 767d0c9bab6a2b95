"""Lesson 08 over several starts: what holds from every start and what from some.

    python -m tests.benchmarks.seeds         # starts 0, 1 and 2; about five minutes on two cores
    python -m tests.benchmarks.seeds 3 4     # these starts

One line a model and start: clauses right in sentences of one to four clauses, in those longer than any in training, the
alignment error rate, and the largest share of words whose heaviest weight lies on the word before and on the next.
"""

import sys

import numpy as np

from attention_helpers import corpus, nn

KINDS = {  # settings of nn.Transformer
    "Transformer": {},
    "one head": {"heads": 1},
    "relative bias": {"reach": 8},
    "learned positions": {"source_positions": "learned", "target_positions": "learned"},
    "norm after": {"norm": "after"},
    "encoder without positions": {"source_positions": None},
    "decoder without positions": {"target_positions": None},
    "no causal mask": {"causal": False},
}
GRU = {"embedding_size": 64, "hidden_size": 64, "attention": "additive", "bidirectional": True}
EPOCHS, RATE, GRU_RATE = 5, 7e-3, 1.2e-2  # as in the lesson


def line(model, pairs, longest):
    """What a trained model does with the test pairs, as text."""
    written = [found.tokens for found in nn.translate(model, pairs.source)]
    shares = corpus.clause_accuracy_by(written, pairs.target, pairs.clauses).values()
    longer = np.flatnonzero(pairs.source_lengths > longest)
    new = corpus.clause_accuracy([written[n] for n in longer], [pairs.target[n] for n in longer])
    error = corpus.alignment_error_rate(nn.attention_weights(model, pairs), pairs.alignment)
    text = " ".join(f"{share:.3f}" for share in shares) + f"   longer {new:.2f}   AER {error:.3f}"
    if hasattr(model, "head_weights"):
        before, after = nn.reading_distances(model, pairs)[0][:, [1, 3]].max(axis=0)
        text += f"   before {before:.2f} next {after:.2f}"
    return text


def main():
    train, test = (corpus.load("ja-en", split=split) for split in ("train", "test"))
    sizes = len(train.source_vocabulary), len(train.target_vocabulary)
    for seed in map(int, sys.argv[1:] or (0, 1, 2)):
        models = {name: nn.Transformer(*sizes, **settings, seed=seed) for name, settings in KINDS.items()}
        models["GRU"] = nn.Seq2Seq(*sizes, **GRU, seed=seed)
        own = {"GRU": {"learning_rate": GRU_RATE}}
        nn.train_together(models, train, own, epochs=EPOCHS, batch_size=32, learning_rate=RATE, seed=seed)
        for name, model in models.items():
            print(f"start {seed}  {name:<26}{line(model, test, max(map(len, train.source)))}", flush=True)


if __name__ == "__main__":
    main()
