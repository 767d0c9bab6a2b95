"""Session files as tests write them, and a slow, plain reading of them to compare with."""

import json

from attention_helpers.course.records.line import identity, lesson_of, order, parse


def files(place):
    return sorted(place.glob("*.jsonl"))


def finish(process):
    out, _ = process.communicate(timeout=60)
    return out


def line(time, kind="quiz", id="01.a", **fields):
    """One record as a line (bytes) without its line break."""
    return json.dumps({"time": time, "kind": kind, "id": id, **fields}, ensure_ascii=False).encode("utf-8")


def draw_row(rng):
    """A record such that several share a time, a session, a kind, an id, a lesson; some are resets."""
    time, session, number = f"2026-01-0{rng.randrange(1, 6)}", rng.choice(["x", "y"]), rng.randrange(10**6)
    if rng.random() < 0.1:
        lesson = rng.choice(["01", "02"])
        return {"time": time, "session": session, "number": number, "kind": "reset", "id": lesson, "lesson": lesson}
    row = {"time": time, "kind": rng.choice(["quiz", "test"]), "id": rng.choice(["01.a", "01.b", "02.a"])}
    more = {"session": session, "number": number, "lesson": rng.choice(["01", "02", ""])}
    return row | {key: value for key, value in more.items() if rng.random() < 0.8}


def remembered(rows):
    """The records that no reset forgets, each once, oldest first: each is held against every reset."""
    copies = {identity(row): row for row in reversed(rows) if identity(row)}
    rows = [row for row in rows if identity(row) is None or copies[identity(row)] is row]
    rows = sorted(rows, key=order)
    resets = [row for row in rows if row["kind"] == "reset"]

    def forgotten(row):
        return any(reset["id"] == lesson_of(row) and order(reset) >= order(row) for reset in resets)

    return [row for row in rows if row["kind"] != "reset" and not forgotten(row)]


def plain_reading(place):
    """What a history of all records must be: every file read from its beginning, everything sorted anew."""
    whole = [line for path in files(place) for line in path.read_bytes().split(b"\n")[:-1]]
    return remembered([row for row in map(parse, whole) if row is not None])


def assert_same(found, rows):
    """`found` (index or store) gives `rows`, whatever it is asked for."""
    for kind in ("quiz", "test", "reset", None):
        for id in ("01.a", "01.b", "02.a", "01", None):
            wanted = [row for row in rows if kind in (None, row["kind"]) and id in (None, row["id"])]
            assert found.history(kind, id) == wanted, (kind, id)
            if kind and id:
                assert found.latest(kind, id) == (wanted[-1] if wanted else None), (kind, id)
