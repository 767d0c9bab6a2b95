"""A user of the hub, as a browser would be one: logs in by the form, starts a server, runs cells in a kernel."""

from __future__ import annotations

import json
import time
import uuid
from urllib.parse import quote

import requests
import websocket

PATIENCE = 180  # seconds for a server to begin
CELL = 120  # seconds for a cell


class CellError(Exception):
    """A cell ended with an error."""


class Person:
    """One user, with the cookies of a browser."""

    def __init__(self, hub, name):
        self.hub, self.name, self.token = hub, name, None
        self.browser = hub.open.enter_context(requests.Session())

    def log_in(self):
        """Log in with the hub's form -> self."""
        page = self.browser.get(f"{self.hub.url}/hub/login", timeout=30)
        form = {"username": self.name, "password": self.hub.password, "_xsrf": self.xsrf("/hub/")}
        page = self.browser.post(f"{self.hub.url}/hub/login", form, params={"next": "/hub/home"}, timeout=30)
        assert page.url.endswith("/hub/home"), (page.url, page.status_code)
        self.token = self._post(f"/hub/api/users/{self.name}/tokens", json={"expires_in": 7200})["token"]
        return self

    def xsrf(self, path):
        """The cookie against forged requests that the browser has for pages below a path."""
        return next((one.value for one in self.browser.cookies if one.name == "_xsrf" and one.path == path), "")

    def _post(self, path, **more):
        headers = {"X-XSRFToken": self.xsrf("/hub/"), "Referer": f"{self.hub.url}/hub/home"}
        answer = self.browser.post(f"{self.hub.url}{path}", headers=headers, timeout=30, **more)
        assert answer.ok, (path, answer.status_code, answer.text[:500])
        return answer.json() if answer.content else None

    def ask(self, method, path, token=None, **more):
        """A request without cookies, with a token: this person's, if no other is named."""
        headers = {"Authorization": f"token {token or self.token}"}
        return requests.request(method, f"{self.hub.url}{path}", headers=headers, timeout=60, **more)

    def service(self, method, path, **more):
        return self.ask(method, f"/services/course/{path}", **more)

    def start_server(self):
        """Start the server, and wait until it runs."""
        answer = self.ask("POST", f"/hub/api/users/{self.name}/server")
        assert answer.ok, (answer.text[:500], self.hub.told())
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            model = self.ask("GET", f"/hub/api/users/{self.name}").json()
            if model["servers"].get("", {}).get("ready"):
                return
            time.sleep(0.3)
        raise RuntimeError(f"{self.name}'s server did not begin:\n{self.hub.told()}")

    def api(self, method, path, **more):
        answer = self.ask(method, f"/user/{self.name}/api/{path}", **more)
        assert answer.ok, (path, answer.status_code, answer.text[:500])
        return answer.json() if answer.content else None

    def open(self, notebook):
        """Open a notebook with a kernel, as the browser does -> the kernel."""
        body = {"path": notebook, "name": notebook, "type": "notebook", "kernel": {"name": "python3"}}
        return Kernel(self, self.api("POST", "sessions", json=body)["kernel"]["id"])

    def cells(self, notebook):
        """[(id, source)] of the code cells of a notebook on the person's server."""
        content = self.api("GET", f"contents/{quote(notebook)}")["content"]
        return [(cell["id"], cell["source"]) for cell in content["cells"] if cell["cell_type"] == "code"]


class Kernel:
    """A kernel of a person's server, over the web socket that JupyterLab uses."""

    def __init__(self, person, id):
        self.person, self.id = person, id
        address = f"{person.hub.url}/user/{person.name}/api/kernels/{id}/channels".replace("http", "ws", 1)
        self._socket = websocket.create_connection(
            address, header=[f"Authorization: token {person.token}"], timeout=CELL
        )
        person.hub.open.callback(self._socket.close)

    def run(self, source):
        """Run a cell -> what it printed or showed as text. Raises CellError where it ended with one."""
        asked = uuid.uuid4().hex
        header = {"msg_id": asked, "msg_type": "execute_request", "session": self.id, "username": "", "version": "5.3"}
        content = {"code": source, "silent": False, "store_history": False, "allow_stdin": False}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self._socket.send(json.dumps(message))
        said, end = [], time.monotonic() + CELL
        while time.monotonic() < end:
            answer = self._socket.recv()
            answer = json.loads(answer) if isinstance(answer, str) else {"parent_header": {}}
            if answer["parent_header"].get("msg_id") != asked:
                continue
            kind, content = answer["header"]["msg_type"], answer["content"]
            if kind == "error":
                raise CellError(f"{content['ename']}: {content['evalue']}\n{source[:200]}")
            said.append(content.get("text") or content.get("data", {}).get("text/plain", ""))
            if kind == "status" and content["execution_state"] == "idle":
                return "".join(said)
        raise CellError(f"no answer in {CELL} s:\n{source[:200]}")
