"""A guess that is any number of several options."""

import ipywidgets

from attention_helpers.course.predictions.choice import ChoiceGuess
from attention_helpers.widgets.language import say


class ChoicesGuess(ChoiceGuess):
    """Any number of several options, none included; the guess is the list of their indices."""

    heading, mark = "options_many", "[ ]"

    def _controls(self):
        layout = {"width": "auto", "height": "auto"}
        self.boxes = [ipywidgets.Checkbox(description=text, indent=False, layout=layout) for text in self.options]
        return self.boxes

    def read(self):
        return [i for i, box in enumerate(self.boxes) if box.value]

    def put(self, value):
        for i, box in enumerate(self.boxes):
            box.value = i in value

    def valid(self, value):
        return isinstance(value, list) and all(map(self.is_index, value))

    def write(self, value):
        return "; ".join(self.options[self.index_of(item)] for item in value) or "–"

    def compare(self, guess, actual):
        wanted = {self.index_of(item) for item in actual}
        lines = [say("guess_right") if set(guess) == wanted else say("guess_wrong")]
        for i, option in enumerate(self.options):
            sign = "✓" if (i in guess) == (i in wanted) else "✗"
            ticks = [say("guess", guess="■" if i in guess else "□"), say("result", result="■" if i in wanted else "□")]
            lines.append(f"{sign} {option}: {'; '.join(ticks)}")
        return lines
