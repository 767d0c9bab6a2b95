"""A record and the line it is in a session file: one JSON object with `time`, `session`, `number`, `kind`, `id`, …."""

import json
import math


def parse(line):
    """One line of a session file (bytes) as a record, or None where it is damaged."""
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    keys = ("time", "kind", "id")
    return row if isinstance(row, dict) and all(isinstance(row.get(key), str) for key in keys) else None


def order(row):
    """What records are sorted by: time first, then session and number."""
    number = row.get("number")
    return row["time"], str(row.get("session", "")), number if isinstance(number, int) else 0


def lesson_of(row):
    """The lesson a record belongs to: its own field, or the first two characters of its id."""
    return str(row.get("lesson") or row["id"][:2])


def to_bytes(row):
    """The record as one line of UTF-8, its line break included; half a surrogate pair is escaped, as JSON has it."""
    return (json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8", "backslashreplace")


def plain(value):
    """The value as JSON can hold it: NumPy numbers and arrays, tuples and sets become numbers and lists."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if hasattr(value, "tolist"):  # NumPy's numbers and arrays
        return plain(value.tolist())
    finite = not isinstance(value, float) or math.isfinite(value)
    return value if value is None or (isinstance(value, (str, int, float)) and finite) else str(value)
