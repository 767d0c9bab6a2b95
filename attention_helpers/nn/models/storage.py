"""Models on disk: one .npz file with arrays and, as JSON, what they are; read without pickle.

A .npz file is a zip of .npy files. What is read is what `write` writes and no more: arrays that are not compressed, so
that a file cannot grow as it is read. Every size is checked against the file's before anything is allocated.
"""

import errno
import io
import json
import os
import zipfile
from uuid import uuid4

import numpy as np

from attention_helpers.paths import as_path

FORM = "attention-helpers model 2"
FIRST_FORM = "attention-helpers seq2seq 1"  # held a Seq2Seq and the words of its two vocabularies
DTYPES = (np.float32, np.float64)  # of a model's numbers, and all of one kind


def write(path, about, arrays):
    """Write `arrays` (dict) and `about` (dict, of a form that JSON knows) to `path`, which is replaced in one go.

    Whatever happens on the way, what stood there before is whole. ValueError for a name that no file can have,
    FileNotFoundError without its folder, OSError where it cannot be written.
    """
    text = json.dumps({"form": FORM, **about}, ensure_ascii=False, default=_plain).encode("utf-8")
    path = as_path(path, "path")
    if not path.parent.is_dir():
        raise FileNotFoundError(f"There is no folder {path.parent} to save a model in.")
    if path.is_dir():
        raise ValueError(f"path: {path} is a folder; expected the name of a file to save a model in.")
    temporary = path.with_name(f"{uuid4().hex}.part")  # short, whatever the file is called
    try:
        with open(temporary, "xb") as file:
            np.savez(file, about=np.frombuffer(text, dtype=np.uint8), **arrays)
            file.flush()
            _to_disk(file)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _to_disk(file):
    """Wait until the disk has it: else a power cut may leave a new name with nothing in it. Not every disk can say."""
    try:
        os.fsync(file.fileno())
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            raise


def read(path):
    """(about, arrays) as `write` took them.

    FileNotFoundError without a file, ValueError for a name that no file can have, and where it holds no model, is
    damaged, or comes from a newer course.
    """
    path = as_path(path, "path")
    if path.exists() and not path.is_file():  # a folder, or a pipe that would never end
        raise ValueError(f"{path} is no file; expected one that model.save wrote.")
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(f"There is no file {path}; model.save(path) writes one.") from None
    try:
        arrays = _arrays(data)
        about = json.loads(arrays.pop("about").tobytes().decode("utf-8"))
        form = about["form"]
        if form == FIRST_FORM:
            words = {f"{side}_vocabulary": about[f"{side}_words"] for side in ("source", "target")}
            about = {"model": "Seq2Seq", "settings": about["settings"], "notes": words}
        if len({array.dtype for array in arrays.values()}) != 1 or next(iter(arrays.values())).dtype not in DTYPES:
            raise ValueError("numbers of another type")
    except Exception as error:  # zip, npy and JSON readers answer for damage with a dozen classes between them
        raise damaged(path) from error
    if form not in (FORM, FIRST_FORM):
        raise ValueError(
            f"{path} holds no weights that model.save wrote, or is of a newer course (its form is {form!r:.60}, "
            f"this course knows {FORM!r})."
        )
    return about, arrays


def damaged(path):
    """The error for a file that holds no model."""
    return ValueError(f"{path} holds no weights that model.save wrote, or is damaged.")


def _arrays(data):
    """{name: array} of the bytes of a .npz file that is not compressed; any exception where it is not one."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for entry in file.infolist():
            name = entry.filename.removesuffix(".npy")
            if entry.compress_type != zipfile.ZIP_STORED or name in found or name == entry.filename:
                raise ValueError(entry.filename)
            found[name] = _array(file.read(entry))  # checks the sum that the zip keeps of each entry
    return found


def _array(data):
    """The array of the bytes of a .npy file, with exactly as much after its header as the header says."""
    stream = io.BytesIO(data)
    version = np.lib.format.read_magic(stream)
    shape, fortran, dtype = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}[
        version
    ](stream)
    if dtype.hasobject or any(size < 1 for size in shape):
        raise ValueError("no array of numbers")
    return np.frombuffer(data, dtype, offset=stream.tell()).reshape(shape, order="F" if fortran else "C")


def _plain(value):
    """A NumPy number as JSON knows it."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"A setting must be a number, text, None or a list of them to be saved, got {value!r:.60}.")
