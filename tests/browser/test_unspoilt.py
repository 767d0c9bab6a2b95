"""Nobody sees what came out before the guess: the lessons as a learner gets them, and the stored ones beside them."""

import json
import re
import shutil

import pytest

from attention_helpers.copies.folder import bring_lessons
from attention_helpers.course.predictions.texts import all_predictions
from tests.browser.harness import CELLS, PANEL, ROOT

SIZES = {"1280 x 720": {"width": 1280, "height": 720}, "1920 x 1080": {"width": 1920, "height": 1080}}
GUESS = re.compile(r"^(\w+) = course\.predict\(\s*\"([^\"]+)\"", re.MULTILINE)

# With each cell that asks at the top of the notebook: whether anything of the output that answers it is on the screen.
SEEN = """([panel, cells, pairs]) => {
    const scroller = document.querySelector(`${panel} .jp-WindowedPanel-outer`);
    const all = document.querySelectorAll(cells);
    return pairs.map(([asks, shows]) => {
        scroller.scrollTop += all[asks].getBoundingClientRect().top - scroller.getBoundingClientRect().top;
        const edge = scroller.getBoundingClientRect();
        return [...all[shows].querySelectorAll('.jp-OutputArea-output')]
            .map(output => output.getBoundingClientRect())
            .some(box => box.height > 5 && box.top < edge.bottom - 5 && box.bottom > edge.top + 5);
    });
}"""


def pairs(notebook):
    """{prediction: (number of the cell that asks, number of the cell that shows the result)}"""
    sources = ["".join(cell["source"]) for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]]
    found = {}
    for number, source in enumerate(sources):
        for name, id in GUESS.findall(source):
            shows = (i for i in range(number + 1, len(sources)) if f"{name}.show_result(" in sources[i])
            found[id] = (number, next(shows))
    return found


@pytest.fixture(scope="module")
def window(lab, browser):
    """A window of JupyterLab in which notebooks are opened without kernels: nothing is run here.

    Copies of its own: other tests of this process run the lab's, and JupyterLab saves what ran for two minutes.
    """
    bring_lessons(lab.folder / "unspoilt")
    shutil.copytree(ROOT / "notebooks", lab.folder / "stored", dirs_exist_ok=True)
    lesson = browser.open(lab, "notebooks/00_start_here.ipynb")
    yield lesson
    lesson.close()
    assert lesson.left_machine == []


def count_seen(window, folder, lessons):
    """{size: ids of the predictions whose result is on the screen}"""
    seen = {size: [] for size in SIZES}
    for path in lessons:
        where = pairs(path)
        kernel = {"shouldStart": False, "canStart": False, "autoStartDefault": False}
        window.command("docmanager:open", {"path": f"{folder}/{path.name}", "kernelPreference": kernel})
        window.page.wait_for_function(
            "async path => { const now = window.jupyterapp.shell.currentWidget;"
            " if (now?.context?.path !== path) return false; await now.context.ready; return true }",
            arg=f"{folder}/{path.name}",
        )
        window.page.wait_for_selector(CELLS)
        for size, pixels in SIZES.items():
            window.page.set_viewport_size(pixels)
            window.page.wait_for_timeout(400)
            shown = window.page.evaluate(SEEN, [PANEL, CELLS, list(where.values())])
            seen[size] += [id for id, there in zip(where, shown, strict=True) if there]
        window.command("application:close")
    return seen


def test_no_result_is_on_the_screen_when_its_prediction_is_reached(window, measured):
    lessons = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
    assert {id for path in lessons for id in pairs(path)} == set(all_predictions())
    seen = count_seen(window, "unspoilt", lessons)
    for size, ids in seen.items():
        measured(f"results on the screen before the guess at {size}: {len(ids)} of {len(all_predictions())}")
    assert seen == {size: [] for size in SIZES}
    stored = count_seen(window, "stored", lessons[2:3])
    assert all(stored.values()), "a stored lesson shows its results: this test does not see them"
