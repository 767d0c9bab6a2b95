"""save and load: the same model comes back, half-written files never appear, and anything else is refused in words."""

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import time

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.models import storage

WORDS = ["<pad>", "<unk>", "<s>", "</s>", "私", "ペン", "持って"]


@pytest.fixture
def model():
    made = nn.Seq2Seq(7, 7, 4, 6, attention="additive", bidirectional=True, reverse_source=True, seed=3)
    made.source_vocabulary = made.target_vocabulary = WORDS
    return made


@pytest.mark.parametrize("name", ["model.npz", "モデル", "a b"])
def test_what_was_saved_comes_back(model, tmp_path, name):
    path = tmp_path / name
    model.save(path)
    loaded = nn.load(str(path))
    assert loaded.settings == model.settings and (loaded.flat_parameters == model.flat_parameters).all()
    assert loaded.source_vocabulary == loaded.target_vocabulary == WORDS
    (one,) = nn.translate(model, "私 ペン 犬", max_length=5)
    (other,) = nn.translate(loaded, "私 ペン 犬", max_length=5)
    assert one.tokens == other.tokens and one.unknown == other.unknown == ["犬"]
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_model_without_vocabularies_and_in_float64_comes_back(tmp_path):
    model = nn.Seq2Seq(7, 7, 4, 6, dtype=np.float64)
    model.save(tmp_path / "m")
    loaded = nn.load(tmp_path / "m")
    assert loaded.source_vocabulary is None and loaded.dtype == np.float64
    assert (loaded.flat_parameters == model.flat_parameters).all()


def test_a_failed_save_leaves_the_old_file_and_nothing_else(model, tmp_path, monkeypatch):
    path = tmp_path / "m.npz"
    model.save(path)
    before = path.read_bytes()

    def full_disk(file, **arrays):
        file.write(b"half")
        raise OSError("No space left on device")

    monkeypatch.setattr(storage.np, "savez", full_disk)
    with pytest.raises(OSError, match="No space left"):
        model.save(path)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def garbage(path, model):
    path.write_bytes(b"\x00\x01 not a model")


def text(path, model):
    path.write_text("私 は ペン を 持って いる", encoding="utf-8")


def empty(path, model):
    path.touch()


def torn(path, model):
    model.save(path)
    path.write_bytes(path.read_bytes()[:-200])


def other_arrays(path, model):
    with open(path, "wb") as file:
        np.savez(file, a=np.zeros(3))


def pickled(path, model):
    with open(path, "wb") as file:
        np.savez(file, about=np.array([{"form": storage.FORM}], dtype=object))


def one_array(path, model):
    with open(path, "wb") as file:
        np.save(file, np.zeros(3))


def missing_parameter(path, model):
    model.save(path)
    arrays = dict(np.load(path))
    del arrays["bridge.bias"]
    with open(path, "wb") as file:
        np.savez(file, **arrays)


def not_a_number(path, model):
    model.flat_parameters[7] = np.nan
    model.save(path)


def unknown_model(path, model):
    storage.write(path, {"model": "Perceptron", "settings": {}, "notes": {}}, model.parameters)


@pytest.mark.parametrize(
    "write",
    [garbage, text, empty, torn, other_arrays, pickled, one_array, missing_parameter, not_a_number, unknown_model],
)
def test_a_file_that_is_no_model_is_refused_in_one_sentence(model, tmp_path, write):
    path = tmp_path / "file.npz"
    write(path, model)
    with pytest.raises(ValueError, match=r"file\.npz holds no weights that model\.save wrote, or is damaged\.$"):
        nn.load(path)


def test_a_file_of_a_newer_course_says_so(model, tmp_path):
    storage.write(tmp_path / "m", {"form": "attention-helpers model 3"}, model.parameters)
    with pytest.raises(
        ValueError, match=r"m holds no weights .* newer course \(its form is 'attention-helpers model 3'"
    ):
        nn.load(tmp_path / "m")


def test_what_is_no_file_or_no_path_is_refused_at_once(model, tmp_path):
    with pytest.raises(ValueError, match=r"is no file; expected one that model\.save wrote"):
        nn.load(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")  # read as a file, it would wait for ever
        with pytest.raises(ValueError, match="pipe is no file"):
            nn.load(tmp_path / "pipe")
    for path in (True, 1, None):
        with pytest.raises(TypeError, match="path must be text or a Path, got"):
            nn.load(path)
        with pytest.raises(TypeError, match="path must be text or a Path, got"):
            model.save(path)
    with pytest.raises(FileNotFoundError, match=r"There is no folder .*nowhere to save a model in"):
        model.save(tmp_path / "nowhere" / "m")


def test_folders_are_no_files(model, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("", ".", "..", str(tmp_path)):
        with pytest.raises(ValueError, match=r"^path: .+ is a folder; expected the name of a file to save a model"):
            model.save(name)
        with pytest.raises(ValueError, match=r"is no file; expected one that model\.save wrote\.$"):
            nn.load(name)
    (tmp_path / "file").touch()
    with pytest.raises(FileNotFoundError, match=r"^There is no folder file to save a model in\.$"):
        model.save("file/a")
    with pytest.raises(FileNotFoundError, match=r"^There is no file file.a; model\.save\(path\) writes one\.$"):
        nn.load("file/a")


@pytest.mark.parametrize("name", ["x" * 250, "花" * 80], ids=["latin", "kanji"])
def test_a_name_as_long_as_names_may_be_is_taken(model, tmp_path, name):
    model.save(tmp_path / name)
    assert (nn.load(tmp_path / name).flat_parameters == model.flat_parameters).all()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no file .*nothing\.npz; model\.save\(path\) writes one"):
        nn.load(tmp_path / "nothing.npz")


def test_a_file_of_the_first_form_is_still_read(model, tmp_path):
    about = {"form": storage.FIRST_FORM, "settings": model.settings, "source_words": WORDS, "target_words": None}
    text = np.frombuffer(json.dumps(about, ensure_ascii=False).encode("utf-8"), dtype=np.uint8)
    with open(tmp_path / "old.npz", "wb") as file:
        np.savez(file, about=text, **model.parameters)
    loaded = nn.load(tmp_path / "old.npz")
    assert type(loaded) is nn.Seq2Seq and loaded.source_vocabulary == WORDS and loaded.target_vocabulary is None
    assert (loaded.flat_parameters == model.flat_parameters).all()


def test_a_saved_file_can_be_read_by_whom_the_folder_allows(model, tmp_path):
    model.save(tmp_path / "m")
    (tmp_path / "plain").touch()
    assert stat.S_IMODE((tmp_path / "m").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


@pytest.mark.parametrize("number, saved", [(errno.EINVAL, True), (errno.ENOSPC, False)])
def test_a_disk_that_cannot_wait_is_no_hindrance_and_a_full_one_is(model, tmp_path, monkeypatch, number, saved):
    def refuse(handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(storage.os, "fsync", refuse)
    if saved:
        model.save(tmp_path / "m")
        assert (nn.load(tmp_path / "m").flat_parameters == model.flat_parameters).all()
    else:
        with pytest.raises(OSError, match=os.strerror(number)):
            model.save(tmp_path / "m")
        assert not list(tmp_path.iterdir())


def test_settings_of_numpys_numbers_are_saved(tmp_path):
    nn.Seq2Seq(np.int64(7), np.int32(7), 4, 6, seed=np.int64(3)).save(tmp_path / "m")
    assert nn.load(tmp_path / "m").settings["seed"] == 3


SAVES = """
import sys
from attention_helpers import nn
model = nn.Seq2Seq(900, 900, 64, 64)
while True:
    model.flat_parameters += 1
    model.save(sys.argv[1])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of other systems")
def test_a_process_killed_while_saving_leaves_a_whole_file(tmp_path):
    path, moments = tmp_path / "m", np.random.default_rng(0).uniform(0.005, 0.15, 4)
    nn.Seq2Seq(900, 900, 64, 64).save(path)
    for moment in moments:
        before = path.stat().st_mtime_ns
        child = subprocess.Popen([sys.executable, "-c", SAVES, str(path)])
        try:
            deadline = time.monotonic() + 60
            while path.stat().st_mtime_ns == before and time.monotonic() < deadline:
                time.sleep(0.005)
            time.sleep(moment)
        finally:
            child.send_signal(signal.SIGKILL)
            child.wait()
        assert path.stat().st_mtime_ns != before  # it was saving
        values = nn.load(path)
        start = nn.Seq2Seq(900, 900, 64, 64)
        assert len(np.unique(np.round(values.flat_parameters - start.flat_parameters))) == 1  # of one moment, whole
