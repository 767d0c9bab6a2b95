"""Pictures beside a bank: which are shown, and which never."""

import base64
import io
import json
import os

import pytest
from PIL import Image

from attention_helpers import course
from attention_helpers.course.questions import bank
from attention_helpers.course.questions.lint import question_complaints
from attention_helpers.course.questions.pictures import look_up


def picture(format="PNG", size=(2, 3)):
    """The bytes of a small picture."""
    file = io.BytesIO()
    Image.new("RGB", size, "red").save(file, format)
    return file.getvalue()


def asked(*texts):
    """A bank's questions, one for each text."""
    answers = [{"answer": "yes", "correct": True}, {"answer": "no"}]
    return [
        {"id": f"q{n}", "type": "multiple_choice", "question": text, "answers": answers} for n, text in enumerate(texts)
    ]


def reason(text, folder):
    """Why the one picture of a text is not shown; "" where it is."""
    ((source, said),) = look_up(asked(text), folder).values()
    assert bool(source) != bool(said)
    return said


@pytest.mark.parametrize(("format", "kind"), [("PNG", "png"), ("JPEG", "jpeg"), ("GIF", "gif"), ("WEBP", "webp")])
def test_a_picture_is_sent_as_its_bytes_whatever_it_is_called(format, kind, tmp_path):
    (tmp_path / "dog.svg").write_bytes(picture(format))
    ((source, said),) = look_up(asked("![a dog](dog.svg)"), tmp_path).values()
    head, _, data = source.partition(",")
    assert (head, said) == (f"data:image/{kind};base64", "") and base64.b64decode(data) == picture(format)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SVG, "picture_kind"),
        (b"", "picture_kind"),
        (b"<html></html>", "picture_kind"),
        (picture()[:40], "picture_kind"),
        (picture()[:-20] + b"x" * 20, "picture_kind"),
        (b"\x89PNG\r\n\x1a\n" + SVG, "picture_kind"),
        (b"GIF89a" + b"\xff" * 10, "picture_kind"),
        (picture("BMP"), "picture_kind"),
        (picture("TIFF"), "picture_kind"),
        (picture(size=(5_000, 5_000)), "picture_large"),
        (picture() + b"\0" * 1_000_000, "picture_large"),
    ],
    ids=range(11),
)
def test_a_file_is_checked_to_be_a_picture_of_bounded_size(content, said, tmp_path):
    (tmp_path / "a.png").write_bytes(content)
    assert reason("![a](a.png)", tmp_path) == said


def test_only_what_lies_in_the_banks_folder_is_read(tmp_path):
    home, other = tmp_path / "home", tmp_path / "home-2"
    for folder in (home / "sub", other):
        folder.mkdir(parents=True)
        (folder / "a.png").write_bytes(picture())
    assert reason("![a](sub/a.png)", home) == reason("![a](sub/../sub/a.png)", home) == ""
    for way in ("../home-2/a.png", "%2e%2e/home-2/a.png", "sub/../../home-2/a.png", "..", "."):
        assert reason(f"![a]({way})", home) == "picture_outside"
    for way in ("none.png", "sub", "sub/a.png%00", "a" * 5_000, "~/a.png"):
        assert reason(f"![a]({way})", home) == "picture_missing"


@pytest.mark.skipif(os.name == "nt", reason="links and pipes want rights there")
def test_neither_a_link_that_leads_out_nor_a_pipe_is_read(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "a.png").write_bytes(picture())
    (home / "out.png").symlink_to(tmp_path / "a.png")
    (home / "round.png").symlink_to(home / "round.png")
    (home / "null.png").symlink_to("/dev/zero")
    os.mkfifo(home / "pipe.png")
    found = {
        to: said
        for to, (_, said) in look_up(asked("![](out.png) ![](round.png) ![](null.png) ![](pipe.png)"), home).items()
    }
    assert found == {
        "out.png": "picture_outside",
        "round.png": "picture_missing",
        "null.png": "picture_outside",
        "pipe.png": "picture_missing",
    }


def test_the_pictures_of_a_bank_are_bounded_together(tmp_path):
    for n in range(7):
        (tmp_path / f"{n}.png").write_bytes(picture() + b"\0" * 900_000)
    found = look_up(asked(*(f"![{n}]({n}.png)" for n in range(7))), tmp_path)
    assert [said for _, said in found.values()] == [""] * 5 + ["picture_many"] * 2


def test_a_quiz_shows_them_in_the_question_and_in_what_is_said(tmp_path):
    (tmp_path / "dog.png").write_bytes(picture())
    questions = asked("Look: ![a dog](dog.png)")
    questions[0]["answers"] = [
        {"answer": '<img src="dog.png" alt="this">', "correct": True},
        {"answer": "![that](cat.png)", "feedback": "Not ![a dog](dog.png) but"},
    ]
    (tmp_path / "animals.json").write_text(json.dumps(questions), encoding="utf-8")
    quiz = course.quiz(str(tmp_path / "animals.json"))
    source = "data:image/png;base64," + base64.b64encode(picture()).decode("ascii")
    shown = {"kind": "image", "text": "a dog", "to": "dog.png", "source": source, "words": ""}
    assert quiz.views[0]["question"][0][1] == shown
    first, second = (option["pieces"][0][0] for option in quiz.views[0]["options"])
    assert first == {**shown, "text": "this"} and second["source"] == ""
    assert second["words"] == "The picture “cat.png” is not shown: there is no such file beside the questions."
    quiz.check("q0", 1)
    assert quiz.states["q0"]["feedback"][0][0][1] == shown
    assert "Look: [a dog]" in repr(quiz) and "base64" not in repr(quiz)


def test_a_list_finds_them_where_the_notebook_lies(tmp_path, monkeypatch):
    (tmp_path / "dog.png").write_bytes(picture())
    monkeypatch.chdir(tmp_path)
    assert course.quiz(asked("![a dog](dog.png)")).views[0]["question"][0][0]["source"].startswith("data:image/png;")


def test_the_lint_asks_for_what_a_picture_says():
    for text, poor in (("![](a.png)", True), ('<img src="a.png" alt=" ">', True), ("![a dog](a.png)", False)):
        found = [
            line for line in question_complaints(bank.load(asked(text)).questions[0]) if "alternative text" in line
        ]
        assert found == (["the picture 'a.png' has no alternative text"] if poor else [])
