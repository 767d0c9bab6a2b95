"""The exercise checker: what it says to each kind of answer, and that the kernel survives all of them."""

import functools
import re
import sys
import threading
import time
import types

import numpy as np
import pytest

from attention_helpers import course
from attention_helpers.course.checking import checking, copies, form, running
from attention_helpers.course.checking.form import Input, alternative, misconception
from attention_helpers.course.checking.task import Task
from attention_helpers.course.records import store


def make(**names):
    """An exercise made here: softmax of a vector, unless the names say otherwise."""
    module = types.ModuleType("softmax")

    def softmax(scores):
        if len(scores) == 0:
            raise ValueError("scores must not be empty")
        weights = np.exp(scores - scores.max())
        return weights / weights.sum()

    def inputs(rng):
        yield Input(np.array([1.0, 2.0, 3.0]), name="the example")
        yield Input(rng.normal(size=5))
        about = {"en": "exp of 1000 is inf.", "ja": "exp(1000) は inf です。"}
        yield Input(rng.normal(size=4) + 1000, name="large scores", about=about)
        yield Input(np.array([]), name="no score")

    @misconception("not_normalised", en="The weights do not sum to 1.", ja="和が 1 ではありません。")
    def only_exp(scores):
        return np.exp(scores)

    texts = {"en": "Softmax", "ja": "ソフトマックス"}
    hints = {"en": ["exp"], "ja": ["指数"]}
    defaults = dict(
        lesson="03",
        title=texts,
        task=texts,
        difficulty=1,
        minutes=5,
        hints=hints,
        softmax=softmax,
        inputs=inputs,
        only_exp=only_exp,
    )
    vars(module).update(defaults | names)
    return Task(module, "softmax")


def right(scores):
    if len(scores) == 0:
        raise ValueError("no score")
    e = np.exp(scores - max(scores))
    return e / e.sum()


def check(function, seconds=None, **names):
    return checking.check(make(**names), function, seconds)


def words(verdict):
    return " ".join(verdict.messages)


# --- what counts as right ---------------------------------------------------------------------------------------


def as_list(scores):
    return right(scores).tolist()


def as_tuple_of_numpy_scalars(scores):
    return tuple(np.float64(number) for number in right(scores))


def as_float32(scores):
    return right(scores).astype(np.float32)


def with_a_loop(scores):
    if not len(scores):
        raise TypeError("another of the two kinds of error")
    top, total, result = max(scores), 0.0, []
    for score in scores:
        result.append(2.718281828459045 ** (score - top))
        total += result[-1]
    return [number / total for number in result]


def in_place_on_its_own_copy(scores):
    if not scores.size:
        raise ValueError
    scores = scores.copy()
    scores -= scores.max()
    np.exp(scores, out=scores)
    scores /= scores.sum()
    return scores


def prints_while_it_works(scores):
    print("scores", scores)
    print("to the other stream", file=sys.stderr)
    return right(scores)


def warns_while_it_works(scores):
    np.exp(np.array([1e9]))
    np.log(np.array([0.0]))
    return right(scores)


class AsAnObject:
    def __call__(self, scores):
        return right(scores)


class WithAMethod:
    def method(self, scores):
        return right(scores)


def with_a_default(scores, temperature=1.0):
    return right(scores / temperature)


@functools.wraps(right)
def decorated(*arguments):
    return right(*arguments)


@pytest.mark.parametrize(
    "function",
    [
        right,
        as_list,
        as_tuple_of_numpy_scalars,
        as_float32,
        with_a_loop,
        in_place_on_its_own_copy,
        prints_while_it_works,
        warns_while_it_works,
        AsAnObject(),
        WithAMethod().method,
        with_a_default,
        decorated,
        functools.partial(right),
        lambda scores: right(scores),
    ],
    ids=str,
)
def test_no_false_alarm(function, capfd):
    verdict = check(function)
    assert (verdict.status, verdict.inputs) == ("right", 4), verdict
    assert capfd.readouterr() == ("", "")


# --- not attempted ----------------------------------------------------------------------------------------------


def only_dots(scores): ...


def only_a_docstring(scores):
    """Return the weights."""


def only_pass(scores):
    pass


def returns_dots(scores):
    return ...


def raises_not_implemented(scores):
    raise NotImplementedError("write me")


def returns_not_implemented(scores):
    return NotImplemented


def steps_left_open(scores):
    exponentials = ...
    weights = exponentials
    return weights


def two_results_left_open(scores):
    context, weights = ..., ...
    return context, weights


@pytest.mark.parametrize(
    "function",
    [
        only_dots,
        only_a_docstring,
        only_pass,
        returns_dots,
        raises_not_implemented,
        returns_not_implemented,
        steps_left_open,
        two_results_left_open,
        None,
        ...,
    ],
    ids=str,
)
def test_a_stub_is_not_attempted(function):
    assert check(function).status == "not_attempted"


def test_a_stub_without_source_is_not_attempted():
    names = {}
    exec("def f(scores): pass\ndef g(scores): return 1", names)
    assert check(names["f"]).status == "not_attempted" and check(names["g"]).status == "wrong"


def test_returning_none_on_purpose_is_an_attempt():
    def returns_none(scores):
        return None

    verdict = check(returns_none)
    assert verdict.status == "wrong" and verdict.kind == "none" and "`return` missing" in words(verdict)


# --- what is wrong ----------------------------------------------------------------------------------------------


def prints(scores):
    print(right(scores))


def changes(scores):
    result = right(scores)
    scores -= scores.max()
    return result


def nan(scores):
    return right(scores) * np.nan


def overflows(scores):
    right(scores)
    return np.exp(scores) / np.exp(scores).sum()


def column(scores):
    return right(scores)[:, None]


def one_too_many(scores):
    return np.append(right(scores), 0.0)


def hard_coded(scores):
    return np.array([0.09003057, 0.24472847, 0.66524096])


def hard_coded_scalar(scores):
    return 0.09003057


def never_refuses(scores):
    return right(scores) if len(scores) else scores


def other_error(scores):
    return [1 / len(scores)] and right(scores) if len(scores) else 1 / 0


def a_text(scores):
    return "0.09, 0.24, 0.67"


def ragged(scores):
    return [[1.0], [2.0, 3.0]]


def yields(scores):
    yield from right(scores)


def partly_open(scores):
    return [right(scores), ...]


def slightly_off(scores):
    return right(scores) + np.eye(len(scores))[1] * 0.01 if len(scores) else right(scores)


@pytest.mark.parametrize(
    "function, kind, said",
    [
        (prints, "none", "printed its result"),
        (changes, "changed", "changes its argument `scores`"),
        (nan, "nan", "holds nan"),
        (overflows, "nan", "exp of 1000 is inf."),
        (column, "right_values_wrong_shape", "shape is (3, 1) in place of (3,)"),
        (one_too_many, "shape", "is (4,); (3,) is expected"),
        (hard_coded, "hard_coded", "only the example"),
        (never_refuses, "no_error", "has to raise ValueError"),
        (other_error, "other_error", "raised ZeroDivisionError"),
        (a_text, "type", "is str"),
        (ragged, "type", "a list of 2"),
        (yields, "type", "`return` in place of `yield`"),
        (partly_open, "dots", "`...` is still in what your function returns"),
        (slightly_off, "value", "1 of 3 numbers are not. Farthest off at [1]: 0.254728, expected 0.244728"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_each_kind_of_wrong_answer_is_told(function, kind, said):
    verdict = check(function)
    assert verdict.status == "wrong" and verdict.kind == kind
    assert said in words(verdict)


def test_the_input_what_came_and_what_was_expected_are_shown():
    details = dict(check(slightly_off).details)
    assert details["Input 1 of 4 (the example)"] == "scores = [1., 2., 3.]"
    assert details["Came"] == "[0.09  , 0.2547, 0.6652]" and details["Expected"] == "[0.09  , 0.2447, 0.6652]"


def test_a_known_misconception_is_named_whatever_its_style():
    def in_another_style(scores):
        return [2.718281828459045 ** float(score) for score in scores]

    verdict = check(in_another_style)
    assert verdict.misconception == "not_normalised" and "do not sum to 1" in words(verdict)


def test_a_misconception_shows_through_a_treated_edge_case():
    def also_refuses_nothing(scores):
        if len(scores) == 0:
            raise ValueError("empty")
        return np.exp(scores)

    assert check(also_refuses_nothing).misconception == "not_normalised"


def test_another_mistake_is_not_called_a_misconception():
    assert check(lambda scores: scores).misconception is None


def test_an_error_names_the_learners_own_line():
    def divides(scores):
        total = 0
        return np.linalg.inv(scores) / total  # the error arises inside NumPy

    verdict = check(divides)
    assert verdict.status == "raised" and "LinAlgError" in words(verdict)
    assert re.search(r"Your line \d+: `return np.linalg.inv\(scores\) / total", words(verdict))


def test_an_unfinished_step_is_named_as_the_cause():
    def half_done(scores):
        weights = ...
        return weights / 2

    verdict = check(half_done)
    assert verdict.status == "raised" and "`...` that is still in the function" in words(verdict)


# --- what cannot be checked -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given, said",
    [
        (np.ones(3), "an array of shape (3,)"),
        (3, "int"),
        ("softmax", "str"),
        ((1, 2), "a tuple of 2"),
        (lambda: 1, "takes (); it has to take (scores)"),
        (lambda a, b: 1, "takes (a, b)"),
    ],
)
def test_what_is_no_fitting_function_cannot_be_checked(given, said):
    verdict = check(given)
    assert verdict.status == "cannot_check" and said in words(verdict)


def test_a_fault_of_the_checker_does_not_look_like_the_learners(monkeypatch):
    monkeypatch.setattr(checking, "check", lambda *_: 1 / 0)
    shown = course.exercise("weighted_mean").check(right)
    assert shown.verdict.status == "cannot_check" and "not yours" in shown.text
    assert store.history("exercise") == []


# --- what would hang or end the kernel --------------------------------------------------------------------------


def for_ever(scores):
    while True:
        pass


def for_ever_holding_everything(scores):
    while True:
        try:
            while True:
                sum(range(100))
        except BaseException:
            pass


def for_ever_printing(scores):
    while True:
        print("x" * 1000)


def for_ever_in_numpy(scores):
    while True:
        np.sort(np.arange(1000.0))


@pytest.mark.parametrize("function", [for_ever, for_ever_holding_everything, for_ever_printing, for_ever_in_numpy])
def test_an_endless_loop_is_stopped(function):
    start, threads = time.monotonic(), threading.active_count()
    verdict = check(function, seconds=0.3)
    assert verdict.status == "wrong" and verdict.kind == "endless" and "stopped" in words(verdict)
    assert time.monotonic() - start < 5 and threading.active_count() == threads


def test_a_loop_that_ends_only_on_some_input_is_told_with_that_input():
    def waits(scores):
        while scores[0] > 100:
            pass
        return right(scores)

    verdict = check(waits, seconds=0.5)
    assert verdict.kind == "endless" and "2 of 4 inputs" in words(verdict) and "large scores" in verdict.details[0][0]
    assert "`while scores[0] > 100:`" in words(verdict) or "`pass`" in words(verdict), "the line it was stopped in"


def test_a_call_that_cannot_be_stopped_is_left_behind_and_told(monkeypatch):
    monkeypatch.setattr(running, "PATIENCE", 0.1)
    verdict = check(lambda scores: time.sleep(1.5), seconds=0.1)
    assert verdict.kind == "endless" and "restart the kernel" in words(verdict)
    time.sleep(1.5)


def test_endless_recursion_is_told():
    def calls_itself(scores):
        return calls_itself(scores)

    before = sys.getrecursionlimit()
    sys.setrecursionlimit(10**6)  # as a learner may have done; deep enough to crash the kernel
    try:
        verdict = check(calls_itself)
        assert sys.getrecursionlimit() == 10**6
    finally:
        sys.setrecursionlimit(before)
    assert verdict.kind == "recursion" and "calls itself without end" in words(verdict)


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt, GeneratorExit, MemoryError, AssertionError])
def test_no_exception_gets_out(error):
    def raises(scores):
        raise error("out")

    verdict = check(raises)
    assert verdict.status == "raised" and error.__name__ in words(verdict)


def test_an_error_that_cannot_be_printed():
    class Nasty(Exception):
        def __str__(self):
            raise RuntimeError

    def raises(scores):
        raise Nasty

    shown = course.exercise("weighted_mean").check(lambda weights, vectors: raises(weights))
    assert "Nasty" in shown.text


def test_an_interrupt_of_the_kernel_stops_the_check(monkeypatch):
    threads = threading.active_count()

    class Interrupted(threading.Event):
        def wait(self, timeout=None):
            super().wait(0.1)
            raise KeyboardInterrupt

    parts = {"Event": Interrupted, "Thread": threading.Thread, "stack_size": threading.stack_size}
    monkeypatch.setattr(running, "threading", types.SimpleNamespace(**parts))
    with pytest.raises(KeyboardInterrupt):
        running.run(for_ever, [None], 5)
    assert threading.active_count() == threads


# --- functions that use the notebook's names; classes; own checks -------------------------------------------------


def test_globals_are_set_for_a_run_and_put_back():
    notebook = {"np": np, "b": "mine"}
    exec("def scaled(x):\n    return W * x + b", notebook)
    exec("W = b = None\ndef scaled(x):\n    return W * x + b\ndef forgets(x):\n    return W * x", module := {})
    forgets = misconception("no_b", en="b is not used.", ja="b が使われていません。")(module["forgets"])

    def inputs(rng):
        yield Input(2.0, globals={"W": 3.0, "b": 1.0})
        yield Input(5.0, globals={"W": 0.5, "b": 4.0})

    task = make(softmax=module["scaled"], inputs=inputs, only_exp=forgets)
    assert checking.check(task, notebook["scaled"]).status == "right"
    assert notebook["b"] == "mine" and "W" not in notebook
    exec("def without_b(x):\n    return W * x", notebook)
    assert checking.check(task, notebook["without_b"]).misconception == "no_b"
    exec("def breaks(x):\n    global W\n    W = 0\n    raise KeyError(x)", notebook)
    assert checking.check(task, notebook["breaks"]).status == "raised"
    assert notebook["b"] == "mine" and "W" not in notebook


def test_a_class_is_checked_through_use():
    class Layer:
        def __init__(self, factor):
            self.factor = factor

        def forward(self, x):
            return self.factor * x

    class Wrong(Layer):
        def forward(self, x):
            return self.factor + x

    def use(layer, factor, x):
        return layer(factor).forward(x)

    def inputs(rng):
        yield Input(2.0, np.arange(3.0))
        yield Input(-1.0, rng.normal(size=(2, 2)))

    task = make(softmax=Layer, use=use, inputs=inputs)
    assert checking.check(task, Layer).status == "right" and checking.check(task, Wrong).status == "wrong"


def test_several_results_are_named():
    def both(x):
        return x.min(), x * 2

    task = make(softmax=both, returns=("least", "twice"), inputs=lambda rng: iter([Input(np.arange(3.0))] * 3))
    assert checking.check(task, lambda x: [float(x.min()), list(x * 2)]).status == "right"
    assert "2 results (least, twice)" in words(checking.check(task, lambda x: x * 2))
    verdict = checking.check(task, lambda x: (x.min(), x * 3))
    assert "of `twice`" in words(verdict) and "twice = [0., 3., 6.]" in dict(verdict.details)["Came"]


def test_whole_numbers_must_be_exact_and_may_be_floats():
    task = make(softmax=lambda n: 10_000_000 + n, inputs=lambda rng: iter([Input(5)]))
    assert checking.check(task, lambda n: np.float64(10_000_005)).status == "right"
    assert checking.check(task, lambda n: 10_000_004).status == "wrong"


def test_a_generator_given_gives_the_same_draws_to_learner_and_reference():
    task = make(softmax=lambda rng: rng.random(3), inputs=lambda rng: iter([Input(rng), Input(rng.spawn(1)[0])]))
    assert checking.check(task, lambda rng: rng.random(size=3)).status == "right"
    assert checking.check(task, lambda rng: np.random.default_rng(5).random(3)).status == "wrong"


def test_further_checks_see_what_a_comparison_cannot():
    @misconception("always_first", en="It always takes the first.", ja="いつも最初を取ります。")
    def first(rng):
        return 0

    def further_checks(run, rng):
        if len({run(rng.spawn(1)[0]) for _ in range(50)}) == 1:
            yield first

    task = make(
        softmax=lambda rng: int(rng.integers(3)),
        first=first,
        further_checks=further_checks,
        same=lambda expected, actual: None,
        inputs=lambda rng: iter([Input(rng)]),
    )
    assert checking.check(task, lambda rng: int(rng.random() * 3)).status == "right"
    assert checking.check(task, lambda rng: 0).misconception == "always_first"
    verdict = checking.check(task, lambda rng: [0, 1][int(rng.random() * 3)])
    assert verdict.status == "raised" and "IndexError" in words(verdict)


def test_arguments_may_be_trees_deeper_than_python_recurses():
    def depth(node):
        count = 0
        while isinstance(node, dict):
            node, count = node["left"], count + 1
        return count

    def deep(levels):
        node = np.ones(2)
        for _ in range(levels):
            node = {"left": node, "right": np.ones(2)}
        return node

    def cuts(node):
        result = depth(node)
        while isinstance(node["left"], dict):
            node = node["left"]
        node["left"] = None
        return result

    def recursive(node):
        return 1 + recursive(node["left"]) if isinstance(node, dict) else 0

    task = make(softmax=depth, inputs=lambda rng: iter([Input(deep(3)), Input(deep(20_000))]))
    assert checking.check(task, depth).status == "right"
    assert checking.check(task, cuts).kind == "changed"
    assert checking.check(task, recursive).kind == "recursion"


def test_copies_of_trees_with_a_cycle():
    tree = {"left": [1.0, np.zeros(2)], "right": "leaf"}
    tree["left"].append(tree)
    copy = copies.deep_copy(tree)
    assert copy["left"][2] is copy and copies.unchanged(tree, copy)
    copy["left"][1][0] = 1
    assert not copies.unchanged(tree, copy) and tree["left"][1][0] == 0


# --- what the learner sees --------------------------------------------------------------------------------------


def shown(function, name="weighted_mean"):
    return course.exercise(name).check(function)


def test_text_of_a_stub_is_one_line():
    assert repr(shown(lambda weights, vectors: ...)) == "Exercise weighted_mean: not attempted yet"


def test_hostile_text_is_never_rendered():
    def raises(weights, vectors):
        print("<script>alert(1)</script>\x1b[31m \u202e $x$")
        raise ValueError("<img src=x onerror=alert(1)> `$y$` \x00 \u2066")

    bundle = shown(raises)._repr_mimebundle_()
    assert "<script" not in bundle["text/html"] and "<img" not in bundle["text/html"]
    for text in bundle.values():
        assert not re.search("[\x00\x1b\u202e\u2066]", text)
    outside = re.sub("<(code|pre)[^>]*>.*?</(code|pre)>", "", bundle["text/html"], flags=re.S)
    assert "$" not in outside  # a formula comes alive nowhere but outside code


def test_huge_results_are_cut():
    assert len(shown(lambda weights, vectors: "x" * 10**6).html) < 20_000
    assert len(shown(lambda weights, vectors: list(range(10**5))).html) < 20_000
    assert len(shown(lambda weights, vectors: np.zeros((1000, 1000))).html) < 20_000


def test_a_result_that_cannot_be_shown_or_compared():
    class Nasty:
        def __repr__(self):
            raise RuntimeError

        def __eq__(self, other):
            raise RuntimeError

        __hash__ = None

        def __array__(self, *_, **__):
            raise RuntimeError

    assert shown(lambda weights, vectors: Nasty()).verdict.status == "wrong"


def test_checks_are_recorded_and_stubs_are_not():
    ex = course.exercise("weighted_mean")
    ex.check(lambda weights, vectors: ...)
    assert store.history("exercise") == []
    ex.check(lambda weights, vectors: weights @ vectors)
    ex.check(lambda weights, vectors: weights @ vectors / weights.sum())
    wrong, good = store.history("exercise", "weighted_mean")
    assert (wrong["right"], wrong["misconception"], wrong["lesson"]) == (False, "sum_not_mean", "00")
    assert good["right"] and good["score"] == 1.0
    assert "solved this one before" in repr(course.exercise("weighted_mean"))


def test_one_more_hint_each_time():
    ex = course.exercise("weighted_mean")
    seen = [repr(ex.hint()) for _ in range(4)]
    assert [text.count("Hint") for text in seen] == [1, 2, 3, 3] and "no further hint" in seen[-1]
    assert "Hint 2 of 3" not in seen[0]


def test_the_solution_comes_after_a_try_or_on_insistence():
    ex = course.exercise("weighted_mean")
    assert "def weighted_mean" not in repr(ex.solution()) and "insist=True" in repr(ex.solution())
    assert "def weighted_mean" in repr(ex.solution(insist=True))
    other = course.exercise("encoder_loop")
    other.check(lambda words, W, U, b: ...)
    assert "def encoder_loop" not in repr(other.solution())
    other.check(lambda words, W, U, b: 0)
    assert "def encoder_loop" in repr(other.solution())


def test_a_check_tells_what_could_not_be_saved(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(store.VARIABLE, str(tmp_path / "file" / "x"))
    result = shown(lambda weights, vectors: weights @ vectors / weights.sum())
    assert result.passed and "could not be saved" in result.text and "could not be saved" in result.html


def test_everything_speaks_japanese():
    course.set_language("ja")
    assert repr(shown(lambda weights, vectors: ...)) == "演習 weighted_mean: まだ手を付けていません"
    text = repr(shown(lambda weights, vectors: weights @ vectors))
    assert "重み付きの和" in text and "期待" in text and "Expected" not in text
    assert "加重平均" in repr(course.exercise("weighted_mean"))


def test_an_unknown_name_lists_the_known():
    with pytest.raises(ValueError, match=r"no exercise 'soft'; there are: .*weighted_mean"):
        course.exercise("soft")


@pytest.mark.parametrize(
    "names, said",
    [
        ({"title": {"en": "Only English"}}, "`title` needs a text"),
        ({"difficulty": 4}, "`difficulty` is 1, 2 or 3"),
        ({"hints": {"en": ["a"], "ja": ["b", "c"]}}, "`hints` needs a list of the same length"),
        ({"only_exp": None}, "at least one misconception"),
        ({"softmax": None}, "reference solution `softmax` is missing"),
    ],
)
def test_an_exercise_that_is_not_whole_is_refused(names, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        make(**names)


def test_the_example_in_the_documentation_works(tmp_path):
    text = form.__doc__
    start, end = text.index('    """double'), text.index("What the reference returns")
    source = "\n".join(line[4:] for line in text[start:end].splitlines())
    path = tmp_path / "double.py"
    path.write_text(source, encoding="utf-8")
    module = types.ModuleType("double")
    exec(compile(source, str(path), "exec"), vars(module))
    task = Task(module, "double")
    assert checking.check(task, lambda x: x + x).status == "right"
    assert checking.check(task, lambda x: x * x).misconception == "squared"
    assert [checking.check(task, f).status for f in task.alternatives] == ["right"]


def test_marks_leave_the_functions_callable():
    assert alternative(right)(np.zeros(2))[0] == 0.5
    del right.right_answer
