"""The learner's own function and line are found, whatever they are wrapped in."""

import functools
import linecache
import sys

import numpy as np

from attention_helpers.course.calls.own_code import is_own, own_line, plain_function


def plain(x):
    return x


class Callable:
    def __call__(self, x):
        return x

    def method(self, x):
        return x


def test_the_function_inside_what_was_handed_in():
    wrapped = functools.wraps(plain)(lambda *args: plain(*args))
    for given in (plain, functools.partial(plain, 1), wrapped, np.vectorize(plain)):
        assert plain_function(given) is plain
    assert plain_function(Callable()) is Callable.__call__
    assert plain_function(Callable().method) is Callable.method
    assert plain_function(len) is len and plain_function(3) == 3


def test_files_of_python_of_libraries_and_of_the_course_are_not_the_learners():
    for module in (linecache, np, sys.modules[own_line.__module__]):
        assert not is_own(module.__file__)
    assert not is_own("<frozen importlib>")
    assert is_own(__file__) and is_own("/tmp/ipykernel_1/2.py")


def test_the_line_is_the_first_own_one_whose_source_is_kept():
    places = [(np.__file__, 3), ("<no source>", 2), (__file__, 3), (__file__, 5)]
    assert own_line(places) == (3, "import functools")
    assert own_line(places[:2]) is None and own_line([]) is None
