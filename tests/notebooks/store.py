"""Execute notebooks from a fresh kernel and store their outputs in place (`make notebooks`).

    python -m tests.notebooks.store                          # all
    python -m tests.notebooks.store notebooks/01_*.ipynb     # some

A notebook in which a cell raises is left as it was. One in another language is first built anew from the English
lesson and its catalogue; one that does not exist yet, too: notebooks/ja/01_fixed_vector_bottleneck.ipynb.
"""

from __future__ import annotations

import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from tests.notebooks.editions import built, is_edition, untranslated
from tests.notebooks.form import kernel_environment, normalise, notebooks


def store(path: Path) -> str:
    """Run one notebook and write it back; returns a line that says what happened, which starts with "failed" if so."""
    start = time.monotonic()
    if is_edition(path) and untranslated(path):
        return f"failed {path}: left as it was\ntranslate first: {untranslated(path)}"
    notebook = nbformat.reads(json.dumps(built(path)), 4) if is_edition(path) else nbformat.read(path, 4)
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        with kernel_environment() as environment:
            client.execute(env=environment)
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        return f"failed {path}: left as it was\n{error}"
    normalise(notebook)
    before, after = path.read_text(encoding="utf-8") if path.exists() else "", nbformat.writes(notebook) + "\n"
    if before != after:
        path.write_text(after, encoding="utf-8", newline="\n")
    return f"{'unchanged' if before == after else 'stored'} {path} ({time.monotonic() - start:.0f} s)"


def main() -> int:
    paths = [Path(name) for name in sys.argv[1:]] or notebooks()
    failed = 0
    with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        for line in pool.map(store, paths):
            print(line, flush=True)
            failed += line.startswith("failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console that lacks a letter shows its number
    sys.exit(main())
