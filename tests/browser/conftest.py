"""Fixtures: one JupyterLab and one Chromium for all browser tests, one fresh window for each test.

Without a Chromium the tests are skipped with a visible reason; with REQUIRE_BROWSER=1 they fail instead.
"""

import os

import pytest

from tests.browser.harness import Browser, Lab, find_chromium

NO_CHROMIUM = "no Chromium found: install one (Debian: apt-get install chromium) or set CHROMIUM to its path"


def pytest_collection_modifyitems(items):
    if find_chromium() is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            raise pytest.UsageError(NO_CHROMIUM)
        for item in items:
            item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


MEASURED = pytest.StashKey[list]()


@pytest.fixture
def measured(pytestconfig):
    """measured("softmax: 36 ms") -> a line of figures, printed at the end of the run."""
    return pytestconfig.stash.setdefault(MEASURED, []).append


def pytest_terminal_summary(terminalreporter, config):
    lines = config.stash.get(MEASURED, [])
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


@pytest.fixture(scope="module")
def window(own_lab, browser):
    """One window for all tests of a file that has a lab of its own, over play.ipynb."""
    lesson = browser.open(own_lab, "play.ipynb")
    yield lesson
    lesson.close()
    assert lesson.left_machine == [] and lesson.console_errors == []
