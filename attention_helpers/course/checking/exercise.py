"""`course.exercise(name)`: check an answer, ask for a hint, see the solution."""

from attention_helpers.course.checking.form import COMMENT, in_language
from attention_helpers.course.checking.guarded import guarded_check
from attention_helpers.course.checking.task import load_task
from attention_helpers.course.checking.telling import CANNOT_CHECK, NOT_ATTEMPTED, Verdict
from attention_helpers.course.pace import file as class_file
from attention_helpers.course.records import store
from attention_helpers.widgets.card import Card, quoted
from attention_helpers.widgets.language import say


class CheckResult(Card):
    """What a check found. `verdict` holds it for programs, `passed` says whether it was right."""

    def __init__(self, verdict):
        self.verdict, self.passed = verdict, verdict.passed
        title = say("titled", name=say("exercise", name=verdict.name), text=say(verdict.status))
        if verdict.status == NOT_ATTEMPTED:
            super().__init__(title, "open", notes=verdict.messages)
        else:
            tone = "good" if self.passed else "bad"
            super().__init__(title, tone, [*verdict.messages, store.problem()], verdict.details)


class Exercise(Card):
    """The exercise of this name, with `.check(f)`, `.hint()` and `.solution()`.

    Raises ValueError that lists the names there are.
    """

    def __init__(self, name):
        if not isinstance(name, str):
            raise TypeError(f"exercise: name must be text such as 'weighted_mean', got {name!r:.60}")
        task = self.task = load_task(name)
        self.name = name
        facts = say("facts", lesson=task.lesson, difficulty=task.difficulty, minutes=task.minutes)
        how = say("how_to", function=task.function)
        pace = class_file.read()
        held = [self._held("hints", pace), self._held("solutions", pace)]
        lines = [facts, in_language(task.task), how, *held, self._before()]
        title = say("titled", name=say("exercise", name=task.name), text=in_language(task.title))
        super().__init__(title, "info", lines)

    def check(self, function, seconds=None):
        """Run `function` on the exercise's inputs and tell what is right and what is not. -> CheckResult

        It runs in a process of its own, for `seconds` at most (5 unless the exercise says otherwise): whatever it does,
        the kernel is as it was.
        """
        try:
            verdict = guarded_check(self.task, function, seconds)
        except Exception as error:  # the checker's own fault must not look like the learner's
            reason = quoted(f"{type(error).__name__}: {error}")
            verdict = Verdict(self.name, "broken", messages=[say("checker_broken", reason=reason)])
        if verdict.status not in (NOT_ATTEMPTED, CANNOT_CHECK):
            self._record(verdict)
        return CheckResult(verdict)

    def _record(self, verdict):
        store.record(
            "exercise",
            self.name,
            lesson=self.task.lesson,
            right=verdict.passed,
            score=float(verdict.passed),
            misconception=verdict.misconception,
            status=verdict.status,
            fault=verdict.kind,
            after_solution=store.latest("solution", self.name) is not None,
        )

    def hint(self):
        """One hint more than last time, once the instructor's file opens them."""
        pace = class_file.read()
        held = self._held("hints", pace)
        if held:
            return Card(say("exercise", name=self.name), "info", [held])
        texts = [in_language(hint) for hint in self.task.hints]
        number = min(len(store.history("hint", self.name)) + 1, len(texts) + 1)
        if number <= len(texts):
            store.record("hint", self.name, lesson=self.task.lesson, hint=number)
        shown = [say("hint", number=i, count=len(texts), text=text) for i, text in enumerate(texts[:number], start=1)]
        last = say("hint_last") if number > len(texts) else None
        return Card(say("exercise", name=self.name), "info", [*shown, last, pace.notice(), store.problem()])

    def solution(self, insist=False):
        """The solution, once the instructor's file opens it and a check was tried; `insist=True` needs no check."""
        if not isinstance(insist, bool):
            raise TypeError(f"solution: insist must be True or False, got {insist!r:.60}")
        pace = class_file.read()
        held = self._held("solutions", pace)
        if held:
            return Card(say("exercise", name=self.name), "info", [held])
        if not insist and not store.history("exercise", self.name):
            return Card(say("exercise", name=self.name), "info", [say("solution_first_try")])
        store.record("solution", self.name, lesson=self.task.lesson)
        lines = [in_language(self.task.explanation), pace.notice(), store.problem()]
        code = (self.task.function, _with_comments_in_language(self.task.solution.rstrip()))
        return Card(say("solution", name=self.name), "info", lines, [code])

    def _held(self, part, pace):
        """The sentence that says until when the "hints" or "solutions" are held back; "" where they are open."""
        return pace.exercise(part, self.name, self.task.lesson).say(part)

    def _before(self):
        """What the learner's earlier checks came to; nothing on a first visit."""
        tries = store.history("exercise", self.name)
        if any(row.get("right") for row in tries):
            return say("before_right")
        return say("before_wrong", count=len(tries)) if tries else None


def _with_comments_in_language(source):
    return COMMENT.sub(lambda found: found[1] + in_language(found[2]), source)


exercise = Exercise
