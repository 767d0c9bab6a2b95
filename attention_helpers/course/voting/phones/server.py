"""The server of the rounds: a thread of its own in the kernel, one event loop, one port, limits on all that comes.

Tornado, which Jupyter brings: it reads requests strictly, and one thread serves all phones. A thread for each of them
would wait for the interpreter's lock behind the kernel's own work, all at once.
"""

import asyncio
import socket
import threading
from contextlib import suppress
from functools import partial

from tornado import httpserver
from tornado.iostream import StreamClosedError

MOST_CONNECTIONS = 400  # at once; Windows can wait for 512 sockets
LARGEST_HEADER, LARGEST = 32_768, 65_536  # bytes; more is cut off. web.py refuses a smaller body already, and says so
SECONDS = 10  # that a request may take to arrive, and its answer to leave
LINGER = 60  # seconds that latecomers are still told that it is over
PATIENCE = 5  # seconds that the kernel waits for the thread
TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Connections(httpserver.HTTPServer):
    """One request a connection, not too many of them, none for long. Who is too slow is told so.

    Where there are too many the slowest has to go: whoever holds connections open keeps nobody out.
    """

    def initialize(self, *arguments, **settings):
        super().initialize(*arguments, **settings)
        self._timers = {}

    def handle_stream(self, stream, address):
        if len(self._timers) >= MOST_CONNECTIONS:
            _refuse(next(iter(self._timers)))
        self._timers[stream] = asyncio.get_running_loop().call_later(SECONDS, partial(_refuse, stream))
        super().handle_stream(stream, None)  # without the phone's address: what is not known cannot be told

    def on_close(self, server_conn):
        self._timers.pop(server_conn.stream).cancel()
        super().on_close(server_conn)


def _refuse(stream):
    """Say that it took too long, unless an answer is on its way already, and end the connection."""
    with suppress(StreamClosedError):
        if not stream.writing():
            stream.write(TOO_SLOW)
    stream.close()


class Server:
    """Serves an application at an address of this computer until `stop()`, or until the kernel ends.

    Raises OSError where the address is not this computer's, or the port is taken.
    """

    def __init__(self, application, address, port=0):
        family = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0][0]
        self._socket = socket.create_server((address, port), family=family, backlog=MOST_CONNECTIONS)
        self._socket.setblocking(False)
        self.address, self.port = address, self._socket.getsockname()[1]
        self._application, self.ends = application, False
        self._loop = asyncio.SelectorEventLoop()  # on Windows, too: tornado waits for sockets, not for results
        self._loop.call_soon(self._serve)  # before any call of `stop`, however soon
        self._thread = threading.Thread(target=self._run, name="votes", daemon=True)
        self._thread.start()

    def url(self, path):
        """The address of `/path` as a phone opens it."""
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"http://{host}:{self.port}/{path}"

    def stop(self):
        """End the server, and wait until it has: the port is free then."""
        self.ends = True
        with suppress(RuntimeError):  # it has ended
            self._loop.call_soon_threadsafe(self._loop.stop)
        if threading.current_thread() is not self._thread:
            self._thread.join(PATIENCE)

    def later(self, seconds, function):
        """Call the function in the server's thread, after so many seconds."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._loop.call_later, seconds, function)

    def _run(self):
        try:
            self._loop.run_forever()
        finally:
            self._loop.run_until_complete(self._close())
            self._loop.close()

    def _serve(self):
        self._server = Connections(
            self._application,
            no_keep_alive=True,
            max_header_size=LARGEST_HEADER,
            max_body_size=LARGEST,
            max_buffer_size=2 * LARGEST,
        )
        self._server.add_socket(self._socket)

    async def _close(self):
        self._server.stop()
        await self._server.close_all_connections()
