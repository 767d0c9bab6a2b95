"""Pictures of 25 patches with a sign in each, of which one patch counts: the task of the lesson on hard attention.

A patch has 6 × 6 pixels: one of six signs on one of six grounds, and noise. Ground 0 marks the patch that counts. A
glance at a patch is the mean of each quarter: every sign has as much ink in all four quarters, so which of them are
lighter shows the ground, whatever the sign.
"""

import numpy as np

from attention_helpers.corpus import arguments

PATCHES = 25  # 5 × 5, row by row
_ROW, _COLUMN = np.indices((6, 6))
_ACROSS, _DOWN = (_ROW == 1) | (_ROW == 4), (_COLUMN == 1) | (_COLUMN == 4)
_FROM_MIDDLE = np.abs([_ROW - 2.5, _COLUMN - 2.5])
SIGNS = {  # name: (6, 6) bool, True where there is ink
    "bars across": _ACROSS,
    "bars down": _DOWN,
    "grid": _ACROSS | _DOWN,
    "cross": (_ROW == _COLUMN) | (_ROW + _COLUMN == 5),
    "diamond": _FROM_MIDDLE.sum(axis=0) == 3,
    "square": _FROM_MIDDLE.max(axis=0) == 1.5,
}
# Which quarters of each ground are lighter; the first, upper left and lower right, marks the patch that counts.
GROUNDS = np.reshape([[1, 0, 0, 1], [0, 1, 1, 0], [1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0], [0, 1, 0, 1]], (6, 2, 2))


def paint_signs(sign, ground, rng):
    """sign, ground (N, 25): numbers 0 to 5 -> glances (N, 25, 4), patches (N, 25, 36), noise from `rng` added."""
    sign, ground = (_kinds(given, name) for given, name in ((sign, "sign"), (ground, "ground")))
    if sign.shape != ground.shape:
        raise ValueError(f"ground must have the shape {sign.shape} of sign, got {ground.shape}")
    arguments.having(rng, "normal", "rng", "a generator such as np.random.default_rng(0)")
    light = np.kron(GROUNDS, np.ones((3, 3)))[ground]
    pixels = 0.3 * light + 0.6 * np.stack(list(SIGNS.values()))[sign] + rng.normal(0, 0.1, (*sign.shape, 6, 6))
    glances = pixels.reshape(*sign.shape, 2, 3, 2, 3).mean(axis=(3, 5))
    return glances.reshape(*sign.shape, 4), pixels.reshape(*sign.shape, 36)


def _kinds(given, name):
    """Numbers 0 to 5 as an array (N, patches); TypeError or ValueError for anything else."""
    found = arguments.array(given, name, "iu")
    if found.ndim != 2 or (found.size and (found.min() < 0 or found.max() > 5)):
        raise ValueError(f"{name} must hold numbers 0 to 5 in the shape (N, {PATCHES}), got {found.shape}")
    return found


def sign_pictures(count, rng):
    """`count` pictures with one patch that counts: glances (N, 25, 4), patches (N, 25, 36), labels (N,), places (N,).

    labels: number of the sign in the patch that counts, in the order of SIGNS. places: which of the 25 it is.
    """
    count = arguments.whole(count, "count", 1)
    arguments.generator(rng)
    sign, ground = rng.integers(6, size=(count, PATCHES)), rng.integers(1, 6, size=(count, PATCHES))
    place = rng.integers(PATCHES, size=count)
    ground[np.arange(count), place] = 0
    return *paint_signs(sign, ground, rng), sign[np.arange(count), place], place
