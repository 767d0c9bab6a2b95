"""What a kind of question says of itself.

tests/unit/course/questions/scale/ holds a complete one. Its front end, named in `front`, is plain JavaScript that calls
`addField(name, make)`, as front/fields.js says; all pieces make one module, so a file adds no other name at its top.
"""

from pathlib import Path
from typing import ClassVar

FRONT = Path(__file__).with_name("front")

# Pieces of JSON Schema that kinds share.
WORDS = {"type": "string", "pattern": r"\S"}
NUMBER = {"type": ["number", "string"], "description": "a number"}  # or text such as "3/4"; `is_number` reads it
SAID = {"feedback": {"type": "string"}, "misconception": {"type": "string"}}  # what an entry may have to say


def keys(optional=None, **required):
    """The schema of an object with these keys, {key: schema}."""
    return {"required": list(required), "properties": {**required, **(optional or {})}}


def list_of(entry, least=1):
    """The schema of a list of at least `least` objects, each with the schema `entry`."""
    return {"type": "array", "minItems": least, "items": {"type": "object", **entry}}


def at_most(value, most, default):
    """A number that says how something is laid out: a whole one from 1 to `most`; the default for anything else."""
    return min(value, most) if isinstance(value, int) and not isinstance(value, bool) and value > 0 else default


def hides(data):
    """Whether nothing is to be said of right or wrong when a question is answered.

    "hide": true asks for it, of the question or of one of its answers, where jupyterquiz's users have it.
    """
    return any(part.get("hide") is True for part in [data, *entries(data)])


def entries(data):
    """The objects in a question's `answers`, also where the schema has not seen it yet."""
    answers = data.get("answers")
    return [answer for answer in answers if isinstance(answer, dict)] if isinstance(answers, list) else []


class Kind:
    """One kind of question. `name`, `front`, `mark` and `right_answer` must be given, the rest where it differs.

    In the methods `data` is a question's dictionary as the bank holds it; `shown` is the same in the learner's language
    with its numbers filled in; `id` is the question's id.
    """

    name = ""  # what a bank has under "type"
    front = ()  # paths of its JavaScript and style sheets
    schema: ClassVar = {}  # the JSON Schema of the keys that only this kind has
    survey_schema = None  # the same where nothing is right or wrong; None: as in `schema`
    texts = ()  # those of its keys, at any depth, that hold words to translate
    hint = ""  # what to do, shown over the field: the name of a text of the quiz, or the text itself
    nothing = "empty_choice"  # what is said where nothing was answered: likewise; {count} is what is missing
    may_be_wordless = False  # whether there may be neither a question nor code (jupyterquiz's kinds)
    blank = None  # the answer that says nothing, in the form of `mark`
    self_marked = False  # whether the learner marks: one try, and no place in a mixed test

    def true_name(self, data):
        """The name of the kind that the question really is."""
        return self.name

    def problems(self, data):
        """Yield what is wrong with a question that fits the schema: what no schema can say."""
        return ()

    def fill(self, data, names):
        """The question with the numbers `names` {name: number} filled in where it has more than {{name}} in texts."""
        return data

    def mark(self, shown, answer, id):
        """The Verdict on an answer, what the field's `read()` sent. NotAnAnswer for what no field of it sends."""
        raise NotImplementedError

    def is_survey(self, data):
        """Whether nothing is right or wrong: the question hides verdicts (`hides`) and holds no right answer."""
        return False

    def survey(self, shown, answer):
        """KEPT, or EMPTY, for an answer where `is_survey`. NotAnAnswer for what no field of it sends."""
        raise NotImplementedError

    def reading(self, shown, answer):
        """What is read of an answer that is still being written, as text; "" for nothing. Raises Unreadable."""
        return ""

    def view(self, shown, id):
        """What the front end needs beside question and code, as data, without the right answer."""
        return {}

    def marking_view(self, shown, answer):
        """What is shown to a learner who marks their own answer."""
        return {}

    def text(self, shown, id):
        """What there is to answer with, as lines of text, where no widget runs."""
        return ["…"]

    def right_answer(self, shown):
        """The right answer as lines of marked-up text; [] where there is nothing to add."""
        raise NotImplementedError

    def complaints(self, question):
        """Yield what is legal but poor about a question (a Question)."""
        return ()

    def habits(self, questions):
        """Yield what is poor about a bank's questions of this kind, taken together."""
        return ()
