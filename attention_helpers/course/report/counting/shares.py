"""A class's folder, counted in shares of its learners: a large class by several processes at once.

The shares are the same however many processes count them, and so is the report.
"""

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from attention_helpers.course.apart.worker import no_main_module
from attention_helpers.course.records.handed_in import HandedIn
from attention_helpers.course.records.reading import Reading, readable
from attention_helpers.course.report.counting.expected import compare
from attention_helpers.course.report.counting.tally import Tally
from attention_helpers.processes import end_with_parent, processors

SHARE = 250  # learners
FEWEST = 2000  # session files: fewer are read by the time that processes have begun
MOST = 4  # processes: each takes some 70 MB
SHOWN = 3  # of what was passed over, where nothing else was there


@dataclass
class Share:
    """What one share came to; `owners` is {session: (learner, greatest number counted)}."""

    tally: Tally
    owners: dict
    damaged: int
    passed_over: list


def read(folder, processes=None, expected=()):
    """The report of a folder of session files (`*.jsonl`), which may nest and be named at will; nothing is changed.

    A sub-folder is one learner's, and bears the learner's name, also where no session file is in it. Files that lie in
    the folder itself are told apart by the learner's name that begins each. What is handed in twice counts once. What
    cannot be read is named in `passed_over`. Raises FileNotFoundError where there is no folder, ValueError where there
    is no file.

    processes  that count it; None: one, or as many as there are processors where the class is large
    expected   names of a list; who of them handed in nothing is a learner, too
    """
    folder = Path(folder).absolute()
    if not folder.is_dir():
        raise FileNotFoundError(f"report: {str(folder)!r} is not a folder")
    handed_in = HandedIn(folder)
    if not handed_in.count:
        told = "; ".join(["", *handed_in.passed_over[:SHOWN]])
        raise ValueError(f"report: no session file (*.jsonl) in {str(folder)!r}{told}")
    processes = processes_for(handed_in.count) if processes is None else processes
    tally, damaged, passed_over = Tally(), 0, handed_in.passed_over
    for share in _shares(folder, handed_in.listed(), processes):
        tally.merge(share.tally)
        damaged += share.damaged
        passed_over += share.passed_over
    for name in handed_in.without_files:
        tally.add(readable(name), [])
    missing, absent, unlisted = compare(expected, tally.learners) if expected else ([], [], [])
    for name in absent:
        tally.add(name, [])
    report = tally.report(damaged, passed_over)
    report.expected, report.missing, report.unlisted = len(expected), missing, unlisted
    return report


def processes_for(count):
    """How many processes count so many session files: 1, this one, unless they are many."""
    return min(processors(), MOST) if count >= FEWEST else 1


def _shares(folder, listed, processes):
    """A Share for every so many learners. Where one has a session that is an earlier one's, it is counted again."""
    listed = [listed[place : place + SHARE] for place in range(0, len(listed), SHARE)]
    shares = _counted([(folder, some, {}) for some in listed], processes)
    again = _with_others(shares)
    anew = _counted([(folder, listed[place], owners) for place, owners in again.items()], processes)
    for place, share in zip(again, anew, strict=True):
        shares[place] = share
    return shares


def _with_others(shares):
    """{place: the owners, of earlier shares, of sessions that come again in this share}."""
    known, again = {}, {}
    for place, share in enumerate(shares):
        before = {session: known[session] for session in share.owners if session in known}
        if before:
            again[place] = before
        for session, (owner, last) in share.owners.items():
            first, most = known.get(session, (owner, last))
            known[session] = first, max(most, last)
    return again


def _counted(work, processes):
    """`_count` of each (folder, listed, owners), in order; here, where no process can be had or one is ended."""
    if min(processes, len(work)) > 1:
        try:
            return _in_processes(work, min(processes, len(work)))
        except (OSError, ImportError, BrokenProcessPool):  # no memory for a second one, or no semaphores
            pass
    return [_count(*one) for one in work]


def _in_processes(work, processes):
    # A new Python everywhere: a forked one would share the threads of a kernel that is at work.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=end_with_parent)
    try:
        with no_main_module():
            waiting = [pool.submit(_count, *one) for one in work]
        return [one.result() for one in waiting]
    finally:
        pool.shutdown(cancel_futures=True)


def _count(folder, listed, owners):
    reading, tally = Reading(folder, listed, owners), Tally()
    for name, rows in reading.learners():
        tally.add(name, rows)
    return Share(tally, reading.owners, reading.damaged, reading.passed_over)
