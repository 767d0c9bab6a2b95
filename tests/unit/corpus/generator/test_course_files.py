"""The pair corpus: its files are what the seed gives, and its sentences, links and parses are right and make sense."""

import re
from collections import Counter

import pytest

from attention_helpers import corpus
from attention_helpers.corpus.generator import course_files
from attention_helpers.places import DATA

FOLDER = DATA / "corpus"
SIZES = {"train": 10_000, "dev": 1_000, "test": 1_200}
JOINTS = {"そして", "それから", "しかし", "けれど", "ので", "だから"}, {"and", "then", "but", "so"}


@pytest.fixture(scope="module")
def splits():
    return {split: corpus.load("ja-en", split) for split in SIZES}


@pytest.fixture(scope="module")
def everything(splits):
    return [pair for pairs in splits.values() for pair in pairs]


def test_the_files_are_what_the_seeds_give(tmp_path):
    course_files.write_course_files(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in FOLDER.glob("*.tsv"))
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (FOLDER / path.name).read_bytes(), path.name


def test_sizes_and_equal_groups_by_clause_count(splits):
    assert {split: len(pairs) for split, pairs in splits.items()} == SIZES
    assert Counter(splits["test"].clauses.tolist()) == {1: 300, 2: 300, 3: 300, 4: 300}
    for pairs in splits.values():
        assert set(pairs.clauses.tolist()) == {1, 2, 3, 4}


def test_a_hundred_and_fifty_words_a_side_and_train_knows_them_all(splits):
    for side in ("source", "target"):
        words = {split: {w for words in getattr(pairs, side) for w in words} for split, pairs in splits.items()}
        assert len(words["train"]) >= 150
        assert words["dev"] | words["test"] <= words["train"]


def test_sentences_are_distinct_within_and_between_splits(everything):
    for side in ("source", "target"):
        assert len({" ".join(getattr(pair, side)) for pair in everything}) == len(everything)


def test_the_pen_is_in_test_alone_with_its_gold_links(splits):
    pen = corpus.Pair(
        "私 は ペン を 持って いる".split(),
        "I have a pen".split(),
        frozenset({(0, 0), (2, 2), (2, 3), (4, 1), (5, 1)}),
        "((私 は) ((ペン を) (持って いる)))",
    )
    assert splits["test"][0] == pen == course_files.pen_pair()
    linked = {(pen.source[i], pen.target[j]) for i, j in pen.alignment}
    assert linked == {("私", "I"), ("ペン", "a"), ("ペン", "pen"), ("持って", "have"), ("いる", "have")}
    for split in ("train", "dev"):
        assert pen.source not in splits[split].source and pen.target not in splits[split].target


def test_test_reaches_lengths_that_train_does_not(splits):
    longest = splits["train"].source_lengths.max()
    assert splits["dev"].source_lengths.max() <= longest
    assert (splits["test"].source_lengths > longest).sum() >= 50
    assert splits["test"].target_lengths.max() > splits["train"].target_lengths.max()


def test_links_and_parses_fit_their_sentences(everything):
    for pair in everything:
        assert all(0 <= i < len(pair.source) and 0 <= j < len(pair.target) for i, j in pair.alignment), str(pair)
        tree = corpus.parse_tree(pair.parse)
        assert corpus.leaves(tree) == pair.source
        assert corpus.format_parse(tree) == pair.parse


def test_every_english_word_but_it_is_linked_and_of_the_japanese_all_but_particles(everything):
    particles = {"は", "が", "を", "の", "に", "で", "では", "な"}
    for pair in everything:
        linked = {j for _, j in pair.alignment}
        assert linked == {j for j, word in enumerate(pair.target) if word != "it"}, str(pair)
        unlinked = set(range(len(pair.source))) - {i for i, _ in pair.alignment}
        assert {pair.source[i] for i in unlinked} <= particles, str(pair)


@pytest.mark.parametrize(
    "word, english",
    [
        ("ペン", "a an the pen"),
        ("本", "a an the book books"),
        ("傘", "an a the umbrella"),
        ("犬", "a the dog dogs"),
        ("学校", "school"),
        ("花子", "Hanako"),
        ("新しい", "new is are"),
        ("ゆっくり", "slowly"),
        ("昨日", "yesterday"),
        ("そして", "and"),
        ("しかし", "but"),
        ("たくさん", "many"),
        ("食べた", "ate eat"),
        ("帰る", "return returns"),
        ("ない", "do does is are am not"),
        ("なかった", "did was were not"),
        ("歌手", "a the singer"),
        ("降る", "rains snows"),
        ("降った", "rained snowed"),
        ("雨", "rains rained"),
        ("行って", "gone"),
        ("い", "has have had is are am was were live"),
        ("は", ""),
        ("を", "in"),  # 公園 を 歩く
    ],
)
def test_words_are_linked_to_what_they_mean(everything, word, english):
    found = {pair.target[j] for pair in everything for i, j in pair.alignment if pair.source[i] == word}
    assert found <= set(english.split()), found
    assert found or not english


def test_both_sides_say_the_same(everything):
    """Joined clauses, denials and questions, counted on both sides."""
    for pair in everything:
        source, target = Counter(pair.source), Counter(pair.target)
        assert sum(source[w] for w in JOINTS[0]) == sum(target[w] for w in JOINTS[1]), str(pair)
        assert source["ない"] + source["なかった"] == target["not"], str(pair)
        assert (pair.source[-1] == "の") == target["?"] and target["?"] == (pair.target[-1] == "?"), str(pair)


def clauses_of(words, joints):
    return re.split("|".join(rf"(?<!\S){joint}(?!\S)" for joint in joints), " ".join(words))


def test_times_fit_tenses(everything):
    """Nothing happens yesterday in the present, and nothing now in the past."""
    present = re.compile(r"\b(am|is|are|do|does)\b")
    for pair in everything:
        for clause in clauses_of(pair.target, JOINTS[1]):
            if re.search(r"yesterday|this morning|on Sunday", clause):
                assert not present.search(clause), clause
            if re.search(r"\bnow\b", clause):
                assert present.search(clause) and "ing" in clause, clause


WRONG = re.compile(
    r"""
    \ba\ [aeio] | \ban\ [^aeiou] | \ba\ umbrella | \ban\ (useful|university)
  | \b(he|she|Taro|Hanako|Ken|teacher|mother)\ (am|are|were|do)\b | ^\s*(he|she|Taro|Hanako|Ken)\ have\b
  | \bI\ (is|are|has|does)\b | \b(you|we|they|students|children)\ (is|am|was|has|does)\b
  | \b(do|does|did)\ not\ (\w+ed|ate|went|ran|had|wrote|bought|made|not)\b | (?<!\S)(?P<word>\w+)\ (?P=word)(?!\S)
  | \b(to|with|for)\ (he|she|I|we|they)\b | \bthe\ (Taro|Hanako|Ken|Tokyo|Kyoto|school|home)\b
""",
    re.VERBOSE,
)


@pytest.mark.parametrize(
    "text", ["a old pen", "an pen", "Ken have a pen", "he are busy", "did not ate", "to he", "the the"]
)
def test_the_pattern_can_tell(text):
    assert WRONG.search(text)


def test_the_english_is_grammatical_where_a_pattern_can_tell(everything):
    for pair in everything:
        for clause in clauses_of(pair.target, JOINTS[1]):
            assert not WRONG.search(clause), clause


# What may stand before を (or に) and the verb, whatever the verb's form: said here again, apart from the lexicon.
SENSE = {
    "を 食べ": "リンゴ 卵 ケーキ パン 魚 夕食 何",
    "を 飲": "水 お茶 コーヒー 牛乳 何",
    "を 読": "本 新聞 手紙 何",
    "を 洗": "服 靴 車 自転車 リンゴ 何",
    "を 開け": "窓 箱 かばん 何",
    "を 描": "絵 何",
    "を 撮": "写真 何",
    "を 歌": "歌 何",
    "を 弾": "ピアノ ギター 何",
    "を 見": "映画 何",
    "を 聞": "音楽 歌 何",
    "を 勉強": "英語 日本語 歴史 何",
    "を 使": "ペン 傘 自転車 机 椅子 車 何",
    "に 住": "東京 京都 どこ",
    "に 帰": "家 東京 京都 学校 どこ",
    "で 泳": "川 学校 どこ",
}


@pytest.mark.parametrize("what", SENSE)
def test_nobody_washes_a_station(everything, what):
    found = Counter(match for pair in everything for match in re.findall(rf"(\S+) {what}", " ".join(pair.source)))
    assert set(found) <= set(SENSE[what].split()), found
    assert sum(found.values()) >= 20


def test_no_clause_names_a_person_twice(everything):
    people = ("私", "あなた", "彼", "彼女", "太郎", "花子", "健", "先生", "医者", "母", "父", "姉", "兄", "友達")
    for pair in everything:
        for clause in clauses_of(pair.source, JOINTS[0]):
            words = Counter(re.findall(r"(?<!の )\S+(?= (?:は|と|に))", clause))
            assert all(words[word] <= 1 for word in people), clause
