"""Figures, claims and playgrounds: what a lesson shows, says and lets a learner move.

Static figures are matplotlib (`use_style`, `heatmap`, `curves`, `bars`, `boxes`) and end with `show()`; what they show
is said by `claim`. Playgrounds are native controls over an SVG picture that can be picked from.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "claims": ["claim"],
        "figures.boxes": ["boxes"],
        "figures.curves": ["bars", "curves", "describe_curves"],
        "figures.heatmap": ["describe_heatmap", "heatmap", "heatmaps"],
        "figures.style": ["COLORS", "INK", "MARKERS", "show", "use_style"],
        "figures.tree_figure": ["tree_figure", "visit_figure"],
        "figures.word_links": ["links"],
        "figures.word_map": ["word_map"],
        "play.heads": ["heads_playground"],
        "play.playground": ["Playground", "button", "choice", "playground", "slider", "text"],
        "play.query_plane": ["query_plane_playground"],
        "play.sampling": ["sampling_playground"],
        "play.sentence": ["sentence_playground"],
        "play.soft_attention": ["soft_attention_playground"],
        "play.softmax": ["softmax_playground"],
        "play.translation": ["translation_playground"],
        "play.trees.player": ["TreePlayer", "tree_player"],
        "play.weights": ["weights_playground"],
    },
)
