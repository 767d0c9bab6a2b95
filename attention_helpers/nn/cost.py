"""What a call costs: its time, and the memory that it needs at once."""

import timeit
import tracemalloc

from attention_helpers.nn import checks
from attention_helpers.nn.threads import single_thread


def time_and_memory(call, repeat=7, number=1):
    """Time and memory of `call()`, on one thread: (seconds, bytes).

    seconds   the fastest of `repeat` timings, each of `number` calls, divided by `number`: other work on the machine
              can make a call slower and never faster
    bytes     the most that one call holds at once beyond what was there before it; counted by Python, NumPy included
    """
    checks.function(call, "call")
    repeat, number = checks.positive(repeat, "repeat"), checks.positive(number, "number")
    with single_thread():
        tracemalloc.start()
        try:
            call()
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()  # counting slows every allocation down: the timings come without it
        return min(timeit.repeat(call, number=number, repeat=repeat)) / number, peak
