"""Which kinds of questions there are: a line for each, and `register` for one from outside."""

from attention_helpers.course.questions.kinds.choice import ManyChoice, MultipleChoice
from attention_helpers.course.questions.kinds.matching import Matching
from attention_helpers.course.questions.kinds.numeric import Numeric
from attention_helpers.course.questions.kinds.open import Open
from attention_helpers.course.questions.kinds.ordering import Ordering
from attention_helpers.course.questions.kinds.place import Cell, Word
from attention_helpers.course.questions.kinds.string import String

KINDS = (MultipleChoice, ManyChoice, Numeric, String, Matching, Ordering, Cell, Word, Open)
_KINDS = {kind.name: kind() for kind in KINDS}


def register(kind):
    """Take in a kind (an instance): from then on banks may name it. A kind of the same name is replaced."""
    _KINDS[kind.name] = kind


def all_kinds():
    """{name: kind}, in the order registered."""
    return dict(_KINDS)


def kind_of(data):
    """The kind of a question's dictionary: the declared one, or the one that it hands the question to."""
    return _KINDS[_KINDS[data["type"]].true_name(data)]
