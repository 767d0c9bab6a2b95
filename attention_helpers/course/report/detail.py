"""One question or exercise at a time: what was answered, at the first try and at the last."""

from collections import Counter
from dataclasses import dataclass

from attention_helpers.course.questions.kinds.matching import shown_rights
from attention_helpers.course.questions.kinds.ordering import shown_items
from attention_helpers.course.questions.marking import mark
from attention_helpers.course.questions.parts.markup import to_text
from attention_helpers.course.questions.parts.wording import of_code, of_question
from attention_helpers.course.report.counting.answers import OTHERS
from attention_helpers.course.report.counting.subjects import misconception, questions
from attention_helpers.course.report.teach_again import short
from attention_helpers.widgets.language import language

MOST_ROWS = 8  # of answers that were not given to choose from
LONGEST = 90  # characters of an answer


@dataclass
class Row:
    """An answer: its words, whether it is right (None: not known), its misconception, and how many gave it.

    `shown` is the answer with its markup, where it may have any: a Wording.
    """

    answer: str
    right: bool | None
    mistake: str
    first: int
    last: int
    shown: object = None


def rows_of(item):
    """The rows of an Item, a list of Row.

    Where there are options, every one; of a matching question every pair that was made; of typed and pointed answers
    those that came most. Of exercises, of questions that are not the course's own, and where each learner has other
    numbers: the misconceptions, of which `first` counts any try.
    """
    asked = questions().get(item.id)
    if item.kind == "exercise" or asked is None or asked.variables:
        keys = sorted(item.misconceptions, key=lambda name: (-item.misconceptions[name], name))
        return [Row("", None, misconception(key), item.misconceptions[key], item.at_last[key]) for key in keys]
    shown = asked.shown(language())
    read = {"multiple_choice": _options, "many_choice": _options, "matching": _pairs}.get(asked.type, _whole)
    return read(asked, shown, item)


def _options(asked, shown, item):
    first, last = (_single(answers.counts) for answers in (item.first, item.last))
    told = []
    for place, option in enumerate(shown["answers"]):
        words = of_question(option["answer"], LONGEST) if option.get("answer") else of_code(option.get("code", ""))
        mistake = misconception(option.get("misconception", ""))
        counts = first[place], last[place]
        told.append(Row(short(str(words), LONGEST), option.get("correct") is True, mistake, *counts, words))
    return told


def _single(counts):
    """How many chose each option, ticked together with others or alone."""
    single = Counter()
    for answer, count in counts.items():
        for one in answer if isinstance(answer, tuple) else (answer,):
            single[one] += count
    return single


def _pairs(asked, shown, item):
    rights, pairs = shown_rights(shown, asked.id), shown["pairs"]
    first, last = Counter(), Counter()
    for counted, answers in ((first, item.first), (last, item.last)):
        for answer, count in answers.counts.items():
            if isinstance(answer, tuple):
                counted.update(dict.fromkeys(enumerate(answer), count))
    told = []
    for place, chosen in sorted(first | last, key=lambda pair: (pair[0], -first[pair], str(pair[1]))):
        if place < len(pairs) and isinstance(chosen, int) and 0 <= chosen < len(rights):
            pair, right = pairs[place], rights[chosen]
            known = [one.get("misconception", "") for one in pair.get("wrong", []) if one["right"] == right]
            words = f"{short(to_text(pair['left']), LONGEST // 2)} — {short(to_text(right), LONGEST // 2)}"
            counts = first[place, chosen], last[place, chosen]
            both = of_question(f"{pair['left']} — {right}", LONGEST)
            told.append(Row(words, pair["right"] == right, misconception("".join(known[:1])), *counts, both))
    return told


def _whole(asked, shown, item):
    """Answers as they were given, most frequent first, and the rest together."""
    first, last = item.first.counts, item.last.counts
    ranked = sorted({*first, *last} - {OTHERS}, key=lambda answer: (-first[answer], -last[answer], str(answer)))
    told = [Row(_words(asked, shown, one), *_marked(asked, shown, one), first[one], last[one]) for one in ranked]
    rest = [(row.first, row.last) for row in told[MOST_ROWS:]] + [(first[OTHERS], last[OTHERS])]
    more = Row(OTHERS, None, "", *map(sum, zip(*rest, strict=True)))
    return told[:MOST_ROWS] + ([more] if more.first or more.last else [])


def _marked(asked, shown, answer):
    """(whether it is right, its misconception), by the quiz's own marking; (None, "") for what it cannot read."""
    try:
        verdict = mark(shown, list(answer) if isinstance(answer, tuple) else answer, asked.id)
    except ValueError:
        return None, ""
    return verdict.correct, misconception(verdict.misconception or "")


def _words(asked, shown, answer):
    """An answer as the question's kind shows it; as it was recorded where it does not fit."""
    try:
        if asked.type == "word":
            return shown["words"][answer].strip()
        if asked.type == "cell":
            return f"{shown['rows'][answer[0]]} · {shown['columns'][answer[1]]}"
        if asked.type == "ordering":
            items = [to_text(shown["items"][place]["item"]) for place in shown_items(shown, asked.id)]
            return " → ".join(short(items[place], LONGEST // len(items)) for place in answer)
    except (IndexError, TypeError):
        pass
    return short(str(answer), LONGEST)
