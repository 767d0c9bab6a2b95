"""What a process costs, on Linux: megabytes and seconds of a processor."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True)
class Cost:
    """rss: megabytes as most tools count them; pss: where what several processes share is divided among them."""

    rss: float
    pss: float
    seconds: float


def cost(pid):
    """The Cost of a running process; its seconds with those of the children that ended."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    rss, pss = (int(re.search(rf"^{name}:\s*(\d+) kB", told, re.MULTILINE)[1]) * 1024 / 1e6 for name in ("Rss", "Pss"))
    return Cost(rss, pss, sum(map(int, fields[11:15])) / TICKS)
