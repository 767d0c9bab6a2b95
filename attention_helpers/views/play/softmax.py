"""Three scores and a temperature become three weights."""

import numpy as np

from attention_helpers.nn.layers.softmax import softmax
from attention_helpers.views.play.playground import playground, slider
from attention_helpers.widgets.language import sentences
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.svg import FAINT, WARN, Drawing

_WORDS = ("私", "ペン", "持って")
_TEMPERATURES = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0]


def softmax_playground():
    """Move three scores and the temperature, and see the weights that softmax makes of them."""
    controls = {
        f"score{i + 1}": slider(_("score of {word}").format(word=word), (-4.0, 4.0, 0.1), start, ".1f")
        for i, (word, start) in enumerate(zip(_WORDS, (0.5, 2.0, 1.0), strict=True))
    }
    controls["temperature"] = slider(_("temperature"), _TEMPERATURES, 1.0)
    return playground(
        _("Softmax"),
        _(
            "Three scores become three weights that are positive and sum to 1. "
            "A low temperature gives nearly all to the largest score, a high one shares nearly alike."
        ),
        controls,
        _draw,
    )


def _draw(score1, score2, score3, temperature):
    scores = np.array([score1, score2, score3])
    weights = softmax(scores, temperature=temperature)
    best = int(weights.argmax())
    picture = Drawing(560, 230, _("Bars: three scores on the left, their softmax weights on the right"))
    picture.text(120, 20, _("scores"))
    picture.text(430, 20, _("weights at temperature {temperature:g}").format(temperature=temperature))
    _draw_scores(picture, scores)
    picture.bars(320, 40, 220, 150, weights, labels=_WORDS, marked=(best,) if weights[best] > 0.34 else ())
    picture.arrow(255, 115, 300, 115)
    shares = _(", ").join(f"{word} {weight:.2f}" for word, weight in zip(_WORDS, weights, strict=True))
    line = _("At temperature {temperature:g} the weights are {shares}.").format(temperature=temperature, shares=shares)
    return picture, sentences(line, _comment(weights))


def _draw_scores(picture, scores):
    """Bars up for positive scores, down for negative ones, on an axis from -4 to 4."""
    for i, (word, score) in enumerate(zip(_WORDS, scores, strict=True)):
        left, tall = 30 + 70 * i, abs(score) / 4 * 75
        picture.rect(left, 115 - tall if score > 0 else 115, 45, tall, fill=WARN)
        picture.text(left + 22, 110 - tall if score >= 0 else 130 + tall, f"{score:.1f}", size=13)
        picture.text(left + 22, 209, word)
    picture.line(15, 115, 240, 115, stroke=FAINT)


def _comment(weights):
    best, word = weights.max(), _WORDS[int(weights.argmax())]
    if best > 0.98:
        return _("Almost all goes to {word}: a hard choice.").format(word=word)
    if best - weights.min() < 0.05:
        return _("All three are nearly alike: no choice at all.")
    return _("{word} gets most: a soft choice.").format(word=word)
