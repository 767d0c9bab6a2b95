"""save and load: the same model comes back, half-written files never appear, and anything else is refused in words."""

import json

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


def another_form(path, model):
    storage.write(path, {"form": "attention-helpers model 3"}, model.parameters)


@pytest.mark.parametrize(
    "write",
    [
        garbage,
        text,
        empty,
        torn,
        other_arrays,
        pickled,
        one_array,
        missing_parameter,
        not_a_number,
        unknown_model,
        another_form,
    ],
)
def test_a_file_that_is_no_model_is_refused_in_one_sentence(model, tmp_path, write):
    path = tmp_path / "file.npz"
    write(path, model)
    with pytest.raises(ValueError, match=r"file\.npz holds no weights that model\.save wrote, or is damaged\.$"):
        nn.load(path)


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
