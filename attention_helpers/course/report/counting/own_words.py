"""Answers in own words: what the judge suggested, beside what the learner ticked."""

from collections import Counter
from dataclasses import dataclass, field

from attention_helpers.course.questions.parts.wording import of_question
from attention_helpers.course.report.counting.subjects import questions
from attention_helpers.widgets.language import language

OVERALL = ["right", "part", "wrong"]  # what the judge says of an answer
FOUND, CONTRADICTED = "found", "contradicted"  # of a point, as the judge read it
MOST = 60  # answers shown of a question
LONGEST = 1000  # characters of an answer
MOST_POINTS = 50


@dataclass
class Answer:
    """One learner's answer. `read` says of each point what the judge read, `ticked` whether the learner claims it."""

    learner: str
    text: str
    read: list
    ticked: list
    judged: str
    right: bool | None

    @property
    def points_read(self):
        """The numbers of the points that were found; ✗ before one that the text contradicts."""
        signs = {FOUND: "", CONTRADICTED: "✗ "}
        return ", ".join(f"{signs[one]}{number}" for number, one in enumerate(self.read, 1) if one in signs) or "–"

    @property
    def points_ticked(self):
        """The numbers of the points that the learner ticked."""
        return ", ".join(str(number) for number, tick in enumerate(self.ticked, 1) if tick) or "–"

    @property
    def differences(self):
        """How many points were read one way and ticked another."""
        return sum((one == FOUND) != tick for one, tick in zip(self.read, self.ticked, strict=False))


@dataclass
class OwnWords:
    """One question over the class: of each learner the last answer whose marking was saved.

    judged    learners by what the judge read: "right", "part", "wrong"; "" where the question has no rubric
    right     learners whose own marking makes it right
    look      learners whose text seems to contradict a point: neither right nor wrong
    answers   at most 60 of them: first those to be looked at, then those where reading and ticks differ most
    """

    id: str
    lesson: str
    learners: int = 0
    judged: Counter = field(default_factory=Counter)
    right: int = 0
    look: int = 0
    answers: list = field(default_factory=list)

    def add(self, learner, row):
        """Count a learner's answer, a record."""
        judged = row.get("judged") or {}
        overall = judged.get("overall")
        overall = overall if isinstance(overall, str) and overall in OVERALL else ""
        self.learners += 1
        self.judged[overall] += 1
        self.right += row.get("right") is True
        self.look += row.get("right") is None
        self._keep([_answer(learner, row, judged, overall)])

    def merge(self, other):
        """Count the learners of another one, too."""
        for name in ("learners", "right", "look"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.judged.update(other.judged)
        self._keep(other.answers)

    def _keep(self, answers):
        self.answers += answers
        if len(self.answers) >= 2 * MOST:
            self.keep_those_to_read()

    def keep_those_to_read(self):
        """Put the answers into the order in which to read them, and keep no more than are shown."""
        self.answers.sort(key=lambda one: (one.right is not None, -one.differences, one.learner))
        del self.answers[MOST:]


def is_marked(row):
    """Whether a record is a text that its learner has marked."""
    answer = row.get("answer")
    return row["kind"] == "quiz" and isinstance(answer, dict) and isinstance(answer.get("points"), list)


def points_of(id):
    """What a full answer has, a Wording of each point in the language in force; [] where the question is not known."""
    asked = questions().get(id)
    return [of_question(point["point"]) for point in asked.shown(language()).get("points", [])] if asked else []


def _answer(learner, row, judged, overall):
    text, ticks, read = row["answer"].get("text"), row["answer"]["points"], judged.get("points")
    text = text if isinstance(text, str) else ""
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    read = [one if isinstance(one, str) else "" for one in read] if isinstance(read, list) else []
    ticked = [tick is True for tick in ticks[:MOST_POINTS]]
    return Answer(learner, text, read[:MOST_POINTS], ticked, overall, row.get("right"))
