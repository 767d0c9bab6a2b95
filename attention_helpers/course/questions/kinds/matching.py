"""matching: for each thing on the left, its partner among those on the right."""

from attention_helpers.course.questions.kinds.answers import arrangement_complaints
from attention_helpers.course.questions.kinds.kind import FRONT, SAID, WORDS, Kind, keys, list_of
from attention_helpers.course.questions.parts.draws import shuffled
from attention_helpers.course.questions.parts.markup import to_label, to_text
from attention_helpers.course.questions.parts.verdict import NotAnAnswer, Verdict, decided, index

MISTAKEN = list_of(keys(SAID, right=WORDS), least=0)  # of a pair: partners that people choose, and why


class Matching(Kind):
    """An answer is, for each left side, the index of a right side as shown, or None."""

    name = "matching"
    front = (FRONT / "matching.js", FRONT / "matching.css")
    schema = keys(
        {"extra": list_of(keys(right={"type": "string"}), least=0)},
        pairs=list_of(keys({"wrong": MISTAKEN}, left=WORDS, right=WORDS), least=2),
    )
    texts = ("left", "right")
    hint = "matching_hint"
    nothing = "empty_matching"

    def problems(self, data):
        lefts, rights = [pair["left"] for pair in data["pairs"]], {pair["right"] for pair in data["pairs"]}
        extra = {entry["right"] for entry in data.get("extra", [])}
        if len(set(lefts)) < len(lefts):
            yield "two left sides are the same"
        if rights & extra:
            yield "an extra right side is also the right side of a pair"
        if len(rights | extra) < 2:
            yield "there is only one right side to choose"
        for pair in data["pairs"]:
            for entry in pair.get("wrong", []):
                if entry["right"] not in (rights | extra) - {pair["right"]}:
                    yield f"'wrong' of {pair['left']!r}: {entry['right']!r} is not another right side"

    def mark(self, shown, answer, id):
        """Credit: share of the pairs that are right."""
        pairs, rights = shown["pairs"], shown_rights(shown, id)
        if len(answer) != len(pairs):
            raise NotAnAnswer
        chosen = [None if choice is None else rights[index(choice, len(rights))] for choice in answer]
        missing = chosen.count(None)
        if missing:
            return Verdict(None, None, "empty", missing=missing)
        parts = [choice == pair["right"] for choice, pair in zip(chosen, pairs, strict=True)]
        wrong = [(pair, choice) for pair, choice in zip(pairs, chosen, strict=True) if choice != pair["right"]]
        known = [entry for pair, choice in wrong for entry in pair.get("wrong", []) if entry["right"] == choice]
        entries = [*known, *(pair for pair, _ in wrong), shown] if wrong else []
        return decided(sum(parts) / len(parts), entries, parts)

    def view(self, shown, id):
        return {
            "lefts": [to_label(pair["left"]) for pair in shown["pairs"]],
            "rights": [to_label(right) for right in shown_rights(shown, id)],
        }

    def text(self, shown, id):
        lefts = [f"{to_text(pair['left'])} — ?" for pair in shown["pairs"]]
        return [*lefts, "? " + " | ".join(to_text(right) for right in shown_rights(shown, id))]

    def right_answer(self, shown):
        return [f"{pair['left']} — {pair['right']}" for pair in shown["pairs"]]

    def complaints(self, question):
        """Beside what holds for all arrangements: no pair is left over when the others are known."""
        data, pairs = question.data, question.data["pairs"]
        wrong = [entry for pair in pairs for entry in pair.get("wrong", [])]
        yield from arrangement_complaints(data, wrong, all(pair.get("feedback") for pair in pairs))
        if not data.get("extra") and len({pair["right"] for pair in pairs}) == len(pairs):
            yield "no right side is left over ('extra'): the last pair follows from the others"


def shown_rights(question, id):
    """The right sides in the order shown, each once."""
    sides = [*question["pairs"], *question.get("extra", [])]
    rights = list(dict.fromkeys(side["right"] for side in sides))
    return [rights[i] for i in shuffled(id, len(rights))]
