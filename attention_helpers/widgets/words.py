"""What exercises, predictions and the progress view say, from data/text/exercises.<language>.json."""

from attention_helpers.widgets.language import language, texts


def say(key, **facts):
    """The sentence of this key in the language in force, with the facts filled in."""
    return texts("exercises")[key].format(**facts)


def pick(text):
    """What is meant for the language in force: `text["en"]`, `text["ja"]`, or `text` where it is no dictionary."""
    if isinstance(text, dict):
        return text[language()]
    return "" if text is None else text
