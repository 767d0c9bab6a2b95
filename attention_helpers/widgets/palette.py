"""The one palette: figures, playgrounds and style sheets take their colours from here.

Every colour has a contrast of at least 3 : 1, as WCAG 2.2 (1.4.11) asks of graphics, on JupyterLab's white and on its
dark #111111 alike. Ink writes text in figures, which ask for 4.5 : 1 (1.4.3): no one colour has that on both, so
widgets/base.css lays figures on black in the dark theme, and on white and black this one has it.
"""

INK = "#757575"
COLORS = BLUE, ORANGE, GREEN, RED, PURPLE = ("#3b82c4", "#d0700a", "#1f9a6c", "#d6495c", "#9a6cc9")


def as_css():
    """The palette as custom properties `--ah-blue`, …, for the elements of the course."""
    names = {"grey": INK, "blue": BLUE, "orange": ORANGE, "green": GREEN, "red": RED, "purple": PURPLE}
    return ".ah {" + " ".join(f"--ah-{name}: {color};" for name, color in names.items()) + "}"
