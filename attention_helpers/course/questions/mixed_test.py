"""`course.mixed_test()`: questions drawn from all banks, and a result by topic that says where to read again."""

from collections import defaultdict
from itertools import zip_longest

from attention_helpers.course.pace import file as class_file
from attention_helpers.course.questions import bank as banks
from attention_helpers.course.questions import results
from attention_helpers.course.questions.exam import Exam
from attention_helpers.course.questions.parts.draws import mixed
from attention_helpers.course.questions.quiz import Quiz
from attention_helpers.course.questions.sitting import Sitting
from attention_helpers.course.records import store

LEFT_OUT = "using-the-course"  # the topic of lesson 00: which key runs a cell is no part of an examination


def mixed_test(count=20, seed=0, lessons=None, language=None, exam=False, on_answer=None):
    """A test of `count` questions, drawn over the topics as evenly as the banks allow.

    seed      another seed, another test; the same seed draws the same questions on every machine
    lessons   ["01", "03"] draws from these lessons only; None draws from all
    exam      no verdict until all is handed in: the time is shown and ends nothing, drafts outlast the kernel
    on_answer as in `course.quiz`

    Open questions are left out, for nobody but the learner can mark them, those about using the course, and lessons
    that the instructor's file holds back. Answers are kept apart from those given in the lessons, for each seed. Raises
    ValueError where the banks hold fewer than `count` questions, for another language, and where `lessons` is no list.
    """
    if isinstance(count, bool) or not isinstance(count, int) or count < 1:
        raise ValueError(f"count: got {count!r}, expected a number of questions from 1.")
    if not (lessons is None or isinstance(lessons, (list, tuple))):
        raise ValueError(f"lessons: got {lessons!r:.60}, expected a list such as ['01', '03'].")
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise TypeError(f"seed: got {seed!r:.60}, expected a whole number.")
    if not isinstance(exam, bool):
        raise TypeError(f"exam: got {exam!r:.60}, expected True or False.")
    chosen = banks.all_banks() if lessons is None else [banks.of_lesson(lesson) for lesson in lessons]
    drawn = draw(count, seed, chosen, class_file.read().is_open)
    sitting = DrawnExam(drawn, language) if exam else Test(drawn, language, kind="test", prefix=f"mixed-{seed}/")
    return Quiz(sitting, on_answer)


def draw(count, seed, from_banks, is_open=lambda lesson: True):
    """A Bank of `count` questions of these banks: topic by topic in turn, ordered by lesson.

    is_open  says of a lesson ("01") whether it may be drawn from
    """
    fit = [question for bank in from_banks for question in bank if may_be_drawn(question)]
    pool = [question for question in fit if is_open(question.lesson)]
    if len(pool) < count:
        which = "these banks" if pool == fit else "those of these lessons that your instructor has opened"
        raise ValueError(f"count: got {count}, but {which} hold {len(pool)} questions for a test.")
    by_topic = defaultdict(list)
    for question in sorted(pool, key=lambda question: mixed(f"{seed}/{question.id}")):
        by_topic[question.data.get("topic", "")].append(question)
    topics = sorted(by_topic, key=lambda topic: mixed(f"{seed}/{topic}"))
    rounds = zip_longest(*(by_topic[topic] for topic in topics))
    chosen = [question for one in rounds for question in one if question][:count]
    chosen.sort(key=lambda question: (question.lesson, mixed(f"{seed}/{question.id}")))
    return banks.Bank(f"mixed test {seed}", tuple(chosen))


def may_be_drawn(question):
    """Whether a mixed test may hold a question."""
    unmarked = question.kind.self_marked or question.is_survey
    return not unmarked and question.data.get("topic") != LEFT_OUT


class Drawn:
    """Mix-in, named before a Sitting: questions drawn from several banks."""

    def title(self):
        lessons = sorted({question.lesson for question in self.bank})
        span = f"{lessons[0]}–{lessons[-1]}" if len(lessons) > 1 else lessons[0]
        return self.labels["mixed"].format(count=len(self.bank), lessons=span)

    def plain_text(self):
        """The title alone: the questions stand in their own banks' text, and another draw has others."""
        return self.title()


class Test(Drawn, Sitting):
    """A sitting with a result by topic."""

    has_result = True

    def table(self):
        """The result by topic over the first tries at the questions answered so far."""
        firsts = []
        with store.one_look():
            for question in self.bank:
                tries = store.history(self.kind, self.prefix + question.name)
                first = next((row for row in tries if row.get("attempt", 1) == 1), None)
                if first:
                    firsts.append((question, first.get("right") is True))
        return results.by_topic(self.labels, firsts)


class DrawnExam(Drawn, Exam):
    """The same as an exam."""
