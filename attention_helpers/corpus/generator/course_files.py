"""The course's three files of pairs, data/corpus/ja-en.*.tsv: how many sentences, from which seeds."""

from pathlib import Path

from attention_helpers.corpus.files import write_pairs
from attention_helpers.corpus.generator.draw_sentences import draw_pairs
from attention_helpers.corpus.generator.grammar import sentence
from attention_helpers.corpus.generator.lexicon import VERBS
from attention_helpers.corpus.generator.parts import Clause, phrase

LONGEST_IN_TRAIN = 28  # source words; the test split goes beyond
COUNTS = {
    "test": {1: 299, 2: 300, 3: 300, 4: 300},  # and the pen
    "dev": {1: 250, 2: 250, 3: 250, 4: 250},
    "train": {1: 2500, 2: 2000, 3: 2000, 4: 3500},
}
SEEDS = {"test": 3, "dev": 2, "train": 1}


def course_splits():
    """{"train", "dev", "test": list of Pairs}: what data/corpus/ja-en.*.tsv hold."""
    pen = pen_pair()
    exclude = {" ".join(pen.source), " ".join(pen.target)}
    splits = {}
    for split in ("test", "dev", "train"):
        longest = None if split == "test" else LONGEST_IN_TRAIN
        first = [pen] if split == "test" else []
        splits[split] = draw_pairs(COUNTS[split], SEEDS[split], longest, exclude, first)
    return splits


def write_course_files(folder):
    """Write ja-en.train.tsv, ja-en.dev.tsv and ja-en.test.tsv into a folder that exists."""
    for split, pairs in course_splits().items():
        write_pairs(Path(folder) / f"ja-en.{split}.tsv", pairs)


def pen_pair():
    """私 は ペン を 持って いる -> I have a pen, with its alignment and parse."""
    return sentence([Clause("event", phrase("私"), VERBS["持って いる"], phrase("ペン"))])
