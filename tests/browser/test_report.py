"""The class report in a browser and on paper: it says what it shows; nothing is cut, at a sheet's side or its end."""

import pytest

from attention_helpers.course.report import page as report_page
from attention_helpers.course.report.counting import tally
from attention_helpers.widgets import language as languages
from tests.unit.course.report import simulated

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
OVER = """() => [...document.querySelectorAll('svg text')]
    .filter(e => { const box = e.getBBox(), width = e.ownerSVGElement.viewBox.baseVal.width;
        return box.x < -1 || box.x + box.width > width + 1; })
    .map(e => e.textContent)"""  # text that leaves its picture
HEADINGS = "[...document.querySelectorAll('h1, h2')].map(e => e.textContent)"
NAMELESS = """() => [
    ...[...document.querySelectorAll('table')].filter(e => !e.caption?.textContent.trim()),
    ...[...document.querySelectorAll('svg')].filter(e => !e.getAttribute('aria-label')),
].length"""


def long_class():
    """The simulated class, and twenty learners with ninety questions, all with long names."""
    row = {"time": "2026-01-01", "kind": "quiz", "right": False, "misconception": "what was taken for another " * 3}
    own = {"time": "2026-01-01", "kind": "quiz", "id": "06.confirmation-test", "right": True}
    own["answer"] = {"text": "Nothing was left out of this one. " * 20, "points": [True] * 16}
    own["judged"] = {"points": ["contradicted"] * 16, "overall": "wrong"}
    rows = [{**row, "id": f"{i % 8:02}.{LONG}{i}"} for i in range(90)]
    rows += [{**row, "id": f"01.{LONG}{i}", "time": f"2026-01-0{day}"} for i in range(9) for day in (2, 3)]
    rows += [{"time": "2026-01-01", "kind": "predict", "id": f"01.{LONG}", "value": LONG * 9}]
    found = tally.summarise(simulated.klass() | {f"花子 {LONG}{i}": [*rows, own] for i in range(20)})
    found.passed_over = [f"{LONG}/{i}: a link, not followed." for i in range(50)]
    return found


@pytest.fixture
def opened(browser, tmp_path, monkeypatch):
    """opened(report, language) shows the report's page, offline."""
    pages = []

    def open_one(report, language):
        monkeypatch.setattr(languages, "_chosen", language)
        (tmp_path / "report.html").write_text(report_page.page(report), encoding="utf-8")
        pages.append(browser.blank(offline=True))
        pages[-1].goto((tmp_path / "report.html").as_uri())
        return pages[-1]

    yield open_one
    for page in pages:
        page.context.close()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_nothing_is_cut_on_paper(opened, language):
    page = opened(long_class(), language)
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": WIDE, "height": HIGH})
    tables = page.locator("table").count()
    assert page.locator("svg").count() > 15 and tables > 40
    assert page.evaluate(CUT, WIDE) == [] and page.evaluate(SPLIT, HIGH) == [] and page.evaluate(OVER) == []
    assert page.evaluate(HEADS) == ["table-header-group"] * tables
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"  # ink on white paper


@pytest.mark.parametrize("language", ["en", "ja"])
def test_headings_captions_and_pictures_say_what_they_are_about(opened, language):
    from axe_playwright_python.sync_playwright import Axe

    page, words = opened(tally.summarise(simulated.klass()), language), languages.texts("report")
    names = ("title", "again_title", "by_question", "details", "predictions", "own", "by_learner")
    assert page.evaluate(HEADINGS) == [words[name] for name in names]
    assert page.evaluate(NAMELESS) == 0 and page.evaluate("document.documentElement.lang") == language
    assert page.locator("ol.again li").count() == 3
    assert page.locator("ol.again").bounding_box()["y"] < 250  # pixels: the first thing that is seen
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        result = Axe().run(page, options={"resultTypes": ["violations"]}).response
        assert "color-contrast" in [rule["id"] for rule in result["passes"]], "axe saw no text"
        found = [(rule["id"], node["html"][:200]) for rule in result["violations"] for node in rule["nodes"]]
        assert found == [], scheme
