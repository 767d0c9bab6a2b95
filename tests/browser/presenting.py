"""Slides in the page: beginning and ending them, pressing the remote's keys, and taking part on the way."""

import re

from attention_helpers.course.predictions.texts import all_predictions
from tests.browser.harness import CELLS
from tests.browser.playing import drag

# Where the presenter is: the cell, its run's number, how far down the slide.
PLACE = """() => { const notebook = window.jupyterapp.shell.currentWidget.content, cell = notebook.activeCell;
    return [cell.model.id, cell.model.executionCount || 0,
            notebook.node.querySelector('.jp-WindowedPanel-outer').scrollTop] }"""

# Folded code runs when its slide comes.
IN_SIGHT = """() => { const { model } = window.jupyterapp.shell.currentWidget.content.activeCell;
    return model.type !== 'code' || !model.getMetadata('jupyter')?.source_hidden || model.executionCount > 0 }"""


def show(lesson, path, kernel=True):
    """Open a notebook in this window and begin its slides, by the remote's key."""
    preference = {} if kernel else {"shouldStart": False, "canStart": False, "autoStartDefault": False}
    lesson.page.evaluate(
        "([path, kernelPreference]) => window.jupyterapp.commands.execute("
        "'docmanager:open', {path, kernelPreference}).then(() => null)",
        [path, preference],
    )
    lesson.page.wait_for_function(
        "async path => { const now = window.jupyterapp.shell.currentWidget;"
        " if (now?.context?.path !== path) return false; await now.context.ready; return true }",
        arg=path,
    )
    if kernel:
        lesson.wait_ready()
    lesson.page.wait_for_selector(CELLS)
    lesson.page.keyboard.press("F5")
    lesson.page.wait_for_selector(".jp-Deck .jp-deck-mod-visible")


def leave(lesson):
    """End the slides, save and close the notebook."""
    lesson.command("deck:stop")
    lesson.page.wait_for_function("() => !document.body.dataset.jpDeckMode")
    lesson.save()
    lesson.command("application:close")


def place(lesson):
    return lesson.page.evaluate(PLACE)


def press(lesson, key, seconds=240):
    """Press a key, and wait until something has come of it and the kernel is idle: the place."""
    before = place(lesson)
    lesson.page.keyboard.press(key)
    lesson.page.wait_for_function(f"before => ({PLACE})().join() !== before.join()", arg=before, timeout=1000 * seconds)
    lesson.page.wait_for_function(IN_SIGHT, timeout=1000 * seconds)
    lesson.wait_idle()
    return place(lesson)


def take_part(lesson, cell):
    """Guess, answer, move or write in the cell that is shown, and leave the keyboard there.

    Returns which of the four it was, None where the cell offers nothing to do.
    """
    area = lesson.output(cell)
    if cell.startswith("predict"):
        return _guess(lesson, area, cell)
    if cell.startswith("exercise-"):
        return _write(lesson, cell)
    if cell.startswith("quiz-"):
        area.locator("[data-question]").first.wait_for()  # a long lesson's page takes a moment
    if area.locator("[data-question]").count():
        return _answer(area)
    if area.locator(".noUi-handle").count():
        return _move(lesson, area.locator(".noUi-handle").first)
    return None


def _guess(lesson, area, cell):
    (source,) = ("".join(each["source"]) for each in lesson.cells() if each["id"] == cell)
    asked = all_predictions()[re.search(r'course\.predict\(\s*"([^"]+)"', source)[1]]
    if asked["kind"] == "number":
        area.locator("input[type=text]").fill(str(asked["low"]))
    elif asked["kind"] != "curve":  # that has a shape from the start
        area.locator("input[type=radio], input[type=checkbox]").first.click()
    area.get_by_role("button", name="Record my guess").click()
    area.get_by_text("Recorded:").first.wait_for()
    area.locator("input, [role=slider]").first.focus()
    return "guess"


def _answer(area):
    options = area.locator("[data-question] :is(.ah-option, label) input")
    if not options.count():
        return None
    options.first.click()
    area.locator(".ah-main").click()
    area.locator(".ah-feedback", has_text=re.compile(r"\w")).wait_for()
    options.first.focus()
    return "answer"


def _move(lesson, handle):
    before = handle.get_attribute("aria-valuenow")
    drag(lesson, handle, 200)
    if handle.get_attribute("aria-valuenow") == before:  # it stands at this end
        drag(lesson, handle, -200)
    assert handle.get_attribute("aria-valuenow") != before, "a slider did not follow the mouse"
    handle.focus()
    return "move"


def _write(lesson, cell):
    editor = lesson.cell(cell).locator(".cm-content")
    editor.click()
    lesson.page.keyboard.press("Control+End")
    lesson.page.keyboard.insert_text("\nprint('changed in class')")
    press(lesson, "Control+Enter")
    lesson.output(cell).get_by_text("changed in class").wait_for()
    editor.click()
    return "write"
