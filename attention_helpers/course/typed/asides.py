"""What people say beside a number: "the sum is", 全部で, "returns", "on average", "(not 6)", "(5 noise + 1 real)"."""

import re

from attention_helpers.course.typed.corrections import corrected

_NUMERAL = r"(?=[-+~≈約]?\s*[\d.,(〇零一二三四五六七八九十百千万億])"
_SUBJECT = re.compile(rf"^([^\W\d_][^\d=≈:<>+*/^(),、;]{{0,30}}?)(?:は|が|\b(?:is|are|makes|gives)\b)\s*{_NUMERAL}")
_NO_SUBJECT = re.compile(
    r"\b(?:not|no|never|than|least|most|or|and|as|under|over|above|below|less|more|between|from|per|except|without|"
    r"half|divided|multiplied|raised|wrong|cannot|"
    r"(?:is|are|was|do|does|did|ca|wo|would|could|should)n'?t)\b|ない|より|以|未満"
)
_SENTENCE = re.compile(
    r"^((?:[a-z'-]+ ){0,8}?)(?:is|are|was|be|it's|equals?|gives?|gets?|got|makes?|returns?|yields?|leaves?|finds?|"
    r"found|calculated|computed|counted|obtained|holds?|learns?|"
    r"saves?|adds?|needs?|takes?|costs?|contains?|counts?|keeps?|reaches|outputs?|totals?|have|has|stays?|becomes?|remains?|as|at|by|with|"
    r"(?:go(?:es)?|comes?|gets?|falls?|drops?|decreases?|shrinks?|grows?|rises?|adds?|sums?|amounts?|works?|turns?|"
    r"boils?|converges?|tends?|leads?|rounds?|equal)(?: up| out| down| back)? to(?: be)?)"
    rf"(?: (?:about|around|roughly|exactly|just|only))? {_NUMERAL}"
)
_CONCLUSION = re.compile(
    r"^.*(?:[\s,.;:]|^)(?:so|makes?|gives?|leaves?|thus|hence|therefore|altogether|together|in total|in all|"
    r"which (?:is|gives|makes|leaves)|"
    r"that(?: i|')s|that (?:gives|makes|leaves))[,:]?\s*(?:(?:it is|it's|we get|i get|you get|the answer is)\s+)?"
    rf"{_NUMERAL}|"
    rf"^.*(?:[\s,.;:]|^)(?:so|thus|hence|therefore)[,:]?\s+(?:it|this|that|we|i|you) [a-z]+ {_NUMERAL}"
)
_CONCLUSION_JA = re.compile(
    r"^.*(?:よって|従って|足して|足すと|合計して|計算すると|[掛か]けて|[掛か]けると|の[和積差]で|(?<=[^\W\d_])で|したがって|ゆえに|だから|ので|つまり|すなわち|合わせて|合計|総計|全部で|全体で)"
    rf"[、,:\s]*(?:は|で)?\s*{_NUMERAL}"
)
_BEFORE = re.compile(
    r"^(?:(?:by )?(?:a |the )?(?:(?:total|factor|sum|mean|average|value|share|count) of|factor)|"
    r"in total|in all|altogether|together|on average|so|just|exactly|only|計|平均して|平均)"
    rf"[,、:\s]*(?:は|で)?\s*{_NUMERAL}"
)
_AFTER = re.compile(
    r",?\s*\b(?:in total|in all|altogether|(?:all )?together|overall|on average|exactly|"
    r"(?:(?:is|are) )?(?:stays?|remains?|remaining|left|kept|arrives?|survives?|here|"
    r"(?:in (?:the|this|that|every)|after|for|inside)(?! (?:each|every|(?:thous|mill|hund)[a-z]+))(?: [a-z]+){1,4}|"
    r"(?!halved|doubled|tripled|squared|cubed|raised|divided|multiplied|added|subtracted|inverted)[a-z]{3,}ed))$"
)
_AFTER_JA = re.compile(
    r"(?<=[^\W_])(?:が|を|に|へ|と|だけ)?(?:多く|少なく)?(?:返|近づ|な[るりっ]|残|出[るた]|収束|落ち着|向か|得|求ま|必要|"
    r"あ[るり]|かか|通る|(?<=[に個枚回組])(?:減|増|下が|上が))"
    r"(?!.*(?:ない|ません|ず|ば|たら|そう))[ぁ-ん]*$"
)
_NOT = re.compile(r"(?<=[\d%)])\s*(?:(?:[,;]|\s-+)\s*not\s(?!.*\bor\b)[^,;()]*|\(not\s(?!.*\bor\b)[^()]*\))$")
_REASON = re.compile(
    r"(?<=[\d%)])(?:(?:,|\s-+)?\s+(?:because|since|as|including|counting)\s.*|,?\s+(?:instead of|rather than)\s.*|\?|"
    r",\s+(?!.*\b(?:or|and|not|least|most|more|less|than|over|under)\b)[a-z ]+)$"
)
_OF = re.compile(r"(?<=[\d)%])\s+of (?:it|them|all|(?:the|its|all) [a-z ]+|[a-z]+s)$")
_BRACKETS = re.compile(r"(?<=[\d%)])(?: ?[^\W\d_]{1,20})?\s*\(([^()]*)\)$")
_NUMERAL_ONLY = re.compile(r"[\d.,%/*^+×·≈=\s〇零一二三四五六七八九十百千万億兆割分厘の-]*")
_SPEAKS = re.compile(r"[^\W\d_]{3,}|\d\s+[a-z]{2,}|[a-z]\s*=|[ぁ-ヿ一-龯]")
LIMITS = re.compile(
    r"\b(?:or|least|most|less|fewer|smaller|than|up to|maybe|perhaps|probably|between|hundreds?|thousands?|"
    r"millions?|billions?|dozens?)\b|^more\b|^[百千万億兆]|以上|以下|未満|超|または|もしくは|あるいは|(?<!だ)か(?!ら)|[はゃ]ない$"
)
_PORTION = re.compile(r"(\d+(?:\.\d+)?)\s*(?:out of|of|in)\s*(?:the |every )?(\d+)")
_PORTION_JA = re.compile(r"(\d+)\s*(?:[^\W\d]{0,2}(?:中|のうち)[、,]?|([^\W\d]{1,2})に)\s*(\d+)[^\W\d]{0,2}")


def around_number(text):
    """A text in plain signs without what is said around its number; limits, ranges and denials stay."""
    text = corrected(_without_remark(text))
    subject = _SUBJECT.match(text) or _SENTENCE.match(text)
    if subject and not _NO_SUBJECT.search(subject[1]):
        text = text[subject.end() :]
    for before in (_CONCLUSION, _CONCLUSION_JA, _BEFORE):
        text = before.sub("", text)
    for after in (_NOT, _REASON, _AFTER, _AFTER_JA, _OF):
        text = after.sub("", text)
    return text


def _without_remark(text):
    """ "6 (5 noise + 1 real)" → "6"; a second number, a limit, a factor and a formula in brackets stay."""
    found = _BRACKETS.search(text)
    if not found or _NUMERAL_ONLY.fullmatch(found[1]) or LIMITS.search(found[1]) or not _SPEAKS.search(found[1]):
        return text
    formula = re.search(r"[+*/^]", found[1]) and not re.search(r"\d", found[1])
    return text if formula else text[: found.start(1)].rstrip("( ")


def portion(text):
    """ "21 of 36", "1 in 9", 36個中21 → ("21", "36"); None for anything else."""
    found, found_ja = _PORTION.fullmatch(text), _PORTION_JA.fullmatch(text)
    part, whole = found.groups() if found else (found_ja[3], found_ja[1]) if found_ja else ("0", "0")
    return (part, whole) if 0 < float(part) <= int(whole) else None
