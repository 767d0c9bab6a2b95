"""string: a word or a few, compared by their spelling."""

from attention_helpers.course.questions.kinds.answers import FirstFit, is_default
from attention_helpers.course.questions.kinds.kind import FRONT, WORDS, keys, list_of
from attention_helpers.course.typed.numerals import as_number, is_number
from attention_helpers.course.typed.spelling import clean, same_spelling

LIKENESS = {"type": ["number", "string", "null"], "description": "a number between 0 and 1"}
SPELLING = {"if": keys(type={"const": "default"}), "else": keys({"fuzzy_threshold": LIKENESS}, answer=WORDS)}


class String(FirstFit):
    """An answer is what was typed. Its `answers` are spellings in any language, so they are not translated."""

    name = "string"
    front = (FRONT / "string.js",)
    schema = keys(answers=list_of(SPELLING))
    nothing = "empty_text"
    may_be_wordless = True

    def wrong_in(self, answer, data):
        threshold = answer.get("fuzzy_threshold")
        if threshold is None or (is_number(threshold) and 0 < as_number(threshold) <= 1):
            return None
        return f"'fuzzy_threshold' must be a number between 0 and 1, not {threshold!r}"

    def read(self, shown, answer):
        return clean(answer) or None

    def fits(self, candidate, given, shown):
        """The same spelling, or one as like as the threshold asks."""
        if is_default(candidate):
            return False
        threshold = candidate.get("fuzzy_threshold")
        likeness = None if threshold is None else as_number(threshold)
        return same_spelling(given, clean(candidate["answer"]), candidate.get("match_case", False), likeness)

    def right_answer(self, shown):
        return [self.right_entries(shown)[0]["answer"]]

    def complaints(self, question):
        """Beside what holds for all answers: no earlier answer takes the right one."""
        yield from super().complaints(question)
        for answer in self.right_entries(question.data):
            if self.mark(question.data, answer["answer"], question.id).correct is not True:
                yield f"the right answer {answer['answer']!r} is marked wrong: an earlier answer takes it"
