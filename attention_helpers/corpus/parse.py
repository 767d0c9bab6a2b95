"""Binary parses: ((私 は) ((ペン を) (持って いる))) as text and as nested dictionaries."""

import re

from attention_helpers.corpus import arguments


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

    A part is a word or a node. Raises ValueError, which begins with `name` and ends with the text's beginning.
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
        raise ValueError(f"{name}: {wrong} in {text!r:.80}")
    return stack[0][0]


def format_parse(tree):
    """Write nested {"left", "right"} dictionaries as a bracketed parse; the inverse of parse_tree."""
    signs = {"enter": "(", "exit": ")"}
    parts = [
        signs.get(event) or arguments.text(_word(node), "format_parse: a leaf")
        for event, node in walk(tree, "format_parse")
    ]
    return " ".join(parts).replace("( ", "(").replace(" )", ")")


def leaves(tree):
    """The words of a nested {"left", "right"} tree, from left to right; a leaf is a word or {"word": ...}."""
    return [_word(node) for event, node in walk(tree, "leaves") if event == "leaf"]


tree_words = leaves  # its other name, which tells more where a tree's labels are spoken of as well


def _word(leaf):
    return leaf["word"] if isinstance(leaf, dict) else leaf


def walk(tree, name):
    """("leaf", leaf), ("enter", node) and ("exit", node) from left to right, without recursion: at any depth.

    Raises ValueError, which begins with `name`, for a node without two children and for a tree that contains itself.
    """
    pending, open_nodes = [(tree, False)], set()
    while pending:
        node, entered = pending.pop()
        if not isinstance(node, dict) or "word" in node:
            yield "leaf", node
        elif entered:
            open_nodes.remove(id(node))
            yield "exit", node
        elif id(node) in open_nodes:
            raise ValueError(f"{name}: the tree contains itself (a cycle), so its words would never end")
        elif not node.keys() >= {"left", "right"}:
            raise ValueError(
                f'{name}: a node must have "left" and "right", or be a leaf; got the keys {list(node)!s:.60}'
            )
        else:
            open_nodes.add(id(node))
            yield "enter", node
            pending += [(node, True), (node["right"], False), (node["left"], False)]
