"""An exam and a survey in a real JupyterLab: by mouse, by keyboard alone, through restarts, in both themes."""

import json

import pytest

from tests.browser.accessibility import violations
from tests.browser.asking import expect, question
from tests.browser.harness import Lab, write_notebook
from tests.unit.course.questions.sample import ALL

CLOSED = [{**question, "section": "01_fixed_vector_bottleneck.ipynb#4.-Quality"} for question in ALL]
EXAM = 'from attention_helpers import course\nquiz = course.quiz("bank.json", exam=True)\nquiz'
SURVEY = """
from attention_helpers import course

def broken(id, given):
    given["no such key"]

course.quiz([{"id": "pace", "type": "multiple_choice", "question": "Too fast?", "hide": True,
              "answers": [{"answer": "yes"}, {"answer": "no"}]},
             {"id": "why", "type": "open", "question": "Why?", "hide": True}], on_answer=broken)
"""
MIXED = "from attention_helpers import course\ncourse.mixed_test(20, exam=True)"


@pytest.fixture(scope="module")
def exam_lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exam")
    (folder / "bank.json").write_text(json.dumps(CLOSED, ensure_ascii=False), encoding="utf-8")
    write_notebook(folder / "exam.ipynb", {"exam": EXAM, "look": "quiz.answers"})
    write_notebook(folder / "survey.ipynb", {"survey": SURVEY})
    write_notebook(folder / "mixed.ipynb", {"mixed": MIXED})
    progress = tmp_path_factory.mktemp("progress")
    with Lab(folder=folder, progress=progress) as lab:
        lab.learner = progress
        yield lab


@pytest.fixture(autouse=True)
def nothing_answered(exam_lab):
    for path in exam_lab.learner.glob("*"):
        path.unlink()


@pytest.fixture
def opened(exam_lab, open_lesson):
    def open_one(name, cell):
        lesson = open_lesson(f"{name}.ipynb", exam_lab)
        lesson.run_cell(cell)
        lesson.page.wait_for_selector(".ah-quiz")
        lesson.page.lesson = lesson
        return lesson.page

    return open_one


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def begin(page):
    press(page, "Begin")
    page.wait_for_selector("[data-question]")


def expect_lead(page, words):
    page.wait_for_function(
        "words => document.querySelector('.ah-lead').textContent.includes(words)", arg=words, timeout=20_000
    )


KEPT = "Your answer is kept."


def test_by_mouse_through_a_restart_to_the_result(opened, exam_lab):
    page = opened("exam", "exam")
    assert page.locator("[data-question]").count() == 0 and not page.get_by_role("timer").is_visible()
    begin(page)
    question(page, "09.choice").get_by_role("radio").nth(1).check()
    expect(page, "09.choice", KEPT)
    question(page, "09.choice").get_by_role("radio").nth(0).check()  # changed, without a button
    question(page, "09.many").get_by_role("checkbox").nth(0).check()
    question(page, "09.string").get_by_role("textbox").fill("softmax")
    partner = question(page, "09.matching").get_by_role("combobox").nth(1)
    partner.select_option(label="pen")
    question(page, "09.ordering").get_by_role("button").nth(1).click()
    question(page, "09.word").get_by_role("radio", name="ペン").check()
    question(page, "09.open").get_by_role("textbox").fill("私の答え <b>")
    for id in ("09.many", "09.string", "09.matching", "09.ordering", "09.word", "09.open"):
        expect(page, id, KEPT)
    order = question(page, "09.ordering").locator(".ah-item").all_inner_texts()
    assert "ight" not in " ".join(page.locator(".ah-feedback").all_inner_texts())
    assert page.get_by_text("Answered: 7 of 10.").is_visible()

    page.lesson.restart_kernel()
    page.lesson.run_cell("exam")
    page.wait_for_selector("[data-question]")
    assert question(page, "09.choice").get_by_role("radio").nth(0).is_checked()
    assert question(page, "09.many").get_by_role("checkbox").nth(0).is_checked()
    assert question(page, "09.string").get_by_role("textbox").input_value() == "softmax"
    assert partner.evaluate("e => e.selectedOptions[0].text") == "pen"
    assert question(page, "09.ordering").locator(".ah-item").all_inner_texts() == order
    assert question(page, "09.open").get_by_role("textbox").input_value() == "私の答え <b>"

    press(page, "Hand in")
    ask = page.locator(".ah-ask")
    ask.wait_for()
    assert ask.inner_text().startswith("Not answered, or not completely: 4 of 10 (no. 3, 5, 7, 9).")
    press(page, "Go on answering")
    question(page, "09.cell").get_by_role("radio", name="have, 持って: 0.8").check()
    press(page, "Hand in")  # the draft just made is counted, however fast
    page.wait_for_function("() => document.querySelector('.ah-ask')?.textContent.includes('3 of 10')")
    press(page, "Hand in now")
    expect_lead(page, "Handed in. Minutes since the beginning: 0. Right: 4 of 10.")
    assert page.locator(".ah-result").is_visible()
    expect(page, "09.choice", "Right.")
    expect(page, "09.many", "Partly right.")
    expect(page, "09.bug", "Not answered.")
    expect(page, "09.matching", "Not complete.")
    for id in ("09.choice", "09.bug"):
        assert not question(page, id).locator(".ah-main").is_visible()
        assert question(page, id).get_by_role("radio").nth(0).is_disabled()
    assert question(page, "09.choice").get_by_text("The product with").is_visible()  # why it is right
    question(page, "09.open").get_by_label("first point").check()
    question(page, "09.open").locator(".ah-main").click()
    expect(page, "09.open", "Your answer makes 1 of 2 points.")

    page.lesson.restart_kernel()
    page.lesson.run_all()
    expect_lead(page, "Right: 4 of 10.")
    expect(page, "09.open", "Your answer makes 1 of 2 points.")
    assert "'09.choice': {'answer': 0,\n  'right': True" in page.lesson.output("look").inner_text()


def test_what_is_typed_while_the_kernel_is_away_is_there_afterwards(opened):
    page = opened("exam", "exam")
    begin(page)
    box = question(page, "09.open").get_by_role("textbox")
    box.fill("before")
    expect(page, "09.open", KEPT)
    page.lesson.restart_kernel()  # the page is still that of the old kernel, which hears nothing any more
    box.fill("before and meanwhile")
    question(page, "09.choice").get_by_role("radio").nth(1).check()
    page.wait_for_timeout(1500)
    page.lesson.run_cell("exam")
    page.wait_for_selector("[data-question]")
    expect(page, "09.open", KEPT)
    assert question(page, "09.open").get_by_role("textbox").input_value() == "before and meanwhile"
    assert question(page, "09.choice").get_by_role("radio").nth(1).is_checked()
    page.lesson.console_errors.clear()  # JupyterLab's own complaints of messages to a kernel that is gone


@pytest.fixture
def put_back(exam_lab):
    """What a test saves, with widgets that are gone by then, is not what the next one opens."""
    path = exam_lab.folder / "exam.ipynb"
    content = path.read_bytes()
    yield
    path.write_bytes(content)


def test_two_windows_show_what_is_typed_in_either(opened, open_lesson, exam_lab, put_back):
    page = opened("exam", "exam")
    begin(page)
    page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(1000)
    other = open_lesson("exam.ipynb", exam_lab).page  # the same widget, drawn a second time
    other.wait_for_selector("[data-question]")
    for here, there, text in ((page, other, "typed here"), (other, page, "typed there")):
        question(here, "09.open").get_by_role("textbox").fill(text)
        expect(here, "09.open", KEPT)
        there.wait_for_function(
            "text => document.querySelector('[data-question=\"09.open\"] textarea').value === text", arg=text
        )
        expect(there, "09.open", KEPT)


def test_what_is_newer_elsewhere_counts_and_what_a_window_held_is_shown(opened):
    page = opened("exam", "exam")
    begin(page)
    box = question(page, "09.open").get_by_role("textbox")
    box.fill("before")
    expect(page, "09.open", KEPT)
    page.lesson.restart_kernel()
    box.fill("older, typed while no kernel heard")
    page.wait_for_timeout(1000)
    other = opened("exam", "exam")
    other.wait_for_selector("[data-question]")
    question(other, "09.open").get_by_role("textbox").fill("newer")
    expect(other, "09.open", KEPT)
    page.lesson.run_cell("exam")
    expect(page, "09.open", "before what counts now: “older, typed while no kernel heard”")
    assert question(page, "09.open").get_by_role("textbox").input_value() == "newer"

    other.lesson.restart_kernel()
    question(page, "09.open").get_by_role("textbox").fill("too late")
    page.wait_for_timeout(1000)
    other.lesson.run_cell("exam")
    other.wait_for_selector("[data-question]")
    press(other, "Hand in")
    press(other, "Hand in now")
    expect_lead(other, "Handed in.")
    page.lesson.run_cell("exam")
    expect(page, "09.open", "not among what was handed in: “too late”")
    assert question(page, "09.open").get_by_role("textbox").input_value() == "newer"
    assert "“too late”" not in other.locator(".ah-quiz").inner_text()
    for window in (page, other):
        window.lesson.console_errors.clear()  # JupyterLab's own complaints of messages to a kernel that is gone


def test_by_keyboard_alone(opened):
    page = opened("exam", "exam")
    lesson = page.lesson
    cells = len(lesson.cells())
    page.get_by_role("button", name="Begin").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-question]")
    assert page.locator(".ah-lead").evaluate("e => e === document.activeElement")
    lesson.tab_to("Hide the time")
    page.keyboard.press("Space")
    assert page.get_by_role("timer").count() == 0 and lesson.focused_name() == "Show the time"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # from no option to the second of two
    page.keyboard.press("ArrowDown")
    expect(page, "09.choice", KEPT)
    first = question(page, "09.choice").get_by_role("radio").nth(0)
    for _ in range(40):
        if question(page, "09.string").get_by_role("textbox").evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("soft b d d")
    for _ in range(6):
        page.keyboard.press("Backspace")
    page.keyboard.type("max")
    page.keyboard.press("Enter")
    expect(page, "09.string", KEPT)
    # An order that is right as it stands is kept by the button.
    for _ in range(40):
        if question(page, "09.ordering").locator(".ah-main").evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page, "09.ordering", KEPT)
    lesson.tab_to("Hand in", limit=60)
    page.keyboard.press("Enter")
    page.locator(".ah-ask").wait_for()
    page.wait_for_function("() => document.querySelector('.ah-ask') === document.activeElement")
    page.keyboard.press("Enter")  # a key held down too long hands nothing in
    assert page.locator(".ah-result").count() == 0
    lesson.tab_to("Go on answering", limit=3)
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.textContent === 'Hand in'")
    page.keyboard.press("Enter")
    page.locator(".ah-ask").wait_for()
    lesson.tab_to("Hand in now", limit=2)
    page.keyboard.press("Enter")
    expect_lead(page, "Handed in.")
    assert page.locator(".ah-lead").evaluate("e => e === document.activeElement")
    assert question(page, "09.string").get_by_role("textbox").input_value() == "softmax"
    expect(page, "09.string", "Right.")
    assert first.is_disabled() and len(lesson.cells()) == cells


def small(page):
    """Controls that are lower or narrower than 24 pixels and stand in no label or line of text of that size."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.ah-quiz button, .ah-quiz input, .ah-quiz select, .ah-quiz textarea')]
            .filter(e => e.offsetParent && !e.closest('label') && !e.closest('.ah-option'))
            .filter(e => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height) < 24)
            .map(e => e.outerHTML)"""
    )


def test_axe_finds_nothing_in_any_phase(opened):
    page = opened("exam", "exam")
    assert violations(page.lesson) == [] and small(page) == []
    begin(page)
    question(page, "09.choice").get_by_role("radio").nth(1).check()
    question(page, "09.open").get_by_role("textbox").fill("mine")
    press(page, "Hand in")
    page.locator(".ah-ask").wait_for()
    assert violations(page.lesson) == [] and small(page) == []
    press(page, "Hand in now")
    expect_lead(page, "Handed in.")
    assert violations(page.lesson) == [] and small(page) == []


def test_the_mixed_test_of_twenty(opened):
    page = opened("mixed", "mixed")
    begin(page)
    assert page.locator("[data-question]").count() == 20
    press(page, "Hand in")
    press(page, "Hand in now")
    expect_lead(page, "Right: 0 of 20.")
    assert page.locator(".ah-result tr").count() > 5
    press(page, "Take it again")
    page.wait_for_selector(".ah-result", state="detached")
    assert page.get_by_text("Answered: 0 of 20.").is_visible()


def test_a_survey_says_nothing_of_right_or_wrong_and_a_failing_function_is_told_once(opened):
    page = opened("survey", "survey")
    question(page, "pace").get_by_role("radio").nth(1).check()
    expect(page, "pace", KEPT)
    question(page, "why").get_by_role("textbox").fill("much to do")
    expect(page, "why", KEPT)
    assert page.get_by_text("Answered: 2 of 2.").is_visible()
    trouble = page.locator(".ah-trouble").inner_text()
    assert trouble.startswith("The function given as on_answer failed (KeyError: 'no such key').")
    assert violations(page.lesson) == []
    page.lesson.restart_kernel()
    page.lesson.run_cell("survey")
    expect(page, "why", "Answered before.")
    assert question(page, "pace").get_by_role("radio").nth(1).is_checked()
