"""The catalogues are in step with the English; what a language declares complete is complete, with its placeholders."""

import json
import re
import shutil

import pytest

from attention_helpers import course
from attention_helpers.widgets import catalogue, language
from tests.locale.collect import NO_WORDS, WORD, Message, domains, marked, messages, texts_in
from tests.locale.notebook import paragraphs
from tests.locale.update import main, read, updated, written

FIELD = re.compile(r"\{\{\w+\}\}|(?<!\{)\{\w[^{}]*\}(?!\})")
TRANSLATIONS = [name for name in catalogue.languages() if name != catalogue.SOURCE]
# The Japanese gives the same advice for every reason, and is read without Latin letters.
MAY_LEAVE_OUT = {"quiz.unreadable", "glossary.spoken"}
MAY_USE = {
    "{name} = {value}": {"{label}", "{choice}"},  # of a playground's control: as in code, or as it shows itself
    "{lesson}  {english} · {japanese} ({romaji}): {meaning}": {"{reading}"},
    "{en} · {ja} ({romaji}): {meaning}": {"{reading}"},
}
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
ALIKE = {
    "interface": [" of `{name}`", "{done} of {total}"],
    "questions": [],
    "exercises": [],
    "misconceptions": [],
    "glossary": [],
    "predictions": ["dot", "scaled_dot", "general", "additive", "REINFORCE", "Gumbel, τ = 1", "Gumbel, τ = 0.3"],
}  # signs, numbers, and names that the code prints
CATALOGUES = [(name, domain) for name in TRANSLATIONS for domain in domains()]


def about(name):
    """What `language.json` says: {"name": "日本語", "complete": [domains]}."""
    return json.loads((catalogue.FOLDER / name / "language.json").read_text(encoding="utf-8"))


def entries(name, domain):
    found = read(catalogue.FOLDER / name / f"{domain}.po")
    return [entry for entry in found if entry.id]


def test_make_messages_was_run(capsys):
    assert main(["--check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", TRANSLATIONS)
def test_a_declared_domain_exists(name):
    said = about(name)
    assert said["name"] and set(said["complete"]) <= set(domains())


@pytest.mark.parametrize(("name", "domain"), CATALOGUES)
def test_what_is_declared_complete_is_complete(name, domain):
    if domain not in about(name)["complete"]:
        pytest.skip(f"{name}: {domain} is begun, not declared complete")
    missing = [entry.id for entry in entries(name, domain) if not entry.string]
    fuzzy = [entry.id for entry in entries(name, domain) if entry.fuzzy]
    assert not missing + fuzzy, f"data/locale/{name}/{domain}.po: translate {missing}; look at what is fuzzy: {fuzzy}"


@pytest.mark.parametrize(("name", "domain"), CATALOGUES)
def test_a_translation_has_the_placeholders_of_its_message(name, domain):
    for entry in entries(name, domain):
        if entry.string and domain != "lessons":  # a notebook's braces are code and formulas
            given, used = set(FIELD.findall(entry.id)), set(FIELD.findall(entry.string))
            instead = MAY_USE.get(entry.id, set())
            assert (
                used == given
                or (entry.context in MAY_LEAVE_OUT and used < given)
                or (instead and used - given == instead)
            ), entry.id


@pytest.mark.parametrize("domain", [domain for domain in about("ja")["complete"] if domain != "lessons"])
def test_the_japanese_is_japanese(domain):
    # The lessons hold English words that are to stay: tests/notebooks/left_in_english.py tells them from others.
    alike = [entry.id for entry in entries("ja", domain) if not JAPANESE.search(NO_WORDS.sub("", entry.string))]
    assert [english for english in alike if WORD.search(FIELD.sub("", NO_WORDS.sub("", english)))] == ALIKE[domain]


def test_a_changed_sentence_is_shown_in_english_until_it_is_looked_at(tmp_path, monkeypatch):
    before = [Message("interface", "quiz.a", "Your answer is right."), Message("interface", "quiz.b", "Again?")]
    path = tmp_path / "xx" / "interface.po"
    path.parent.mkdir()
    (tmp_path / "xx" / "language.json").write_text('{"name": "X", "complete": []}', encoding="utf-8")
    first = updated(read(path), before)
    first.get("Your answer is right.", "quiz.a").string = "正解です。"
    first.get("Again?", "quiz.b").string = "もう一度？"
    path.write_text(written(first, "xx"), encoding="utf-8")

    after = [
        Message("interface", "quiz.a", "Your answer is quite right."),
        before[1],
        Message("interface", None, "New"),
    ]
    second = updated(read(path), after)
    changed = second.get("Your answer is quite right.", "quiz.a")
    assert changed.fuzzy and changed.string == "正解です。" and changed.auto_comments == ["was: Your answer is right."]
    assert second.get("Again?", "quiz.b").string == "もう一度？" and not second.get("Again?", "quiz.b").fuzzy
    assert second.get("New").string == ""
    path.write_text(written(second, "xx"), encoding="utf-8")
    assert written(updated(read(path), after), "xx") == path.read_text(encoding="utf-8"), "a second run changes it"

    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    catalogue._messages.cache_clear()
    assert catalogue.find("Your answer is quite right.", "interface", "xx", "quiz.a") == "Your answer is quite right."
    assert catalogue.find("Again?", "interface", "xx", "quiz.b") == "もう一度？"
    assert catalogue.find("unknown", "interface", "xx") == "unknown"
    catalogue._messages.cache_clear()


@pytest.fixture
def a_language_more(tmp_path, monkeypatch):
    """The Japanese catalogues copied to a language `qq`, one sentence of it changed, another emptied."""
    shutil.copytree(catalogue.FOLDER, tmp_path / "locale")
    shutil.copytree(tmp_path / "locale" / "ja", tmp_path / "locale" / "qq")
    path = tmp_path / "locale" / "qq" / "interface.po"
    entries = read(path)
    entries.get("Check", "quiz.check").string = "Qq!"
    entries.get("Your answer", "quiz.your_answer").string = ""
    path.write_text(written(entries, "qq"), encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path / "locale")
    monkeypatch.setattr(language, "_chosen", None)
    yield "qq"
    catalogue._messages.cache_clear()


def test_whoever_copies_a_language_has_a_language(a_language_more):
    assert catalogue.languages() == ("en", *sorted([*TRANSLATIONS, "qq"]))
    course.set_language("qq")
    quiz = course.quiz("01")
    assert quiz.labels["check"] == "Qq!"
    assert quiz.labels["your_answer"] == "Your answer", "what is not translated is shown in English"
    with pytest.raises(ValueError, match=r"expected one of 'en', .*'qq'"):
        course.set_language("zz")
    question = next(iter(quiz.sitting.bank))
    assert question.shown("qq")["question"] == question.shown("ja")["question"] != question.shown("en")["question"]
    ex = course.exercise("weighted_mean")
    assert "重み付き平均" in repr(ex)


def test_texts_are_found_wherever_they_stand():
    question = {"id": "x", "question": "Why?", "answers": [{"answer": "$a$", "feedback": "No, look."}], "code": "a b"}
    assert list(texts_in(question, {"question", "answer", "feedback"})) == ["Why?", "No, look."]
    blocks = ["One\ntwo", "```\na\n\nb\n```", "three"]
    assert [block.english for block in paragraphs("One\ntwo\n \n```\na\n\nb\n```\nthree\n")] == blocks


def test_no_message_stands_twice_in_one_place():
    keys = [(message.domain, message.context, message.english) for message in messages()]
    assert len(set(keys)) == len(keys)


def test_what_is_marked_in_code_is_found_in_a_call_and_in_a_table(tmp_path):
    path = tmp_path / "play.py"
    path.write_text('TABLE = {N_("one"): 1}\ntext = _("two " "parts").format(a=1)\nplain = "three"\n', encoding="utf-8")
    assert [text for text, _comment in marked(path)] == ["one", "two parts"]
