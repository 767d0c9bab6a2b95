"""Data files of objects: what is wrong in one is told with file, entry, what came and what was expected."""

import json
import re

import pytest

from attention_helpers import course
from attention_helpers.course.entries import localised, read_entries
from attention_helpers.widgets import catalogue

SCHEMA = {
    "type": "object",
    "required": ["id", "title"],
    "properties": {"id": {"type": "string"}, "title": {"type": "string"}, "ja": {"type": "object"}},
    "additionalProperties": False,
}
GOOD = {"id": "a", "title": "word", "ja": {"title": "語"}}


def read(tmp_path, content):
    path = tmp_path / "things.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode("utf-8"))
    return read_entries(path, SCHEMA)


def test_what_fits_is_read_as_it_stands(tmp_path):
    assert read(tmp_path, [GOOD]) == [GOOD]


@pytest.mark.parametrize(
    "content, said",
    [
        (b"\xff", "things.json: expected JSON in UTF-8"),
        (b"[", "things.json: expected JSON in UTF-8"),
        ({"id": "a"}, "things.json: expected a list of objects, got dict"),
        (["a"], "entry 1: expected an object, got 'a'"),
        ([GOOD, GOOD], r"entry 2 \(a\): an earlier entry has this id"),
        ([{"id": "a"}], r"entry 1 \(a\): .*'title'"),
        ([{"title": "x"}], "entry 1: .*'id'"),
        ([GOOD | {"title": 3}], r"entry 1 \(a\): '?title\b"),
        ([GOOD | {"colour": "red"}], "'colour'"),
    ],
)
def test_what_does_not_fit_is_told(tmp_path, content, said):
    with pytest.raises(ValueError, match=said):
        read(tmp_path, content)


def test_every_mistake_has_its_line(tmp_path):
    with pytest.raises(ValueError) as caught:
        read(tmp_path, [{"id": "a"}, "b", GOOD | {"title": None}])
    assert re.findall("entry [0-9]", str(caught.value)) == ["entry 1", "entry 2", "entry 3", "entry 3"]


def test_the_language_in_force(monkeypatch):
    own = {"title": "words", "parts": [{"title": "word"}], "size": 3}
    assert localised(GOOD, "sample", "a")["title"] == "word"
    assert localised(own, "sample", "a") == own
    assert localised(GOOD, "sample", "a", "ja") == {"id": "a", "title": "語"}
    course.set_language("ja")
    assert localised(GOOD, "sample", "a")["title"] == "語"
    question = {"question": "How much is it?", "answers": [{"feedback": "No."}]}
    monkeypatch.setattr(
        catalogue,
        "_messages",
        lambda domain, name: {("a", "No."): "違う"} if (domain, name) == ("sample", "ja") else {},
    )
    assert localised(question, "sample", "a") == {"question": "How much is it?", "answers": [{"feedback": "違う"}]}
    assert localised(question, "sample", "b") == question, "another place has a translation of its own"
