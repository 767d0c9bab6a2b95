"""multiple_choice: one option is right. many_choice: tick all that are."""

import re
from collections import Counter
from dataclasses import replace

from attention_helpers.course.questions.kinds.answers import is_right, verdict_of, wrong_complaints
from attention_helpers.course.questions.kinds.kind import FRONT, Kind, keys, list_of
from attention_helpers.course.questions.parts.markup import parse, to_text
from attention_helpers.course.questions.parts.verdict import EMPTY, decided, index
from attention_helpers.widgets.language import languages

ABSOLUTE = re.compile(r"\b(always|never|every|only|all|none|cannot|impossible|must)\b|必ず|絶対|決して|全く|常に|だけ")
HABIT = 0.7  # a share of a bank's questions above which a pattern gives the answer away


class Choice(Kind):
    """What both have in common. An answer is the index of an option, or a list of them."""

    front = (FRONT / "choice.js", FRONT / "choice.css")
    schema = keys(answers=list_of(keys({"correct": {"type": "boolean"}})))
    texts = ("answer",)
    may_be_wordless = True
    sign = ""

    def problems(self, data):
        """Options have a face, no two the same, and one at least is right."""
        faces = [_face(option) for option in data["answers"]]
        for number, face in enumerate(faces, 1):
            if not any(face):
                yield f"answer {number} has neither 'answer' nor 'code'"
        if not any(map(is_right, data["answers"])):
            yield "no answer is right"
        if len(set(faces)) < len(faces):
            yield "two options are the same"

    def view(self, shown, id):
        options = [
            {"pieces": parse(option.get("answer", "")), "code": option.get("code", "")} for option in shown["answers"]
        ]
        return {"options": options, "columns": shown.get("answer_cols", 1)}

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
        right, wrong = (
            [_in_all_languages(question, i) for i, a in enumerate(answers) if is_right(a) == wanted]
            for wanted in (True, False)
        )
        if len(wrong) >= 2 and all(map(ABSOLUTE.search, wrong)) and not any(map(ABSOLUTE.search, right)):
            yield "every wrong option has an absolute word (always, never, only …) and the right one has none"


class MultipleChoice(Choice):
    """One of several options; several right ones make it a many_choice, as jupyterquiz has it."""

    name = "multiple_choice"
    sign = "○"

    def true_name(self, data):
        """many_choice where more than one option is right."""
        return self.name if sum(map(is_right, data["answers"])) <= 1 else ManyChoice.name

    def mark(self, shown, answer, id):
        if answer is None:
            return EMPTY
        options = shown["answers"]
        chosen = index(answer, len(options))
        verdict = verdict_of(options[chosen])
        return replace(verdict, parts=tuple(verdict.correct if i == chosen else None for i in range(len(options))))

    def complaints(self, question):
        """Beside what holds for every choice: the right option's length does not give it away."""
        yield from super().complaints(question)
        answers = question.data["answers"]
        lengths = [_length(answer) for answer in answers if not is_right(answer)]
        if lengths:
            yield from _length_complaints(max(_length(a) for a in answers if is_right(a)), min(lengths), max(lengths))
        else:
            yield "there is no wrong option"

    def habits(self, questions):
        """Patterns over a bank: the right option always at one place, or always the longest."""
        if len(questions) < 4:
            return
        choices = [question.data["answers"] for question in questions]
        places = Counter(next(i for i, a in enumerate(answers) if is_right(a)) for answers in choices)
        place, count = places.most_common(1)[0]
        if count / len(choices) > HABIT:
            yield f"the right option stands at place {place + 1} in {count} of {len(choices)} questions"
        longest = sum(
            max(map(_length, answers)) == max(_length(a) for a in answers if is_right(a)) for answers in choices
        )
        if longest / len(choices) > HABIT:
            yield f"the right option is the longest in {longest} of {len(choices)} questions"


class ManyChoice(Choice):
    """All options that apply."""

    name = "many_choice"
    hint = "many_hint"
    sign = "□"

    def mark(self, shown, answer, id):
        """Credit: share of the right options ticked less share of the wrong ones ticked: ticking all earns nothing."""
        options = shown["answers"]
        ticked = {index(i, len(options)) for i in answer or ()}
        if not ticked:
            return EMPTY
        right = {i for i, option in enumerate(options) if is_right(option)}
        wrong_ticks = sorted(ticked - right)
        credit = len(ticked & right) / len(right)
        if wrong_ticks:
            credit = max(0.0, credit - len(wrong_ticks) / (len(options) - len(right)))
        names = [options[i]["misconception"] for i in wrong_ticks if options[i].get("misconception")]
        return decided(
            credit,
            [options[i].get("feedback") for i in wrong_ticks or sorted(ticked)],
            names[0] if names else None,
            [(i in right) if i in ticked else None for i in range(len(options))],
            len(right - ticked),
        )


def _face(option):
    """What is seen of an option: (words, code)."""
    seen = [option.get(key, "") for key in ("answer", "code")]
    return tuple(str(face).strip() if isinstance(face, (str, int, float)) else "" for face in seen)


def _in_all_languages(question, number):
    """The words of an option, one language after the other."""
    return " ".join(str(question.shown(name)["answers"][number].get("answer", "")) for name in languages())


def _length(option):
    """How long an option looks, without the marks of its formulas."""
    return len(re.sub(r"\\[a-z]+|[{}$*`^_]", "", str(option.get("answer", "")))) + len(str(option.get("code", "")))


def _length_complaints(right, shortest, longest):
    """The right option stands out by its length: a reader who knows nothing would pick it."""
    if right > 1.6 * longest and right > longest + 15:
        yield f"the right option ({right} characters) is far longer than the wrong ones (at most {longest})"
    if right < 0.5 * shortest and right < shortest - 15:
        yield f"the right option ({right} characters) is far shorter than the wrong ones (at least {shortest})"
