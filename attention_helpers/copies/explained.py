"""In a learner's copy the paragraphs that explain a result are folded: nobody reads them before the guess.

Which they are stands with the predictions, under `explained`. They are put into `<details>`, which opens by mouse and
by keyboard wherever notebooks are shown; not a letter of them changes.
"""

import math
import re

from attention_helpers.course.predictions.texts import ALL, predictions_of
from attention_helpers.widgets.catalogue import SOURCE, languages
from attention_helpers.widgets.language import text

BEGIN = '<details style="margin-bottom: 1em">'  # JupyterLab leaves no gap below it
BETWEEN = re.compile(r"\n\s*\n")  # two paragraphs


def fold_explanations(cells, lesson, language=SOURCE):
    """Fold, in place, the paragraphs of these cells that explain the results of a lesson's predictions.

    lesson    "01"
    language  of the line that stands in their place: the name of the lesson's folder, where that is a language
    """
    label = text("copies", "explained", language if language in languages() else SOURCE)
    counts = explained(predictions_of(lesson).values())
    for cell in cells:
        if cell.get("id") in counts:
            cell["source"] = _folded("".join(cell["source"]), counts[cell["id"]], label).splitlines(keepends=True)


def explained(predictions):
    """{cell's id: how many of its first paragraphs explain a result, `math.inf` for all} of these predictions."""
    counts = {}
    for prediction in predictions:
        for id, count in prediction.get("explained", {}).items():
            counts[id] = max(math.inf if count == ALL else count, counts.get(id, 0))
    return counts


def _folded(source, count, label):
    """The text with its first paragraphs, `count` at most, in <details>."""
    gaps = [gap.span() for gap in BETWEEN.finditer(source)]
    end, begin = gaps[count - 1] if count <= len(gaps) else (len(source), len(source))
    folded = f"{BEGIN}\n<summary>{label}</summary>\n\n{source[:end]}\n\n</details>"
    return "\n\n".join(filter(None, [folded, source[begin:]]))
