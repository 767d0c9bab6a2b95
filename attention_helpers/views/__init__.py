"""Figures and playgrounds: what a lesson shows and what a learner moves.

Static figures are matplotlib (`use_style`, `heatmap`, `curves`, `bars`, `boxes`) and end with
`show("what to see")`. Playgrounds are one small widget with native controls over a hand-written SVG.
Every name is loaded when it is first used.
"""

from importlib import import_module

# Which module holds a name. A module must not be called like a public name: importing it would hide that name.
_WHERE = {
    "use_style": "style",
    "show": "style",
    "COLORS": "style",
    "INK": "style",
    "MARKERS": "style",
    "heatmap": "heat",
    "heatmaps": "heat",
    "describe_heatmap": "heat",
    "curves": "plots",
    "bars": "plots",
    "describe_curves": "plots",
    "boxes": "diagram",
    "playground": "play",
    "Playground": "play",
    "slider": "play",
    "choice": "play",
    "button": "play",
    "text": "play",
    "softmax_playground": "softmax_play",
    "soft_attention_playground": "soft_play",
    "translation_playground": "translation",
    "sentence_playground": "sentence_play",
    "query_plane_playground": "query_plane",
    "sampling_playground": "sampling",
    "weights_playground": "weights_play",
    "word_map": "words_in_plane",
    "tree_player": "playing_trees",
    "TreePlayer": "playing_trees",
    "tree_figure": "tree_figures",
}

__all__ = sorted([*_WHERE, "svg"])


def __getattr__(name):
    if name in _WHERE:
        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    if name == "svg":
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"attention_helpers.views has no name {name!r}; it has {', '.join(__all__)}")


def __dir__():
    return __all__
