"""The folder of a learner's own in which the lessons are worked through, and what each start brings into it.

A lesson that lies there as it was handed out is replaced by its new version. One that was changed, run or answered is
the learner's: it stays, and the new version is laid beside it, once.
"""

import json
import os
import secrets
from contextlib import suppress
from itertools import count
from pathlib import Path

from attention_helpers.copies.lesson import MARK, look, unspoilt
from attention_helpers.course.pace import file as class_file
from attention_helpers.places import NOTEBOOKS
from attention_helpers.widgets.language import text

HIDDEN = ".attention-course"  # half-written copies, and which new versions were laid beside a changed lesson


def bring_lessons(folder, handed_out=unspoilt, pace=None):
    """Bring copies of all lessons, and what is new of them, into `folder`, which is made: a list of sentences.

    handed_out: the path of a stored lesson -> the notebook that is laid into the folder, with its MARK.
    pace: what holds lessons back, the instructor's file where it is None. They are not brought, one sentence says so.
    Lessons in another language come into a folder of its name, `ja`, within it: so the links between them hold. Raises
    OSError where the folder cannot be made, read or written; what is there stays as it is.
    """
    folder, told = Path(folder), []
    folder.mkdir(parents=True, exist_ok=True)
    pace, held = pace or class_file.read(class_file.place(beside=folder)), []
    for path in [*sorted(NOTEBOOKS.glob("[0-9]*.ipynb")), *sorted(NOTEBOOKS.glob("*/[0-9]*.ipynb"))]:
        own, opens = folder / path.relative_to(NOTEBOOKS), pace.lesson(path.name[:2])
        if opens.is_open:
            own.parent.mkdir(exist_ok=True)
            told.append(_bring(handed_out(path), own, "" if own.parent == folder else f"{own.parent.name}/"))
        elif not os.path.lexists(own):
            held.append(opens.say("item", name=own.relative_to(folder).as_posix()))
    told += [text("pace", "not_brought", lessons=", ".join(held)) if held else "", pace.trouble]
    return [sentence for sentence in told if sentence]


def _bring(lesson, own, within):
    """Lay one lesson at `own` or beside it: the sentence that says so, "" where it brings nothing new.

    within: the folder's name before the lesson's, as a sentence has it, "ja/"; "" for the English.
    """
    mark = lesson["metadata"][MARK]
    laid_beside = own.parent / HIDDEN / f"{own.stem}-{mark['text']}"
    for place in _names(own):
        found = look(place)
        if found and (found.cells == mark["cells"] or (not found.untouched and mark["text"] in found.versions)):
            return ""
        if found and not found.untouched:
            continue
        if place != own and not found and laid_beside.exists():  # and the learner took it away
            return ""
        if not _put(lesson, place, found):
            return _bring(lesson, own, within)
        if place != own:
            laid_beside.touch()
            return text("copies", "beside", name=f"{within}{own.name}", beside=place.name)
        return text("copies", "replaced" if found and found.cells else "new", name=f"{within}{own.name}")


def _names(own):
    """03_soft.ipynb, and the names for versions beside it: 03_soft.new.ipynb, 03_soft.new-2.ipynb, …"""
    yield own
    yield own.with_name(f"{own.stem}.new.ipynb")
    yield from (own.with_name(f"{own.stem}.new-{number}.ipynb") for number in count(2))


def _put(lesson, place, found):
    """Lay a lesson at `place`, whole or not at all: False where something else than `found` lies there by then.

    It is written under another name and read back. A name that is free is taken first, in a way in which only one can
    have it, with an empty file: whoever is stopped then leaves that, and the next start lays the lesson over it.
    """
    written = place.parent / HIDDEN / f"{secrets.token_hex(8)}.ipynb"
    written.parent.mkdir(exist_ok=True)
    try:
        with open(written, "x", encoding="utf-8", newline="\n") as file:
            json.dump(lesson, file, ensure_ascii=False, indent=1)
            file.write("\n")
            file.flush()
            with suppress(OSError):  # some network folders refuse; what counts is read back
                os.fsync(file.fileno())
        if look(written).cells != lesson["metadata"][MARK]["cells"]:
            raise OSError(f"{place}: what was written is not what can be read back")
        if look(place) != found:
            return False
        if found is None:
            place.touch(exist_ok=False)
        os.replace(written, place)
    except FileExistsError:
        return False
    finally:
        written.unlink(missing_ok=True)
    return True
