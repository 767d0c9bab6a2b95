"""Words and characters: whole in every script, and the same list for every form of one text."""

import unicodedata

import pytest

from attention_helpers import corpus
from attention_helpers.corpus.text import unspaced_share
from attention_helpers.unicode_form import one_form

SENTENCES = {
    "Hindi": "हिन्दी में क्षेत्र",
    "Thai": "น้ำ ที่",
    "Hebrew": "שָׁלוֹם עוֹלָם",
    "Arabic": "مُحَمَّد قَالَ",
    "Persian": "نمی\u200cخواهم کتاب",
    "Vietnamese": "Tiếng Việt",
    "Korean": "한국어 문장",
    "Lao": "ນ້ຳ ພາສາ",
    "Tamil": "நிலம் மொழி",
    "Bengali": "ক্ষমা করুন",
    "Khmer": "ភាសា ខ្មែរ",
    "Japanese": "ガ行 か\u309aき",
    "Ideographs": "葛\U000e0100城 﨑",
    "Greek": "Ελληνικά ΟΔΟΣ",
    "Turkish": "İstanbul ışık",
}


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES.keys())
def test_words_are_whole_and_marks_stay_with_their_letters(text):
    assert len(corpus.words(text)) == len(text.split())
    letters = corpus.characters(text)
    assert "".join(letters) == "".join(one_form(text).split())
    assert not any(unicodedata.category(letter[0])[0] in "MC" for letter in letters)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("text", [*SENTENCES.values(), "J\u030c ﷺ ´ ㈱", "don´t ｶﾞ ½"])
def test_every_form_of_a_text_gives_the_same_list(text, form):
    other = unicodedata.normalize(form, text)
    assert corpus.words(other) == corpus.words(text) and corpus.characters(other) == corpus.characters(text)
    assert corpus.words(" ".join(corpus.words(text))) == corpus.words(text)


def test_how_many_letters_a_reader_counts():
    assert corpus.characters("น้ำ") == ["น้ำ"] and corpus.characters("हिन्दी")[0] == "हि"
    assert corpus.characters("👨‍👩‍👧 👍🏽 🇯🇵 ❤️ 1️⃣") == ["👨‍👩‍👧", "👍🏽", "🇯🇵", "❤️", "1️⃣"]
    assert corpus.characters("葛\U000e0100城") == ["葛\U000e0100", "城"]
    assert corpus.characters("ｶﾞか゛") == ["ガ", "が"]


@pytest.mark.parametrize(
    "text, words",
    [
        ("I see.", ["i", "see", "."]),
        ("I don’t.", ["i", "don't", "."]),
        ("the students’ ‘yes’", ["the", "students", "'", "'", "yes", "'"]),
        ("Well… no...", ["well", "...", "no", "..."]),
        ("self‐attention", ["self", "-", "attention"]),
        ("ok👍🏽 hi❤️!", ["ok", "👍🏽", "hi", "❤️", "!"]),
        ("“four” (4)", ["“", "four", "”", "(", "4", ")"]),
        (" \t\u2028\n", []),
    ],
)
def test_punctuation_is_split_off(text, words):
    assert corpus.words(text) == words


def test_which_scripts_put_no_spaces():
    assert unspaced_share("雨が降った。") == unspaced_share("น้ำ") == 1 and unspaced_share("It rained, 3!") == 0
    assert 0 < unspaced_share("Tシャツ") < 1 and unspaced_share("123 …") == 0
