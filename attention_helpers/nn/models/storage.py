"""Models on disk: one .npz file with arrays and, as JSON, what they are; read without pickle."""

import json
import os
import tempfile
import zipfile
from pathlib import Path

import numpy as np

FORM = "attention-helpers model 2"
FIRST_FORM = "attention-helpers seq2seq 1"  # held a Seq2Seq and the words of its two vocabularies


def write(path, about, arrays):
    """Write `arrays` (dict) and `about` (dict, of a form that JSON knows) to `path`, which is replaced in one go."""
    text = json.dumps({"form": FORM, **about}, ensure_ascii=False).encode("utf-8")
    path = Path(path)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, about=np.frombuffer(text, dtype=np.uint8), **arrays)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def read(path):
    """(about, arrays) as `write` took them; FileNotFoundError without a file, ValueError where it is another one."""
    try:
        with open(path, "rb") as file, np.load(file, allow_pickle=False) as stored:
            arrays = dict(stored)
        about = json.loads(arrays.pop("about").tobytes().decode("utf-8"))
        if about["form"] == FIRST_FORM:
            words = {f"{side}_vocabulary": about[f"{side}_words"] for side in ("source", "target")}
            return {"model": "Seq2Seq", "settings": about["settings"], "notes": words}, arrays
        if about["form"] != FORM:
            raise ValueError(about["form"])
    except FileNotFoundError:
        raise FileNotFoundError(f"There is no file {path}; model.save(path) writes one.") from None
    except (OSError, EOFError, ValueError, TypeError, KeyError, AttributeError, zipfile.BadZipFile) as error:
        raise damaged(path) from error
    return about, arrays


def damaged(path):
    """The error for a file that holds no model."""
    return ValueError(f"{path} holds no weights that model.save wrote, or is damaged.")
