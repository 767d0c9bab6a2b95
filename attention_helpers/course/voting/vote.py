"""`course.vote`: what `course.predict` asks one learner, asked of a class."""

import itertools
from numbers import Integral, Real
from pathlib import Path

import ipywidgets

from attention_helpers.course.hub.connection import has_service
from attention_helpers.course.records import store
from attention_helpers.course.template import render
from attention_helpers.course.voting import asked, desk
from attention_helpers.course.voting.address import own_address, qr_code
from attention_helpers.course.voting.distribution import as_html, as_text
from attention_helpers.course.voting.hands import hands_for
from attention_helpers.course.voting.on_hub import HubBox
from attention_helpers.course.voting.phones.web import Booth
from attention_helpers.widgets.card import Card, Shown, inline_html
from attention_helpers.widgets.language import language, text
from attention_helpers.widgets.panel import Panel
from attention_helpers.widgets.svg_view import SvgView

HERE = Path(__file__).parent
AS_WIDE_AS_ITS_WORDS = {"width": "auto", "align_self": "flex-start"}
BETWEEN = 0.3  # seconds from one count shown to the next
LONGEST = 600  # minutes

_current = None  # the round that was opened last
_numbers = itertools.count(1)  # of this kernel's rounds: one that is counted again is recorded again


def vote(id, bank=None, address=None, port=None, minutes=30):
    """Ask a class, before the run: from its phones, or hands counted by eye. -> Round, to be the last line of a cell

    >>> have = course.vote("05.have", address="192.168.1.20")

    id       of a prediction of the course, or of a quiz question that has options or a number
    bank     where the question is of another bank: whatever `course.quiz` takes
    address  this computer's own, in the network that the phones are in. Only then a small server is started, which
             knows votes and nothing else; without it hands are counted. It holds for the kernel's later votes, too.
             On a hub with the course's service leave it out: browsers vote there, behind the hub's login
    port     of the server; without one any that is free
    minutes  after which voting closes by itself

    One round is open at a time: a new one closes the one before. Raises ValueError for an id that there is not or is of
    another kind, for an address that is not this computer's, a port that is taken, and where a hub's service says no.
    """
    global _current
    if port is not None and (isinstance(port, bool) or not isinstance(port, Integral) or not 0 < port < 65_536):
        raise ValueError(f"vote: port: got {port!r:.60}, expected a whole number from 1 to 65535, or None")
    if isinstance(minutes, bool) or not isinstance(minutes, Real) or not 0 < minutes <= LONGEST:
        raise ValueError(f"vote: minutes: got {minutes!r:.60}, expected a number above 0, at most {LONGEST}")
    booth, on_hub = Booth(asked.find(id, bank)), address is None and has_service()
    if on_hub:
        booth.box = HubBox(id, bank, float(minutes))
        url = booth.box.url or booth.box.path
    else:
        url = desk.open_round(booth, address, port)
    if _current is not None:
        _current.stop()
    _current = Round(booth, url)
    if on_hub:
        booth.box.watch(_current._show, _current.stop)
    else:
        desk.soon(60 * minutes, _current.stop)
    return _current


class Round(Panel):
    """A question, where to vote on it, how many did, and what they said once it is closed.

    `stop()` and `count_hands()` do what the buttons do. `url` is where the phones vote, or None; `is_open` whether they
    still can; `hands` what was counted by eye, in the form of the fields, or None.
    """

    def __init__(self, booth, url):
        self.asked, self.box, self.url, self.hands = booth.asked, booth.box, url, None
        self.number = next(_numbers)
        self._shows_soon, booth.changed = False, self._changed
        if not url:
            self.box.close()
        title = text("vote", "title", name=self.asked.id)
        super().__init__(self._parts(title), text=self._plain(title))
        self._show()

    @property
    def is_open(self):
        return self.box.is_open

    def stop(self):
        """Close the voting, record the counts, show how the votes are spread. What comes later is refused."""
        if not self.box.close():
            return
        desk.round_is_over()
        self.place.children, self.stop_button.layout.display = [], "none"
        self._record()
        self._show()
        self.announce(text("vote", "closed", count=len(self.box)))

    def close(self):
        """What ipywidgets calls to take a widget away: voting ends with it."""
        self.stop()
        super().close()

    def count_hands(self):
        """Take the hands as they stand in the fields, in place of those before. ValueError for a curve: it has none."""
        if self.hand_fields is None:
            raise ValueError(f"count_hands: no hands can show the curve of {self.asked.id}")
        try:
            self.hands = self.hand_fields.read()
        except ValueError as error:
            self._say(str(error))
            return
        if not self.is_open:
            self._record()
        self._show()
        self._say(text("vote", "hands_counted", count=self.asked.form.voters([], self.hands)))

    def show_result(self, actual=None, words=None):
        """How the votes are spread, beside what came out. -> Card, to be the last line of a cell. It closes the voting.

        actual   what came out: an option by its index or text, a list of them, a number, a curve's numbers. A quiz
                 question knows its right answer; words says it in the lesson's own words
        """
        if words is not None and not isinstance(words, str):
            raise TypeError(f"show_result: words must be text, got {words!r:.60}")
        right, known = self._came_out(actual)
        self.stop()
        return RoundResult(self, right, known if words is None else words)

    def _came_out(self, actual):
        """(the right vote, the same in words)"""
        form, what = self.asked.form, self.asked
        if actual is not None:
            right = form.result(actual)
            return right, form.write(right)
        if what.right:
            return what.right, form.write(what.right)
        if language() in what.right_words:
            return None, what.right_words[language()]
        raise ValueError("show_result: actual: got None, expected what came out, for this question does not know it")

    def _parts(self, title):
        """The widgets, from top to bottom."""
        form, name = self.asked.form, language()
        facts = {"question": self.asked.question(name), "code": self.asked.code, "range": form.range(name)}
        self.head = ipywidgets.HTML(render(HERE / "card.html", title=title, options=form.faces(name), **facts))
        self.place = ipywidgets.VBox(self._place())
        self.count, self.spread, self.status = ipywidgets.HTML(), ipywidgets.HTML(), ipywidgets.HTML()
        self.stop_button = ipywidgets.Button(description=text("vote", "stop"), layout=dict(AS_WIDE_AS_ITS_WORDS))
        self.stop_button.layout.display = None if self.url else "none"
        self.stop_button.on_click(lambda _: self.stop())
        self.hand_fields = hands_for(form)
        parts = [self.head, self.place, self.count, self.stop_button, self.spread]
        if self.hand_fields is not None:
            words = text("vote", "count_hands")
            self.hand_button = ipywidgets.Button(description=words, layout=dict(AS_WIDE_AS_ITS_WORDS))
            self.hand_button.on_click(lambda _: self.count_hands())
            parts += [*self.hand_fields.widgets, self.hand_button]
        return [*parts, self.status]

    def _place(self):
        if not self.url:
            own = own_address()
            said = text("vote", "no_phones", id=self.asked.id, address=own or "192.168.1.20")
            return [ipywidgets.HTML(inline_html(f"{said} {text('vote', 'own' if own else 'find', address=own)}"))]
        is_whole = not self.url.startswith("/")  # a hub that does not know its own address has a path alone
        words = text("vote", "scan" if is_whole else "hub_place")
        where = ipywidgets.HTML(render(HERE / "place.html", words=words, url=self.url))
        if not is_whole:
            return [where]
        label = text("vote", "qr", url=self.url)
        return [SvgView(str(qr_code(self.url, label)), label, text=label), where]

    def _plain(self, title):
        options = [f"  {label}" for label, _code in self.asked.form.faces(language())]
        return "\n".join([f"{title}: {self.asked.question(language())}", *options])

    def _votes(self):
        return self.box.votes(), self.hands

    def _record(self):
        votes, hands = self._votes()
        if self.asked.form.voters(votes, hands):
            facts = {
                "round": self.number,
                "about": self.asked.about,
                "phones": len(votes),
                **self.asked.form.record(votes, hands),
            }
            store.record("vote", self.asked.name, lesson=self.asked.lesson, right=None, **facts)

    def _changed(self):
        """A vote came, in the server's thread: many at once are shown together."""
        if not self._shows_soon:
            self._shows_soon = True
            desk.soon(BETWEEN, self._show_soon)

    def _show_soon(self):
        self._shows_soon = False
        self._show()

    def _show(self):
        count = len(self.box)
        said = text("vote", "count_1" if count == 1 else "count", count=count) if self.url else ""
        self.count.value = f'<div style="font-size: 150%">{inline_html(said)}</div>' if said else ""
        if not self.is_open and (self.url or self.hands is not None):
            self.spread.value = as_html(self.asked.form.rows(*self._votes()))

    def _say(self, words):
        self.status.value = "<br>".join(map(inline_html, filter(None, [words, store.problem()])))
        self.announce(words)


class RoundResult(Shown):
    """What came out, and how the votes were spread."""

    def __init__(self, round, right, came_out):
        votes, form = round._votes(), round.asked.form
        rows = form.rows(*votes, right)
        title = text("vote", "title", name=round.asked.id)
        lines = [text("vote", "result", result=came_out), *(form.compare(*votes, right) if right else [])]
        counted = text("vote", "counted", phones=len(votes[0]), hands=form.voters([], votes[1]))
        card = Card(title, "info", [*lines, counted])
        self.text = "\n".join([card.text, *as_text(rows)])
        self.html = f'{card.html}<div class="ah">{as_html(rows)}</div>'
