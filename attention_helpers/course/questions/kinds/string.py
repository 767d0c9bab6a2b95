"""string: a word or a few, compared by their spelling."""

from dataclasses import replace
from operator import itemgetter
from typing import ClassVar

from attention_helpers.course.questions.kinds.answers import FirstFit, is_default, is_right
from attention_helpers.course.questions.kinds.kind import FRONT, WORDS, keys, list_of
from attention_helpers.course.questions.parts.markup import parse
from attention_helpers.course.typed.keys import keys_in
from attention_helpers.course.typed.numerals import as_number, is_number
from attention_helpers.course.typed.sentences import readings, says_nothing
from attention_helpers.course.typed.spelling import LONGEST_ANSWER, clean, undressed
from attention_helpers.course.typed.unreadable import Unreadable
from attention_helpers.course.typed.words import Near, alternatives, is_part, nearness, undecided

LIKENESS = {"type": ["number", "string", "null"], "description": "a number between 0 and 1"}
SPELLING = {"if": keys(type={"const": "default"}), "else": keys({"fuzzy_threshold": LIKENESS}, answer=WORDS)}


class String(FirstFit):
    """An answer is what was typed. Its `answers` are spellings in any language, so they are not translated."""

    name = "string"
    front = (FRONT / "string.js",)
    schema = keys(answers=list_of(SPELLING))
    survey_schema: ClassVar = keys({"answers": list_of({}, least=0)})
    nothing = "empty_text"
    may_be_wordless = True

    def wrong_in(self, answer, data):
        threshold = answer.get("fuzzy_threshold")
        if threshold is None or (is_number(threshold) and 0 < as_number(threshold) <= 1):
            return None
        return f"'fuzzy_threshold' must be a number between 0 and 1, not {threshold!r}"

    def read(self, shown, answer):
        return clean(answer) or None

    def entry(self, shown, given):
        """The nearest answer, and of those the first; of a sentence, that to the name in it."""
        texts = readings(given)
        for text in texts:
            near = _nearness(shown, text)
            if near:
                return _first(near)
            entry = self._of_several(shown, alternatives(text))
            if entry is not None:
                return entry
        if len(given) > LONGEST_ANSWER:
            return None
        if any(map(undecided, texts)):
            raise Unreadable("one_word")
        ends = (given, texts[-1])
        if any(says_nothing(undressed(text)) for text in ends):
            raise Unreadable("nothing")
        names = [clean(right["answer"]) for right in self.right_entries(shown)]
        if any(is_part(text, name) for text in ends for name in names):
            raise Unreadable("part")
        return None

    def _of_several(self, shown, parts):
        """The entry where several were given and all are right or name the same; None where not each is an answer."""
        if not parts or not all(_nearness(shown, part) for part in parts):
            return None
        entries = [self.entry(shown, part) for part in parts]
        if not all(map(is_right, entries)) and any(entry is not entries[0] for entry in entries):
            raise Unreadable("one_word")
        return entries[0]

    def mark(self, shown, answer, id):
        """Right or wrong, and what was meant where something else was typed."""
        verdict = super().mark(shown, answer, id)
        given = clean(answer or "")
        texts = readings(given) if verdict.correct is not None else ()
        found = ((text, near) for text in texts for near in [_nearness(shown, text)] if near)
        text, near = next(found, (given, [(Near.SAME, None)]))
        how, entry = min(near, key=itemgetter(0))
        return verdict if how == Near.SAME and text == given else replace(verdict, meant=_face(entry))

    def right_answer(self, shown):
        right = self.right_entries(shown)
        return [next((entry for entry in right if self._is_right(entry, shown)), right[0])["answer"]]

    def _is_right(self, entry, shown):
        """Whether it is marked right as it is shown."""
        return self.mark(shown, _face(entry), "").correct is True

    def problems(self, data):
        found = list(super().problems(data))
        yield from found
        right = self.right_entries(data) if not (found or self.is_survey(data)) else []
        if right and not any(self._is_right(entry, data) for entry in right):
            yield f"the right answer {right[0]['answer']!r} is marked wrong: an earlier answer takes it"

    def complaints(self, question):
        """Beside what holds for all answers: no earlier answer takes the right one."""
        yield from super().complaints(question)
        for answer in self.right_entries(question.data):
            if self.mark(question.data, answer["answer"], question.id).correct is not True:
                yield f"the right answer {answer['answer']!r} is marked wrong: an earlier answer takes it"


def _first(near):
    """The first of the nearest entries. Raises Unreadable for a slip of a right and of a wrong one."""
    nearest = min(how for how, _ in near)
    entries = [candidate for how, candidate in near if how == nearest]
    if nearest == Near.SLIP and len(set(map(is_right, entries))) > 1:
        raise Unreadable("near_two")
    return entries[0]


def _nearness(shown, given):
    """[(Near, entry)] of the entries that a clean text is near to, in the bank's order."""
    entries = [entry for entry in shown["answers"] if not is_default(entry)]
    of_keys = keys_in(clean(entry["answer"]) for entry in entries)
    found = ((_near(given, entry, of_keys), entry) for entry in entries)
    return [(how, entry) for how, entry in found if how is not None]


def _near(given, entry, of_keys):
    """How near a clean text is to an entry, as its text is written or as it is shown."""
    threshold = entry.get("fuzzy_threshold")
    likeness = None if threshold is None else as_number(threshold)
    texts = {clean(entry["answer"]), clean(_face(entry))}
    near = (nearness(given, text, entry.get("match_case", False), likeness, of_keys) for text in texts)
    return min((how for how in near if how is not None), default=None)


def _face(entry):
    """An entry's text as it is shown."""
    return " ".join("".join(piece["text"] for piece in paragraph) for paragraph in parse(entry["answer"]))
