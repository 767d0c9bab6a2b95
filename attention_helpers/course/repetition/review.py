"""`course.review()`: what is about to be forgotten, over all lessons, some ten minutes a day."""

from collections import Counter
from datetime import date, datetime

from attention_helpers.course.pace import file as class_file
from attention_helpers.course.questions.bank import Bank
from attention_helpers.course.questions.quiz import Quiz
from attention_helpers.course.questions.sitting import Sitting
from attention_helpers.course.records import store
from attention_helpers.course.repetition import schedule
from attention_helpers.course.repetition.cards import question_cards, term_cards
from attention_helpers.course.repetition.plan import LIMIT, ahead, plan
from attention_helpers.widgets import language as languages

BEGINS = ("quiz", "exercise", "predict")  # kinds of records that begin a lesson


def review(today=None, language=None, on_answer=None):
    """The questions and terms that are due today, 20 at most, and how many come tomorrow and this week.

    today      a date, or "2026-11-26"; None takes this machine's. The same records and day give the same review
    language   "en" or "ja"; None takes the one in force
    on_answer  as in `course.quiz`

    What was answered comes back when it is about to be forgotten, as `schedule` has it; where more is due than a day
    holds, the most forgotten first. On the day after a lesson was begun its terms come in, and after its quiz was begun
    its other questions; a lesson that the instructor's file holds back has no part. Answers are kept apart from those
    in the lessons. Raises ValueError for what is no day and for another language.
    """
    return Quiz(Review(_day(today), language), on_answer)


class Review(Sitting):
    """One day's review, which any kernel resumes on that day."""

    def __init__(self, today, language=None):
        self.today = today
        terms, questions = _cards()
        cards = {card.id: card for card in (*terms, *questions)}
        self._kinds = {id: card.type for id, card in cards.items()}
        rows = store.history()
        days = schedule.days_of(rows, latest=max(today, date.today()))
        before = _where(rows, days, lambda row, day: day < today)
        answers = schedule.events(*before)
        known = self._known(answers)
        self.plan = plan(known, _new(before[0], known, terms, questions), today)
        self._late = 0 if set(self.plan.today) - known.keys() else self.plan.late  # where no room was left for new ones
        # What is done in the lessons today comes from tomorrow on; today's reviews are in `states`.
        now = _where(rows, days, lambda row, day: day < today or (day == today and row["kind"] != "review"))
        answers_now = schedule.events(*now)
        changed = {id: several for id, several in answers_now.items() if several != answers.get(id)}
        self._known_now = known | self._known(changed)
        self._new = len(set(_new(now[0], self._known_now, terms, questions)) - set(self.plan.today))
        bank = Bank("review", tuple(cards[id] for id in self.plan.today))
        super().__init__(bank, language, kind="review", prefix=f"{today}/")

    def title(self):
        return self._text("title")

    def plain_text(self):
        """The title alone: what is due is another matter for every learner and day."""
        return self.title()

    def lead(self):
        """What is due when, and why these come today."""
        if not self.bank.questions:
            nothing = "none_today" if self._known_now or self._new else "none_yet"
            return [languages.sentences(self._text(nothing), self._next())]
        due = self._late + len(self.bank)
        told = [self._text("late", count=due, limit=LIMIT)] if self._late else []
        counts, today = self._ahead(), len(self.bank) - self._done()
        return [*told, self._text("line", today=today, tomorrow=counts[0], week=today + sum(counts))]

    def summary(self):
        """How many are done; at the end, when the next ones come."""
        if not self.bank.questions:
            return ""
        done, count = self._done(), len(self.bank)
        first = sum(state["correct"] is True and state["attempt"] == 1 for state in self.states.values())
        facts = {"done": done, "count": count, "first": first}
        if done < count:
            return self._text("so_far", **facts)
        return languages.sentences(self._text("done", **facts), self._next())

    def _state(self, *given):
        """A card is asked once a day."""
        state = super()._state(*given)
        return state | {"final": state["phase"] == "done"}

    def _unanswered(self, question, draw=None):
        """Each day has other numbers."""
        return super()._unanswered(question, self.today.toordinal() % 1000 if question.variables else 0)

    def _known(self, answers):
        """{id: fsrs.Card} of the cards with these answers, as `schedule.events` gives them."""
        return {id: schedule.card_after(answers[id], kind) for id, kind in self._kinds.items() if id in answers}

    def _done(self):
        return sum(state["phase"] == "done" for state in self.states.values())

    def _after(self):
        """The cards after what was answered so far; what is still to be answered today is left out."""
        known = {id: card for id, card in self._known_now.items() if id not in self.states}
        for id, state in self.states.items():
            if state["phase"] == "done":
                right = state["correct"] is True
                how = schedule.rating(right and state["attempt"] == 1, right, self._kinds[id])
                known[id] = schedule.answered(self._known_now.get(id), self.today, how)
        return known

    def _ahead(self):
        return ahead(self._after(), self._new, self.today)

    def _next(self):
        """When the next ones come."""
        counts = self._ahead()
        days = next((later for later, count in enumerate(counts, 1) if count), None)
        if days is None:
            days = min(((schedule.due(card) - self.today).days for card in self._after().values()), default=None)
        if days is None:
            return ""
        return self._text("tomorrow", count=counts[0]) if days == 1 else self._text("in_days", days=days)

    def _text(self, name, **facts):
        return languages.text("review", name, self.language, **facts)


def _day(today):
    if today is None:
        return date.today()
    if isinstance(today, datetime):
        return today.date()
    try:
        return today if isinstance(today, date) else date.fromisoformat(today)
    except (TypeError, ValueError):
        raise ValueError(f"today: got {today!r}, expected a date, or text such as '2026-11-26'.") from None


def _where(rows, days, wanted):
    """(records, their days) of those that are wanted."""
    pairs = [(row, day) for row, day in zip(rows, days, strict=True) if wanted(row, day)]
    return [row for row, _ in pairs], [day for _, day in pairs]


def _cards():
    """(terms, questions) of all lessons but those that the instructor's file holds back."""
    pace = class_file.read()
    return [[card for card in cards if pace.is_open(card.lesson)] for cards in (term_cards(), question_cards())]


def _new(rows, known, terms, questions):
    """Ids of the cards of begun lessons that were never answered: by turns a term and a question.

    A lesson's terms come in once anything of it is done, its questions once its quiz is begun.
    """
    begun = {store.lesson_of(row) for row in rows if row["kind"] in BEGINS}
    quizzed = {store.lesson_of(row) for row in rows if row["kind"] == "quiz"}
    turns = []
    for cards, lessons in ((terms, begun), (questions, quizzed)):
        places = Counter()
        for card in cards:
            if card.lesson in lessons and card.id not in known:
                places[card.lesson] += 1
                turns.append((card.lesson, places[card.lesson], ".term." not in card.id, card.id))
    return [id for *_, id in sorted(turns)]
