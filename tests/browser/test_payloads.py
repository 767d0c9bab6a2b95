"""Nobody gets in: every payload in every place, in a real browser. No script runs, nobody is asked, all is readable."""

import json
import re
import unicodedata
from functools import partial

import pytest

from attention_helpers.course.questions.bank import Bank
from attention_helpers.course.questions.parts.wording import Wording
from attention_helpers.course.records.reading import readable
from attention_helpers.course.report import page as report_page
from attention_helpers.course.report.counting import tally
from attention_helpers.course.voting import desk
from attention_helpers.course.voting.asked import find
from attention_helpers.course.voting.phones.page import HEADERS
from attention_helpers.course.voting.phones.web import Booth
from attention_helpers.widgets.card import clean
from tests.browser import payload_banks
from tests.browser.harness import ROOT, Lab, Lesson, write_notebook
from tests.browser.payload_banks import file_name
from tests.browser.payload_watch import Looking, Watch
from tests.browser.payloads import KINDS, chunks, texts

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
            "guesses",
            "votes",
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
    "votes": ["ballot_code"],
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
    "typed_string": ["typed_string"],
    "typed_own_words": ["typed_own_words"],
    "exam": ["choice_question", "choice_explanation"],
    "of_lesson": ["choice_question", "choice_explanation"],
    "votes": ["ballot_question", "ballot_option"],
    "exercises": ["raised", "printed"],
    "sentences": ["sentence", "own"],
    "heads": ["heads_name", "heads_word", "heads_own"],
}


@pytest.fixture(scope="module")
def payload_lab(tmp_path_factory):
    """A JupyterLab over two notebooks, that sends whatever a cell shows as fast as it can."""
    folder = tmp_path_factory.mktemp("payloads")
    write_notebook(folder / "payloads.ipynb", SOURCES)
    write_notebook(folder / "planted.ipynb", PLANTED)
    limits = {f"ZMQChannelsWebsocketConnection.iopub_{what}_rate_limit": 1e10 for what in ("data", "msg")}
    with Lab(folder, settings=limits) as lab:
        yield lab


@pytest.fixture(scope="module")
def seen(payload_lab, browser):
    """Every payload in every place: what a look at each cell found. The last cell, what banks refuse, stands there."""
    lesson = browser.open(payload_lab, "payloads.ipynb")
    seen = Looking(lesson)
    for cell in SOURCES:
        if cell != "refused":
            seen.look(cell, *ACTS.get(cell, ()))
    lesson.run_cell("refused")
    yield seen
    lesson.close()


def test_there_are_many_of_each_kind():
    assert len(KINDS) >= 15 and sum(len(several) for _why, several in KINDS.values()) >= 250
    assert all(why.endswith(".") and len(several) >= 9 for why, several in KINDS.values())


def test_no_script_runs_no_dialog_opens_nobody_is_asked(seen):
    assert seen.troubles == []
    assert seen.watch.seen() == ([], [], [])
    assert {cell: found for cell, found in seen.alive.items() if found} == {}
    # What is printed may name a file of this machine, and the test clicks on it: the browser refuses, and notes that.
    errors = [error for error in seen.lesson.console_errors if "Not allowed to load local resource" not in error]
    assert seen.lesson.left_machine == [] and errors == []


@pytest.mark.parametrize("cell", WHOLE)
def test_every_letter_can_be_read(seen, cell):
    shown = _flat(seen.said[cell])
    missing = [text for place in WHOLE[cell] for text in texts(place) if _flat(text) not in shown]
    assert not missing, f"{len(missing)} of {cell}, such as {missing[:3]}"


@pytest.mark.parametrize("cell", MARKED)
def test_what_is_markup_or_cut_can_be_read_as_well(seen, cell):
    shown = _letters(seen.said[cell])
    refused = {mark for text, _reason in _refused(seen) for mark in MARK.findall(text)}
    marks = {mark for place in MARKED[cell] for mark in MARK.findall("\n".join(texts(place))) if mark[5:] == place}
    missing = sorted(mark for mark in marks - refused if _letters(mark) not in shown)
    assert not missing, f"{len(missing)} of {cell}: {missing[:30]}"


def test_the_name_of_a_file_can_be_read(seen):
    shown = _flat(seen.said["bank_files"])
    assert [name for name in map(file_name, texts("file")) if _flat(name) not in shown] == []


def test_what_a_bank_refuses_it_refuses_by_a_sentence(seen):
    assert all(re.search(r"question \d+ .*: .+\.$", reason, re.DOTALL) for _text, reason in _refused(seen))


def _flat(text):
    """Without spaces and the marks of code; what is not to be seen written out. Banks have ? for half a character."""
    return re.sub(r"[\s`]+", "", re.sub(r"\\ud[89a-f][0-9a-f]{2}", "?", clean(text)))


def _letters(text):
    """Without what a formula is set from: in k001_place it makes the p an index. Accents come off their letters."""
    return re.sub(r"[^a-z0-9]+", "", unicodedata.normalize("NFKD", text))


def _refused(seen):
    outputs = next(cell for cell in seen.lesson.cells() if cell["id"] == "refused")["outputs"]
    return json.loads("".join(outputs[0]["text"]))


# What is done to what a cell shows --------------------------------------------------------------------------------


def _click_printed_links(lesson):
    """JupyterLab makes links of what is printed, javascript: among them. They open a window of their own."""
    links, opened = lesson.page.locator(".jp-RenderedText a:not([href^=http])"), []
    assert links.count() > 3
    lesson.page.on("popup", lambda window: opened.append(window))
    lesson.page.evaluate(
        "() => document.querySelectorAll('.jp-RenderedText a:not([href^=http])').forEach((link) => link.click())"
    )
    lesson.page.wait_for_timeout(500)
    for window in opened:
        window.close()


def _type_all(cell, typed, lesson):
    """Each text is typed into a field of its own and handed in, by the page's own events."""
    cell, typed = lesson.output(cell), list(map(_typeable, typed))
    for _again in range(2):  # a field that was drawn anew beneath the hand, on a busy machine, is filled again
        cell.evaluate(
            """(output, texts) => output.querySelectorAll(".ah-question").forEach((question, i) => {
                const box = question.querySelector("input.ah-input, textarea.ah-input");
                if (box.value === texts[i]) return;
                box.value = texts[i];
                box.dispatchEvent(new Event("input", { bubbles: true }));
            })""",
            typed,
        )
        lesson.page.wait_for_timeout(300)
    cell.evaluate("(output) => output.querySelectorAll('.ah-question .ah-main').forEach((button) => button.click())")
    lesson.page.wait_for_function(
        "(output) => [...output.querySelectorAll('.ah-question')].every((question) => "
        "question.querySelector('.ah-feedback *, .ah-model'))",
        arg=cell.element_handle(),
        timeout=180_000,
    )


def _typeable(text):
    """Nobody can type half a character."""
    return text.encode("utf-8", "replace").decode()


def _guess_all(lesson):
    """Each payload is typed as a number's guess and recorded."""
    boxes = lesson.output("guesses").locator("input[type=text]").count()
    for start in range(0, len(texts("guess")), boxes):
        lesson.output("guesses").evaluate(
            """(output, texts) => output.querySelectorAll("input[type=text]").forEach((box, i) => {
                box.value = texts[i] ?? "";
                box.dispatchEvent(new Event("input", { bubbles: true }));
                box.closest(".widget-vbox").querySelector("button").click();
            })""",
            list(map(_typeable, texts("guess")[start : start + boxes])),
        )
        lesson.wait_ready()


ACTS = {
    "guesses": [_guess_all],
    "figures": [_click_printed_links],
    **{
        cell: [partial(_type_all, cell, texts(cell)), partial(Lesson.run_cell, cell_id=cell)]  # again, from the store
        for cell in map("typed_{}".format, TYPED)
    },
}


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
        # What is shown cut, or not all of it, must run nothing either: typed answers, guesses, what came out.
        several += [row | {"id": "02.one-sequence", "right": False, "answer": own, "misconception": mistake}]
        several += [row | {"kind": kind, "id": item, "value": own} for kind in ("predict", "result")]
    return report_page.page(tally.summarise(rows))


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


# The page of a vote, on a phone ---------------------------------------------------------------------------------


@pytest.fixture
def vote_on(browser):
    """vote_on(question) -> the page that a phone shows of it, watched. The server is here; the phone is a browser."""
    page = browser.blank(viewport={"width": 390, "height": 844})
    watch = Watch(page)

    def open_page(question):
        bank = Bank.load([question])
        page.goto(desk.open_round(Booth(find(bank.questions[0].id, bank)), "127.0.0.1"))
        return page, watch

    yield open_page
    desk.close_now()
    page.context.close()


FORM = "fieldset, .notice, main p"


def test_the_page_of_a_vote_shows_all_and_runs_nothing(vote_on, monkeypatch):
    """Even without its policy."""
    monkeypatch.delitem(HEADERS, "Content-Security-Policy")
    said, alive = [], []
    for question in payload_banks.questions(payload_banks.ballot):
        page, watch = vote_on(question)
        alive += watch.alive(FORM)
        said.append(page.evaluate("() => window.said(document.body)"))
    page.get_by_role("radio").first.check()
    page.get_by_role("button").click()
    page.get_by_role("status").wait_for()
    assert watch.seen() == ([], [], []) and alive + watch.alive(FORM) == []
    shown, letters = _flat("\n".join(said)), _letters("\n".join(said))
    refused = {mark for text, _reason in payload_banks.refused for mark in MARK.findall(text)}
    codes = [text for text in texts("ballot_code") if not refused & {*MARK.findall(text)}]
    assert [text for text in codes if _flat(text) not in shown] == []
    for place in ("ballot_question", "ballot_option"):
        marks = {mark for mark in MARK.findall("\n".join(texts(place))) if mark[5:] == place}
        assert len(marks) > 200 and not sorted(mark for mark in marks - refused if _letters(mark) not in letters)


def test_what_a_phone_sends_and_gets_back_runs_nothing(vote_on, monkeypatch):
    """What is no number stands in its field again."""
    monkeypatch.delitem(HEADERS, "Content-Security-Policy")
    answers = [{"type": "value", "value": 2, "correct": True}]
    page, watch = vote_on({"id": "sum", "type": "numeric", "question": "1 + 1?", "answers": answers})
    for several in chunks([text for text in texts("sent") if len(_typeable(text)) < 50], 20):
        page.get_by_role("textbox").fill(_typeable(several[0])[:60])
        page.get_by_role("button").click()
        page.get_by_role("status").wait_for()
        assert watch.alive(FORM) == []
    assert watch.seen() == ([], [], [])


# That the tests above can fail ------------------------------------------------------------------------------------

HTML = {
    "predictions": "guess_result",
    "votes": "ballot_code",
    "exercises": "raised",
    "glossary": "term_en",
    "progress": "repeat",
}
PICTURES = ("links", "trees", "stages", "sentences")
PLANTED = {
    "begin": SOURCES["begin"]
    + """
import importlib, sys
from markupsafe import Markup
from attention_helpers import course
from attention_helpers.course import template
from attention_helpers.widgets import card, svg
from tests.browser.payloads import filled
quizzes = importlib.import_module("attention_helpers.course.questions.quiz")
right, escaped, add = quizzes.front_end, card.escaped, svg.Drawing.add

def plant(old, new):
    def front_end(*paths):
        source = right(*paths)
        assert source.count(old) == 1
        return source.replace(old, new)
    quizzes.front_end = front_end

def few(place):
    return [filled('<img src="/MARK" onerror="RUN"/>', f"k{number:03d}_{place}") for number in range(8)]

def add_as_it_is(drawing, tag, text=None, *rest, **more):
    add(drawing, tag, text, *rest, **more)
    drawing._parts[-1] = drawing._parts[-1].replace(f">{escaped(text)}<", f">{text}<")
    return drawing
""",
    "parsed": """text = "document.createTextNode(text);\\n}"
plant(text, text.replace("createTextNode", "createRange().createContextualFragment"))
course.quiz(banks.questions(banks.choice)[:60])""",
    "fields": """plant("node.append(...children.flat());", "for (const child of children.flat()) "
    "if (typeof child === 'string') node.insertAdjacentHTML('beforeend', child); else node.append(child);")
for make in (banks.word, banks.lines, banks.cell):
    banks.display(course.quiz(banks.questions(make)[:5]))""",
    "echoed": """show = "said.replaceChildren(...feedback(next, labels));"
plant(show, show + "said.insertAdjacentHTML('beforeend', String(next.answer));")
banks.texts = few
banks.typed(banks.string)""",
    "unescaped": """for module in list(sys.modules.values()):
    ours = getattr(module, "__name__", "").startswith("attention_helpers.") and module is not svg
    if ours and vars(module).get("escaped") is escaped:
        module.escaped = str
template.clean = Markup
places.texts = few""",
    **{name: f"places.{name}()" for name in HTML},
    "pictures": """svg.Drawing.add = add_as_it_is
places.texts = lambda place: "<set/> <use/> <base/> <form/> <body/> <meta/> <link/> <frame/>".split()""",
    **{name: f"places.{name}()" for name in PICTURES},
}


@pytest.fixture(scope="module")
def planted(payload_lab, browser):
    """A notebook whose front ends parse their texts as HTML, whose cards, tables and pictures escape nothing."""
    lesson = browser.open(payload_lab, "planted.ipynb")
    planted = Looking(lesson)
    typed = [f"<img src=x onerror=HIT.k{i:03d}_typed>" for i in range(8)]
    for cell in PLANTED:
        planted.look(cell, *([partial(_type_all, "echoed", typed)] if cell == "echoed" else []))
    yield planted
    lesson.close()


def _places(hits):
    return {hit.partition("_")[2] for hit in hits}


def test_a_planted_mistake_is_found_though_its_cell_is_cleared(planted):
    hits, dialogs, requests = planted.watch.seen()
    assert planted.troubles == []
    assert len({hit for hit in hits if hit.endswith("choice_question")}) > 10
    assert dialogs and len(requests) > 10 and len(planted.alive["parsed"]) > 50
    assert planted.lesson.left_machine


def test_a_field_that_parses_its_texts_is_found(planted):
    assert {"word_text", "lines_line", "cell_column"} <= _places(planted.watch.seen()[0])


def test_what_is_typed_and_parsed_is_found(planted):
    assert len([hit for hit in planted.watch.seen()[0] if hit.endswith("_typed")]) == 8


@pytest.mark.parametrize("cell", HTML)
def test_what_a_card_or_a_table_does_not_escape_is_found(planted, cell):
    assert HTML[cell] in _places(planted.watch.seen()[0]) and planted.alive[cell]


@pytest.mark.parametrize("cell", PICTURES)
def test_what_a_picture_does_not_escape_is_found(planted, cell):
    assert planted.alive[cell]


def test_a_link_that_runs_is_found(planted):
    """The page makes a link of a printed address, and a click that ran it would be told."""
    page, watch = planted.page, planted.watch
    page.evaluate(
        "() => { document.body.insertAdjacentHTML('beforeend', '<a id=run href=javascript:HIT.k000_run>x</a>') }"
    )
    page.evaluate("() => document.getElementById('run').click()")
    assert "k000_run" in watch.seen()[0]


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


def test_a_planted_mistake_in_the_page_of_a_vote_is_found_and_its_policy_runs_nothing(vote_on, monkeypatch):
    monkeypatch.setattr(Wording, "__html__", lambda wording: wording.text)
    question = next(one for one in payload_banks.questions(payload_banks.ballot) if "onerror" in str(one["answers"]))
    _page, watch = vote_on(question)
    assert watch.alive(FORM) and watch.seen()[:2] == ([], [])
    monkeypatch.delitem(HEADERS, "Content-Security-Policy")
    _page, watch = vote_on(question)
    hits, dialogs, _requests = watch.seen()
    assert hits or dialogs


def _unescaped(text):
    for entity, letter in {"&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&amp;": "&"}.items():
        text = text.replace(entity, letter)
    return text
