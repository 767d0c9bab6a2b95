"""The playground of lesson 05 in a real JupyterLab: moved by mouse and by keyboard alone."""

import pytest

from tests.browser.harness import Lab, write_notebook

SOURCE = """import numpy as np
from attention_helpers import corpus, nn, views
rng = np.random.default_rng(0)
letters = list("私はペンを持つ本読")
sentences = [list(rng.choice(letters, rng.integers(2, 5))) for _ in range(600)]
pairs = corpus.SentencePairs(sentences, sentences)
model = nn.Seq2Seq(len(pairs.source_vocabulary), len(pairs.target_vocabulary), 12, 24, attention="general",
                   bidirectional=True)
_ = nn.train(model, pairs, epochs=8, batch_size=16, learning_rate=2e-2, progress=False)
views.translation_playground(model, ["私 は 本", "本 持"])"""


@pytest.fixture(scope="module")
def own_lab(tmp_path_factory):
    """A JupyterLab over a folder with one notebook, which trains a small copying model."""
    folder = tmp_path_factory.mktemp("translation")
    sources = {"play": SOURCE}
    write_notebook(folder / "play.ipynb", sources)
    with Lab(folder) as lab:
        yield lab


@pytest.fixture
def lesson(own_lab, open_lesson):
    lesson = open_lesson("play.ipynb", own_lab)
    lesson.run_all()
    assert lesson.errors() == [] and lesson.broken_widgets() == []
    return lesson


def says(lesson, text):
    lesson.cell("play").locator(".jp-OutputArea").get_by_text(text, exact=False).first.wait_for(timeout=60_000)


def button(lesson, name):
    return lesson.cell("play").locator(f'[data-pick][aria-label="{name}"]')


def test_words_are_picked_by_mouse(lesson):
    says(lesson, "Step 1: the model writes 私, reading 私 most.")
    button(lesson, "step 2, は").click()
    says(lesson, "Step 2: the model writes は, reading は most.")
    button(lesson, "read 本").click()
    says(lesson, "Made to read 本 alone: 本 comes in place of は.")
    button(lesson, "read 本").click()  # once more gives the weights back to the model
    says(lesson, "Step 2: the model writes は, reading は most.")
    lesson.cell("play").locator("select").first.select_option(index=1)
    says(lesson, "the model writes 持")


def test_words_are_picked_by_keyboard_alone(lesson):
    says(lesson, "Step 1: the model writes 私")
    before = len(lesson.cells())
    button(lesson, "read 私").focus()
    lesson.page.keyboard.press("ArrowRight")
    lesson.page.keyboard.press("ArrowRight")
    lesson.page.keyboard.press("Enter")
    says(lesson, "Made to read 本 alone: ")
    assert "read 本" in lesson.page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
    select = lesson.cell("play").locator("select").last
    select.focus()
    lesson.page.keyboard.press("Home")
    says(lesson, "Step 1: the model writes 私, reading 私 most.")
    assert len(lesson.cells()) == before  # no key reached JupyterLab's own shortcuts
