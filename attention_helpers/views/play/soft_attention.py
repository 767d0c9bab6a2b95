"""What the gradient moves: a query, three keys and three values in the plane, one step of descent after another."""

from dataclasses import dataclass

import numpy as np

from attention_helpers.nn.attention.attention import Attention
from attention_helpers.nn.attention.score import score
from attention_helpers.nn.layers.softmax import softmax_backward
from attention_helpers.views.play.playground import choice, playground, slider
from attention_helpers.widgets.svg import ACCENT, FAINT, GOOD, INK, WARN, Drawing

# Three source words: where each can be found (key), and what it hands over (value).
WORDS = ("私", "ペン", "持って")
QUERY = np.array([-0.6, 0.5])
KEYS = np.array([[-1.6, 1.0], [1.2, 1.4], [0.6, -1.6]])
VALUES = np.array([[-2.4, -0.4], [1.6, 1.2], [-1.0, -2.2]])
WANTED = 1  # the step should write "pen": its context should be the value of ペン
RATE, STEPS = 0.04, 60

# Matrices of the two scores that have some; here they are given and stay as they are.
_TURN = np.array([[0.0, 1.0], [-1.0, 0.0]])  # q W is the query turned by a right angle
_ADDITIVE = {
    "W_q": np.array([[1.0, 0.0, 0.7, -0.7], [0.0, 1.0, 0.7, 0.7]]),
    "W_k": np.array([[1.0, 0.0, -0.7, 0.7], [0.0, 1.0, -0.7, -0.7]]),
    "v": np.array([1.5, 1.5, -1.0, -1.0]),
}
_WEIGHTS = {"general": _TURN, "additive": tuple(_ADDITIVE.values())}
_KINDS = (
    ("dot product", "dot"),
    ("dot product / √d", "scaled_dot"),
    ("general, W a quarter turn", "general"),
    ("additive", "additive"),
)
_MOVES = {
    "query, keys and values": "query keys values",
    "the query alone": "query",
    "the keys alone": "keys",
    "the values alone": "values",
}
NOBODY = "no word"

_UNIT, _SIDE, _TOP = 40, 252, 34  # pixels of one unit of the plane, side of a pad, its upper edge
_PADS = {"keys": 8 + _SIDE / 2, "values": 276 + _SIDE / 2}  # the middle of each pad, from the left
_MIDDLE = _TOP + _SIDE / 2
_ARROW = 0.35  # units of the plane that an arrow gets for each unit of gradient


@dataclass
class Moment:
    """One attention step and its gradients; arrays as in `nn.Attention`, without the axes of batch and time.

    query (2,), keys (3, 2), values (3, 2), scores (3,), weights (3,), context (2,), loss = ½ |context − wanted|²,
    pull: minus the gradient of each, {"query" (2,), "keys" (3, 2), "values" (3, 2), "scores" (3,)}
    """

    query: np.ndarray
    keys: np.ndarray
    values: np.ndarray
    scores: np.ndarray
    weights: np.ndarray
    context: np.ndarray
    loss: float
    pull: dict


def moment(query, keys, values, wanted, kind="dot", mask=None):
    """Read the values with the query, and find what would bring the context nearer to the point `wanted` (2,)."""
    layer = _layer(kind)
    mask = np.ones(len(keys), bool) if mask is None else mask
    context, weights = layer.forward(query[None, None], keys[None], values[None], mask[None])
    scores = score(query, keys, kind, _WEIGHTS.get(kind))
    miss = context[0, 0] - wanted
    grads = layer.backward(miss[None, None])
    slope = softmax_backward(values @ miss, weights[0, 0])
    pull = {"query": -grads[0][0, 0], "keys": -grads[1][0], "values": -grads[2][0], "scores": -slope}
    return Moment(query, keys, values, scores, weights[0, 0], context[0, 0], float(miss @ miss / 2), pull)


def descend(query, wanted=WANTED, kind="dot", masked=NOBODY, moves="query keys values", steps=STEPS):
    """The moments of `steps` steps of gradient descent from the given query (2,): a list of steps + 1 moments."""
    mask = np.array([word != masked for word in WORDS])
    target, moved = VALUES[wanted], moves.split()
    path = [moment(np.asarray(query, float), KEYS, VALUES, target, kind, mask)]
    for _ in range(steps):
        last = path[-1]
        place = {
            name: getattr(last, name) + RATE * last.pull[name] * (name in moved) for name in ("query", "keys", "values")
        }
        path.append(moment(**place, wanted=target, kind=kind, mask=mask))
    return path


def _layer(kind):
    layer = Attention(kind, 2, 2, np.random.default_rng(0), attention_size=4, dtype=np.float64)
    for name, parameter in layer.parameters.items():
        parameter[...] = {"W": _TURN, **_ADDITIVE}[name]
    return layer


def soft_attention_playground():
    """Move the query, choose score, mask and wanted word, and follow the gradient step by step."""
    controls = {
        "x": slider("query x", (-3.0, 3.0, 0.1), float(QUERY[0]), ".1f"),
        "y": slider("query y", (-3.0, 3.0, 0.1), float(QUERY[1]), ".1f"),
        "step": slider("gradient steps taken", (0, STEPS, 1), 0),
        "kind": choice("score", _KINDS),
        "wanted": choice("wanted: the value of", [(word, i) for i, word in enumerate(WORDS)], WANTED),
        "masked": choice("masked", [NOBODY, *WORDS]),
        "moves": choice("what may move", list(_MOVES.items())),
    }
    play = playground(
        "What the gradient moves",
        "Left: query and keys. Right: values, and the context that is read. "
        "Arrows: where each would move to bring the context nearer to what is wanted. Drag the query or "
        "pick a point; pick a value to want it; then move the slider of steps.",
        controls,
        _draw,
    )
    play.view.on_drag(lambda _name, x, y: play.set(**_place(x, y), step=0))
    return play


def _place(x, y):
    """Pixels of the left pad -> the nearest setting of the query's sliders."""
    return {
        name: float(np.clip(np.round(value / _UNIT, 1), -3, 3)) + 0.0
        for name, value in (("x", x - _PADS["keys"]), ("y", _MIDDLE - y))
    }


def _draw(x, y, step, kind, wanted, masked, moves):
    path = descend((x, y), wanted, kind, masked, moves)
    now = path[step]
    picture = Drawing(760, 420, f"Query, three keys and three values after {step} steps; loss {now.loss:.2f}")
    _pad(picture, "keys", "where it looks: query and keys")
    _pad(picture, "values", "what it reads: values and context")
    _draw_keys(picture, path[: step + 1], kind, masked, moves)
    _draw_values(picture, path[: step + 1], wanted, masked, moves)
    _draw_loss(picture, path, step)
    _draw_table(picture, now, masked)
    return picture, _words(path[0], now, step, wanted, masked, moves)


def _pixels(pad, place):
    """A place of the plane in pixels, kept inside the pad."""
    left, top = np.clip(np.asarray(place) * (_UNIT, -_UNIT), -_SIDE / 2 + 5, _SIDE / 2 - 5)
    return _PADS[pad] + left, _MIDDLE + top


def _pad(picture, pad, title):
    low, middle = _PADS[pad] - _SIDE / 2, _PADS[pad]
    picture.text(middle, _TOP - 12, title, size=14).rect(low, _TOP, _SIDE, _SIDE, stroke=FAINT)
    picture.line(low, _MIDDLE, low + _SIDE, _MIDDLE, stroke=FAINT, stroke_width=1)
    picture.line(middle, _TOP, middle, _TOP + _SIDE, stroke=FAINT, stroke_width=1)


def _pull(picture, pad, place, pull, color):
    """An arrow from `place` along minus the gradient; nothing where it would be too short to be seen."""
    start, end = _pixels(pad, place), _pixels(pad, place + _ARROW * pull)
    if np.hypot(end[0] - start[0], end[1] - start[1]) > 4:
        picture.arrow(*start, *end, stroke=color, width=2.5, head=8, pointer_events="none")


def _trail(picture, pad, places):
    if len(places) > 1:
        picture.polyline([_pixels(pad, place) for place in places], stroke=FAINT, stroke_width=1.5)


def _square(picture, pad, place, word, hidden, **more):
    """A key or a value: a filled square with its word; hollow and dashed where the word is masked."""
    left, top = _pixels(pad, place)
    look = (
        {"fill": "transparent", "stroke": INK, "stroke_dasharray": "3 2"} if hidden else {"fill": GOOD, "stroke": INK}
    )
    picture.rect(left - 7, top - 7, 14, 14, **look, **more)
    picture.text(left, top - 12, word, size=13, pointer_events="none")


def _draw_keys(picture, path, kind, masked, moves):
    now, origin = path[-1], _pixels("keys", (0, 0))
    for column in range(-3, 4):
        for row in range(-3, 4):
            here = np.array_equal(np.round(path[0].query, 1), (column, row))
            picture.circle(
                *_pixels("keys", (column, row)),
                9,
                fill="transparent",
                stroke="none",
                sets={"x": float(column), "y": float(row), "step": 0},
                says=f"query to {column}, {row}",
                pressed=here,
            )
            picture.circle(*_pixels("keys", (column, row)), 1.5, fill=FAINT, pointer_events="none")
    _trail(picture, "keys", [moment.query for moment in path])
    for i, word in enumerate(WORDS):
        _trail(picture, "keys", [moment.keys[i] for moment in path])
        _square(picture, "keys", now.keys[i], word, word == masked, pointer_events="none")
        if "keys" in moves:
            _pull(picture, "keys", now.keys[i], now.pull["keys"][i], GOOD)
    if kind == "general":
        seen = _pixels("keys", now.query @ _TURN)
        picture.circle(
            *seen, 6, fill="transparent", stroke=WARN, stroke_width=2, stroke_dasharray="3 2", pointer_events="none"
        )
        picture.text(seen[0] + 10, seen[1] + 5, "q W", size=13, anchor="start", pointer_events="none")
    query = _pixels("keys", now.query)
    picture.line(*origin, *query, stroke=WARN, stroke_width=1, stroke_dasharray="4 3", pointer_events="none")
    picture.circle(*query, 9, fill=WARN, stroke=INK, stroke_width=2, data_drag="query", style="cursor:grab")
    picture.text(query[0], query[1] + 24, "query", size=13, pointer_events="none")
    if "query" in moves:
        _pull(picture, "keys", now.query, now.pull["query"], WARN)


def _draw_values(picture, path, wanted, masked, moves):
    now = path[-1]
    goal, context = _pixels("values", VALUES[wanted]), _pixels("values", now.context)
    _trail(picture, "values", [moment.context for moment in path])
    for i in range(len(WORDS)):
        place = _pixels("values", now.values[i])
        picture.line(*context, *place, stroke=ACCENT, stroke_width=0.3 + 8 * float(now.weights[i]), opacity=0.45)
        _trail(picture, "values", [moment.values[i] for moment in path])
    for i, word in enumerate(WORDS):
        _square(
            picture,
            "values",
            now.values[i],
            word,
            word == masked,
            sets={"wanted": i, "step": 0},
            says=f"want the value of {word}",
            pressed=i == wanted,
        )
    there = np.hypot(goal[0] - context[0], goal[1] - context[1]) < 30
    picture.circle(*goal, 14, fill="transparent", stroke=WARN, stroke_width=2.5, pointer_events="none")
    picture.text(goal[0], goal[1] + 29, "context, as wanted" if there else "wanted", size=13, pointer_events="none")
    _diamond(picture, *context)
    if not there:
        picture.text(context[0] + 12, context[1] + 16, "context", size=13, anchor="start", pointer_events="none")
    for i in range(len(WORDS)):
        if "values" in moves:
            _pull(picture, "values", now.values[i], now.pull["values"][i], GOOD)


def _diamond(picture, x, y, size=9):
    corners = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
    picture.add(
        "polygon",
        points=" ".join(f"{left:.1f},{top:.1f}" for left, top in corners),
        fill=ACCENT,
        stroke=INK,
        pointer_events="none",
    )


def _draw_loss(picture, path, step):
    """The loss over all steps, with a mark where we are."""
    left, wide, top, tall = 572, 172, _TOP + 6, 120
    losses = [moment.loss for moment in path]
    highest = max(max(losses), 0.1)

    def at(number):
        return left + wide * number / STEPS, top + tall * (1 - losses[number] / highest)

    picture.text(left, _TOP - 12, "loss: ½ distance²", size=14, anchor="start")
    picture.polyline([(left, top), (left, top + tall), (left + wide, top + tall)], stroke=FAINT)
    picture.polyline([at(number) for number in range(len(path))])
    picture.circle(*at(step), 6, fill=ACCENT, stroke=INK)
    picture.text(left + wide, top + tall + 18, f"{STEPS} steps", size=12, anchor="end")
    picture.text(left, top + tall + 18, f"step {step}: {losses[step]:.2f}", size=14, anchor="start")
    notes = ("arrows: minus the gradient", "thin lines: the way so far", "blue bands: weights", "hollow square: masked")
    for i, note in enumerate(notes):
        picture.text(left, top + tall + 46 + 20 * i, note, size=13, anchor="start")


def _draw_table(picture, now, masked):
    for left, name, anchor in (
        (20, "word", "start"),
        (170, "score", "end"),
        (210, "weight", "start"),
        (540, "the gradient pushes the score", "end"),
    ):
        picture.text(left, 316, name, size=14, anchor=anchor)
    for i, (word, s, w, push) in enumerate(zip(WORDS, now.scores, now.weights, now.pull["scores"], strict=True)):
        base = 344 + 28 * i
        picture.text(20, base, word, anchor="start", size=14)
        picture.text(170, base, "masked" if word == masked else f"{s:.2f}", anchor="end", size=14)
        picture.rect(210, base - 13, 120, 17, stroke=FAINT).rect(210, base - 13, 120 * w, 17, fill=ACCENT)
        picture.text(340, base, f"{w:.2f}", size=14, anchor="start")
        picture.text(540, base, f"{_direction(push)} {abs(push):.2f}", size=14, anchor="end")


def _direction(push):
    return "·" if abs(push) < 0.005 else "▲ up" if push > 0 else "▼ down"


def _words(start, now, step, wanted, masked, moves):
    shares = ", ".join(f"{word} {w:.2f}" for word, w in zip(WORDS, now.weights, strict=True))
    line = f"After {step} steps: weights {shares}; loss {now.loss:.2f}. "
    up = [word for word, push in zip(WORDS, now.pull["scores"], strict=True) if push >= 0.005]
    down = [word for word, push in zip(WORDS, now.pull["scores"], strict=True) if push <= -0.005]
    if now.loss < 0.01:
        line += "The context is where it is wanted, and hardly anything is pushed any more."
    elif up or down:
        line += f"Pushed up: the score of {', '.join(up) or 'none'}; down: {', '.join(down) or 'none'}."
    else:
        line += "No score is pushed: the weights are hard, and their slope is near 0."
    if masked != NOBODY:
        line += f" {masked} is masked: weight 0, and neither its key nor its value is moved."
    moved = np.linalg.norm(now.values - start.values, axis=1)
    if step and moves == "values" and moved.argmax() != wanted:
        line += f" The value of {WORDS[moved.argmax()]} has moved most: it was read most."
    return line
