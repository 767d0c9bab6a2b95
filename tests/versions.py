"""The unit tests on other Pythons, and with the oldest libraries that pyproject.toml admits (`make versions`).

    python -m tests.versions                     # every Python that is found, and the oldest libraries on 3.10
    python -m tests.versions 3.12 3.10-oldest    # only these

Each has an environment of its own in a temporary folder, made by uv with the newest libraries of the day; one by one.
What takes minutes and depends on no version is left out (`LONG`); `make test` has it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ALL = ("3.10", "3.11", "3.12", "3.13", "3.14", "3.10-oldest")
LONG = (
    "corpus/generator",
    "corpus/judgements",
    "course/exercises/test_mutants.py",
    "course/exercises/test_mutations.py",
    "course/exercises/test_submissions.py",
)
TOOLS = os.pathsep.join(str(ROOT / ".venv-tools" / name) for name in ("bin", "Scripts"))
LIMIT = 1200  # seconds for the tests of one environment; where more are left then, the run has failed
TOLD = ("numpy", "matplotlib", "ipywidgets", "anywidget", "jupyterlab")
VERSIONS = f"import sys; from importlib.metadata import version; print(*map(version, {TOLD}))"


def main() -> int:
    uv = shutil.which("uv") or shutil.which("uv", path=TOOLS)
    if not uv:
        print("tests.versions: uv was not found; `make versions` brings it.", file=sys.stderr)
        return 1
    failed = 0
    print(f"{'':<14}{'tests':<48}{', '.join(TOLD)}")
    for name in sys.argv[1:] or ALL:
        with tempfile.TemporaryDirectory(prefix=f"attention-{name}-", ignore_cleanup_errors=True) as folder:
            result, versions, log = tried(uv, name, Path(folder))
        print(f"{name:<14}{result:<48}{versions}", flush=True)
        if log:
            print(log, flush=True)
        failed += bool(log)
    return int(failed > 0)


def tried(uv: str, name: str, folder: Path) -> tuple[str, str, str]:
    """Make an environment and run the tests in it. -> what came out, the libraries' versions, what a failure said."""
    python, oldest = name.removesuffix("-oldest"), name.endswith("-oldest")
    code, told = run([uv, "venv", "--quiet", "--seed", "--no-python-downloads", "--python", python, folder / "env"])
    if code:
        return "no such Python here", "", ""
    found = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    resolution = ["--resolution", "lowest-direct"] if oldest else []
    code, told = run([uv, "pip", "install", "--quiet", "--python", found, *resolution, "-e", ".[test,class]"])
    if code:
        return "cannot be installed", "", told
    start = time.monotonic()
    left_out = [f"--ignore=tests/unit/{path}" for path in LONG]
    options = ["-q", "--color=no", "-p", "no:cacheprovider", "-n", "2", "--dist=loadscope"]
    options += [f"--session-timeout={LIMIT}", "--basetemp", folder / "tmp"]
    code, told = run([found, "-m", "pytest", *options, *left_out, "tests/unit"])
    counts = re.findall(r"\d+ (?:passed|failed|errors?|skipped)", told.rpartition("\n")[2]) or ["stopped"]
    versions = run([found, "-c", VERSIONS])[1]
    return f"{', '.join(counts)} in {time.monotonic() - start:.0f} s", versions, told if code else ""


def run(command: list) -> tuple[int, str]:
    """Run a command from the checkout. -> exit code, output. Interpreters that pyenv keeps are found, too."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    path = [os.environ["PATH"], *(str(folder / "bin") for folder in sorted(pyenv.glob("3.*")))]
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=os.environ | {"PATH": os.pathsep.join(path)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode, done.stdout.rstrip()


if __name__ == "__main__":
    sys.exit(main())
