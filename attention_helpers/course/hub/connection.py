"""A kernel speaks to the course's service on its hub, under the name that the hub knows it by.

The hub gives each server a token. It goes into a header, to the service's address and nowhere else: no redirect is
followed and no proxy asked.
"""

import http.client
import json
import os
import re
from urllib.parse import quote, urlsplit

SERVICE, TOKEN = "ATTENTION_COURSE_SERVICE", "JUPYTERHUB_API_TOKEN"  # what the hub's configuration and the hub set
PUBLIC = "JUPYTERHUB_PUBLIC_HUB_URL"  # set where the hub is told its own public address
BASE = "JUPYTERHUB_BASE_URL"  # where on the hub's machine its own addresses begin
PIECE = 2**18  # bytes of a file that are sent at once
LARGEST_ANSWER = 64 * 2**20
SECONDS = 20
NAME = re.compile(r"[\w%~+-][\w%~+. -]{0,180}\.jsonl", re.ASCII)  # of a session file, as `records.learner` makes them


class Unreachable(OSError):
    """The service does not answer: str() says why."""


class Refusal(Exception):
    """The service's no: `status` is HTTP's, str() its reason, `facts` what else it says."""

    def __init__(self, status, facts):
        super().__init__(facts.get("reason") or f"HTTP {status}")
        self.status, self.facts = status, facts


def has_service():
    """Whether this kernel is on a hub that has the course's service."""
    return bool(os.environ.get(SERVICE) and os.environ.get(TOKEN))


def ask(method, *path, body=None, **query):
    """The service's answer to a request: what its JSON says, or bytes. Raises Unreachable and Refusal.

    path, query: parts of the address, of any letters;  body: bytes, or what JSON can hold
    """
    address = urlsplit(os.environ[SERVICE])
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    base = os.environ.get(BASE, "/").rstrip("/")
    where = "/".join([base + address.path.rstrip("/"), *(quote(part, safe="") for part in path)])
    where += "".join(f"{'&' if n else '?'}{name}={quote(str(value))}" for n, (name, value) in enumerate(query.items()))
    headers = {"Authorization": f"token {os.environ[TOKEN]}", "Accept-Encoding": "identity"}
    if body is not None and not isinstance(body, bytes):
        body, headers["Content-Type"] = json.dumps(body).encode("utf-8"), "application/json"
    connection = kind(address.hostname, address.port, timeout=SECONDS)
    try:
        connection.request(method, where, body, headers)
        answer = connection.getresponse()
        data = answer.read(LARGEST_ANSWER)
    except (OSError, http.client.HTTPException) as error:
        raise Unreachable(getattr(error, "strerror", None) or str(error) or type(error).__name__) from None
    finally:
        connection.close()
    is_json = answer.headers.get_content_type() == "application/json"
    if answer.status != 200:
        raise Refusal(answer.status, _facts(data) if is_json else {})
    return json.loads(data) if is_json else data


def _facts(data):
    try:
        facts = json.loads(data)
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}


def public_address(path):
    """A path of the hub as a browser anywhere opens it; "" where the hub does not know its public address."""
    known = urlsplit(os.environ.get(PUBLIC, ""))
    return f"{known.scheme}://{known.netloc}{path}" if known.netloc else ""
