"""The daily review in a real JupyterLab: by mouse and by keyboard alone, resumed after a restart, in both themes."""

import json
from datetime import date, timedelta

import pytest

from attention_helpers.course.overview.glossary import glossary_terms
from tests.browser.accessibility import violations
from tests.browser.harness import Lab, write_notebook

TERMS = sum(term["lesson"] == "03" for term in glossary_terms())
BEGUN = date.today() - timedelta(2)
SHOW = "from attention_helpers import course\nreview = course.review()\nreview"


@pytest.fixture(scope="module")
def review_lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("review")
    write_notebook(folder / "review.ipynb", {"review": SHOW, "right": RIGHT})
    progress = tmp_path_factory.mktemp("progress")
    with Lab(folder=folder, progress=progress) as lab:
        lab.learner = progress
        yield lab


# The place of the right option of each card, for the test alone.
RIGHT = """
print([[one["correct"] for one in question.data["answers"]].index(True) for question in review.sitting.bank])
"""


@pytest.fixture
def page(review_lab, open_lesson):
    """A learner who began lesson 03: its terms are new today."""
    for path in review_lab.learner.glob("*"):
        path.unlink()
    row = {"time": f"{BEGUN}T12:00:00+00:00", "kind": "predict", "id": "03.x", "lesson": "03"}
    (review_lab.learner / "0badc0de-20260101T000000-00000000.jsonl").write_text(
        json.dumps(row) + "\n", encoding="utf-8"
    )
    lesson = open_lesson("review.ipynb", review_lab)
    lesson.run_all()
    assert lesson.errors() == [] and lesson.broken_widgets() == []
    lesson.page.lesson = lesson
    return lesson.page


def cards(page):
    return page.locator("[data-question]")


def right(page):
    return json.loads(page.lesson.output("right").inner_text().strip())


def expect_text(page, selector, words):
    page.wait_for_function(
        "([selector, words]) => document.querySelector(selector).textContent.includes(words)",
        arg=[selector, words],
        timeout=20_000,
    )


def expect_verdict(page, i, words):
    page.wait_for_function(
        "([i, words]) => document.querySelectorAll('.ah-feedback')[i].textContent.includes(words)",
        arg=[i, words],
        timeout=20_000,
    )


def test_by_mouse_and_resumed_after_a_restart(page):
    places = right(page)
    assert cards(page).count() == len(places) == TERMS
    expect_text(
        page, ".ah-lead", f"Today {TERMS} · tomorrow {TERMS} · within 7 days {2 * TERMS}"
    )  # tomorrow the other way round
    cards(page).nth(0).get_by_role("radio").nth(places[0]).check()
    cards(page).nth(0).locator(".ah-main").click()
    expect_verdict(page, 0, "Right.")
    assert not cards(page).nth(0).locator(".ah-main").is_visible()  # a card is asked once a day
    expect_text(page, ".ah-lead", f"Today {TERMS - 1}")
    page.lesson.restart_kernel()
    page.lesson.run_cell("review")
    page.wait_for_selector("[data-question]")
    expect_verdict(page, 0, "Answered before. Right.")
    for i, place, words in [
        (1, (places[1] + 1) % 4, "Not right. You have a second try."),
        (1, (places[1] + 2) % 4, "Right answer"),
        *((i, places[i], "Right.") for i in range(2, TERMS)),
    ]:
        cards(page).nth(i).get_by_role("radio").nth(place).check()
        cards(page).nth(i).locator(".ah-main").click()
        expect_verdict(page, i, words)
    expect_text(
        page, ".ah-summary", f"Done for today. Right at the first try: {TERMS - 1} of {TERMS}. Tomorrow: {TERMS + 1}."
    )
    expect_text(page, ".ah-lead", f"Today 0 · tomorrow {TERMS + 1} · within 7 days {2 * TERMS}")


def test_by_keyboard_alone(page):
    places, before = right(page), len(page.lesson.cells())
    cards(page).nth(0).get_by_role("radio").nth(0).focus()
    for i, place in enumerate(places):
        page.keyboard.press("Space")
        for _ in range(place):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect_verdict(page, i, "Right.")
        for _ in range(6):  # past the link, where there is one, to the next card
            if page.evaluate("() => document.activeElement.type") == "radio":
                break
            page.keyboard.press("Tab")
    expect_text(page, ".ah-summary", f"Done for today. Right at the first try: {TERMS} of {TERMS}.")
    assert len(page.lesson.cells()) == before


def test_axe_finds_nothing(page):
    assert violations(page.lesson) == []
    for i in range(TERMS):
        cards(page).nth(i).get_by_role("radio").nth(0).check()
        cards(page).nth(i).locator(".ah-main").click()
        expect_verdict(page, i, "ight.")
    assert violations(page.lesson) == []
