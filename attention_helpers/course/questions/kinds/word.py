"""word: a word of a sentence to point at, or a line of code."""

from attention_helpers.course.questions.kinds.kind import FRONT, keys
from attention_helpers.course.questions.kinds.place import Place, answers_at
from attention_helpers.course.questions.parts.verdict import index

SENTENCE = {"type": "array", "minItems": 2, "items": {"type": "string"}, "description": "a list of at least 2 words"}


class Word(Place):
    """An answer is the index of a word."""

    name = "word"
    front = (FRONT / "word.js", FRONT / "word.css")
    schema = keys(
        {"layout": {"enum": ["words", "lines"]}}, words=SENTENCE, answers=answers_at("word", {"type": "integer"})
    )
    hint = "word_hint"

    def places(self, shown):
        return list(range(len(shown["words"])))

    def read(self, shown, answer):
        return None if answer is None else index(answer, len(shown["words"]))

    def view(self, shown, id):
        return {"words": shown["words"], "layout": shown.get("layout", "words")}

    def text(self, shown, id):
        if shown.get("layout") == "lines":
            return [f"{number}  {line}" for number, line in enumerate(shown["words"], 1)]
        return [" | ".join(shown["words"])]

    def right_answer(self, shown):
        words = [shown["words"][place] for place in self.right_places(shown)]
        return [f"`{word.strip()}`" for word in words] if shown.get("layout") == "lines" else words
