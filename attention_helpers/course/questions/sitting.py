"""A learner at a bank: where each question stands, what is said to each answer, what is recorded. No widget here."""

from functools import cached_property
from types import MappingProxyType

from attention_helpers.course.questions.marking import mark, read
from attention_helpers.course.questions.parts.markup import address, parse
from attention_helpers.course.questions.parts.verdict import KEPT
from attention_helpers.course.records import store
from attention_helpers.course.sections import section_link
from attention_helpers.course.typed.spelling import LONGEST_TEXT
from attention_helpers.course.typed.unreadable import Unreadable
from attention_helpers.widgets import language as languages

TRIES = 2
LIST = "list of questions"


class Sitting:
    """One bank, in one language, with the learner's earlier answers.

    `kind` and `prefix` say under which names answers are recorded (a test keeps its own). ValueError for a language
    that the course is not written in.
    """

    called = "title"  # the name of the text that says what this is
    has_result = False  # whether `table()` gives a result by topic, when asked
    situation = None  # how far an exam is, as `Exam.situation` tells it
    commands = MappingProxyType({})  # {name: function} of what an exam's buttons do

    def __init__(self, bank, language=None, kind="quiz", prefix=""):
        self.bank, self.language = bank, languages.known(languages.language() if language is None else language)
        self.kind, self.prefix = kind, prefix
        self.labels = languages.texts("quiz", self.language)
        with store.one_look():
            self.states = {question.id: self._remembered(question) for question in bank}

    def title(self):
        """The line over the questions: the lesson's number, or the file's name."""
        lessons = sorted({question.lesson for question in self.bank})
        named = len(lessons) == 1 and lessons[0]  # "" for a bank of another make
        of = named or ("" if self.bank.name == LIST else self.bank.name)
        more = f" · {self.labels['further']}" if of and self.bank.name == f"{of}-further.json" else ""
        return f"{self.labels[self.called]} {of}{more}".strip()

    def lead(self):
        """Sentences that stand under the title."""
        return []

    def check(self, id, answer, ago=0, base=None):
        """Mark an answer and say what to show. An empty or unreadable answer costs no try and is not recorded.

        `ago` and `base` are of an exam: here the first answer counts that a kernel hears.
        """
        question, state = self.bank[id], self.states[id]
        if state["phase"] == "done":
            return state
        answer, draw, attempt = trimmed(answer), state["draw"], state["attempt"]
        verdict = mark(question.shown(self.language, draw), answer, id)
        if verdict.status == "empty" and state["phase"] == "keep" and state["answer"] is not None:  # taken back
            self._record(question, None, KEPT, 0, draw)
            state = self._unanswered(question, draw)
        elif verdict.status in ("empty", "unreadable"):
            words = self._nothing(question, verdict)
            before = {name: state[name] for name in ("phase", "answer", "correct")}
            before["last"] = state.get("last", state["status"])  # the status of the answer that still counts
            state = opened(draw, **before, attempt=attempt, status=verdict.status, words=words)
        else:
            attempt = 1 if verdict.status == "kept" else attempt + (verdict.status != "unmarked")
            self._record(question, answer, verdict, attempt, draw)
            state = self._state(question, draw, answer, verdict, attempt) | {"notice": store.problem() or ""}
        self.states[id] = {**state, "fresh": True}
        return self.states[id]

    def _record(self, question, answer, verdict, attempt, draw, **more):
        store.record(
            self.kind,
            self.prefix + question.name,
            lesson=question.lesson,
            right=verdict.correct,
            score=verdict.credit,
            misconception=verdict.misconception,
            answer=answer,
            attempt=attempt,
            draw=draw,
            topic=question.data.get("topic"),
            **({"judged": verdict.judged} if verdict.judged else {}),
            **({"place": question.place} if question.place else {}),
            **more,
        )

    def reading(self, id, answer):
        """What is read of an answer that is still being written: a sentence, and texts to write where it could be two.

        Says nothing of right or wrong. -> {"words", "choices"}
        """
        question = self.bank[id]
        try:
            number = read(question.shown(self.language, self.states[id]["draw"]), trimmed(answer), id)
        except Unreadable as error:
            return {"words": error.sentence(self.language), "choices": list(error.choices)}
        return {"words": self._typed("read", number=number) if number else "", "choices": []}

    def again(self, id):
        """Start a question anew: with new numbers where it has them."""
        question = self.bank[id]
        self.states[id] = self._unanswered(question, self.states[id]["draw"] + bool(question.variables))
        return self.states[id]

    def views(self):
        """What is to be shown of each question, as `Question.view` gives it."""
        return [question.view(self.labels, self.language, self.states[question.id]["draw"]) for question in self.bank]

    def plain_text(self):
        """Title, every question and its options, as text: the same on every machine, whatever was answered."""
        count = len(self.bank)
        number = self.labels["one_question"] if count == 1 else self.labels["questions"].format(count=count)
        questions = [question.as_text(place, self.language) for place, question in enumerate(self.bank, 1)]
        return "\n\n".join([f"{self.title()} · {number}", *questions])

    def summary(self):
        """How many questions are right at last, and how many were answered at all."""
        right = sum(state["correct"] is True for state in self.states.values())
        answered = sum(state["attempt"] > 0 for state in self.states.values())
        marked = sum(not question.is_survey for question in self.bank)
        if not marked:
            return self.labels["answered_so_far"].format(answered=answered, count=len(self.bank))
        return self.labels["right_so_far"].format(right=right, answered=answered, count=marked)

    def _remembered(self, question):
        """The state as the last record left it; a record that no longer fits the question counts as none."""
        row = store.latest(self.kind, self.prefix + question.name) or self._by_place.get(question.place)
        if row is None or row.get("answer") is None:
            return self._unanswered(question)
        try:
            draw = int(row.get("draw", 0))
            verdict = self._as_recorded(question, draw, row)
            state = self._state(question, draw, row["answer"], verdict, int(row.get("attempt", 1)))
        except (ValueError, KeyError, TypeError):
            return self._unanswered(question)
        return {**state, "words": f"{self.labels['earlier']} {state['words']}"}

    @cached_property
    def _by_place(self):
        """{place: last record} of what stood in a bank's file with other words."""
        asked = any(question.place for question in self.bank)
        return {row["place"]: row for row in store.history(self.kind) if row.get("place")} if asked else {}

    def _unanswered(self, question, draw=0):
        return kept(draw, None) if question.is_survey else opened(draw)

    def _as_recorded(self, question, draw, row):
        """The verdict on a record's answer. Of one that can be read in two ways by now: on the way it was read then."""
        shown = question.shown(self.language, draw)
        verdict = mark(shown, row["answer"], question.id)
        if verdict.status != "unreadable":
            return verdict
        verdicts = [mark(shown, text, question.id) for text in verdict.reason.choices]
        return next((verdict for verdict in verdicts if verdict.correct is row.get("right")), verdict)

    def _state(self, question, draw, answer, verdict, attempt):
        if verdict.status == "kept":
            return kept(draw, answer, attempt=attempt, status="kept", words=self.labels["kept"])
        shown = question.shown(self.language, draw)
        own = question.kind.marking_view(shown, answer)
        if verdict.status == "unmarked":
            return opened(draw, phase="marking", answer=answer, **own)
        done = verdict.correct or attempt >= TRIES or question.kind.self_marked
        if done:  # no further try is left
            own["solution"] = [] if verdict.correct else list(map(parse, question.kind.right_answer(shown)))
            own["explanation"] = parse(shown.get("explanation", ""))
            own["section"] = address(section_link(shown.get("section", ""), self.language))
        return opened(
            draw,
            phase="done" if done else "again",
            attempt=attempt,
            answer=answer,
            status=verdict.status,
            correct=verdict.correct,
            words=self._words(question, verdict, done),
            parts=list(verdict.parts),
            feedback=list(map(parse, verdict.feedback)),
            **own,
        )

    def _words(self, question, verdict, done):
        """The sentence that says how the answer was: read aloud, and shown beside the sign."""
        labels = self.labels
        if question.kind.self_marked:
            marked = labels["marked"].format(count=sum(verdict.parts), total=len(verdict.parts))
            return languages.sentences(labels["look"], marked) if verdict.status == "look" else marked
        words = [labels["sentence"].format(words=labels[verdict.status])]
        if verdict.status == "partly":
            words.append(f"({labels['credit'].format(percent=round(100 * verdict.credit))})")
        if verdict.missing and not done:
            words.append(labels["missing_ticks"].format(count=verdict.missing))
        if verdict.meant:
            words.append(self._typed("meant", word=verdict.meant))
        if not done:
            words.append(labels["try_again"])
        return " ".join(words)

    def _nothing(self, question, verdict):
        """What is said where there is nothing to mark."""
        if verdict.status == "unreadable":
            return languages.sentences(verdict.reason.sentence(self.language), self._typed("no_try"))
        return self.labels.get(question.kind.nothing, question.kind.nothing).format(count=verdict.missing)

    def _typed(self, name, **facts):
        return languages.text("typed", name, self.language, **facts)


def kept(draw, answer, **known):
    """The state of a question whose answer can be changed and is not judged."""
    return opened(draw, phase="keep", answer=answer, **known)


def opened(draw, **known):
    """The state of a question before it is answered, but for what is `known`."""
    texts = dict.fromkeys(("status", "words", "section", "notice"), "")
    lists = {name: [] for name in ("parts", "feedback", "solution", "explanation")}
    rest = {"phase": "open", "attempt": 0, "draw": draw, "answer": None, "correct": None, "fresh": False}
    return texts | lists | rest | known


def trimmed(answer):
    """Texts cut to a length that a record can bear, without half characters that no file can hold."""
    if isinstance(answer, str):
        return answer[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")
    if isinstance(answer, dict):
        return {key: trimmed(value) for key, value in answer.items()}
    return answer
