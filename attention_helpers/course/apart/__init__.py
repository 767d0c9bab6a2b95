"""Work in a process of its own, with limits on time and memory: whatever it does, this process is as it was."""

import sys

CAN_FORK = sys.platform == "linux"  # macOS has fork, too, but its BLAS does not survive it
