"""Reasons and what follows: each line of the tables can be said, X is what the reason speaks of, times agree."""

import pytest

from attention_helpers.corpus.generator import draw_reasons as reasons
from attention_helpers.corpus.generator.draw import Draw
from attention_helpers.corpus.generator.draw_reasons import Reason, draw_effect, draw_reason
from attention_helpers.corpus.generator.grammar import sentence
from attention_helpers.corpus.generator.lexicon import ADJECTIVES, NOUNS
from attention_helpers.corpus.generator.parts import Clause, phrase

COLD = Clause("outside", quality=ADJECTIVES["寒い"], tense="past")
LINES = {line: phrase("健") for line in (*reasons.BUSY, *reasons.FAMOUS, *reasons.KIND)}
LINES |= {line: None for lines in reasons.WEATHER.values() for line in lines}
for table in (reasons.THINGS, reasons.PLACES):
    LINES |= {line: phrase(what[-1].split()[0], this="この") for what, lines in table.items() for line in lines}


@pytest.mark.parametrize("line", LINES)
def test_every_line_of_the_tables_is_said_with_its_nouns(line):
    effect = draw_effect(Draw(0), Reason(COLD, (line,), LINES[line]), "past")
    assert effect.negative == line.startswith("not") and effect.tense == "past"
    said = [
        part.noun for part in (effect.object, effect.place, effect.goal, effect.recipient, effect.companion) if part
    ]
    for words in line.split():
        if "X" in words:
            assert LINES[line].noun in said
        elif words.split("|")[0] in NOUNS:
            assert {noun.ja for noun in said} & set(words.split("|"))
    sentence([COLD, effect], ["だから"])


@pytest.mark.parametrize("tense", ["past", "non-past"])
def test_reasons_of_every_kind_and_effects_that_fit(tense):
    draw, kinds = Draw(2), set()
    for _ in range(400):
        reason = draw_reason(draw, tense)
        kinds.add(reason.clause.kind)
        effect = draw_effect(draw, reason, tense)
        assert reason.clause.tense == effect.tense == tense
        assert not (reason.clause.time and effect.time), "two times may not agree"
        assert not effect.time or effect.time.ja not in ("毎日", "夏 に")
    assert kinds == {"weather", "outside", "quality"}


def test_only_what_is_plain_stands_before_then_and_no_verb_twice():
    draw = Draw(0)
    lines = ("not 川 で 泳ぐ", "X を 知って いる", "家 に 帰る")
    for _ in range(30):
        effect = draw_effect(draw, Reason(COLD, lines, phrase("健")), "past", plain=True)
        assert effect.verb.ja == "帰る" and effect.aspect == "simple"
    assert draw_effect(draw, Reason(COLD, lines), "past", plain=True, used=["帰る"]) is None


def test_who_needs_a_new_one_buys_it():
    draw = Draw(0)
    owned = [reason for reason in (draw_reason(draw, "past") for _ in range(600)) if reason.who]
    assert owned
    for reason in owned:
        effect = draw_effect(draw, reason, "past")
        assert effect.subject.noun == reason.clause.subject.possessor.noun
        assert (effect.object.noun, effect.object.adjective.ja) == (reason.clause.subject.noun, "新しい")
