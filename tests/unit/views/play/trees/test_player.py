"""The tree player: every step right, forward and back, and other groupings of the same words."""

import time
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from attention_helpers import corpus, nn, views

PEN = corpus.parse_tree("((私 は) ((ペン を) (持って いる)))")
SHORT = {"left": "私", "right": {"left": "は", "right": "走る"}}
SVG = "{http://www.w3.org/2000/svg}"
NOT_GOOD = {"left": {"word": "not", "label": 0}, "right": {"word": "good", "label": 1}, "label": -1}


@pytest.fixture
def player():
    return views.tree_player({"pen": PEN, "short": SHORT})


@pytest.fixture(scope="module")
def net():
    trees = corpus.load_trees("en", "train")
    net = nn.RecursiveNet({word for tree in trees for word in corpus.tree_words(tree)}, size=12)
    nn.train_trees(net, trees, epochs=15, learning_rate=0.03)
    return net


def texts(player):
    return [text.text for text in ElementTree.fromstring(player.picture).iter(f"{SVG}text")]


def test_the_players_result_is_traverse(player):
    machine = player.machine
    player.last()
    expected = nn.traverse(nn.map_leaves(PEN, machine.vector), machine.weight, machine.bias, np.tanh)
    np.testing.assert_allclose(player.steps[-1].done["root"], expected)


def test_forward_and_back(player):
    assert player.words.startswith("Step 0 of 22. Nothing called yet: [[私 は] [[ペン を] [持って いる]]]")
    said = [player.words]
    for _ in range(22):
        player.forward()
        said.append(player.words)
        assert player.words == player._announcer.message and player.words in player.children[-2].value
    assert len(set(said)) == 23
    player.forward()
    assert player.words == said[-1]
    for expected in reversed(said[:-1]):
        player.back()
        assert player.words == expected
    player.back()
    assert player.words == said[0]
    player.last()
    assert player.words == said[-1]
    player.first()
    assert player.words == said[0]


def test_stack_locals_and_shapes_are_in_view(player):
    for _ in range(7):
        player.forward()
    shown = texts(player)
    assert "traverse(root)" in shown and "open" in shown and "(2,)" in shown
    assert any(text.startswith("left = [") and text.endswith("right = ?") for text in shown)
    assert "waits for right" in shown
    for _ in range(14):
        player.forward()
    assert any("W (2, 4) · pair (4,): return [" in text for text in texts(player))


def test_another_sentence_and_its_tree(player):
    player.forward()
    player.choose("short")
    assert player.words.startswith("Step 0 of 10.")


def test_composing_another_tree(player):
    player.last()
    given = player.steps[-1].done["root"]
    player.begin()
    assert player.tree is None
    assert player.words == "6 parts: 私 | は | ペン | を | 持って | いる. Pick a + to join two neighbours."
    player.forward()
    assert player.words.startswith("6 parts")
    for i in (0, 1, 2):
        player.view.pick(f"merge:{i}")
    assert player.words.startswith("3 parts: 私 は | ペン を | 持って いる.")
    player.undo()
    assert player.words.startswith("4 parts")
    player.merge(2)
    player.merge(0)
    player.merge(0)
    assert player.words.startswith("Step 22 of 22. All calls have returned. [[[私 は] [ペン を]] [持って いる]] gives")
    assert not np.allclose(player.steps[-1].done["root"], given)
    assert sum(text.startswith("[[") for text in texts(player)) == 2
    player.back()
    assert player.words.startswith("Step 21")
    player.given()
    assert player.words.startswith("Step 0 of 22.")


def test_the_joints_are_buttons_with_names(player):
    player.begin()
    joints = [part for part in ElementTree.fromstring(player.picture).iter(f"{SVG}circle") if part.get("data-pick")]
    assert [part.get("data-pick") for part in joints] == [f"merge:{i}" for i in range(5)]
    assert joints[0].get("aria-label") == "join 私 and は"
    with pytest.raises(ValueError, match="i must be from 0 to 4, got 5"):
        player.merge(5)


def test_with_a_network_nodes_show_labels(net):
    player = views.tree_player({"not good": NOT_GOOD}, net=net)
    player.last()
    assert player.words.endswith("label −1.")
    assert {"0", "+1", "−1", "(12,)"} <= set(texts(player))


def test_words_are_escaped():
    player = views.tree_player({"x": {"left": "<b>", "right": "&"}})
    player.last()
    assert "<b>" in texts(player)


def test_the_plain_text_is_the_start_whatever_was_clicked(player):
    before = repr(player)
    player.last()
    player.begin()
    assert repr(player) == before
    assert "Sentences: pen; short. Start: [[私 は] [[ペン を] [持って いる]]], 22 steps." in before


def test_a_step_is_drawn_at_once(player):
    seconds = []
    for _ in range(20):
        start = time.perf_counter()
        player.forward()
        seconds.append(time.perf_counter() - start)
    assert np.median(seconds) < 0.1


@pytest.mark.parametrize(
    "trees, words",
    [
        ({}, "at least one named tree"),
        ({"long": corpus.parse_tree("(a (a (a (a (a (a (a (a (a (a (a (a a))))))))))))")}, "'long' has 13 words"),
        ({"bad": {"left": "a"}}, "only 'left'"),
    ],
)
def test_bad_trees(trees, words):
    with pytest.raises(ValueError, match=words.replace("'", "[\"']")):
        views.tree_player(trees)
