"""Draw from attention weights, again and again: the shares walk to the weights, the mean to the soft answer."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.attention.attention import choose
from attention_helpers.nn.layers.softmax import softmax
from attention_helpers.views.play.playground import button, playground, slider
from attention_helpers.views.play.query_plane import GREETINGS, HOURS
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.svg import ACCENT, FAINT, INK, WARN, Drawing

SCORES = np.array([0.2, 1.6, 1.2, -0.4])
_WORDS = tuple(word for word, *_rest in GREETINGS)
_TEMPERATURES = [0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0]
_MOST = 20_000  # draws kept; more would not move the picture
_AMOUNTS = {"one": 1, "ten": 10, "hundred": 100}


def sampling_playground(seed=0):
    """Press to draw values from the weights of four keys; compare the shares and the running mean."""
    controls = {
        "one": button(_("draw 1")),
        "ten": button(_("draw 10")),
        "hundred": button(_("draw 100")),
        "again": button(_("start again")),
        "temperature": slider(_("temperature"), _TEMPERATURES, 1.0),
    }
    return playground(
        _("Drawing from the weights"),
        _(
            "Each press draws values with the weights as chances. Bars: how "
            "often each was drawn, framed by its weight. Curve: the mean of the values drawn so far."
        ),
        controls,
        _Draws(seed).draw,
    )


class _Draws:
    """What was drawn so far; a new temperature or "start again" forgets it."""

    def __init__(self, seed):
        self.rng = checks.seeded(seed)
        self.presses = dict.fromkeys((*_AMOUNTS, "again"), 0)
        self.temperature, self.drawn = None, np.zeros(0, int)

    def draw(self, temperature, **presses):
        weights = softmax(SCORES, temperature=temperature)
        if temperature != self.temperature or presses["again"] != self.presses["again"]:
            self.temperature, self.drawn = temperature, np.zeros(0, int)
        new = sum(amount * (presses[name] - self.presses[name]) for name, amount in _AMOUNTS.items())
        self.presses = presses
        rows = np.broadcast_to(weights, (min(new, _MOST - len(self.drawn)), len(weights)))
        self.drawn = np.concatenate([self.drawn, choose(rows, "sample", self.rng)])
        return _picture(weights, self.drawn), _words(weights, self.drawn)


def _picture(weights, drawn):
    label = _("{count} draws from four weights: shares on the left, running mean on the right")
    picture = Drawing(760, 300, label.format(count=len(drawn)))
    _draw_shares(picture, weights, drawn)
    _draw_mean(picture, weights, drawn)
    return picture


def _draw_shares(picture, weights, drawn):
    shares = np.bincount(drawn, minlength=4) / max(len(drawn), 1)
    head = _("share of {count:,} draws (filled), weight (frame)").format(count=len(drawn))
    picture.text(20, 24, head, anchor="start")
    for i, (word, weight, share) in enumerate(zip(_WORDS, weights, shares, strict=True)):
        left = 24 + 82 * i
        picture.rect(left + 6, 240 - 180 * share, 46, 180 * share, fill=ACCENT)
        picture.rect(left, 240 - 180 * weight, 58, 180 * weight, stroke=INK, stroke_width=2, stroke_dasharray="5 3")
        picture.text(left + 29, 233 - 180 * max(weight, share), f"{share:.2f}", size=13)
        picture.text(left + 29, 260, word, size=13)
        picture.text(left + 29, 280, _("{hour:.0f} h").format(hour=HOURS[i]), size=13)
    picture.line(20, 240, 350, 240, stroke=FAINT)


def _draw_mean(picture, weights, drawn):
    """The running mean over the number of draws, on a logarithmic axis, with the soft answer as a line."""
    soft, last = weights @ HOURS, max(len(drawn), 10)

    def at(count, hour):
        return 420 + 310 * np.log(count) / np.log(last), 240 - 11 * (hour - 5)

    picture.text(420, 24, _("mean of the values drawn"), anchor="start")
    for hour in (5, 10, 15, 20):
        picture.line(420, at(1, hour)[1], 730, at(1, hour)[1], stroke=FAINT, stroke_width=0.6)
        picture.text(412, at(1, hour)[1] + 4, hour, size=13, anchor="end")
    picture.line(*at(1, soft), *at(last, soft), stroke=WARN, stroke_width=2, stroke_dasharray="7 4")
    picture.text(730, at(1, soft)[1] - 7, _("soft answer {hour:.2f} h").format(hour=soft), size=13, anchor="end")
    count = 1
    while count <= last:
        picture.text(at(count, 5)[0], 262, f"{count:,}", size=13)
        count *= 10
    picture.text(575, 284, _("number of draws"), size=13)
    if len(drawn):
        mean = np.cumsum(HOURS[drawn]) / np.arange(1, len(drawn) + 1)
        shown = np.unique(np.geomspace(1, len(drawn), 200).astype(int))
        picture.polyline([at(n, mean[n - 1]) for n in shown])
        picture.circle(*at(len(drawn), mean[-1]), 5, fill=ACCENT, stroke=INK)


def _words(weights, drawn):
    soft = weights @ HOURS
    if not len(drawn):
        return _("Nothing drawn yet. The soft answer is {hour:.2f} hours.").format(hour=soft)
    mean = HOURS[drawn].mean()
    chance = np.sqrt(weights @ (HOURS - soft) ** 2 / len(drawn))  # standard error of a mean of so many draws
    return _(
        "{count:,} drawn, the last one {word}. Their mean is {mean:.2f} hours, "
        "{distance:.2f} from the soft answer; chance alone puts it about {chance:.2f} away."
    ).format(count=len(drawn), word=_WORDS[drawn[-1]], mean=mean, distance=abs(mean - soft), chance=chance)
