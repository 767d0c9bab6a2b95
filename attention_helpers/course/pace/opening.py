"""When something opens, as the instructor's file says it, and how a learner is told."""

from dataclasses import dataclass
from datetime import datetime, timezone

from attention_helpers.widgets.language import text


@dataclass(frozen=True, order=True)
class Opening:
    """A moment, with its zone; the later of two openings is their `max`."""

    at: datetime

    @property
    def is_open(self):
        return self.at <= now()

    def say(self, key, language=None, **values):
        """The sentence `key` of data/text/pace.json, by whether a time is known; "" for what is open."""
        if self.is_open:
            return ""
        if self == LATER:
            return text("pace", f"{key}_later", language, **values)
        return text("pace", f"{key}_at", language, when=self.when, **values)

    @property
    def when(self):
        """The moment on this computer's clock: "2026-12-01 09:00 UTC+09:00"."""
        day, clock = self.at.astimezone().isoformat(sep=" ", timespec="minutes").split()
        return f"{day} {clock[:5]} UTC{clock[5:]}"


OPEN = Opening(datetime.min.replace(tzinfo=timezone.utc))
LATER = Opening(datetime.max.replace(tzinfo=timezone.utc))  # held back, and no time is named


def opening(value):
    """The Opening of true (open), false (not yet) or text such as "2026-12-01T09:00+09:00".

    A time without a zone is this computer's, a day without a time begins at midnight. Raises ValueError for text that
    is no time.
    """
    if isinstance(value, bool):
        return OPEN if value else LATER
    return Opening(datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone())  # Python 3.10 reads no Z


def now():
    return datetime.now(timezone.utc)
