"""single_thread: one BLAS thread inside, afterwards as many as before; training and reading put themselves in it."""

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from attention_helpers import corpus, nn
from tests.unit.nn.small import Pairs

LINKED = corpus.SentencePairs([["a", "b"], ["b"]], [["x", "y"], ["y"]], [{(0, 0), (1, 1)}, {(0, 0)}])
CALLS = {
    "train": lambda model: nn.train(model, Pairs(20), epochs=1, dev=Pairs(5), progress=False),
    "translate": lambda model: nn.translate(model, [[4, 5], [6]]),
    "attention_weights": lambda model: nn.attention_weights(model, LINKED),
}


def threads():
    return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]


@pytest.fixture
def two():
    """Two BLAS threads during the test: what each library says then."""
    with threadpool_limits(2, user_api="blas"):
        if not threads() or min(threads()) < 2:
            pytest.skip("NumPy's BLAS library here cannot be told how many threads to use")
        yield threads()


def test_one_thread_inside_and_as_many_as_before_afterwards(two):
    with nn.single_thread():
        assert threads() == [1] * len(two)
    assert threads() == two


def test_one_inside_the_other_stays_at_one_until_the_outer_ends(two):
    with nn.single_thread():
        with nn.single_thread():
            assert threads() == [1] * len(two)
        assert threads() == [1] * len(two)
    assert threads() == two


def test_an_error_inside_is_passed_on_and_the_threads_come_back(two):
    with pytest.raises(KeyboardInterrupt), nn.single_thread():
        raise KeyboardInterrupt
    assert threads() == two


@pytest.mark.parametrize("name", CALLS)
def test_what_takes_long_runs_on_one_thread_on_its_own(two, name, monkeypatch):
    model, seen = nn.Seq2Seq(12, 12, 8, 16, attention="dot"), []
    read = model.read
    monkeypatch.setattr(model, "read", lambda *given: seen.append(threads()) or read(*given))
    CALLS[name](model)
    assert seen and all(count == [1] * len(two) for count in seen)
    assert threads() == two


def test_fitting_an_aligner_runs_on_one_thread_on_its_own(two, monkeypatch):
    aligner, seen = nn.WordAligner(len(LINKED.source_vocabulary), len(LINKED.target_vocabulary), size=4), []
    step = aligner.step
    monkeypatch.setattr(aligner, "step", lambda *given: seen.append(threads()) or step(*given))
    aligner.fit(LINKED, steps=2)
    assert seen == [[1] * len(two)] * 2
    assert threads() == two
