"""The page that a phone shows: plain HTML in the phone's language, without scripts, whole in one answer."""

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path

from attention_helpers.course.template import render
from attention_helpers.places import DATA
from attention_helpers.widgets.catalogue import SOURCE
from attention_helpers.widgets.language import languages, texts

HERE = Path(__file__).parent
STYLE = (HERE / "page.css").read_text(encoding="utf-8")  # without a sign that HTML would escape: its hash must hold
HASH = base64.b64encode(hashlib.sha256(STYLE.encode("utf-8")).digest()).decode("ascii")
HEADERS = {
    # Nothing may be loaded, run or framed; the form may be sent back here alone.
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{HASH}'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


def page(language, notice=None, asked=None, vote=None, hidden=None, typed=None, chosen=False, about="anonymous"):
    """The page as text.

    notice   the name of a sentence in data/text/vote.json, shown at the top
    asked    what is asked (an Asked); None where there is nothing to vote on
    vote     what this phone voted, or None; typed: what it sent that could not be read
    hidden   what the form sends along, {name: value}
    chosen   whether the reader chose the language
    about    the name of the sentence below the form: what is kept of a vote
    """
    words = texts("vote", language)
    fields = asked.fields(language, vote, typed) if asked else []
    return render(
        HERE / "page.html",
        language=language,
        title=words["phone_title"],
        about=words[f"phone_{about}"],
        style=STYLE,
        notice=words[f"phone_{notice}"] if notice else "",
        question=asked.question(language) if asked else "",
        code=asked.code if asked else "",
        range=asked.range(language) if asked else "",
        fields=fields,
        hidden=hidden or {},
        action=f"?lang={language}" if chosen else "?",
        button=words["phone_send" if vote is None else "phone_change"],
        others=[(name, f"?lang={name}", own) for name, own in names().items() if name != language],
    )


@cache
def names():
    """{language: what its speakers call it}."""
    files = {name: DATA / "locale" / name / "language.json" for name in languages() if name != SOURCE}
    return {SOURCE: "English"} | {
        name: json.loads(path.read_text(encoding="utf-8"))["name"] for name, path in files.items()
    }


def negotiated(header, default=SOURCE):
    """The language of the course that an Accept-Language header asks for first: "ja-JP,ja;q=0.9,en;q=0.8" -> "ja"."""
    wishes = []
    for wish in header.split(",")[:20]:
        found = re.fullmatch(r"\s*([a-z]{2,3})(?:-[\w-]*)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*", wish, re.IGNORECASE)
        if found and found[1].lower() in languages():
            wishes.append((float(found[2] or 1), found[1].lower()))
    best = max((quality for quality, _ in wishes), default=0)
    return next((name for quality, name in wishes if quality == best > 0), default)
