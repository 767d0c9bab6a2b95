"""A bank as it comes in from outside: read as JSON, or as JavaScript has it, and bounded, so that none stalls a kernel.

jupyterquiz hands a file to JavaScript, which passes over a comma before ] or } and over comments; so does this.
"""

import json
import re
from numbers import Integral

import numpy as np

LARGEST_FILE = 1_000_000  # bytes
MOST_VALUES = 100_000  # texts, numbers, lists and objects in all
LONGEST_LIST = 500  # questions, too
LONGEST_TEXT = 20_000
MOST_DIGITS = 300  # of a whole number
DEEPEST = 12  # lists and objects within each other; our own banks need 6
_QUOTED = r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)'
_COMMENT = re.compile(_QUOTED + r"|/\*.*?(?:\*/|\Z)|//[^\n]*", re.DOTALL)
_SPARE_COMMA = re.compile(_QUOTED + r"|,(?=\s*[\]}])", re.DOTALL)


class BankError(ValueError):
    """A bank that cannot be shown. The message names file, question and reason, a line for each."""


def read_json(path):
    """What the file at `path` holds. Raises BankError naming file, line and reason.

    A mark of the byte order, as some editors leave it at the start, is passed over.
    """
    try:
        with open(path, "rb") as file:
            raw = file.read(LARGEST_FILE + 1)
        if len(raw) > LARGEST_FILE:
            raise BankError(f"{path.name}: larger than {LARGEST_FILE:,} bytes; split it into several banks.")
        text = raw.decode("utf-8-sig")
        try:
            return _loads(text, path.name)
        except json.JSONDecodeError:
            return _loads(_plain_json(text), path.name)
    except UnicodeDecodeError as error:
        raise BankError(f"{path.name}: not UTF-8 at byte {error.start}; save the file as UTF-8.") from None
    except json.JSONDecodeError as error:
        raise BankError(f"{path.name}, line {error.lineno}: not JSON ({error.msg}).") from None
    except RecursionError:
        raise BankError(f"{path.name}: lists and objects within each other, more than {DEEPEST} deep.") from None


def _loads(text, name):
    def whole(digits):
        if len(digits) > MOST_DIGITS:
            raise BankError(f"{name}: a whole number of {len(digits):,} digits; at most {MOST_DIGITS}.")
        return int(digits)

    return json.loads(text, parse_int=whole)


def _plain_json(text):
    """The text without comments and commas at ends, each line where it was; texts in quotes as they are."""

    def without(found):
        return found[0] if found[0].startswith('"') else re.sub(r"[^\n]", " ", found[0])

    return _SPARE_COMMA.sub(without, _COMMENT.sub(without, text))


def plain(value, name):
    """A copy of `value` in what JSON has: lists, dictionaries with text as keys, text, numbers, true, false, nothing.

    NumPy's numbers become Python's, tuples and arrays lists. Raises BankError, naming the bank `name`, for anything
    else and where there is too much of it.
    """
    return _Copy(name).of(value, 0)


class _Copy:
    def __init__(self, name):
        self.name, self.values = name, 0

    def of(self, value, depth):
        self.values += 1
        if self.values > MOST_VALUES:
            raise BankError(f"{self.name}: more than {MOST_VALUES:,} texts, numbers and lists; split it into several.")
        if isinstance(value, np.ndarray):
            value = list(value) if value.ndim else value[()]
        if isinstance(value, (list, tuple, dict)):
            return self._several(value, depth)
        if isinstance(value, str):
            return self._text(value)
        if value is None or isinstance(value, (bool, np.bool_)):
            return value if value is None else bool(value)
        if isinstance(value, Integral):
            return self._whole(int(value))
        if isinstance(value, (float, np.floating)):  # of a short one what it looks like, 0.1
            return float(str(value)) if isinstance(value, np.floating) else float(value)
        expected = "expected text, a number, true or false, a list or a dictionary"
        raise BankError(f"{self.name}: {str(value)[:40]!r} is a {type(value).__name__}; {expected}.")

    def _several(self, value, depth):
        if depth >= DEEPEST:
            raise BankError(f"{self.name}: lists and objects within each other, more than {DEEPEST} deep.")
        if len(value) > LONGEST_LIST:
            what = "questions" if depth == 0 else "entries in a list or object"
            raise BankError(f"{self.name}: {len(value):,} {what}; at most {LONGEST_LIST}.")
        if not isinstance(value, dict):
            return [self.of(item, depth + 1) for item in value]
        wrong = next((key for key in value if not isinstance(key, str)), None)
        if wrong is not None:
            raise BankError(f"{self.name}: the key {str(wrong)[:40]!r} is no text.")
        return {self._text(key): self.of(item, depth + 1) for key, item in value.items()}

    def _text(self, text):
        if len(text) > LONGEST_TEXT:
            raise BankError(f"{self.name}: a text of {len(text):,} characters; at most {LONGEST_TEXT:,}.")
        return str(text).encode("utf-8", "replace").decode("utf-8")  # half characters, which no file can hold

    def _whole(self, number):
        if number.bit_length() > 1024:
            raise BankError(f"{self.name}: a whole number of more than {MOST_DIGITS} digits.")
        return number
