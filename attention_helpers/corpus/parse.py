"""Binary parses: ((私 は) ((ペン を) (持って いる))) as text and as nested dictionaries."""

import re


def parse_tree(text):
    """Read a bracketed binary parse.

    Returns nested {"left": ..., "right": ...} whose leaves are words, or the word itself for a parse of one word.
    Raises TypeError for anything but text, ValueError where brackets do not make a binary tree.
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_tree: text must be a string such as '((私 は) 走る)', got {type(text).__name__}")
    tokens = re.findall(r"[()]|[^\s()]+", text)
    if not tokens:
        raise ValueError("parse_tree: text is empty; expected a bracketed parse such as '((私 は) 走る)'")
    stack = [[]]
    for token in tokens:
        if token == "(":
            stack.append([])
        elif token == ")":
            parts = stack.pop()
            if not stack:
                raise ValueError(f"parse_tree: one ')' too many in {text!r}")
            if len(parts) != 2:
                raise ValueError(
                    f"parse_tree: each pair of brackets must hold two parts, found {len(parts)} in {text!r}"
                )
            stack[-1].append({"left": parts[0], "right": parts[1]})
        else:
            stack[-1].append(token)
    if len(stack) > 1:
        raise ValueError(f"parse_tree: {len(stack) - 1} '(' never closed in {text!r}")
    if len(stack[0]) != 1:
        raise ValueError(f"parse_tree: expected one tree, found {len(stack[0])} parts side by side in {text!r}")
    return stack[0][0]


def format_parse(tree):
    """Write nested {"left", "right"} dictionaries as a bracketed parse; the inverse of parse_tree."""
    if isinstance(tree, str):
        return tree
    return f"({format_parse(tree['left'])} {format_parse(tree['right'])})"


def leaves(tree):
    """The words of a nested {"left", "right"} tree, from left to right; a leaf is a word or {"word": ...}."""
    words, pending = [], [tree]
    while pending:
        node = pending.pop()
        if not isinstance(node, dict):
            words.append(node)
        elif "word" in node:
            words.append(node["word"])
        else:
            pending += [node["right"], node["left"]]
    return words


tree_words = leaves  # its other name, which tells more where a tree's labels are spoken of as well
