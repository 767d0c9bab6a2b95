"""Clauses of every kind said in both languages, and joined: words, links and parse."""

import pytest

from attention_helpers import corpus
from attention_helpers.corpus.generator.grammar import sentence
from attention_helpers.corpus.generator.lexicon import ADJECTIVES, NOUNS, TIMES, VERBS
from attention_helpers.corpus.generator.parts import Clause, phrase

RUN = Clause("event", phrase("彼"), VERBS["走る"])
COLD = Clause("outside", quality=ADJECTIVES["寒い"])
KIND = Clause("quality", phrase("彼"), quality=ADJECTIVES["親切"])


def phrase_question(adjective, **more):
    return Clause("quality", phrase("公園"), quality=ADJECTIVES[adjective], question=True, **more)


@pytest.mark.parametrize(
    "clause, says",
    [
        (
            Clause(
                "event", phrase("私"), VERBS["食べる"], phrase("パン"), place=phrase("公園"), companion=phrase("母")
            ),
            "私 は 母 と 公園 で パン を 食べる → I eat bread with my mother in the park",
        ),
        (
            Clause(
                "event",
                phrase("彼"),
                VERBS["歩く"],
                place=phrase("公園"),
                adverb="ゆっくり",
                time=TIMES["昨日"],
                tense="past",
            ),
            "昨日 彼 は 公園 を ゆっくり 歩いた → he walked slowly in the park yesterday",
        ),
        (
            Clause("event", phrase("健"), VERBS["帰る"], goal=phrase("家"), companion=phrase("女の子")),
            "健 は 女の子 と 家 に 帰る → Ken returns home with the girl",
        ),
        (
            Clause("event", phrase("彼"), VERBS["走る"], time=TIMES["毎日"], time_first=False),
            "彼 は 毎日 走る → he runs every day",
        ),
        (Clause("event", phrase("私"), VERBS["帰る"], goal=phrase("家")), "私 は 家 に 帰る → I return home"),
        (Clause("event", phrase("誰"), VERBS["走る"], question=True, asks="subject"), "誰 が 走る の → who runs ?"),
        (
            Clause("event", phrase("彼"), VERBS["読む"], phrase("何"), question=True, asks="object"),
            "彼 は 何 を 読む の → what does he read ?",
        ),
        (
            Clause("quality", phrase("本"), quality=ADJECTIVES["面白い"], very=True),
            "本 は とても 面白い → the book is very interesting",
        ),
        (
            Clause("quality", phrase("本"), quality=ADJECTIVES["面白い"], negative=True),
            "本 は 面白く ない → the book is not interesting",
        ),
        (Clause("identity", phrase("私"), identity=NOUNS["先生"]), "私 は 先生 だ → I am a teacher"),
        (
            Clause("identity", phrase("彼"), identity=NOUNS["先生"], question=True),
            "彼 は 先生 な の → is he a teacher ?",
        ),
        (
            Clause("existence", phrase("ペン"), place=phrase("机"), position="上"),
            "机 の 上 に ペン が ある → there is a pen on the desk",
        ),
        (phrase_question("静か"), "公園 は 静か な の → is the park quiet ?"),
        (phrase_question("静か", tense="past"), "公園 は 静か だった の → was the park quiet ?"),
        (Clause("weather", weather="雨", tense="past"), "雨 が 降った → it rained"),
        (COLD, "外 は 寒い → it is cold outside"),
    ],
)
def test_every_kind_of_clause(clause, says):
    assert str(sentence([clause])) == says


def test_links_are_a_by_product_of_the_saying():
    pair = sentence([Clause("event", phrase("私"), VERBS["持って いる"], phrase("ペン"), negative=True)])
    assert str(pair) == "私 は ペン を 持って い ない → I do not have a pen"
    assert pair.pharaoh == "0-0 2-4 2-5 4-3 5-3 6-1 6-2"
    assert pair.parse == "((私 は) ((ペン を) (持って (い ない))))"


@pytest.mark.parametrize(
    "text, parse",
    [("ので", "((((彼 は) 走る) ので) ((外 は) 寒い))"), ("しかし", "(((彼 は) 走る) (しかし ((外 は) 寒い)))")],
)
def test_a_connective_stands_with_the_clause_that_it_belongs_to(text, parse):
    pair = sentence([RUN, COLD], [text])
    assert pair.parse == parse and corpus.leaves(corpus.parse_tree(parse)) == pair.source


def test_a_noun_and_its_like_take_na_before_node():
    assert str(sentence([KIND, RUN], ["ので"])) == "彼 は 親切 な ので 彼 は 走る → he is kind so he runs"
    assert str(sentence([KIND, RUN], ["だから"])) == "彼 は 親切 だ だから 彼 は 走る → he is kind so he runs"


def test_it_of_the_weather_has_no_japanese_word():
    assert sentence([Clause("weather", weather="雨", tense="past")]).pharaoh == "0-1 2-1"
    assert sentence([COLD]).pharaoh == "0-3 2-1 2-2"


def test_clauses_without_as_many_connectives_are_refused():
    with pytest.raises(ValueError, match="join: expected one connective less than pairs, got 0 for 2"):
        sentence([RUN, COLD], [])
