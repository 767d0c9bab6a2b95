"""The class report on paper: nothing is cut, at a sheet's side or at its end."""

import pytest

from attention_helpers.course.report import page as report_page
from attention_helpers.course.report import tally
from attention_helpers.widgets import language as languages

WIDE, HIGH = 680, 1009  # what A4 leaves within margins of 15 mm, in pixels of 1/96 inch
LONG = "confirmation-of-" * 6

CUT = """wide => [...document.body.querySelectorAll('*')]
    .filter(e => !e.closest('svg') || e.tagName === 'svg')
    .filter(e => { const {left, right} = e.getBoundingClientRect(); return left < -1 || right > wide + 1; })
    .map(e => e.outerHTML.slice(0, 200))"""
SPLIT = """high => [...document.querySelectorAll('tr, svg, li')]
    .filter(e => getComputedStyle(e).breakInside !== 'avoid' || e.getBoundingClientRect().height > high)
    .map(e => e.outerHTML.slice(0, 200))"""
HEADS = "[...document.querySelectorAll('thead')].map(e => getComputedStyle(e).display)"  # such heads come on each sheet


def klass():
    """Sixty learners, ninety questions, with long names."""
    row = {"time": "2026-01-01", "kind": "quiz", "right": False, "misconception": "what was taken for another " * 3}
    own = {"time": "2026-01-01", "kind": "quiz", "id": f"05.{LONG}", "right": True}
    own["answer"] = {"text": "mine", "points": [True]}
    rows = [{**row, "id": f"{i % 8:02}.{LONG}{i}"} for i in range(90)]
    found = tally.summarise({f"花子 {LONG}{i}": [*rows, own] for i in range(60)})
    found.passed_over = [f"{LONG}/{i}: a link, not followed." for i in range(50)]
    return found


@pytest.mark.parametrize("language", ["en", "ja"])
def test_nothing_is_cut_on_paper(browser, tmp_path, monkeypatch, language):
    monkeypatch.setattr(languages, "_chosen", language)
    (tmp_path / "report.html").write_text(report_page.page(klass()), encoding="utf-8")
    page = browser.blank(offline=True)
    page.goto((tmp_path / "report.html").as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": WIDE, "height": HIGH})
    assert page.locator("svg").count() == 5 and page.locator("table").count() == 3
    assert page.evaluate(CUT, WIDE) == [] and page.evaluate(SPLIT, HIGH) == []
    assert page.evaluate(HEADS) == ["table-header-group"] * 3
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"  # ink on white paper
    page.context.close()
