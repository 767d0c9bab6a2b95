"""The stubs of a lesson's exercises, and the lesson with every solution in its place.

A stub stands in a cell with the id `exercise-NAME` and defines the function to write; a later cell ends with
`course.exercise("NAME").check(function)`.
"""

import ast
import re

from attention_helpers.course.checking.task import load_task

STUB = re.compile(r"exercise-([a-z0-9_]+)$")
VERDICT = re.compile(r"(?:Exercise (\w+): |演習 (\w+)：)(.+)")
NOT_ATTEMPTED = {"en": "not attempted yet", "ja": "まだ手を付けていません"}
RIGHT = {"en": "right", "ja": "正解"}


def stubs(notebook):
    """{exercise name: stub cell} of a notebook in nbformat's form."""
    found = {STUB.match(cell["id"]): cell for cell in notebook["cells"] if cell["cell_type"] == "code"}
    return {match[1]: cell for match, cell in found.items() if match}


def first_lines(notebook):
    """The first line of every text that a cell shows."""
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    texts = ["".join(output.get("data", {}).get("text/plain", "")) for output in outputs]
    return [text.split("\n")[0] for text in texts]


def solved(source, task):
    """The stub's source with its functions of the solution's names replaced by the solution."""
    solution = ast.parse(task.solution).body
    names = {node.name for node in solution if hasattr(node, "name")}
    lines = source.splitlines()
    written = [node for node in ast.parse(source).body if getattr(node, "name", None) in names]
    assert any(node.name == task.function for node in written), f"the stub does not define {task.function}"
    for node in reversed(written):
        start = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        lines[start - 1 : node.end_lineno] = []
    return "\n".join([*lines, "", task.solution])


def solve(notebook):
    """Put its solution into each stub of a notebook; returns the exercises' names."""
    found = stubs(notebook)
    for name, cell in found.items():
        cell["source"] = solved("".join(cell["source"]), load_task(name))
    return list(found)


def verdicts(notebook):
    """{exercise: the verdicts that its checks show, without repeats}"""
    said = {name: set() for name in stubs(notebook)}
    for line in first_lines(notebook):
        found = VERDICT.match(line)
        name = found and (found[1] or found[2])
        if name in said:
            said[name].add(found[3])
    return said
