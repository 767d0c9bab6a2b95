"""Binary parses: ((私 は) ((ペン を) (持って いる))) as text and as nested dictionaries."""

import re


def parse_tree(text):
    """Read a bracketed binary parse.

    Returns nested {"left": ..., "right": ...} whose leaves are words, or the word itself for a parse of one word.
    Raises TypeError for anything but text, ValueError where brackets do not make a binary tree.
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_tree: text must be a string such as '((私 は) 走る)', got {type(text).__name__}")
    return read_brackets(text, "parse_tree", _binary)


def _binary(parts):
    if len(parts) != 2:
        raise ValueError(f"each pair of brackets must hold two parts, found {len(parts)}")
    return {"left": parts[0], "right": parts[1]}


def read_brackets(text, name, node):
    """The one tree of a bracketed text, from the leaves up: node(parts) makes a node of what a pair of brackets holds.

    A part is a word or a node. Raises ValueError, which begins with `name` and ends with the text.
    """
    tokens = re.findall(r"[()]|[^\s()]+", text)
    stack, wrong = [[]], None if tokens else "text is empty; expected a bracketed tree"
    for token in tokens:
        if token == "(":
            stack.append([])
        elif token != ")":
            stack[-1].append(token)
        elif len(stack) == 1:
            wrong = "one ')' too many"
            break
        else:
            parts = stack.pop()
            try:
                stack[-1].append(node(parts))
            except ValueError as error:
                wrong = str(error)
                break
    if not wrong and len(stack) > 1:
        wrong = f"{len(stack) - 1} '(' never closed"
    if not wrong and len(stack[0]) != 1:
        wrong = f"expected one tree, found {len(stack[0])} parts side by side"
    if wrong:
        raise ValueError(f"{name}: {wrong} in {text!r}")
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
