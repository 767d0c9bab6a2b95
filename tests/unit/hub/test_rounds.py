"""Whose round is whose, and what a service is told of one."""

import pytest

from attention_helpers.hub.rounds import NAME_LENGTH, Rounds

BANK = [
    {"question": "1 + 1?", "type": "numeric", "id": "mine", "answers": [{"type": "value", "value": 2, "correct": True}]}
]


@pytest.fixture
def rounds():
    made = Rounds(lambda seconds, function: made.timers.append((seconds, function)))
    made.timers = []
    return made


def asked(id="05.have", bank=None, minutes=30):
    return {"id": id, "bank": bank, "minutes": minutes}


def test_a_round_is_its_owner_s(rounds):
    name = rounds.begin("sensei", asked())
    assert len(name) == NAME_LENGTH and rounds.of("hanako", name) is None and rounds.of("sensei", "x") is None
    rounds.booths.find(name).box.cast("ballot", (2,))
    assert rounds.of("sensei", name).facts() == {"open": True, "votes": [(2,)]}


def test_an_owner_has_one_open_round_and_others_theirs(rounds):
    first, others, second = (
        rounds.begin("sensei", asked()),
        rounds.begin("other", asked()),
        rounds.begin("sensei", asked()),
    )
    assert [rounds.booths.find(name).box.is_open for name in (first, others, second)] == [False, True, True]


def test_it_closes_by_itself(rounds):
    name = rounds.begin("sensei", asked(minutes=2))
    ((seconds, close),) = rounds.timers
    close()
    assert seconds == 120 and not rounds.of("sensei", name).facts()["open"]


@pytest.mark.parametrize(
    "wrong, message",
    [
        (asked(id="05.nothing"), "expected one of"),
        (asked(id=5), "the id must be text"),
        ({}, "minutes: got None"),
        (asked(minutes=0), "minutes: got 0"),
        (asked(minutes=True), "minutes: got True"),
        (asked(bank="/etc/passwd"), "bank: got '/etc/passwd', expected a list of questions"),
        (asked(bank=[1]), "."),
    ],
)
def test_what_is_no_question_is_refused(rounds, wrong, message):
    with pytest.raises((ValueError, TypeError), match=message):
        rounds.begin("sensei", wrong)


def test_a_bank_of_one_s_own_comes_along(rounds):
    name = rounds.begin("sensei", asked("mine", BANK))
    assert rounds.of("sensei", name).booth.asked.id == "mine"
