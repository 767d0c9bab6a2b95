"""Data checked against a JSON Schema, and what is wrong with it said in sentences.

`jsonschema` finds the errors; here they get words: the place, what was expected, what came. A schema may help with two
of JSON Schema's own annotations: `description` says what is expected ("two numbers"), `title` names the whole
("a question").
"""

import sys

# It checks addresses, which no schema here asks for, and builds a grammar when imported: jsonschema 4.26 is there in
# 0.2 s without it, in 2.6 s with it. An import of it fails meanwhile.
SLOW = "rfc3987_syntax"
sys.modules.setdefault(SLOW, None)
import jsonschema  # noqa: E402

if sys.modules[SLOW] is None:
    del sys.modules[SLOW]

NOT_BLANK = r"\S"  # as a "pattern": more than spaces
LONGEST = 60  # characters of a value that a sentence shows
NAMES = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
}
OF_NUMBERS = {"minimum": "at least", "exclusiveMinimum": "above", "maximum": "at most", "exclusiveMaximum": "below"}
LIMITS = {"number": OF_NUMBERS, "integer": OF_NUMBERS, "array": {"minItems": "of at least", "maxItems": "of at most"}}


def _is_integer(_checker, value):
    """Without 3.0, which JSON Schema takes for an integer: no list of Python's can be indexed with it."""
    return isinstance(value, int) and not isinstance(value, bool)


_Validator = jsonschema.validators.extend(
    jsonschema.Draft202012Validator,
    type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


def complaints(value, schema):
    """A list of sentences, without their full stops: one for each way in which `value` breaks `schema`.

    value   what json.load gives
    schema  a JSON Schema (draft 2020-12) as a dictionary

    For example: "answer 2: 'correct' must be true or false, not text".
    """
    errors = [
        error if "description" in error.schema else jsonschema.exceptions.best_match([error])  # of several branches
        for error in _Validator(schema).iter_errors(value)
    ]
    return list(dict.fromkeys(_sentence(error, schema.get("title", "it")) for error in errors))


def _sentence(error, whole):
    place, expected, said = _place(error.absolute_path), _expected(error.schema), error.message
    if error.validator == "required":
        missing = [repr(key) for key in error.validator_value if key not in error.instance]
        said = f"there is no {' and no '.join(missing)}"
    elif error.validator == "additionalProperties" and error.validator_value is False:
        known = error.schema.get("properties", {})
        unknown = [repr(key) for key in error.instance if key not in known]
        said = f"unknown {', '.join(unknown)}; known are {', '.join(known)}"
    elif "propertyNames" in error.absolute_schema_path:
        said = f"the name {error.instance!r} must be {expected or error.message}"
    elif error.validator == "uniqueItems":
        return f"{': '.join(place) or whole} must hold nothing twice"
    elif expected:
        return f"{': '.join(place) or whole} must be {expected}, not {_came(error)}"
    elif error.context:
        return "; or ".join(dict.fromkeys(_sentence(branch, whole) for branch in error.context))
    return ": ".join([*place, said])


def _place(path):
    """["answers", 1, "correct"] -> ["answer 2", "'correct'"]"""
    place, before = [], None
    for step in path:
        if isinstance(step, str):
            place.append(repr(step))
        elif isinstance(before, str):
            place[-1] = f"{before.removesuffix('s')} {step + 1}"
        else:
            place.append(f"entry {step + 1}")
        before = step
    return place


def _expected(schema):
    """What a schema asks for, in words; "" where there are none for it."""
    if "description" in schema:
        return schema["description"]
    if "const" in schema:
        return repr(schema["const"])
    if "enum" in schema:
        return f"one of {', '.join(map(repr, schema['enum']))}"
    types = schema.get("type", [])
    if not types:
        forms = [_expected(form) for form in schema.get("anyOf", schema.get("oneOf", []))]
        return " or ".join(forms) if all(forms) else ""
    return " or ".join(_of_type(name, schema) for name in ([types] if isinstance(types, str) else types))


def _of_type(name, schema):
    if name == "string":
        return "text that is not empty" if schema.get("minLength") or schema.get("pattern") == NOT_BLANK else "text"
    if name == "array" and schema.get("minItems", -1) == schema.get("maxItems"):
        return f"a list of {schema['minItems']}"
    limits = [f"{words} {schema[key]}" for key, words in LIMITS.get(name, {}).items() if key in schema]
    return f"{NAMES[name]} {' and '.join(limits)}".rstrip()


def _came(error):
    value = error.instance
    if isinstance(value, list):
        return f"a list of {len(value)}" if value else "an empty list"
    if error.validator == "type" or value is None or isinstance(value, dict):
        kinds = {dict: "object", str: "string", bool: "boolean", type(None): "null"}
        return NAMES[kinds.get(type(value), "number")]
    shown = str(value).lower() if isinstance(value, bool) else repr(value)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
