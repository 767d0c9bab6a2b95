"""Why something typed cannot be read, in a sentence that says what to write instead."""

from attention_helpers.widgets.language import text


class Unreadable(ValueError):
    """Raised for a learner's text; str() is a sentence in the language in force.

    reason   the name of its sentence in data/text/typed.json
    facts    what is filled into the sentence
    choices  where the text can be read in two ways: a text for each that can be read in that way only
    """

    def __init__(self, reason, choices=(), **facts):
        super().__init__(reason)
        self.reason, self.choices, self.facts = reason, tuple(choices), facts

    def sentence(self, language=None):
        """The reason as a sentence, in `language` or in the one in force."""
        return text("typed", self.reason, language, **self.facts)

    __str__ = sentence


def two_ways(one, other):
    """The error for what can be read in two ways: it is asked back, never guessed."""
    return Unreadable("two_ways", (one, other), one=one, other=other)
