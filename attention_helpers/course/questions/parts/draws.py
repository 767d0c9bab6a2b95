"""Numbers drawn and things shuffled for a question: the same on every machine and in every process."""

import hashlib


def draw_numbers(id, variables, draw):
    """The numbers of one draw, {name: number}, for `variables` {name: numbers to choose from}."""
    return {name: choices[mixed(f"{id}/{name}/{draw}") % len(choices)] for name, choices in variables.items()}


def shuffled(id, count):
    """A fixed order of `count` things for the question `id`, never the order as written (from two on)."""
    order = sorted(range(count), key=lambda i: mixed(f"{id}/{i}"))
    return order[1:] + order[:1] if order == list(range(count)) else order


def mixed(text):
    """A number by which things are put into an order that looks drawn."""
    return int(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), 16)
