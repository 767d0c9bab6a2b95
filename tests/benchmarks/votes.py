"""A class votes: phones that all vote within seconds, each changing its mind now and then, and strangers beside them.

    python -m tests.benchmarks.votes http://127.0.0.1:PORT/NAME --phones 300 --seconds 10 --garbage 1000

asks a round that is open (a browser test opens one in a kernel that trains meanwhile) and prints, as JSON, how long the
answers took, in ms, what came to no answer, and what each phone voted at last.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import statistics
import time
from collections import Counter
from urllib.parse import urlsplit

PATIENCE = 30  # seconds for an answer
COOKIE = re.compile(rb"set-cookie: (ballot=[^;]+)", re.IGNORECASE)
KEEPS_NONE = 10  # every tenth phone refuses cookies
CHANGES = 5  # every fifth changes its mind


class Room:
    """Everybody who asks, and what came of it."""

    def __init__(self, url: str, options: int, seed: int = 0):
        self.place, self.options, self.random = urlsplit(url), options, random.Random(seed)
        self.times: list[float] = []
        self.votes: list[int] = []
        self.statuses: Counter = Counter()

    async def ask(self, raw: bytes) -> tuple[int, bytes]:
        """Send the bytes -> status (0: none) and answer."""
        try:
            reader, writer = await asyncio.open_connection(self.place.hostname, self.place.port)
        except OSError:
            return 0, b""
        try:
            writer.write(raw)
            answer = await asyncio.wait_for(reader.read(), PATIENCE)
        except (OSError, asyncio.TimeoutError):
            answer = b""
        finally:
            writer.close()
        found = re.match(rb"HTTP/1\.1 (\d+)", answer)
        return int(found[1]) if found else 0, answer

    def request(self, method: str = "GET", body: bytes = b"", *headers: str, path: str | None = None) -> bytes:
        lines = [f"{method} {path or self.place.path} HTTP/1.1", f"Host: {self.place.netloc}", *headers]
        if body:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        return "\r\n".join([*lines, "", ""]).encode() + body

    async def timed(self, raw: bytes) -> tuple[int, bytes]:
        start = time.perf_counter()
        status, answer = await self.ask(raw)
        self.times.append(1000 * (time.perf_counter() - start))
        return status, answer

    async def phone(self, number: int, seconds: float) -> None:
        """Open the page, choose, vote; perhaps change the vote."""
        await asyncio.sleep(self.random.uniform(0, 0.6 * seconds))
        status, answer = await self.timed(self.request())
        cookie, field = COOKIE.search(answer), re.search(rb'name="ballot" value="([\w-]+)"', answer)
        if status != 200 or not cookie or not field:
            self.votes.append(-1)
            return
        headers = [] if number % KEEPS_NONE == 0 else [f"Cookie: {cookie[1].decode()}"]
        last = -1
        for _ in range(2 if number % CHANGES == 0 else 1):
            await asyncio.sleep(self.random.uniform(0, 0.2 * seconds))
            pick = self.random.randrange(self.options)
            body = b"ballot=" + field[1] + f"&pick={pick}".encode()
            status, answer = await self.timed(self.request("POST", body, *headers))
            if status == 200 and f'value="{pick}" checked'.encode() in answer:
                last = pick
        self.votes.append(last)

    async def stranger(self, number: int, seconds: float) -> None:
        await asyncio.sleep(self.random.uniform(0, seconds))
        status, _ = await self.ask(self.garbage(number))
        self.statuses[status] += 1

    def garbage(self, number: int) -> bytes:
        """Requests that no page of ours sends."""
        ballot = b"ballot=" + b"x" * 22
        kinds = (
            lambda: self.random.randbytes(200) + b"\r\n\r\n",
            lambda: self.request("POST", ballot + b"&pick=99"),
            lambda: self.request("POST", ballot + b"&pick=0&pick=1"),
            lambda: self.request("POST", ballot + b"&pick=-1"),
            lambda: self.request("POST", ballot + b"&pick=%ff%fe"),
            lambda: self.request("POST", ballot + b"&n0=3"),
            lambda: self.request("POST", b"pick=" + b"1" * 10_000),
            lambda: self.request("POST", ballot),
            lambda: self.request("PUT", ballot + b"&pick=1"),
            lambda: self.request("POST", ballot + b"&pick=1", path="/nobody"),
            lambda: self.request(path="/../../etc/passwd"),
            lambda: self.request(path="/api/contents?token=1"),
            lambda: self.request("GET", b"", "X-Long: " + "y" * 20_000),
            lambda: b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
            lambda: b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",  # a phone that tries https
        )
        return kinds[number % len(kinds)]()


async def vote(url: str, phones: int, seconds: float, garbage: int, options: int = 4) -> dict:
    room = Room(url, options)
    await asyncio.gather(
        *(room.phone(number, seconds) for number in range(phones)),
        *(room.stranger(number, seconds) for number in range(garbage)),
    )
    return {
        "median": round(statistics.median(room.times), 1),
        "slowest": round(max(room.times), 1),
        "requests": len(room.times),
        "counts": [room.votes.count(option) for option in range(options)],
        "unanswered": room.votes.count(-1),
        "strangers": {str(status): count for status, count in sorted(room.statuses.items())},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="A class votes at an address.")
    parser.add_argument("url")
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--garbage", type=int, default=1000)
    given = parser.parse_args()
    print(json.dumps(asyncio.run(vote(given.url, given.phones, given.seconds, given.garbage))))


if __name__ == "__main__":
    main()
