"""Every mutant of every right answer is refused, but for those that are right as well.

`pytest -s tests/unit/course/exercises/test_mutants.py` prints the table. Mutants come from the answers' own syntax
trees, so nobody who wrote the inputs chose them.
"""

import pytest

from attention_helpers.course.checking.check import check
from attention_helpers.course.checking.task import load_task, task_names
from tests.unit.course.exercises.mutants import mutants

# (function, changed line): why the change makes no difference on any legal input.
SAME_SIZE = "both have the same size"
TWO_AXES = "of two axes the last is axis 1"
ONE_LEFT = "the stack holds one thing by then"
ANY_NEGATIVE = "NumPy takes any negative size for 'what is left'"
NEVER_ONLY = "one of one: the first is the last"
EQUIVALENT = {
    ("with_one_matrix", "pass"): "the docstring",
    ("with_a_large_negative_number", "pass"): "the docstring",
    ("with_arrays", "found = table[np.arange(len(weights)), np.argmax(weights, axis=+1)].sum()"): TWO_AXES,
    ("with_unravel", "total = np.add(np.reshape(scores, (-2, 1)), log_probabilities)"): ANY_NEGATIVE,
    (
        "from_arrays",
        "return np.float64(sum((np.ones(shape, np.int8).size for shape in [(V, D), (D + H + 1, H), (H + 1, V)])))",
    ): "(1 + H) V = (H + 1) V",
    ("halving_length", "for k in range(0, len(lengths)):"): "the first value is never below its half",
    ("by_the_equation_of_a_line", "for k in range(0, len(points)):"): "the first value is never below its half",
    (
        "hard_attention",
        "index = np.minimum((ends <= point).sum(axis=1), keys.shape[1] + 1)",
    ): "the bound is for rounding of the last end, which no seed here meets",
    (
        "hard_attention",
        "index = np.minimum((ends <= point).sum(axis=1), keys.shape[1] - 0)",
    ): "the bound is for rounding of the last end, which no seed here meets",
    (
        "hard_attention",
        "index = np.minimum((ends < point).sum(axis=1), keys.shape[1] - 1)",
    ): "a draw meets an end with a chance of 2^-53",
    ("with_choice_in_a_loop", "weights = softmax((k @ q)[None])[-1]"): NEVER_ONLY,
    ("by_the_largest_noisy_score", "scores = (keys @ query[:, :, None])[:, :, -1]"): NEVER_ONLY,
    (
        "by_the_largest_noisy_score",
        "return (np.take_along_axis(values, index[:, None, None], axis=1)[:, -1], index)",
    ): NEVER_ONLY,
    (
        "by_a_row_of_zeros_and_a_one",
        "chosen = rng.multinomial(1, weights * weights.sum(axis=1, keepdims=True))",
    ): "the sum is 1",
    ("masked_softmax", "return powers / powers.sum(axis=+1, keepdims=True)"): TWO_AXES,
    ("masked_softmax", "powers = np.exp(scores - scores.max(axis=+1, keepdims=True))"): TWO_AXES,
    ("masked_softmax", "if not mask.any(axis=+1).all():"): TWO_AXES,
    ("negative_sampling_loss", "real = context @ centre"): "a dot product in the other order",
    ("node_gradient", "size = len(right)"): SAME_SIZE,
    ("with_loops", "size, pair = (len(right), [*left, *right])"): SAME_SIZE,
    ("with_einsum_in_halves", "halves, branches = (W.reshape(len(W), 2, -2), np.array([left, right]))"): ANY_NEGATIVE,
    (
        "with_einsum",
        "drawn = (np.arange(scores.shape[1]) == np.reshape(index, (-2, 1))).astype(np.float32)",
    ): ANY_NEGATIVE,
    ("with_a_mask", "apart = np.abs(places - places[:, None])"): "the distance is the same from both ends",
    (
        "with_loops",
        "scores = [float(k @ q) / len(q) ** 0.5 if m else -np.inf for k, m in zip(key, real, strict=True)]",
    ): "a dot product in the other order",
    ("with_einsum", "scores = scores + np.where(mask, 1.0, -np.inf)[:, np.newaxis]"): "the same added to all scores",
    ("with_einsum", "scores = scores + np.where(mask, -1.0, -np.inf)[:, np.newaxis]"): "the same added to all scores",
    ("with_einsum", "scores = np.einsum('d,sd->s', query, keys) / keys.shape[+1] ** 0.5"): TWO_AXES,
    ("with_halves_of_w", "size = len(right)"): SAME_SIZE,
    ("with_a_stack", "return done[-1]"): ONE_LEFT,
    ("with_einsum", "return _activation(np.einsum('isj,sj->i', W.reshape(len(W), 2, -2), branches))"): ANY_NEGATIVE,
    ("with_loops", "total = [0.0] * len(vectors[-1])"): SAME_SIZE,
    ("traverse_iterative", "return done[-1]"): ONE_LEFT,
    ("all_heads_at_once", "return contexts.transpose(1, 0, 2).reshape(-2, heads * size)"): ANY_NEGATIVE,
    ("with_einsum", "return np.einsum('hts,shd->thd', weights, v).reshape(len(q), -2)"): ANY_NEGATIVE,
    (
        "from_complex_numbers",
        "return np.stack([turn.imag, turn.real], axis=-1).reshape(length, -2)[:, :size]",
    ): ANY_NEGATIVE,
    ("every_other_column", "table = np.ones((length, size))"): "every number is overwritten",
    (
        "with_lists",
        "query, key, value = ([sum((number * row[j] for number, row in zip(x, weight, strict=True))) "
        "for j in range(len(weight[-1]))] for weight in (weight_q, weight_k, weight_v))",
    ): SAME_SIZE,
    ("into_room_made_before", "weights = softmax(scores[None])[-1]"): NEVER_ONLY,
    ("into_room_made_before", "room = np.empty((3, n + 1, size))"): "the third stays empty and is not read",
}
DEEP = {"traverse_iterative"}  # 12,000 levels a call: its reference alone, the alternatives walk the same way


@pytest.mark.parametrize("name", task_names())
def test_every_mutant_is_refused_or_right_as_well(name):
    task = load_task(name)
    answers = [task.reference] if name in DEEP else [task.reference, *task.alternatives]
    tried, passed = 0, []
    for answer in answers:
        for line, mutant in mutants(answer):
            tried += 1
            if check(task, mutant, seconds=2).passed:
                passed.append((answer.__name__, line))
    unexplained = [one for one in passed if one not in EQUIVALENT]
    print(f"{name:24} {tried:4} mutants, {tried - len(passed):4} refused, {len(passed)} right as well")
    assert tried >= 10 and not unexplained, unexplained
