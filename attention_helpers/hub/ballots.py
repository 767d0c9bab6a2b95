"""A round as a browser meets it on the hub: the login says whose vote it is, and the box does not learn the name."""

import hashlib
import hmac
from secrets import token_bytes

from jupyterhub.services.auth import HubOAuthenticated
from tornado import web

from attention_helpers.course.voting.phones.web import VoteHandler

_key = token_bytes(32)  # forgotten with the process: no ballot can be traced to a name afterwards


class HubVoteHandler(HubOAuthenticated, VoteHandler):
    """One vote a user of the hub, whatever browsers it comes from."""

    about = "by_login"

    async def prepare(self):
        super().prepare()
        if not self._finished:
            await self.hub_auth.get_user(self, sync=False)  # asked of the hub while others are answered

    @web.authenticated
    def get(self, name):
        super().get(name)

    @web.authenticated
    def post(self, name):
        super().post(name)

    def ballot(self):
        """The user's ballot in this round."""
        whose = f"{self.request.path}\n{self.current_user['name']}"
        return hmac.new(_key, whose.encode("utf-8", "backslashreplace"), hashlib.sha256).hexdigest()

    def keep(self, ballot):
        """What the form sends along: the hub's token against forged requests, and no ballot."""
        return {"_xsrf": self.xsrf_token.decode("ascii")}
