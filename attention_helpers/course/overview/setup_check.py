"""The set-up check of lesson 00: versions, the Japanese font, the store of answers, and a button that answers."""

import importlib.metadata
import platform
import re
import tempfile
from html import escape

import ipywidgets

from attention_helpers.course.records import store
from attention_helpers.widgets.language import text
from attention_helpers.widgets.panel import Panel

WORD = "私"  # a glyph that a Latin font does not have


def check_setup():
    """Show what the course needs and what was found, and a button that proves that widgets answer."""
    versions = compare_versions(needed_versions())
    sentences = [_about_versions(versions), _about_font(), _about_store()]
    button = ipywidgets.Button(description=text("setup", "button"), button_style="primary")
    answer = ipywidgets.HTML()
    told = "".join(f"<p>{escape(line)}</p>" for line in sentences)
    picture = ipywidgets.HTML(f'{_table(versions)}<div class="ah-lines">{told}</div>')
    ask = ipywidgets.HTML(escape(text("setup", "ask")))
    shown = "\n".join([text("setup", "title"), *(f"- {line}" for line in sentences), f"[{text('setup', 'button')}]"])
    panel = Panel([picture, ask, ipywidgets.HBox([button, answer])], text=shown)

    def reply(_button):
        panel.presses += 1
        name = "answer_1" if panel.presses == 1 else "answer"
        answer.value = escape(text("setup", name, count=panel.presses))
        panel.announce(answer.value)

    panel.presses, panel.button, panel.answer = 0, button, answer
    button.on_click(reply)
    return panel


def needed_versions():
    """{name: oldest version that will do} for Python and every run-time requirement of this package."""
    needed = {"Python": "3.10"}
    for entry in importlib.metadata.requires("attention-helpers") or []:
        if "extra ==" not in entry:
            name, bound = re.match(r"([\w.-]+)\s*>=\s*([\d.]+)", entry).groups()
            needed[name] = bound
    return needed


def compare_versions(needed):
    """{name: (found or None, needed, "enough" | "too_old" | "missing")} in the order given."""
    rows = {}
    for name, bound in needed.items():
        found = platform.python_version() if name == "Python" else _installed(name)
        if found is None:
            rows[name] = (None, bound, "missing")
        else:
            rows[name] = (found, bound, "enough" if _numbers(found) >= _numbers(bound) else "too_old")
    return rows


def _installed(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _numbers(version):
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _about_versions(rows):
    bad = [name for name, (_, _, verdict) in rows.items() if verdict != "enough"]
    if bad:
        return text("setup", "versions_bad", names=", ".join(bad))
    return text("setup", "versions_fine", count=len(rows) - 1)


def _about_font():
    return text("setup", "font_fine" if has_japanese_font() else "font_bad", word=WORD)


def has_japanese_font():
    """Whether matplotlib has the course's Japanese font, with a glyph for 私 in it."""
    import matplotlib_fontja  # noqa: F401  registers the font; heavy, so only here
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    try:
        path = font_manager.findfont("IPAexGothic", fallback_to_default=False)
    except ValueError:
        return False
    return FT2Font(path).get_char_index(ord(WORD)) != 0


def _about_store():
    try:
        store.folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=store.folder()) as file:
            file.write(b"can this be written?")
    except OSError as error:
        return text("setup", "store_bad", problem=str(error))
    return text("setup", "store_fine")


def _table(rows):
    names = ("part", "found", "needed", "")
    head = "".join(f'<th scope="col">{escape(text("setup", name))}</th>' if name else "<td></td>" for name in names)
    body = ""
    for name, (found, needed, verdict) in rows.items():
        sign = "✓" if verdict == "enough" else "✗"
        cells = [name, found or "–", needed, f"{sign} {text('setup', verdict)}"]
        body += "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
    return f'<table class="ah-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
