"""A row of the tables: one public function, a call of it that works, and what is meant to be as it is."""

from typing import NamedTuple

from tests.unit.fuzz.trial import Call


class Row(NamedTuple):
    """make() -> Call, new each time.

    words    further words by which a sentence may name an argument: the part of it that is wrong
    takes    {argument: kinds} taken on purpose though they look wrong
    endless  (argument, kind) pairs that ask for work without end, and are not tried
    changes  arguments that the function changes by its contract
    heavy    True where a call takes milliseconds: no pairs of wrong values are tried
    """

    make: object
    words: tuple = ()
    takes: dict = {}  # noqa: RUF012  a default that nothing changes
    endless: tuple = ()
    changes: tuple = ()
    heavy: bool = False


def row(function, *args, words=(), takes=(), endless=(), changes=(), heavy=False):
    """A Row for `function`, a maker of Calls, or a function that is called with the arguments."""
    make = function if not args else lambda: Call(function, *args)
    return Row(make, words, dict(takes), endless, changes, heavy)
