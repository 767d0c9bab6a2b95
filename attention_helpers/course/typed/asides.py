"""What people say beside an answer: "the sum is", 全部で, "on average", "(not 6)", "of it"."""

import re

_NUMERAL = r"(?=[-+~≈約]?\s*[\d.,(〇零一二三四五六七八九十百千万億])"
_SUBJECT = re.compile(rf"^([^\W\d_][^\d=≈:<>+*/^(),、;]{{0,30}}?)(?:は|が|\b(?:is|are|makes|gives)\b)\s*{_NUMERAL}")
_NO_SUBJECT = re.compile(r"\b(?:not|no|than|least|most|or|and)\b|ない|より|以|未満")
_BEFORE = re.compile(
    r"^(?:a total of|in total|in all|altogether|together|on average|合計|総計|計|全部で|全体で|合わせて|平均して|平均)"
    rf"[,、:\s]*(?:は|で)?\s*{_NUMERAL}"
)
_LEAD_IN = re.compile(
    r"^(?:(?:i|we) (?:get|got|have|find)|(?:it|they|this) (?:falls?|drops?|decreases?|shrinks?) by|by|equals|"
    rf"(?:it |they |this )?(?:adds? up|sums? up|sums?|comes?) to)\s+{_NUMERAL}"
)
_AFTER = re.compile(r",?\s*\b(?:in total|in all|altogether|together|overall|on average)$")
_REMARK = re.compile(r"(?<=[\d%)])\s*\([^()\d]*\)$")
_NOT = re.compile(r"(?<=[\d%)])\s*(?:[,;]\s*not\s[^,;()]*|\(not\s[^()]*\))$")
_NOT_BEFORE = re.compile(r"^\S+?(?:ではなく|じゃなく)て?[、,]?\s*(?=\D{0,3}\d)")
_REASON = re.compile(
    r"(?<=[\d%)])(?:,?\s+because\s.*|,?\s+instead of\s.*|\?|"
    r",\s+(?!.*\b(?:or|and|not|least|most|more|less|than|over|under)\b)[a-z ]+)$"
)
_OF = re.compile(r"(?<=[\d)%])\s+of (?:it|them|all|(?:the|its|all) [a-z ]+|[a-z]+s)$")
_PORTION = re.compile(r"(\d+(?:\.\d+)?)\s*(?:out of|of)\s*(?:the )?(\d+)")
_PORTION_JA = re.compile(r"(\d+)\s*[^\W\d]{0,2}(?:中|のうち)[、,]?\s*(\d+)[^\W\d]{0,2}")

_KIND = re.compile(
    r"(?:[ -](?:mechanism|method|technique|traversal|layer|function|algorithm|problem)s?|機構|走査|手法|関数|層)$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"^(?:in|by|with|using)\s+", re.IGNORECASE)
_NOT_BUT = re.compile(r"^.+?(?:ではなく|じゃなく)て?[、,]?\s*(?=\S)")
_WORD_REMARK = re.compile(r"(?<=\S)(?:\s*\([^()]*\)|[,;]?\s+not\s.*)$", re.IGNORECASE)


def around_number(text):
    """A text in plain signs without what is said around its number; limits, ranges and denials stay."""
    subject = _SUBJECT.match(text)
    if subject and not _NO_SUBJECT.search(subject[1]):
        text = text[subject.end() :]
    text = _LEAD_IN.sub("", _BEFORE.sub("", _NOT_BEFORE.sub("", text)))
    for after in (_NOT, _REASON, _REMARK, _AFTER, _OF):
        text = after.sub("", text)
    return text


def portion(text):
    """ "21 of 36", 36個中21 → ("21", "36"); None for anything else."""
    found, found_ja = _PORTION.fullmatch(text), _PORTION_JA.fullmatch(text)
    part, whole = found.groups() if found else found_ja.groups()[::-1] if found_ja else ("0", "0")
    return (part, whole) if 0 < float(part) <= int(whole) else None


def core(text):
    """A clean text of words without a remark behind it, a preposition, or the word for what kind of thing it is."""
    text = _WORD_REMARK.sub("", _NOT_BUT.sub("", text))
    text = _PREPOSITION.sub("", text)
    return _KIND.sub("", text) or text
