"""JSON Schema: where a value does not fit, told in sentences."""

from jsonschema import Draft202012Validator


def complaints(value, schema):
    """Yield a sentence for each place of `value` that does not fit the schema: where, what came, what was expected."""
    for error in sorted(Draft202012Validator(schema).iter_errors(value), key=lambda error: error.json_path):
        place = error.json_path.removeprefix("$").removeprefix(".")
        yield f"{place}: {error.message}" if place else error.message
