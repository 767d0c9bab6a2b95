"""No text escapes the catalogues: lesson 00, the playgrounds and verdicts in a language of brackets, in the page."""

import json

import pytest

from attention_helpers import corpus, nn
from attention_helpers.course.checking.task import load_task
from attention_helpers.course.overview.glossary import glossary_terms
from attention_helpers.course.overview.setup_check import needed_versions
from attention_helpers.places import NOTEBOOKS
from tests.browser.harness import CELLS
from tests.locale import pseudo
from tests.locale.notebook import translated
from tests.notebooks.editions import speaking

# What the page shows and reads aloud of a cell's outputs: all text but code, and the attributes that hold some.
SEEN = """(cells) => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    const names = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder'];
    const said = {};
    for (const cell of notebook.widgets) {
        const found = said[cell.model.id] = [];
        for (const output of cell.node.querySelectorAll('.jp-OutputArea-output')) {
            const walk = document.createTreeWalker(output, NodeFilter.SHOW_TEXT);
            let text = '';
            while (walk.nextNode()) {
                const parent = walk.currentNode.parentElement;
                if (!parent.closest('script, style, code, math, [data-code]')) text += walk.currentNode.data + '\\n';
            }
            found.push(text);
            for (const element of [output, ...output.querySelectorAll('*')])
                for (const name of names) if (element.hasAttribute(name)) found.push(element.getAttribute(name));
        }
    }
    return said;
}"""

MORE = {
    "exercise": """task = course.exercise("weighted_mean")
task""",
    "wrong": "task.check(lambda weights, vectors: vectors.mean(axis=0))",
    "right": "task.check(lambda weights, vectors: weights @ vectors / sum(weights))",
    "hint": "task.hint()",
    "solution": "task.solution()",
    "answered": """asked = course.quiz("00")
for _ in range(2):
    asked.check("00.weighted-mean", "6")
    asked.check("00.shape-of-product", 0)
    asked.check("00.key-to-run", "Ctrl")
asked.check("00.what-is-kept", [1, 2, 3])
asked""",
    "others": 'course.quiz("01")',
    "mixed": "course.mixed_test(5)",
    "review": "course.review()",
    "guesses": """from IPython.display import display
guesses = [course.predict(name) for name in ("01.four", "01.curve", "01.first")]
display(*guesses)""",
    "results": """guesses[0].button.click()
display(guesses[0].show_result([0, 1]), guesses[2].show_result(1), guesses[1].show_result([0.5] * 4))""",
    "plane": "views.query_plane_playground()",
    "gradient": "views.soft_attention_playground()",
    "drawing": "views.sampling_playground()",
    "weights": "views.weights_playground()",
    "sentence": """pairs = corpus.load("ja-en", split="test")[:2]
views.sentence_playground(nn.load("seq2seq.npz"), pairs)""",
    "translation": 'views.translation_playground(nn.load("attentive.npz"), ["私 は ペン を 持って いる"])',
    "heads": 'views.heads_playground({"⟦name⟧": nn.load("heads.npz")}, ["私 は ペン を 持って いる"])',
    "trees": """tree = corpus.parse_tree(pairs.parse[0])
views.tree_player({"⟦tree⟧": tree})""",
    "progress": "course.progress()",
    "planted": 'print("⟦in⟧ and out")',
}


def words_of(*texts):
    return set(pseudo.WORD.findall(" ".join(texts)))


# What stands outside a message on purpose: names of code, and data, such as the sentences that models read and write.
# "null" is ipywidgets' own title of a label that has none.
MEANT = words_of("null")
MEANT_IN = {
    "check-setup": words_of(*needed_versions()),
    "glossary": words_of(*(term[name] for term in glossary_terms() for name in ("en", "ja", "romaji"))),
    "wrong": {"weights", "vectors"},  # the arguments of the exercise
    "solution": words_of(load_task("weighted_mean").solution),
    "answered": {"Shift"} | words_of("I have a pen"),  # the answer that is wanted, and a heat map's rows
    "weights": words_of("word2vec"),
} | dict.fromkeys(("promise-links", "quiz"), words_of("I have a pen"))
CORPUS = words_of(*corpus.load("ja-en").target_vocabulary.words)
MEANT_IN |= dict.fromkeys(("sentence", "translation", "heads"), CORPUS)


@pytest.fixture(scope="module")
def models():
    """Three models that have hardly learned anything: what they write is as good here as any other."""
    train = corpus.load("ja-en")[:40]
    sizes = len(train.source_vocabulary), len(train.target_vocabulary)
    made = {
        "seq2seq": nn.Seq2Seq(*sizes, 8, 8),
        "attentive": nn.Seq2Seq(*sizes, 8, 8, attention="dot"),
        "heads": nn.Transformer(*sizes, 8, 2, 8),
    }
    for model in made.values():
        nn.train(model, train, epochs=1, progress=False)
    return made


@pytest.fixture(scope="module")
def seen(lab, open_window, models, tmp_path_factory):
    """{cell's id: what the page says of its outputs}"""
    folder = tmp_path_factory.mktemp("locale")
    catalogues = pseudo.make(folder)
    english = json.loads((NOTEBOOKS / "00_start_here.ipynb").read_text(encoding="utf-8"))
    lesson = translated(english, "00", catalogues["lessons"])["cells"]
    code = {cell["id"]: "".join(["\n", *cell["source"]]) for cell in lesson if cell["cell_type"] == "code"}
    first = next(iter(code))
    here = f"""from pathlib import Path
from attention_helpers.widgets import catalogue
catalogue.FOLDER = Path({str(folder)!r})"""
    sources = {"brackets": here} | code | {first: speaking(code[first], pseudo.NAME)} | MORE
    notebook = lab.write("pseudo", sources)
    for name, model in models.items():
        model.save(lab.folder / "pseudo" / f"{name}.npz")
    window = open_window(notebook)
    window.run_all(timeout=240)
    assert window.errors() == [] and window.broken_widgets() == []
    return window.page.evaluate(SEEN, CELLS)


def test_no_text_is_outside_the_catalogues(seen):
    found = {}
    for cell, texts in seen.items():
        known = MEANT | MEANT_IN.get(cell, set())
        outside = [(word, text) for text in texts for word in pseudo.escaped(text) if word not in known]
        if outside:
            found[cell] = outside
    assert found.pop("planted") == [("and", "⟦in⟧ and out\n\n"), ("out", "⟦in⟧ and out\n\n")]
    assert found == {}


def test_the_brackets_are_seen(seen):
    """Every cell that shows something shows messages: else the test above would look at nothing."""
    silent = {"brackets", "results"}
    said = {cell: sum(text.count("⟦") for text in texts) for cell, texts in seen.items() if texts}
    assert len(said) >= 25 and {cell for cell, count in said.items() if count == 0} <= silent


def test_what_escapes_is_found():
    assert pseudo.escaped("⟦of ⟦two⟧ words⟧, Three 4") == ["Three"]
