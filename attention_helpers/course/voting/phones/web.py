"""The votes as a web application, without a thread or a port of its own: a server in the kernel runs it, or a hub.

It answers `/<name of a round>` and nothing else: no files, no kernel. GET shows the page, POST casts the vote.
"""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from tornado import web
from tornado.log import app_log

from attention_helpers.course.voting.phones.box import BallotBox, Closed, Full
from attention_helpers.course.voting.phones.page import HEADERS, negotiated, page
from attention_helpers.course.voting.phones.rate import Rate
from attention_helpers.widgets.language import languages, texts

LARGEST_BODY = 2_000  # bytes of a vote; the longest form of ours sends some hundred
SECOND, BURST = 400, 1_200  # requests: a lecture hall in ten seconds, and as many strangers beside it
KEPT = ("ballot", "_xsrf")  # what a form sends along
BALLOT = re.compile(r"[\w-]{22}", re.ASCII)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another when typed
NAME_LENGTH = 16  # letters of a round's name: 79 bits
REMEMBERED = 20  # rounds that are over, whose phones are told so


class Incomplete(ValueError):
    """Nothing was chosen, or what was typed is no number: str() is the name of a sentence for the phone."""


@dataclass
class Booth:
    """One round as the phones meet it. `changed` is called in the server's thread after each change of a vote."""

    asked: object
    box: BallotBox = field(default_factory=BallotBox)
    changed: Callable = lambda: None


class Booths:
    """The rounds by their names, of so many letters. A closed one still answers that; an older one is gone.

    Where a login guards the rounds, their names may be shorter.
    """

    def __init__(self, letters=NAME_LENGTH, remembered=REMEMBERED):
        self.letters, self.remembered, self._booths = letters, remembered, {}

    def add(self, booth):
        """Take in a round -> its name, random, another than all that are remembered."""
        name = ""
        while not name or name in self._booths:
            name = "".join(secrets.choice(LETTERS) for _ in range(self.letters))
        self._booths[name] = booth
        for old in list(self._booths)[: -self.remembered]:
            del self._booths[old]
        return name

    def find(self, name):
        return self._booths.get(name)

    def close_all(self):
        """End all rounds, and forget them."""
        for booth in self._booths.values():
            booth.box.close()
        self._booths.clear()

    def any_open(self):
        return any(booth.box.is_open for booth in self._booths.values())


class VoteHandler(web.RequestHandler):
    """GET and POST of one round. On a hub `ballot` and `keep` are others: there the login says whose vote it is."""

    about = "anonymous"  # the name of the sentence below the form

    SUPPORTED_METHODS = ("GET", "POST")

    def initialize(self, booths, rate):
        self.booths, self.rate = booths, rate

    def set_default_headers(self):
        self.clear_header("Server")
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self):
        lang = self.request.query_arguments.get("lang", [b""])[-1].decode("utf-8", "replace")
        self.chosen = lang in languages()
        self.tongue = lang if self.chosen else negotiated(self.request.headers.get("Accept-Language", ""))
        if not self.rate.allows():
            self.set_header("Retry-After", "1")
            self.tell(429, "busy")

    def compute_etag(self):
        """None: nothing is to be kept."""

    def get(self, name):
        booth = self.booths.find(name)
        if booth is None:
            self.tell(404, "unknown")
            return
        ballot = self.ballot()
        vote = booth.box.vote_of(ballot)
        if booth.box.is_open:
            self.show(booth, None if vote is None else "sent", vote, ballot)
        else:
            self.tell(200, "closed" if vote is None else "closed_counts")

    def post(self, name):
        booth = self.booths.find(name)
        if booth is None:
            self.tell(404, "unknown")
        elif len(self.request.body) > LARGEST_BODY:
            self.tell(413, "garbage")
        else:
            self._cast(booth)

    def _cast(self, booth):
        """Take the vote, or say why not; what is refused changes nothing."""
        ballot = self.ballot()
        before = booth.box.vote_of(ballot)
        try:
            given = {name: [value.decode("utf-8") for value in values] for name, values in self._given()}
            vote = booth.asked.read(given)
            changed = booth.box.cast(ballot, vote)
        except Closed:
            self.tell(409, "late" if before is None else "late_counts")
        except Full:
            self.tell(503, "full")
        except Incomplete as error:
            self.set_status(400)
            self.show(booth, str(error), before, ballot, given)
        except ValueError:  # no page of ours sends that; UnicodeDecodeError is one, too
            self.tell(400, "garbage")
        else:
            self.show(booth, "sent", vote, ballot)
            if changed:
                booth.changed()

    def _given(self):
        return ((name, values) for name, values in self.request.body_arguments.items() if name not in KEPT)

    def ballot(self):
        """This phone's ballot: its cookie; where it keeps none, what the page sent back; else a new one.

        So a phone without cookies has one vote a page. Neither is tied to a person: there is nothing to tie.
        """
        sent = self.request.body_arguments.get("ballot", [b""])[-1].decode("utf-8", "replace")
        for known in (self.get_cookie("ballot") or "", sent):
            if BALLOT.fullmatch(known):
                return known
        return secrets.token_urlsafe(16)

    def keep(self, ballot):
        """Let the phone keep its ballot -> what its form sends along, {name: value}."""
        self.set_cookie("ballot", ballot, path=self.request.path, httponly=True, samesite="Lax")
        return {"ballot": ballot}

    def show(self, booth, notice, vote, ballot, typed=None):
        hidden = self.keep(ballot)
        self.finish(page(self.tongue, notice, booth.asked, vote, hidden, typed, self.chosen, self.about))

    def tell(self, status, notice):
        """A page with one sentence."""
        self.set_status(status)
        self.finish(page(self.tongue, notice, chosen=self.chosen))

    def log_exception(self, kind, error, trace):
        """What a stranger sends is not worth a line in the lesson; a mistake of ours is, without who asked."""
        if not isinstance(error, web.HTTPError):
            app_log.error("a vote could not be answered", exc_info=(kind, error, trace))

    def write_error(self, status_code, **_kwargs):
        """Whatever else goes wrong, methods that there are not among it."""
        self.finish(page(getattr(self, "tongue", "en"), "garbage"))


class NothingHandler(VoteHandler):
    """Every other address."""

    def get(self):
        self.tell(404, "unknown")

    post = get


def prepare_languages():
    """Read the catalogues, which takes 0.1 s each: now, not while phones wait."""
    for name in languages():
        texts("vote", name)


def round_path(booths):
    """The pattern of a round's address."""
    return rf"/([{LETTERS}]{{{booths.letters}}})"


def application(booths):
    """A tornado Application over the rounds. It writes no log: nobody's address is kept."""
    prepare_languages()
    shared = {"booths": booths, "rate": Rate(SECOND, BURST)}
    return web.Application(
        [(round_path(booths), VoteHandler, shared), (r".*", NothingHandler, shared)], log_function=lambda _handler: None
    )
