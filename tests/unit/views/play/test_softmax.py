"""The softmax playground: from a hard choice to none, and quick enough to be moved."""

import time
import xml.etree.ElementTree as ElementTree

from attention_helpers import views


def test_softmax_playground_moves_from_hard_to_alike():
    play = views.softmax_playground()
    assert "ペン 0.63" in play.words
    play.set(temperature=0.05)
    assert "a hard choice" in play.words
    play.set(temperature=20.0, score1=0.0, score2=0.0, score3=0.0)
    assert "私 0.33, ペン 0.33, 持って 0.33" in play.words
    assert "nearly alike" in play.words
    ElementTree.fromstring(play.picture)


def test_a_move_takes_less_than_a_tenth_of_a_second():
    play = views.softmax_playground()
    times = []
    for step in range(20):
        start = time.perf_counter()
        play.set(temperature=0.5 if step % 2 else 2.0)
        times.append(time.perf_counter() - start)
    assert sorted(times)[10] < 0.1
