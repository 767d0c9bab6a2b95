"""Fields for hands that were counted by eye, where phones cannot reach the computer."""

import ipywidgets

from attention_helpers.widgets.card import clean
from attention_helpers.widgets.language import language, text

MOST = 999


class Raised:
    """A count for each option. `read()` gives them as a list."""

    def __init__(self, labels):
        self.widgets = [
            ipywidgets.BoundedIntText(
                min=0,
                max=MOST,
                description=text("vote", "hands_for", option=clean(label)),
                style={"description_width": "initial"},
                layout={"width": "auto", "max_width": "640px"},
            )
            for label in labels
        ]

    def read(self):
        return [field.value for field in self.widgets]


class Called:
    """Numbers that were called out, typed into one field. `read()` gives them as a list."""

    def __init__(self, form):
        self.form = form
        self.field = ipywidgets.Text(
            description=text("vote", "called"),
            placeholder="12 15 15",
            style={"description_width": "initial"},
            layout={"width": "36em"},
        )
        self.widgets = [self.field]

    def read(self):
        """ValueError, a sentence, where something is no number in the range."""
        try:
            return self.form.called(self.field.value)
        except ValueError as error:
            raise ValueError(text("vote", "not_called", typed=str(error)[:40])) from None


def hands_for(form):
    """The fields for this form; None for a curve, which no hands can show."""
    faces = form.faces(language())
    if faces:
        return Raised([label for label, _code in faces])
    return None if form.many else Called(form)
