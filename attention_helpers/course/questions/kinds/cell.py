"""cell: a cell of a heat map to point at."""

from attention_helpers.course.questions.kinds.kind import FRONT, NUMBER, keys
from attention_helpers.course.questions.kinds.place import Place, answers_at
from attention_helpers.course.questions.parts.numerals import as_number, is_number
from attention_helpers.course.questions.parts.verdict import NotAnAnswer, index

SIDE = {"type": "array", "minItems": 1, "items": {"type": "string"}, "description": "a list of words"}


class Cell(Place):
    """An answer is [row, column], counted from 0."""

    name = "cell"
    front = (FRONT / "cell.js", FRONT / "cell.css")
    schema = keys(
        rows=SIDE,
        columns=SIDE,
        weights={"type": "array", "items": {"type": "array", "items": NUMBER}},
        answers=answers_at("cell", {"type": "array", "items": {"type": "integer"}}),
    )
    texts = ("row_label", "column_label")
    hint = "cell_hint"

    def problems(self, data):
        """There is a weight from 0 to 1 for each row and column."""
        rows, columns, weights = data["rows"], data["columns"], data["weights"]
        if len(weights) != len(rows) or any(len(row) != len(columns) for row in weights):
            yield f"'weights' must have {len(rows)} rows of {len(columns)} numbers"
        elif not all(is_number(weight) and 0 <= as_number(weight) <= 1 for row in weights for weight in row):
            yield "every weight must lie between 0 and 1"
        yield from super().problems(data)

    def places(self, shown):
        return [[row, column] for row in range(len(shown["rows"])) for column in range(len(shown["columns"]))]

    def read(self, shown, answer):
        if answer is None:
            return None
        if not isinstance(answer, (list, tuple)) or len(answer) != 2:
            raise NotAnAnswer
        return [index(answer[0], len(shown["rows"])), index(answer[1], len(shown["columns"]))]

    def view(self, shown, id):
        return {key: shown.get(key, "") for key in ("rows", "columns", "weights", "row_label", "column_label")}

    def text(self, shown, id):
        return [
            f"{word}: " + ", ".join(f"{column} {weight}" for column, weight in zip(shown["columns"], row, strict=True))
            for word, row in zip(shown["rows"], shown["weights"], strict=True)
        ]

    def right_answer(self, shown):
        return [f"{shown['rows'][row]} · {shown['columns'][column]}" for row, column in self.right_places(shown)]
