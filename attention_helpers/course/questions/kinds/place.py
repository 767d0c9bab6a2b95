"""What kinds share that ask to point at a place in something shown."""

from attention_helpers.course.questions.kinds.answers import (
    FirstFit,
    default_complaints,
    is_default,
    is_right,
    wrong_complaints,
)
from attention_helpers.course.questions.kinds.kind import keys, list_of


def answers_at(name, form):
    """The schema of `answers` whose places stand under `name` and have the schema `form`."""
    return list_of(keys({name: form, "correct": {"type": "boolean"}}))


class Place(FirstFit):
    """A kind whose `answers` name places under the key that is the kind's name."""

    nothing = "empty_place"

    def places(self, shown):
        """All places that can be pointed at, in the form an answer has."""
        raise NotImplementedError

    def problems(self, data):
        """Every answer lies inside of what is shown."""
        places = self.places(data)
        for number, answer in enumerate(data["answers"], 1):
            if not is_default(answer) and answer.get(self.name) not in places:
                yield f"answer {number}: {self.name!r} is {answer.get(self.name)!r}, outside of what is shown"
        yield from super().problems(data)

    def fits(self, candidate, given, shown):
        """The place is the one pointed at."""
        return not is_default(candidate) and candidate[self.name] == given

    def right_places(self, shown):
        """The places of the right answers."""
        return [answer[self.name] for answer in shown["answers"] if is_right(answer) and not is_default(answer)]

    def complaints(self, question):
        """Wrong places explain themselves; a default is needed where not every place does."""
        answers = question.data["answers"]
        yield from wrong_complaints(answers, "place")
        if len(answers) < len(self.places(question.data)):
            yield from default_complaints(answers)
