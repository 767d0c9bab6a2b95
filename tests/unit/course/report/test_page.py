"""The page stands alone, and shows what it is given as text."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from attention_helpers.course.report import page
from attention_helpers.course.report.counting import shares, tally
from attention_helpers.course.report.counting.counts import Learner
from attention_helpers.course.report.counting.guesses import Guesses
from attention_helpers.course.report.counting.own_words import points_of
from attention_helpers.widgets import language as languages
from tests.unit.course.report import simulated


class Strict(HTMLParser):
    """Every tag closed, in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.seen = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))
        if tag != "meta" and tag != "rect":
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_page_stands_alone(klass, language, monkeypatch):
    monkeypatch.setattr(languages, "_chosen", language)
    text = page.page(shares.read(klass))
    parsed = Strict(text)
    assert parsed.open == []
    tags = {tag for tag, _ in parsed.seen}
    assert "svg" in tags and not tags & {"script", "link", "img", "iframe"}
    assert not any("src" in attributes or "href" in attributes for _, attributes in parsed.seen)
    assert "花子" in text and "last word only (2)" in text
    assert ("クラスの集計" if language == "ja" else "Class report") in text


@pytest.mark.parametrize("language, words", [("en", "answers. Made on {}.</p>"), ("ja", "件。作成日：{}。</p>")])
def test_the_page_says_when_it_was_made(language, words, monkeypatch):
    monkeypatch.setattr(languages, "_chosen", language)
    found = tally.summarise({"ann": []})
    assert words.format("2026-02-01") in page.page(found, date(2026, 2, 1))
    assert words.format(date.today().isoformat()) in page.page(found)


@pytest.mark.parametrize("count, sheets", [(0, []), (1, [1]), (41, [40, 1]), (100, [40, 40, 20])])
def test_no_picture_holds_more_than_a_sheet_of_paper(count, sheets):
    row = {"time": "2026", "kind": "quiz", "right": True}
    rows = {f"learner{i:03}": [{**row, "id": f"01.question{j:03}"} for j in range(count)] for i in range(count)}
    found = tally.summarise(rows)
    words = languages.texts("report")
    for pictures, name in (
        (page.question_bars(found, words), "question"),
        (page.learner_grids(found, words), "learner"),
    ):
        shown = [re.findall(rf">(?:01\.)?({name}\d+)<", str(picture)) for picture in pictures]
        assert [len(names) for names in shown] == sheets and len(set().union(*shown)) == count
        assert all(picture.height < 1000 for picture in pictures)  # pixels of 1/96 inch: A4 less 15 mm has 1009
        parts = [picture.label.partition(". ")[2] for picture in pictures]
        named = [f"Part {i} of {len(sheets)}" for i in range(1, len(sheets) + 1)] if count > 40 else [""] * len(sheets)
        assert parts == named


def test_hostile_names_are_shown_as_they_are(tmp_path, sent_in):
    sent_in(tmp_path / "<b>x" / "s.jsonl", ("2026", "quiz", "01.<script>", False, "<img src=x>\u202e"))
    text = page.page(shares.read(tmp_path))
    assert "<script" not in text and "<img" not in text and "<b>x" not in text and "\u202e" not in text


def test_a_browser_runs_nothing_in_it_and_asks_nobody(klass):
    metas = [attributes for tag, attributes in Strict(page.page(shares.read(klass))).seen if tag == "meta"]
    (policy,) = [meta["content"] for meta in metas if meta.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.split(maxsplit=1) for rule in policy.split("; "))
    assert rules == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert {"name": "referrer", "content": "no-referrer"} in metas


def test_half_a_character_is_written_out():
    row = {"time": "2026", "kind": "quiz", "id": "01.\ud800", "right": False, "misconception": "\udbff"}
    text = page.page(tally.summarise({"ann\x00": [row]}))
    text.encode("utf-8")
    assert all(shown in text for shown in ("01.\\ud800", "\\udbff (1)", "ann\\u0000"))


def test_numbers_stand_on_the_right_and_names_do_not(tmp_path, sent_in):
    sent_in(tmp_path / "5 %" / "s.jsonl", ("2026", "quiz", "01.a", True, None))
    text = page.page(shares.read(tmp_path))
    assert '<td class="t" dir="auto">5 %</td><td class="n">1</td>' in text and '<td class="n">100 %</td>' in text


def test_a_name_that_looks_like_a_number_is_escaped_too(tmp_path, sent_in):
    sent_in(tmp_path / "<i>5 %" / "s.jsonl", ("2026", "quiz", "01.<i>5 %", False, None))
    text = page.page(shares.read(tmp_path))
    assert "<i>" not in text and "&lt;i&gt;5 %" in text


def test_what_was_passed_over_is_listed_at_the_end():
    found = tally.summarise({"ann": []})
    assert "passed_over.txt" not in page.page(found)
    found.passed_over = [f"<b>{i}</b>: a link, not followed." for i in range(150)]
    text = page.page(found)
    assert text.count("&lt;/b&gt;: a link, not followed.</li>") == 100 and "passed_over.txt" in text


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_simulated_class_on_the_page(language, monkeypatch):
    monkeypatch.setattr(languages, "_chosen", language)
    found, words = tally.summarise(simulated.klass()), languages.texts("report")
    text = page.page(found)
    parsed = Strict(text)
    assert parsed.open == []
    labels = [attributes["aria-label"] for tag, attributes in parsed.seen if tag == "svg"]
    assert len(labels) == len(set(labels)) and all(labels)
    assert len(labels) == 2 + len(found.guesses) + 1  # two sheets of questions, the predictions, one of learners
    order = [text.index(f">{words[name]}<") for name in ("again_title", "by_question", "details", "by_learner")]
    points = sum(len(points_of(one.id)) for one in found.own)
    assert order == sorted(order) and points > 10 and text.count("<li dir") == 3 + points  # three lines to teach again
    assert f"{words['idle']} {simulated.IDLE}<" in text
    name = "soft look-up can say not found" if language == "en" else "ソフトな検索は「見つからない」と言える"
    assert name in text[: order[1]]  # above all else


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_class_without_trouble_is_told_so(language, monkeypatch):
    monkeypatch.setattr(languages, "_chosen", language)
    text = page.page(tally.summarise(simulated.klass(trouble=False)))
    assert '<ol class="again">' not in text and ("Nothing stands out" in text) == (language == "en")
    assert ("目立つつまずきはありません" in text) == (language == "ja")


def test_shares_of_every_option_by_hand():
    """Four learners: three tick the second option at first, two the first; one is right at last."""
    wrong = {"time": "1", "kind": "quiz", "id": "02.soft-properties", "right": False}
    rows = {name: [{**wrong, "answer": [1]}] for name in "abc"} | {"d": [{**wrong, "answer": [0]}]}
    rows["a"] = [{**wrong, "answer": [0, 1]}, {**wrong, "time": "2", "right": True, "answer": [0, 2, 4]}]
    text = page.page(tally.summarise(rows))
    cells = [re.findall("<td[^>]*>(.*?)</td>", row) for row in text.split("<tr>")]
    assert ["Two keys with equal scores get equal weights", "✓ right", "", "50 %", "50 %"] in cells
    no = [
        "A query that fits no key gets an answer of zeros",
        "✗ wrong",
        "soft look-up can say not found",
        "75 %",
        "50 %",
    ]
    assert no in cells


def test_rows_of_learners_and_predictions():
    one = Learner("ann", stuck=[("soft", 4), ("01.a", 3)], solutions={"soft"}, hurried=2, guesses=5, guessed_right=3)
    assert page.state_row(one) == ["ann", "soft (4), 01.a (3)", 1, 2, "5 (3)", "0 (0)"]
    guesses = Guesses("02.tie", "02", judged=4, right=1)
    guesses.results.add(1)
    told = "The value that stands first in the list"
    assert [*map(str, page.guess_row(guesses))] == ["02", "02.tie", "0", told, "25 %", "–", "–"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_questions_are_set_as_the_cards_set_them(language, monkeypatch):
    monkeypatch.setattr(languages, "_chosen", language)
    text = page.page(tally.summarise(simulated.klass()))
    Strict(text)
    assert "<math" in text and "<code>" in text
    assert not re.search(
        r"`|\$[^$<]*\$|\\(frac|sqrt|cdot)", re.sub(r"<(style|math).*?</\1>", "", text, flags=re.DOTALL)
    )


def test_markup_in_a_question_of_a_bank_stays_text(monkeypatch):
    from attention_helpers.course.report.counting import subjects

    entry = subjects.predictions()["02.scale"]
    monkeypatch.setitem(entry, "question", "`<img src=x>` <script>run()</script>")
    found = tally.summarise({"ann": [{"time": "1", "kind": "predict", "id": "02.scale", "value": 0}]})
    text = page.page(found)
    assert "<code>&lt;img src=x&gt;</code> &lt;script&gt;run()&lt;/script&gt;" in text
