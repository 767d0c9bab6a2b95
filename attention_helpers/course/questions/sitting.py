"""A learner at a bank: what to show of each question, what is said to each answer, what is recorded.

No widget here: quiz.py and its front end draw what this tells them.
"""

from attention_helpers.course.questions.marking import LONGEST_TEXT, mark, right_answer, shown_items, shown_rights
from attention_helpers.course.questions.markup import is_plain, parse, to_text
from attention_helpers.course.records import store
from attention_helpers.widgets import language as languages
from attention_helpers.widgets.language import language as language_in_force

TRIES = 2
LIST = "list of questions"


class Sitting:
    """One bank, in one language, with the learner's earlier answers.

    `kind` and `prefix` say under which names answers are recorded (a test keeps its own). ValueError for a language
    that the course is not written in.
    """

    def __init__(self, bank, language=None, kind="quiz", prefix=""):
        if language is not None and language not in languages.LANGUAGES:
            raise ValueError(f"language: got {language!r}, expected 'en' or 'ja'.")
        self.bank, self.language = bank, language or language_in_force()
        self.kind, self.prefix = kind, prefix
        self.labels = languages.texts("quiz", self.language)
        with store.one_look():
            self.states = {question.id: self._remembered(question) for question in bank}

    def title(self):
        """The line over the questions: the lesson's number, or the file's name."""
        lessons = sorted({question.lesson for question in self.bank})
        of = lessons[0] if len(lessons) == 1 else "" if self.bank.name == LIST else self.bank.name
        return f"{self.labels['title']} {of}".strip()

    def table(self):
        """A result by topic; a plain quiz has none."""
        return None

    # --- what the front ends call ---------------------------------------------------------------------------------

    def check(self, id, answer):
        """Mark an answer and say what to show. An empty or unreadable answer costs no try and is not recorded."""
        question, state = self.bank[id], self.states[id]
        if state["phase"] == "done":
            return state
        shown = question.shown(self.language, state["draw"])
        answer = _trimmed(answer)
        verdict = mark(shown, answer, id)
        attempt = state["attempt"]
        if verdict.status in ("empty", "unreadable"):
            said = {"status": verdict.status, "words": self._nothing(shown, verdict), "fresh": True}
            self.states[id] = {**_opened(state["draw"]), "phase": state["phase"], "attempt": attempt} | said
            return self.states[id]
        if verdict.status != "unmarked":
            attempt += 1
        self._record(question, state["draw"], answer, verdict, attempt)
        self.states[id] = {
            **self._state(question, state["draw"], answer, verdict, attempt),
            "fresh": True,
            "notice": store.problem() or "",
        }
        return self.states[id]

    def again(self, id):
        """Start a question anew: with new numbers where it has them."""
        draw = self.states[id]["draw"] + (1 if self.bank[id].variables else 0)
        self.states[id] = _opened(draw)
        return self.states[id]

    def view(self, id):
        """What is to be shown of a question, as data: texts parsed, options in the order shown, no answers."""
        question = self.bank[id]
        shown = question.shown(self.language, self.states[id]["draw"])
        view = {
            "id": id,
            "type": question.type,
            "question": parse(shown.get("question", "")),
            "code": shown.get("code", ""),
            "columns": shown.get("answer_cols", 1),
            "variables": bool(question.variables),
            "hint": self._hint(question.type),
        }
        return view | _PARTS.get(question.type, lambda shown, id: {})(shown, id)

    def plain_text(self):
        """Title, every question and its options, as text: the same on every machine, whatever was answered."""
        count = len(self.bank)
        number = self.labels["one_question"] if count == 1 else self.labels["questions"].format(count=count)
        blocks = [f"{self.title()} · {number}"]
        for place, question in enumerate(self.bank, 1):
            blocks.append(question_text(question, place, self.language))
        return "\n\n".join(blocks)

    def result(self):
        """(right, answered, count): questions right at last, and answered at all."""
        states = self.states.values()
        return sum(s["correct"] is True for s in states), sum(s["attempt"] > 0 for s in states), len(self.bank)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _record(self, question, draw, answer, verdict, attempt):
        store.record(
            self.kind,
            self.prefix + question.id,
            lesson=question.lesson,
            right=verdict.correct,
            score=verdict.credit,
            misconception=verdict.misconception,
            answer=answer,
            attempt=attempt,
            draw=draw,
            topic=question.data.get("topic"),
        )

    def _remembered(self, question):
        """The state as the last record left it; a record that no longer fits the question counts as none."""
        row = store.latest(self.kind, self.prefix + question.id)
        if row is None:
            return _opened(0)
        try:
            draw = int(row.get("draw", 0))
            verdict = mark(question.shown(self.language, draw), row["answer"], question.id)
            state = self._state(question, draw, row["answer"], verdict, int(row.get("attempt", 1)))
        except (ValueError, KeyError, TypeError):
            return _opened(0)
        return {**state, "words": f"{self.labels['earlier']} {state['words']}"}

    def _state(self, question, draw, answer, verdict, attempt):
        shown = question.shown(self.language, draw)
        if verdict.status == "unmarked":
            return {**_opened(draw), "phase": "marking", "answer": answer, **self._model(shown)}
        done = verdict.correct or attempt >= TRIES or question.type == "open"
        state = {
            **_opened(draw),
            "phase": "done" if done else "again",
            "attempt": attempt,
            "answer": answer,
            "status": verdict.status,
            "correct": verdict.correct,
            "words": self._words(question, verdict, done),
            "parts": list(verdict.parts),
            "feedback": [parse(text) for text in verdict.feedback],
        }
        if done:
            state |= self._reveal(question, shown, verdict)
        if question.type == "open":
            state |= self._model(shown)
        return state

    def _reveal(self, question, shown, verdict):
        solution = [] if verdict.correct else [parse(line) for line in right_answer({**shown, "type": question.type})]
        return {
            "solution": solution,
            "explanation": parse(shown.get("explanation", "")),
            "section": shown.get("section", ""),
        }

    def _model(self, shown):
        return {"model": parse(shown["model_answer"]), "points": [parse(point["point"]) for point in shown["points"]]}

    def _words(self, question, verdict, done):
        """The sentence that says how the answer was: read aloud, and shown beside the sign."""
        labels = self.labels
        if question.type == "open":
            return labels["marked"].format(count=sum(verdict.parts), total=len(verdict.parts))
        words = [labels[verdict.status] + "."] if self.language == "en" else [labels[verdict.status] + "。"]
        if verdict.status == "partly":
            words.append(f"({labels['credit'].format(percent=round(100 * verdict.credit))})")
        if verdict.missing and not done:
            words.append(labels["missing_ticks"].format(count=verdict.missing))
        if not done:
            words.append(labels["try_again"])
        return " ".join(words)

    def _nothing(self, shown, verdict):
        labels = self.labels
        if verdict.status == "unreadable":
            return labels["unreadable"].format(reason=verdict.reason)
        if shown["type"] == "matching":
            return labels["empty_matching"].format(count=verdict.missing)
        kinds = {
            "numeric": "empty_text",
            "string": "empty_text",
            "open": "empty_text",
            "cell": "empty_place",
            "word": "empty_place",
        }
        return labels[kinds.get(shown["type"], "empty_choice")]

    def _hint(self, kind):
        names = {
            "many_choice": "many_hint",
            "matching": "matching_hint",
            "ordering": "ordering_hint",
            "cell": "cell_hint",
            "word": "word_hint",
        }
        return self.labels[names[kind]] if kind in names else ""


def _opened(draw):
    return {
        "phase": "open",
        "attempt": 0,
        "draw": draw,
        "answer": None,
        "status": "",
        "correct": None,
        "words": "",
        "parts": [],
        "feedback": [],
        "solution": [],
        "explanation": [],
        "section": "",
        "model": [],
        "points": [],
        "notice": "",
        "fresh": False,
    }


def _trimmed(answer):
    """Texts cut to a length that a record can bear, without half characters that no file can hold."""
    if isinstance(answer, str):
        return answer[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")
    if isinstance(answer, dict):
        return {key: _trimmed(value) for key, value in answer.items()}
    return answer


# --- the parts of a question --------------------------------------------------------------------------------------


def _side(text):
    return {"text": to_text(text), "pieces": parse(text), "plain": is_plain(text)}


def _choice_parts(shown, id):
    return {
        "options": [
            {"pieces": parse(option.get("answer", "")), "code": option.get("code", "")} for option in shown["answers"]
        ]
    }


def _matching_parts(shown, id):
    return {
        "lefts": [_side(pair["left"]) for pair in shown["pairs"]],
        "rights": [_side(right) for right in shown_rights(shown, id)],
    }


def _ordering_parts(shown, id):
    return {"items": [_side(shown["items"][i]["item"]) for i in shown_items(shown, id)]}


def _cell_parts(shown, id):
    return {key: shown.get(key, "") for key in ("rows", "columns", "weights", "row_label", "column_label")}


_PARTS = {
    "multiple_choice": _choice_parts,
    "many_choice": _choice_parts,
    "matching": _matching_parts,
    "ordering": _ordering_parts,
    "cell": _cell_parts,
    "word": lambda shown, id: {"words": shown["words"], "layout": shown.get("layout", "words")},
    "open": lambda shown, id: {"lines": shown.get("lines", 5)},
}


# --- as text ------------------------------------------------------------------------------------------------------


def question_text(question, number, language="en"):
    """A question and its options as lines of text, with the first draw's numbers."""
    shown = question.shown(language)
    lines = [f"{number}. {to_text(shown.get('question', ''))}".rstrip()]
    lines += _indented(shown.get("code", ""))
    lines += ["   " + line for line in _TEXT.get(question.type, lambda shown, id: ["…"])(shown, question.id)]
    return "\n".join(line.rstrip() for line in lines)


def _indented(code):
    return ["       " + line for line in str(code).splitlines()]


def _choice_text(sign):
    def lines(shown, id):
        result = []
        for option in shown["answers"]:
            result.append(f"{sign} {to_text(option.get('answer', ''))}".rstrip())
            result += ["    " + line for line in str(option.get("code", "")).splitlines()]
        return result

    return lines


def _matching_text(shown, id):
    lefts = [f"{to_text(pair['left'])} — ?" for pair in shown["pairs"]]
    return [*lefts, "? " + " | ".join(to_text(right) for right in shown_rights(shown, id))]


def _ordering_text(shown, id):
    return [f"? {to_text(shown['items'][i]['item'])}" for i in shown_items(shown, id)]


def _cell_text(shown, id):
    return [
        f"{word}: " + ", ".join(f"{column} {weight}" for column, weight in zip(shown["columns"], row, strict=True))
        for word, row in zip(shown["rows"], shown["weights"], strict=True)
    ]


def _word_text(shown, id):
    if shown.get("layout") == "lines":
        return [f"{number}  {line}" for number, line in enumerate(shown["words"], 1)]
    return [" | ".join(shown["words"])]


_TEXT = {
    "multiple_choice": _choice_text("○"),
    "many_choice": _choice_text("□"),
    "matching": _matching_text,
    "ordering": _ordering_text,
    "cell": _cell_text,
    "word": _word_text,
}
