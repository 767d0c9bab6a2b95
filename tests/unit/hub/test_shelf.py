"""Where hand-ins lie: pieces that come in any order and number, names of all kinds, limits."""

import os
import stat

import pytest

from attention_helpers.course.hub.connection import PIECE
from attention_helpers.hub import shelf as shelves
from attention_helpers.hub.shelf import Refused, Shelf, folder_name

NAME = "hanako-20261201T090000-0123abcd.jsonl"


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "handed-in")


def held(shelf, user="hanako", name=NAME):
    return (shelf.folder / folder_name(user) / name).read_bytes()


def test_a_file_grows_piece_by_piece(shelf):
    assert shelf.take("hanako", NAME, 0, b"one\n") == 4
    assert shelf.take("hanako", NAME, 4, b"two\n") == 8
    assert held(shelf) == b"one\ntwo\n"
    assert shelf.sizes("hanako") == {NAME: 8} and shelf.learners() == ["hanako"]


def test_what_comes_again_or_overlaps_changes_nothing(shelf):
    for start, piece in ((0, b"one\ntwo\n"), (0, b"one\n"), (4, b"two\n"), (0, b"one\ntwo\n"), (2, b"e\ntwo\nthree\n")):
        shelf.take("hanako", NAME, start, piece)
    assert held(shelf) == b"one\ntwo\nthree\n"


@pytest.mark.parametrize("start, piece", [(0, b"eno\n"), (3, b"!two"), (0, b"one!and more")])
def test_what_was_handed_in_stays(shelf, start, piece):
    shelf.take("hanako", NAME, 0, b"one\n")
    with pytest.raises(Refused, match="not what was handed in before") as refused:
        shelf.take("hanako", NAME, start, piece)
    assert refused.value.size == 4 and held(shelf) == b"one\n"


def test_a_gap_is_refused_and_says_where_to_go_on(shelf):
    with pytest.raises(Refused, match="there are 0 bytes, got a piece from 4 on") as refused:
        shelf.take("hanako", NAME, 4, b"two\n")
    assert refused.value.size == 0 and shelf.sizes("hanako") == {}


@pytest.mark.parametrize(
    "name", ["", ".jsonl", "../x.jsonl", "a/b.jsonl", "a\\b.jsonl", ".x.jsonl", "x.ipynb", "x.jsonl\n", "é.jsonl"]
)
def test_only_a_session_file_s_name_is_taken(shelf, name):
    with pytest.raises(Refused, match="no session file has the name"):
        shelf.take("hanako", name, 0, b"one\n")
    with pytest.raises(FileNotFoundError):
        shelf.read("hanako", name, 0)
    assert list(shelf.folder.glob("**/*.jsonl")) == []


@pytest.mark.parametrize("size", [0, PIECE + 1])
def test_a_piece_has_its_bounds(shelf, size):
    with pytest.raises(Refused, match=f"got {size} bytes from 0 on"):
        shelf.take("hanako", NAME, 0, b"x" * size)


def test_a_learner_has_room_for_so_much(shelf, monkeypatch):
    monkeypatch.setattr(shelves, "MOST_BYTES", 10)
    shelf.take("hanako", NAME, 0, b"12345678")
    with pytest.raises(Refused, match="MB in all"):
        shelf.take("hanako", NAME, 8, b"90a")
    shelf.take("taro", NAME, 0, b"12345678")  # another's room is another's
    monkeypatch.setattr(shelves, "MOST_FILES", 1)
    with pytest.raises(Refused, match="as many as one learner may have"):
        shelf.take("hanako", f"b{NAME}", 0, b"1")


def test_users_of_any_name_have_a_folder_each(shelf):
    users = [
        "hanako",
        "Hanako",
        "花子",
        "..",
        ".",
        "a/b",
        "a%2Fb",
        "a\\b",
        "x" * 300,
        "x" * 301,
        "a b",
        " a",
        "a@b.org",
        "%2E",
    ]
    for user in users:
        shelf.take(user, NAME, 0, user.encode())
    assert len(shelf.learners()) == len(users) and all(held(shelf, user) == user.encode() for user in users)
    assert {"hanako", "花子", "a@b.org"} <= set(shelf.learners())
    assert {path.parent.parent for path in shelf.folder.glob("**/*.jsonl")} == {shelf.folder}


@pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")
def test_only_the_service_s_user_reads_and_no_link_is_followed(shelf, tmp_path):
    shelf.take("hanako", NAME, 0, b"one\n")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (shelf.folder, *shelf.folder.rglob("*"))]
    assert all(mode & 0o077 == 0 for mode in modes)
    (tmp_path / "secret").write_bytes(b"one\n")
    link = shelf.folder / "hanako" / f"link{NAME}"
    link.symlink_to(tmp_path / "secret")
    with pytest.raises(OSError):
        shelf.take("hanako", link.name, 0, b"one\ntwo\n")
    with pytest.raises(OSError):
        shelf.read("hanako", link.name, 0)
    assert (tmp_path / "secret").read_bytes() == b"one\n"


def test_a_file_is_read_in_pieces(shelf):
    for start in (0, PIECE):
        shelf.take("hanako", NAME, start, bytes(PIECE))
    assert [len(shelf.read("hanako", NAME, start)) for start in (0, 10, PIECE, 2 * PIECE)] == [PIECE, PIECE, PIECE, 0]
    with pytest.raises(FileNotFoundError):
        shelf.read("..", NAME, 0)
