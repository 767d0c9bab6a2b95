"""All tests of the course, with one summary at the end (`make test`).

    python -m tests.run                     # lint, unit tests, every notebook re-executed and compared, browser tests
    python -m tests.run notebooks/01*.ipynb # only these notebooks re-executed and compared

Exit code 0 only where everything that ran passed and no notebook took longer than the limit. Browser tests need a
Chromium; without one a line says that they did not run, and with REQUIRE_BROWSER=1 that is a failure.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.browser.conftest import NO_CHROMIUM
from tests.browser.harness import find_chromium
from tests.notebooks.editions import editions, is_edition
from tests.notebooks.form import ROOT, kernel_environment, notebooks

NOTEBOOK_LIMIT = 120  # seconds: twice a lesson's budget, for slow machines
SANITIZE = ROOT / "tests" / "notebooks" / "sanitize.cfg"  # a number after ≈ is bounded by its claim, not compared
NBVAL = ["-p", "no:python", "--nbval", "--nbval-current-env", f"--nbval-sanitize-with={SANITIZE}"]
# A browser on a busy machine may miss a deadline; what is broken fails twice, and more than three are no accident.
# What pytest-timeout ended is not run again: its clock would not start anew.
AGAIN = ["--reruns=1", "--max-suite-reruns=3", "--rerun-except=pytest-timeout", "-rR"]
# Two processes and more for what measures no seconds. A file's unit tests stay together: they share what they trained.
SHARED = ["--numprocesses=auto", "--maxprocesses=4"]
SUITES = {
    "tests/unit": [*SHARED, "--dist=loadscope", "--no-loadscope-reorder"],
    "tests/locale": SHARED,
    "tests/notebooks": SHARED,
    "tests/hub": [],  # a hub, and servers that start beside it
}
# A browser test waits for the page and the page for the kernel: two run side by side. What measures seconds runs alone.
ALONE = "tests/browser/test_speed.py"
BROWSER = {
    "tests/browser": [f"--ignore={ALONE}", "--numprocesses=2", "--dist=loadscope", "--no-loadscope-reorder"],
    ALONE: [],
}
PYTEST = [sys.executable, "-m", "pytest", "-q", "--color=no", "-p", "no:cacheprovider"]


@dataclass
class Outcome:
    """What one stage did."""

    name: str
    passed: int
    failed: int
    skipped: int
    seconds: float
    note: str = ""

    def __str__(self) -> str:
        counts = f"{self.passed:6} passed {self.failed:4} failed {self.skipped:4} skipped"
        return f"{self.name:<55}{self.seconds:6.0f} s {counts}  {self.note}".rstrip()


def run(command: list[str], env: dict | None = None) -> tuple[int, str, float]:
    """Run a command from the checkout. -> exit code, output, seconds."""
    start = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode, done.stdout, time.monotonic() - start


def run_pytest(name: str, arguments: list[str], env: dict | None = None) -> tuple[Outcome, str]:
    """Run pytest, and count from the last line of its output and its exit code."""
    code, output, seconds = run([*PYTEST, *arguments], env)
    last = output.rstrip().rpartition("\n")[2]
    counts = {what: int(number) for number, what in re.findall(r"(\d+) (passed|failed|error|skipped)", last)}
    failed = counts.get("failed", 0) + counts.get("error", 0)
    if failed == 0 and (code != 0 or not counts):  # it crashed, or collected nothing
        failed = 1
    again = sorted(set(re.findall(r"^RERUN (.+)$", output, re.MULTILINE)))
    note = f"ran twice: {', '.join(again)}" if again else ""
    return Outcome(name, counts.get("passed", 0), failed, counts.get("skipped", 0), seconds, note), output


def lint() -> tuple[Outcome, str]:
    ruff = [sys.executable, "-m", "ruff"]
    schema = [sys.executable, "-m", "check_jsonschema", "--quiet", "--builtin-schema"]
    results = [
        run([*ruff, "check", "--no-cache", "."]),
        run([*ruff, "format", "--no-cache", "--check", "--quiet", "."]),
        run([*schema, "vendor.github-workflows", ".github/workflows/test.yml"]),
        run([*schema, "vendor.citation-file-format", "CITATION.cff"]),
    ]
    failed = sum(code != 0 for code, _, _ in results)
    output = "".join(told for _, told, _ in results)
    return Outcome("lint", len(results) - failed, failed, 0, sum(seconds for *_, seconds in results)), output


def reexecute(notebook: Path, limit: float = NOTEBOOK_LIMIT, **variables: str) -> tuple[Outcome, str]:
    """Re-execute one notebook from a fresh kernel and compare every text with the stored one; limit in seconds."""
    with kernel_environment() as env:
        arguments = [*NBVAL, f"--nbval-cell-timeout={limit}", str(notebook)]
        outcome, output = run_pytest(notebook.relative_to(ROOT).as_posix(), arguments, env | variables)
    if outcome.seconds > limit:
        outcome.failed += 1
        outcome.note = f"took longer than {limit} s"
    return outcome, output


def browser(name: str) -> tuple[Outcome, str]:
    """Run the browser tests of this name in BROWSER."""
    outcome, output = run_pytest(name, [name, *BROWSER[name], *AGAIN])
    if find_chromium() is None:
        outcome.note = f"DID NOT RUN: {NO_CHROMIUM}"
    if os.environ.get("REQUIRE_BROWSER") == "1" and outcome.passed == 0:
        outcome.failed = max(outcome.failed, 1)
    return outcome, output


def measured(output: str) -> list[str]:
    """The figures that a stage's tests print, whether they passed or not."""
    return [f"    {line}" for line in re.findall(r"^MEASURED (.+)$", output, re.MULTILINE)]


def main() -> int:
    chosen = [Path(name).resolve() for name in sys.argv[1:]]
    if chosen:
        return summary([told(*reexecute(lesson)) for lesson in chosen])
    suites = [partial(run_pytest, folder, [folder, *how]) for folder, how in SUITES.items()]
    outcomes = [told(*stage()) for stage in (lint, *suites)]
    # One English lesson after another: their seconds count. Those in another language have the same code.
    outcomes += [told(*reexecute(lesson)) for lesson in notebooks() if not is_edition(lesson)]
    with ThreadPoolExecutor(2) as pool:
        outcomes += [told(*done) for done in pool.map(partial(reexecute, limit=2 * NOTEBOOK_LIMIT), editions())]
    outcomes += [told(*browser(name)) for name in BROWSER]
    return summary(outcomes)


def told(outcome: Outcome, output: str) -> Outcome:
    """Print what a stage did, and all that it said where it failed."""
    if outcome.failed:
        print(f"\n===== {outcome.name}\n{output.strip()}\n", flush=True)
    print(outcome, *measured(output), sep="\n", flush=True)
    return outcome


def summary(outcomes: list[Outcome]) -> int:
    print("\n" + "=" * 100, *outcomes, "=" * 100, sep="\n")
    passed, failed, skipped = (sum(getattr(o, name) for o in outcomes) for name in ("passed", "failed", "skipped"))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return int(failed > 0 or passed == 0)


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console that lacks a letter shows its number
    sys.exit(main())
