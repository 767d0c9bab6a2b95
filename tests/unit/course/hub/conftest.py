"""A service that answers as the hub's would, in a thread: hand-ins on a real shelf, rounds that are real."""

import asyncio
import json
import threading

import pytest
from tornado import httpserver, web
from tornado.testing import bind_unused_port

from attention_helpers.course.hub.connection import PUBLIC, SERVICE, TOKEN
from attention_helpers.course.records.files import VARIABLE
from attention_helpers.hub.rounds import Rounds
from attention_helpers.hub.shelf import Refused, Shelf, folder_name


class Service:
    """Says what `answer` says, for ("GET", ["records"], {"start": "0"}, body); `asked` holds the requests."""

    def __init__(self, folder):
        self.shelf, self.rounds = Shelf(folder), Rounds(lambda *_: None)
        self.user, self.asked, self.fails = "hanako", [], None
        self._loop, self._ready = asyncio.new_event_loop(), threading.Event()
        threading.Thread(target=self._run, daemon=True).start()
        self._ready.wait(10)

    def _run(self):
        async def serve():
            service = self

            class Handler(web.RequestHandler):
                def prepare(self):
                    service.path = self.request.path
                    path = [part for part in self.path_args[0].split("/") if part]
                    service.asked.append((self.request.method, path, self.request.headers.get("Authorization")))
                    status, said = service.answer(
                        self.request.method, path, int(self.get_query_argument("start", "0")), self.request.body
                    )
                    self.set_status(status)
                    if isinstance(said, bytes):
                        self.set_header("Content-Type", "application/octet-stream")
                    self.finish(said)

            routes = [(r"(?:/teaching)?/services/course/(.*)", Handler)]
            application = web.Application(routes, log_function=lambda _: None)
            sockets, self.port = bind_unused_port()
            httpserver.HTTPServer(application).add_socket(sockets)

        self._loop.run_until_complete(serve())
        self._ready.set()
        self._loop.run_forever()

    def stop(self):
        self._loop.call_soon_threadsafe(self._loop.stop)

    def answer(self, method, path, start, body):
        if self.fails:
            return self.fails
        try:
            return 200, self._answer(method, path, start, body)
        except Refused as error:
            return 409, {"reason": str(error), "size": error.size}
        except ValueError as error:
            return 400, {"reason": str(error)}

    def _answer(self, method, path, start, body):
        if path[0] == "records":
            if method == "POST":
                return {"size": self.shelf.take(self.user, path[1], start, body)}
            return {"learner": self.user, "files": self.shelf.sizes(folder_name(self.user))}
        if path[0] == "collected":
            if len(path) == 3:
                return self.shelf.read(path[1], path[2], start)
            return {"learners": {one: self.shelf.sizes(one) for one in self.shelf.learners()}}
        if method == "POST":
            name = self.rounds.begin("sensei", json.loads(body))
            return {"name": name, "path": f"/services/course/vote/{name}"}
        round = self.rounds.of("sensei", path[1])
        if method == "DELETE":
            round.booth.box.close()
        return round.facts()


@pytest.fixture
def service(tmp_path, monkeypatch):
    """The service, and a kernel of its hub: hanako's, with answers in tmp_path/progress."""
    made = Service(tmp_path / "handed-in")
    monkeypatch.setenv(SERVICE, f"http://127.0.0.1:{made.port}/services/course/")
    monkeypatch.setenv(TOKEN, "her token")
    monkeypatch.setenv(PUBLIC, "https://hub.example.org/hub/")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "progress"))
    (tmp_path / "progress").mkdir()
    yield made
    made.stop()
