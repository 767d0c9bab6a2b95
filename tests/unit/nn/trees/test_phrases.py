"""The readers that see no tree: blind to what they must not see, padding without effect."""

import numpy as np

from attention_helpers import nn
from tests.unit.nn.trees.sample import KINDS, SCOPE_NARROW, SCOPE_WIDE, WORDS, leaf, node


def test_readers_without_a_tree_are_blind_where_they_must_be():
    twins = [SCOPE_WIDE, SCOPE_NARROW]
    for kind in ("bag", "rnn", "gru"):
        wide, narrow = KINDS[kind](WORDS, size=4).predict(twins)
        assert wide[-1] == narrow[-1], kind
    mirrored = node(leaf("good", 1), leaf("not"), 0)
    bag, rnn = nn.BagOfWords(WORDS, size=4), nn.LastState(WORDS, size=4)

    def logits(net, tree):
        return net.forward(net.batch(net.prepare([tree])))[1][-1]

    straight = node(leaf("not"), leaf("good", 1), -1)
    np.testing.assert_allclose(logits(bag, straight), logits(bag, mirrored), rtol=1e-5)
    assert not np.allclose(logits(rnn, straight), logits(rnn, mirrored), rtol=1e-3)


def test_padding_changes_nothing():
    for kind in ("bag", "rnn", "gru"):
        net = KINDS[kind](WORDS, size=4, dtype=np.float64)
        alone = net.forward(net.batch(net.prepare([leaf("bad", -1)])))[1][0]
        batch = net.batch(net.prepare([SCOPE_WIDE, leaf("bad", -1)]))
        np.testing.assert_allclose(net.forward(batch)[1][batch.rows[1][0]], alone, rtol=1e-12)
