"""Pair files: what is written is read back, foreign files load too, and damage is named with file and line."""

import unicodedata

import pytest

from attention_helpers import corpus
from attention_helpers.unicode_form import one_form

PEN = corpus.Pair(
    "私 は ペン を 持って いる".split(),
    "I have a pen".split(),
    frozenset({(0, 0), (2, 2), (2, 3), (4, 1), (5, 1)}),
    "((私 は) ((ペン を) (持って いる)))",
)
PLAIN = "猫 です\tit is a cat\n犬 です\tit is a dog\n"


def file(folder, content, name="p.tsv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def without(pair, *names):
    return corpus.Pair(**{**vars(pair), **dict.fromkeys(names)})


@pytest.mark.parametrize("dropped", [(), ("parse",), ("alignment", "parse")])
def test_what_is_written_is_read_back(tmp_path, dropped):
    pairs = [without(pair, *dropped) for pair in (PEN, *corpus.load(split="dev")[:20])]
    corpus.write_pairs(tmp_path / "p.tsv", pairs)
    assert list(corpus.read_pairs(tmp_path / "p.tsv")) == pairs
    corpus.write_pairs(tmp_path / "q.tsv", corpus.read_pairs(tmp_path / "p.tsv"))
    assert (tmp_path / "q.tsv").read_bytes() == (tmp_path / "p.tsv").read_bytes()


@pytest.mark.parametrize("order", [1, -1])
def test_a_pair_without_links_among_others_is_read_back(tmp_path, order):
    pairs = [corpus.Pair(["a"], ["b"], frozenset()), corpus.Pair(["c"], ["d"], frozenset({(0, 0)}))][::order]
    corpus.write_pairs(tmp_path / "p.tsv", pairs)
    assert list(corpus.read_pairs(tmp_path / "p.tsv")) == pairs


def test_the_line_of_a_pair(tmp_path):
    corpus.write_pairs(tmp_path / "p.tsv", [PEN])
    assert (tmp_path / "p.tsv").read_bytes().decode("utf-8") == (
        "私 は ペン を 持って いる\tI have a pen\t0-0 2-2 2-3 4-1 5-1\t((私 は) ((ペン を) (持って いる)))\n"
    )


def test_a_plain_file_has_neither_links_nor_parses(tmp_path):
    pairs = corpus.read_pairs(file(tmp_path, PLAIN))
    assert pairs.source == [["猫", "です"], ["犬", "です"]] and pairs.target[1] == "it is a dog".split()
    assert pairs.alignment is None and pairs.parse is None and pairs[0].alignment is None


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\n \n\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text.replace("\n", "\tCC-BY 2.0 (France) #12 & #1-3x\tmore\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("\n", "\u2028"),
        lambda text: text.replace("\n", "\t2024-01-02\n"),
        lambda text: text.replace("\n", "\t17\n"),
        lambda text: "id\tjpn\teng\n" + "".join(f"{n}\t{line}\n" for n, line in enumerate(text.splitlines())),
        lambda text: "".join("12\t{}\t7\t{}\n".format(*line.split("\t")) for line in text.splitlines()),
        lambda text: "".join('"{}"\t"{}"\n'.format(*line.split("\t")) for line in text.splitlines()),
    ],
    ids=[
        "byte order mark",
        "CRLF",
        "blank lines",
        "no last line end",
        "attribution",
        "CR",
        "line separators",
        "dates",
        "scores",
        "ids and headings",
        "two columns of ids",
        "quotes",
    ],
)
def test_what_other_programs_write_loads_the_same(tmp_path, change):
    plain, other = (
        corpus.read_pairs(file(tmp_path, text), target_words=lambda text: text.split(" "))
        for text in (PLAIN, change(PLAIN))
    )
    assert list(plain) == list(other) and plain.source_vocabulary == other.source_vocabulary


def test_swap_turns_sentences_and_links_round(tmp_path):
    corpus.write_pairs(tmp_path / "p.tsv", [PEN])
    pair = corpus.read_pairs(tmp_path / "p.tsv", swap=True)[0]
    assert (pair.source, pair.target) == (PEN.target, PEN.source)
    assert pair.alignment == {(j, i) for i, j in PEN.alignment} and pair.parse is None


def test_text_that_nobody_has_split(tmp_path):
    path = file(tmp_path, "私はペンを 持つ。\tI've a pen.\n")
    pair = corpus.read_pairs(path, source_words=corpus.characters, target_words=corpus.words)[0]
    assert pair.source == list("私はペンを持つ。") and pair.target == ["i've", "a", "pen", "."]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize(
    "text", ["学生が学ぶ", "ガクセイ", "café naïve", "हिन्दी में", "한국어", "Việt", "น้ำ", "don´t", "ﷺ"]
)
def test_a_file_is_one_list_of_words_in_every_unicode_form(tmp_path, text, form):
    same = unicodedata.normalize(form, text)
    assert corpus.read_pairs(file(tmp_path, f"{same}\t{same}\n"))[0].source == one_form(text).split()


def test_rare_words_become_unknown(tmp_path):
    pairs = corpus.read_pairs(file(tmp_path, PLAIN), minimum_count=2)
    assert pairs.source_vocabulary.words[4:] == ["です"] and pairs.target_vocabulary.words[4:] == ["it", "is", "a"]
    assert pairs.batch([0]).source.tolist() == [[1, 4]]


GOOD = "a b\tc d\t0-0 1-1\t(a b)\n"


def test_a_spreadsheet_with_commas(tmp_path):
    path = file(tmp_path, '日本語,"English"\r\n"猫, 犬","say ""cat"""\r\n', "p.csv")
    assert corpus.read_pairs(path)[0] == corpus.Pair(["猫,", "犬"], ["say", '"cat"'])


def test_a_pair_that_is_there_twice_counts_twice_and_a_long_one_is_read(tmp_path):
    pairs = corpus.read_pairs(file(tmp_path, PLAIN * 2 + "a " * 100_000 + "\tb\n"))
    assert len(pairs) == 5 and pairs[0] == pairs[2] and len(pairs.source[4]) == 100_000


def test_a_parse_of_any_depth_is_read(tmp_path):
    words, depth = ["a"] * 20_001, 20_000
    text = f"{' '.join(words)}\tb\t0-0\t{'(a ' * depth}a{')' * depth}\n"
    assert corpus.leaves(corpus.parse_tree(corpus.read_pairs(file(tmp_path, text)).parse[0])) == words


def test_columns_may_be_named(tmp_path):
    path = file(tmp_path, "1\tone\n2\ttwo\n")
    with pytest.raises(ValueError, match="columns look like number, text"):
        corpus.read_pairs(path)
    assert corpus.read_pairs(path, columns=(1, 0))[1] == corpus.Pair(["two"], ["2"])


@pytest.mark.parametrize("swap", [False, True])
def test_languages_the_other_way_round_are_told(tmp_path, swap):
    rows = [("It rained.", "雨が降った。"), ("Go on.", "行け。")]
    path = file(tmp_path, "".join("\t".join(row[::-1] if swap else row) + "\n" for row in rows))
    for split in (
        {"source_words": corpus.characters, "target_words": corpus.words},
        {"source_words": str.split, "target_words": corpus.characters},
    ):
        right = swap if split["target_words"] is corpus.words else not swap
        right = not right  # the file has the language without spaces second, unless it is turned
        assert len(corpus.read_pairs(path, swap=right, **split)) == 2
        with pytest.raises(ValueError, match=rf"p\.tsv: (source|target)_words=.* give swap={right}$"):
            corpus.read_pairs(path, swap=not right, **split)


@pytest.mark.parametrize("function", [lambda text: [], lambda text: None])
def test_a_sentence_of_which_no_word_is_left_is_named(tmp_path, function):
    with pytest.raises(ValueError, match=r"p\.tsv, line 1: the source is empty"):
        corpus.read_pairs(file(tmp_path, PLAIN), source_words=function)


@pytest.mark.parametrize(
    "content, message",
    [
        ("a b\tc d\t1-1 2-2\ne f\tg\t1-1\n", r"line 1: the links count words from 1 .* from 0: take 1 off each"),
        ("a b\tc d\t1-1\ne f\tg h\t2-1\n", r"line 2: the links count words from 1"),
        ("a b\tc d\t0-0 2-2\n", r"line 1: link 2-2 is out of range"),
        ("a b\tc d\t1-1 3-1\n", r"line 1: link 3-1 is out of range"),
        ("201\tjpn\t店は開いている。\n202\tjpn\t雨が降った。\n", "columns look like number, language, text"),
    ],
)
def test_numbers_that_mean_something_else_are_named(tmp_path, content, message):
    with pytest.raises(ValueError, match=message):
        corpus.read_pairs(file(tmp_path, content))


@pytest.mark.parametrize(
    "content, message",
    [
        ((GOOD + "猫\tcat\t0-0\t猫\n").encode("cp932"), r"p\.tsv, line 2: not UTF-8 text \(byte \d+ is 0x94\); save"),
        (b"\xffa\x00", r"p\.tsv, line 1: not UTF-8 text \(byte 0 is 0xff\)"),
        ("", r"p\.tsv: the file holds no pairs; expected a source, a tab and a target"),
        (" \n\n", r"p\.tsv: the file holds no pairs"),
        ("a\tb\n\na b c\n", r"p\.tsv, line 3: expected a source, a tab and a target, found no tab in 'a b c'"),
        ("a\tb\na\t \n", r"p\.tsv, line 2: the target is empty"),
        ("a\tb\n\tb\n", r"p\.tsv, line 2: the source is empty"),
        (
            GOOD + "a b\tc\t0-0 1-1\t(a b)\n",
            r"p\.tsv, line 2: link 1-1 is out of range; .* words 0 to 1, the target 0 to 0",
        ),
        (GOOD + "a\tc\t1-0\ta\n", r"p\.tsv, line 2: link 1-0 is out of range"),
        (GOOD + "a\tc\t0:0\ta\n", r"p\.tsv, line 2: '0:0' is no alignment link; expected .* such as 0-0 2-1"),
        ("a\tc\t0-0 x\ta\n", r"p\.tsv, line 1: 'x' is no alignment link"),
        ("a\tc\t0:0 0\n", r"p\.tsv, line 1: '0:0' is no alignment link"),
        (GOOD + "a\tc\n", r"p\.tsv, line 2: the alignment is missing"),
        (GOOD + "a b\tc\t0-0\t(a b\n", r"p\.tsv, line 2: parse_tree: .* never closed"),
        (GOOD + "a b\tc\t0-0\t(b a)\n", r"p\.tsv, line 2: the parse's words are not the source's: 'b a'"),
        (GOOD + "a b\tc\t0-0\n", r"p\.tsv: 1 of 2 lines have a parse; expected all or none"),
    ],
)
def test_a_damaged_file_is_refused_with_file_line_and_cause(tmp_path, content, message):
    with pytest.raises(ValueError, match=message):
        corpus.read_pairs(file(tmp_path, content))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"there is no file .*nowhere\.tsv"):
        corpus.read_pairs(tmp_path / "nowhere.tsv")
    with pytest.raises(FileNotFoundError, match="is a folder, not a file"):
        corpus.read_pairs(tmp_path)
    with pytest.raises(TypeError, match="read_pairs: path must be text or a Path, got True"):
        corpus.read_pairs(True)


@pytest.mark.parametrize(
    "pairs, message",
    [
        ([], "there are no pairs to write"),
        ([corpus.Pair(["a b"], ["c"])], r"'a b' holds a space"),
        ([corpus.Pair(["a"], ["c\td"])], r"'c\\td' holds a space"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(tmp_path, pairs, message):
    with pytest.raises(ValueError, match=f"write_pairs: .*{message}"):
        corpus.write_pairs(tmp_path / "p.tsv", pairs)
    assert not (tmp_path / "p.tsv").exists()


def test_every_split_has_the_vocabularies_of_train():
    train, test = corpus.load(), corpus.load("ja-en", "test")
    assert test.source_vocabulary == train.source_vocabulary and test.target_vocabulary == train.target_vocabulary
    assert corpus.Vocabulary.from_sentences(test.source) != train.source_vocabulary


@pytest.mark.parametrize(
    "name, split, message",
    [
        ("ja-en", "all", "split must be one of train, dev, test; got 'all'"),
        ("ja-fr", "train", "no corpus .* 'ja-fr'; there are: ja-en"),
    ],
)
def test_a_corpus_or_split_that_is_not_there(name, split, message):
    with pytest.raises(ValueError, match=f"load: {message}"):
        corpus.load(name, split)
