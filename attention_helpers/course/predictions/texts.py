"""The course's predictions as they are written: data/quizzes/predictions/, whose README.md describes the form."""

from functools import cache, partial

from attention_helpers.course.entries import read_entries
from attention_helpers.course.lessons import lesson_of
from attention_helpers.course.predictions.kinds import KINDS
from attention_helpers.places import DATA

FOLDER = DATA / "quizzes" / "predictions"
TEXT = {"type": "string", "minLength": 1}
ALL = "all"
EXPLAINED = {
    "type": "object",
    "additionalProperties": {
        "anyOf": [{"type": "integer", "minimum": 1}, {"const": ALL}],
        "description": "a number of paragraphs, or 'all'",
    },
}


def find(id):
    """The prediction of this id, a dictionary. Raises ValueError naming the file and the ids that are in it."""
    lesson = lesson_of(id)
    there = predictions_of(lesson)
    if id not in there:
        raise ValueError(
            f"predict: got the id {id!r} alone, but data/quizzes/predictions/{lesson}.json has only "
            f"{', '.join(there) or 'none'}; expected one of these, or a kind and a question as well"
        )
    return there[id]


def predictions_of(lesson):
    """The predictions of a lesson, "01", {id: dictionary}; none where it has no file."""
    path = FOLDER / f"{lesson}.json"
    return read(path) if path.is_file() else {}


def all_predictions():
    """Every prediction of the course, {id: dictionary}, in the order of the lessons."""
    return {id: entry for path in sorted(FOLDER.glob("*.json")) for id, entry in read(path).items()}


@cache
def read(path):
    """The predictions of a file, {id: dictionary}. Raises ValueError: which prediction, what came and was expected."""
    return {entry["id"]: entry for entry in read_entries(path, partial(schema, path.stem))}


def schema(lesson, entry):
    """The JSON Schema of an entry in the file of `lesson`: what every prediction has, and what its kind is given."""
    if entry.get("kind") not in list(KINDS):
        return {"required": ["kind"], "properties": {"kind": {"enum": list(KINDS)}}}
    guess = KINDS[entry["kind"]]
    id = {
        "type": "string",
        "pattern": rf"^{lesson}\.\w",
        "description": f"the lesson and a name, as in '{lesson}.name'",
    }
    return {
        "type": "object",
        "required": ["id", "question", *guess.required],
        "properties": {"id": id, "kind": {}, "question": TEXT, "explained": EXPLAINED} | guess.properties,
        "additionalProperties": False,
    }
