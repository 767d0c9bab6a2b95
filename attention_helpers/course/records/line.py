"""A record and the line it is in a session file: one JSON object with `time`, `session`, `number`, `kind`, `id`, ….

`time` is what the clock said. Where the folder holds a later one already, the clock was moved: `after` is then that
later time, and `step` counts the records that follow it. Order is by these: the newest record is the one recorded last.
Source: Kulkarni et al. (2014), "Logical Physical Clocks".
"""

import json
import math
from functools import lru_cache

LARGEST = 10**9  # of what is counted or measured
LONGEST_TIME = 64
DEEPEST = 50
LONGEST_KNOWN = 10_000  # bytes of a line whose form is kept: longer names could fill the memory
MOST_BITS = 4096  # of a whole number; longer ones Python itself refuses to read
NOTHING = type(None)
# What the course writes in these fields. What is no such value counts as not there; fields of other names are kept.
COUNTS = ("number", "step", "attempt", "draw", "nth")
AMOUNTS = ("score", "seconds")
TYPES = {
    **dict.fromkeys(
        ("session", "after", "lesson", "misconception", "event", "paper", "topic"), frozenset((str, NOTHING))
    ),
    **dict.fromkeys(COUNTS, frozenset((int,))),
    **dict.fromkeys(AMOUNTS, frozenset((int, float, NOTHING))),
    "right": {bool, NOTHING},
    "judged": {dict, NOTHING},
}
NUMBERS = COUNTS + AMOUNTS
ANY = {str, int, float, bool, NOTHING, list, dict}

_types = TYPES.get


def parse(line):
    """One line of a session file (bytes) as a record, or None where it is damaged."""
    try:
        return _record(json.loads(line.decode("utf-8")))
    except (ValueError, RecursionError):
        return None


def parse_all(lines):
    """A record for each line, None for a damaged one. Whole ones are decoded at once, which is faster."""
    try:
        values = json.loads(f"[{b','.join(lines).decode('utf-8')}]")
    except (ValueError, RecursionError):
        values = []
    if len(values) != len(lines):
        return [parse(line) for line in lines]
    judge = _known_form if max(map(len, lines), default=0) <= LONGEST_KNOWN else _form
    return [_record(value, judge) for value in values]


def _form(names, types):
    """Of a record with fields of these names and types: (whether it is one, its wrong fields, its numbers)."""
    by_name = dict(zip(names, types, strict=True))
    is_record = by_name.get("time") is by_name.get("kind") is by_name.get("id") is str
    wrong = [name for name, kind in by_name.items() if kind not in _types(name, ANY)]
    return is_record, wrong, [name for name in NUMBERS if name in by_name and name not in wrong]


_known_form = lru_cache(1000)(_form)  # the course writes some twenty


def _record(row, judge=_form):
    """A value as a record, without what is not of its field's type; None for what is none."""
    if type(row) is not dict:
        return None
    is_record, wrong, numbers = judge(tuple(row), tuple(map(type, row.values())))
    if not is_record or len(row["time"]) > LONGEST_TIME:
        return None
    for name in wrong:
        del row[name]
    for name in numbers:
        if not 0 <= (row[name] or 0) <= LARGEST:  # nan, too
            del row[name]
    return row


def order(row):
    """What records are sorted by: time and step, then session and number."""
    number, after = row.get("number"), row.get("after")
    number = number if isinstance(number, int) else 0
    if after is None:
        return row["time"], 0, row.get("session") or "", number
    return *max((row["time"], 0), (after, row.get("step") or 0)), row.get("session") or "", number


def identity(row):
    """What two copies of a record share and no two records do, or None for a record that does not say its session."""
    session, number = row.get("session"), row.get("number")
    return None if session is None or number is None else (session, number, row["time"])


def lesson_of(row):
    """The lesson a record belongs to: its own field, or the first two characters of its id."""
    return str(row.get("lesson") or row["id"][:2])


def to_bytes(row):
    """The record as one line of UTF-8, its line break included; half a surrogate pair is escaped, as JSON has it."""
    return (json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8", "backslashreplace")


def plain(value, depth=DEEPEST):
    """The value as JSON can hold it: NumPy numbers and arrays, tuples and sets become numbers and lists."""
    if isinstance(value, (dict, list, tuple, set, frozenset)) and not depth:
        return "…"
    if isinstance(value, dict):
        return {str(key): plain(item, depth - 1) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item, depth - 1) for item in value]
    if hasattr(value, "tolist"):  # NumPy's numbers and arrays
        return plain(value.tolist(), depth)
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        return hex(value)
    finite = not isinstance(value, float) or math.isfinite(value)
    return value if value is None or (isinstance(value, (str, int, float)) and finite) else str(value)
