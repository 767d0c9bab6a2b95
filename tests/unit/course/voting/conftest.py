"""Rounds to vote in, and phones that speak to them."""

import http.client
import re
from urllib.parse import urlencode, urlsplit

import pytest

from attention_helpers.course.voting import desk


class Phone:
    """Keeps its cookie, as a browser does, or keeps none."""

    def __init__(self, url, keeps=True, language="en"):
        self.url, self.keeps, self.cookie, self.language = urlsplit(url), keeps, "", language
        self.status, self.text, self.headers = 0, "", {}

    def ask(self, method="GET", body=None, path=None, **headers):
        connection = http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=30)
        own = {"Accept-Language": self.language, **({"Cookie": self.cookie} if self.cookie else {})}
        if isinstance(body, dict):
            body, own["Content-Type"] = urlencode(body, doseq=True), "application/x-www-form-urlencoded"
        connection.request(method, path or self.url.path, body, own | headers)
        answer = connection.getresponse()
        self.status, self.text, self.headers = answer.status, answer.read().decode("utf-8"), answer.headers
        if self.keeps and self.headers["Set-Cookie"]:
            self.cookie = self.headers["Set-Cookie"].split(";")[0]
        connection.close()
        return self

    @property
    def ballot(self):
        return re.search(r'name="ballot" value="([^"]*)"', self.text)[1]

    def vote(self, *picks, ballot=None, **more):
        """What the form of the page that it shows sends."""
        return self.ask("POST", {"ballot": ballot or self.ballot, "pick": picks} | more)

    @property
    def notice(self):
        found = re.search(r'role="status">([^<]*)<', self.text)
        return found and found[1]


@pytest.fixture
def phone():
    return Phone


@pytest.fixture(autouse=True)
def no_server_left():
    yield
    desk.close_now()
