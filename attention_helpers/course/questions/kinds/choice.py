"""multiple_choice: one option is right. many_choice: tick all that are."""

import re
from collections import Counter
from dataclasses import replace

from attention_helpers.course.questions.kinds.answers import (
    FEW,
    far_from_chance,
    is_right,
    none_right,
    wrong_complaints,
)
from attention_helpers.course.questions.kinds.kind import FRONT, Kind, at_most, keys, list_of
from attention_helpers.course.questions.parts.markup import parse, to_text
from attention_helpers.course.questions.parts.verdict import EMPTY, KEPT, decided, index
from attention_helpers.course.typed.spelling import clean
from attention_helpers.widgets.language import languages

MOST_COLUMNS = 12
ABSOLUTE = re.compile(r"\b(always|never|every|only|all|none|cannot|impossible|must)\b|必ず|絶対|決して|全く|常に|だけ")


class ManyChoice(Kind):
    """All options that apply. An answer is a list of their indices."""

    name = "many_choice"
    front = (FRONT / "choice.js", FRONT / "choice.css")
    schema = keys(answers=list_of(keys({"correct": {"type": "boolean"}})))
    texts = ("answer",)
    hint = "many_hint"
    may_be_wordless = True
    sign = "□"

    def problems(self, data):
        faces = [_face(option) for option in data["answers"]]
        for number, face in enumerate(faces, 1):
            if not any(map(clean, face)):
                yield f"answer {number} has neither 'answer' nor 'code'"
        if not any(map(is_right, data["answers"])) and not self.is_survey(data):
            yield "no answer is right"
        if len(set(faces)) < len(faces):
            yield "two options are the same"

    def is_survey(self, data):
        return none_right(data)

    def survey(self, shown, answer):
        return KEPT if [index(i, len(shown["answers"])) for i in answer or ()] else EMPTY

    def mark(self, shown, answer, id):
        """Credit: share of the right options ticked less share of the wrong ones ticked: ticking all earns nothing."""
        options = shown["answers"]
        ticked = {index(i, len(options)) for i in answer or ()}
        if not ticked:
            return EMPTY
        right = {i for i, option in enumerate(options) if is_right(option)}
        wrong = ticked - right
        credit = len(ticked & right) / len(right)
        if wrong:
            credit = max(0.0, credit - len(wrong) / (len(options) - len(right)))
        parts = [(i in right) if i in ticked else None for i in range(len(options))]
        return decided(credit, [options[i] for i in sorted(wrong or ticked)], parts, len(right - ticked))

    def view(self, shown, id):
        options = [
            {"pieces": parse(option.get("answer", "")), "code": option.get("code", "")} for option in shown["answers"]
        ]
        return {"options": options, "columns": at_most(shown.get("answer_cols"), MOST_COLUMNS, 1)}

    def text(self, shown, id):
        lines = []
        for option in shown["answers"]:
            lines.append(f"{self.sign} {to_text(option.get('answer', ''))}".rstrip())
            lines += ["    " + line for line in str(option.get("code", "")).splitlines()]
        return lines

    def right_answer(self, shown):
        faces = [_face(option) for option in shown["answers"] if is_right(option)]
        return [words or f"`{code}`" for words, code in faces]

    def complaints(self, question):
        """Wrong options explain themselves and do not give themselves away by their tone."""
        answers = question.data["answers"]
        yield from wrong_complaints(answers, "option")
        shown = [question.shown(name)["answers"] for name in languages()]
        absolute = {True: [], False: []}
        for number, answer in enumerate(answers):
            words = " ".join(str(options[number].get("answer", "")) for options in shown)
            absolute[is_right(answer)].append(bool(ABSOLUTE.search(words)))
        if len(absolute[False]) >= 2 and all(absolute[False]) and not any(absolute[True]):
            yield "every wrong option has an absolute word (always, never, only …) and the right one has none"
        told = [answer["feedback"] for answer in answers if answer.get("feedback") and not is_right(answer)]
        for feedback in sorted({text for text in told if told.count(text) > 1}):
            yield f"two wrong options have one feedback: {feedback[:40]!r}"

    def habits(self, questions):
        """Patterns over questions: one place mostly right or mostly wrong, always as many to tick."""
        choices = [list(map(is_right, question.data["answers"])) for question in questions]
        for place in range(min(map(len, choices))):
            chances = [sum(rights) / len(rights) for rights in choices]
            count = sum(rights[place] for rights in choices)
            if far_from_chance(count, chances):
                yield f"the option at place {place + 1} is right in {count} of {len(choices)} questions"
        ticks = Counter(map(sum, choices))
        (many, count), *others = ticks.most_common()
        if not others and count >= FEW and self.sign == ManyChoice.sign:
            yield f"{many} options are right in {count} of {len(choices)} questions"


class MultipleChoice(ManyChoice):
    """One of several options, an answer its index; several right ones make it a many_choice, as jupyterquiz has it."""

    name = "multiple_choice"
    hint = ""
    sign = "○"

    def true_name(self, data):
        """many_choice where more than one option is right."""
        return self.name if sum(map(is_right, data["answers"])) <= 1 else ManyChoice.name

    def survey(self, shown, answer):
        return super().survey(shown, None if answer is None else [answer])

    def mark(self, shown, answer, id):
        """Right or wrong; no option is missing, for there can only be one."""
        return replace(super().mark(shown, None if answer is None else [answer], id), missing=0)

    def complaints(self, question):
        """Beside what holds for every choice: no reader who knows nothing could tell the right option by its length."""
        yield from super().complaints(question)
        right, wrong = _lengths(question.data["answers"])
        if not wrong:
            yield "there is no wrong option"
        elif right > 1.6 * max(wrong) and right > max(wrong) + 15:
            yield f"the right option ({right} characters) is far longer than the wrong ones (at most {max(wrong)})"
        elif right < 0.5 * min(wrong) and right < min(wrong) - 15:
            yield f"the right option ({right} characters) is far shorter than the wrong ones (at least {min(wrong)})"

    def habits(self, questions):
        """Beside what holds for every choice: the right option is mostly the longest, in any language."""
        yield from super().habits(questions)
        for name in languages():
            choices = [question.shown(name)["answers"] for question in questions]
            longest = sum(right > max(wrong, default=0) for right, wrong in map(_lengths, choices))
            if far_from_chance(longest, [1 / len(answers) for answers in choices]):
                yield f"the right option is the longest in {longest} of {len(choices)} questions ({name})"


def _face(option):
    """What is seen of an option: (words, code)."""
    seen = [option.get(key, "") for key in ("answer", "code")]
    return tuple(str(face).strip() if isinstance(face, (str, int, float)) else "" for face in seen)


def _lengths(options):
    """How long the right option looks, and each of the wrong ones, without the marks of their formulas."""
    lengths = {True: [], False: []}
    for option in options:
        words, code = (str(option.get(key, "")) for key in ("answer", "code"))
        lengths[is_right(option)].append(len(re.sub(r"\\[a-z]+|[{}$*`^_]", "", words)) + len(code))
    return max(lengths[True]), lengths[False]
