"""A class on a hub: `python -m tests.hub --learners 20`. Each logs in, runs lesson 03, answers a question, votes, hands
in; the teacher makes the report. Prints the memory of each, and the seconds of a processor that it took.
"""

import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import mean

from tests.hub.attending import Teacher, attend
from tests.hub.hub import Hub
from tests.hub.measure import cost

AT_ONCE = 4


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.hub", description=__doc__)
    parser.add_argument("--learners", type=int, default=20)
    parser.add_argument("--until", default=None, help="the id of lesson 03's last cell to run; without it all run")
    chosen = parser.parse_args()
    names = [f"learner{place:02}" for place in range(1, chosen.learners + 1)]
    start = time.monotonic()
    with Hub(["teacher", *names]) as hub, ThreadPoolExecutor(AT_ONCE) as pool:
        apart = "each a user of the system" if hub.apart else "all one user of the system"
        print(f"{len(names)} learners, {apart}; hub after {time.monotonic() - start:.0f} s", flush=True)
        teacher = Teacher(hub)
        vote = teacher.open_vote()
        picks = [place % 4 for place in range(len(names))]
        learners = list(pool.map(lambda name, pick: attend(hub, name, pick, vote, chosen.until), names, picks))
        counted, report = teacher.close_vote(), teacher.make_report()
        table(learners)
        print(f"votes {counted == sorted(picks)}: {counted}", report, sep="\n")
        service = cost(hub.service_process())
        print(f"the course's service: {service.pss:.0f} MB, {service.seconds:.1f} s of a processor")
        print(f"all: {time.monotonic() - start:.0f} s")
    return 0


def table(learners):
    """A line for each learner, and the mean."""
    print("learner        user  cells   kernel   server   both MB (Rss)     kernel  server s")
    rows = []
    for one in learners:
        kernel, server = one.kernel_cost, one.server_cost
        row = [kernel.pss, server.pss, kernel.pss + server.pss, kernel.seconds, server.seconds, kernel.rss + server.rss]
        rows.append(row)
        print(line(one.person.name, one.user, one.cells, row), one.said.splitlines()[-1])
    print(line("mean", "", "", [mean(column) for column in zip(*rows, strict=True)]), flush=True)


def line(name, user, cells, row):
    kernel, server, both, kernel_seconds, server_seconds, rss = row
    return (
        f"{name:12}{user:>7}{cells:>7}{kernel:9.0f}{server:9.0f}{both:7.0f} ({rss:.0f} Rss)"
        f"{kernel_seconds:9.1f}{server_seconds:8.1f}"
    )


if __name__ == "__main__":
    sys.exit(main())
