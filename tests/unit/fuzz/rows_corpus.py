"""Calls that work, one for each public function of `corpus`."""

import numpy as np

from attention_helpers import corpus
from tests.unit.fuzz.row import Row
from tests.unit.fuzz.rows_nn import HUGE, RNG, call, method
from tests.unit.fuzz.trial import Call

SOURCE, TARGET = [["a", "b"], ["c"]], [["d", "e"], ["f"]]
ALIGNMENT, PARSE = [frozenset({(0, 0), (1, 1)}), frozenset({(0, 0)})], ["(a b)", "c"]
SENTENCES = [["a", "b", "and", "c"], ["d"]]
TREE = {"left": {"left": "a", "right": "b"}, "right": "c"}
LABELLED = {"left": {"word": "not", "label": 0}, "right": {"word": "good", "label": 1}, "label": -1}


def pairs():
    return corpus.SentencePairs(SOURCE, TARGET, ALIGNMENT, PARSE)


def asked():
    return corpus.SentencePairs([["私", "は", "本", "を", "読む"]], [["i"]])


def vocabulary():
    return corpus.Vocabulary(["a", "b", "c"])


def _file(name, write, content):
    write(name, content)
    return name


ROWS = {
    "corpus.SentencePairs": Row(
        lambda: Call(corpus.SentencePairs, SOURCE, TARGET, ALIGNMENT, PARSE, vocabulary(), vocabulary(), 1)
    ),
    "corpus.SentencePairs.__getitem__": Row(method(pairs, "__getitem__", [0, 1]), words=("SentencePairs",)),
    "corpus.SentencePairs.batch": Row(
        method(pairs, "batch", np.array([0, 1])), words=("SentencePairs",), takes={"indices": ("as flags",)}
    ),
    "corpus.SentencePairs.batches": Row(lambda: Call(_all_batches, 2, RNG(0)), takes={"rng": ("none",)}),
    "corpus.SentencePairs.from_pairs": Row(lambda: Call(corpus.SentencePairs.from_pairs, list(pairs()))),
    "corpus.Vocabulary": Row(call(corpus.Vocabulary, ["a", "b"])),
    "corpus.Vocabulary.decode": Row(method(vocabulary, "decode", np.array([4, 5])), takes={"ids": ("number",)}),
    "corpus.Vocabulary.encode": Row(method(vocabulary, "encode", ["a", "b"])),
    "corpus.Vocabulary.index": Row(method(vocabulary, "index", "a")),
    "corpus.Vocabulary.from_sentences": Row(call(corpus.Vocabulary.from_sentences, SENTENCES, 1)),
    "corpus.accuracy_by_position": Row(
        call(corpus.accuracy_by_position, SENTENCES, SENTENCES, 3), endless=(("positions", HUGE),)
    ),
    "corpus.alignment_error_rate": Row(call(corpus.alignment_error_rate, ALIGNMENT, ALIGNMENT)),
    "corpus.alignment_links": Row(call(corpus.alignment_links, np.array([[0.2, 0.8], [0.7, 0.3]]))),
    "corpus.by_group": Row(call(corpus.by_group, corpus.exact_match, SENTENCES, SENTENCES, [1, 2])),
    "corpus.characters": Row(call(corpus.characters, "a b")),
    "corpus.words": Row(call(corpus.words, "I see.")),
    "corpus.choices": Row(call(corpus.choices, verb="読む"), words=("compose",)),
    "corpus.compose": Row(call(corpus.compose, verb="読む")),
    "corpus.gloss": Row(call(corpus.gloss, "本")),
    "corpus.gold_sources": Row(call(corpus.gold_sources, {(0, 0), (1, 1)}), words=("alignment_links", "weights")),
    "corpus.join": Row(lambda: Call(corpus.join, [corpus.compose(), corpus.compose()], ["そして"])),
    "corpus.format_parse": Row(call(corpus.format_parse, TREE), words=("node", "leaf")),
    "corpus.leaves": Row(call(corpus.leaves, TREE), passes=("tree",)),
    "corpus.parse_tree": Row(call(corpus.parse_tree, "((a b) c)")),
    "corpus.split_clauses": Row(call(corpus.split_clauses, ["a", "and", "b"])),
    "corpus.twins": Row(call(corpus.twins, [LABELLED, LABELLED])),
    "corpus.paint_signs": Row(lambda: Call(corpus.paint_signs, np.zeros((2, 25), int), np.ones((2, 25), int), RNG(0))),
    "corpus.sign_pictures": Row(lambda: Call(corpus.sign_pictures, 2, RNG(0)), endless=(("count", HUGE),)),
    "corpus.particle_questions": Row(
        lambda: Call(corpus.particle_questions, asked(), ["は", "を"], asked().source_vocabulary, 14)
    ),
    "corpus.read_pairs": Row(
        lambda: Call(corpus.read_pairs, _file("pairs.tsv", corpus.write_pairs, pairs()), 1, _split, _split, False),
        words=("words", "line"),
    ),
    "corpus.write_pairs": Row(lambda: Call(corpus.write_pairs, "pairs.tsv", pairs())),
    "corpus.read_trees": Row(
        lambda: Call(corpus.read_trees, _file("trees.txt", corpus.write_trees, [LABELLED])), words=("line",)
    ),
    "corpus.write_trees": Row(call(corpus.write_trees, "trees.txt", [LABELLED])),
    "corpus.load": Row(call(corpus.load, "ja-en", "dev"), heavy=True),
    "corpus.load_trees": Row(call(corpus.load_trees, "en", "dev"), heavy=True),
    "corpus.generate_trees": Row(call(corpus.generate_trees, "en", 7, {"train": 30, "dev": 1, "test": 1}), heavy=True),
}
for name in ("bleu", "clause_accuracy", "exact_match", "word_accuracy"):
    ROWS[f"corpus.{name}"] = Row(
        call(getattr(corpus, name), SENTENCES, SENTENCES), words=("words",), heavy=name == "bleu"
    )
ROWS["corpus.tree_words"] = ROWS["corpus.leaves"]
for name in ("clause_accuracy_by", "exact_match_by", "word_accuracy_by"):
    ROWS[f"corpus.{name}"] = Row(call(getattr(corpus, name), SENTENCES, SENTENCES, [1, 2]), words=("words",))


def _all_batches(batch_size, rng):
    return list(pairs().batches(batch_size, rng))


def _split(text):
    return text.split()
