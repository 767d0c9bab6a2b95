"""All tests of the course, with one summary at the end (`make test`).

    python -m tests.run                     # lint, unit tests, every notebook re-executed and compared, browser tests
    python -m tests.run notebooks/01*.ipynb # only these notebooks re-executed and compared

Exit code 0 only where everything that ran passed and no notebook took longer than the limit. Browser tests need a
Chromium; without one a line says that they did not run, and with REQUIRE_BROWSER=1 that is a failure.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from tests.browser.harness import find_chromium
from tests.notebooks.form import ROOT, kernel_environment, notebooks

NOTEBOOK_LIMIT = 120  # seconds: twice a lesson's budget, for slow machines
CELL_LIMIT = 120
NBVAL = ["-p", "no:python", "--nbval", "--nbval-current-env", f"--nbval-cell-timeout={CELL_LIMIT}"]
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


def run(command: list[str], limit: float, env: dict | None = None) -> tuple[int, str, float]:
    """Run a command from the checkout, ended with its children after `limit` seconds. -> exit code, output, seconds."""
    start = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        output = process.communicate()[0] + f"\nended after {limit:.0f} s: it did not finish\n"
    return process.returncode, output, time.monotonic() - start


def run_pytest(name: str, arguments: list[str], limit: float, env: dict | None = None) -> tuple[Outcome, str]:
    """Run pytest and count from its report, not from its exit code alone."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        own = [f"--junitxml={report}", f"--basetemp={folder}/tmp"]  # no two runs tidy up one folder
        code, output, seconds = run([*PYTEST, *arguments, *own], limit, env)
        total = failed = skipped = 0
        if report.exists():
            for suite in ET.parse(report).getroot().iter("testsuite"):
                total += int(suite.get("tests", 0))
                failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
                skipped += int(suite.get("skipped", 0))
    passed = max(total - failed - skipped, 0)
    if code != 0 and failed == 0:  # it crashed, was ended, or collected nothing
        failed = 1
    return Outcome(name, passed, failed, skipped, seconds), output


def lint() -> tuple[Outcome, str]:
    ruff = [sys.executable, "-m", "ruff"]
    schema = [sys.executable, "-m", "check_jsonschema", "--quiet", "--builtin-schema"]
    results = [
        run([*ruff, "check", "--no-cache", "."], 120),
        run([*ruff, "format", "--no-cache", "--check", "--quiet", "."], 120),
        run([*schema, "vendor.github-workflows", ".github/workflows/test.yml"], 120),
        run([*schema, "vendor.citation-file-format", "CITATION.cff"], 120),
    ]
    failed = sum(code != 0 for code, _, _ in results)
    output = "".join(told for _, told, _ in results)
    return Outcome("lint", len(results) - failed, failed, 0, sum(seconds for *_, seconds in results)), output


def reexecute(notebook: Path) -> tuple[Outcome, str]:
    """Re-execute one notebook from a fresh kernel and compare every text output with the stored one."""
    env = kernel_environment()
    arguments = [*NBVAL, str(notebook)]
    outcome, output = run_pytest(notebook.relative_to(ROOT).as_posix(), arguments, 5 * CELL_LIMIT, env)
    shutil.rmtree(Path(env["IPYTHONDIR"]).parent, ignore_errors=True)
    if outcome.seconds > NOTEBOOK_LIMIT:
        outcome.failed += 1
        outcome.note = f"took longer than {NOTEBOOK_LIMIT} s"
    return outcome, output


def browser() -> tuple[Outcome, str]:
    if find_chromium() is None:
        required = os.environ.get("REQUIRE_BROWSER") == "1"
        note = "DID NOT RUN: no Chromium found (Debian: apt-get install chromium; or set CHROMIUM to its path)"
        return Outcome("tests/browser", 0, int(required), 0 if required else 1, 0.0, note), ""
    outcome, output = run_pytest("tests/browser", ["tests/browser"], 2700)
    again = sorted(set(re.findall(r"^(?:FAILED|ERROR) (tests/browser/\S+::\S+)", output, re.MULTILINE)))
    if 0 < len(again) <= 3:  # a browser on a busy machine may miss a deadline; what is broken fails twice
        second, second_output = run_pytest("tests/browser", again, 900)
        if second.failed == 0:
            outcome.passed, outcome.failed = outcome.passed + second.passed, 0
            outcome.note = f"passed only in a second run: {', '.join(again)}"
        output += second_output
        outcome.seconds += second.seconds
    if os.environ.get("REQUIRE_BROWSER") == "1" and outcome.passed == 0 and outcome.failed == 0:
        outcome.failed, outcome.note = 1, "no browser test ran, and REQUIRE_BROWSER=1"
    return outcome, output


def main() -> int:
    outcomes: list[Outcome] = []

    def report(result: tuple[Outcome, str]) -> None:
        outcome, output = result
        outcomes.append(outcome)
        if outcome.failed:
            print(f"\n===== {outcome.name}\n{output.strip()}\n", flush=True)
        print(line_of(outcome), flush=True)

    chosen = [Path(name).resolve() for name in sys.argv[1:]]
    if not chosen:
        report(lint())
        report(run_pytest("tests/unit", ["tests/unit"], 1800))
        report(run_pytest("tests/notebooks", ["tests/notebooks"], 1800))
    for notebook in chosen or notebooks():  # one after another: two at once share caches, and no seconds would count
        report(reexecute(notebook))
    if not chosen:
        report(browser())
    return summary(outcomes)


def line_of(outcome: Outcome) -> str:
    note = f"  {outcome.note}" if outcome.note else ""
    return (
        f"{outcome.name:<55}{outcome.seconds:6.0f} s {outcome.passed:6} passed {outcome.failed:4} failed "
        f"{outcome.skipped:4} skipped{note}"
    )


def summary(outcomes: list[Outcome]) -> int:
    print("\n" + "=" * 100)
    for outcome in outcomes:
        print(line_of(outcome))
    print("=" * 100)
    passed, failed, skipped = (sum(getattr(o, name) for o in outcomes) for name in ("passed", "failed", "skipped"))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return int(failed > 0 or passed == 0)


if __name__ == "__main__":
    sys.exit(main())
