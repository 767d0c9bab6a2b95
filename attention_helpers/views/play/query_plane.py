"""A query moves in the plane among four keys; scores, weights and the mixed value follow."""

import numpy as np

from attention_helpers.nn.attention.score import score
from attention_helpers.nn.layers.softmax import softmax
from attention_helpers.views.play.plane import Plane
from attention_helpers.views.play.playground import choice, playground, slider
from attention_helpers.widgets.language import mark as N_
from attention_helpers.widgets.language import sentences
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.svg import ACCENT, FAINT, GOOD, INK, WARN, Drawing

# A greeting, where its key lies, and its value: the hour at which one says it.
GREETINGS = (
    ("おはよう", (-2.0, 1.0), 7.0),
    ("こんにちは", (0.5, 2.0), 13.0),
    ("こんばんは", (2.0, 0.5), 19.0),
    ("おやすみ", (0.0, -2.0), 22.0),
)
KEYS = np.array([place for _word, place, _hour in GREETINGS])
HOURS = np.array([hour for *_, hour in GREETINGS])
_SCORES = ((N_("dot product q · k"), "dot"), (N_("nearness −|q − k|² / 2"), "nearness"))
_TEMPERATURES = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0]
_PAD = Plane(x=190, y=190, unit=56, side=348)


def query_plane_playground():
    """Move a query among four keys, by two sliders, by dragging it or by picking a point of the pad."""
    controls = {
        "x": slider(_("query x"), (-3.0, 3.0, 0.1), 1.0, ".1f"),
        "y": slider(_("query y"), (-3.0, 3.0, 0.1), 1.0, ".1f"),
        "temperature": slider(_("temperature"), _TEMPERATURES, 1.0),
        "kind": choice(_("score"), [(_(name), kind) for name, kind in _SCORES]),
    }
    play = playground(
        _("A query among keys"),
        _(
            "Move the query: with the sliders, by dragging it, or by picking a "
            "point of the pad (arrow keys go from point to point, Enter picks)."
        ),
        controls,
        _draw,
    )
    play.view.on_drag(lambda _name, x, y: play.set(**_PAD.setting(x, y)))
    return play


def look_up(x, y, temperature=1.0, kind="dot"):
    """scores (4,), weights (4,) and the mixed hour for the query (x, y)."""
    query = np.array([x, y])
    scores = score(query, KEYS) if kind == "dot" else -((query - KEYS) ** 2).sum(axis=1) / 2
    weights = softmax(scores, temperature=temperature)
    return scores, weights, float(weights @ HOURS)


def _draw(x, y, temperature, kind):
    scores, weights, hour = look_up(x, y, temperature, kind)
    label = _("Query at ({x:.1f}, {y:.1f}) among four keys; the mixed value is {hour:.1f} hours")
    picture = Drawing(760, 380, label.format(x=x, y=y, hour=hour))
    _draw_pad(picture, (x, y), weights)
    _draw_table(picture, scores, weights)
    _draw_hours(picture, weights, hour)
    shares = _(", ").join(f"{word} {w:.2f}" for (word, *_rest), w in zip(GREETINGS, weights, strict=True))
    line = _("Weights: {shares}. Mixed value: {hour:.1f} hours.").format(shares=shares, hour=hour)
    return picture, sentences(line, _comment(weights))


def _draw_pad(picture, query, weights):
    _PAD.draw_axes(picture)
    for place, weight in zip(KEYS, weights, strict=True):
        ends = *_PAD.pixels(query), *_PAD.pixels(place)
        picture.line(*ends, stroke=ACCENT, stroke_width=0.3 + 9 * weight, opacity=0.55)
    _PAD.draw_points(picture, query, 2)
    for i, (word, place, _hour) in enumerate(GREETINGS):
        left, top = _PAD.pixels(place)
        picture.rect(left - 7, top - 7, 14, 14, fill=GOOD, stroke=INK, pointer_events="none")
        picture.text(left, top - 14, f"{i + 1} {word}", size=14, pointer_events="none")
    _PAD.draw_query(picture, query, radius=10, size=14)


def _draw_table(picture, scores, weights):
    heads = ((400, _("key"), "start"), (548, _("score"), "end"), (572, _("weight"), "start"), (742, _("value"), "end"))
    for left, name, anchor in heads:
        picture.text(left, 40, name, anchor=anchor)
    for i, ((word, _place, hour), s, w) in enumerate(zip(GREETINGS, scores, weights, strict=True)):
        base = 74 + 36 * i
        picture.text(400, base, f"{i + 1} {word}", anchor="start").text(548, base, f"{s:.2f}", anchor="end")
        picture.rect(572, base - 14, 80, 18, stroke=FAINT).rect(572, base - 14, 80 * w, 18, fill=ACCENT)
        picture.text(658, base, f"{w:.2f}", size=14, anchor="start")
        picture.text(742, base, _("{hour:.0f} h").format(hour=hour), anchor="end")


def _draw_hours(picture, weights, hour):
    """The values on a line from 0 to 24 hours, each as large as its weight, and the mixed value under them."""

    def at(h):
        return 400 + 14 * h

    picture.text(400, 250, _("mixed value = Σ weight · value"), anchor="start")
    picture.line(at(0), 290, at(24), 290, stroke=FAINT)
    for (_word, _place, h), w in zip(GREETINGS, weights, strict=True):
        picture.circle(at(h), 290, 3 + 11 * w, fill=ACCENT).text(at(h), 272, f"{h:.0f}", size=13)
    top = at(hour)
    picture.add("polygon", points=f"{top:.1f},297 {top - 7:.1f},313 {top + 7:.1f},313", fill=WARN, stroke=INK)
    picture.text(at(hour), 331, _("{hour:.1f} h").format(hour=hour), size=15)


def _comment(weights):
    first, second = np.argsort(-weights, kind="stable")[:2]
    names = [word for word, *_rest in GREETINGS]
    if weights.max() - weights.min() < 0.05:
        return _("No key fits better than another: the answer is the plain mean of all values.")
    if weights[first] > 0.98:
        return _("Nearly hard: the answer is that of {word} alone.").format(word=names[first])
    if weights[first] - weights[second] < 0.02:
        return _("{word} and {other} fit alike and share.").format(word=names[first], other=names[second])
    return _("Soft: {word} counts most.").format(word=names[first])
