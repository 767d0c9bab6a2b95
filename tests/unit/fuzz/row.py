"""A row of the tables: one public function, a call of it that works, and what is meant to be as it is."""

from typing import NamedTuple


class Row(NamedTuple):
    """make() -> Call, new each time.

    words    further words by which a sentence may name an argument: the part of it that is wrong
    takes    {argument: kinds} taken on purpose though they look wrong
    passes   arguments whose numbers come out as they are
    endless  (argument, kind) pairs that ask for work without end, and are not tried
    changes  arguments that the function changes by its contract
    heavy    True where a call takes milliseconds: no pairs of wrong values are tried
    """

    make: object
    words: tuple = ()
    takes: dict = {}  # noqa: RUF012  a default that nothing changes
    passes: tuple = ()
    endless: tuple = ()
    changes: tuple = ()
    heavy: bool = False
