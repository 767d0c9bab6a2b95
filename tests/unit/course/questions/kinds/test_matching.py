"""matching: pairs."""

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.kinds.matching import shown_rights
from tests.unit.course.questions.sample import BANK, verdict


def test_matching_pays_by_the_pair():
    rights = shown_rights(BANK["09.matching"].shown(), "09.matching")
    assert sorted(rights) == ["I", "am", "have", "pen"]
    at = rights.index
    assert verdict("09.matching", [at("I"), at("pen"), at("have")]).correct is True
    two = verdict("09.matching", [at("I"), at("have"), at("have")])
    assert two.credit == pytest.approx(2 / 3) and two.status == "partly" and two.parts == (True, False, True)
    assert two.misconception == "ペン mistaken"
    assert two.feedback == ("What is written with?", "Look at lesson 05.")


def test_matching_rights_stand_in_the_same_order_in_both_languages():
    question = {
        "id": "09.m",
        "type": "matching",
        "question": "?",
        "pairs": [
            {"left": "a", "right": "one", "ja": {"right": "一"}},
            {"left": "b", "right": "two", "ja": {"right": "二"}},
            {"left": "c", "right": "three", "ja": {"right": "三"}},
        ],
    }
    both = [shown_rights(bank.load([question])["09.m"].shown(name), "09.m") for name in ("en", "ja")]
    assert [["one", "two", "three"].index(x) for x in both[0]] == ["一二三".index(x) for x in both[1]]
