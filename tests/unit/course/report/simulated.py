"""A class of 40 learners, made up: they guess, answer, check and read solutions as the course records it.

With trouble, three kinds are planted: a misconception that 24 keep, an exercise at which 15 are stuck, a prediction
that most of those who guess again after the run still hold. All else is noise.
"""

import random
from datetime import datetime, timedelta, timezone
from functools import cache

from attention_helpers.course.questions.bank import of_lesson
from attention_helpers.course.questions.marking import mark
from attention_helpers.course.report.counting.subjects import predictions

LEARNERS = 40
LESSONS = ("02", "03", "04")
KEPT = ("02.soft-properties", "soft look-up can say not found")
STUCK_AT = "soft_attention"
HELD = "02.scale"
OPEN = "02.gained-and-lost"
EXERCISES = ("nearest_key", "soft_dictionary", STUCK_AT, "hard_attention")
QUICK, IDLE = "learner-38", "learner-39"  # who clicks faster than one reads, and who does nothing
FIRST_WRONG, LAST_WRONG = 0.3, 0.04  # of noise


@cache
def questions():
    return [question for lesson in LESSONS for question in of_lesson(lesson)]


def klass(seed=0, trouble=True):
    """{learner: records}, the same for the same seed."""
    return {f"learner-{number:02}": Simulated(seed, number, trouble).rows for number in range(LEARNERS)}


class Simulated:
    """One learner at one kernel."""

    def __init__(self, seed, number, trouble):
        self.name, self.number, self.trouble = f"learner-{number:02}", number, trouble
        self.rng, self.rows = random.Random(f"{seed}/{number}"), []
        self.now = datetime(2026, 4, 6, 9, tzinfo=timezone.utc)
        self.able = self.rng.uniform(-0.2, 0.2)  # what makes one question go with another
        if self.name != IDLE:
            self._guess()
            for question in questions():
                self._answer(question)
            for exercise in EXERCISES:
                self._check(exercise)

    def record(self, kind, id, lesson, seconds=60.0, **fields):
        self.now += timedelta(seconds=seconds * self.rng.uniform(0.9, 1.1))
        row = {"time": self.now.isoformat(timespec="microseconds"), "session": self.name, "number": len(self.rows) + 1}
        self.rows.append(row | {"kind": kind, "id": id, "lesson": lesson} | fields)

    def _guess(self):
        """Guesses before the run; what came out is always option 1; some guess again."""
        for id, entry in predictions().items():
            if id[:2] in LESSONS and entry["kind"] == "choice":
                options = len(entry["options"])
                self.record("predict", id, id[:2], right=None, value=self.rng.randrange(options))
                self.record("result", id, id[:2], right=None, value=1)
                if id == HELD and self.trouble and self.number < 30:
                    self.record("predict", id, id[:2], right=None, value=0 if self.number < 20 else 1)
                elif self.rng.random() < 0.3:
                    self.record("predict", id, id[:2], right=None, value=1)

    def _answer(self, question):
        if question.type == "open":
            self._write(question)
            return
        keeps = self.trouble and question.id == KEPT[0] and self.number < 24
        wrong = self.rng.random() < FIRST_WRONG - self.able
        tries = [True, True] if keeps else [True, self.rng.random() < LAST_WRONG / FIRST_WRONG] if wrong else [False]
        for attempt, one in enumerate(tries, 1):
            answer, misconception = self._chosen(question, one, keeps)
            seconds = 0.4 if self.name == QUICK else 60
            told = {"right": not one, "misconception": misconception, "answer": answer, "attempt": attempt, "draw": 0}
            self.record("quiz", question.id, question.lesson, seconds, **told)

    def _chosen(self, question, wrong, keeps):
        """(answer, misconception): of options one that fits, else nothing that could be read."""
        if "choice" not in question.type:
            return ("?" if wrong else "!"), None
        options = question.data["answers"]
        places = [place for place, option in enumerate(options) if (option.get("correct") is True) is not wrong]
        named = [place for place in places if options[place].get("misconception") == KEPT[1]]
        chosen = (
            named if keeps else self.rng.sample(places, 1) if wrong or question.type == "multiple_choice" else places
        )
        answer = chosen[0] if question.type == "multiple_choice" else chosen
        return answer, mark(question.data, answer, question.id).misconception

    def _write(self, question):
        """An answer in own words, with the judge's reading of it, and ticks that differ from it now and then."""
        points = question.data["points"]
        read = [self.rng.choice(["found", "not found"]) for _ in points]
        ticks = [(sign == "found") != (self.rng.random() < 0.2) for sign in read]
        judged = {"points": read, "words": [""] * len(read), "overall": self.rng.choice(["right", "part", "wrong"])}
        answer = {"text": f"It answers any query, says {self.name}.", "points": ticks}
        self.record("quiz", question.id, question.lesson, right=all(ticks), answer=answer, judged=judged, attempt=1)

    def _check(self, exercise):
        stuck = self.trouble and exercise == STUCK_AT and self.number < 15
        wrong = 4 if stuck else self.rng.randrange(3)
        for _ in range(wrong):
            self.record("exercise", exercise, "03", right=False, misconception=None)
        if stuck and self.number < 5:
            self.record("solution", exercise, "03")
        if not stuck:
            self.record("exercise", exercise, "03", right=True, misconception=None)
