"""What comes in: files as editors and other programs leave them, and what is too much."""

import json
import sys
import time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from attention_helpers.course.questions.intake import BankError, plain, read_json


@pytest.fixture
def read(tmp_path):
    def read(content):
        path = tmp_path / "bank.json"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return plain(read_json(path), path.name)

    return read


@pytest.mark.parametrize(
    "text",
    [
        '[{"a": [1, "x,]"]}]',
        '\ufeff[{"a": [1, "x,]"]}]',
        '[{"a": [1, "x,]",],},]',
        '[{"a": [1, "x,]" /* one , ] */ , ] // two\n}]',
        '// first\r\n[{"a": [1, "x,]"]\r\n  ,  }\r\n, ]\r\n',
        '[{"a": [1, "x,]"]}] /* never closed',
        '[{"a": [1, "x,]"]}] // "',
    ],
)
def test_what_javascript_reads_is_read(text, read):
    assert read(text) == [{"a": [1, "x,]"]}]


def test_texts_keep_what_looks_like_a_comment_or_a_spare_comma(read):
    assert read(r'[{"a": "http://x /* y */ \" ,]", "b": "\\",},]') == [{"a": 'http://x /* y */ " ,]', "b": "\\"}]


DEEP = "lists and objects within each other, more than 12 deep."
# From 3.13 on Python names the comma.
TWO_COMMAS = "2: not JSON (Illegal trailing comma before end of array)."
if sys.version_info < (3, 13):
    TWO_COMMAS = "3: not JSON (Expecting value)."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[" * 100_000, f"bank.json: {DEEP}"),
        ("[" * 100_000 + "]" * 100_000, f"bank.json: {DEEP}"),
        ("[" * 13 + "]" * 13, f"bank.json: {DEEP}"),
        ('{"a":' * 100_000, f"bank.json: {DEEP}"),
        ('{"a":' * 20 + "1" + "}" * 20, f"bank.json: {DEEP}"),
        (f"[{'9' * 5_000}]", "bank.json: a whole number of 5,000 digits; at most 300."),
        (f"[-{'9' * 301}]", "bank.json: a whole number of 302 digits; at most 300."),
        (json.dumps(["x" * 20_001]), "bank.json: a text of 20,001 characters; at most 20,000."),
        (json.dumps([{"x" * 20_001: 1}]), "bank.json: a text of 20,001 characters; at most 20,000."),
        (json.dumps([0] * 501), "bank.json: 501 questions; at most 500."),
        (json.dumps([[0] * 501]), "bank.json: 501 entries in a list or object; at most 500."),
        (
            json.dumps([[0] * 499] * 250),
            "bank.json: more than 100,000 texts, numbers and lists; split it into several.",
        ),
        (" " * 1_000_001, "bank.json: larger than 1,000,000 bytes; split it into several banks."),
        (b"[\xff]", "bank.json: not UTF-8 at byte 1; save the file as UTF-8."),
        ("[]".encode("utf-16"), "bank.json: not UTF-8 at byte 0; save the file as UTF-8."),
        ("", "bank.json, line 1: not JSON (Expecting value)."),
        ("[1,\n2,\n,]", f"bank.json, line {TWO_COMMAS}"),
        ("[1,\n2,\n;]", "bank.json, line 3: not JSON (Expecting value)."),
        ('"' + r"\"" * 400_000 + "\\", "bank.json, line 1: not JSON (Unterminated string starting at)."),
        ("/*" * 400_000, "bank.json, line 1: not JSON (Expecting value)."),
        ("[1" + ", " * 400_000, "bank.json, line 1: not JSON (Expecting value)."),
    ],
    ids=range(21),
)
def test_what_is_too_much_is_told_at_once(content, reason, read):
    begun = time.process_time()
    with pytest.raises(BankError) as raised:
        read(content)
    assert str(raised.value) == reason
    assert time.process_time() - begun < 2  # 0.2 s on a machine that does nothing else


def test_numbers_of_numpy_are_pythons():
    given = [np.int64(3), np.float64(0.5), np.float32(0.1), np.bool_(True), np.str_("x"), np.array([1, 2]), (4,), None]
    made = plain(given, "list")
    assert made == [3, 0.5, 0.1, True, "x", [1, 2], [4], None] and made[3] is True
    assert [type(item) for item in made] == [int, float, float, bool, str, list, list, type(None)]
    assert plain(np.array(2.5), "list") == 2.5 and json.dumps(made)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ([{1: "x"}], "list: the key '1' is no text."),
        ([{"a": {"x"}}], "list: \"{'x'}\" is a set; expected"),
        ([Fraction(1, 3)], "list: '1/3' is a Fraction; expected"),
        ([Decimal("0.1")], "list: '0.1' is a Decimal; expected"),
        ([b"x"], "list: \"b'x'\" is a bytes; expected"),
        ([1j], "list: '1j' is a complex; expected"),
        ([10**400], "list: a whole number of more than 300 digits."),
    ],
)
def test_what_json_has_not_is_told(value, reason):
    with pytest.raises(BankError) as raised:
        plain(value, "list")
    assert str(raised.value).startswith(reason)


def test_a_list_that_holds_itself_is_told():
    endless = []
    endless.append(endless)
    with pytest.raises(BankError, match="more than 12 deep"):
        plain(endless, "list")


def test_it_is_a_copy_and_half_characters_are_replaced():
    given = [{"a": ["x\ud800"]}]
    made = plain(given, "list")
    assert made == [{"a": ["x?"]}] and given == [{"a": ["x\ud800"]}]
