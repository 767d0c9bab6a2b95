"""Arithmetic formulas in question banks, worked out without `eval`."""

import ast
import operator

_BINARY = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}


def names_in(formula):
    """The names a formula uses. Raises ValueError where it is no arithmetic."""
    tree = _parsed(formula)
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def evaluate(formula, names):
    """The formula's number, with `names` {name: number}. Raises ValueError where it is no arithmetic."""
    return _value(_parsed(formula), names, formula)


def _parsed(formula):
    try:
        tree = ast.parse(formula, mode="eval").body
    except SyntaxError:
        raise ValueError(f"the formula {formula!r} cannot be read") from None
    _check(tree, formula)
    return tree


def _check(node, formula):
    if isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        _check(node.left, formula)
        _check(node.right, formula)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        _check(node.operand, formula)
    elif not (isinstance(node, ast.Name) or (isinstance(node, ast.Constant) and type(node.value) in (int, float))):
        raise ValueError(f"the formula {formula!r} holds more than numbers, names and + - * / // % **")


def _value(node, names, formula):
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        if node.id not in names:
            raise ValueError(f"the formula {formula!r} names {node.id}, which has no number")
        return names[node.id]
    if isinstance(node, ast.UnaryOp):
        return -_value(node.operand, names, formula)
    left, right = _value(node.left, names, formula), _value(node.right, names, formula)
    return _BINARY[type(node.op)](left, right)
