"""What a class sent in."""

import json

import pytest


@pytest.fixture
def sent_in():
    """sent_in(path, (time, kind, id, right, misconception), …) writes a session file."""
    return send_in


def send_in(path, *rows):
    """A session file from (time, kind, id, right, misconception)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        for when, kind, id, right, mistake in rows:
            row = {"time": when, "kind": kind, "id": id, "lesson": id[:2], "right": right, "misconception": mistake}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


@pytest.fixture
def klass(tmp_path):
    """Three learners: 花子 in two sessions, bob with a damaged file, and one who lies flat."""
    folder = tmp_path / "class"
    send_in(
        folder / "花子" / "b.jsonl",
        ("2026-01-02T10", "quiz", "01.a", True, None),
        ("2026-01-02T11", "quiz", "01.b", True, None),
    )
    send_in(folder / "花子" / "a.jsonl", ("2026-01-01T10", "quiz", "01.a", False, "last word only"))
    send_in(
        folder / "bob" / "deep" / "s.jsonl",
        ("2026-01-03", "quiz", "01.a", False, "last word only"),
        ("2026-01-04", "exercise", "soft", True, None),
        ("2026-01-04", "hint", "soft", None, None),
        ("2026-01-04", "quiz", "01.open", None, None),
    )
    with open(folder / "bob" / "deep" / "s.jsonl", "ab") as file:
        file.write(b'garbage\n{"time": "2026-01-05", "ki')
    send_in(folder / "0badc0de-20260101T000000-00000000.jsonl", ("2026-01-01", "quiz", "01.a", True, None))
    send_in(folder / "0badc0de-20260102T000000-11111111.jsonl", ("2026-01-02", "quiz", "01.b", False, "other"))
    return folder
