"""The labelled phrases drawn: files are what the seed gives, splits share no combination, twins stay together."""

import pytest

from attention_helpers import corpus
from attention_helpers.corpus.judgements import grammar, phrases
from attention_helpers.corpus.trees import format_tree
from attention_helpers.places import DATA
from tests.unit.corpus.judgements.walking import all_nodes, said

FOLDER = DATA / "trees"
LANGUAGES, SPLITS = ("en", "ja"), ("train", "dev", "test")


def test_the_files_are_what_the_seed_gives(tmp_path):
    phrases.write_all(tmp_path)
    names = sorted(path.name for path in FOLDER.glob("*.txt"))
    assert names == sorted(f"{language}.{split}.txt" for language in LANGUAGES for split in SPLITS)
    for name in names:
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), name


def test_another_seed_gives_other_phrases():
    one, other = (corpus.generate_trees("en", seed=seed)["train"] for seed in (7, 8))
    assert one != other


@pytest.mark.parametrize("language", LANGUAGES)
def test_sizes_and_what_is_in_them(language):
    for split in SPLITS:
        trees = corpus.load_trees(language, split)
        assert len(trees) == phrases.COUNTS[split]
        assert len({format_tree(tree) for tree in trees}) == len(trees)
        labels = [tree["label"] for tree in trees]
        assert all(labels.count(label) >= 0.04 * len(labels) for label in (-2, -1, 0, 1, 2))
        assert 0.15 <= len(corpus.twins(trees)) / len(trees) <= 0.6
    assert len(corpus.load_trees("both", "dev")) == 2 * phrases.COUNTS["dev"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_splits_share_no_tree_and_train_knows_every_word(language):
    trees = {split: corpus.load_trees(language, split) for split in SPLITS}
    texts = {split: {format_tree(tree) for tree in trees[split]} for split in SPLITS}
    words = {split: {word for tree in trees[split] for word in corpus.tree_words(tree)} for split in SPLITS}
    for one, other in (("train", "dev"), ("train", "test"), ("dev", "test")):
        assert not texts[one] & texts[other]
    assert words["dev"] | words["test"] <= words["train"]


# What a phrase combines, read from the finished trees, not from the generator.
MODIFIERS = {
    "en": {"very", "really", "so", "fairly", "not", "hardly"},
    "ja": {"とても", "すごく", "本当に", "わりと", "あまり", "全然", "ない", "なくて", "とは言えない", "わけではない"},
}


def stem(word, language):
    """One name for all forms of an adjective."""
    if language == "en":
        return word
    return next(forms[0] for forms, _, _ in grammar.JAPANESE if word in forms)


def combinations(tree, language):
    """Pairs of adjectives in the tree, and each adjective with the modifiers that stand over it alone."""
    adjectives = grammar.ENGLISH if language == "en" else grammar.JAPANESE
    known = {form for forms, _, _ in adjectives for form in ((forms,) if language == "en" else forms)}
    found = set()
    for part in all_nodes(tree):
        words = corpus.tree_words(part)
        modifiers = [word for word in words if word in MODIFIERS[language]]
        content = [stem(word, language) for word in words if word in known]
        if len(content) == 1 and modifiers and len(words) == 1 + len(modifiers):
            found.add((*modifiers, content[0]))
        found |= {frozenset((a, b)) for a in content for b in content if a != b}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("split", ["dev", "test"])
def test_every_tree_outside_train_combines_what_train_never_does(language, split):
    seen = set().union(*(combinations(tree, language) for tree in corpus.load_trees(language, "train")))
    for tree in corpus.load_trees(language, split):
        assert combinations(tree, language) - seen, said(tree)


def test_twins_have_the_same_words_and_different_labels():
    for language in LANGUAGES:
        pairs = {}
        for tree in corpus.twins(corpus.load_trees(language, "test")):
            pairs.setdefault(said(tree), []).append(tree["label"])
        assert pairs
        assert all(len(labels) == len(set(labels)) == 2 for labels in pairs.values())


@pytest.mark.parametrize("call, words", [(lambda: corpus.generate_trees("fr"), "language must be")])
def test_bad_arguments(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_a_grammar_that_is_used_up_says_so(monkeypatch):
    monkeypatch.setitem(phrases.KINDS, "en", (phrases._single,))
    with pytest.raises(ValueError, match="asks for more phrases than the en grammar has"):
        corpus.generate_trees("en", counts={"train": 10**5, "dev": 1, "test": 1})


# What an English and a Japanese speaker would not say, read off every phrase.


@pytest.fixture(scope="module")
def every_node():
    return [
        (part, corpus.tree_words(part))
        for split in SPLITS
        for tree in corpus.load_trees("both", split)
        for part in all_nodes(tree)
        if "left" in part
    ]


def test_a_quality_is_not_never_there_and_only_a_good_one_hardly(every_node):
    for part, words in every_node:
        assert "never" not in words, words
        if words[0] == "hardly":
            assert part["right"]["label"] > 0, words
        if words[:2] in (["not", "very"], ["not", "so"]) and part["left"].get("word") == "not":
            assert part["right"]["label"] > 0 or words[2] in ("bad", "expensive"), words


def test_nobody_says_totemo_yoku_nai(every_node):
    for part, words in every_node:
        if len(words) == 3 and words[0] in ("とても", "すごく", "本当に") and words[-1] in ("ない", "なくて"):
            assert words[0] == "本当に", words
            assert part["left"].get("word") == words[0], f"[[{words[0]} X] ない] is hardly read so"


def test_nai_denies_one_adjective_alone(every_node):
    """[[広くて 明るく] ない] needs は; what denies both is [[広くて 明るい] とは言えない]."""
    both = 0
    for part, words in every_node:
        if part["right"].get("word") in ("ない", "なくて"):
            assert "word" in part["left"], words
        both += part["right"].get("word") in ("とは言えない", "わけではない") and "word" not in part["left"]
    assert both > 50


def test_no_shop_is_good_and_something_or_something_and_bad(every_node):
    for part, words in every_node:
        assert not {"よくて", "悪くて", "すばらしくて", "ひどくて"} & set(words), words
        if part["left"].get("word", "").endswith("くて"):
            assert "悪い" not in words, words
