"""Nouns that go together, and those that nobody joins."""

import pytest

from attention_helpers.course.judging.claims import Reading
from attention_helpers.course.questions.judge_open import judge_open


@pytest.mark.parametrize(
    "text, odd",
    [
        ("the mean of the states and the size of the vector", 0),
        ("the quality of one vector is the order of the weights", 2),
        ("the order of the weights, the order of weights", 1),
        ("ベクトルの大きさと文の長さ", 0),
        ("デコーダの品質はエンコーダの長さ", 2),
        ("エンコーダーの長さ", 1),
    ],
)
def test_pairs_without_sense_are_counted(text, odd):
    assert Reading(text, "en", [], []).odd == odd


def test_fluent_nonsense_is_not_right_whatever_terms_it_holds():
    text = "アテンションは固定ベクトルを重み付き平均の状態に変換し、エンコーダの長さをデコーダの品質で正規化する。"
    assert judge_open("05.explain-gap", text, "ja")["overall"] == "wrong"
