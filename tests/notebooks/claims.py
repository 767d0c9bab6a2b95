"""What a lesson says about its runs, held to what they showed: `views.claim` and nothing weaker.

Each function takes a notebook's dictionary and returns a sentence for each thing that is wrong.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from attention_helpers.views.claims import FAILS, HOLDS

# Lessons rewritten to say everything by claims. The list only grows: a lesson that is in it stays in it.
CLAIMED = ("00", "01", "02", "03", "04", "05", "06", "07", "08")

HELD, FAILED = HOLDS.partition("{")[0], FAILS.partition(" ")[0]
TRUTH = re.compile(r"(?:^|[:=] *)(?:True|False)\b", re.MULTILINE)
NOT_EXACT = re.compile(r"≈\s*\{(\w+)")  # a field whose number re-execution does not compare
NUMBER = re.compile(r"(?<![\w.,/])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?%)?(?![\w/]|[.,]\d)")
# In a claim also before a Japanese letter: 13時. In a text those are left: digits count there where English has words.
IN_A_CLAIM = re.compile(r"(?<![A-Za-z0-9_.,/])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?%)?(?![A-Za-z0-9_/]|[.,]\d)")
# What is no number measured: code, shapes and pairs in brackets, whole numbers in formulas, references, years, minutes.
NO_MEASUREMENT = re.compile(
    r"```.*?```|`[^`]*`|^#+ [^\n]*|^\s*\d+\.\s|\]\([^)]*\)|<[^>]*>"
    r"|\((?:[^()\s.]+, ?)+[^()\s.]*\)"
    r"|(?:§|\b(?i:lessons?|sections?|equations?|figures?|tables?|questions?|exercises?|chapters?))"
    r"\s*\d[\d.]*(?:(?:,| and| to|–)\s*\d[\d.]*)*"
    r"|\b(?:19|20)\d\d\b|\b\d+ minutes?\b",
    re.MULTILINE | re.DOTALL,
)
FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$]*\$", re.DOTALL)
STRUCTURE = {0.0, 1.0}  # weights sum to 1, a padded place counts 0: what holds by definition


def source_of(cell) -> str:
    return "".join(cell["source"])


def shown_by(cell) -> list[str]:
    """The texts that a cell stores, one for each output: what it prints, or the text form of what it shows."""
    outputs = cell.get("outputs", [])
    return ["".join(out.get("text", out.get("data", {}).get("text/plain", ""))) for out in outputs]


def printed_by(cell) -> str:
    return "".join("".join(out["text"]) for out in cell.get("outputs", []) if out["output_type"] == "stream")


def claims_in(cell) -> list[ast.Call]:
    if cell["cell_type"] != "code":
        return []
    calls = [node for node in ast.walk(ast.parse(source_of(cell))) if isinstance(node, ast.Call)]
    return [call for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) == "claim"]


def failed_claims(notebook) -> list[str]:
    lines = [(cell["id"], line) for cell in notebook["cells"] for text in shown_by(cell) for line in text.split("\n")]
    return [f"{name}: stored as not true: {line}" for name, line in lines if line.startswith(FAILED)]


def bare_truths(notebook) -> list[str]:
    """Lines of output that say True or False where a number should stand."""
    found = []
    for cell in notebook["cells"]:
        results = ["".join(out.get("data", {}).get("text/plain", "")) for out in cell.get("outputs", [])]
        texts = [printed_by(cell), *(text for text in results if text in ("True", "False"))]
        found += [f"{cell['id']}: shows a bare {match[0]!r}" for text in texts for match in TRUTH.finditer(text)]
    return found


def unclaimed_estimates(notebook) -> list[str]:
    """Lines that carry ≈, which re-execution passes over, and are no claims."""
    lines = [(cell["id"], line) for cell in notebook["cells"] for text in shown_by(cell) for line in text.split("\n")]
    return [f"{name}: ≈ outside a claim: {line}" for name, line in lines if "≈" in line and not line.startswith(HELD)]


def weak_claims(notebook) -> list[str]:
    """Claims that could not fail, or whose sentence no catalogue could hold."""
    return [
        f"{cell['id']}: {ast.unparse(call)[:60]}…: {trouble}"
        for cell in notebook["cells"]
        for call in claims_in(cell)
        for trouble in weaknesses(call)
    ]


def weaknesses(call: ast.Call) -> Iterator[str]:
    sentence, *conditions = call.args or [None]
    if not (isinstance(sentence, ast.Constant) and isinstance(sentence.value, str)):
        yield "the sentence must be written out as one literal, no f-string and no name"
        return
    if not conditions:
        yield "no condition"
    numbers = {word.arg: ast.dump(word.value) for word in call.keywords}
    parts = [{ast.dump(node) for node in ast.walk(condition)} for condition in conditions]
    for condition, within in zip(conditions, parts, strict=True):
        if within.isdisjoint(numbers.values()):
            yield f"the condition {ast.unparse(condition)} is about no number that the sentence shows"
    for name in NOT_EXACT.findall(sentence.value):
        if not any(numbers.get(name) in within for within in parts):
            yield f"≈{{{name}}} is not compared and no condition bounds it"


def unmeasured_numbers(notebook) -> list[str]:
    """Numbers in a text after a run of the same section, or in the summary, that no cell before has shown.

    A number is carried by a claim's printed sentence or by a number written in the code of an earlier cell, a
    parameter; rounded in the text is fine. 0 and 1 are structure, not measurement. A playground's questions open a
    section of their own: they say what to set, not what was seen.
    """
    carried: set[float] = set()
    found, after_run = [], False
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            carried |= carried_by(cell)
            after_run = after_run or bool(claims_in(cell) or printed_by(cell))
            continue
        heading = re.match(r"##? +(.*)|### (?:Playground|プレイグラウンド)", source_of(cell))
        if heading:
            after_run = cell["id"] == "summary" or heading[1] == "Summary"
        if after_run:
            found += [
                f"{cell['id']}: {number} stands on no claim and no parameter before it"
                for number in numbers_in(source_of(cell))
                if not is_carried(number, carried)
            ]
    return found


def numbers_in(markdown: str) -> list[str]:
    """The numbers of a text that claim a measurement, as written: "81 %", "0.2"."""
    text = FORMULA.sub(lambda formula: " ".join(re.findall(r"\d+\.\d+", formula[0])), markdown)
    return [number for number in NUMBER.findall(NO_MEASUREMENT.sub(" ", text)) if value(number) not in STRUCTURE]


def value(number: str) -> float:
    digits = float(re.sub(r"[,%\s]", "", number).replace("−", "-"))
    return digits / 100 if number.endswith("%") else digits


def carried_by(cell) -> set[float]:
    lines = [line for line in printed_by(cell).split("\n") if line.startswith(HELD)]
    written = [node.value for node in ast.walk(ast.parse(source_of(cell))) if isinstance(node, ast.Constant)]
    parameters = {float(number) for number in written if type(number) in (int, float)}
    return parameters | {value(number) for line in lines for number in IN_A_CLAIM.findall(line.replace("≈", " "))}


def is_carried(number: str, carried: set[float]) -> bool:
    """Whether one of the numbers carried, rounded as this one is, is this one."""
    digits = len(re.sub(r"[%\s]", "", number).partition(".")[2]) + 2 * number.endswith("%")
    return any(abs(value(number) - one) <= 0.5 * 10**-digits + 1e-9 for one in carried)


CHECKS = (failed_claims, bare_truths, unclaimed_estimates, weak_claims, unmeasured_numbers)
