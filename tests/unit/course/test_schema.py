"""What breaks a schema is told in sentences: the place, what was expected, what came."""

import subprocess
import sys

import pytest

from attention_helpers.course.schema import complaints
from attention_helpers.places import ROOT

TEXT = {"type": "string", "pattern": r"\S"}


@pytest.mark.parametrize(
    ("value", "schema", "sentence"),
    [
        ("x", {"title": "a question", "type": "object"}, "a question must be an object, not text"),
        (None, {"type": ["array", "object"]}, "it must be a list or an object, not nothing"),
        ({"a": 7}, {"properties": {"a": TEXT}}, "'a' must be text that is not empty, not a number"),
        ({"a": " "}, {"properties": {"a": TEXT}}, "'a' must be text that is not empty, not ' '"),
        ({"a": "yes"}, {"properties": {"a": {"type": "boolean"}}}, "'a' must be true or false, not text"),
        ({}, {"required": ["a"]}, "there is no 'a'"),
        ({"b": 1}, {"required": ["a", "b", "c"]}, "there is no 'a' and no 'c'"),
        (
            {"a": []},
            {"properties": {"a": {"type": "array", "minItems": 2}}},
            "'a' must be a list of at least 2, not an empty list",
        ),
        ([1, 2, 3], {"type": "array", "maxItems": 2, "minItems": 2}, "it must be a list of 2, not a list of 3"),
        ([1, 1], {"type": "array", "uniqueItems": True}, "it must hold nothing twice"),
        (0, {"type": "integer", "minimum": 1}, "it must be a whole number at least 1, not 0"),
        (3.0, {"type": "integer"}, "it must be a whole number, not a number"),
        (True, {"type": "integer"}, "it must be a whole number, not true or false"),
        (2, {"type": "number", "minimum": 0, "maximum": 1}, "it must be a number at least 0 and at most 1, not 2"),
        (5, {"type": "number", "maximum": 1}, "it must be a number at most 1, not 5"),
        (1, {"type": "number", "exclusiveMinimum": 1}, "it must be a number above 1, not 1"),
        (None, {"enum": ["a", "b"]}, "it must be one of 'a', 'b', not nothing"),
        (True, {"const": 3}, "it must be 3, not true"),
        ("c", {"enum": ["a", "b"]}, "it must be one of 'a', 'b', not 'c'"),
        ("x" * 99, {"const": "a"}, f"it must be 'a', not '{'x' * 58}…"),
        ([1], {"minItems": 2, "description": "two numbers"}, "it must be two numbers, not a list of 1"),
        ({"b": 1}, {"properties": {"a": {}}, "additionalProperties": False}, "unknown 'b'; known are a"),
        (
            {"a b": 1},
            {"propertyNames": {"pattern": "^\\w+$", "description": "one word"}},
            "the name 'a b' must be one word",
        ),
        (3, {"not": {"const": 3}}, "3 should not be valid under {'const': 3}"),
    ],
)
def test_one_thing_wrong(value, schema, sentence):
    assert list(complaints(value, schema)) == [sentence]


def test_the_place_is_named_by_keys_and_counted_from_one():
    schema = {
        "properties": {
            "answers": {
                "items": {"properties": {"correct": {"type": "boolean"}, "ja": {"additionalProperties": TEXT}}}
            },
            "weights": {"items": {"items": {"type": "number"}}},
        }
    }
    value = {"answers": [{}, {"correct": "yes", "ja": {"answer": 3}}], "weights": [[0], [1, "2"]]}
    assert list(complaints(value, schema)) == [
        "answer 2: 'correct' must be true or false, not text",
        "answer 2: 'ja': 'answer' must be text that is not empty, not a number",
        "weight 2: entry 2 must be a number, not text",
    ]
    assert list(complaints(["a", 1], {"items": {"type": "string"}})) == ["entry 2 must be text, not a number"]


def test_of_several_forms_the_one_meant_is_told_unless_the_schema_has_words_for_all():
    forms = [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
    assert list(complaints(["a", 1], {"anyOf": forms})) == ["entry 2 must be text, not a number"]
    assert list(complaints(5, {"oneOf": forms})) == ["it must be text or a list, not 5"]
    either = {"anyOf": [{"required": ["value"]}, {"required": ["range"]}]}
    assert list(complaints({}, either)) == ["there is no 'value'; or there is no 'range'"]
    described = {"anyOf": forms, "description": "text or a list of texts"}
    assert list(complaints(["a", 1], described)) == ["it must be text or a list of texts, not a list of 2"]


def test_what_fits_has_no_complaint_and_nothing_is_told_twice():
    assert list(complaints({"a": "x"}, {"type": "object", "required": ["a"]})) == []
    assert list(complaints({}, {"required": ["a", "b"], "allOf": [{"required": ["a", "b"]}]})) == [
        "there is no 'a' and no 'b'"
    ]


def test_the_library_is_imported_without_its_slow_part():
    code = "import sys, attention_helpers.course.schema; print('rfc3987_syntax' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
