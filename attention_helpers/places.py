"""Where the course's files lie: beside the package in a checkout, within it where it is installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
ROOT = _PACKAGE if (_PACKAGE / "data").is_dir() else _PACKAGE.parent
DATA = ROOT / "data"
NOTEBOOKS = ROOT / "notebooks"
TEACHING = ROOT / "docs" / "teaching"
