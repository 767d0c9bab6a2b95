"""What the service answers, below `/services/NAME/`: `records` takes hand-ins, `collected` gives them to whoever
teaches, `rounds` opens votes, `vote/…` is what a browser sees of one.

The first three want a hub's token in a header, so that no page elsewhere can make a browser use them; the last one the
hub's login and its XSRF token. Who asks is what the hub says, and nothing in a request.
"""

import json
from secrets import token_bytes

from jupyterhub.services.auth import HubAuth, HubAuthenticated, HubOAuthCallbackHandler
from tornado import web
from tornado.log import app_log

from attention_helpers.course.voting.phones.rate import Rate
from attention_helpers.course.voting.phones.web import BURST, SECOND, NothingHandler, prepare_languages, round_path
from attention_helpers.hub.ballots import HubVoteHandler
from attention_helpers.hub.shelf import Refused, folder_name

TEACH = "custom:attention-course:teach"  # the scope of whoever teaches; attention_course.py gives it to those it names


class TokenHandler(HubAuthenticated, web.RequestHandler):
    """Answers a user of the hub who sends a token, in JSON. Scopes that are needed beside access stand in `needs`."""

    needs = ()

    def initialize(self, shelf, rounds, hub_auth):
        self.shelf, self.rounds, self.hub_auth = shelf, rounds, hub_auth

    def set_default_headers(self):
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")

    async def prepare(self):
        await self.hub_auth.get_user(self, sync=False)  # asked of the hub while others are answered
        user = self.current_user
        if not user or user.get("kind") != "user":
            raise web.HTTPError(403, reason="no user of this hub who may use the course's service")
        if self.needs and not self.hub_auth.check_scopes(set(self.needs), user):
            raise web.HTTPError(403, reason="only for whoever teaches: the instructors that this hub names")

    @property
    def user(self):
        return self.current_user["name"]

    def start(self):
        """The number in the address: from where on."""
        given = self.get_query_argument("start", "0")
        if not (given.isascii() and given.isdigit() and len(given) < 12):
            raise web.HTTPError(400, reason=f"start: got {given!r:.40}, expected a whole number")
        return int(given)

    def refuse(self, status, reason, **facts):
        self.set_status(status)
        self.finish({"reason": str(reason), **facts})

    def write_error(self, status_code, exc_info=None, **_kwargs):
        error = exc_info and exc_info[1]
        self.finish({"reason": getattr(error, "reason", None) or self._reason})

    def log_exception(self, kind, error, trace):
        if not isinstance(error, web.HTTPError):
            app_log.error("%s could not be answered", self.request.method, exc_info=(kind, error, trace))


class RecordsHandler(TokenHandler):
    """A learner's own hand-in: what there is of it (GET), and more of a file (POST)."""

    SUPPORTED_METHODS = ("GET", "POST")

    def get(self, name=None):
        if name is not None:
            raise web.HTTPError(405)
        self.finish({"learner": self.user, "files": self.shelf.sizes(folder_name(self.user))})

    def post(self, name=None):
        try:
            self.finish({"size": self.shelf.take(self.user, name or "", self.start(), self.request.body)})
        except Refused as error:
            self.refuse(409, error, size=error.size)
        except OSError as error:
            app_log.error("a hand-in could not be kept: %s", error.strerror)
            self.refuse(507, f"the hub cannot keep it ({error.strerror})")


class CollectedHandler(TokenHandler):
    """All hand-ins, for whoever teaches: a list of them, or a piece of a file."""

    SUPPORTED_METHODS = ("GET",)
    needs = (TEACH,)

    def get(self, learner=None, name=None):
        if learner is None:
            self.finish({"learners": {folder: self.shelf.sizes(folder) for folder in self.shelf.learners()}})
            return
        try:
            piece = self.shelf.read(learner, name, self.start())
        except OSError as error:
            self.refuse(404, f"there is no such hand-in ({error.strerror})")
        else:
            self.set_header("Content-Type", "application/octet-stream")
            self.finish(piece)


class RoundsHandler(TokenHandler):
    """Opens a vote (POST), tells its owner how it stands (GET), closes it (DELETE)."""

    SUPPORTED_METHODS = ("GET", "POST", "DELETE")
    needs = (TEACH,)

    def post(self, name=None):
        try:
            asked = json.loads(self.request.body)
            name = self.rounds.begin(self.user, asked if isinstance(asked, dict) else {})
        except (ValueError, TypeError, RecursionError) as error:
            self.refuse(400, error)
        else:
            self.finish({"name": name, "path": f"{self.hub_auth.base_url.rstrip('/')}/vote/{name}"})

    def get(self, name=None):
        self.finish(self._own(name).facts())

    def delete(self, name=None):
        round = self._own(name)
        round.booth.box.close()
        self.finish(round.facts())

    def _own(self, name):
        round = self.rounds.of(self.user, name)
        if round is None:
            raise web.HTTPError(404, reason="there is no such vote of yours")
        return round


def application(shelf, rounds, prefix):
    """A tornado Application. It writes no log of requests: who voted or handed in when is nobody's to read."""
    prepare_languages()
    names = {"shelf": shelf, "rounds": rounds, "hub_auth": HubAuth()}  # HubOAuth would take cookies, too
    phones = {"booths": rounds.booths, "rate": Rate(SECOND, BURST)}
    base = prefix.rstrip("/")
    return web.Application(
        [
            (rf"{base}/records(?:/([^/]+))?", RecordsHandler, names),
            (rf"{base}/collected(?:/([^/]+)/([^/]+))?", CollectedHandler, names),
            (rf"{base}/rounds(?:/([^/]+))?", RoundsHandler, names),
            (rf"{base}/vote{round_path(rounds.booths)}", HubVoteHandler, phones),
            (rf"{base}/oauth_callback", HubOAuthCallbackHandler),
            (r".*", NothingHandler, phones),
        ],
        cookie_secret=token_bytes(32),
        log_function=lambda _handler: None,
    )
