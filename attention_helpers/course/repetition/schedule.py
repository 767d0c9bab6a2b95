"""When a card is due, from the records alone: FSRS, the Free Spaced Repetition Scheduler, in whole days.

A card is what was answered of a question: in its lesson's quiz, a test, an exam or a review. FSRS reckons from each
answer how long it stays in memory, and asks again when the chance of knowing it has fallen to 90 %.
Source: Ye, Su and Cao (2022), "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling".
"""

from bisect import bisect_right
from collections import defaultdict
from datetime import date, datetime, time, timedelta, timezone

from fsrs import Card, Rating, Scheduler

FIRST = date(2025, 1, 1)  # no answer is older
ANSWERS = ("quiz", "test", "exam", "review")  # kinds of records
# No steps within a day and no chance: the same records give the same days on every machine.
SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False, maximum_interval=365)
# Kinds in which a second try picks among what the first one left: that shows no memory.
PICKED = ("multiple_choice", "word", "cell")


def rating(first, last, kind):
    """Good for right at once; Hard for right at the second try, but Again where that only picks what was left."""
    if first:
        return Rating.Good
    return Rating.Hard if last and kind not in PICKED else Rating.Again


def events(rows, days=None):
    """{card: [(day, first right, last right)]} of the records (dictionaries, oldest first), a question's tries as one.

    days  the day of each record, as `days_of` has it; None takes those that the records say themselves
    """
    found, tries = defaultdict(list), {}
    for day, row in zip(map(day_of, rows) if days is None else days, rows, strict=True):
        answered = row["kind"] in ANSWERS and isinstance(row.get("right"), bool)
        if not answered or day is None or (row["kind"] == "exam" and row.get("answer") is None):  # says nothing
            continue
        card, again = row["id"].rpartition("/")[2], row.get("attempt", 1) != 1
        known = tries.get((row["kind"], row["id"])) if again else None
        if known is None:
            known = tries[row["kind"], row["id"]] = [day, row["right"], row["right"]]
            found[card].append(known)
        known[0], known[2] = day, row["right"]
    return {card: [tuple(one) for one in several] for card, several in found.items()}


def days_of(rows, latest):
    """The day of each record (oldest first), where the clock was wrong that of the record before it.

    A clock was wrong where it was later than the day `latest`, where it was before there was this course, and where the
    days go back: then those are kept that most records bear out.
    """
    told = [day_of(row) for row in rows]
    kept = _in_step([(place, day) for place, day in enumerate(told) if day and FIRST <= day <= latest])
    known = told[min(kept)] if kept else latest - timedelta(days=1)
    days = []
    for place, day in enumerate(told):
        known = day if place in kept else known
        days.append(known)
    return days


def _in_step(days):
    """Of (place, day), in order, the places of the longest sequence in which no day is before the last."""
    ends, places, before = [], [], {}  # of the sequences of every length: the earliest day that one can end with
    for place, day in days:
        length = bisect_right(ends, day)
        before[place] = places[length - 1] if length else None
        ends[length : length + 1], places[length : length + 1] = [day], [place]
    kept, place = set(), places[-1] if places else None
    while place is not None:
        kept.add(place)
        place = before[place]
    return kept


def day_of(row):
    """The day a record says it belongs to, or None where that cannot be told.

    A review's is the one it was made for; any other record's is that of its time, on this machine's clock.
    """
    try:
        if row["kind"] == "review":
            return date.fromisoformat(row["id"].partition("/")[0])
        return datetime.fromisoformat(row["time"]).astimezone().date()
    except (ValueError, OverflowError, OSError):  # no time, or one that this machine's calendar does not reach
        return None


def card_after(answers, kind):
    """The fsrs.Card after these answers, [(day, first right, last right)]; None where there are none."""
    card = None
    for day, first, last in sorted(answers, key=lambda one: one[0]):
        card = answered(card, day, rating(first, last, kind))
    return card


def answered(card, day, how):
    """The card (None: a new one) after one more answer."""
    card = card or Card(card_id=0, due=noon(day))
    return SCHEDULER.review_card(card, how, noon(day))[0]


def due(card):
    """The day a card is due."""
    return card.due.date()


def recall(card, day):
    """The chance, 0 to 1, that what is on the card is still known on that day."""
    return SCHEDULER.get_card_retrievability(card, noon(day))


def noon(day):
    """FSRS counts in UTC: all that happens on a day happens at its noon."""
    return datetime.combine(day, time(12), timezone.utc)
