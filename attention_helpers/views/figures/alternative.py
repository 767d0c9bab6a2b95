"""What stands for a figure where it is not seen: its alternative text."""


def own_words(figure):
    """A figure in the words written in it: of each of its axes the title, labels and legend; "" where there are none.

    A heat map's rows and columns are named as well.
    """
    parts = [figure.get_suptitle()]
    for ax in filter(lambda ax: ax.get_visible(), figure.axes):
        legend = [] if ax.get_legend() is None else ax.get_legend().get_texts()
        sides = [ax.get_xticklabels(), ax.get_yticklabels()] if ax.images else []
        parts += [ax.get_title(), ax.get_xlabel(), ax.get_ylabel(), *map(_listed, [legend, *sides])]
    return "; ".join(dict.fromkeys(filter(None, map(str.strip, parts))))


def _listed(labels):
    return ", ".join(filter(None, (label.get_text() for label in labels)))
