"""Places to point at. cell: a cell of a heat map. word: a word of a sentence, or a line of code."""

from attention_helpers.course.questions.kinds.answers import (
    FirstFit,
    default_complaints,
    far_from_chance,
    is_default,
    wrong_complaints,
)
from attention_helpers.course.questions.kinds.kind import FRONT, NUMBER, keys, list_of
from attention_helpers.course.questions.parts.verdict import NotAnAnswer, index
from attention_helpers.course.typed.numerals import as_number, is_number

SIDE = {"type": "array", "minItems": 1, "maxItems": 50, "items": {"type": "string"}, "description": "1 to 50 words"}
SENTENCE = {"type": "array", "minItems": 2, "items": {"type": "string"}, "description": "a list of at least 2 words"}
CORRECT = {"correct": {"type": "boolean"}}


class Place(FirstFit):
    """A kind whose `answers` name places under the key that is the kind's name, each one of its `places(shown)`."""

    nothing = "empty_place"

    def wrong_in(self, answer, data):
        place = answer.get(self.name)
        inside = is_default(answer) or place in self.places(data)
        return None if inside else f"{self.name!r} is {place!r}, outside of what is shown"

    def fits(self, candidate, given, shown):
        return not is_default(candidate) and candidate[self.name] == given

    def complaints(self, question):
        """Wrong places explain themselves; a default is needed where not every place does."""
        answers = question.data["answers"]
        yield from wrong_complaints(answers, "place")
        if len(answers) < len(self.places(question.data)):
            yield from default_complaints(answers)


class Cell(Place):
    """An answer is [row, column], counted from 0."""

    name = "cell"
    front = (FRONT / "cell.js", FRONT / "cell.css")
    schema = keys(
        rows=SIDE,
        columns=SIDE,
        weights={"type": "array", "items": {"type": "array", "items": NUMBER}},
        answers=list_of(keys({"cell": {"type": "array", "items": {"type": "integer"}}} | CORRECT)),
    )
    texts = ("row_label", "column_label")
    hint = "cell_hint"

    def problems(self, data):
        rows, columns, weights = data["rows"], data["columns"], data["weights"]
        if len(weights) != len(rows) or any(len(row) != len(columns) for row in weights):
            yield f"'weights' must have {len(rows)} rows of {len(columns)} numbers"
        elif not all(is_number(weight) and 0 <= as_number(weight) <= 1 for row in weights for weight in row):
            yield "every weight must lie between 0 and 1"
        yield from super().problems(data)

    def places(self, shown):
        return [[row, column] for row in range(len(shown["rows"])) for column in range(len(shown["columns"]))]

    def read(self, shown, answer):
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
        places = [answer["cell"] for answer in self.right_entries(shown)]
        return [f"{shown['rows'][row]} · {shown['columns'][column]}" for row, column in places]


class Word(Place):
    """An answer is the index of a word."""

    name = "word"
    front = (FRONT / "word.js", FRONT / "word.css")
    schema = keys(
        {"layout": {"enum": ["words", "lines"]}},
        words=SENTENCE,
        answers=list_of(keys({"word": {"type": "integer"}} | CORRECT)),
    )
    hint = "word_hint"

    def places(self, shown):
        return list(range(len(shown["words"])))

    def read(self, shown, answer):
        return index(answer, len(shown["words"]))

    def view(self, shown, id):
        return {"words": shown["words"], "layout": shown.get("layout", "words")}

    def text(self, shown, id):
        if shown.get("layout") == "lines":
            return [f"{number}  {line}" for number, line in enumerate(shown["words"], 1)]
        return [" | ".join(shown["words"])]

    def right_answer(self, shown):
        right = [shown["words"][answer["word"]] for answer in self.right_entries(shown)]
        return [f"`{word.strip()}`" for word in right] if shown.get("layout") == "lines" else right

    def habits(self, questions):
        """Patterns over questions: mostly the first word, or line, is right, or the last."""
        chances = [1 / len(question.data["words"]) for question in questions]
        for name, place in (("first", lambda words: 0), ("last", lambda words: len(words) - 1)):
            count = sum(
                any(answer["word"] == place(question.data["words"]) for answer in self.right_entries(question.data))
                for question in questions
            )
            if far_from_chance(count, chances):
                yield f"the {name} word or line is right in {count} of {len(questions)} questions"
