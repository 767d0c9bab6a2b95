"""What is no name of a file is refused by a sentence, wherever a path is taken; what is one comes through."""

import sys
from pathlib import Path

import pytest

from attention_helpers import corpus, course, nn
from attention_helpers.paths import as_path

OTHER_NAMES = pytest.mark.skipif(sys.platform == "win32", reason="other names than of other systems")
NAMELESS = ["a\0b", "x" * 300, "x" * 5000, "\ud800", "x" * 300 + "/a"]
TAKES = {
    "nn.load": (nn.load, "path"),
    "Model.save": (nn.Seq2Seq(7, 7, 4, 6).save, "path"),
    "read_pairs": (corpus.read_pairs, "read_pairs: path"),
    "write_pairs": (lambda path: corpus.write_pairs(path, [corpus.Pair(["a"], ["b"])]), "write_pairs: path"),
    "read_trees": (corpus.read_trees, "read_trees: path"),
    "write_trees": (lambda path: corpus.write_trees(path, []), "write_trees: path"),
    "quiz": (course.quiz, "source"),
}


@OTHER_NAMES
@pytest.mark.parametrize("name", NAMELESS, ids=["zero byte", "long", "far too long", "half a character", "folder"])
@pytest.mark.parametrize("place", TAKES)
def test_a_name_that_no_file_can_have_is_refused_in_one_sentence(tmp_path, monkeypatch, place, name):
    monkeypatch.chdir(tmp_path)
    call, argument = TAKES[place]
    with pytest.raises(ValueError, match=rf"^{argument} must be a name that a file can have here, got '.+$") as caught:
        call(name)
    assert "\n" not in str(caught.value) and not list(tmp_path.iterdir())


@pytest.mark.parametrize("path", [True, 1, None, b"bytes", ["a"]])
def test_what_is_no_path_is_refused(path):
    with pytest.raises(TypeError, match=r"^path must be text or a Path, got .+\.$"):
        as_path(path, "path")


@pytest.mark.parametrize("name", ["私.npz", "a b", "x" * 255, "nowhere/a", "", "."])
def test_names_come_through_be_there_a_file_or_not(name):
    assert as_path(name, "path") == as_path(Path(name), "path") == Path(name)
