"""Small changes to a function's source, one at a time: what a slip makes of a right answer."""

import ast
import copy
import inspect
import textwrap

SWAPPED = {
    ast.Add: [ast.Sub],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Div, ast.Add],
    ast.Div: [ast.Mult],
    ast.MatMult: [ast.Mult],
    ast.FloorDiv: [ast.Div],
    ast.Pow: [ast.Mult],
    ast.Lt: [ast.LtE, ast.Gt],
    ast.LtE: [ast.Lt, ast.Gt],
    ast.Gt: [ast.GtE, ast.Lt],
    ast.GtE: [ast.Gt, ast.Lt],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
    ast.And: [ast.Or],
    ast.Or: [ast.And],
    ast.BitAnd: [ast.BitOr],
    ast.BitOr: [ast.BitAnd],
}
HARMLESS = {"strict", "dtype"}  # keywords that change no legal result
SYMMETRIC = {"zip", "max", "min", "np.minimum", "np.maximum", "np.add", "np.multiply", "np.logaddexp"}
NAMES = {"max": "min", "min": "max", "argmax": "argmin", "sum": "mean", "exp": "exp2", "left": "right", "right": "left"}
NAMES |= {"zeros": "ones", "maximum": "minimum", "minimum": "maximum", "tanh": "sin", "all": "any", "any": "all"}


def mutants(function):
    """(the changed line, the changed function) for each change; globals are the function's own module's."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    definition = tree.body[0]
    definition.decorator_list = []
    original = ast.unparse(tree)
    seen = {original}
    for number, node in enumerate(ast.walk(definition)):
        for change in _changes(node):
            changed = copy.deepcopy(tree)
            change(list(ast.walk(changed.body[0]))[number])
            source = ast.unparse(ast.fix_missing_locations(changed))
            if source not in seen:
                seen.add(source)
                yield _changed_line(original, source), _made(source, function)


def _changed_line(original, source):
    lines, was = source.splitlines(), original.splitlines()
    return next((line for line, before in zip(lines, was, strict=False) if line != before), lines[-1]).strip()


def _made(source, function):
    names = dict(vars(inspect.getmodule(function)))
    exec(compile(source, f"<mutant of {function.__name__}>", "exec"), names)
    return names[function.__name__]


def _changes(node):
    """Functions that change a copy of this node in place."""
    if isinstance(node, ast.BinOp | ast.AugAssign):
        yield from (_set("op", other()) for other in SWAPPED.get(type(node.op), []))
    if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Add | ast.Mult | ast.BitAnd | ast.BitOr):
        yield _swap("left", "right")
    if isinstance(node, ast.BoolOp):
        yield from (_set("op", other()) for other in SWAPPED[type(node.op)])
    if isinstance(node, ast.Compare):
        yield from (_set("ops", [other()]) for other in SWAPPED.get(type(node.ops[0]), []) if len(node.ops) == 1)
    if isinstance(node, ast.keyword) and node.arg not in HARMLESS and isinstance(node.value, ast.Constant):
        yield from (_in_value(change) for change in _constants(node.value))
    if isinstance(node, ast.Constant) and not isinstance(node.value, bool):
        yield from _constants(node)
    if isinstance(node, ast.Attribute) and node.attr in NAMES:
        yield _set("attr", NAMES[node.attr])
    if isinstance(node, ast.Name) and node.id in NAMES:
        yield _set("id", NAMES[node.id])
    if isinstance(node, ast.UnaryOp):
        yield _without_operator
    if isinstance(node, ast.Call):
        yield from (_without_keyword(place) for place, one in enumerate(node.keywords) if one.arg not in HARMLESS)
        if len(node.args) == 2 and ast.unparse(node.func) not in SYMMETRIC:
            yield _swap_arguments
    if isinstance(node, ast.If | ast.For | ast.FunctionDef | ast.While):
        yield from (_without_statement(place) for place, one in enumerate(node.body) if not isinstance(one, ast.Return))


def _constants(node):
    if isinstance(node.value, bool):
        yield _set("value", not node.value)
    elif isinstance(node.value, int | float):
        yield _set("value", node.value + 1)
        yield _set("value", node.value - 1)
    elif node.value in ("left", "right"):
        yield _set("value", NAMES[node.value])


def _in_value(change):
    return lambda node: change(node.value)


def _set(name, value):
    return lambda node: setattr(node, name, value)


def _swap(one, other):
    def change(node):
        first, second = getattr(node, one), getattr(node, other)
        setattr(node, one, second)
        setattr(node, other, first)

    return change


def _without_operator(node):
    node.op = ast.UAdd() if isinstance(node.op, ast.USub) else node.op
    if isinstance(node.op, ast.Not):
        node.operand = ast.UnaryOp(op=ast.Not(), operand=node.operand)


def _without_keyword(place):
    return lambda node: node.keywords.pop(place)


def _swap_arguments(node):
    node.args.reverse()


def _without_statement(place):
    def change(node):
        node.body[place] = ast.Pass()

    return change
