"""Commands of the course.

`lab FOLDER` opens JupyterLab in a folder of your own with copies of the lessons, without outputs, and brings what is
new, `lab FOLDER ja` at the Japanese ones; `lessons FOLDER` makes these copies and opens nothing; `class FOLDER` does
what `lab` does with the lessons as slides, for whoever shows them to others; `collect FOLDER` brings what learners of a
hub handed in; `report FOLDER` makes a class report from learners' progress files; `pace FILE` says what an instructor's
`class.json` holds back.
"""

import argparse
import sys
from pathlib import Path

from attention_helpers.console import use_any_console

SHOWN = 10  # of what a report passed over; all of it stands in a file


def main(arguments=None):
    """Run a command; returns the exit status."""
    from attention_helpers.widgets.language import languages

    parser = argparse.ArgumentParser(prog="python -m attention_helpers", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    lab = commands.add_parser("lab", help="copies of the lessons in a folder of your own, open in JupyterLab")
    lab.add_argument("folder", help="your folder for this course; what is yours in it is never written over")
    lab.add_argument(
        "options", nargs=argparse.REMAINDER, help="a language, such as ja; JupyterLab's own: --no-browser --port 9999"
    )
    lessons = commands.add_parser("lessons", help="the copies alone")
    lessons.add_argument("folder", help="as for lab")
    shown = commands.add_parser("class", help="the lessons as slides, with notes for the speaker, open in JupyterLab")
    shown.add_argument("folder", help="a folder for what you show; your own lessons better lie in another")
    shown.add_argument("options", nargs=argparse.REMAINDER, help="as for lab")
    collect = commands.add_parser("collect", help="on a hub, by whoever teaches: what learners handed in")
    collect.add_argument("folder", help="a folder of yours; what is new is added to it")
    report = commands.add_parser("report", help="a class report (HTML and CSV) from learners' progress files")
    report.add_argument("folder", help="the learners' progress folders, one sub-folder a learner")
    report.add_argument(
        "--out",
        default="class-report",
        help="folder for report.html, six tables and what was passed over (%(default)s)",
    )
    report.add_argument("--learners", help="a list of the learners, one name a line (text, or CSV's first column)")
    report.add_argument("--votes", help="your own folder of answers, in which the votes that you held are recorded")
    report.add_argument("--language", choices=languages(), default=None, help="language of the page")
    pace = commands.add_parser("pace", help="what an instructor's file holds back, or what is wrong in it")
    pace.add_argument("file", help="the file, such as class.json")
    chosen = parser.parse_args(arguments)
    if chosen.command == "pace":
        return _pace(Path(chosen.file).expanduser())
    if chosen.command == "collect":
        return _collect(Path(chosen.folder).expanduser())
    if chosen.command == "report":
        return _report(chosen)
    folder = Path(chosen.folder).expanduser().absolute()
    if chosen.command == "class":
        return _class(folder, chosen.options)
    return _lessons(folder, getattr(chosen, "options", None))


def _lessons(folder, options):
    """Copies of the lessons; then JupyterLab over them, unless `options` is None."""
    from attention_helpers.copies.lab import open_lab
    from attention_helpers.copies.lesson import unspoilt

    status = _bring(folder, unspoilt)
    if status == 0 and options is not None:
        open_lab(folder, options)
    return status


def _class(folder, options):
    """The lessons as slides, whatever is held back from learners; then JupyterLab over them."""
    from attention_helpers.course.pace.pace import Pace
    from attention_helpers.slides.app import can_show, open_slides
    from attention_helpers.slides.lesson import lesson_as_slides

    if not can_show():
        wrong = "class: jupyterlab-slideshow is not installed"
        print(f"{wrong}; expected the package with its extra, attention-helpers[class].", file=sys.stderr)
        return 1
    status = _bring(folder, lesson_as_slides, Pace())
    if status == 0:
        print("F5 begins the slides of the open lesson, Escape ends them, N opens the notes.", flush=True)
        open_slides(folder, options)
    return status


def _bring(folder, handed_out, pace=None):
    """Lay copies of the lessons, and say what is new: the exit status."""
    from attention_helpers.copies.folder import bring_lessons

    try:
        told = bring_lessons(folder, handed_out, pace)
    except OSError as error:
        wrong = f"FOLDER: {folder} cannot take the lessons ({error.strerror or error})"
        print(f"{wrong}; expected a folder that can be read and written.", file=sys.stderr)
        return 1
    print(*told, sep="\n", end="\n" if told else "", flush=True)
    return 0


def _pace(path):
    """Say what the file holds back; what it says of exercises that there are not is wrong, too."""
    from attention_helpers.course.checking.task import task_names
    from attention_helpers.course.pace import file as class_file
    from attention_helpers.widgets.language import text

    if not path.is_file():
        print(f"FILE: there is no file {path}; expected an instructor's class.json.", file=sys.stderr)
        return 1
    pace, names = class_file.read(path), task_names()
    if not pace.trouble:
        print(*(pace.lines() or [text("pace", "nothing")]), sep="\n")
    unknown = [name for name in pace.exercises() if name not in names]
    wrong = pace.trouble
    if unknown:
        wrong = f"There is no exercise {', '.join(unknown)}; there are: {', '.join(names)}."
    if wrong:
        print(wrong, file=sys.stderr)
    return 1 if wrong else 0


def _collect(folder):
    """Bring what is new of the hand-ins, and say how many there are."""
    from attention_helpers.course.hub.collect import collect
    from attention_helpers.course.hub.connection import SERVICE, Refusal, has_service

    if not has_service():
        print(
            f"collect: {SERVICE} is not set; expected a terminal on a hub with the course's service.", file=sys.stderr
        )
        return 1
    try:
        learners, size = collect(folder)
    except (OSError, Refusal) as error:
        print(f"collect: {error}", file=sys.stderr)
        return 1
    print(f"{learners} learners, {size} bytes new: {folder}")
    return 0


def _report(chosen):
    from attention_helpers.course.report import page, tables
    from attention_helpers.course.report.counting import expected, rounds, shares
    from attention_helpers.widgets import language as languages

    out = Path(chosen.out)
    if chosen.language:
        languages.set_language(chosen.language)
    try:
        names = () if chosen.learners is None else expected.names_in(Path(chosen.learners).expanduser())
        votes = [] if chosen.votes is None else rounds.rounds_in(Path(chosen.votes).expanduser())
        result = shares.read(chosen.folder, expected=names)
        result.votes = votes
        out.mkdir(parents=True, exist_ok=True)
        (out / "report.html").write_text(page.page(result), encoding="utf-8")
        tables.write_questions(result, out / "questions.csv")
        tables.write_answers(result, out / "answers.csv")
        tables.write_predictions(result, out / "predictions.csv")
        tables.write_own(result, out / "own_words.csv")
        tables.write_learners(result, out / "learners.csv")
        tables.write_votes(result, out / "votes.csv")
        (out / "passed_over.txt").write_text("".join(f"{line}\n" for line in result.passed_over), encoding="utf-8")
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(result.learners)} learners, {len(result.items)} questions and exercises: {out / 'report.html'}")
    if result.passed_over:
        print(
            f"{len(result.passed_over)} passed over: {out / 'passed_over.txt'}", *result.passed_over[:SHOWN], sep="\n  "
        )
    return 0


if __name__ == "__main__":
    use_any_console()
    sys.exit(main())
