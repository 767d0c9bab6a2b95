"""How many requests a second are answered in full: a token bucket."""

import time


class Rate:
    """`allows()` is true `burst` times at once, and `second` times a second in the long run."""

    def __init__(self, second, burst, clock=time.monotonic):
        self.second, self.burst, self._clock = second, burst, clock
        self._left, self._last = float(burst), clock()

    def allows(self):
        """Whether one more may be answered now."""
        now = self._clock()
        self._left = min(self.burst, self._left + (now - self._last) * self.second)
        self._last = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
