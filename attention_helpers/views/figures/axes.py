"""The Axes that a figure is drawn on: those that are given, or new ones; and what is written round them, checked."""

from attention_helpers.nn import checks


def axes(ax, size=None, title=None):
    """`ax`, or new Axes on a figure of `size` inches, with this title. TypeError for other things."""
    import matplotlib.pyplot as plt
    from matplotlib.axes import Axes

    texts(title=title)
    if ax is None:
        _figure, ax = plt.subplots(figsize=size)
    elif not isinstance(ax, Axes):
        raise TypeError(f"ax must be matplotlib Axes, got {checks.came(ax)}")
    if title:
        ax.set_title(title)
    return ax


def texts(**given):
    """TypeError, by the argument's name, for what is neither text nor None."""
    for name, value in given.items():
        if value is not None:
            checks.text(value, name)


def words(name, value):
    """A list of words (or of numbers, which are written) as a list of texts; text is split at its spaces."""
    value = value.split() if isinstance(value, str) else checks.items(value, name, "words")
    for word in value:
        if not isinstance(word, str):
            checks.number(word, f"{name}: each of the words, unless it is text,")
    return [str(word) for word in value]


def limits(value):
    """(low, high) as two floats, or None; ValueError for other things."""
    if value is None:
        return None
    pair = checks.items(value, "limits", "two numbers")
    low, high = (checks.number(each, "limits") for each in pair) if len(pair) == 2 else (1, 0)
    if not low < high:
        raise ValueError(f"limits must be (low, high), got {value!r:.60}")
    return low, high
