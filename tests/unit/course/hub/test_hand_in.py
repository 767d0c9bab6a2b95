"""A learner hands in: once, twice, with a break, with files that are no session's."""

import os

import pytest

from attention_helpers import course
from attention_helpers.course.hub import hand_in as hands
from attention_helpers.course.hub.connection import SERVICE
from attention_helpers.hub import shelf as shelves

NAME = "hanako-20261201T090000-0123abcd.jsonl"


@pytest.fixture
def progress(tmp_path):
    return tmp_path / "progress"


def held(service, name=NAME):
    return (service.shelf.folder / "hanako" / name).read_bytes()


def test_it_comes_once_and_then_what_is_new(service, progress):
    (progress / NAME).write_bytes(b"one\n")
    assert course.hand_in().text == "Hand-in\nHanded in as hanako; sessions there: 1."
    assert course.hand_in().text == "Hand-in\nEverything is there already. You hand in as hanako; sessions there: 1."
    with open(progress / NAME, "ab") as file:
        file.write(b"two\n")
    assert "Handed in as hanako" in course.hand_in().text and held(service) == b"one\ntwo\n"


def test_a_large_file_goes_in_pieces_and_goes_on_after_a_break(service, progress, monkeypatch):
    for room in (hands, shelves):
        monkeypatch.setattr(room, "PIECE", 4)
    (progress / NAME).write_bytes(b"0123456789")
    service.shelf.take("hanako", NAME, 0, b"0123")
    service.shelf.take("hanako", NAME, 4, b"45")
    assert "Handed in" in course.hand_in().text and held(service) == b"0123456789"
    assert sum(method == "POST" for method, *_ in service.asked) == 2  # from 4 on, not from 0


def test_a_changed_file_is_told_and_the_others_come(service, progress):
    (progress / NAME).write_bytes(b"one\n")
    course.hand_in()
    (progress / NAME).write_bytes(b"another\n")
    (progress / f"b{NAME}").write_bytes(b"two\n")
    told = course.hand_in()
    assert f"{NAME} was not taken: it is not what was handed in before, which stays." in told.text
    assert held(service) == b"one\n" and held(service, f"b{NAME}") == b"two\n" and told.tone == "open"


def test_what_is_no_session_file_is_left(service, progress, tmp_path):
    (progress / "notes.txt").write_text("mine", encoding="utf-8")
    assert "There is nothing to hand in yet" in course.hand_in().text
    if os.name == "posix":
        (tmp_path / "secret").write_text("x", encoding="utf-8")
        (progress / f"a{NAME}").symlink_to(tmp_path / "secret")
        os.mkfifo(progress / f"b{NAME}")
        assert course.hand_in().text.count("not a regular file") == 2


def test_a_hub_that_says_no_or_nothing(service, monkeypatch):
    service.fails = 403, {"reason": "no user of this hub"}
    assert course.hand_in().text == "Hand-in\nThe hub does not take it: no user of this hub."
    monkeypatch.setenv(SERVICE, "http://127.0.0.1:9/services/course/")
    assert "The hub does not answer (" in course.hand_in().text and "Nothing is lost" in course.hand_in().text


def test_elsewhere_it_says_what_to_hand_in(service, monkeypatch, progress):
    monkeypatch.delenv(SERVICE)
    assert str(progress) in course.hand_in().text and service.asked == []
