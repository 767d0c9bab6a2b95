"""python -m tests.unit.fuzz [--calls 100000] [--seed 1] [--only nn.GRU] [--taken]: findings, counted and named."""

import argparse
import os
from collections import Counter

os.environ.setdefault("MPLBACKEND", "agg")

from tests.unit.fuzz.runs import counts, run  # after the backend is set


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.unit.fuzz")
    parser.add_argument("--calls", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", help="rows whose names hold this")
    parser.add_argument("--taken", action="store_true", help="list the wrong values that were taken as well")
    options = parser.parse_args()
    found = run(options.calls, options.only, options.seed)
    print(f"{len(found)} calls:", ", ".join(f"{count} {verdict}" for verdict, count in counts(found).most_common()))
    findings = {}
    for name, wrongs, outcome in found:
        if outcome.verdict not in ("own", "memory") and (outcome.verdict != "fine" or options.taken):
            findings.setdefault((outcome.verdict, name, outcome.about), []).append((wrongs, outcome.message))
    by_function = Counter(name for verdict, name, _ in findings if verdict != "fine")
    print(f"{len(findings)} findings in {len(by_function)} functions")
    for (verdict, name, about), several in sorted(findings.items()):
        wrongs, message = min(several, key=lambda one: len(one[0]))
        shown = ", ".join(f"{argument}: {kind}" for argument, kind in wrongs)
        print(f"{verdict:8} {name:32} {len(several):4}  [{shown}] {about} | {message[:110]!r}")


if __name__ == "__main__":
    main()
