"""One form: all of Unicode, whichever of its four forms it comes in; and what people type for one another."""

import sys
import unicodedata

import pytest

from attention_helpers.unicode_form import one_form, one_word

FORMS = ("NFC", "NFD", "NFKC", "NFKD")


def test_every_character_has_one_form_whichever_of_the_four_it_comes_in():
    tried = 0
    for number in range(sys.maxunicode):
        character = chr(number)
        text = f"a{character}か{character} {character}"
        forms = {text, *(unicodedata.normalize(form, text) for form in FORMS)}
        if len(forms) > 1:
            tried += 1
            (form,) = {one_form(form) for form in forms}
            assert one_form(form) == form
            assert unicodedata.normalize("NFC", form) == form
    assert tried > 16_000  # every character that has more than one


@pytest.mark.parametrize(
    "text, form",
    [
        ("ｶﾞｸｾｲ ＡＢＣ", "ガクセイ ABC"),
        ("か゛ は゜ か\u3099", "が ぱ が"),
        ("㈱ ① ﬁ … ㍿", "(株) 1 fi ... 株式会社"),
        ("don’t don´t don＇t donʼt", "don't don't don't don't"),
        ("self‐attention self‑attention 1990–1995 −3 －3", "self-attention self-attention 1990-1995 -3 -3"),
        ("１０～２０ １０〜２０", "10~20 10~20"),
        ("co\u00adoperate \ufeffa\u200e b\u2060c\x00\x07", "cooperate a bc"),
        ("ไป\u200bไหน", "ไป ไหน"),
        ("نمی\u200cخواهم 👨\u200d👩\u200d👧", "نمی\u200cخواهم 👨\u200d👩\u200d👧"),
        ("น้ำ น้ํา นํ้า ຳ", "น้ำ น้ำ น้ำ ຳ"),
        ("ㅋㅋㅋ 하ㅠㅠ ㄱㄴ 한글", "ㅋㅋㅋ 하ㅠㅠ ㄱㄴ 한글"),
        ("ﷺ", "صلى الله عليه وسلم"),
        ("x² 1½", "x2 11⁄2"),
        ("“four” —", "“four” —"),
    ],
)
def test_what_becomes_of_a_text(text, form):
    assert one_form(text) == form


def test_a_word_never_gets_a_space_and_never_vanishes():
    assert one_word("ｶﾞ") == one_word("カ\u3099") == "ガ" and one_word("don’t") == one_word("don't") == "don't"
    assert one_word("ﷺ") == "ﷺ" and one_word("\u00ad") == "\u00ad" and one_word("") == ""
