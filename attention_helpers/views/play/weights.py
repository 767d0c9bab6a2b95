"""How many weights each model has, for a vocabulary, a vector size and a state size set by sliders.

Counted are the matrices; biases, one number for each unit, hardly show beside them. Both languages of a Seq2Seq
are given the same vocabulary size V.
"""

import math

from attention_helpers.nn import checks
from attention_helpers.views.play.playground import choice, playground, slider
from attention_helpers.widgets.svg import ACCENT, FAINT, INK, WARN, Drawing

_VOCABULARIES = [100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000]
_SIZES = [16, 32, 64, 100, 128, 200, 300, 512, 1_024]
_FORMULAS = {
    "one-hot to one-hot table": "V·V",
    "word vectors, one table": "V·D",
    "the RNN's own, state to state": "H·H",
    "RNN, one-hot words in": "V·H + H·H + H·V",
    "RNN, word vectors in": "V·D + D·H + H·H + H·V",
    "word2vec": "2·V·D",
    "Seq2Seq, two GRUs": "2·V·D + 6·(D·H + H·H) + H·V",
    "Seq2Seq + attention (dot)": "the same + 2·H·H",
}
_LEFT, _LOWEST, _DECADE, _ROW = 250, 2, 34, 40  # where bars start, its power of ten, pixels a decade and a row


def weight_arrays(V, D, H):
    """{model: {array: (rows, columns)}} for a vocabulary of V words, vectors of D and a state of H numbers."""
    table, own, output = ("word vectors E", (V, D)), ("U, state to state", (H, H)), ("output", (H, V))
    gates = [("encoder W", (D, 3 * H)), ("encoder U", (H, 3 * H)), ("decoder W", (D, 3 * H)), ("decoder U", (H, 3 * H))]
    seq2seq = [("source word vectors", (V, D)), ("target word vectors", (V, D)), *gates, output]
    arrays = [
        [("pairs", (V, V))],
        [table],
        [own],
        [("W, one-hot to state", (V, H)), own, output],
        [table, ("W, vector to state", (D, H)), own, output],
        [("centre vectors", (V, D)), ("context vectors", (V, D))],
        seq2seq,
        [*seq2seq, ("state and context to one", (2 * H, H))],
    ]
    return {model: dict(rows) for model, rows in zip(_FORMULAS, arrays, strict=True)}


def weight_counts(V, D, H):
    """{model: how many weights}, biases left out."""
    return {
        model: sum(rows * columns for rows, columns in arrays.values())
        for model, arrays in weight_arrays(V, D, H).items()
    }


def weights_playground(words=10_000, vector_size=100, state_size=128):
    """Set V, D and H and see, on a logarithmic axis, how many weights each model has; pick one to see its arrays.

    TypeError where a size is no whole number, ValueError where it is below 1.
    """
    words, vector_size = checks.positive(words, "words"), checks.positive(vector_size, "vector_size")
    state_size = checks.positive(state_size, "state_size")
    controls = {
        "V": _count("V, words in the vocabulary", _VOCABULARIES, words),
        "D": _count("D, numbers in a word vector", _SIZES, vector_size),
        "H": _count("H, numbers in the state", _SIZES, state_size),
        "model": choice("take apart", [(model, i) for i, model in enumerate(_FORMULAS)], 4),
    }
    return playground(
        "Counting the weights",
        "Bars on a logarithmic axis: one step of the axis is ten times as many. "
        "Choose a model in the list, or pick it in the picture, to see its arrays.",
        controls,
        _draw,
    )


def _count(label, choices, value):
    return slider(label, sorted({*choices, value}), value, ",d")


def _draw(V, D, H, model):
    counts = weight_counts(V, D, H)
    chosen = list(counts)[model]
    label = f"Bars: weights of {len(counts)} models for V = {V:,}, D = {D:,}, H = {H:,}"
    picture = Drawing(760, 54 + _ROW * len(counts), label)
    bottom = 34 + _ROW * len(counts)
    for power, name in ((3, "thousand"), (6, "million"), (9, "billion"), (12, "trillion")):
        left = _LEFT + _DECADE * (power - _LOWEST)
        picture.line(left, 26, left, bottom, stroke=FAINT, stroke_width=0.8).text(left, 18, name, size=12)
    for i, (name, count) in enumerate(counts.items()):
        _draw_row(picture, i, name, count, i == model)
    picture.line(_LEFT, 26, _LEFT, bottom, stroke=FAINT)
    return picture, _words(V, D, H, counts, chosen)


def _draw_row(picture, i, name, count, chosen):
    top = 32 + _ROW * i
    wide = _DECADE * max(math.log10(count) - _LOWEST, 0.05)
    look = {"fill": "transparent", "stroke": WARN if chosen else "none", "stroke_width": 2, "rx": 4}
    picture.rect(4, top - 2, 752, _ROW - 4, **look, sets={"model": i}, says=f"{name}: {count:,}", pressed=chosen)
    quiet = {"pointer_events": "none"}
    picture.text(12, top + 14, name, size=14, anchor="start", **quiet)
    picture.text(12, top + 30, _FORMULAS[name], size=12, anchor="start", **quiet)
    picture.rect(_LEFT, top + 6, wide, 20, fill=ACCENT, stroke=INK, stroke_width=1, **quiet)
    picture.text(_LEFT + wide + 8, top + 21, f"{count:,}", size=14, anchor="start", **quiet)


def _words(V, D, H, counts, chosen):
    sizes = f"V = {V:,}, D = {D:,}, H = {H:,}."
    arrays = weight_arrays(V, D, H)[chosen]
    parts = ", ".join(f"{name} {rows:,} × {columns:,} = {rows * columns:,}" for name, (rows, columns) in arrays.items())
    formula = _FORMULAS[chosen] if "same" not in _FORMULAS[chosen] else "2·V·D + 6·(D·H + H·H) + H·V + 2·H·H"
    return f"{sizes} {chosen}: {formula} = {counts[chosen]:,}; {parts}. {_comment(V, D, counts)}"


def _comment(V, D, counts):
    pairs, rnn = counts["one-hot to one-hot table"], counts["RNN, word vectors in"]
    times = f"V·V is {_times(V / D)} V·D, because V / D is {V / D:,.4g}"
    return f"{times}; it is {_times(pairs / rnn)} what an RNN on word vectors has."


def _times(ratio):
    return f"{ratio:,.0f} times" if ratio >= 10 else f"{ratio:.2g} times"
