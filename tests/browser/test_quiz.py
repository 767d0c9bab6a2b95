"""Every type of question in a real JupyterLab: by mouse, by keyboard alone, after a restart, in the dark theme."""

import json
import re
import shutil

import pytest

from tests.browser.accessibility import violations
from tests.browser.asking import expect, press_main, question
from tests.browser.harness import ROOT, Lab, contrast, write_notebook
from tests.unit.course.questions.sample import ALL

SECTION = {"section": "other.ipynb#Far-below"}
STOCK = """
import ipywidgets
from attention_helpers.widgets.panel import Panel
from attention_helpers.widgets.svg_view import SvgView
picked = []
view = SvgView('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20" width="270">'
               '<rect data-pick="left" width="40" height="20"/>'
               '<rect data-pick="right" x="50" width="40" height="20"/></svg>', "two")
view.on_pick(lambda name: picked.append(name) or setattr(text, "value", " ".join(picked)))
text = ipywidgets.Text(description="picked")
slider = ipywidgets.IntSlider(value=5, description="how many")
Panel([ipywidgets.RadioButtons(options=["a", "b", "c"]), slider, view, text], text="panel")
"""

FROM_OUTSIDE = ROOT / "tests" / "unit" / "course" / "questions" / "scale"
SCALE = """
import scale
from attention_helpers import course
from attention_helpers.course.questions import kinds

kinds.register(scale.Scale())
course.quiz([{"id": "09.scale", "type": "scale", "question": "How many of $100$?", "low": 0, "high": 100,
              "right": [2, 3], "feedback": "Fewer."}])
"""

OWN_WORDS = """
from attention_helpers import course
from attention_helpers.course.questions import bank

course.quiz(bank.Bank("open", (bank.load("05")["05.explain-gap"],)))
"""

FORMULAS = """
from attention_helpers import course

options = ["$\\\\alpha_i v_i$", "**$q k$**", "$\\\\tanh$ of it"]
course.quiz([
    {"id": "09.one", "type": "multiple_choice", "question": "Which?",
     "answers": [{"answer": option, "correct": option is options[0]} for option in options]},
    {"id": "09.pairs", "type": "matching", "question": "Which?",
     "pairs": [{"left": "$a$", "right": "$b$"}, {"left": "c", "right": "d"}]},
    {"id": "09.own", "type": "open", "question": "Which?", "model_answer": "It is.",
     "points": [{"point": "$x + y$"}]},
])
"""

ANEW = """
import os, tempfile
os.environ["ATTENTION_COURSE_PROGRESS"] = tempfile.mkdtemp()  # a learner who has answered nothing
"""

TRAIN = """
import time
time.sleep(4)  # as training does, it leaves the kernel no time for anything else
print("trained")
"""


@pytest.fixture(scope="module")
def quiz_lab(tmp_path_factory):
    """A lab over a notebook that shows one question of each type, with a progress store that lasts."""
    folder = tmp_path_factory.mktemp("quiz")
    bank = [{**question, **SECTION} for question in ALL]
    (folder / "bank.json").write_text(json.dumps(bank, ensure_ascii=False), encoding="utf-8")
    show = 'from attention_helpers import course\ncourse.quiz("bank.json")'
    write_notebook(folder / "quiz.ipynb", {"cell-0": show, "cell-1": STOCK})
    write_notebook(folder / "anew.ipynb", {"anew": ANEW, "cell-0": show, "cell-1": STOCK})
    other = {"cell-0": "# Other\n\n" + "text\n\n" * 80, "cell-1": "## Far below", "cell-2": "1 + 1"}
    write_notebook(folder / "other.ipynb", other)
    shutil.copytree(FROM_OUTSIDE, folder, dirs_exist_ok=True)
    write_notebook(folder / "scale.ipynb", {"cell-0": SCALE})
    write_notebook(folder / "open.ipynb", {"cell-0": OWN_WORDS})
    write_notebook(folder / "formulas.ipynb", {"cell-0": FORMULAS})
    write_notebook(folder / "busy.ipynb", {"quiz": show, "train": TRAIN})
    progress = tmp_path_factory.mktemp("progress")
    with Lab(folder=folder, progress=progress) as lab:
        lab.learner = progress
        yield lab


@pytest.fixture(autouse=True)
def nothing_answered(quiz_lab):
    for path in quiz_lab.learner.glob("*"):
        path.unlink()


@pytest.fixture(scope="module")
def window(quiz_lab, open_window):
    """One window for all tests that neither restart the kernel nor leave the notebook."""
    return open_window("anew.ipynb", quiz_lab)


def ran(lesson):
    lesson.run_all()
    assert lesson.errors() == [] and lesson.broken_widgets() == []
    lesson.page.lesson = lesson
    return lesson.page


@pytest.fixture
def page(window):
    """Nothing is answered yet."""
    return ran(window)


@pytest.fixture
def own_page(quiz_lab, open_lesson):
    """A window of the test's own, over a store that lasts."""
    return ran(open_lesson("quiz.ipynb", quiz_lab))


def product(page):
    """The product of the numbers in the numeric question."""
    first, second = re.findall(r"=\s*(\d+)", question(page, "09.numeric").locator("legend").inner_text())
    return str(int(first) * int(second))


def options_of(page, i):
    return question(page, "09.matching").get_by_role("combobox").nth(i)


def in_order(page):
    return question(page, "09.ordering").locator(".ah-item").all_inner_texts()


ORDER = [item["item"] for item in next(q for q in ALL if q["id"] == "09.ordering")["items"]]


def sort_items(page, press):
    """Bring the items into order by their own buttons."""
    for place, item in enumerate(ORDER):
        while in_order(page).index(item) > place:
            press(question(page, "09.ordering").get_by_role("button", name=f"Move up: {item}"))


def test_each_type_by_mouse_and_again_after_a_restart(own_page):
    page = own_page
    question(page, "09.choice").get_by_role("radio").nth(1).check()
    press_main(page, "09.choice")
    expect(page, "09.choice", "Not right. You have a second try.")
    expect(page, "09.choice", "No sum here.")
    question(page, "09.choice").get_by_role("radio").nth(0).check()
    press_main(page, "09.choice")
    expect(page, "09.choice", "Right.")
    for i in (0, 2):
        question(page, "09.many").get_by_role("checkbox").nth(i).check()
    question(page, "09.numeric").get_by_role("textbox").fill(product(page))
    question(page, "09.string").get_by_role("textbox").fill("ソフトマックス")
    for i, right in enumerate(("I", "pen", "have")):
        options_of(page, i).select_option(label=right)
    sort_items(page, lambda button: button.click())
    question(page, "09.cell").get_by_role("radio", name="have, 持って: 0.8").check()
    question(page, "09.word").get_by_role("radio", name="ペン").check()
    question(page, "09.bug").get_by_role("radio").nth(2).check()
    ids = ("09.many", "09.numeric", "09.string", "09.matching", "09.ordering", "09.cell", "09.word", "09.bug")
    for id in ids:
        press_main(page, id)
        expect(page, id, "Right.")
    question(page, "09.open").get_by_role("textbox").fill("<script>window.hacked = 1</script> 私の答え")
    press_main(page, "09.open")
    question(page, "09.open").get_by_label("first point").check()
    press_main(page, "09.open")
    expect(page, "09.open", "Your answer makes 1 of 2 points.")
    assert page.get_by_text("Right: 9 of 10. Answered: 10.").is_visible()

    page.lesson.restart_kernel()
    page.lesson.run_cell("cell-0")
    page.wait_for_selector('[data-question="09.open"] .ah-feedback p')
    for id in ("09.choice", *ids):
        expect(page, id, "Answered before. Right.")
    assert question(page, "09.choice").get_by_role("radio").nth(0).is_checked()
    assert question(page, "09.string").get_by_role("textbox").input_value() == "ソフトマックス"
    assert options_of(page, 1).evaluate("e => e.selectedOptions[0].textContent") == "pen"
    assert in_order(page) == ORDER
    assert question(page, "09.open").get_by_role("textbox").input_value().endswith("私の答え")
    assert page.evaluate("() => window.hacked") is None


def test_answers_are_there_when_the_notebook_is_opened_on_another_day(quiz_lab, browser):
    for answer in (1, 0):  # two windows and two kernels, one after the other
        lesson = browser.open(quiz_lab, "quiz.ipynb")
        lesson.run_all()
        choice = question(lesson.page, "09.choice")
        if answer == 1:
            choice.get_by_role("radio").nth(0).check()
            press_main(lesson.page, "09.choice")
            expect(lesson.page, "09.choice", "Right.")
        else:
            expect(lesson.page, "09.choice", "Answered before. Right.")
        lesson.close()


def test_an_answer_given_while_the_kernel_trains_is_judged_afterwards(quiz_lab, open_lesson):
    lesson = open_lesson("busy.ipynb", quiz_lab)
    lesson.run_cell("quiz")
    page = lesson.page
    lesson.start_cell("train")
    question(page, "09.choice").get_by_role("radio").nth(0).check()
    press_main(page, "09.choice")
    question(page, "09.string").get_by_role("textbox").fill("softmax")
    press_main(page, "09.string")
    assert "trained" not in lesson.output("train").inner_text()  # both were given while it trained
    for id in ("09.choice", "09.string"):
        expect(page, id, "Right.")
    lesson.wait_ready()
    assert "trained" in lesson.output("train").inner_text() and lesson.errors() == []


def test_the_same_notebook_in_two_windows(quiz_lab, open_lesson):
    """Both windows share the kernel; what one answers the other knows once its cell is run."""
    one, other = (open_lesson("quiz.ipynb", quiz_lab) for _ in range(2))
    one.run_all()
    question(one.page, "09.choice").get_by_role("radio").nth(0).check()
    press_main(one.page, "09.choice")
    expect(one.page, "09.choice", "Right.")
    other.run_all()
    expect(other.page, "09.choice", "Answered before. Right.")
    for lesson, id in ((other, "09.string"), (one, "09.word")):  # the first window's widgets live on
        field = question(lesson.page, id)
        if id == "09.string":
            field.get_by_role("textbox").fill("softmax")
        else:
            field.get_by_role("radio", name="ペン").check()
        press_main(lesson.page, id)
        expect(lesson.page, id, "Right.")
    one.run_cell("cell-0")
    for id in ("09.choice", "09.string", "09.word"):
        expect(one.page, id, "Answered before. Right.")
    for lesson in (one, other):
        assert lesson.errors() == [] and lesson.broken_widgets() == []
        # A window is told of the other one's widgets, too; JupyterLab notes in its console those that it does not know.
        lesson.console_errors[:] = [error for error in lesson.console_errors if "Comm not found" not in error]


def test_axe_finds_nothing_before_and_after_answers(page):
    assert violations(page.lesson) == []
    question(page, "09.choice").get_by_role("radio").nth(1).check()
    question(page, "09.many").get_by_role("checkbox").nth(0).check()
    question(page, "09.numeric").get_by_role("textbox").fill("1")
    question(page, "09.string").get_by_role("textbox").fill("softmax")
    question(page, "09.open").get_by_role("textbox").fill("my words")
    for mark in page.locator(".ah-main").all():  # right, wrong, partly, not answered and self-marked
        mark.click()
    page.wait_for_selector('[data-question="09.open"] .ah-model')
    assert violations(page.lesson) == []


def test_a_kind_from_outside_the_package_is_answered(quiz_lab, open_lesson):
    lesson = open_lesson("scale.ipynb", quiz_lab)
    lesson.run_all()
    assert lesson.errors() == [] and lesson.broken_widgets() == []
    page = lesson.page
    press_main(page, "09.scale")
    expect(page, "09.scale", "Move the mark first.")
    slider = question(page, "09.scale").get_by_role("slider", name="Your answer")
    slider.fill("50")
    press_main(page, "09.scale")
    expect(page, "09.scale", "Not right. You have a second try.Fewer.")
    slider.focus()
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    press_main(page, "09.scale")
    expect(page, "09.scale", "Right.")
    assert question(page, "09.scale").locator("output").inner_text() == "3"
    assert slider.is_disabled() and slider.bounding_box()["width"] == pytest.approx(320, abs=8)  # its own style sheet
    lesson.restart_kernel()
    lesson.run_cell("cell-0")
    expect(page, "09.scale", "Answered before. Right.")
    assert slider.input_value() == "3"


def tab_to(page, target, limit=80):
    """Press Tab until `target` has the focus."""
    for _ in range(limit):
        if target.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}; the focus is on {page.lesson.focused()}")


def test_each_type_by_keyboard_alone(page):
    before = len(page.lesson.cells())
    question(page, "09.choice").get_by_role("radio").nth(0).focus()
    for key in ("b", "a", "d", "d", "x", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    assert len(page.lesson.cells()) == before, "a shortcut of JupyterLab fired from a radio button"
    first = question(page, "09.choice").get_by_role("radio").nth(0)
    assert first.is_checked(), "arrow keys go round in the group"

    def check(id):
        tab_to(page, question(page, id).locator(".ah-main"))
        page.keyboard.press("Enter")

    check("09.choice")
    expect(page, "09.choice", "Right.")
    assert question(page, "09.choice").locator(".ah-main").evaluate("e => e === document.activeElement")
    for i in (0, 2):
        tab_to(page, question(page, "09.many").get_by_role("checkbox").nth(i))
        page.keyboard.press("Space")
    check("09.many")
    tab_to(page, question(page, "09.numeric").get_by_role("textbox"))
    page.keyboard.type(product(page))
    page.keyboard.press("Enter")
    tab_to(page, question(page, "09.string").get_by_role("textbox"))
    page.keyboard.type("softmax")
    check("09.string")
    for i, letter in enumerate(("I", "p", "h")):
        tab_to(page, options_of(page, i))
        page.keyboard.type(letter)
    check("09.matching")
    first_button = question(page, "09.ordering").get_by_role("button").first
    tab_to(page, first_button)

    def by_key(button):
        button.focus()
        page.keyboard.press("Enter")
        assert button.evaluate("e => e === document.activeElement"), "the focus stays on the moved item"

    sort_items(page, by_key)
    check("09.ordering")
    tab_to(page, question(page, "09.cell").get_by_role("radio").nth(0))
    for key in ("ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    check("09.cell")
    tab_to(page, question(page, "09.word").get_by_role("radio").nth(0))
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    check("09.word")
    tab_to(page, question(page, "09.bug").get_by_role("radio").nth(0))
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    check("09.bug")
    for id in ("09.many", "09.numeric", "09.string", "09.matching", "09.ordering", "09.cell", "09.word", "09.bug"):
        expect(page, id, "Right.")
    tab_to(page, question(page, "09.open").get_by_role("textbox"))
    page.keyboard.type("my words b d d")
    check("09.open")
    page.wait_for_selector('[data-question="09.open"] .ah-model')
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page, "09.open", "Your answer makes 1 of 2 points.")
    assert len(page.lesson.cells()) == before


def reading(page):
    """What stands under the field of the numeric question: a sentence, and texts to choose from."""
    return question(page, "09.numeric").locator(".ah-reading")


def expect_reading(page, words):
    page.wait_for_function(
        "words => document.querySelector('.ah-reading p').textContent === words", arg=words, timeout=20_000
    )


def test_what_is_read_of_a_number_stands_under_the_field_before_it_is_marked(page):
    box = question(page, "09.numeric").get_by_role("textbox")
    for typed, words in [("０，２５", "Read as 0.25."), ("1/9", "Read as 1/9 ≈ 0.1111."), ("−2", "Read as -2.")]:
        box.fill(typed)
        expect_reading(page, words)
    box.fill("abc")
    expect_reading(page, "This cannot be read as a number. Write it in digits, such as 1536, 0.25, 3/4 or 1e-3.")
    live = reading(page).locator("p")
    assert live.get_attribute("aria-live") == "polite" and live.get_attribute("id") == box.get_attribute(
        "aria-describedby"
    )
    assert box.get_attribute("inputmode") == "text", "a pad of digits has no minus and no fraction bar"
    assert page.get_by_text("Right: 0 of 10. Answered: 0.").is_visible()
    box.fill("")
    expect_reading(page, "")


def test_a_number_of_two_readings_is_asked_back_and_costs_no_try(page):
    box, right = question(page, "09.numeric").get_by_role("textbox"), product(page)
    box.fill("1,536")
    expect_reading(page, "This can be read in two ways. Write 1536 or 1.536.")
    assert violations(page.lesson) == []
    for _ in range(3):
        box.press("Enter")  # axe may have taken the focus elsewhere
        expect(page, "09.numeric", "Write 1536 or 1.536. This costs no try.")
    reading(page).get_by_role("button", name="1.536").click()
    expect_reading(page, "Read as 1.536.")
    assert box.input_value() == "1.536" and box.evaluate("e => e === document.activeElement")
    press_main(page, "09.numeric")
    expect(page, "09.numeric", "You have a second try.")
    box.fill(f"答え：{right}。")
    expect_reading(page, f"Read as {right}.")
    press_main(page, "09.numeric")
    expect(page, "09.numeric", "Right.")


def test_the_enter_that_ends_a_conversion_hands_nothing_in(page):
    box = question(page, "09.string").get_by_role("textbox")
    box.fill("そふと")
    for event in ("{key: 'Enter', keyCode: 229}", "{key: 'Enter', isComposing: true}"):
        box.evaluate(f"e => e.dispatchEvent(new KeyboardEvent('keydown', {{...{event}, bubbles: true}}))")
    page.wait_for_timeout(800)
    assert question(page, "09.string").locator(".ah-feedback").inner_text() == ""
    box.fill("そふとまっくす")
    page.keyboard.press("Enter")
    expect(page, "09.string", "Right. Read as “ソフトマックス”.")


def test_what_a_screen_reader_is_told(page):
    for group in page.locator(".ah-quiz fieldset").all():
        assert group.locator("legend").count() == 1
    unnamed = page.evaluate("""() => ['input', 'select', 'textarea']
        .flatMap(kind => [...document.querySelectorAll('.ah-quiz ' + kind)])
        .filter(e => !e.labels?.length && !e.getAttribute('aria-label')).map(e => e.outerHTML)""")
    assert unnamed == []
    question(page, "09.choice").get_by_role("radio").nth(1).check()
    press_main(page, "09.choice")
    live = page.locator(".ah-quiz > .ah-hidden[aria-live=polite]")
    page.wait_for_function("() => document.querySelector('.ah-quiz > [role=status]').textContent.includes('No sum')")
    assert "Not right." in live.text_content()
    mark = question(page, "09.choice").locator(".ah-mark")
    assert mark.inner_text().startswith("✗") and "not right" in mark.text_content()


def test_formulas_are_set_and_code_is_code(page):
    assert question(page, "09.choice").locator("legend math msub").count() >= 1
    assert question(page, "09.choice").locator("label pre code").all_inner_texts()[0] == "weights @ values"
    box = question(page, "09.choice").locator("legend math").bounding_box()
    assert box["width"] > 20 and box["height"] > 8


def test_a_control_whose_label_is_a_formula_alone_has_the_formula_as_typed_for_its_name(quiz_lab, open_lesson):
    lesson = open_lesson("formulas.ipynb", quiz_lab)
    lesson.run_all()
    assert lesson.errors() == [] and lesson.broken_widgets() == []
    page = lesson.page
    question(page, "09.own").get_by_role("textbox").fill("my words")
    press_main(page, "09.own")
    page.wait_for_selector('[data-question="09.own"] .ah-model')
    for id, role, names in (
        ("09.one", "radio", ["\\alpha_i v_i", "q k", None]),  # with words beside it, the label is the name
        ("09.pairs", "combobox", ["a", None]),
        ("09.own", "checkbox", ["x + y"]),
    ):
        controls = question(page, id).get_by_role(role).all()
        assert [control.get_attribute("aria-label") for control in controls] == names
    assert question(page, "09.one").locator("label math").count() == 3
    assert violations(lesson) == []


COLORS = """() => {
    const style = (name) => getComputedStyle(document.querySelector(name));
    const names = ['.ah-question legend p', '.ah-title', '.ah-option label', '.ah-hint', '.ah-main', '.ah-verdict',
                   '.ah-reading p', '.ah-reading button'];
    return names.map(name => [name, style(name).color,
                              style(/main|button/.test(name) ? name : '.ah-question').backgroundColor]); }"""
DIMMED = (
    "() => [...document.querySelectorAll('.ah-quiz button')].filter(e => getComputedStyle(e).opacity !== '1').length"
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_in_both_themes(page, theme):
    question(page, "09.choice").get_by_role("radio").nth(1).check()
    press_main(page, "09.choice")
    expect(page, "09.choice", "Not right.")
    question(page, "09.numeric").get_by_role("textbox").fill("1,536")
    expect_reading(page, "This can be read in two ways. Write 1536 or 1.536.")
    assert page.evaluate(DIMMED) == page.locator('.ah-quiz [aria-disabled="true"]').count(), (
        "only what is off is dimmed"
    )
    page.lesson.theme(theme)
    try:
        found = page.evaluate(COLORS)
    finally:
        page.lesson.theme("light")
    weak = {name: contrast(ink, ground) for name, ink, ground in found if contrast(ink, ground) < 4.5}
    assert weak == {}, f"contrast under 4.5 in the {theme} theme"


def test_a_link_opens_the_other_notebook_at_its_heading(own_page):
    page = own_page
    for _ in range(2):
        question(page, "09.many").get_by_role("checkbox").nth(1).check()
        press_main(page, "09.many")
        page.wait_for_timeout(400)
    question(page, "09.many").get_by_role("link", name="Read it up").click()
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget?.context?.path === 'other.ipynb'", timeout=20_000
    )
    heading = page.locator("h2", has_text="Far below")
    heading.wait_for(timeout=20_000)
    page.wait_for_function(
        """() => {
        const e = [...document.querySelectorAll('h2')].find(e => e.textContent.includes('Far below'));
        const box = e?.getBoundingClientRect(); return box && box.top > 0 && box.top < innerHeight }""",
        timeout=20_000,
    )


def test_stock_controls_beside_a_panel_are_guarded_too(page):
    lesson, before = page.lesson, len(page.lesson.cells())
    radio = lesson.cell("cell-1").get_by_role("radio").nth(0)
    radio.focus()
    for key in ("b", "a", "x", "d", "d"):
        page.keyboard.press(key)
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(300)
    assert len(lesson.cells()) == before
    assert lesson.cell("cell-1").get_by_role("radio").nth(1).is_checked()
    slider = lesson.cell("cell-1").get_by_role("slider")
    slider.focus()
    for key in ("b", "ArrowRight"):
        page.keyboard.press(key)
    assert len(lesson.cells()) == before
    assert slider.get_attribute("aria-valuenow") == "6.0"


def test_a_picture_is_picked_from_by_mouse_and_by_keyboard(page):
    cell = page.lesson.cell("cell-1")
    cell.get_by_role("button", name="right").click()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    picked = cell.get_by_role("textbox").last
    page.wait_for_function("e => e.value === 'right left'", arg=picked.element_handle(), timeout=10_000)


def test_ctrl_s_still_saves_from_inside_a_question(page):
    question(page, "09.choice").get_by_role("radio").nth(0).focus()
    page.evaluate("() => { window.jupyterapp.shell.currentWidget.context.model.dirty = true }")
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty", timeout=10_000)


GAP = "05.explain-gap"


@pytest.fixture
def open_page(quiz_lab, open_lesson):
    return ran(open_lesson("open.ipynb", quiz_lab))


def points_of(page):
    return question(page, GAP).locator(".ah-model").get_by_role("checkbox")


def test_an_open_answer_is_read_point_by_point_and_corrected_by_mouse(open_page):
    page = open_page
    text = "A single vector has to hold everything without attention. Attention keeps all encoder states."
    question(page, GAP).get_by_role("textbox").fill(text)
    press_main(page, GAP)
    page.wait_for_selector(f'[data-question="{GAP}"] .ah-model')
    said = question(page, GAP).locator(".ah-said")
    assert said.count() == points_of(page).count() == 5
    assert "Attention keeps all encoder states" in said.nth(2).inner_text() and "not found" in said.nth(3).inner_text()
    assert [points_of(page).nth(i).is_checked() for i in range(5)] == [True, False, True, False, False]
    described = points_of(page).nth(2).get_attribute("aria-describedby")
    assert said.nth(2).get_attribute("id") == described
    question(page, GAP).get_by_label("each step reads what it needs").check()
    press_main(page, GAP)
    expect(page, GAP, "Your answer makes 3 of 5 points.")
    assert page.get_by_text("Right: 1 of 1. Answered: 1.").is_visible()
    assert said.count() == 5 and points_of(page).nth(3).is_checked() and points_of(page).nth(3).is_disabled()


def test_an_open_answer_that_seems_to_contradict_is_to_be_looked_at_whatever_is_ticked_by_keyboard(open_page):
    page = open_page
    question(page, GAP).get_by_role("textbox").focus()
    page.keyboard.type("Attention squeezes all into one vector. The fixed vector keeps all encoder states.")
    tab_to(page, question(page, GAP).locator("button.ah-main"))
    page.keyboard.press("Enter")
    page.wait_for_selector(f'[data-question="{GAP}"] .ah-model')
    assert question(page, GAP).locator(".ah-said-contradicted").count() == 2
    for i in range(5):
        tab_to(page, points_of(page).nth(i))
        page.keyboard.press("Space")
    tab_to(page, question(page, GAP).locator("button.ah-main"))
    page.keyboard.press("Enter")
    expect(page, GAP, "To be looked at:")
    assert page.get_by_text("Right: 0 of 1. Answered: 1.").is_visible()
