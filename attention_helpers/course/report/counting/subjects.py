"""What records speak of, by the ids that they bear: the course's questions, exercises, predictions and misconceptions.

Of other people's banks and notebooks a report knows no more than the ids.
"""

import re
from functools import cache

from attention_helpers.course.checking.form import in_language
from attention_helpers.course.checking.task import load_task, task_names
from attention_helpers.course.entries import localised
from attention_helpers.course.lessons import lessons
from attention_helpers.course.predictions.kinds import KINDS
from attention_helpers.course.predictions.texts import all_predictions
from attention_helpers.course.questions.bank import all_banks
from attention_helpers.course.questions.parts.markup import to_text
from attention_helpers.course.questions.parts.wording import of_prediction, of_question
from attention_helpers.widgets.language import language, translate

FASTEST = 3 * 238 / 60  # words a second
NAME_OF_CODE = re.compile("[a-z]+(_[a-z0-9]+)+")  # as exercises call some mistakes
SHORTEST = 1.0  # seconds, of a question whose words are not known


@cache
def questions():
    """All questions of the course, {id: Question}; read once, 0.3 s."""
    return {question.id: question for bank in all_banks() for question in bank}


@cache
def predictions():
    """All predictions of the course, {id: dictionary}."""
    return all_predictions()


@cache
def exercise(id):
    """The exercise of this name, a Task; None where the course has none."""
    return load_task(id) if id in task_names() else None


def text_of(kind, id):
    """What is asked, in one line of the language in force; "" where the course has nothing of this id."""
    if kind == "exercise":
        return in_language(exercise(id).title) if exercise(id) else ""
    if kind == "predict":
        return localised(predictions()[id]["question"], "predictions", id) if id in predictions() else ""
    return to_text(questions()[id].shown(language()).get("question", "")) if id in questions() else ""


def worded(kind, id, longest):
    """What is asked as a Wording, HTML with the markup that cards show, cut at so many characters; None as for ""."""
    if kind != "quiz":
        asked = text_of(kind, id)
        return of_prediction(asked, longest) if asked else None
    return of_question(questions()[id].shown(language()).get("question", ""), longest) if id in questions() else None


def guess(id):
    """The course's prediction of this id as a Guess, which writes values in the language in force; None for another."""
    if id not in predictions():
        return None
    entry = localised(predictions()[id], "predictions", id)
    kind = KINDS[entry["kind"]]
    return kind(**{name: entry[name] for name in kind.properties if name in entry})


def misconception(key):
    """A misconception's name in the language in force; one of other people's banks as it is."""
    name = translate(key, None, "misconceptions")
    return name.replace("_", " ") if NAME_OF_CODE.fullmatch(name) else name


def lesson(number):
    """A lesson as a sentence names it: its number, and its title where the course has it."""
    return f"{number} ({lessons()[number].title})" if number in lessons() else number


@cache
def reading_seconds(id):
    """How long it takes at least to read a question and what there is to answer with, code included, in seconds.

    At three times the pace of adults who read silently, 238 words a minute, by the words of the English. Source:
    Brysbaert (2019), "How many words do we read per minute?".
    """
    asked = questions().get(id)
    return len(asked.as_text(1).split()) / FASTEST if asked else SHORTEST
