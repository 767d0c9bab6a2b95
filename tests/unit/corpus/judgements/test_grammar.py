"""The rules of the labels, read off the course's trees and off phrases put together by hand."""

import pytest

from attention_helpers import corpus
from attention_helpers.corpus.judgements import grammar
from attention_helpers.corpus.trees import SPLITS, format_tree
from tests.unit.corpus.judgements.walking import all_nodes, said

LANGUAGES = ("en", "ja")


def sign(value):
    return (value > 0) - (value < 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_follow_the_rules(language):
    """The rules read off the trees again, on their own, by the words on the left or right of each node."""
    strong = {"very", "really", "so", "とても", "すごく", "本当に", "全然"}
    for split in SPLITS:
        for tree in corpus.load_trees(language, split):
            for part in all_nodes(tree):
                if "left" not in part:
                    continue
                left, right = part["left"], part["right"]
                first, last = left.get("word"), right.get("word")
                if first in strong:
                    assert part["label"] == 2 * sign(right["label"]), said(part)
                elif first in ("fairly", "わりと", "あまり"):
                    assert part["label"] == sign(right["label"]), said(part)
                elif first in ("not", "hardly"):
                    assert part["label"] == -sign(right["label"]) != 0, said(part)
                elif last in ("ない", "なくて", "とは言えない", "わけではない"):
                    assert part["label"] == -sign(left["label"]) != 0, said(part)
                elif first in ("and", "but", "is"):
                    assert part["label"] == right["label"], said(part)
                elif last in ("が", "は"):
                    assert part["label"] == left["label"], said(part)
                elif first in ("this", "the", "この", "その"):
                    assert part["label"] == 0, said(part)


GOOD, GREAT, BAD, CHEAP = (grammar.leaf(*word) for word in (("good", 1), ("great", 2), ("bad", -1), ("cheap", 1)))


@pytest.mark.parametrize(
    "made, line",
    [
        (grammar.modified("very", BAD), "(-2 (0 very) (-1 bad))"),
        (grammar.modified("fairly", GOOD), "(1 (0 fairly) (1 good))"),
        (grammar.modified("not", GREAT), "(-1 (0 not) (2 great))"),
        (grammar.both("en", GREAT, CHEAP), "(1 (2 great) (1 (0 and) (1 cheap)))"),
        (grammar.both("en", GOOD, BAD), "(0 (1 good) (-1 (0 and) (-1 bad)))"),
        (grammar.both("ja", GOOD, CHEAP), "(1 (1 good) (1 cheap))"),
        (grammar.contrast("en", GREAT, BAD), "(-1 (2 great) (-1 (0 but) (-1 bad)))"),
        (grammar.contrast("ja", GOOD, BAD), "(-1 (1 (1 good) (0 が)) (-1 bad))"),
    ],
)
def test_each_rule_by_hand(made, line):
    assert format_tree(made) == line


@pytest.mark.parametrize(
    "chain, word, line",
    [
        ("plain", "good", "(1 good)"),
        ("really not", "good", "(-2 (0 really) (-1 (0 not) (1 good)))"),
        ("not very", "bad", "(1 (0 not) (-2 (0 very) (-1 bad)))"),
        ("-ない", "いい", "(-1 (1 よく) (0 ない))"),
        ("-とは言えない", "いい", "(-1 (1 いい) (0 とは言えない))"),
        ("とても", "いい", "(2 (0 とても) (1 いい))"),
        ("全然-ない", "いい", "(-2 (0 全然) (-1 (1 よく) (0 ない)))"),
        ("あまり-ない", "悪い", "(1 (0 あまり) (1 (-1 悪く) (0 ない)))"),
    ],
)
def test_a_chain_stands_around_its_adjective_in_the_right_form(chain, word, line):
    adjective = next(a for a in (*grammar.ENGLISH, *grammar.JAPANESE) if word in (a[0], a[0][0]))
    assert format_tree(grammar.chained(chain, adjective)) == line


def test_before_another_adjective_a_japanese_one_takes_its_third_form():
    assert grammar.chained("とても", grammar.JAPANESE[0], form=2)["right"]["word"] == "よくて"


def test_nobody_says_very_terrible_or_hardly_gloomy():
    good, terrible = grammar.ENGLISH[0], grammar.ENGLISH[3]
    assert grammar.fits("very", good) and grammar.fits("not", terrible) and not grammar.fits("very", terrible)
    gloomy, expensive = (next(a for a in grammar.ENGLISH if a[0] == word) for word in ("gloomy", "expensive"))
    assert grammar.fits("hardly", good) and not grammar.fits("hardly", gloomy)
    assert grammar.fits("not very", expensive) and not grammar.fits("not very", gloomy)
