"""The quiz with stock ipywidgets alone, for where anywidget is missing: every type answers, with less comfort."""

from html import escape

import ipywidgets as widgets

from ..widget_base import PlainText
from .markup import to_html, to_text

WIDE = {"width": "auto"}
SIGNS = {"right": "✓ ", "partly": "◐ ", "wrong": "✗ "}


class StockQuiz(PlainText, widgets.VBox):
    """The questions of a sitting, one below the other. `check(id, answer)` and `again(id)` do what the buttons do."""

    def __init__(self, sitting):
        self.sitting = sitting
        self._questions = {q.id: _Question(self, q.id, n) for n, q in enumerate(sitting.bank, 1)}
        self._summary = widgets.HTML()
        self._result = widgets.HTML()
        heading = widgets.HTML(f"<h3>{escape(sitting.title())}</h3>")
        below = [self._summary]
        if sitting.table() is not None:
            ask = widgets.Button(description=sitting.labels["result"], layout=WIDE)
            ask.on_click(lambda _: self._show_result())
            below += [ask, self._result]
        super().__init__(children=[heading, *(q.box for q in self._questions.values()), *below])
        self._summarise()

    def plain_text(self):
        return self.sitting.plain_text()

    @property
    def states(self):
        """What is shown of each question, by id."""
        return self.sitting.states

    def check(self, id, answer):
        """Answer a question: the state that is then shown, a dictionary. The answer's form: see marking.py."""
        state = self.sitting.check(id, answer)
        self._questions[id].update()
        self._summarise()
        return state

    def again(self, id):
        """Open a question again, with new numbers where it has them."""
        state = self.sitting.again(id)
        self._questions[id].build()
        self._summarise()
        return state

    def _summarise(self):
        right, answered, count = self.sitting.result()
        text = self.sitting.labels["right_so_far"].format(right=right, answered=answered, count=count)
        self._summary.value = f"<b>{escape(text)}</b>"

    def _show_result(self):
        rows = self.sitting.table()["rows"]
        lines = [
            f"{row['topic']}: {row['right']} / {row['count']} " + ", ".join(link["text"] for link in row["links"])
            for row in rows
        ]
        self._result.value = "<br>".join(map(escape, lines)) or escape(self.sitting.labels["result_empty"])


class _Question:
    """One question's controls. `read` and `write` are set by the control for its type."""

    def __init__(self, quiz, id, number):
        self.quiz, self.id, self.number = quiz, id, number
        self.box = widgets.VBox(layout={"border": "1px solid #7a7a7a", "padding": "8px", "margin": "0 0 8px 0"})
        self.build()

    def build(self):
        labels, view = self.quiz.sitting.labels, self.quiz.sitting.view(self.id)
        self.view = view
        shown = self.quiz.sitting.bank[self.id].shown(self.quiz.sitting.language, self.state["draw"])
        title = escape(labels["question"].format(number=self.number))
        code = f"<pre>{escape(view['code'])}</pre>" if view["code"] else ""
        text = widgets.HTML(f"<b>{title}</b>{to_html(shown.get('question', ''))}{code}<i>{escape(view['hint'])}</i>")
        controls, self.read, self.write = _CONTROLS[view["type"]](view, shown, labels)
        self.controls = controls
        self.points = widgets.VBox()
        self.button = widgets.Button(layout=WIDE)
        self.button.on_click(self._press)
        self.said = widgets.HTML()
        self.box.children = [text, *controls, self.points, self.button, self.said]
        if self.state["answer"] is not None:
            self.write(self.state["answer"])
        self.update()

    @property
    def state(self):
        return self.quiz.sitting.states[self.id]

    def _press(self, _button):
        if self.state["phase"] == "done":
            self.quiz.again(self.id)
            return
        answer = self.read()
        if self.points.children:
            answer = {**answer, "points": [tick.value for tick in self.points.children[1:]]}
        self.quiz.check(self.id, answer)

    def update(self):
        state, labels = self.state, self.quiz.sitting.labels
        first = labels["compare"] if self.view["type"] == "open" else labels["check"]
        done = labels["new_numbers"] if self.view["variables"] else labels["answer_again"]
        names = {"open": first, "again": labels["check_again"], "marking": labels["save_marking"], "done": done}
        self.button.description = names[state["phase"]]
        for control in self.controls:
            _freeze(control, state["phase"] in ("done", "marking"))
        self._points(state, labels)
        self.said.value = _feedback(state, labels)

    def _points(self, state, labels):
        if not state["points"]:
            self.points.children = []
            return
        given = (state["answer"] or {}).get("points") or [False] * len(state["points"])
        ticks = [
            widgets.Checkbox(
                value=tick, description=_flat(point), indent=False, layout=WIDE, disabled=state["phase"] == "done"
            )
            for tick, point in zip(given, state["points"], strict=True)
        ]
        model = f"<b>{escape(labels['model_answer'])}</b>{_html(state['model'])}<p>{escape(labels['points'])}</p>"
        self.points.children = [widgets.HTML(model), *ticks]


def _freeze(control, frozen):
    for child in getattr(control, "children", ()):
        _freeze(child, frozen)
    if hasattr(control, "disabled"):
        control.disabled = frozen


def _flat(paragraphs):
    """Parsed text as one line for a control that shows plain text."""
    return " ".join(piece["text"] for pieces in paragraphs for piece in pieces)


def _html(paragraphs):
    """Parsed text as HTML, everything escaped."""
    lines = ("".join(piece.get("mathml") or escape(piece["text"]) for piece in pieces) for pieces in paragraphs)
    return "".join(f"<p>{line}</p>" for line in lines)


def _feedback(state, labels):
    parts = [f"<p><b>{SIGNS.get(state['status'], '')}{escape(state['words'])}</b></p>"] if state["words"] else []
    parts += [_html(text) for text in state["feedback"]]
    if state["solution"]:
        parts += [f"<p><b>{escape(labels['solution'])}</b></p>", *map(_html, state["solution"])]
    if state["explanation"]:
        parts += [f"<p><b>{escape(labels['explanation'])}</b></p>", _html(state["explanation"])]
    if state["notice"]:
        parts.append(f"<p>{escape(state['notice'])}</p>")
    return "".join(parts)


# --- one function for each type: (controls, read, write) ------------------------------------------------------------


def _option_label(option):
    return to_text(option.get("answer", "")) or to_text(option.get("code", ""))


def _radio(texts):
    options = [(text, i) for i, text in enumerate(texts)]
    radio = widgets.RadioButtons(options=options, index=None, layout=WIDE)

    def write(answer):
        radio.index = answer

    return [radio], lambda: radio.index, write


def _multiple(view, shown, labels):
    return _radio([_option_label(option) for option in shown["answers"]])


def _many(view, shown, labels):
    texts = [_option_label(option) for option in shown["answers"]]
    ticks = [widgets.Checkbox(description=text, indent=False, layout=WIDE) for text in texts]

    def write(answer):
        for i, tick in enumerate(ticks):
            tick.value = i in answer

    return ticks, lambda: [i for i, tick in enumerate(ticks) if tick.value], write


def _typed(view, shown, labels):
    style, layout = {"description_width": "auto"}, {"width": "30em"}
    field = widgets.Text(description=labels["your_answer"], style=style, layout=layout)

    def write(answer):
        field.value = answer

    return [field], lambda: field.value, write


def _open(view, shown, labels):
    area = widgets.Textarea(rows=view["lines"], layout={"width": "100%"})

    def write(answer):
        area.value = answer["text"]

    return [area], lambda: {"text": area.value, "points": None}, write


def _matching(view, shown, labels):
    options = [(labels["choose"], None), *((right["text"], i) for i, right in enumerate(view["rights"]))]
    lists = [
        widgets.Dropdown(
            options=options, description=left["text"], style={"description_width": "16em"}, layout={"width": "40em"}
        )
        for left in view["lefts"]
    ]

    def write(answer):
        for box, choice in zip(lists, answer, strict=True):
            box.value = choice

    return lists, lambda: [box.value for box in lists], write


def _ordering(view, shown, labels):
    """For each place a list of the items: stock widgets cannot be moved about with the focus kept."""
    options = [(labels["choose"], None), *((item["text"], i) for i, item in enumerate(view["items"]))]
    lists = [
        widgets.Dropdown(options=options, description=f"{n}.", layout={"width": "40em"})
        for n in range(1, len(view["items"]) + 1)
    ]

    def read():
        order = [box.value for box in lists]
        return order if sorted(order, key=str) == sorted(range(len(lists)), key=str) else None

    def write(answer):
        for box, item in zip(lists, answer, strict=True):
            box.value = item

    return lists, read, write


def _cell(view, shown, labels):
    grid = [
        f"<th>{escape(word)}</th>" + "".join(f"<td>{weight}</td>" for weight in row)
        for word, row in zip(view["rows"], view["weights"], strict=True)
    ]
    head = "<th></th>" + "".join(f"<th>{escape(word)}</th>" for word in view["columns"])
    table = widgets.HTML("<table>" + "".join(f"<tr>{row}</tr>" for row in [head, *grid]) + "</table>")
    row, column = (
        widgets.Dropdown(
            options=[(labels["choose"], None), *((word, i) for i, word in enumerate(words))],
            description=view[name] or "",
        )
        for words, name in ((view["rows"], "row_label"), (view["columns"], "column_label"))
    )

    def read():
        return None if row.value is None or column.value is None else [row.value, column.value]

    def write(answer):
        row.value, column.value = answer

    return [table, row, column], read, write


def _word(view, shown, labels):
    numbered = view["layout"] == "lines"
    return _radio([f"{n}  {word}" if numbered else word for n, word in enumerate(view["words"], 1)])


_CONTROLS = {
    "multiple_choice": _multiple,
    "many_choice": _many,
    "numeric": _typed,
    "string": _typed,
    "matching": _matching,
    "ordering": _ordering,
    "cell": _cell,
    "word": _word,
    "open": _open,
}
