"""How many weights each model has, for a vocabulary, a vector size and a state size set by sliders.

Counted are the matrices; biases, one number for each unit, hardly show beside them. Both languages of a Seq2Seq
are given the same vocabulary size V.
"""

import math

from attention_helpers.nn import checks
from attention_helpers.views.play.playground import choice, playground, slider
from attention_helpers.widgets.language import mark as N_
from attention_helpers.widgets.language import sentences
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.svg import ACCENT, FAINT, INK, WARN, Drawing

_VOCABULARIES = [100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000]
_SIZES = [16, 32, 64, 100, 128, 200, 300, 512, 1_024]
_FORMULAS = {
    N_("one-hot to one-hot table"): "V·V",
    N_("word vectors, one table"): "V·D",
    N_("the RNN's own, state to state"): "H·H",
    N_("RNN, one-hot words in"): "V·H + H·H + H·V",
    N_("RNN, word vectors in"): "V·D + D·H + H·H + H·V",
    "word2vec": "2·V·D",
    N_("Seq2Seq, two GRUs"): "2·V·D + 6·(D·H + H·H) + H·V",
    N_("Seq2Seq + attention (dot)"): N_("the same + 2·H·H"),
}
_LEFT, _LOWEST, _DECADE, _ROW = 250, 2, 34, 40  # where bars start, its power of ten, pixels a decade and a row


def weight_arrays(V, D, H):
    """{model: {array: (rows, columns)}} for a vocabulary of V words, vectors of D and a state of H numbers."""
    table, own, output = (N_("word vectors E"), (V, D)), (N_("U, state to state"), (H, H)), (N_("output"), (H, V))
    encoder = [(N_("encoder W"), (D, 3 * H)), (N_("encoder U"), (H, 3 * H))]
    decoder = [(N_("decoder W"), (D, 3 * H)), (N_("decoder U"), (H, 3 * H))]
    seq2seq = [(N_("source word vectors"), (V, D)), (N_("target word vectors"), (V, D)), *encoder, *decoder, output]
    arrays = [
        [(N_("pairs"), (V, V))],
        [table],
        [own],
        [(N_("W, one-hot to state"), (V, H)), own, output],
        [table, (N_("W, vector to state"), (D, H)), own, output],
        [(N_("centre vectors"), (V, D)), (N_("context vectors"), (V, D))],
        seq2seq,
        [*seq2seq, (N_("state and context to one"), (2 * H, H))],
    ]
    return {model: dict(rows) for model, rows in zip(_FORMULAS, arrays, strict=True)}


def weight_counts(V, D, H):
    """{model: how many weights}, biases left out."""
    return {
        model: sum(rows * columns for rows, columns in arrays.values())
        for model, arrays in weight_arrays(V, D, H).items()
    }


def weights_playground(words=10_000, vector_size=100, state_size=138):
    """Set V, D and H and see, on a logarithmic axis, how many weights each model has; pick one to see its arrays.

    TypeError where a size is no whole number, ValueError where it is below 1.
    """
    words, vector_size = checks.positive(words, "words"), checks.positive(vector_size, "vector_size")
    state_size = checks.positive(state_size, "state_size")
    controls = {
        "V": _count(_("V, words in the vocabulary"), _VOCABULARIES, words),
        "D": _count(_("D, numbers in a word vector"), _SIZES, vector_size),
        "H": _count(_("H, numbers in the state"), _SIZES, state_size),
        "model": choice(_("model to take apart"), [(_(model), i) for i, model in enumerate(_FORMULAS)], 4),
    }
    return playground(
        _("Counting the weights"),
        _(
            "Bars on a logarithmic axis: one step of the axis is ten times as many. "
            "Choose a model in the list, or pick it in the picture, to see its arrays."
        ),
        controls,
        _draw,
    )


def _count(label, choices, value):
    return slider(label, sorted({*choices, value}), value, ",d")


def _draw(V, D, H, model):
    counts = weight_counts(V, D, H)
    chosen = list(counts)[model]
    label = _("Bars: weights of {count} models for V = {V:,}, D = {D:,}, H = {H:,}")
    picture = Drawing(760, 54 + _ROW * len(counts), label.format(count=len(counts), V=V, D=D, H=H))
    bottom = 34 + _ROW * len(counts)
    for power, name in ((3, _("thousand")), (6, _("million")), (9, _("billion")), (12, _("trillion"))):
        left = _LEFT + _DECADE * (power - _LOWEST)
        picture.line(left, 26, left, bottom, stroke=FAINT, stroke_width=0.8).text(left, 18, name, size=13)
    for i, (name, count) in enumerate(counts.items()):
        _draw_row(picture, i, name, count, i == model)
    picture.line(_LEFT, 26, _LEFT, bottom, stroke=FAINT)
    return picture, _words(V, D, H, counts, chosen)


def _draw_row(picture, i, name, count, chosen):
    top = 32 + _ROW * i
    wide = _DECADE * max(math.log10(count) - _LOWEST, 0.05)
    look = {"fill": "transparent", "stroke": WARN if chosen else "none", "stroke_width": 2, "rx": 4}
    picture.rect(4, top - 2, 752, _ROW - 4, **look, sets={"model": i}, says=f"{_(name)}: {count:,}", pressed=chosen)
    quiet = {"pointer_events": "none"}
    picture.text(12, top + 14, _(name), size=14, anchor="start", **quiet)
    picture.text(12, top + 30, _(_FORMULAS[name]), size=13, anchor="start", **quiet)
    picture.rect(_LEFT, top + 6, wide, 20, fill=ACCENT, stroke=INK, stroke_width=1, **quiet)
    rim = {"stroke": "var(--jp-layout-color0, white)", "stroke_width": 5, "paint_order": "stroke"}  # over the lines
    picture.text(_LEFT + wide + 8, top + 21, f"{count:,}", size=14, anchor="start", **rim, **quiet)


def _words(V, D, H, counts, chosen):
    arrays = weight_arrays(V, D, H)[chosen]
    parts = _(", ").join(
        f"{_(name)} {rows:,} × {columns:,} = {rows * columns:,}" for name, (rows, columns) in arrays.items()
    )
    formula = _FORMULAS[chosen] if "same" not in _FORMULAS[chosen] else "2·V·D + 6·(D·H + H·H) + H·V + 2·H·H"
    line = _("V = {V:,}, D = {D:,}, H = {H:,}. {model}: {formula} = {count:,}; {parts}.")
    line = line.format(V=V, D=D, H=H, model=_(chosen), formula=formula, count=counts[chosen], parts=parts)
    return sentences(line, _comment(V, D, counts))


def _comment(V, D, counts):
    pairs, rnn = counts["one-hot to one-hot table"], counts["RNN, word vectors in"]
    line = _("V·V is {times} V·D, because V / D is {ratio:,.4g}; it is {more} what an RNN on word vectors has.")
    return line.format(times=_times(V / D), ratio=V / D, more=_times(pairs / rnn))


def _times(ratio):
    many = _("{ratio:,.0f} times") if ratio >= 10 else _("{ratio:.2g} times")
    return many.format(ratio=ratio)
