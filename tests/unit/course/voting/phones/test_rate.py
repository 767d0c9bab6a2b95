"""A bucket that fills again."""

from attention_helpers.course.voting.phones.rate import Rate


def test_a_burst_is_allowed_and_then_as_many_a_second_as_said():
    now = [0.0]
    rate = Rate(10, 30, clock=lambda: now[0])
    assert sum(rate.allows() for _ in range(100)) == 30
    now[0] = 1.0
    assert sum(rate.allows() for _ in range(100)) == 10
    now[0] = 1000.0
    assert sum(rate.allows() for _ in range(100)) == 30  # no more is saved up
