"""Sentences by hand: every choice offered can be said, what cannot is named."""

import random

import pytest

from attention_helpers import corpus

SLOTS = list(corpus.choices())
KNOWN = corpus.load().target_vocabulary


def test_the_first_choices_make_the_pen():
    pair = corpus.compose()
    assert str(pair) == "私 は ペン を 持って いる → I have a pen" and pair.pharaoh == "0-0 2-2 2-3 4-1 5-1"
    assert pair == corpus.load(split="test")[0]


@pytest.mark.parametrize(
    "chosen, says",
    [
        (dict(subject="彼", verb="読む", object="本", tense="past"), "彼 は 本 を 読んだ → he read a book"),
        (dict(verb="読む", object="本", polarity="negative"), "私 は 本 を 読ま ない → I do not read a book"),
        (
            dict(subject="母", verb="飲む", object="お茶", aspect="progressive"),
            "母 は お茶 を 飲んで いる → my mother is drinking tea",
        ),
        (
            dict(subject="花子", verb="走る", place="公園", mood="question"),
            "花子 は 公園 で 走る の → does Hanako run in the park ?",
        ),
        (
            dict(verb="あげる", object="傘", object_adjective="赤い", recipient="健", tense="past", time="昨日"),
            "昨日 私 は 健 に 赤い 傘 を あげた → I gave a red umbrella to Ken yesterday",
        ),
        (dict(verb="行く", goal="学校", companion="父"), "私 は 父 と 学校 に 行く → I go to school with my father"),
        (
            dict(verb="行く", goal="学校", subject="彼", aspect="perfect"),
            "彼 は 学校 に 行って いる → he has gone to school",
        ),
        (dict(verb="会う", object="健", aspect="perfect"), "私 は 健 に 会って い ない → I have not met Ken"),
        (dict(verb="歩く", subject="犬", place="公園"), "犬 は 公園 を 歩く → the dog walks in the park"),
        (
            dict(verb="好き だ", object="犬", polarity="negative", tense="past"),
            "私 は 犬 が 好き では なかった → I did not like dogs",
        ),
    ],
)
def test_slots_say_what_they_hold(chosen, says):
    assert str(corpus.compose(**chosen)) == says


def random_choice(rng):
    """Slots filled one after the other, each from what `choices` offers by then."""
    chosen = {}
    for slot in dict.fromkeys(["verb", "tense", "aspect", "subject", "object", *SLOTS]):
        options = list(corpus.choices(**chosen)[slot])
        chosen[slot] = rng.choice(options) if rng.random() < 0.6 else options[0]
    return chosen


def test_every_choice_offered_can_be_said_in_known_words():
    rng, said = random.Random(0), 0
    for _ in range(300):
        chosen = random_choice(rng)
        try:
            pair = corpus.compose(**chosen)
        except ValueError as error:  # what only the whole can tell: one person at two places ...
            assert "is in the sentence twice" in str(error) or "no negative questions" in str(error), chosen
            continue
        said += 1
        assert corpus.leaves(corpus.parse_tree(pair.parse)) == pair.source
        assert {j for _, j in pair.alignment} == set(range(len(pair.target))), str(pair)
        assert all(word in KNOWN for word in pair.target), str(pair)
    assert said > 200


@pytest.mark.parametrize("chosen", [{}, {"verb": "洗う"}, {"verb": "会う", "tense": "past"}, {"verb": "好き だ"}])
def test_the_first_of_the_choices_is_what_compose_takes(chosen):
    first = {slot: next(iter(words)) for slot, words in corpus.choices(**chosen).items()}
    assert corpus.compose(**{**first, **chosen}) == corpus.compose(**chosen)


def test_the_slots_depend_on_the_verb():
    assert "駅" not in corpus.choices(verb="洗う")["object"] and "車" in corpus.choices(verb="洗う")["object"]
    assert list(corpus.choices(verb="寝る")["object"]) == [""]
    assert set(corpus.choices(verb="教える")["subject"]) < set(corpus.choices(verb="読む")["subject"])
    assert "犬" in corpus.choices(verb="走る")["subject"] and "犬" not in corpus.choices(verb="読む")["subject"]
    assert "昨日" not in corpus.choices(verb="読む", tense="non-past")["time"]
    assert list(corpus.choices(verb="持って いる")["aspect"]) == ["simple"]
    assert list(corpus.choices(verb="読む")["aspect"]) == ["simple", "progressive"]
    assert list(corpus.choices(verb="読む", aspect="progressive")["polarity"]) == ["positive"]
    assert list(corpus.choices(verb="会う", aspect="perfect")["polarity"]) == ["negative"]
    assert "" not in corpus.choices(verb="送る")["recipient"] and "" in corpus.choices(verb="教える")["recipient"]
    assert "母" in corpus.choices(verb="会う", subject="父")["object"]
    assert "母" not in corpus.choices(verb="会う", subject="花子")["object"]


@pytest.mark.parametrize(
    "ja, en",
    [
        ("ペン", "pen"),
        ("聞く", "listen to"),
        ("日曜日 に", "on Sunday"),
        ("赤い", "red"),
        ("ゆっくり", "slowly"),
        ("ので", "so"),
        ("past", "past"),
        ("", ""),
    ],
)
def test_gloss(ja, en):
    assert corpus.gloss(ja) == en


@pytest.mark.parametrize(
    "chosen, error, message",
    [
        (dict(colour="赤い"), TypeError, "no slot 'colour'; the slots are subject, verb, object"),
        (dict(verb="食う"), ValueError, "verb '食う' is not in the grammar; there are: 食べる"),
        (dict(verb="洗う", object="駅"), ValueError, r"object '駅' does not go with verb '洗う' .*; what fits: 服, 靴"),
        (dict(verb="読む", subject="駅"), ValueError, "subject '駅' does not go with verb '読む'"),
        (dict(verb="読む", time="昨日"), ValueError, r"time '昨日' does not go with verb '読む' \(non-past, simple\)"),
        (dict(verb="寝る", object="本"), ValueError, r"what fits: \(nothing\)"),
        (dict(tense="future"), ValueError, "tense 'future' does not go with .*; what fits: non-past, past"),
        (dict(verb="会う", subject="健", object="健"), ValueError, "object '健' does not go with verb '会う'"),
        (dict(verb="教える", recipient="健", object="英語", subject="健"), ValueError, "does not go with"),
        (dict(verb="送る", subject="健", object="本", recipient="健"), ValueError, "recipient '健' does not go with"),
        (dict(polarity="negative", mood="question"), ValueError, "no negative questions"),
    ],
)
def test_what_does_not_go_together_is_refused(chosen, error, message):
    with pytest.raises(error, match=f"compose: .*{message}"):
        corpus.compose(**chosen)


# --- Joining -------------------------------------------------------------------------------------------------


def test_joined_words_links_and_parses():
    run, rest = corpus.compose(subject="彼", verb="走る"), corpus.compose(verb="休む")
    both = corpus.join([run, rest], ["そして"])
    assert str(both) == "彼 は 走る そして 私 は 休む → he runs and I rest" and both.pharaoh == "0-0 2-1 3-2 4-3 6-4"
    assert both.parse == "(((彼 は) 走る) (そして ((私 は) 休む)))"
    assert corpus.join([run, rest], ["ので"]).parse == "((((彼 は) 走る) ので) ((私 は) 休む))"
    assert corpus.join([run], []) == run
    likes = corpus.join([corpus.compose(verb="好き だ", object="犬"), rest], ["ので"])
    assert likes.source[:6] == "私 は 犬 が 好き な".split() and "(好き な)" in likes.parse


def test_joining_says_what_the_grammar_says():
    """Three clauses of the corpus, cut out at their connectives and joined again."""
    found = 0
    for pair in corpus.load(split="dev"):
        parts = corpus.split_clauses(pair.target)
        if pair.source.count("そして") == 1 and len(parts) == 2:
            i, j = pair.source.index("そして"), pair.target.index("and")
            halves = [part(pair, 0, i, 0, j, "left"), part(pair, i + 1, None, j + 1, None, "right")]
            assert corpus.join(halves, ["そして"]) == pair
            found += 1
    assert found > 20


def part(pair, i, i_end, j, j_end, side):
    tree = corpus.parse_tree(pair.parse)
    tree = tree["left"] if side == "left" else tree["right"]["right"]
    links = frozenset(
        (a - i, b - j)
        for a, b in pair.alignment
        if i <= a < (i_end or len(pair.source)) and j <= b < (j_end or len(pair.target))
    )
    return corpus.Pair(pair.source[i:i_end], pair.target[j:j_end], links, corpus.format_parse(tree))


@pytest.mark.parametrize(
    "count, connectives, message",
    [
        (2, [], "one connective less than pairs, got 0 for 2"),
        (0, [], "got 0 for 0"),
        (2, ["または"], "no connective 'または'; there are: そして"),
    ],
)
def test_joints_that_do_not_fit_are_refused(count, connectives, message):
    with pytest.raises(ValueError, match=message):
        corpus.join([corpus.compose()] * count, connectives)
