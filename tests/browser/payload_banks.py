"""Banks of payloads: questions of every kind, each of whose texts is one, shown as a learner meets them.

Runs in the notebook's kernel, as payload_places.py does.
"""

import base64
import json
from functools import cache
from inspect import signature
from pathlib import Path

from IPython.display import display

from attention_helpers import course
from attention_helpers.course.questions import bank as banks
from tests.browser.payloads import chunks, texts

refused = []  # [payload, the sentence]: what a bank refuses, so that nobody sees it

# A kind of question: a function of its texts, each a list of SIZE payloads.

APART = "\n\n".join
DOT = base64.b64decode(  # a picture of one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def choice(id, question, code, option, other, code_of_option, feedback, mistake, explanation, section):
    wrong = {"answer": other[0], "code": code_of_option[0], "feedback": feedback[0], "misconception": mistake[0]}
    told = {"question": question[0], "code": code[0], "explanation": explanation[0], "section": section[0]}
    answers = [{"answer": option[0], "correct": True}, {**wrong, "correct": False}]
    return {"id": id[0], "type": "multiple_choice", **told, "answers": answers}


def string(id, question, answer, wrong, feedback):
    answers = [{"answer": answer[0], "correct": True}, {"answer": wrong[0], "correct": False, "feedback": "No."}]
    answers.append({"type": "default", "feedback": feedback[0]})
    return {"id": id[0], "type": "string", "question": question[0], "answers": answers}


def matching(id, left, right, feedback):
    pairs = [{"left": one, "right": other} for one, other in zip(left, right, strict=True)]
    return {"id": id[0], "type": "matching", "question": "Match.", "pairs": pairs, "feedback": APART(feedback)}


def ordering(id, item, feedback):
    told = {"question": "Order.", "items": [{"item": text} for text in item], "feedback": APART(feedback)}
    return {"id": id[0], "type": "ordering", **told}


def numeric(id, question, unit, feedback):
    answers = [{"type": "value", "value": 3, "correct": True}, {"type": "default", "feedback": APART(feedback)}]
    return {"id": id[0], "type": "numeric", "question": APART(question), "units": unit, "answers": answers}


def word(id, text):
    return {"id": id[0], "type": "word", "question": "?", "words": text, "answers": [{"word": 0, "correct": True}]}


def lines(id, line):
    return word(id, line) | {"layout": "lines"}


def cell(id, row, column, row_label, column_label):
    weights = [[0.5] * len(column)] * len(row)
    labels = {"row_label": APART(row_label), "column_label": APART(column_label), "rows": row, "columns": column}
    told = {"question": "Where?", **labels, "weights": weights, "answers": [{"cell": [0, 0], "correct": True}]}
    return {"id": id[0], "type": "cell", **told}


def own_words(id, question, model, point, explanation):
    told = {"question": APART(question), "model_answer": APART(model), "explanation": APART(explanation)}
    return {"id": id[0], "type": "open", **told, "points": [{"point": text} for text in point]}


def ballot(id, question, option, code):
    told = {"question": APART(question), "code": "\n".join(code)}
    answers = [{"answer": text, "correct": not place} for place, text in enumerate(option)]
    return {"id": id[0], "type": "multiple_choice", **told, "answers": answers}


def picture(id, alt, file, missing):
    images = f"![{alt[0]}](shown.png)", f"![{id[0]}]({_image(file[0])})", f"![a picture]({missing[0]})"
    return word(id, ["one", "two"]) | {"question": APART(images)}


def _image(text):
    """The name of an image file that is there, as nearly the text as a name can be."""
    name = f"{file_name(text)}.png"
    Path(name).write_bytes(DOT)
    return name


SIZE = {
    picture: 1,
    choice: 1,
    string: 1,
    matching: 6,
    ordering: 6,
    numeric: 6,
    word: 12,
    lines: 12,
    cell: 6,
    own_words: 6,
    ballot: 6,
}
# The answers that bring all texts to the page, one after the other; by the question, for they hang on its length.
ANSWERS = {
    choice: lambda _question: (1, 1),
    string: lambda _question: ("zzz", "zzz"),
    matching: lambda question: [[0] * len(question["pairs"])] * 2,
    ordering: lambda question: [list(range(len(question["items"]))), list(range(len(question["items"])))[::-1]],
    numeric: lambda _question: ("77", "77"),
    word: lambda question: [len(question["words"]) - 1] * 2,
    lines: lambda question: [len(question["words"]) - 1] * 2,
    cell: lambda _question: ([0, 1], [0, 1]),
    picture: lambda _question: (1, 1),
    own_words: lambda question: (
        {"text": "mine", "points": None},
        {"text": "mine", "points": [True] + [False] * (len(question["points"]) - 1)},
    ),
}


@cache
def questions(make, prefix=""):
    """[question] of this kind, all of whose texts are payloads; every payload stands in every text once."""
    names = list(signature(make).parameters)
    columns = [chunks(texts(f"{make.__name__}_{name}"), SIZE[make]) for name in names]
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    return [_loadable(make, row | {"id": [prefix + row["id"][0]]}) for row in rows]


def _loadable(make, given):
    """The question; where a bank refuses it, with harmless words in place of each text that it refuses."""
    question = make(**given)
    if _refusal(question) is None:
        return question
    harmless = {name: [f"harmless {name} {i}" for i in range(len(several))] for name, several in given.items()}
    harmless["id"] = [given["id"][0][:20]]
    kept = {name: list(several) for name, several in harmless.items()}
    for name, several in given.items():
        for i, text in enumerate(several):
            tried = [*harmless[name][:i], text, *harmless[name][i + 1 :]]
            reason = _refusal(make(**(harmless | {name: tried})))
            if reason is None:
                kept[name][i] = text
            else:
                refused.append([text, reason])
    return make(**kept)


def _refusal(question):
    try:
        banks.load([question])
    except banks.BankError as error:
        return str(error)
    return None


def _answer(quiz, make):
    """Give the answers, and send what is then to be shown in one message."""
    for question in quiz.sitting.bank:
        for answer in ANSWERS[make](question.data):
            quiz.sitting.check(question.id, answer)
    quiz._show()


def bank(make):
    """Quizzes over all payloads in questions of this kind, answered so that all is said."""
    Path("shown.png").write_bytes(DOT)
    for several in chunks(questions(make), 23):
        quiz = course.quiz(several)
        display(quiz)
        _answer(quiz, make)


def bank_again(make):
    """The same, as the store has it."""
    for several in chunks(questions(make), 23):
        display(course.quiz(several))


def file_name(text):
    """As much of the text as the name of a file can hold."""
    name = text.replace("/", "\u2215").replace("\x00", "0").encode("utf-8", "replace")
    return name[:60].decode("utf-8", "ignore")


def bank_files():
    """Quizzes whose titles are payloads, four each: the names of their files."""
    Path("banks").mkdir()
    for number, several in enumerate(chunks(texts("file"), 4)):
        path = Path("banks", f"{''.join(map(file_name, several))}.json")
        path.write_text(json.dumps([word([f"file {number}"], ["one", "two"])]), encoding="utf-8")
        display(course.quiz(path))


def exam():
    """An exam, begun, answered, asked about and handed in."""
    for several in chunks(questions(choice), 46):
        quiz = course.quiz(several, exam=True)
        display(quiz)
        with quiz.hold_sync():
            quiz.press("begin")
            _answer(quiz, choice)
            quiz.press("ask")
            quiz.press("hand_in")


def of_lesson():
    """A mixed test and a review over a lesson's bank."""
    folder = Path("own")
    folder.mkdir()
    several = questions(choice, "01.")
    (folder / "01.json").write_text(json.dumps(several), encoding="utf-8")
    banks.FOLDER = folder
    test = course.mixed_test(len(several), lessons=["01"])
    display(test)
    _answer(test, choice)
    test._receive(test, {"do": "result"}, [])
    quiz = course.quiz("01")
    for question in several[::20]:
        quiz.sitting.check(question["id"], 1)
    display(course.review("2099-01-01"))


# What a learner types ---------------------------------------------------------------------------------------------


def typed(make):
    """Questions without any payload; the test types them."""
    names = list(signature(make).parameters)
    for several in chunks(range(len(texts("x"))), 23):
        harmless = [{name: [name] for name in names} | {"id": [f"typed {make.__name__} {i}"]} for i in several]
        display(course.quiz([make(**one) for one in harmless]))
