"""Nobody sees what came out before the guess: the lessons as a learner gets them, and the stored ones beside them."""

import json
import re
import shutil

import pytest

from attention_helpers.copies.explained import explained
from attention_helpers.copies.folder import bring_lessons
from attention_helpers.course.predictions.texts import all_predictions
from tests.browser.harness import CELLS, PANEL, ROOT

SIZES = {"1280 x 720": {"width": 1280, "height": 720}, "1920 x 1080": {"width": 1920, "height": 1080}}
GUESS = re.compile(r"^(\w+) = course\.predict\(\s*\"([^\"]+)\"", re.MULTILINE)
FOLDED = re.compile(r"<details.*?</details>", re.DOTALL)
# Words that once stood on the screen at the guess, or in the section before it, and gave the result away.
GIVES_AWAY = {
    "02.polite": r"except KeyError",
    "02.spread": r"\\approx 23",
    "03.shape": r"-> \(2, 4, 5\)",
    "04.slowest": r"Without a baseline there is hardly",
    "04.translation": r"\blost\b|become wrong",
    "05.forced": r"in place of an",
    "05.have": r"Every link of the model is right",
    "06.after-wo": r"the table sees one word",
    "06.tenfold": r"which by two",
    "07.deep": r"bounds how many",
    "07.faults": r"without the bias|with the bias",
    "07.nodes": r"2n - 1|takes in one word",
}

# With each cell that asks at the top of the notebook, the numbers of the cells on the screen: of those whose output is
# there, of those whose first paragraph is (without <details>, of the first in it), and of those of which anything is.
SEEN = """([panel, cells, asks]) => {
    const scroller = document.querySelector(`${panel} .jp-WindowedPanel-outer`);
    const all = [...document.querySelectorAll(cells)];
    const numbers = test => all.map((cell, number) => test(cell) ? number : -1).filter(number => number >= 0);
    return asks.map(asked => {
        scroller.scrollTop += all[asked].getBoundingClientRect().top - scroller.getBoundingClientRect().top;
        const edge = scroller.getBoundingClientRect();
        const there = element => {
            const box = element?.checkVisibility() && element.getBoundingClientRect();
            return box && box.height > 5 && box.top < edge.bottom - 5 && box.bottom > edge.top + 5;
        };
        const first = text => text?.querySelector('summary + *') ?? text?.firstElementChild;
        return {
            outputs: numbers(cell => [...cell.querySelectorAll('.jp-OutputArea-output')].some(there)),
            texts: numbers(cell => there(first(cell.querySelector('.jp-RenderedMarkdown')))),
            cells: numbers(there),
        };
    });
}"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach(details => { details.open = true })"


def cells_of(notebook):
    return json.loads(notebook.read_text(encoding="utf-8"))["cells"]


def pairs(notebook):
    """{prediction: (number of the cell that asks, number of the cell that shows the result)}"""
    sources = ["".join(cell["source"]) for cell in cells_of(notebook)]
    found = {}
    for number, source in enumerate(sources):
        for name, id in GUESS.findall(source):
            shows = (i for i in range(number + 1, len(sources)) if f"{name}.show_result(" in sources[i])
            found[id] = (number, next(shows))
    return found


def readable(cell):
    """What a learner reads of a cell that has not run: of folded code its first line."""
    source = "".join(cell["source"])
    folded = cell["metadata"].get("jupyter", {}).get("source_hidden")
    return source.partition("\n")[0] if folded else FOLDED.sub("", source)


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


def look(window, folder, lesson, opened=False):
    """{size: {prediction: what is on the screen where it asks, as SEEN has it}} of a lesson in a folder of the lab.

    opened  whether what is folded is opened first
    """
    asks = {id: number for id, (number, _) in pairs(lesson).items()}
    kernel = {"shouldStart": False, "canStart": False, "autoStartDefault": False}
    window.command("docmanager:open", {"path": f"{folder}/{lesson.name}", "kernelPreference": kernel})
    window.page.wait_for_function(
        "async path => { const now = window.jupyterapp.shell.currentWidget;"
        " if (now?.context?.path !== path) return false; await now.context.ready; return true }",
        arg=f"{folder}/{lesson.name}",
    )
    window.page.wait_for_selector(CELLS)
    seen = {}
    for size, pixels in SIZES.items():
        window.page.set_viewport_size(pixels)
        window.page.wait_for_timeout(400)
        if opened:
            window.page.evaluate(OPEN_ALL)
        seen[size] = dict(zip(asks, window.page.evaluate(SEEN, [PANEL, CELLS, list(asks.values())]), strict=True))
    window.command("application:close")
    return seen


@pytest.fixture(scope="module")
def seen(window):
    """{lesson: what `look` sees of a learner's copy}"""
    return {path: look(window, "unspoilt", path) for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))}


def spoilt(seen):
    """{size: ids of the predictions at which a result is on the screen}, and the same for an explanation."""
    results, texts = {size: [] for size in SIZES}, {size: [] for size in SIZES}
    for path, sizes in seen.items():
        where, names = pairs(path), [cell["id"] for cell in cells_of(path)]
        for size, predictions in sizes.items():
            for id, there in predictions.items():
                results[size] += [id] * (where[id][1] in there["outputs"])
                shown = {names[number] for number in there["texts"]}
                texts[size] += [id] * bool(shown & explained([all_predictions()[id]]).keys())
    return results, texts


def test_neither_result_nor_explanation_is_on_the_screen_when_a_prediction_is_reached(window, seen, measured):
    assert {id for path in seen for id in pairs(path)} == set(all_predictions())
    there, nothing = spoilt(seen), {size: [] for size in SIZES}
    for name, found in zip(("results", "explanations"), there, strict=True):
        for size, ids in found.items():
            measured(f"{name} on the screen before the guess at {size}: {len(ids)} of {len(all_predictions())}")
    assert there == (nothing, nothing)
    lesson = list(seen)[2]
    results, _ = spoilt({lesson: look(window, "stored", lesson)})
    assert all(results.values()), "a stored lesson shows its results: this test does not see them"
    _, texts = spoilt({lesson: look(window, "unspoilt", lesson, opened=True)})
    assert all(len(ids) > 3 for ids in texts.values()), "opened explanations are shown: this test does not see them"


@pytest.mark.parametrize("id", GIVES_AWAY)
def test_no_words_on_the_screen_or_in_the_section_before_give_a_result_away(id, seen, lab):
    path = next(path for path in seen if path.name.startswith(id[:2]))
    cells, (asks, _) = cells_of(lab.folder / "unspoilt" / path.name), pairs(path)[id]
    section = next(i for i in range(asks, -1, -1) if "".join(cells[i]["source"]).startswith("## "))
    for size, predictions in seen[path].items():
        on_screen = [cells[i] for i in {*range(section, asks), *predictions[id]["cells"]}]
        told = [words for cell in on_screen for words in re.findall(GIVES_AWAY[id], readable(cell))]
        assert not told, f"at {size} {told} is on the screen"


def test_an_explanation_opens_by_mouse_and_by_keyboard(window):
    window.page.set_viewport_size(SIZES["1280 x 720"])
    window.command("docmanager:open", {"path": "unspoilt/02_query_key_value.ipynb"})
    window.wait_ready()
    explanation = window.cell("polite-explain")
    words = explanation.locator("p", has_text="Equal or not equal")
    assert not words.is_visible()
    explanation.locator("summary").click()
    assert words.is_visible()
    for key, shown in (("Enter", False), ("Space", True)):
        explanation.locator("summary").focus()
        window.page.keyboard.press(key)
        assert words.is_visible() is shown, key
