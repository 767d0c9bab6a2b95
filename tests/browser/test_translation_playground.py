"""The playground of lesson 05 in a real JupyterLab: moved by mouse and by keyboard alone."""

import numpy as np
import pytest

from attention_helpers import corpus, nn, views
from attention_helpers.views.play.translation import OWN
from tests.browser.playing import drag, shows

SENTENCES = ["私 は 本", "本 持"]
SOURCE = f"""from attention_helpers import nn, views
views.translation_playground(nn.load("model.npz"), {SENTENCES})"""


@pytest.fixture(scope="module")
def model():
    """A small model that copies what it reads."""
    rng = np.random.default_rng(0)
    letters = list("私はペンを持つ本読")
    sentences = [list(rng.choice(letters, rng.integers(2, 5))) for _ in range(600)]
    pairs = corpus.SentencePairs(sentences, sentences)
    sizes = len(pairs.source_vocabulary), len(pairs.target_vocabulary), 12, 24
    made = nn.Seq2Seq(*sizes, attention="general", bidirectional=True)
    nn.train(made, pairs, epochs=8, batch_size=16, learning_rate=2e-2, progress=False)
    return made


@pytest.fixture(scope="module")
def window(lab, open_window, model):
    """One window for all tests of this file: the playground alone, over the model."""
    notebook = lab.write("translation", {"play": SOURCE})
    model.save(lab.folder / "translation" / "model.npz")
    return open_window(notebook)


@pytest.fixture
def twin(model):
    return views.translation_playground(model, SENTENCES)


@pytest.fixture
def lesson(window):
    """The playground as it is at the start."""
    window.run_all()
    assert window.errors() == [] and window.broken_widgets() == []
    return window


def says(lesson, text):
    lesson.cell("play").locator(".jp-OutputArea").get_by_text(text, exact=False).first.wait_for(timeout=60_000)


def button(lesson, name):
    return lesson.cell("play").locator(f'[data-pick][aria-label="{name}"]')


def test_words_are_picked_by_mouse(lesson, twin):
    shows(lesson, "play", twin)
    says(lesson, "Step 1: the model writes 私, reading 私 most.")
    button(lesson, "step 2, は").click()
    says(lesson, "Step 2: the model writes は, reading は most.")
    button(lesson, "read 本").click()
    says(lesson, "Made to read 本 alone: 本 comes in place of は.")
    twin.set(step=2, read=2)
    shows(lesson, "play", twin)
    button(lesson, "read 本").click()  # once more gives the weights back to the model
    says(lesson, "Step 2: the model writes は, reading は most.")
    drag(lesson, lesson.slider("play", "target word number"), -600)
    twin.set(step=1, read=OWN)
    shows(lesson, "play", twin)
    lesson.cell("play").locator("select").first.select_option(index=1)
    says(lesson, "the model writes 本")
    drag(lesson, lesson.slider("play", "target word number"), 600)
    says(lesson, "Step 3: the model writes </s>")
    twin.set(sentence=1, step=3)
    shows(lesson, "play", twin)


def test_words_are_picked_by_keyboard_alone(lesson, twin):
    says(lesson, "Step 1: the model writes 私")
    before = len(lesson.cells())
    button(lesson, "read 私").focus()
    lesson.page.keyboard.press("ArrowRight")
    lesson.page.keyboard.press("ArrowRight")
    lesson.page.keyboard.press("Enter")
    says(lesson, "Made to read 本 alone: ")
    twin.set(read=2)
    shows(lesson, "play", twin)
    assert "read 本" in lesson.page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
    select = lesson.cell("play").locator("select").last
    select.focus()
    lesson.page.keyboard.press("Home")
    says(lesson, "Step 1: the model writes 私, reading 私 most.")
    lesson.slider("play", "target word number").focus()
    lesson.page.keyboard.press("ArrowRight")
    twin.set(step=2, read=OWN)
    shows(lesson, "play", twin)
    assert len(lesson.cells()) == before  # no key reached JupyterLab's own shortcuts
