"""The set-up check of lesson 00: versions, the Japanese font, the store of answers, and a button that answers."""

import importlib.metadata
import platform
from pathlib import Path

import ipywidgets
from packaging.requirements import Requirement
from packaging.version import InvalidVersion, Version

from attention_helpers.course.records import store
from attention_helpers.course.template import render
from attention_helpers.widgets.card import escaped
from attention_helpers.widgets.language import text
from attention_helpers.widgets.panel import Panel

WORD = "私"  # a glyph that a Latin font does not have
FONT = "matplotlib-fontja"  # the package that brings one


def check_setup():
    """Show what the course needs and what was found, and a button that proves that widgets answer."""
    versions = compare_versions(needed_versions())
    sentences = [_about_versions(versions), _about_font(), _about_store()]
    button = ipywidgets.Button(description=text("setup", "button"), button_style="primary")
    answer = ipywidgets.HTML()
    lines = "".join(f"<p>{escaped(sentence)}</p>" for sentence in sentences)
    told = ipywidgets.HTML(f'{_table(versions)}<div class="ah-lines">{lines}</div>')
    ask = ipywidgets.HTML(escaped(text("setup", "ask")))
    shown = "\n".join([text("setup", "title"), *(f"- {line}" for line in sentences), f"[{text('setup', 'button')}]"])
    panel = Panel([told, ask, ipywidgets.HBox([button, answer])], text=shown)

    def reply(_button):
        panel.presses += 1
        name = "answer_1" if panel.presses == 1 else "answer"
        said = text("setup", name, count=panel.presses)
        answer.value = escaped(said)
        panel.announce(said)

    panel.presses, panel.button, panel.answer = 0, button, answer
    button.on_click(reply)
    return panel


def needed_versions():
    """{name: oldest version that will do} for Python and every run-time requirement of this package."""
    needed = {"Python": "3.10"}
    for requirement in map(Requirement, importlib.metadata.requires("attention-helpers") or []):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            needed[requirement.name] = next(one.version for one in requirement.specifier if one.operator == ">=")
    return needed


def compare_versions(needed):
    """{name: (found or None, needed, "enough" | "too_old" | "missing")} in the order given."""
    rows = {}
    for name, bound in needed.items():
        found = platform.python_version().rstrip("+") if name == "Python" else _installed(name)
        try:
            verdict = "missing" if found is None else "enough" if Version(found) >= Version(bound) else "too_old"
        except InvalidVersion:  # taken for an old one
            verdict = "too_old"
        rows[name] = (found, bound, verdict)
    return rows


def _installed(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _about_versions(rows):
    """What is said of the versions. %pip works for the kernel's own Python, whoever installed the course, and how."""
    bad = {name: needed for name, (_, needed, verdict) in rows.items() if verdict != "enough"}
    if bad:
        requirements = " ".join(f'"{name}>={needed}"' for name, needed in bad.items() if name != "Python")
        return text("setup", "versions_bad", names=", ".join(bad), requirements=requirements)
    return text("setup", "versions_fine", count=len(rows) - 1)


def _about_font():
    return text("setup", "font_fine" if has_japanese_font() else "font_bad", word=WORD, requirement=FONT)


def has_japanese_font():
    """Whether matplotlib has the course's Japanese font, with a glyph for 私 in it."""
    try:
        import matplotlib_fontja  # noqa: F401  registers the font; heavy, so only here
        from matplotlib import font_manager
        from matplotlib.ft2font import FT2Font
    except ImportError:
        return False
    try:
        # A list of families: one name alone is read as a pattern, and older matplotlibs warn of how they read it.
        path = font_manager.findfont(font_manager.FontProperties(family=["IPAexGothic"]), fallback_to_default=False)
    except ValueError:
        return False
    return FT2Font(path).get_char_index(ord(WORD)) != 0


def _about_store():
    try:
        store.try_writing()
    except OSError as error:
        return text("setup", "store_bad", problem=str(error))
    return text("setup", "store_fine")


def _table(versions):
    heads = [*(text("setup", name) for name in ("part", "found", "needed")), ""]
    rows = [
        (name, found or "–", needed, f"{'✓' if verdict == 'enough' else '✗'} {text('setup', verdict)}")
        for name, (found, needed, verdict) in versions.items()
    ]
    return render(Path(__file__).with_name("table.html"), heads=heads, rows=rows)
