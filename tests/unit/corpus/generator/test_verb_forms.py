"""Forms of verbs and adjectives: person, tense, negation, progress, question, in both languages."""

import pytest

from attention_helpers.corpus.generator.lexicon import ADJECTIVES, NOUNS, VERBS
from attention_helpers.corpus.generator.parts import Clause, Word, phrase
from attention_helpers.corpus.generator.verb_forms import (
    adjective_words,
    be,
    do,
    finite,
    past_of,
    verb_group,
    verb_words,
)


@pytest.mark.parametrize(
    "verb, subject, past, form",
    [
        ("食べる", "彼", False, "eats"),
        ("食べる", "私", False, "eat"),
        ("食べる", "彼", True, "ate"),
        ("持って いる", "太郎", False, "has"),
        ("持って いる", "私たち", False, "have"),
        ("洗う", "彼女", False, "washes"),
        ("行く", "母", False, "goes"),
        ("勉強 する", "彼", False, "studies"),
        ("買う", "彼", False, "buys"),
        ("食べる", "子供たち", False, "eat"),
    ],
)
def test_an_english_verb_agrees_with_its_subject(verb, subject, past, form):
    assert finite(VERBS[verb], NOUNS[subject], past) == form


@pytest.mark.parametrize(
    "subject, forms", [("私", "am was do"), ("あなた", "are were do"), ("彼", "is was does"), ("彼ら", "are were do")]
)
def test_be_and_do_agree_too(subject, forms):
    noun = NOUNS[subject]
    assert f"{be(noun, False)} {be(noun, True)} {do(noun, False)}" == forms
    assert do(noun, True) == "did"


@pytest.mark.parametrize(
    "verb, positive, negative",
    [
        ("食べる", "progressive", ""),
        ("走る", "progressive", "progressive"),
        ("行く", "perfect", "perfect"),
        ("会う", "", "perfect"),
        ("持って いる", "", ""),
    ],
)
def test_what_te_iru_means_depends_on_the_verb(verb, positive, negative):
    assert (VERBS[verb].aspect(False), VERBS[verb].aspect(True)) == (positive, negative)


@pytest.mark.parametrize("text, past", [("ない", "なかった"), ("飲んで いる", "飲んで いた"), ("本 だ", "本 だった")])
def test_japanese_past_forms(text, past):
    assert past_of(text) == past


def test_a_past_form_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="no past form of 走る"):
        past_of("走る")


@pytest.mark.parametrize(
    "verb, how, japanese, english",
    [
        ("食べる", {}, "食べる", "|eats"),
        ("食べる", {"tense": "past"}, "食べた", "|ate"),
        ("食べる", {"negative": True}, "食べ ない", "does|not eat"),
        ("食べる", {"negative": True, "tense": "past"}, "食べ なかった", "did|not eat"),
        ("食べる", {"aspect": "progressive"}, "食べて いる", "is|eating"),
        ("走る", {"aspect": "progressive", "negative": True}, "走って い ない", "is|not running"),
        ("食べる", {"aspect": "progressive", "tense": "past"}, "食べて いた", "was|eating"),
        ("行く", {"aspect": "perfect"}, "行って いる", "has|gone"),
        ("会う", {"aspect": "perfect", "negative": True}, "会って い ない", "has|not met"),
        ("帰る", {"aspect": "perfect", "tense": "past"}, "帰って いた", "had|returned"),
        ("食べる", {"question": True}, "食べる", "does|eat"),
        ("食べる", {"question": True, "asks": "subject"}, "食べる", "|eats"),
        ("好き だ", {"question": True}, "好き な", "does|like"),
        ("飲む", {"question": True, "tense": "past"}, "飲んだ", "did|drink"),
        ("好き だ", {"negative": True, "tense": "past"}, "好き では なかった", "did|not like"),
        ("聞く", {}, "聞く", "|listens to"),
    ],
)
def test_the_verb_group_in_both_languages(verb, how, japanese, english):
    clause = Clause("event", phrase("彼"), VERBS[verb], **how)
    words = verb_words(clause)
    first, no, rest = verb_group(clause, words, Word("の"))
    texts = [" ".join(word for word, _ in part) for part in (first, no + rest)]
    assert (" ".join(word.text for word in words), "|".join(texts)) == (japanese, english)


@pytest.mark.parametrize(
    "adjective, tense, negative, question, text",
    [
        ("面白い", "non-past", False, False, "面白い"),
        ("面白い", "past", False, False, "面白かった"),
        ("面白い", "non-past", True, False, "面白く ない"),
        ("面白い", "past", True, False, "面白く なかった"),
        ("静か", "non-past", False, False, "静か だ"),
        ("静か", "past", False, False, "静か だった"),
        ("静か", "non-past", True, False, "静か では ない"),
        ("静か", "non-past", False, True, "静か な"),
        ("静か", "past", False, True, "静か だった"),
    ],
)
def test_forms_of_adjectives(adjective, tense, negative, question, text):
    words = adjective_words(ADJECTIVES[adjective], tense, negative, question)
    assert " ".join(word.text for word in words) == text
