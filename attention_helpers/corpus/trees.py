"""Labelled trees as files, one a line: (-1 (0 not) (1 good)), with a label from -2 to 2 at every node."""

import re
from collections import Counter

from attention_helpers.corpus import arguments
from attention_helpers.corpus.files import SPLITS
from attention_helpers.corpus.parse import leaves, read_brackets, walk
from attention_helpers.corpus.tables.encoding import text_of
from attention_helpers.corpus.tables.rows import lines_of
from attention_helpers.paths import as_path
from attention_helpers.places import DATA

LABELS = (-2, -1, 0, 1, 2)
FOLDER = DATA / "trees"
_WORD = re.compile(r"[^\s()]+")


def format_tree(tree):
    """A labelled tree as one line: (-1 (0 not) (1 good)). The inverse of `parse_labelled`.

    ValueError for what could not be read back: another label, a leaf that is no {"word", "label"}, a word with a space
    or a bracket, a tree that contains itself.
    """
    parts = []
    for event, node in walk(tree, "a labelled tree"):
        if event == "exit":
            parts.append(")")
            continue
        word = node.get("word", "(") if isinstance(node, dict) else node
        if not isinstance(node, dict) or (event == "leaf" and not (isinstance(word, str) and _WORD.fullmatch(word))):
            raise ValueError(f'a leaf must be {{"word", "label"}} with one word without brackets, got {node!r:.60}')
        label = node.get("label")
        if isinstance(label, bool) or label not in LABELS:
            raise ValueError(f"a node's label must be one of {LABELS}, got {label!r:.60}")
        parts.append(f"({int(label)}" if event == "enter" else f"({int(label)} {word})")
    return " ".join(parts).replace(" )", ")")


def parse_labelled(text):
    """The tree of one line: {"left", "right", "label"} with leaves {"word", "label"}.

    Raises ValueError naming what is wrong: brackets that do not match, a node without two children, a label that is
    no whole number from -2 to 2.
    """
    tree = read_brackets(text, "a labelled tree", _node)
    if isinstance(tree, str):
        raise ValueError(f'a labelled tree must begin with "(", got {text!r:.80}')
    return tree


def _node(parts):
    label = parts[0] if parts else ""
    if label not in [str(value) for value in LABELS]:
        raise ValueError(f"a node's label must be one of {LABELS}, got {label!r}")
    if len(parts) == 2 and isinstance(parts[1], str):
        return {"word": parts[1], "label": int(label)}
    if len(parts) == 3 and all(isinstance(part, dict) for part in parts[1:]):
        return {"left": parts[1], "right": parts[2], "label": int(label)}
    raise ValueError(f"a node must hold its label and one word or two nodes, got {len(parts) - 1} part(s)")


def read_trees(path):
    """The labelled trees of a UTF-8 file, one a line. ValueError names file, line and what is wrong."""
    path, trees = as_path(path, "read_trees: path"), []
    if not path.exists() or path.is_dir():
        raise FileNotFoundError(f"read_trees: there is no file {path}")
    for number, line in lines_of(text_of(path)):
        try:
            trees.append(parse_labelled(line))
        except ValueError as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from None
    return trees


def write_trees(path, trees):
    """Write labelled trees, one a line, UTF-8; read_trees reads the same back. ValueError names one that it could not.

    Nothing is written where one tree is refused.
    """
    path, lines = as_path(path, "write_trees: path"), []
    for number, tree in enumerate(arguments.items(trees, "trees", "labelled trees")):
        try:
            lines.append(format_tree(tree) + "\n")
        except ValueError as error:
            raise ValueError(f"write_trees: trees[{number}]: {error}") from None
    if path.is_dir():
        raise ValueError(f"write_trees: path must be that of a file, got the folder {path}")
    path.write_bytes("".join(lines).encode("utf-8"))  # bytes: no system changes the line ends


def load_trees(language, split="train"):
    """The course's own labelled phrases: `language` "en", "ja" or "both"; `split` "train", "dev" or "test"."""
    if not isinstance(split, str) or split not in SPLITS:
        raise ValueError(f'split must be "train", "dev" or "test", got {split!r}')
    if not isinstance(language, str) or language not in ("en", "ja", "both"):
        raise ValueError(f'language must be "en", "ja" or "both", got {language!r}')
    languages = ("en", "ja") if language == "both" else (language,)
    return [tree for name in languages for tree in read_trees(FOLDER / f"{name}.{split}.txt")]


def twins(trees):
    """The trees whose words, in the same order, occur with another root label: no reader of words alone can tell."""
    labels, trees = {}, arguments.items(trees, "trees", "labelled trees")
    for tree in trees:
        if not isinstance(tree, dict) or not isinstance(tree.get("label"), (int, str)):
            raise TypeError(f'twins: trees must hold trees with a "label", got {tree!r:.60}')
        labels.setdefault(tuple(leaves(tree)), Counter())[tree["label"]] += 1
    return [tree for tree in trees if len(labels[tuple(leaves(tree))]) > 1]
