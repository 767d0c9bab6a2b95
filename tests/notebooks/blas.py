"""Re-execute notebooks on other BLAS kernels and thread counts: a stored output must hold on all (`make blas`).

python -m tests.notebooks.blas notebooks/01_*.ipynb
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.notebooks.form import notebooks
from tests.run import reexecute

LIMIT = 1200  # seconds a notebook: Nehalem's kernels take twice the time
KERNELS = ("Nehalem", "Haswell", "SkylakeX")  # OpenBLAS's names: SSE, AVX2, AVX-512
THREADS = ("1", "2")


def has_avx512() -> bool:
    """Whether the SkylakeX kernels can run here; where that cannot be read, they are left out."""
    info = Path("/proc/cpuinfo")
    return info.exists() and "avx512f" in info.read_text(encoding="utf-8")


def main() -> int:
    paths = [Path(name).resolve() for name in sys.argv[1:]] or notebooks()
    failures = 0
    for kernel in KERNELS:
        if kernel == "SkylakeX" and not has_avx512():
            print("SkylakeX left out: this processor has no AVX-512")
            continue
        for threads in THREADS:
            for path in paths:
                variables = {"OPENBLAS_CORETYPE": kernel, "OPENBLAS_NUM_THREADS": threads}
                outcome, output = reexecute(path, LIMIT, **variables)
                failures += outcome.failed
                print(f"{kernel:<9} threads {threads}  {outcome}", flush=True)
                if outcome.failed:
                    print(output)
    print(f"{failures} cells differ" if failures else "every stored output holds")
    return int(failures > 0)


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console that lacks a letter shows its number
    sys.exit(main())
