"""The playground of lesson 01 in a real JupyterLab: moved by mouse and by keyboard alone."""

import re

import numpy as np
import pytest

from attention_helpers import corpus, nn, views
from tests.browser.playing import SHORTCUTS, drag, says, shows, type_a_sentence

SOURCE = """from attention_helpers import corpus, nn, views
views.sentence_playground(nn.load("model.npz"), corpus.load("ja-en", split="test")[:2])"""
CLAUSES, NUMBER = "clauses in the sentence", "your clause is number"


@pytest.fixture(scope="module")
def model():
    """A model that has eighty short pairs by heart, the pen among them."""
    train = corpus.load("ja-en")
    short = train[np.flatnonzero(train.source_lengths <= 7)[:80]]
    pen = corpus.SentencePairs(
        ["私 は ペン を 持って いる", *short.source],
        ["I have a pen", *short.target],
        source_vocabulary=train.source_vocabulary,
        target_vocabulary=train.target_vocabulary,
    )
    made = nn.Seq2Seq(len(train.source_vocabulary), len(train.target_vocabulary), 24, 48)
    nn.train(made, pen, epochs=60, batch_size=16, learning_rate=2e-2, progress=False)
    return made


@pytest.fixture(scope="module")
def window(lab, open_window, model):
    """One window for all tests of this file: the playground alone, over the model."""
    notebook = lab.write("sentence", {"play": SOURCE})
    model.save(lab.folder / "sentence" / "model.npz")
    return open_window(notebook)


@pytest.fixture
def lesson(window):
    """The playground as it is at the start."""
    window.run_all()
    assert window.errors() == [] and window.broken_widgets() == []
    says_so(window, "Translation: I have a pen. It equals the reference.")
    return window


@pytest.fixture
def twin(model):
    return views.sentence_playground(model, corpus.load("ja-en", split="test")[:2])


def says_so(lesson, text):
    """The words beneath the picture come to hold the text."""
    lesson.output("play").locator(".widget-html-content", has_text=text).last.wait_for(timeout=60_000)


def control(lesson, label):
    return lesson.output("play").get_by_label(label, exact=True)


def test_it_is_moved_by_mouse(lesson, twin):
    shows(lesson, "play", twin)
    control(lesson, "object").select_option(
        label=next(name for name, ja in twin.control("object").options if ja == "本")
    )
    says(lesson, "play", r"^6 words, ")
    twin.set(object="本")
    assert twin.view.description == "States and translation of 私 は 本 を 持って いる"
    shows(lesson, "play", twin)
    assert lesson.slider("play", NUMBER).count() == 1 and not lesson.slider("play", NUMBER).is_visible()
    drag(lesson, lesson.slider("play", CLAUSES), 600)
    says(lesson, "play", r"^\d\d words, ")
    twin.set(clauses=4)
    shows(lesson, "play", twin)
    drag(lesson, lesson.slider("play", NUMBER), 600)
    twin.set(number=4)
    assert twin.view.description.endswith("私 は 本 を 持って いる")
    shows(lesson, "play", twin)
    control(lesson, "sentence").select_option(index=3)
    twin.set(sentence=1)
    shows(lesson, "play", twin)
    assert not lesson.slider("play", CLAUSES).is_visible() and not control(lesson, "object").is_visible()


def test_it_is_moved_by_keyboard_alone(lesson, twin):
    press = lesson.page.keyboard.press
    lesson.slider("play", CLAUSES).focus()
    before = lesson.state()
    press("ArrowRight")
    twin.set(clauses=2)
    shows(lesson, "play", twin)
    lesson.tab_to(NUMBER)
    press("ArrowRight")  # not End: noUiSlider's goes to the maximum that the slider was made with
    twin.set(number=2)
    shows(lesson, "play", twin)
    for key in SHORTCUTS:
        press(key)
    lesson.tab_to("sentence", "Shift+Tab")
    press("ArrowDown")
    control(lesson, "words with spaces").wait_for()
    lesson.tab_to("words with spaces")
    says(lesson, "play", r"There is no reference to compare with\.$")
    told = re.escape("Not in the vocabulary, read as <unk>: 寿司.")
    type_a_sentence(lesson, twin, "私 は 寿司 を 持って いる", told)
    assert lesson.state() == before
