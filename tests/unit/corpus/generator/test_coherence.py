"""What is not said in one sentence."""

from dataclasses import replace

import pytest

from attention_helpers.corpus.generator.coherence import fits_in
from attention_helpers.corpus.generator.lexicon import ADJECTIVES, TIMES, VERBS
from attention_helpers.corpus.generator.parts import Clause, phrase

RUN = Clause("event", phrase("彼"), VERBS["走る"])
MEET = Clause("event", phrase("彼"), VERBS["会う"], phrase("健"))
RAIN, SNOW = Clause("weather", weather="雨"), Clause("weather", weather="雪")
HOT, COLD = (Clause("outside", quality=ADJECTIVES[word]) for word in ("暑い", "寒い"))


def of(clause, subject):
    return replace(clause, subject=phrase(subject))


@pytest.mark.parametrize(
    "before, clause, fits",
    [
        ([], MEET, True),
        ([], of(MEET, "健"), False),  # nobody meets himself
        ([RUN], MEET, False),  # he ..., and he ...
        ([RUN, of(RUN, "健")], MEET, True),
        ([of(RUN, "花子"), RUN], of(MEET, "花子"), False),  # a name is the subject once
        ([RAIN], RUN, True),
        ([RAIN], SNOW, False),  # the weather is spoken of once
        ([RAIN], HOT, True),
        ([HOT], COLD, False),
        ([HOT], SNOW, False),
        ([COLD], SNOW, True),
        ([COLD], replace(RUN, time=TIMES["夏 に"]), False),
        ([HOT], replace(RUN, time=TIMES["夏 に"]), True),
        ([of(RUN, "父")], replace(MEET, object=phrase("父", possessor=phrase("私"))), False),  # which father?
        ([of(RUN, "父")], replace(MEET, object=phrase("母", possessor=phrase("私"))), True),
    ],
)
def test_what_may_follow(before, clause, fits):
    assert fits_in(clause, before) is fits


def test_a_word_of_kin_counts_wherever_it_stands():
    wrote = Clause("event", phrase("父"), VERBS["書く"], tense="past")
    for letter in (phrase("手紙", possessor=phrase("父")), phrase("手紙", relative=wrote)):
        assert not fits_in(Clause("event", phrase("私"), VERBS["読む"], letter), [of(RUN, "父")])
