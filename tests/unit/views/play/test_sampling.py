"""Drawing from weights: shares walk to the weights, the mean to the soft answer, and a seed repeats the draws."""

import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from attention_helpers import nn, views
from attention_helpers.views.play import sampling
from attention_helpers.views.play.query_plane import HOURS

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def play():
    return views.sampling_playground()


def texts(play):
    return [element.text for element in ElementTree.fromstring(play.picture).iter(f"{SVG}text")]


def weights(temperature=1.0):
    return nn.softmax(sampling.SCORES, temperature=temperature)


def drawn(play):
    count = re.match(r"([\d,]+) drawn,", play.words)
    return int(count.group(1).replace(",", "")) if count else 0


def mean(play):
    return float(re.search(r"Their mean is (\d+\.\d\d) hours", play.words).group(1))


def shares(play):
    """The filled bars' shares: the numbers over the bars."""
    return np.array([float(text) for text in texts(play) if re.fullmatch(r"\d\.\d\d", text)])


def test_nothing_is_drawn_before_a_press(play):
    assert play.words == f"Nothing drawn yet. The soft answer is {weights() @ HOURS:.2f} hours."
    assert shares(play).tolist() == [0, 0, 0, 0] and "<polyline" not in play.picture


@pytest.mark.parametrize("button, amount", [("one", 1), ("ten", 10), ("hundred", 100)])
def test_each_button_draws_as_many_as_it_says(play, button, amount):
    play.control(button).click()
    assert drawn(play) == amount and shares(play).sum() == pytest.approx(1, abs=0.02)
    play.press(button)
    play.press("one")
    assert drawn(play) == 2 * amount + 1
    assert f"share of {2 * amount + 1} draws (filled), weight (frame)" in texts(play)


def test_the_words_are_the_mean_its_distance_and_what_chance_alone_does(play):
    play.press("ten")
    counts = shares(play) * 10
    soft = weights() @ HOURS
    assert mean(play) == pytest.approx(counts @ HOURS / 10, abs=0.006)
    assert f"{abs(counts @ HOURS / 10 - soft):.2f} from the soft answer" in play.words
    spread = np.sqrt((weights() * (HOURS - soft) ** 2).sum() / 10)
    assert f"chance alone puts it about {spread:.2f} away" in play.words
    assert play._announcer.message == play.words


def test_shares_walk_to_the_weights_and_the_mean_to_the_soft_answer(play):
    for _ in range(100):
        play.press("hundred")
    assert drawn(play) == 10_000 and "10,000 drawn" in play.words
    np.testing.assert_allclose(shares(play), weights(), atol=0.02)
    assert mean(play) == pytest.approx(weights() @ HOURS, abs=0.25)


def test_draws_come_as_far_from_the_soft_answer_as_the_words_say():
    distances = []
    for seed in range(200):
        play = views.sampling_playground(seed)
        play.press("ten")
        distances.append(mean(play) - weights() @ HOURS)
    said = float(re.search(r"about (\d+\.\d\d) away", play.words).group(1))
    assert np.std(distances) == pytest.approx(said, rel=0.15) and abs(np.mean(distances)) < 3 * said / 200**0.5


def test_a_new_temperature_or_start_again_forgets_what_was_drawn(play):
    play.press("ten")
    play.control("temperature").value = 0.1
    assert drawn(play) == 0 and f"{weights(0.1) @ HOURS:.2f} hours" in play.words
    play.press("ten")
    assert drawn(play) == 10
    play.press("again")
    assert drawn(play) == 0
    play.press("one")
    assert drawn(play) == 1


def test_the_frames_are_the_weights_at_that_temperature(play):
    def frames():
        elements = ElementTree.fromstring(play.picture).iter(f"{SVG}rect")
        return [float(rect.get("height")) for rect in elements if rect.get("stroke-dasharray")]

    for temperature in (1.0, 0.1, 10.0):
        play.set(temperature=temperature)
        np.testing.assert_allclose(frames(), 180 * weights(temperature), atol=0.06)


def test_at_a_low_temperature_nearly_all_draws_are_the_largest(play):
    play.set(temperature=0.1)
    play.press("hundred")
    assert shares(play).argmax() == weights().argmax() and shares(play).max() > 0.9


def test_a_seed_repeats_the_draws():
    def words(seed):
        play = views.sampling_playground(seed)
        play.press("hundred")
        play.press("ten")
        return play.words, play.picture

    assert words(3) == words(3) != words(4)


def test_beyond_the_most_nothing_more_is_kept(play, monkeypatch):
    monkeypatch.setattr(sampling, "_MOST", 105)
    for _ in range(2):
        play.press("hundred")
    assert drawn(play) == 105
    play.press("one")
    assert drawn(play) == 105


def test_the_picture_stays_small_and_valid_with_many_draws(play):
    for _ in range(30):
        play.press("hundred")
    assert len(play.picture) < 20_000
    (curve,) = ElementTree.fromstring(play.picture).iter(f"{SVG}polyline")
    places = [tuple(map(float, place.split(","))) for place in curve.get("points").split()]
    assert (np.diff([x for x, _ in places]) > 0).all()
    assert all(0 <= x <= 760 and 0 <= y <= 300 for x, y in places)


def test_plain_text_is_that_of_the_start(play):
    before = repr(play)
    play.press("ten")
    assert repr(play) == before == repr(views.sampling_playground(9))
    assert before.endswith("Start: temperature = 1.0. " + views.sampling_playground().words)
