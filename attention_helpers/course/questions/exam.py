"""A sitting at which nothing is said of right or wrong until all is handed in.

Each time it is taken is a paper with a number. Records of the kind "paper" tell when it was begun and handed in, those
of the kind "draft" what is answered so far, with every change, and those of the kind "exam" the marks.
"""

import hashlib
from datetime import datetime, timezone

from attention_helpers.course.questions.marking import mark
from attention_helpers.course.questions.parts.verdict import EMPTY, decided
from attention_helpers.course.questions.results import by_topic
from attention_helpers.course.questions.sitting import TRIES, Sitting, kept, opened, trimmed
from attention_helpers.course.records import store
from attention_helpers.widgets import language as languages

PHASES = {"begin": "running", "hand in": "done"}  # after the paper's last record


class Exam(Sitting):
    """One bank as an exam: begun, answered in any order and changed at will, handed in, then marked and explained.

    What was begun is resumed in any other kernel. The time since the beginning is told; it ends nothing.
    """

    called = "exam"

    def __init__(self, bank, language=None):
        names = "\n".join(question.place or question.name for question in bank)
        self.name = f"{bank.name}-{hashlib.sha256(names.encode('utf-8', 'replace')).hexdigest()[:8]}"
        self.asked = False  # whether the learner was asked if it is to be handed in
        self._look()
        super().__init__(bank, language, kind="exam")

    @property
    def paper(self):
        """The name of this time that it is taken."""
        return f"{self.name}/{self.nth}"

    @property
    def situation(self):
        """{"phase": "ready", "running", "asked" or "done", "seconds" since the beginning, "paper", "ask"}."""
        phase = "asked" if self.asked else self.phase
        return {"phase": phase, "seconds": self._seconds(), "paper": self.paper, "ask": self.ask()}

    @property
    def commands(self):
        """What the buttons beside the questions do, by name; "clock" only tells the time anew."""
        return {
            "begin": self.begin,
            "ask": lambda: self._asks(True),
            "go_on": lambda: self._asks(False),
            "hand_in": self.hand_in,
            "clock": lambda: None,
        }

    def begin(self):
        """Begin, or after a paper was handed in the next one: nothing answered, other numbers where there are any."""
        self._look()  # another kernel may have begun it
        if self.phase != "running":
            store.record("paper", self.name, nth=self.nth + 1, event="begin")
        self._open()

    def hand_in(self):
        """Mark every answer and record the marks. An answer that is missing or cannot be read is not right."""
        self._look()
        if self.phase != "running":
            self._open()  # another kernel handed it in
            return
        for question in self.bank:
            state = self.states[question.id]
            verdict = self._verdict(question, state["answer"])
            if verdict.status in ("empty", "unreadable") and not (question.is_survey or question.kind.self_marked):
                verdict = decided(0.0)
            self._record(question, state["answer"], verdict, 1, state["draw"])
        store.record("paper", self.name, nth=self.nth, event="hand in", seconds=self._seconds())
        self._open()

    def check(self, id, answer):
        """Keep an answer as a draft. Once handed in: the learner's own marking of an open answer, and nothing else."""
        was, state = self.phase, self.states[id]
        self._look()
        if self.phase != was:  # another kernel handed it in, or its lesson was forgotten
            self._open()
        elif self.phase == "running":
            return self._keep(self.bank[id], trimmed(answer))
        elif self.phase == "done" and state["phase"] == "marking":
            self.states[id] = super().check(id, answer) | {"final": True}
        return self.states[id]

    def again(self, id):
        """The state as it is: a single question is not opened again."""
        return self.states[id]

    def ask(self):
        """What is said before all is handed in: how much is not answered or cannot be read."""
        if not self.asked:
            return ""
        statuses = [self._verdict(question, self.states[question.id]["answer"]).status for question in self.bank]
        told = []
        for status in ("empty", "unreadable"):
            numbers = [str(number) for number, found in enumerate(statuses, 1) if found == status]
            if numbers or status == "empty":
                name = f"ask_{status}" if numbers else "ask_complete"
                count = len(self.bank)
                told.append(self.labels[name].format(number=len(numbers), count=count, numbers=", ".join(numbers)))
        return languages.sentences(*told, self.labels["ask_last"])

    def lead(self):
        """What it is, or how it ended."""
        if self.phase != "done":
            return [self.labels[f"exam_{self.phase}"].format(count=len(self.bank))]
        handed_in = self.labels["exam_done"].format(minutes=self._seconds() // 60)
        return [languages.sentences(handed_in, self._score())]

    def summary(self):
        """How many questions are answered."""
        if self.phase != "running":
            return ""
        answered = sum(self.states[question.id]["status"] == "kept" for question in self.bank)
        return self.labels["answered_so_far"].format(answered=answered, count=len(self.bank))

    def table(self):
        """The result by topic, once all is handed in; else None."""
        return by_topic(self.labels, self._marked()) if self.phase == "done" else None

    def views(self):
        """The questions, once it is begun."""
        return [] if self.phase == "ready" else super().views()

    def plain_text(self):
        """The title alone: the questions are for those who begin."""
        return self.title()

    def _marked(self):
        return [(one, self.states[one.id]["correct"] is True) for one in self.bank if not one.is_survey]

    def _score(self):
        marked = self._marked()
        right = sum(right for _, right in marked)
        return self.labels["exam_score"].format(right=right, count=len(marked)) if marked else ""

    def _asks(self, whether):
        self.asked = whether and self.phase == "running"

    def _record(self, *given):
        super()._record(*given, paper=self.paper)

    def _look(self):
        row = store.latest("paper", self.name) or {}
        self.nth, self.phase = row.get("nth", 0), PHASES.get(row.get("event"), "ready")

    def _open(self):
        with store.one_look():
            self._look()
            self.asked = False
            self.states = {question.id: self._remembered(question) for question in self.bank}

    def _seconds(self):
        """Whole seconds since this paper was begun; until it was handed in, where it was."""
        rows = [row for row in store.history("paper", self.name) if row.get("nth") == self.nth]
        if not rows:
            return 0
        begun, last = rows[0]["time"], rows[-1]
        if "seconds" in last:
            return last["seconds"]
        return max(0, int((_now() - datetime.fromisoformat(begun)).total_seconds()))

    def _keep(self, question, answer):
        """Record an answer, whatever it is worth; ValueError for one that the field cannot have sent."""
        self._verdict(question, answer)
        if answer != self.states[question.id]["answer"]:
            store.record("draft", f"{self.paper}/{question.id}", lesson=question.lesson, answer=answer)
        self.states[question.id] = self._draft(question, answer) | {"fresh": True}
        return self.states[question.id]

    def _draft(self, question, answer):
        if not _anything(answer):
            return kept(self._draw(question), None, status="empty")
        words = self.labels["kept"]
        return kept(self._draw(question), answer, status="kept", words=words, notice=store.problem() or "")

    def _draw(self, question):
        return max(0, self.nth - 1) if question.variables else 0

    def _verdict(self, question, answer):
        if answer is None:
            return EMPTY
        return mark(question.shown(self.language, self._draw(question)), answer, question.id)

    def _remembered(self, question):
        """The state as the last draft or mark left it; a record that no longer fits the question counts as none."""
        row = store.latest("draft", f"{self.paper}/{question.id}") or {}
        marked = store.latest(self.kind, question.name) or {}
        if self.phase == "done" and marked.get("paper") == self.paper:
            row = marked
        answer = row.get("answer")
        try:
            verdict = self._verdict(question, answer)
        except ValueError:
            answer, verdict = None, EMPTY
        if self.phase == "done":
            return self._final(question, answer, verdict)
        return self._draft(question, answer)

    def _final(self, question, answer, verdict):
        """The state once handed in: the verdict, the right answer and the explanation."""
        draw, missing = self._draw(question), ""
        if question.is_survey:
            words = self.labels["not_answered" if verdict.status == "empty" else "kept_for_good"]
            return opened(draw, phase="done", answer=answer, attempt=1, words=words, final=True)
        if verdict.status == "empty":
            missing = self.labels["not_complete" if _anything(answer) else "not_answered"]
        elif verdict.status == "unreadable":
            wrong = self.labels["sentence"].format(words=self.labels["wrong"])
            missing = languages.sentences(wrong, verdict.reason.sentence(self.language))
        given = question.kind.blank if answer is None else answer
        state = self._state(question, draw, given, decided(0.0) if missing else verdict, TRIES)
        state |= {"answer": answer, "attempt": 1, "final": state["phase"] == "done"}
        return state | ({"words": missing} if missing else {})


def _anything(answer):
    """Whether anything is answered, be it only a part."""
    if isinstance(answer, (list, dict)):
        return any(map(_anything, answer.values() if isinstance(answer, dict) else answer))
    return answer is not None and str(answer).strip() != ""


def _now():
    return datetime.now(timezone.utc)
