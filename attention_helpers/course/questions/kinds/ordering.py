"""ordering: bring lines into order."""

from attention_helpers.course.questions.kinds.answers import arrangement_complaints
from attention_helpers.course.questions.kinds.kind import FRONT, SAID, WORDS, Kind, keys, list_of
from attention_helpers.course.questions.parts.draws import shuffled
from attention_helpers.course.questions.parts.markup import to_label, to_text
from attention_helpers.course.questions.parts.verdict import EMPTY, NotAnAnswer, decided

MISTAKEN = list_of(keys(SAID, item=WORDS, before=WORDS), least=0)  # an item that people put before another one, and why


class Ordering(Kind):
    """An answer is the places shown, from first to last."""

    name = "ordering"
    front = (FRONT / "ordering.js", FRONT / "ordering.css")
    schema = keys({"wrong": MISTAKEN}, items=list_of(keys(item=WORDS), least=3))
    texts = ("item", "before")
    hint = "ordering_hint"

    def problems(self, data):
        place = {item["item"]: number for number, item in enumerate(data["items"])}
        if len(place) < len(data["items"]):
            yield "two items are the same"
        for entry in data.get("wrong", []):
            if place.get(entry["before"], len(place)) >= place.get(entry["item"], -1):
                yield f"'wrong': {entry['item']!r} before {entry['before']!r} is no mistake of two items"

    def mark(self, shown, answer, id):
        """Credit: the longest run of items already in order, less one, of the longest possible, less one."""
        if answer is None:
            return EMPTY
        places = shown_items(shown, id)
        if sorted(answer) != list(range(len(places))):
            raise NotAnAnswer
        order = [places[place] for place in answer]
        kept = _longest_increasing(order)
        credit = (len(kept) - 1) / (len(order) - 1)
        place = {shown["items"][item]["item"]: number for number, item in enumerate(order)}
        known = [entry for entry in shown.get("wrong", []) if place[entry["item"]] < place[entry["before"]]]
        return decided(credit, [*known, shown] if credit < 1 else [], [item in kept for item in order])

    def view(self, shown, id):
        return {"items": [to_label(shown["items"][i]["item"]) for i in shown_items(shown, id)]}

    def text(self, shown, id):
        return [f"? {to_text(shown['items'][i]['item'])}" for i in shown_items(shown, id)]

    def right_answer(self, shown):
        return [f"{n}. {item['item']}" for n, item in enumerate(shown["items"], 1)]

    def complaints(self, question):
        yield from arrangement_complaints(question.data, question.data.get("wrong", []))


def shown_items(question, id):
    """For each place shown, the item's index in the right order."""
    return shuffled(id, len(question["items"]))


def _longest_increasing(order):
    best = []  # best[i]: the longest increasing run that ends with order[i]
    for i, item in enumerate(order):
        before = [best[j] for j in range(i) if order[j] < item]
        best.append([*max(before, key=len, default=[]), item])
    return set(max(best, key=len))
