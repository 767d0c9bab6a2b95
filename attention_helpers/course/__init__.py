"""Quizzes, exercises, predictions, votes, progress and language. Knows no model."""

import sys

import lazy_loader

from attention_helpers.course.apart import CAN_FORK
from attention_helpers.widgets.language import language, set_language

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "checking.exercise": ["exercise"],
        "hub.hand_in": ["hand_in"],
        "overview.glossary": ["glossary"],
        "overview.progress": ["progress"],
        "overview.reset": ["reset"],
        "overview.setup_check": ["check_setup"],
        "predictions.predict": ["predict"],
        "questions.bank": ["Bank"],
        "questions.judge_open": ["judge_open"],
        "questions.mixed_test": ["mixed_test"],
        "questions.quiz": ["quiz"],
        "repetition.review": ["review"],
        "voting.vote": ["vote"],
    },
)
__all__ += ["language", "set_language"]

if not CAN_FORK and "ipykernel" in sys.modules:  # in a notebook: the worker is ready before the first check
    from attention_helpers.course.apart.worker import start_ahead

    start_ahead("attention_helpers.course.checking.guarded")
