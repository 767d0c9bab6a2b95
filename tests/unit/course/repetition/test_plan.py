"""What a day holds, and what the next days hold."""

from datetime import date, timedelta

from attention_helpers.course.repetition import schedule
from attention_helpers.course.repetition.plan import LIMIT, NEW, ahead, plan

TODAY = date(2026, 3, 2)


def known(count, ago, right=True):
    """{id: card}, each answered once, `ago` days before today and one day more with each."""
    days = [TODAY - timedelta(ago + n) for n in range(count)]
    return {f"01.q{n:03}": schedule.card_after([(day, right, right)], "numeric") for n, day in enumerate(days)}


def test_what_is_due_and_nothing_else():
    cards = known(4, 0)  # answered today, and one to three days ago: due after two
    assert plan(cards, [], TODAY).today == ("01.q003", "01.q002") and plan({}, [], TODAY).today == ()


def test_after_a_month_away_a_day_holds_no_more_than_ever():
    cards = known(150, 30)
    due = plan(cards, [f"02.new{n}" for n in range(50)], TODAY)
    assert len(due.today) == LIMIT and due.late == 130
    chances = [schedule.recall(cards[id], TODAY) for id in due.today]
    assert chances == sorted(chances)
    assert max(chances) <= min(schedule.recall(card, TODAY) for id, card in cards.items() if id not in due.today)


def test_new_ones_come_in_a_few_a_day_and_only_where_there_is_room():
    new = [f"02.new{n:02}" for n in range(50)]
    assert plan({}, new, TODAY).today == tuple(new[:NEW])
    cards = known(LIMIT - 3, 10)
    assert plan(cards, new, TODAY).today[-3:] == tuple(new[:3])


def test_the_two_ways_of_a_term_do_not_come_on_one_day():
    both = ["02.term.key.meaning", "02.term.key.name", "02.term.query.meaning"]
    assert plan({}, both, TODAY).today == (both[0], both[2])
    card = schedule.card_after([(TODAY - timedelta(9), True, True)], "multiple_choice")
    late = plan({id: card for id in both[:2]}, [], TODAY)
    assert late.today == (both[0],) and late.late == 1


def test_what_a_day_cannot_hold_moves_on():
    assert ahead(known(50, 30), 0, TODAY) == [20, 20, 10, 0, 0, 0]
    assert ahead({}, 30, TODAY) == [NEW, NEW, NEW, 30 - 3 * NEW, 0, 0]
    assert ahead(known(2, 0), 0, TODAY) == [1, 1, 0, 0, 0, 0]
    assert ahead(known(25, 30), 30, TODAY) == [20, 13, NEW, NEW, 6, 0]
