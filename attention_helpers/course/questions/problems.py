"""Why a question cannot be shown: the schema of what all questions have, and each kind's own."""

import json

from attention_helpers.course.questions.kinds import all_kinds
from attention_helpers.course.questions.question import PLACEHOLDER
from attention_helpers.course.schema import complaints
from attention_helpers.course.typed.numerals import is_number
from attention_helpers.widgets.language import languages, texts

TOPICS = [name.removeprefix("topic.") for name in texts("quiz", "en") if name.startswith("topic.")]
TEXT = {"type": "string"}
KEPT = ("type", "id", "topic", "section", "layout")  # texts that are names, the same in every language
QUESTION = {
    "properties": {
        "id": {"type": "string", "minLength": 1, "maxLength": 200},
        "hide": {"type": "boolean"},
        **dict.fromkeys(("question", "code", "explanation", "topic", "section"), TEXT),
        "variables": {
            "type": "object",
            "propertyNames": {"pattern": r"^[^\W\d]\w*$", "description": "letters, digits and _"},
            "additionalProperties": {
                "type": "array",
                "minItems": 1,
                "items": {"type": "number"},
                "description": "a list of numbers",
            },
        },
    },
    "dependentSchemas": {"id": {"properties": {"topic": {"enum": TOPICS}}}},  # others have topics of their own
}


def schema(kind, survey=False):
    """The JSON Schema of a question of this kind, or of one in which nothing is right or wrong."""
    translated = {
        "type": "object",
        "properties": dict.fromkeys(("question", "code", "explanation", "feedback", *kind.texts), TEXT),
        "additionalProperties": {"type": ["string", "array"], "description": "text or a list of texts"},
    }
    texts = {"properties": {"feedback": TEXT, "misconception": TEXT, **dict.fromkeys(languages(), translated)}}
    in_lists = {"additionalProperties": {"items": texts}}  # of every answer, pair, item, …
    own = kind.schema if not survey or kind.survey_schema is None else kind.survey_schema
    return {"allOf": [QUESTION, own, {**texts, **in_lists}]}


def problems(data):
    """Yield each reason why `data` cannot be shown as a question, without a full stop."""
    kinds = all_kinds()
    typed = {"required": ["type"], "properties": {"type": {"enum": list(kinds)}}}
    found = list(complaints(data, {"title": "a question", "type": "object", **typed}))
    if not found:
        kind = kinds[data["type"]]
        wrong_form = list(complaints(data, schema(kind, kind.is_survey(data))))
        found = wrong_form or [*_common_problems(data, kind), *kind.problems(data)]
    yield from found


def _translation_problems(value, texts):
    """Yield which translations are of anything but a text, or of a list of texts that has another length."""
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _translation_problems(part, texts)
    for name in languages() if isinstance(value, dict) else ():
        for key, brought in value.get(name, {}).items() if isinstance(value.get(name), dict) else ():
            own = value.get(key)
            of_a_text = isinstance(brought, str) and (key in texts or isinstance(own, str)) and key not in KEPT
            if not (of_a_text or _like(own, brought)):
                yield f"{name!r} has {key!r}, which translates neither a text nor a list of as many texts"


def _like(own, brought):
    """Whether both are lists of texts, of one length."""
    lists = isinstance(own, list) and isinstance(brought, list) and len(own) == len(brought)
    return lists and all(isinstance(item, str) for item in [*own, *brought])


def _common_problems(data, kind):
    """What no schema can say of any question."""
    if not (data.get("question", "").strip() or data.get("code", "").strip() or kind.may_be_wordless):
        yield "there is neither a question nor code"
    variables = data.get("variables", {})
    for name, choices in variables.items():
        if not all(map(is_number, choices)):
            yield f"variable {name!r}: every choice must be a finite number"
    yield from _translation_problems(data, {"question", "code", "explanation", "feedback", *kind.texts})
    if variables:  # without any, {{…}} is TeX
        for name in sorted(set(PLACEHOLDER.findall(json.dumps(data, ensure_ascii=False))) - set(variables)):
            yield f"{{{{{name}}}}} stands in a text, but 'variables' has no {name!r}"
