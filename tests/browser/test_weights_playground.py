"""The playground of lesson 06 in a real JupyterLab: moved by mouse and by keyboard alone."""

import pytest

from attention_helpers import views
from tests.browser.playing import SHORTCUTS, drag, says, shows

SIZES = {"words": 294, "vector_size": 32, "state_size": 64}
WORDS, VECTOR, STATE = "V, words in the vocabulary", "D, numbers in a word vector", "H, numbers in the state"


@pytest.fixture(scope="module")
def window(lab, open_window):
    """One window for all tests of this file: the playground alone."""
    source = f"from attention_helpers import views\nviews.weights_playground(**{SIZES})"
    return open_window(lab.write("weights", {"play": source}))


@pytest.fixture
def lesson(window):
    """The playground as it is at the start."""
    window.run_all()
    assert window.errors() == [] and window.broken_widgets() == []
    return window


@pytest.fixture
def twin():
    return views.weights_playground(**SIZES)


def row(lesson, model):
    """The bar of a model in the picture."""
    return lesson.output("play").locator(f"[data-pick][aria-label^='{model}: ']")


def chosen(lesson):
    """The number of the model in the list."""
    return lesson.output("play").get_by_label("model to take apart").evaluate("list => list.selectedIndex")


def test_it_is_moved_by_mouse(lesson, twin):
    shows(lesson, "play", twin)
    drag(lesson, lesson.slider("play", WORDS), 600)
    says(lesson, "play", r"^V = 1,000,000, D = 32, H = 64\. RNN, word vectors in: .* = 96,006,144;")
    drag(lesson, lesson.slider("play", VECTOR), -600)
    says(lesson, "play", r"^V = 1,000,000, D = 16, H = 64\.")
    drag(lesson, lesson.slider("play", STATE), 600)
    says(lesson, "play", r"^V = 1,000,000, D = 16, H = 1,024\.")
    row(lesson, "word2vec").click()
    says(lesson, "play", r"word2vec: 2·V·D = 32,000,000; centre vectors 1,000,000 × 16 = 16,000,000")
    assert chosen(lesson) == 5
    twin.set(V=1_000_000, D=16, H=1024, model=5)
    shows(lesson, "play", twin)
    lesson.output("play").get_by_label("model to take apart").select_option(label="one-hot to one-hot table")
    says(lesson, "play", r"one-hot to one-hot table: V·V = 1,000,000,000,000; pairs ")
    twin.set(model=0)
    shows(lesson, "play", twin)


def test_it_is_moved_by_keyboard_alone(lesson, twin):
    press = lesson.page.keyboard.press
    lesson.slider("play", WORDS).focus()
    before = lesson.state()
    press("ArrowRight")
    says(lesson, "play", r"^V = 300, D = 32, H = 64\.")
    press("Home")
    says(lesson, "play", r"^V = 100, D = 32, H = 64\. RNN, word vectors in: .* = 15,744;")
    lesson.tab_to(VECTOR)
    press("End")
    says(lesson, "play", r"^V = 100, D = 1,024, H = 64\.")
    lesson.tab_to(STATE)
    press("ArrowLeft")
    says(lesson, "play", r"^V = 100, D = 1,024, H = 32\.")
    for key in SHORTCUTS:
        press(key)
    twin.set(V=100, D=1024, H=32)
    shows(lesson, "play", twin)
    lesson.tab_to("model to take apart")
    press("ArrowDown")
    says(lesson, "play", r"word2vec: 2·V·D = 204,800;")
    lesson.tab_to("word2vec: 204,800")  # Tab comes to the bar that is chosen
    press("ArrowDown")
    press("Enter")
    says(lesson, "play", r"Seq2Seq, two GRUs: .* = 410,752;")
    assert chosen(lesson) == 6 and lesson.focused_name() == "Seq2Seq, two GRUs: 410,752"
    for key in SHORTCUTS:
        press(key)
    twin.set(model=6)
    shows(lesson, "play", twin)
    assert lesson.state() == before
