"""What the gradient moves: a query, three keys and three values in the plane, one step of descent after another."""

from functools import lru_cache

import numpy as np

from attention_helpers.views.play.descent import NOBODY, QUARTER_TURN, QUERY, STEPS, VALUES, WANTED, WORDS, descend
from attention_helpers.views.play.plane import Plane
from attention_helpers.views.play.playground import choice, playground, slider
from attention_helpers.widgets.language import mark as N_
from attention_helpers.widgets.language import sentences
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.svg import ACCENT, FAINT, GOOD, INK, WARN, Drawing

_KINDS = (
    (N_("dot product"), "dot"),
    (N_("dot product / √d"), "scaled_dot"),
    (N_("general, W a quarter turn"), "general"),
    (N_("additive"), "additive"),
)
_MOVES = (
    (N_("query, keys and values"), "query keys values"),
    (N_("the query alone"), "query"),
    (N_("the keys alone"), "keys"),
    (N_("the values alone"), "values"),
)

_TOP = 34  # the pads' upper edge, in pixels
_KEYS, _VALUES = (Plane(x=left + 126, y=_TOP + 126, unit=40, side=252) for left in (8, 276))
_QUIET = {"pointer_events": "none"}  # what lies over a button lets its clicks through
_ARROW = 0.35  # units of the plane that an arrow gets for each unit of gradient


def soft_attention_playground():
    """Move the query, choose score, mask and wanted word, and follow the gradient step by step."""
    controls = {
        "x": slider(_("query x"), (-3.0, 3.0, 0.1), float(QUERY[0]), ".1f"),
        "y": slider(_("query y"), (-3.0, 3.0, 0.1), float(QUERY[1]), ".1f"),
        "step": slider(_("gradient steps taken"), (0, STEPS, 1), 0),
        "kind": choice(_("score"), _shown(_KINDS)),
        "wanted": choice(_("wanted: the value of"), [(word, i) for i, word in enumerate(WORDS)], WANTED),
        "masked": choice(_("masked"), [(_("no word"), NOBODY), *((word, word) for word in WORDS)]),
        "moves": choice(_("what may move"), _shown(_MOVES)),
    }
    play = playground(
        _("What the gradient moves"),
        _(
            "Left: query and keys. Right: values, and the context that is read. "
            "Arrows: where each would move to bring the context nearer to what is wanted. Drag the query or "
            "pick a point; pick a value to want it; then move the slider of steps."
        ),
        controls,
        _draw,
    )
    play.view.on_drag(lambda _name, x, y: play.set(**_KEYS.setting(x, y), step=0))
    return play


# The slider of steps walks along a path that is reckoned already.
_path = lru_cache(maxsize=32)(descend)


def _shown(options):
    return [(_(name), value) for name, value in options]


def _draw(x, y, step, kind, wanted, masked, moves):
    path = _path((x, y), wanted, kind, masked, moves)
    now = path[step]
    label = _("Query, three keys and three values after {step} steps; loss {loss:.2f}")
    picture = Drawing(760, 420, label.format(step=step, loss=now.loss))
    titles = (_KEYS, _("where it looks: query and keys")), (_VALUES, _("what it reads: values and context"))
    for pad, title in titles:
        picture.text(pad.x, _TOP - 12, title, size=14)
        pad.draw_axes(picture)
    _draw_keys(picture, path[: step + 1], kind, masked, moves)
    _draw_values(picture, path[: step + 1], wanted, masked, moves)
    _draw_loss(picture, path, step)
    _draw_table(picture, now, masked)
    return picture, _words(path[0], now, step, wanted, masked, moves)


def _pull(picture, pad, place, pull, color):
    """An arrow from `place` along minus the gradient; nothing where it would be too short to be seen."""
    start, end = pad.pixels(place), pad.pixels(place + _ARROW * pull)
    if np.hypot(end[0] - start[0], end[1] - start[1]) > 4:
        picture.arrow(*start, *end, stroke=color, width=2.5, head=8, **_QUIET)


def _trail(picture, pad, places):
    if len(places) > 1:
        picture.polyline([pad.pixels(place) for place in places], stroke=FAINT, stroke_width=1.5)


def _square(picture, pad, place, word, hidden, **more):
    """A key or a value: a filled square with its word; hollow and dashed where the word is masked."""
    left, top = pad.pixels(place)
    look = {"fill": "transparent", "stroke_dasharray": "3 2"} if hidden else {"fill": GOOD}
    picture.rect(left - 7, top - 7, 14, 14, stroke=INK, **look, **more)
    picture.text(left, top - 12, word, size=13, **_QUIET)


def _draw_keys(picture, path, kind, masked, moves):
    now = path[-1]
    _KEYS.draw_points(picture, path[0].query, 1.5, step=0)
    _trail(picture, _KEYS, [moment.query for moment in path])
    for i, word in enumerate(WORDS):
        _trail(picture, _KEYS, [moment.keys[i] for moment in path])
        _square(picture, _KEYS, now.keys[i], word, word == masked, **_QUIET)
        if "keys" in moves:
            _pull(picture, _KEYS, now.keys[i], now.pull["keys"][i], GOOD)
    if kind == "general":
        left, top = _KEYS.pixels(now.query @ QUARTER_TURN)
        look = {"fill": "transparent", "stroke": WARN, "stroke_width": 2, "stroke_dasharray": "3 2"}
        picture.circle(left, top, 6, **look, **_QUIET)
        picture.text(left + 10, top + 5, "q W", size=13, anchor="start", **_QUIET)
    ends = *_KEYS.pixels((0, 0)), *_KEYS.pixels(now.query)
    picture.line(*ends, stroke=WARN, stroke_width=1, stroke_dasharray="4 3", **_QUIET)
    _KEYS.draw_query(picture, now.query, radius=9, size=13)
    if "query" in moves:
        _pull(picture, _KEYS, now.query, now.pull["query"], WARN)


def _draw_values(picture, path, wanted, masked, moves):
    now = path[-1]
    context = _VALUES.pixels(now.context)
    _trail(picture, _VALUES, [moment.context for moment in path])
    for i in range(len(WORDS)):
        ends, width = (*context, *_VALUES.pixels(now.values[i])), 0.3 + 8 * float(now.weights[i])
        picture.line(*ends, stroke=ACCENT, stroke_width=width, opacity=0.45)
        _trail(picture, _VALUES, [moment.values[i] for moment in path])
    for i, word in enumerate(WORDS):
        says = _("want the value of {word}").format(word=word)
        button = {"sets": {"wanted": i, "step": 0}, "says": says, "pressed": i == wanted}
        _square(picture, _VALUES, now.values[i], word, word == masked, **button)
    _draw_goal(picture, context, _VALUES.pixels(VALUES[wanted]))
    for i in range(len(WORDS)):
        if "values" in moves:
            _pull(picture, _VALUES, now.values[i], now.pull["values"][i], GOOD)


def _draw_goal(picture, context, goal):
    """A ring where the context is wanted, and a diamond where it is; one label for both where they meet."""
    (x, y), size = context, 9
    there = np.hypot(goal[0] - x, goal[1] - y) < 30
    picture.circle(*goal, 14, fill="transparent", stroke=WARN, stroke_width=2.5, **_QUIET)
    picture.text(goal[0], goal[1] + 29, _("context, as wanted") if there else _("wanted"), size=13, **_QUIET)
    corners = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
    points = " ".join(f"{left:.1f},{top:.1f}" for left, top in corners)
    picture.add("polygon", points=points, fill=ACCENT, stroke=INK, **_QUIET)
    if not there:
        picture.text(x + 12, y + 16, _("context"), size=13, anchor="start", **_QUIET)


def _draw_loss(picture, path, step):
    """The loss over all steps, with a mark where we are."""
    left, wide, top, tall = 572, 172, _TOP + 6, 120
    losses = [moment.loss for moment in path]
    highest = max(max(losses), 0.1)

    def at(number):
        return left + wide * number / STEPS, top + tall * (1 - losses[number] / highest)

    picture.text(left, _TOP - 12, _("loss: ½ distance²"), size=14, anchor="start")
    picture.polyline([(left, top), (left, top + tall), (left + wide, top + tall)], stroke=FAINT)
    picture.polyline([at(number) for number in range(len(path))])
    picture.circle(*at(step), 6, fill=ACCENT, stroke=INK)
    picture.text(left + wide, top + tall + 18, _("{count} steps").format(count=STEPS), size=13, anchor="end")
    here = _("step {step}: {loss:.2f}").format(step=step, loss=losses[step])
    picture.text(left, top + tall + 18, here, size=14, anchor="start")
    notes = (
        _("arrows: minus the gradient"),
        _("thin lines: the way so far"),
        _("blue bands: weights"),
        _("hollow square: masked"),
    )
    for i, note in enumerate(notes):
        picture.text(left, top + tall + 46 + 20 * i, note, size=13, anchor="start")


def _draw_table(picture, now, masked):
    heads = ((20, _("word"), "start"), (170, _("score"), "end"), (210, _("weight"), "start"))
    for left, name, anchor in (*heads, (540, _("the gradient pushes the score"), "end")):
        picture.text(left, 316, name, size=14, anchor=anchor)
    for i, (word, s, w, push) in enumerate(zip(WORDS, now.scores, now.weights, now.pull["scores"], strict=True)):
        base = 344 + 28 * i
        picture.text(20, base, word, anchor="start", size=14)
        picture.text(170, base, _("masked") if word == masked else f"{s:.2f}", anchor="end", size=14)
        picture.rect(210, base - 13, 120, 17, stroke=FAINT).rect(210, base - 13, 120 * w, 17, fill=ACCENT)
        picture.text(340, base, f"{w:.2f}", size=14, anchor="start")
        picture.text(540, base, f"{_direction(push)} {abs(push):.2f}", size=14, anchor="end")


def _direction(push):
    if abs(push) < 0.005:
        return "·"
    return _("▲ up") if push > 0 else _("▼ down")


def _words(start, now, step, wanted, masked, moves):
    shares = _(", ").join(f"{word} {w:.2f}" for word, w in zip(WORDS, now.weights, strict=True))
    line = _("After {step} steps: weights {shares}; loss {loss:.2f}.")
    said = [line.format(step=step, shares=shares, loss=now.loss)]
    up = [word for word, push in zip(WORDS, now.pull["scores"], strict=True) if push >= 0.005]
    down = [word for word, push in zip(WORDS, now.pull["scores"], strict=True) if push <= -0.005]
    if now.loss < 0.01:
        said.append(_("The context is where it is wanted, and hardly anything is pushed any more."))
    elif up or down:
        up, down = (_(", ").join(words) or _("none") for words in (up, down))
        said.append(_("Pushed up: the score of {up}; down: {down}.").format(up=up, down=down))
    else:
        said.append(_("No score is pushed: the weights are hard, and their slope is near 0."))
    if masked != NOBODY:
        masking = _("{word} is masked: weight 0, and neither its key nor its value is moved.")
        said.append(masking.format(word=masked))
    moved = np.linalg.norm(now.values - start.values, axis=1)
    if step and moves == "values" and moved.argmax() != wanted:
        most = _("The value of {word} has moved most: it was read most.")
        said.append(most.format(word=WORDS[moved.argmax()]))
    return sentences(*said)
