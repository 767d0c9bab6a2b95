"""A question as it is shown: as data for the front end, and as text where no widget runs."""

from attention_helpers.course.questions.parts.markup import parse, to_text


def view(question, labels, language="en", draw=0):
    """What is to be shown of a question, as data: texts parsed, options in the order shown, no answers."""
    shown, kind = question.shown(language, draw), question.kind
    return {
        "id": question.id,
        "type": kind.name,
        "question": parse(shown.get("question", "")),
        "code": shown.get("code", ""),
        "variables": bool(question.variables),
        "self_marked": kind.self_marked,
        "hint": labels.get(kind.hint, kind.hint),
        **kind.view(shown, question.id),
    }


def as_text(question, number, language="en"):
    """A question and what there is to answer with as lines of text, with the first draw's numbers."""
    shown = question.shown(language)
    lines = [f"{number}. {to_text(shown.get('question', ''))}"]
    lines += ["       " + line for line in str(shown.get("code", "")).splitlines()]
    lines += ["   " + line for line in question.kind.text(shown, question.id)]
    return "\n".join(line.rstrip() for line in lines)
