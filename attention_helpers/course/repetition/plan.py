"""Which cards come today, and how many in the days to come."""

from dataclasses import dataclass
from datetime import timedelta

from attention_helpers.course.repetition.cards import family
from attention_helpers.course.repetition.schedule import due, recall

LIMIT = 20  # cards a day: some ten minutes
NEW = 8  # of them at most such as were never asked
WEEK = 7


@dataclass(frozen=True)
class Plan:
    """`today`: ids in the order they are asked. `late`: how many more are due and wait for the next days."""

    today: tuple
    late: int


def plan(known, new, today):
    """What to ask today: what is due, the most forgotten first, and then what is new, a term one way at a time.

    known  {id: fsrs.Card}
    new    ids of what was never asked, in order
    """
    late = [id for id, card in known.items() if due(card) <= today]
    late.sort(key=lambda id: (recall(known[id], today), id))
    chosen, families = [], set()
    for ids, most in ((late, LIMIT), (new, NEW)):
        most = min(LIMIT, len(chosen) + most)
        for id in ids:
            if len(chosen) < most and family(id) not in families:
                chosen.append(id)
                families.add(family(id))
    return Plan(tuple(chosen), len(set(late) - set(chosen)))


def ahead(known, new, today):
    """How many cards come tomorrow and on each of the five days after it, as things stand: six numbers.

    What a day does not hold moves on to the next.
    """
    days = [due(card) for card in known.values()]
    waiting, left, counts = sum(day <= today for day in days), new, []
    for later in range(1, WEEK):
        waiting += days.count(today + timedelta(days=later))
        old = min(waiting, LIMIT)
        fresh = min(left, NEW, LIMIT - old)
        waiting, left = waiting - old, left - fresh
        counts.append(old + fresh)
    return counts
