"""Run a notebook in a real JupyterLab and save pictures of it from top to bottom, to be read by a person.

python -m tests.browser.shoot notebooks/01_fixed_vector_bottleneck.ipynb --theme dark --out /tmp/shots
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.browser.harness import THEMES, Browser, Lab


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebook", help="path below the repository, e.g. notebooks/00_start_here.ipynb")
    parser.add_argument("--theme", choices=[*THEMES, "both"], default="light")
    parser.add_argument("--out", type=Path, required=True, help="folder for the PNG files")
    parser.add_argument("--width", type=int, default=1280, help="width of the window (the file browser is part of it)")
    parser.add_argument("--height", type=int, default=1500, help="height of one picture")
    parser.add_argument("--no-sidebar", action="store_true", help="close the file browser first")
    parser.add_argument("--no-run", action="store_true", help="show what is stored, run nothing")
    args = parser.parse_args()
    with Lab() as lab, Browser(args.width) as browser:
        lesson = browser.open(lab, args.notebook)
        if args.no_sidebar:
            lesson.command("application:toggle-left-area")
        if not args.no_run:
            lesson.run_all(timeout=300)
        for theme in THEMES if args.theme == "both" else [args.theme]:
            lesson.theme(theme)
            for path in lesson.screenshots(args.out, f"{theme}_", args.height):
                print(path)
        troubles = {
            "error output": lesson.errors(),
            "broken widget": lesson.broken_widgets(),
            "console error": lesson.console_errors,
            "request that left this machine": lesson.left_machine,
        }
        for kind, found in troubles.items():
            for line in found:
                print(f"{kind}: {line}")
        lesson.close()
    return 1 if any(troubles.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
