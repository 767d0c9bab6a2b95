"""`course.hand_in()`: what a learner on a hub answered goes to whoever teaches, under the hub's name for the learner.

Only what is not there yet is sent. What breaks off goes on at the next call, and a call too many changes nothing.
"""

import os
import stat

from attention_helpers.course.hub.connection import NAME, PIECE, Refusal, Unreachable, ask, has_service
from attention_helpers.course.records import store
from attention_helpers.course.records.files import folder
from attention_helpers.widgets.card import Card
from attention_helpers.widgets.language import text

NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def hand_in():
    """Hand in your answers: on a hub, to whoever teaches there. -> Card, to be the last line of a cell

    It can be called as often as you like; what is there already is not sent again. Elsewhere than on a hub it says
    which folder to hand in. Nothing raises: the card says what was not taken, and why.
    """
    place = folder()
    if not has_service():
        return _card("open", text("hub", "no_hub", folder=place))
    try:
        return _send(place)
    except Unreachable as error:
        return _card("open", text("hub", "unreachable", reason=error))
    except Refusal as error:
        return _card("open", text("hub", "refused", reason=error))


def _send(place):
    there, told, sent = ask("GET", "records"), [], 0
    known = there["files"]
    for name in _names(place):
        try:
            sent += _bring(place / name, known.get(name, 0))
        except Refusal as error:
            told.append(text("hub", "not_taken", name=name, reason=error))
        except OSError as error:
            if isinstance(error, Unreachable):
                raise
            told.append(text("hub", "not_taken", name=name, reason=error.strerror or error))
    counted = ask("GET", "records")["files"]
    if not counted:
        told.append(text("hub", "nothing", folder=place))
    else:
        told.insert(
            0, text("hub", "handed_in" if sent else "nothing_new", learner=there["learner"], count=len(counted))
        )
    return _card("open" if len(told) > 1 or not counted else "good", *told, store.problem())


def _names(place):
    try:
        return sorted(name for name in os.listdir(place) if NAME.fullmatch(name))
    except OSError:
        return []


def _bring(path, known):
    """Send of a file what is not there -> how many bytes. The last piece known goes along, so that it is compared."""
    size = _size(path)
    if size == known:
        return 0
    start, sent = max(min(known, size) - 1, 0) // PIECE * PIECE, 0
    with open(os.open(path, os.O_RDONLY | NO_LINK | getattr(os, "O_BINARY", 0)), "rb") as file:
        file.seek(start)
        while piece := file.read(PIECE):
            size = ask("POST", "records", path.name, body=piece, start=start)["size"]
            sent, start = max(size - known, 0), start + len(piece)
    return sent


def _size(path):
    """Bytes of a regular file; OSError for anything else: a pipe is not waited for."""
    state = os.lstat(path)
    if not stat.S_ISREG(state.st_mode):
        raise OSError("not a regular file")
    return state.st_size


def _card(tone, *lines):
    return Card(text("hub", "title"), tone, lines)
