"""Forms: the little language they are written in, and the files that hold them."""

import json

import pytest

from attention_helpers.course.judging import forms
from attention_helpers.course.judging.folding import Folded


def finds(form, text):
    return bool(forms.compiled((form,)).search(Folded(text).text))


@pytest.mark.parametrize(
    "form, there, not_there",
    [
        ("word order", ["word order", "word-orders", "wordorder"], ["wording orders", "sword order"]),
        ("neighbo?u?r~", ["neighbours", "neighboring"], ["in neigh"]),
        ("look~ …back", ["looks always back"], ["looks. And back"]),
        ("v×d", ["V·D", "V×D", "VD", "V x D"], ["VDH", "UVD"]),
        ("state", ["states", "stateless"], ["estate", "statement"]),
        ("隠れ…残", ["隠れ状態が残る"], ["隠れ状態、まだ残る"]),
        ("ベクトル", ["ベクトル", "べくとる", "ﾍﾞｸﾄﾙ"], ["ベクタ"]),
    ],
)
def test_what_a_form_finds(form, there, not_there):
    assert all(finds(form, text) for text in there) and not any(finds(form, text) for text in not_there)


def test_a_form_that_is_no_expression_is_named():
    with pytest.raises(ValueError, match=r"form '\(open': expected a regular expression"):
        forms.pattern_of("(open")


def test_every_file_fits_the_schema_and_every_form_compiles():
    assert {"en", "ja"} <= set(forms.languages())
    for language in forms.languages():
        data = forms.forms_of(language)
        for part in ("rules", "subjects", "concepts"):
            assert all(forms.compiled(tuple(entries)) for entries in data[part].values())


def test_a_language_is_a_file(tmp_path, monkeypatch):
    for language in ("en", "ja"):
        (tmp_path / f"{language}.json").write_bytes((forms.FOLDER / f"{language}.json").read_bytes())
    german = {
        "letters": "[äöüß]",
        "rules": {"denies_ahead": ["ohne"]},
        "subjects": {},
        "concepts": {"state": ["Zustand"]},
    }
    (tmp_path / "de.json").write_text(json.dumps(german), encoding="utf-8")
    monkeypatch.setattr(forms, "FOLDER", tmp_path)
    forms.forms_of.cache_clear(), forms.lexicon.cache_clear()
    assert forms.lexicon_for("ohne", "de").rules["denies_ahead"].search("ohne zustand")
    assert forms.lexicon_for("state", "en").pattern("concepts", "state").search("der zustand") is None
    (tmp_path / "de.json").write_text(
        '{"letters": "x", "rules": {"odd": []}, "subjects": {}, "concepts": {}}', encoding="utf-8"
    )
    forms.forms_of.cache_clear()
    with pytest.raises(ValueError, match="unknown 'odd'"):
        forms.forms_of("de")
    forms.forms_of.cache_clear(), forms.lexicon.cache_clear()
