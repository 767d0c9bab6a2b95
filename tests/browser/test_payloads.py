"""Nobody gets in: every payload in every place, in a real browser. No script runs, nobody is asked, all is readable."""

import json
import os
import re

import pytest

from attention_helpers.course.records import report, report_page
from attention_helpers.course.records.handed_in import readable
from attention_helpers.widgets.card import clean
from tests.browser.harness import ROOT, Lab, write_notebook
from tests.browser.payload_banks import file_name
from tests.browser.payload_watch import Watch
from tests.browser.payloads import KINDS, texts

MARK = re.compile(r"k\d{3}_[a-z_0-9]+")
BANKS = ("choice", "string", "matching", "ordering", "numeric", "word", "lines", "cell", "own_words", "picture")
TYPED = ("string", "numeric", "own_words")
SOURCES = {
    "begin": f"""import os, sys
sys.path.insert(0, {str(ROOT)!r})
os.fsync = lambda handle: None  # thousands of answers: the disk is not what is tried here
from tests.browser import payload_banks as banks, payload_places as places""",
    **{f"bank_{kind}": f"banks.bank(banks.{kind})" for kind in BANKS},
    **{f"again_{kind}": f"banks.bank_again(banks.{kind})" for kind in ("choice", "own_words")},
    **{name: f"banks.{name}()" for name in ("bank_files", "exam", "of_lesson")},
    **{f"typed_{kind}": f"banks.typed(banks.{kind})" for kind in TYPED},
    **{
        name: f"places.{name}()"
        for name in (
            "predictions",
            "exercises",
            "glossary",
            "progress",
            "claims",
            "figures",
            "links",
            "trees",
            "stages",
            "sentences",
            "heads",
        )
    },
    "refused": "import json\nprint(json.dumps(banks.refused))",
}
# Which places a cell shows. Of the first every letter is to be read, as `clean` writes it; the others are markup, or
# cut, or taken apart: there the payload's MARK is to be read.
WHOLE = {
    "bank_choice": ["choice_code", "choice_code_of_option"],
    "bank_word": ["word_text"],
    "bank_lines": ["lines_line"],
    "bank_cell": ["cell_row", "cell_column"],
    "predictions": [
        f"guess_{name}" for name in ("question", "unit", "option", "tick", "place", "axis", "result", "id")
    ],
    "glossary": [f"term_{name}" for name in ("en", "ja", "reading", "romaji", "meaning")],
    "progress": ["repeat", "notice"],
    "claims": ["claim"],
    "figures": ["alt", "line"],
    "links": [f"link_{name}" for name in ("source", "target", "gloss", "gloss2")],
    "trees": ["tree_name", "tree_leaf"],
    "stages": [f"stage_{name}" for name in ("title", "about", "option", "picture", "words", "button")],
}
MARKED = {
    "bank_choice": [f"choice_{n}" for n in ("question", "option", "other", "feedback", "explanation")],
    "bank_string": [f"string_{name}" for name in ("question", "answer", "feedback")],
    "bank_matching": [f"matching_{name}" for name in ("left", "right", "feedback")],
    "bank_ordering": [f"ordering_{name}" for name in ("item", "feedback")],
    "bank_numeric": [f"numeric_{name}" for name in ("question", "feedback")],
    "bank_picture": ["picture_alt"],
    "bank_own_words": [f"own_words_{name}" for name in ("question", "model", "point", "explanation")],
    "again_choice": ["choice_feedback", "choice_explanation"],
    "again_own_words": ["own_words_model"],
    "exam": ["choice_question", "choice_explanation"],
    "of_lesson": ["choice_question", "choice_explanation"],
    "exercises": ["raised", "printed"],
    "sentences": ["sentence", "own"],
    "heads": ["heads_name", "heads_word", "heads_own"],
}


@pytest.fixture(scope="module")
def lesson(tmp_path_factory, browser):
    """A notebook with every payload in every place, run; `lesson.watch` saw it from the start."""
    if os.environ.get("PAYLOADS") != "1":
        pytest.skip("more than ten minutes; PAYLOADS=1 runs it")
    folder = tmp_path_factory.mktemp("payloads")
    write_notebook(folder / "payloads.ipynb", SOURCES)
    limits = {f"ZMQChannelsWebsocketConnection.iopub_{what}_rate_limit": 1e10 for what in ("data", "msg")}
    with Lab(folder, settings=limits) as lab:
        lesson = browser.open(lab, "payloads.ipynb")
        lesson.watch = Watch(lesson.page)
        lesson.run_all(timeout=600)
        _wait_until_drawn(lesson)
        yield lesson
        lesson.close()


def test_there_are_many_of_each_kind():
    assert len(KINDS) >= 15 and sum(len(several) for _why, several in KINDS.values()) >= 250
    assert all(why.endswith(".") and len(several) >= 9 for why, several in KINDS.values())


def test_no_script_runs_no_dialog_opens_nobody_is_asked(lesson):
    assert lesson.errors() == [] and lesson.broken_widgets() == []
    _touch_all(lesson)
    for kind in TYPED:
        _type_all(lesson, kind)
        lesson.run_cell(f"typed_{kind}")  # again, as the store has it
    _guess_all(lesson)
    _click_printed_links(lesson)
    assert lesson.watch.seen() == ([], [], [])
    assert lesson.watch.alive() == []
    assert lesson.left_machine == [] and lesson.console_errors == []


@pytest.mark.parametrize("cell", WHOLE)
def test_every_letter_can_be_read(lesson, cell):
    shown = _flat(_said(lesson, cell))
    missing = [text for place in WHOLE[cell] for text in texts(place) if _flat(text) not in shown]
    assert not missing, f"{len(missing)} of {cell}, such as {missing[:3]}"


@pytest.mark.parametrize("cell", MARKED)
def test_what_is_markup_or_cut_can_be_read_as_well(lesson, cell):
    shown = _letters(_said(lesson, cell))
    refused = {mark for text, _reason in _refused(lesson) for mark in MARK.findall(text)}
    marks = {mark for place in MARKED[cell] for mark in MARK.findall("\n".join(texts(place))) if mark[5:] == place}
    missing = sorted(mark for mark in marks - refused if _letters(mark) not in shown)
    assert not missing, f"{len(missing)} of {cell}: {missing[:30]}"


def test_the_name_of_a_file_can_be_read(lesson):
    shown = _flat(_said(lesson, "bank_files"))
    assert [name for name in map(file_name, texts("file")) if _flat(name) not in shown] == []


def test_what_a_bank_refuses_it_refuses_by_a_sentence(lesson):
    assert all(re.search(r"question \d+ .*: .+\.$", reason, re.DOTALL) for _text, reason in _refused(lesson))


def _said(lesson, cell):
    """All that a cell shows, and any cell ever drew, for eyes and screen readers."""
    shown = lesson.output(cell).evaluate("(output) => window.said(output)")
    return "\n".join([shown, *lesson.page.evaluate("() => window.drawn")])


def _flat(text):
    """Without spaces and the marks of code; what is not to be seen written out. Banks have ? for half a character."""
    return re.sub(r"[\s`]+", "", re.sub(r"\\ud[89a-f][0-9a-f]{2}", "?", clean(text)))


def _letters(text):
    """Without what a formula is set from: in k001_place it makes the p an index."""
    return re.sub(r"[^a-z0-9]+", "", text)


def _refused(lesson):
    outputs = next(cell for cell in lesson.cells() if cell["id"] == "refused")["outputs"]
    return json.loads("".join(outputs[0]["text"]))


def _wait_until_drawn(lesson):
    """The page goes on drawing when the kernel is done: until no letter comes any more."""
    before, now = None, ""
    while before != now:
        lesson.page.wait_for_timeout(2000)
        before, now = now, lesson.page.evaluate("() => [document.body.textContent.length, window.drawn.length].join()")


def _click_printed_links(lesson):
    """JupyterLab makes links of what is printed, javascript: among them. They open a window of their own."""
    links = lesson.page.locator(".jp-RenderedText a:not([href^=http])")
    assert links.count() > 3
    lesson.page.evaluate(
        "() => document.querySelectorAll('.jp-RenderedText a:not([href^=http])').forEach((link) => link.click())"
    )
    lesson.page.wait_for_timeout(500)


def _touch_all(lesson):
    """Every part of every picture gets the focus, and so says its name."""
    lesson.page.evaluate("() => document.querySelectorAll('[data-touch], [data-pick]').forEach((part) => part.focus())")


def _type_all(lesson, kind):
    """Each payload is typed into a field of its own and handed in, by the page's own events."""
    typed = [text.encode("utf-8", "replace").decode() for text in texts(f"typed_{kind}")]
    cell = lesson.output(f"typed_{kind}")
    cell.evaluate(
        """(output, texts) => output.querySelectorAll(".ah-question").forEach((question, i) => {
            const box = question.querySelector("input.ah-input, textarea.ah-input");
            box.value = texts[i];
            box.dispatchEvent(new Event("input", { bubbles: true }));
            question.querySelector(".ah-main").click();
        })""",
        typed,
    )
    lesson.page.wait_for_function(
        "(output) => [...output.querySelectorAll('.ah-question')].every((question) => "
        "question.querySelector('.ah-feedback *, .ah-model'))",
        arg=cell.element_handle(),
        timeout=180_000,
    )
    lesson.wait_ready()


def _guess_all(lesson):
    """Each payload is typed as a number's guess and recorded."""
    boxes = lesson.output("predictions").locator("input[type=text]").count()
    for start in range(0, len(texts("guess")), boxes):
        lesson.output("predictions").evaluate(
            """(output, texts) => output.querySelectorAll("input[type=text]").forEach((box, i) => {
                box.value = texts[i] ?? "";
                box.dispatchEvent(new Event("input", { bubbles: true }));
                box.closest(".widget-vbox").querySelector("button").click();
            })""",
            [text.encode("utf-8", "replace").decode() for text in texts("guess")[start : start + boxes]],
        )
        lesson.wait_ready()


# The class report -------------------------------------------------------------------------------------------------


REPORTED = {"many learners": ("learner", "item", "mistake", "own"), "many lessons": ("lesson", "item", "mistake")}


def _report(name):
    """The page on a class whose names, ids and mistakes are payloads, or on a learner all of whose lessons are."""
    rows = {}
    for learner, lesson_name, item, mistake, own in zip(
        *map(texts, ("learner", "lesson", "item", "mistake", "own")), strict=True
    ):
        row = {"time": "2026-01-01", "kind": "quiz", "lesson": "01" if name == "many learners" else lesson_name}
        given = {"id": item, "right": False, "misconception": mistake}
        in_own_words = {"id": own, "right": True, "answer": {"text": own, "points": [True]}}
        several = rows.setdefault(learner if name == "many learners" else "ann", [])
        several += [row | given, row | in_own_words]
    return report_page.page(report.summarise(rows))


@pytest.mark.parametrize("policy", [True, False], ids=["as it is", "without its policy"])
@pytest.mark.parametrize("name", REPORTED)
def test_the_report_shows_all_and_runs_nothing(name, browser, tmp_path, policy):
    text = _report(name)
    page, watch = _open_page(browser, tmp_path, text if policy else _without_policy(text))
    assert watch.seen() == ([], [], []) and watch.alive("body") == []
    shown = _flat(page.evaluate("() => window.said(document.body)"))
    for place in REPORTED[name]:
        # A learner's name comes here as it is; ids and mistakes as they are read from files.
        missing = [text for text in texts(place) if _flat(text) not in shown and _flat(readable(text)) not in shown]
        assert not missing, f"{len(missing)} of {place}, such as {missing[:3]}"
    page.context.close()


def _without_policy(text):
    return re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)


def _open_page(browser, folder, text):
    """The text as a file that a browser opened offline, watched."""
    (folder / "report.html").write_text(text, encoding="utf-8")
    page = browser.blank(offline=True)
    watch = Watch(page)
    page.goto((folder / "report.html").as_uri())
    return page, watch


# That the tests above can fail ------------------------------------------------------------------------------------

PLANTED = {
    "begin": SOURCES["begin"] + "\nfrom attention_helpers import course",
    "quiz": """quiz = course.quiz(banks.questions(banks.choice)[:60])
quiz._esm = quiz._esm.replace("document.createTextNode(text)", "document.createRange().createContextualFragment(text)")
assert "createContextualFragment" in quiz._esm
quiz""",
}


def test_a_planted_mistake_is_found(browser, tmp_path):
    """A quiz whose front end parses its texts as HTML."""
    write_notebook(tmp_path / "planted.ipynb", PLANTED)
    with Lab(tmp_path) as lab:
        lesson = browser.open(lab, "planted.ipynb")
        watch = Watch(lesson.page)
        lesson.run_all()
        hits, dialogs, requests = watch.seen()
        assert len({hit for hit in hits if hit.endswith("choice_question")}) > 10
        assert dialogs and len(requests) > 10 and len(watch.alive()) > 50
        assert lesson.left_machine
        lesson.close()


def test_a_planted_mistake_in_the_report_is_found_and_its_policy_runs_nothing(browser, tmp_path):
    report_text = _report("many learners")
    planted = re.sub("(<td[^>]*>)(.*?)(</td>)", lambda cell: cell[1] + _unescaped(cell[2]) + cell[3], report_text)
    page, watch = _open_page(browser, tmp_path, _without_policy(planted))
    hits, _dialogs, requests = watch.seen()
    assert len(hits) > 10 and requests and watch.alive("body")
    page.context.close()
    page, watch = _open_page(browser, tmp_path, planted)
    refreshes = {mark for text in texts("mistake") if "=refresh" in text for mark in MARK.findall(text)}
    hits, dialogs, requests = watch.seen()
    assert (hits, dialogs) == ([], [])  # nothing runs, though the page is full of it
    assert {MARK.search(url)[0] for url in requests} <= refreshes  # a policy cannot keep a page from going elsewhere
    page.context.close()


def _unescaped(text):
    for entity, letter in {"&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&amp;": "&"}.items():
        text = text.replace(entity, letter)
    return text
