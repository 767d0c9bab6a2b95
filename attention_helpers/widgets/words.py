"""What exercises, predictions and the progress view say, from data/text/exercises.json."""

from attention_helpers.widgets.language import text


def say(key, **facts):
    """The sentence of this key in the language in force, with the facts filled in."""
    return text("exercises", key).format(**facts)
