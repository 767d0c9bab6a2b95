"""The playground of lesson 08 in a real JupyterLab: by mouse, by keyboard alone, by touch; readable in both themes."""

from itertools import combinations

import numpy as np
import pytest

from attention_helpers import corpus, nn, views
from attention_helpers.views.play.heads_words import EVERY
from attention_helpers.widgets.colormap import contrast
from tests.browser.accessibility import violations
from tests.browser.harness import PANEL, THEMES, Lab, write_notebook
from tests.browser.playing import SHORTCUTS, apart, color, says, shows, type_a_sentence, words

SENTENCES = ["私 は 本 を", "本 は 私 を", "ペン を"]
LONG = "子供たち は 昨日 図書館 で 面白かった 新聞 を 読んで い なかった おいしかった"
SOURCES = {
    "play": f"""from attention_helpers import nn, views
models = {{name: nn.load(f"{{name}}.npz") for name in ("with places", "without")}}
views.heads_playground(models, {SENTENCES})""",
    "long": f"""views.heads_playground({{"long": nn.load("long.npz")}}, ["{LONG}"])""",
}


@pytest.fixture(scope="module")
def models():
    """One that copies what it reads, and one of two encoder blocks that is told no places of the source."""
    rng = np.random.default_rng(0)
    sentences = [list(rng.choice(list("私はペンを持つ本読"), rng.integers(2, 5))) for _ in range(600)]
    pairs = corpus.SentencePairs([*sentences, *map(str.split, SENTENCES)], [*sentences, *map(str.split, SENTENCES)])
    sizes = len(pairs.source_vocabulary), len(pairs.target_vocabulary), 16, 4, 32
    settings = {"with places": {}, "without": {"source_positions": None, "encoder_blocks": 2}}
    made = {name: nn.Transformer(*sizes, **more) for name, more in settings.items()}
    for model in made.values():
        nn.train(model, pairs, epochs=10, batch_size=16, learning_rate=1e-2, progress=False)
    return made


@pytest.fixture(scope="module")
def own_lab(tmp_path_factory, models):
    """A JupyterLab over a folder with one notebook: the playground over these models, and over a long sentence."""
    folder, pairs = tmp_path_factory.mktemp("heads"), corpus.load("ja-en")
    long = nn.Transformer(len(pairs.source_vocabulary), len(pairs.target_vocabulary))
    long.source_vocabulary, long.target_vocabulary = pairs.source_vocabulary.words, pairs.target_vocabulary.words
    for name, model in {**models, "long": long}.items():
        model.save(folder / f"{name}.npz")
    write_notebook(folder / "play.ipynb", SOURCES)
    with Lab(folder) as lab:
        yield lab


def opened(browser, lab, **more):
    lesson = browser.open(lab, "play.ipynb", **more)
    start(lesson)
    return lesson


def start(lesson):
    """Run all cells, and wait until every word of both playgrounds has its lines."""
    lesson.run_all()
    assert lesson.errors() == [] and lesson.broken_widgets() == []
    for name in SOURCES:
        area(lesson, name).locator("svg:not(:has([aria-pressed=true]))").wait_for(timeout=60_000)


@pytest.fixture(scope="module")
def window(own_lab, browser):
    """One window for all tests of this file but that with touch."""
    lesson = opened(browser, own_lab)
    yield lesson
    lesson.close()
    assert lesson.left_machine == [] and lesson.console_errors == []


@pytest.fixture
def lesson(window):
    """The playgrounds as they are at the start."""
    start(window)
    return window


@pytest.fixture
def twin(models):
    return views.heads_playground(models, SENTENCES)


def area(lesson, name="play"):
    return lesson.output(name).locator(".ah-stage")


def control(lesson, label, name="play"):
    return lesson.output(name).get_by_label(label, exact=True)


def word(lesson, head, begin):
    """The button of a word in one head: its spoken name begins so."""
    return area(lesson).locator(f"[data-pick][aria-label^='head {head}: {begin}']")


def test_it_is_moved_by_mouse(lesson, twin):
    shows(lesson, "play", twin)
    assert not control(lesson, "words with spaces").is_visible() and not control(lesson, "block").is_visible()
    word(lesson, 3, "は reads").click()
    says(lesson, "play", "^は reads most: ")
    twin.set(word="q1")
    shows(lesson, "play", twin)
    assert area(lesson).locator("[aria-pressed=true]").count() == 4
    assert lesson.focused_name().startswith("head 3: は reads"), "the focus stays in the head where it was picked"
    assert control(lesson, "lines of").evaluate("list => list.selectedIndex") == 2
    word(lesson, 3, "は reads").click()  # once more lets it go
    twin.set(word=EVERY)
    shows(lesson, "play", twin)
    assert lesson.focused_name().startswith("head 3: は reads")
    word(lesson, 2, "本 is read most by").click()
    twin.set(word="k2")
    shows(lesson, "play", twin)
    control(lesson, "attention").select_option(label="decoder: it reads the source")
    says(lesson, "play", "^本 is read most to write: ")
    twin.set(attention="source")
    shows(lesson, "play", twin)
    control(lesson, "model").select_option(label="without")
    twin.set(model="without")
    shows(lesson, "play", twin)
    control(lesson, "attention").select_option(index=0)
    control(lesson, "block").select_option(label="2")
    twin.set(attention="encoder")
    twin.set(block=2)
    shows(lesson, "play", twin)


def test_twins_come_out_alike_where_no_places_are_told(lesson, twin):
    found = {}
    for model in ("with places", "without"):
        for sentence, source in enumerate(SENTENCES[:2]):
            control(lesson, "model").select_option(label=model)
            control(lesson, "sentence").select_option(label=source)
            twin.set(model=model, sentence=sentence)
            shows(lesson, "play", twin)
            found[model, sentence] = words(lesson, "play").partition("Translation: ")[2]
    assert [found["with places", i] for i in (0, 1)] == [f"{source}." for source in SENTENCES[:2]]
    assert found["without", 0] == found["without", 1]


def test_it_is_moved_by_keyboard_alone(lesson, twin):
    press = lesson.page.keyboard.press
    control(lesson, "model").focus()
    before = lesson.state()
    lesson.tab_to("attention")
    press("ArrowDown")
    twin.set(attention="decoder")
    shows(lesson, "play", twin)
    lesson.tab_to("lines of")
    press("ArrowDown")
    twin.set(word="q0")
    shows(lesson, "play", twin)
    press("Tab")  # to the chosen word, in the first head
    assert lesson.focused_name() == "head 1: to write 私, <s> is read most, 1.00"
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowRight", "ArrowDown", "ArrowDown"):
        press(key)
    assert lesson.focused_name().startswith("head 2: to write 本, ")
    press("Enter")
    twin.set(word="q2")
    shows(lesson, "play", twin)
    assert lesson.focused_name().startswith("head 2: to write 本, ")
    for key in SHORTCUTS:
        press(key)
    press("Space")
    twin.set(word=EVERY)
    shows(lesson, "play", twin)
    assert lesson.focused_name().startswith("head 2: to write 本, ")
    lesson.tab_to("sentence", "Shift+Tab")
    press("End")
    control(lesson, "words with spaces").wait_for()
    lesson.tab_to("words with spaces")
    type_a_sentence(lesson, twin, "ペン 寿司 を", "Not in the vocabulary, read as <unk>: 寿司")
    assert lesson.state() == before


def test_a_tap_chooses_a_word_and_another_tap_lets_it_go(own_lab, browser, twin):
    lesson = opened(browser, own_lab, has_touch=True)
    word(lesson, 4, "本 is read").tap()
    twin.set(word="k2")
    shows(lesson, "play", twin)
    word(lesson, 4, "本 is read").tap()
    twin.set(word=EVERY)
    shows(lesson, "play", twin)
    lesson.page.context.close()  # the window alone: `close` would end the kernel of the other one, too
    assert lesson.left_machine == [] and lesson.console_errors == []


# --- readable ------------------------------------------------------------------------------------------------


def boxes(lesson, selector):
    """(left, top, right, bottom) on the screen, and the text, of each element of the long sentence."""
    script = """all => all.map(e => { const b = e.getBoundingClientRect();
        return [b.left, b.top, b.right, b.bottom, e.textContent] })"""
    return area(lesson, "long").locator(selector).evaluate_all(script)


@pytest.mark.parametrize(("attention", "column"), [(0, "word"), (2, "to write")])
def test_twelve_words_and_many_lie_in_their_boxes_at_1280_pixels(lesson, attention, column):
    control(lesson, "attention", "long").select_option(index=attention)
    area(lesson, "long").get_by_text(column, exact=True).first.wait_for(timeout=60_000)
    control(lesson, "lines of", "long").select_option(index=1)
    area(lesson, "long").locator("[aria-pressed=true]").first.wait_for(timeout=60_000)
    shrunk = area(lesson, "long").locator("svg").evaluate("e => e.getScreenCTM().a")
    assert lesson.page.viewport_size["width"] == 1280 and shrunk == 1.0
    buttons = boxes(lesson, "rect")
    assert len(buttons) == 4 * ((12 + 12) if attention == 0 else (12 + 34))
    assert all(apart(*pair) for pair in combinations(buttons[: len(buttons) // 2], 2))
    texts = boxes(lesson, "text[pointer-events=none]")
    assert len(texts) == len(buttons)
    for left, top, right, bottom, text in texts:
        assert any(a <= left and b <= top + 3 and right <= c and bottom <= d + 3 for a, b, c, d, _ in buttons), text
    numbers = [number for number in boxes(lesson, "text[font-weight=bold]") if "." in number[4]]
    assert len(numbers) >= 4 * 8 and all(apart(number, box) for number in numbers for box in buttons)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_stands_out_by_4_5_and_every_line_of_a_word_by_3(lesson, theme):
    lesson.theme(theme)
    control(lesson, "lines of").select_option(index=2)
    area(lesson).locator("[aria-pressed=true]").first.wait_for(timeout=60_000)
    ground = color(lesson.page.locator(PANEL), "background-color")
    box = color(area(lesson).locator("[aria-pressed=false]"), "fill", ground)
    assert box != ground == color(area(lesson).locator("[aria-pressed=true]"), "fill", ground)
    for text in area(lesson).locator("text").all():
        on = box if text.get_attribute("pointer-events") else ground
        assert contrast(color(text, "fill", on), on) >= 4.5, text.inner_html()
    assert contrast(color(area(lesson).locator("path"), "stroke", ground), ground) >= 3.0
    assert contrast(color(area(lesson).locator("[aria-pressed=true]"), "stroke", ground), ground) >= 3.0
    lesson.theme("light")


def test_axe_finds_nothing(lesson):
    assert violations(lesson) == []
