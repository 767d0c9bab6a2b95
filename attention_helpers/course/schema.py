"""Data checked against a JSON Schema, and what is wrong with it said in sentences.

`jsonschema` finds the errors; here they get words: the place, what was expected, what came. A schema may help with two
of JSON Schema's own annotations: `description` says what is expected ("two numbers"), `title` names the whole
("a question").
"""

import sys

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
OF_LISTS = {"minItems": "of at least", "maxItems": "of at most"}
LIMITS = {"number": OF_NUMBERS, "integer": OF_NUMBERS, "array": OF_LISTS}
SLOW = "rfc3987_syntax"  # checks addresses, which no schema here asks for, and builds a grammar when imported: 2.4 s


def _jsonschema():
    """The library, imported without its slow optional part (seen with jsonschema 4.26: 0.2 s in place of 2.6 s)."""
    if SLOW not in sys.modules:
        sys.modules[SLOW] = None  # an import of it then fails, and jsonschema goes on without it
    try:
        import jsonschema
    finally:
        if sys.modules[SLOW] is None:
            del sys.modules[SLOW]
    return jsonschema


jsonschema = _jsonschema()


def _is_integer(_checker, value):
    """Without 3.0, which JSON Schema takes for an integer: no list of Python's can be indexed with it."""
    return isinstance(value, int) and not isinstance(value, bool)


_Validator = jsonschema.validators.extend(
    jsonschema.Draft202012Validator,
    type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


def complaints(value, schema):
    """Yield a sentence, without its full stop, for each way in which `value` breaks `schema`.

    value   what json.load gives
    schema  a JSON Schema (draft 2020-12) as a dictionary

    For example: "answer 2: 'correct' must be true or false, not text".
    """
    told = set()
    for error in _Validator(schema).iter_errors(value):
        if "description" not in error.schema:
            error = jsonschema.exceptions.best_match([error])  # of several branches, the one that fits best
        sentence = _sentence(error, schema.get("title", "it"))
        if sentence not in told:
            told.add(sentence)
            yield sentence


def _sentence(error, whole):
    place = _place(error.absolute_path)
    if error.validator == "required":
        missing = [repr(key) for key in error.validator_value if key not in error.instance]
        return ": ".join([*place, f"there is no {' and no '.join(missing)}"])
    if error.validator == "additionalProperties" and error.validator_value is False:
        known = error.schema.get("properties", {})
        unknown = [repr(key) for key in error.instance if key not in known]
        return ": ".join([*place, f"unknown {', '.join(unknown)}; known are {', '.join(known)}"])
    expected = _expected(error.schema)
    if "propertyNames" in error.absolute_schema_path:
        return ": ".join([*place, f"the name {error.instance!r} must be {expected or error.message}"])
    if error.validator == "uniqueItems":
        return f"{': '.join(place) or whole} must hold nothing twice"
    if expected:
        return f"{': '.join(place) or whole} must be {expected}, not {_came(error)}"
    if error.context:
        return "; or ".join(dict.fromkeys(_sentence(branch, whole) for branch in error.context))
    return ": ".join([*place, error.message])


def _place(path):
    """["answers", 1, "correct"] -> ["answer 2", "'correct'"]"""
    steps, place = list(path), []
    while steps:
        step = steps.pop(0)
        if isinstance(step, int):
            place.append(f"entry {step + 1}")
        elif steps and isinstance(steps[0], int):
            place.append(f"{step.removesuffix('s')} {steps.pop(0) + 1}")
        else:
            place.append(repr(step))
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
