"""Fixtures: one JupyterLab and one Chromium for all browser tests, one fresh window for each test.

Without a Chromium the tests are skipped with a visible reason; with REQUIRE_BROWSER=1 they fail instead.
"""

import os
from functools import partial

import pytest

from tests.browser.harness import Browser, Lab, find_chromium

NO_CHROMIUM = "no Chromium found: install one (Debian: apt-get install chromium) or set CHROMIUM to its path"


# What takes longest begins first, where several processes share the tests.
LONGEST = ("test_lessons", "test_payloads", "test_quiz")


def pytest_xdist_make_scheduler(config, log):
    """A file's tests stay in one process, where they share windows; but each lesson may have its own."""
    from xdist.scheduler import LoadScopeScheduling

    class ByWindow(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file, _, test = nodeid.partition("::")
            return file + test.partition("notebooks/")[2].partition(".ipynb")[0]

    return ByWindow(config, log)


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: [*LONGEST, item.path.stem].index(item.path.stem))
    if find_chromium() is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            raise pytest.UsageError(NO_CHROMIUM)
        for item in items:
            item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


@pytest.fixture
def measured(record_property):
    """measured("softmax: 36 ms") -> a line of figures, printed at the end of the run, whichever process measured it."""
    return partial(record_property, "measured")


def pytest_terminal_summary(terminalreporter):
    reports = [report for several in terminalreporter.stats.values() for report in several]
    called = [report for report in reports if getattr(report, "when", "") == "call"]
    lines = [line for report in called for name, line in report.user_properties if name == "measured"]
    if lines:
        terminalreporter.section("from a move to the painted picture")
    for line in lines:
        terminalreporter.write_line(f"MEASURED {line}")


@pytest.fixture(scope="session")
def lab():
    """A running JupyterLab over a learner's copies of the lessons, with an empty progress store."""
    with Lab() as running:
        yield running


@pytest.fixture(scope="session")
def browser():
    """A running headless Chromium."""
    with Browser() as running:
        yield running


@pytest.fixture
def open_lesson(lab, browser):
    """open_lesson("notebooks/00_start_here.ipynb") -> Lesson; closed, its kernel ended and its page judged afterwards.

    The test fails where the page asked for anything outside this machine or wrote an error to the console.
    """
    yield from _windows(lab, browser)


@pytest.fixture(scope="module")
def open_window(lab, browser):
    """As open_lesson, for a window that all tests of a file share."""
    yield from _windows(lab, browser)


def _windows(lab, browser):
    opened = []

    def open_one(notebook, in_lab=lab):
        opened.append(browser.open(in_lab, notebook))
        return opened[-1]

    yield open_one
    for lesson in opened:
        lesson.close()
    for lesson in opened:
        assert lesson.left_machine == [], f"{lesson.notebook}: requests left this machine"
        assert lesson.console_errors == [], f"{lesson.notebook}: errors in the browser's console"
