"""What a bank says of an open question's points: the schema of a claim, and what is poor about a rubric."""

from attention_helpers.course.judging.forms import forms_of, languages
from attention_helpers.course.judging.judge import concepts_in, groups, has_rubric, subjects_in
from attention_helpers.course.schema import NOT_BLANK

_NAME = {"type": "string", "pattern": NOT_BLANK}
_NAMES = {"type": ["string", "array"], "items": _NAME, "minItems": 1, "description": "a name or a list of names"}
_CONCEPTS = {"type": "array", "minItems": 1, "items": _NAME, "description": "a list of concepts' names"}
CLAIM = {
    "type": "object",
    "required": ["what"],
    "additionalProperties": False,
    "properties": {"who": _NAMES, "never": _NAMES, "what": _CONCEPTS, "unless": _CONCEPTS},
}


def complaints(question):
    """Yield what is poor about the rubric of a question (a dictionary); nothing where it has none."""
    if not has_rubric(question):
        return
    points = question["points"]
    names = [point.get("name") for point in points]
    for number, point in enumerate(points, 1):
        if not point.get("name") or "claim" not in point:
            yield f"point {number} has no 'name' or no 'claim', which the others have"
    if len(set(names)) < len(names):
        yield "two points have one name"
    for name in sorted({name for group in groups(question) for name in group} - set(filter(None, names))):
        yield f"'needs' names {name!r}, which is no point"
    about = question.get("about", [])
    subjects = dict.fromkeys([*subjects_in(points), *([about] if isinstance(about, str) else about)])
    for kind, asked in (("subjects", subjects), ("concepts", concepts_in(points))):
        known = {language: forms_of(language)[kind] for language in languages()}
        for name in asked:
            without = [language for language in known if name not in known[language]]
            if len(without) == len(known):
                yield f"{name!r} is unknown: no file of data/quizzes/judging has it among its {kind}"
            elif without:
                yield f"{name!r} has no forms in {', '.join(without)}"
