"""train: it learns, repeats itself for a seed, can be interrupted, and names what went wrong."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.small import Pairs, batch


def model(**options):
    return nn.Seq2Seq(12, 12, 8, 16, **options)


def train(made, pairs=None, **options):
    options = dict(epochs=2, batch_size=16, learning_rate=1e-2, progress=False) | options
    return nn.train(made, Pairs(100) if pairs is None else pairs, **options)


def test_the_same_seed_gives_the_same_model_and_history():
    first, again, other = model(attention="dot"), model(attention="dot"), model(attention="dot")
    one, two, three = train(first, seed=4), train(again, seed=4), train(other, seed=5)
    assert (first.flat_parameters == again.flat_parameters).all() and one.batch_loss == two.batch_loss
    assert (first.flat_parameters != other.flat_parameters).any() and one.batch_loss != three.batch_loss


def test_history_holds_a_loss_for_each_epoch_and_step():
    seen = []
    history = train(model(), epochs=3, dev=Pairs(20, seed=1), callback=lambda *given: seen.append(given))
    assert len(history.loss) == len(history.dev_loss) == 3
    assert len(history.batch_loss) == len(history.gradient_norm) == 3 * 7
    assert [epoch for epoch, _, _ in seen] == [1, 2, 3] and seen[0][2] is history
    assert history.seconds > 0 and history.words_per_second > 0 and not history.interrupted
    assert history.loss[2] < history.loss[0]


def test_the_loss_of_an_epoch_is_the_mean_over_its_words():
    made = model()
    pairs = Pairs(40)
    history = train(made, pairs, epochs=1, batch_size=40, learning_rate=1e-12)
    assert history.loss[0] == pytest.approx(nn.evaluate(model(), pairs, batch_size=7), abs=1e-6)


def test_evaluate_is_the_loss_per_word_and_changes_nothing():
    made, pairs = model(attention="general"), Pairs(30)
    before = made.flat_parameters.copy()
    whole = nn.evaluate(made, pairs, batch_size=30)
    assert nn.evaluate(made, pairs, batch_size=4) == pytest.approx(whole, abs=1e-6)
    assert whole == pytest.approx(made.loss(batch(pairs.sentences, pairs.sentences)), abs=1e-6)
    assert (made.flat_parameters == before).all()


def test_nothing_can_be_evaluated_on_no_pairs():
    with pytest.raises(ValueError, match="pairs must hold at least one sentence pair, got none"):
        nn.evaluate(model(), Pairs(0))


def test_the_learning_rate_may_fall_to_nothing():
    train(model(), final_learning_rate=0)


def test_the_learning_rate_falls_in_a_straight_line(monkeypatch):
    rates = []
    step = nn.Adam.step
    monkeypatch.setattr(nn.Adam, "step", lambda self, g: rates.append(self.learning_rate) or step(self, g))
    train(model(), epochs=1, batch_size=20, learning_rate=0.01, final_learning_rate=0.002)
    np.testing.assert_allclose(rates, [0.01, 0.008, 0.006, 0.004, 0.002])


def test_an_interruption_keeps_the_history_and_a_model_that_can_be_used():
    made, pairs = model(), Pairs(100)
    batches = pairs.batches

    def interrupted(batch_size, rng=None):
        for number, one in enumerate(batches(batch_size, rng)):
            if len(seen) == 1 and number == 3:
                raise KeyboardInterrupt
            yield one

    seen = []
    pairs.batches = interrupted
    history = train(made, pairs, epochs=3, callback=lambda *_: seen.append(1))
    assert history.interrupted and len(history.loss) == 1 and len(history.batch_loss) == 7 + 3
    assert nn.translate(made, [[4, 5]], max_length=3)[0].log_probability < 0
    pairs.batches = batches
    assert len(train(made, pairs, epochs=1).loss) == 1


def test_the_bar_shows_loss_and_words_per_second(capsys):
    train(model(), progress=True, epochs=2)
    shown = capsys.readouterr().err
    assert "14/14" in shown and "loss" in shown and "words/s" in shown
    train(model(), progress=False)
    assert capsys.readouterr().err == ""


def test_a_training_that_breaks_down_names_the_step():
    made = model()
    with pytest.raises(ValueError, match=r"Training broke down at step [1-9]\d*: .* below"):
        train(made, epochs=40, learning_rate=1e30, clip=None)


@pytest.mark.parametrize(
    "options, error, message",
    [
        (dict(epochs=0), ValueError, "epochs must be at least 1, got 0"),
        (dict(epochs=1.5), TypeError, r"epochs must be a whole number of at least 1, got 1\.5"),
        (dict(batch_size=-3), ValueError, "batch_size must be at least 1, got -3"),
        (dict(learning_rate=float("nan")), ValueError, "learning_rate must be a finite number above 0, got nan"),
        (dict(pairs=Pairs(0)), ValueError, "pairs must hold at least one sentence pair"),
        (
            dict(final_learning_rate=-1),
            ValueError,
            r"final_learning_rate must be a finite number from 0 to 1e\+30, got -1",
        ),
        (dict(final_learning_rate=float("nan")), ValueError, "final_learning_rate must be a finite number"),
        (dict(final_learning_rate="0"), TypeError, "final_learning_rate must be a number"),
    ],
)
def test_wrong_arguments_are_refused(options, error, message):
    with pytest.raises(error, match=message):
        train(model(), **options)


def test_a_vocabulary_of_another_size_is_refused():
    pairs = Pairs(5)
    pairs.source_vocabulary = ["<pad>", "<unk>", "<s>", "</s>", "a"]
    with pytest.raises(ValueError, match=r"source_vocabulary of pairs must have the 12 words .* got 5"):
        train(model(), pairs)


@pytest.mark.parametrize("pick", ["argmax", "sample"])
def test_training_hard_is_a_training_of_its_own_that_a_seed_repeats(pick):
    soft, hard, again, other = (model(attention="dot") for _ in range(4))
    train(soft)
    train(hard, pick=pick)
    train(again, pick=pick)
    train(other, pick=pick, seed=1)
    assert (hard.flat_parameters == again.flat_parameters).all()
    assert (hard.flat_parameters != soft.flat_parameters).any() and (
        hard.flat_parameters != other.flat_parameters
    ).any()


def test_training_hard_shows_the_loss_of_reading_hard_and_needs_attention():
    made = model(attention="dot")
    history = train(made, epochs=1, dev=Pairs(20, seed=1), pick="argmax")
    assert history.dev_loss[0] == nn.evaluate(made, Pairs(20, seed=1), 16, pick="argmax")
    assert history.dev_loss[0] != nn.evaluate(made, Pairs(20, seed=1), 16)
    with pytest.raises(ValueError, match="pick='sample' needs a model with attention, got one without"):
        train(model(), pick="sample")
