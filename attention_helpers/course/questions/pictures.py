"""Pictures in question texts: files beside the bank, sent as their bytes; none is fetched from anywhere.

PNG, JPEG, GIF and WebP, as Pillow reads them: by their bytes, whatever the name says. No SVG: it is a document, which
can name others and grow without end, and no first bytes tell a good one.
"""

import base64
import io
import stat
import warnings
from urllib.parse import unquote

from PIL.Image import open as open_picture

from attention_helpers.course.questions.parts.markup import parse, walk

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
LARGEST_FILE, MOST_TOGETHER = 1_000_000, 5_000_000  # bytes
MOST_PIXELS = 20_000_000


def look_up(value, folder):
    """{path as written: ("data:…", "") or ("", name of the sentence that says why not)}, of each picture in a text.

    value    questions, as lists and dictionaries
    folder   where the bank lies: a Path
    """
    found, size = {}, 0
    for to in dict.fromkeys(_named(value)):
        try:
            raw, format = _read(to, folder)
            size += len(raw)
            found[to] = ("", "picture_many")
            if size <= MOST_TOGETHER:
                found[to] = (f"data:image/{format.lower()};base64,{base64.b64encode(raw).decode('ascii')}", "")
        except _NotShown as error:
            found[to] = ("", str(error))
    return found


def filled(value, pictures, labels):
    """`value`, data for the front end, with each image's `source`, or the `words` that say why it is not shown."""
    if isinstance(value, list):
        return [filled(item, pictures, labels) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("kind") == "image":
        source, reason = pictures.get(value["to"], ("", "picture_missing"))
        return {**value, "source": source, "words": labels[reason].format(name=value["to"]) if reason else ""}
    return {key: filled(item, pictures, labels) for key, item in value.items()}


class _NotShown(Exception):
    """Why a picture is not shown: the name of a sentence in data/text/quiz.json."""


def _named(value):
    """Yield the path of every picture in a text, at any depth."""
    if isinstance(value, dict):
        for item in value.values():
            yield from _named(item)
    elif isinstance(value, list):
        for item in value:
            yield from _named(item)
    elif isinstance(value, str) and ("![" in value or "<img" in value.lower()):
        yield from (piece["to"] for piece in walk(parse(value)) if piece["kind"] == "image")


def _read(to, folder):
    """The file's bytes and its format."""
    try:
        path, home = (folder / unquote(to)).resolve(), folder.resolve()
        if home not in path.parents:  # also by .. or a link that leads out
            raise _NotShown("picture_outside")
        if not stat.S_ISREG(path.stat().st_mode):
            raise _NotShown("picture_missing")
        with open(path, "rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError, RuntimeError):  # the last two: a NUL in the name, links in a circle
        raise _NotShown("picture_missing") from None
    if len(raw) > LARGEST_FILE:
        raise _NotShown("picture_large")
    return raw, _format(raw)


def _format(raw):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of many pixels, which are counted here
            with open_picture(io.BytesIO(raw), formats=FORMATS) as image:
                width, height, format = *image.size, image.format
                image.verify()
    except Exception:  # Pillow raises much: OSError, SyntaxError, ValueError, struct.error, its own
        raise _NotShown("picture_kind") from None
    if width * height > MOST_PIXELS:
        raise _NotShown("picture_large")
    return format
