"""A claim: a sentence with the numbers of this run and the conditions that make it true.

    views.claim("the slope is ≈{slope:.2f}", 0.01 < slope < 0.03, slope=slope)

prints "✓ the slope is ≈0.02" where every condition holds, and "✗ not in this run: …" where one does not. A number that
may differ from machine to machine follows ≈ and is bounded by a condition; re-execution compares all the rest.
"""

from string import Formatter

import numpy as np

from attention_helpers.widgets.card import clean
from attention_helpers.widgets.language import mark as N_
from attention_helpers.widgets.language import translate as _

HOLDS = "✓ {claim}"
FAILS = N_("✗ not in this run: {claim}")


def claim(sentence, *conditions, **numbers):
    """Print `sentence` filled with `numbers`, and in front whether all `conditions` hold.

    sentence    a template such as "right on ≈{share:.0%}", never an f-string: a translated lesson holds it translated
    conditions  one or more bools (Python's, NumPy's, or arrays of one), about the numbers shown
    numbers     one for each field, by name; words are welcome. NaN is no number: a claim that shows one does not hold
    TypeError: a sentence that is no str, a condition that is no bool. ValueError: a sentence without a field, a field
    without its number, a number without its field, no condition.
    """
    _check_fields(sentence, numbers)
    if not conditions:
        raise ValueError(f"claim: {sentence!r} needs a condition that makes it true, got none")
    holds = all([_as_bool(condition, place) for place, condition in enumerate(conditions, start=1)])
    try:
        shown = clean(sentence.format(**numbers))  # a word may be anybody's: consoles obey what is between the letters
    except (ValueError, TypeError) as error:
        raise ValueError(f"claim: {sentence!r} cannot show its numbers {numbers}: {error}") from None
    holds = holds and not any(map(_is_nan, numbers.values()))
    print(HOLDS.format(claim=shown) if holds else _(FAILS).format(claim=shown))


def _check_fields(sentence, numbers):
    if not isinstance(sentence, str):
        raise TypeError(f"claim: the sentence must be a str, got {type(sentence).__name__}")
    try:
        fields = {name for _before, name, _form, _kind in Formatter().parse(sentence) if name is not None}
    except ValueError as error:
        raise ValueError(f"claim: {sentence!r} is no template: {error}") from None
    wrong = sorted(name for name in fields if not name.isidentifier())
    if wrong:
        raise ValueError(f"claim: fields must be names, got {{{wrong[0]}}} in {sentence!r}")
    if not fields:
        raise ValueError(f"claim: {sentence!r} has no field such as {{share:.0%}}; give it as a template, no f-string")
    if fields != numbers.keys():
        missing, left_over = sorted(fields - numbers.keys()), sorted(numbers.keys() - fields)
        raise ValueError(f"claim: {sentence!r}: fields without a number {missing}, numbers without a field {left_over}")


def _as_bool(condition, place):
    if isinstance(condition, (bool, np.bool_)):
        return bool(condition)
    if isinstance(condition, np.ndarray) and condition.dtype == bool:
        if condition.ndim == 0:
            return bool(condition)
        raise TypeError(f"claim: condition {place} has the shape {condition.shape}; use .all() or .any()")
    raise TypeError(f"claim: condition {place} must be a bool such as share > 0.9, got {condition!r}")


def _is_nan(number):
    return isinstance(number, (float, np.floating)) and bool(np.isnan(number))
