"""Labelled trees as files, one a line: (-1 (0 not) (1 good)), with a label from -2 to 2 at every node."""

from collections import Counter
from pathlib import Path

from attention_helpers.corpus.files import SPLITS, utf8_text
from attention_helpers.corpus.parse import leaves, read_brackets
from attention_helpers.places import DATA

LABELS = (-2, -1, 0, 1, 2)
FOLDER = DATA / "trees"


def format_tree(tree):
    """A labelled tree as one line: (-1 (0 not) (1 good)). The inverse of `parse_labelled`."""
    parts, stack = [], [tree]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
        elif "word" in item:
            parts.append(f"({item['label']} {item['word']})")
        else:
            parts.append(f"({item['label']}")
            stack += [")", item["right"], item["left"]]
    return " ".join(parts).replace(" )", ")")


def parse_labelled(text):
    """The tree of one line: {"left", "right", "label"} with leaves {"word", "label"}.

    Raises ValueError naming what is wrong: brackets that do not match, a node without two children, a label that is
    no whole number from -2 to 2.
    """
    tree = read_brackets(text, "a labelled tree", _node)
    if isinstance(tree, str):
        raise ValueError(f'a labelled tree must begin with "(", got {text!r}')
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
    path, trees = Path(path), []
    for number, line in enumerate(utf8_text(path).splitlines(), start=1):
        try:
            trees.append(parse_labelled(line))
        except ValueError as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from None
    return trees


def write_trees(path, trees):
    """Write labelled trees, one a line, UTF-8."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(format_tree(tree) + "\n" for tree in trees)


def load_trees(language, split="train"):
    """The course's own labelled phrases: `language` "en", "ja" or "both"; `split` "train", "dev" or "test"."""
    if split not in SPLITS:
        raise ValueError(f'split must be "train", "dev" or "test", got {split!r}')
    if language not in ("en", "ja", "both"):
        raise ValueError(f'language must be "en", "ja" or "both", got {language!r}')
    languages = ("en", "ja") if language == "both" else (language,)
    return [tree for name in languages for tree in read_trees(FOLDER / f"{name}.{split}.txt")]


def twins(trees):
    """The trees whose words, in the same order, occur with another root label: no reader of words alone can tell."""
    labels = {}
    for tree in trees:
        labels.setdefault(tuple(leaves(tree)), Counter())[tree["label"]] += 1
    return [tree for tree in trees if len(labels[tuple(leaves(tree))]) > 1]
