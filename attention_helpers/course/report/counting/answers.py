"""How often each answer to a question was given, whatever an answer is."""

from collections import Counter

MOST = 500  # different answers kept of one question: typed ones may all differ
LONGEST = 80  # characters of a typed one
OTHERS = "…"  # what stands for those beyond


class Answers:
    """Answers and how many learners gave each. `counts` has a Counter by `key`, `learners` how many were added."""

    def __init__(self):
        self.counts, self.learners = Counter(), 0

    def add(self, answer):
        """Count a learner's answer; one that is no answer, such as none in an exam, counts among the learners alone."""
        self.learners += 1
        name = answer if answer.__class__ is int else key(answer)
        counts = self.counts
        if name in counts:
            counts[name] += 1
        elif name is not None:
            counts[name if len(counts) < MOST else OTHERS] += 1

    def merge(self, other):
        """Count the learners of another one, too."""
        self.learners += other.learners
        for name, count in other.counts.items():
            self.counts[name if name in self.counts or len(self.counts) < MOST else OTHERS] += count


def key(answer):
    """What equal answers share, to count them by: a number, a text, a tuple of these; None for what is no answer."""
    kind = answer.__class__
    if kind is int or kind is float:
        return answer
    if kind is str:
        return " ".join(answer.split())[:LONGEST] or None
    if kind is list:
        parts = tuple(map(key, answer))
        return parts if len(parts) <= LONGEST and not any(part.__class__ is tuple for part in parts) else None
    return None
