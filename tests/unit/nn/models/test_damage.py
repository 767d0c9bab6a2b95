"""Thousands of damaged model files: each is refused in one sentence, or its damage is where no number stands."""

import io
import json
import tracemalloc
import warnings
import zipfile
from contextlib import contextmanager

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.models import storage

ROUNDS = 150  # of each kind of damage
MODEL = nn.Seq2Seq(7, 7, 4, 6, attention="general", bidirectional=True, seed=3)
MODEL.source_vocabulary = MODEL.target_vocabulary = ["<pad>", "<unk>", "<s>", "</s>", "私", "ペン", "持って"]
VALUES = [None, True, -1, 0, 1, 1.5, 10**6, 10**9, 10**30, "x", "", [], [1], {}, {"a": 1}, float("nan")]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "m.npz"
    MODEL.save(path)
    return path.read_bytes()


@contextmanager
def little_memory(looked_at=True):
    """What is done inside takes less than 50 MB at a time; looking costs time."""
    if looked_at:
        tracemalloc.start()
    try:
        yield
    finally:
        peak = tracemalloc.get_traced_memory()[1] if looked_at else 0
        tracemalloc.stop()
        assert peak < 50e6, f"{peak / 1e6:.0f} MB"


def entries(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(parts, compression=zipfile.ZIP_STORED):
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", compression) as file:
        warnings.simplefilter("ignore")  # of two entries with one name
        for name, content in parts:
            file.writestr(name, content)
    return stream.getvalue()


def npy(array):
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=True)
    return stream.getvalue()


# Each takes the bytes of a file and a generator, and gives the bytes of a damaged one. ------------------------------


def cut(data, rng):
    return data[: rng.integers(len(data))]


def flipped(data, rng):
    made = bytearray(data)
    for place in rng.integers(len(data), size=rng.integers(1, 9)):
        made[place] ^= 1 << rng.integers(8)
    return bytes(made)


def overwritten(data, rng):
    start, length = rng.integers(len(data)), rng.integers(1, 200)
    return data[:start] + rng.bytes(length) + data[start + length :]


def shifted(data, rng):
    start = rng.integers(len(data))
    return data[:start] + rng.bytes(rng.integers(1, 30)) + data[start:]


def recompressed(data, rng):
    way = rng.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
    return zipped(entries(data).items(), int(way))


def recompressed_and_flipped(data, rng):
    return flipped(recompressed(data, rng), rng)


def without_an_entry(data, rng):
    parts = list(entries(data).items())
    del parts[rng.integers(len(parts))]
    return zipped(parts)


def renamed(data, rng):
    parts = list(entries(data).items())
    place = rng.integers(len(parts))
    names = ["../x.npy", "/etc/x.npy", "about", "x.npy", "a/b.npy", ".npy", "\u202e.npy", parts[place - 1][0]]
    parts[place] = names[rng.integers(len(names))], parts[place][1]
    return zipped(parts)


def with_an_entry(data, rng):
    parts = list(entries(data).items())
    more = [*parts, ("more.npy", npy(np.zeros(3))), ("../../evil.npy", npy(np.zeros(3))), ("evil.py", b"1 / 0")]
    return zipped([*parts, more[rng.integers(len(more))]])


def other_array(data, rng):
    parts, names = entries(data), [name for name in entries(data) if name != "about.npy"]
    name = names[rng.integers(len(names))]
    old = np.load(io.BytesIO(parts[name]))
    arrays = [
        old.astype(np.float64),
        old.astype(np.float16),
        old.astype(">f4"),
        old.astype(np.int32),
        old.astype(complex),
        old.astype(str),
        old.astype(object),
        old[..., None],
        old[:0],
        old[:-1],
        np.vstack([old, old]) if old.ndim == 2 else old[None],
        np.full_like(old, np.nan),
        np.full_like(old, -np.inf),
        np.zeros((), np.float32),
        np.zeros(old.shape, [("a", "f4")]),
    ]
    parts[name] = npy(arrays[rng.integers(len(arrays))])
    return zipped(parts.items())


def lying_header(data, rng):
    parts, names = entries(data), list(entries(data))
    name = names[rng.integers(len(names))]
    shape = [(10**9,), (10**5, 10**5), (-1,), (2**62, 4), (3, -3), (), (0,), (1,) * 40][rng.integers(8)]
    header = f"{{'descr': '<f4', 'fortran_order': {rng.choice([True, False])}, 'shape': {shape}, }}".encode()
    size = len(header).to_bytes(2, "little")
    magic = b"\x93NUMPY" + bytes([rng.integers(1, 5), 0])
    parts[name] = magic + size + header + parts[name][128:]
    return zipped(parts.items())


def other_about(data, rng):
    parts = entries(data)
    about = json.loads(np.load(io.BytesIO(parts["about.npy"])).tobytes())
    holder = [about, about["settings"], about["notes"]][rng.integers(3)]
    key = list(holder)[rng.integers(len(holder))]
    if rng.random() < 0.2:
        del holder[key]
    elif rng.random() < 0.2:
        holder["more"] = 1
    else:
        holder[key] = VALUES[rng.integers(len(VALUES))]
    parts["about.npy"] = npy(np.frombuffer(json.dumps(about).encode(), np.uint8))
    return zipped(parts.items())


def no_json(data, rng):
    parts = entries(data)
    text = [b"", b"[]", b"null", b"1", b"[" * 100_000, b'{"form": ' * 50_000, b"\xff\xfe", b'{"form": 1}', b"{}"]
    parts["about.npy"] = npy(np.frombuffer(text[rng.integers(1, len(text))], np.uint8))
    return zipped(parts.items())


DAMAGES = [
    cut,
    flipped,
    overwritten,
    shifted,
    recompressed,
    recompressed_and_flipped,
    without_an_entry,
    renamed,
    with_an_entry,
    other_array,
    lying_header,
    other_about,
    no_json,
]
MAY_BE_WHOLE = {flipped, overwritten, shifted, other_about}  # a date in the zip, bytes before it, a seed


def test_there_are_more_than_2000_of_them():
    assert ROUNDS * (len(DAMAGES) + 1) > 2_000


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_file_is_refused_in_one_sentence(whole, damage, tmp_path):
    path, rng, refused = tmp_path / "m.npz", np.random.default_rng(DAMAGES.index(damage)), 0
    for number in range(ROUNDS):
        path.write_bytes(damage(whole, rng))
        try:
            with warnings.catch_warnings(), little_memory(number % 15 == 0):
                warnings.simplefilter("error")
                loaded = nn.load(path)
        except ValueError as error:
            assert (
                str(error).startswith(f"{path} holds no weights that model.save wrote") and str(error).count("\n") == 0
            )
            refused += 1
        else:
            np.testing.assert_array_equal(loaded.flat_parameters, MODEL.flat_parameters)
            nn.translate(loaded, [[4, 5]], max_length=3)
    assert refused == ROUNDS or damage in MAY_BE_WHOLE
    assert refused > ROUNDS / 2


@pytest.mark.parametrize("seed", range(3))
def test_files_full_of_anything_are_refused(tmp_path, seed):
    rng, path = np.random.default_rng(seed), tmp_path / "m"
    for start in (b"", b"PK\x03\x04", b"PK\x05\x06", b"\x93NUMPY\x01\x00"):
        for _ in range(ROUNDS // 10):
            path.write_bytes(start + rng.bytes(rng.integers(1, 300)))
            with pytest.raises(ValueError, match="holds no weights"):
                nn.load(path)


def bomb_of_zeros(path):
    """A tenth of a MB that would become 120."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file,
        file.open("about.npy", "w") as entry,
    ):
        block = bytes(1 << 20)
        for _ in range(120):
            entry.write(block)


def bomb_of_settings(path):
    """A few numbers, and settings that ask for 10 billion."""
    for name, made in (
        ("Seq2Seq", MODEL),
        ("LanguageModel", nn.LanguageModel(7, 4, 6)),
        ("SkipGram", nn.SkipGram(7, 4)),
    ):
        for size in made.settings:
            if size in ("seed", "keep", "attention", "bidirectional", "reverse_source"):
                continue
            settings = {**made.settings, size: 100_000, "hidden_size": 100_000}
            settings = {key: value for key, value in settings.items() if key in made.settings}
            storage.write(path, {"model": name, "settings": settings, "notes": {}}, made.parameters)
            yield


def bomb_of_one_entry_twice(path):
    """A table of contents with one large entry a thousand times."""
    data = zipped([("a.npy", npy(np.zeros(50_000)))])
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    many = 1_000
    tail = bytearray(data[end:])
    tail[8:10] = tail[10:12] = many.to_bytes(2, "little")
    tail[12:16] = ((end - start) * many).to_bytes(4, "little")
    path.write_bytes(data[:start] + data[start:end] * many + bytes(tail))


@pytest.mark.parametrize("bomb", [bomb_of_zeros, bomb_of_settings, bomb_of_one_entry_twice])
def test_a_small_file_fills_no_memory(tmp_path, bomb):
    path = tmp_path / "m"
    for _ in bomb(path) or [None]:
        with pytest.raises(ValueError, match="holds no weights"), little_memory():
            nn.load(path)
