"""Models on disk: one .npz file with settings, parameters and vocabularies, read without pickle."""

import json
import os
import tempfile
import zipfile
from pathlib import Path

import numpy as np

from attention_helpers.nn.models.seq2seq import Seq2Seq

FORM = "attention-helpers seq2seq 1"


class WordList:
    """The words of a stored vocabulary, in the order of their ids; does what `translate` needs of one."""

    def __init__(self, words):
        self.words = list(words)
        self._ids = {word: i for i, word in enumerate(self.words)}

    def __len__(self):
        return len(self.words)

    def __contains__(self, word):
        return word in self._ids

    def index(self, word):
        """The id of `word`, that of <unk> where it is not known."""
        return self._ids.get(word, self._ids["<unk>"])

    def encode(self, words):
        """Words -> array of ids."""
        return np.array([self.index(word) for word in words], dtype=np.int32)

    def decode(self, ids):
        """Ids -> list of words."""
        return [self.words[i] for i in ids]


def save(model, path):
    """Write `model` to `path`. The file appears under its name only when it is complete."""
    about = {"form": FORM, "settings": model.settings}
    for side in ("source", "target"):
        vocabulary = getattr(model, f"{side}_vocabulary")
        about[f"{side}_words"] = None if vocabulary is None else list(vocabulary.words)
    text = np.frombuffer(json.dumps(about, ensure_ascii=False).encode("utf-8"), dtype=np.uint8)
    path = Path(path)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, about=text, **model.parameters)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def load(path):
    """The model that `save` wrote to `path`, ready to translate or to train further.

    Raises FileNotFoundError where there is no file, ValueError where it holds no model of this course or is damaged.
    """
    path = Path(path)
    try:
        with open(path, "rb") as file, np.load(file, allow_pickle=False) as stored:
            arrays = dict(stored)
        about = json.loads(arrays.pop("about").tobytes().decode("utf-8"))
        if about["form"] != FORM:
            raise ValueError(about["form"])
        model = Seq2Seq(**about["settings"], dtype=arrays["output.weight"].dtype)
        _fill(model.parameters, arrays)
    except FileNotFoundError:
        raise FileNotFoundError(f"There is no file {path}; model.save(path) writes one.") from None
    except (OSError, EOFError, ValueError, TypeError, KeyError, AttributeError, zipfile.BadZipFile) as error:
        raise ValueError(f"{path} holds no weights that model.save wrote, or is damaged.") from error
    for side in ("source", "target"):
        words = about[f"{side}_words"]
        setattr(model, f"{side}_vocabulary", None if words is None else WordList(words))
    return model


def _fill(parameters, arrays):
    """Copy `arrays` into `parameters`; ValueError unless names and shapes agree."""
    if parameters.keys() != arrays.keys():
        raise ValueError("names differ")
    for name, value in parameters.items():
        if arrays[name].shape != value.shape or not np.isfinite(arrays[name]).all():
            raise ValueError(name)
        value[...] = arrays[name]
