"""Arithmetic, of question banks and of learners, worked out without `eval`."""

import ast
import operator
import warnings
from functools import lru_cache

LONGEST = 200  # characters
LARGEST_POWER = 4_000  # bits that a power of whole numbers may have: nothing typed may hold the kernel up


def _power(base, exponent):
    exact = not isinstance(base, float)  # a float's power is as quick as any
    if exact and abs(exponent) * max(abs(base.numerator), base.denominator).bit_length() > LARGEST_POWER:
        raise OverflowError("the power is too large")
    return base**exponent


_BINARY = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: _power,
}
_UNARY = {ast.USub: operator.neg, ast.UAdd: operator.pos}
_NODES = (*_BINARY, *_UNARY, ast.BinOp, ast.UnaryOp, ast.Name, ast.Load, ast.Constant)


def names_in(formula):
    """The names a formula uses. Raises ValueError where it is no arithmetic."""
    return {node.id for node in ast.walk(_parsed(formula)) if isinstance(node, ast.Name)}


def evaluate(formula, names):
    """The formula's number, with `names` {name: number}.

    Raises ValueError where it is no arithmetic, ZeroDivisionError, OverflowError for a power of too many digits.
    """
    return _value(_parsed(formula), names, formula)


@lru_cache(maxsize=256)
def _parsed(formula):
    if len(formula) > LONGEST:
        raise ValueError(f"the formula {formula[:40]!r}… has {len(formula):,} characters; at most {LONGEST}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of "1if 2else 3", which is refused in any case
            tree = ast.parse(formula.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # a NUL; hundreds of brackets
        raise ValueError(f"the formula {formula!r} cannot be read") from None
    for node in ast.walk(tree):
        value = getattr(node, "value", 0)  # of a constant
        if not isinstance(node, _NODES) or type(value) not in (int, float):
            raise ValueError(f"the formula {formula!r} holds more than numbers, names and + - * / // % **")
    return tree


def _value(node, names, formula):
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        if node.id not in names:
            raise ValueError(f"the formula {formula!r} names {node.id}, which has no number")
        return names[node.id]
    if isinstance(node, ast.UnaryOp):
        return _UNARY[type(node.op)](_value(node.operand, names, formula))
    left, right = _value(node.left, names, formula), _value(node.right, names, formula)
    return _BINARY[type(node.op)](left, right)
