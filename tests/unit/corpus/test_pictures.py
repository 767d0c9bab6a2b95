"""Pictures of signs: what a glance shows and what it hides, and which patch counts."""

import numpy as np
import pytest

from attention_helpers import corpus
from attention_helpers.corpus.pictures import GROUNDS


class Still:
    """A generator without noise."""

    def normal(self, mean, scatter, shape):
        return np.zeros(shape)


@pytest.mark.parametrize("sign", range(6))
@pytest.mark.parametrize("ground", range(6))
def test_a_glance_shows_the_ground_and_not_the_sign(sign, ground):
    glances, _ = corpus.paint_signs(np.array([[sign]]), np.array([[ground]]), Still())
    ink = glances[0, 0] - 0.3 * GROUNDS[ground].ravel()
    np.testing.assert_allclose(ink, ink[0])  # the same in every quarter
    light = GROUNDS[ground].ravel() == 1
    assert glances[0, 0][light].min() > glances[0, 0][~light].max()


def test_a_patch_is_the_sign_on_its_ground():
    _, patches = corpus.paint_signs(np.array([[3, 0]]), np.array([[0, 1]]), Still())
    cross, bars = patches[0].reshape(2, 6, 6)
    np.testing.assert_allclose(np.diag(cross), [0.9] * 6)
    np.testing.assert_allclose(bars[1], [0.6, 0.6, 0.6, 0.9, 0.9, 0.9])


def test_signs_and_grounds_are_six_different_ones():
    for kinds in (corpus.SIGNS.values(), GROUNDS):
        assert len({np.asarray(kind).tobytes() for kind in kinds}) == 6


def test_the_patch_that_counts_has_its_ground_and_its_sign():
    glances, patches, labels, places = corpus.sign_pictures(200, np.random.default_rng(0))
    assert (glances.shape, patches.shape) == ((200, 25, 4), (200, 25, 36))
    lit = glances @ [1, -1, -1, 1]  # upper left and lower right against the others
    np.testing.assert_array_equal(lit.argmax(axis=1), places)
    signs = np.stack(list(corpus.SIGNS.values())).reshape(6, 36)
    inked = patches[np.arange(200), places] @ (signs / signs.sum(axis=1, keepdims=True)).T  # mean pixel under each sign
    blank = patches[np.arange(200), places] @ (~signs / (~signs).sum(axis=1, keepdims=True)).T
    assert ((inked - blank).argmax(axis=1) == labels).mean() > 0.98
    assert set(labels) == set(range(6)) and set(places) == set(range(25))


def test_the_same_generator_draws_the_same_pictures():
    one, other = (corpus.sign_pictures(3, np.random.default_rng(5)) for _ in range(2))
    for a, b in zip(one, other, strict=True):
        np.testing.assert_array_equal(a, b)
