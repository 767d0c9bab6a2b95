"""What is voted on: a prediction of the course or a quiz question, in every language at once."""

from dataclasses import dataclass, field

from attention_helpers.course.entries import localised
from attention_helpers.course.lessons import lesson_of
from attention_helpers.course.predictions import texts
from attention_helpers.course.predictions.guess import write_number
from attention_helpers.course.questions import bank as banks
from attention_helpers.course.questions.kinds.answers import is_right
from attention_helpers.course.questions.parts.markup import to_text
from attention_helpers.course.questions.parts.wording import of_code, of_plain, of_prediction, of_question
from attention_helpers.course.voting.forms import Numbers, Options
from attention_helpers.widgets.language import language, languages

QUESTIONS = ("multiple_choice", "many_choice", "word", "numeric")  # kinds with options or a number


@dataclass(frozen=True)
class Asked:
    """A question to vote on.

    id       as it was asked for; name: under which the counts are recorded
    words    {language: a Wording}
    form     Options or Numbers
    about    what it is: "predict" or "quiz", as records call them
    right    the right options, where a quiz question has them; right_words: {language: its right answer in words}
    """

    id: str
    name: str
    words: dict
    form: object
    code: str = ""
    about: str = "predict"
    right: tuple = ()
    right_words: dict = field(default_factory=dict)

    @property
    def lesson(self):
        return lesson_of(self.id)

    def question(self, name):
        return self.words[name]

    def fields(self, name, vote=None, typed=None):
        return self.form.fields(name, vote, typed)

    def range(self, name):
        return self.form.range(name)

    def read(self, given):
        return self.form.read(given)


def find(id, bank=None):
    """What an id stands for: an Asked. Where a prediction and a question share it, the prediction, but for a bank's.

    ValueError for an id that there is not, and for a question of another kind.
    """
    if not isinstance(id, str):
        raise TypeError(f"vote: the id must be text such as '05.have', got {id!r:.60}")
    if bank is not None:
        known = {question.id: question for question in banks.load(bank)}
        return _of_question(_one_of(known, id))
    predictions, questions = _of_lesson(lesson_of(id))
    return _of_prediction(predictions[id]) if id in predictions else _of_question(_one_of(questions, id, predictions))


def _of_lesson(lesson):
    """({id: prediction}, {id: question}) of a lesson."""
    path, bank = texts.FOLDER / f"{lesson}.json", banks.FOLDER / f"{lesson}.json"
    predictions = texts.read(path) if lesson and path.is_file() else {}
    questions = banks.of_lesson(lesson) if lesson and bank.is_file() else ()
    return predictions, {question.id: question for question in questions}


def _one_of(questions, id, others=()):
    if id not in questions:
        fit = [name for name, question in questions.items() if question.type in QUESTIONS]
        raise ValueError(f"vote: got the id {id!r:.60}, expected one of {', '.join([*others, *fit]) or 'a lesson'}")
    if questions[id].type not in QUESTIONS:
        raise ValueError(
            f"vote: {id!r:.60} is a question of the kind {questions[id].type}; expected one of {', '.join(QUESTIONS)}"
        )
    return questions[id]


def _of_prediction(entry):
    told = {name: localised(entry, "predictions", entry["id"], name) for name in languages()}
    words = {name: of_prediction(one["question"]) for name, one in told.items()}
    if "options" in entry:
        wordings = {name: list(map(of_prediction, one["options"])) for name, one in told.items()}
        return Asked(entry["id"], entry["id"], words, Options(wordings, entry["kind"] == "choices"))
    units = {name: one.get("unit", "") for name, one in told.items()}
    limits = {key: entry.get(key) for key in ("low", "high", "step")}
    return Asked(entry["id"], entry["id"], words, Numbers(_places(told), units, **limits))


def _places(told):
    return {
        name: [f"{one.get('x_label', '')} {_written(x)}".strip() for x in one["x"]] if "x" in one else [""]
        for name, one in told.items()
    }


def _written(x):
    return x if isinstance(x, str) else write_number(x)


def _of_question(question):
    told = {name: question.shown(name) for name in languages()}
    words = {name: of_question(one.get("question", "")) for name, one in told.items()}
    make = {"word": _of_words, "numeric": _of_number}.get(question.type, _of_choice)
    form, right = make(question, told)
    right_words = {} if question.is_survey else {name: _joined(question, one) for name, one in told.items()}
    return Asked(question.id, question.name, words, form, told[language()].get("code", ""), "quiz", right, right_words)


def _joined(question, shown):
    return "; ".join(map(to_text, question.kind.right_answer(shown)))


def _of_choice(question, told):
    wordings = {name: list(map(_label, one["answers"])) for name, one in told.items()}
    answers = told[language()]["answers"]
    codes = [one.get("code", "") if one.get("answer") else "" for one in answers]
    right = tuple(place for place, one in enumerate(answers) if is_right(one))
    return Options(wordings, question.type == "many_choice", codes), right


def _label(answer):
    """An option's words; of one without any its code."""
    return of_question(answer["answer"]) if answer.get("answer") else of_code(answer["code"])


def _of_words(question, told):
    make = of_code if question.data.get("layout") == "lines" else of_plain
    wordings = {name: list(map(make, data["words"])) for name, data in told.items()}
    return Options(wordings), tuple(sorted(one["word"] for one in question.data["answers"] if is_right(one)))


def _of_number(question, told):
    units, whole = question.data.get("units", ()), question.data.get("whole", False)
    return Numbers({name: [""] for name in told}, dict.fromkeys(told, ""), units, whole=whole), ()
