"""What a sentence names: "It's called X, because …" names X; "?", idk and わかりません name nothing."""

import re
from functools import lru_cache

from attention_helpers.course.typed.corrections import corrected
from attention_helpers.course.typed.keys import pressed
from attention_helpers.course.typed.spelling import LONGEST_ANSWER, SEEN, clean, undressed

ROUNDS = 4  # in which a sentence is shortened
_KIND = re.compile(
    r"(?:[ -](?:mechanism|method|technique|traversal|layer|function|algorithm|problem|effect|phenomenon|one|"
    r"dfs|search|walk|scheme)s?|機構|走査|手法|関数|層|問題|現象|(?<=順)序)$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"^(?:in|by|with|using|via|through)\s+", re.IGNORECASE)
_REMARK = re.compile(r"(?<=\S)(?:\s*\([^()]*\)|[,;]?\s+(?:not|instead of|rather than)\s.*)$", re.IGNORECASE)
_REASON = re.compile(
    r"(?<=\S)(?:\s*[,;:.]?\s+(?:because|since|(?<!known )(?<!to )as|so that|which|where|when|that is|i\.e|if)\b.*|"
    r"(?:\s+-|[.;:])\s+(?:\S+\s+){2,}\S+|"
    r"、(?:つまり|すなわち|なぜなら|要するに).+|。(?=.*(?:から|ため|ので|が|を|は)).+)$",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"(?<=\S),?\s+(?:[a-z]+ed |known |shown )?(?:in|of|by|for|from|between|here|usually)\b"
    r"(?!.*\b(?:or|not|no|but)\b).*$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"^[A-Z]\w+(?:'s|s')\s+|^[ァ-ヴー]+の(?=..)")
_TOPIC = re.compile(r"^[^:,;]+:\s*(?=\S)")
_DENIED = re.compile(
    r"\b(?:not|no|never|neither|nor|wrong|different|opposite|except|without|but|unlike|instead|far|apart|aside|away|other)\b|n't\b",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"^[^,;.]{0,80}?(?<!\S)(?:(?:is|are|was|be|it's|that's|so-called)"
    r"(?: (?:[a-z]+ )?(?:called|named|termed|(?:known|referred to) as))?|from|called|named|termed|"
    r"(?:known|referred to) as|(?:call|uses?|used|press|pressing|hold|holding|means|say)"
    r"(?: (?:it|this|that|the|down))?)\s+(?:the |an? )?(?=\S)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<=\S)\s+(?:is|was|would be|says|means|describes|explains)\s.*$", re.IGNORECASE)
_BEFORE_JA = re.compile(r"^(?:[^は]{1,30}は|.{1,40}(?:ので|だから|ため)[、,]?|[^を]{1,40}を(?=..))\s*(?=\S)")
_AFTER_JA = re.compile(
    r"(?<=\S)(?!.*(?:ない|ません|違|ちが|ので|だから|ため))(?:が(?:正解|正しい|答え|正しいです)|を(?:使う|使います)|で(?:計算|たど|辿|見|処理).*|に(?:計算|たど|辿|処理).*|"
    r"という.*|のこと|と(?:呼|言|い[いう]).*)$"
)
_DONT = r"(?:do not|don'?t|cannot|can'?t|could not|couldn'?t)(?: really)?"
_ENGLISH = re.compile(
    rf"(?:(?:sorry|hmm+|well|um+|uh+),? )?(?:(?:i|i'm|i am|i have|i've|we) )?(?:just |really |honestly |still )*"
    rf"(?:{_DONT} (?:know|remember|recall|say|tell|think of|have)|have no|no|not (?:sure|known)|not an?|unsure|"
    r"forgot|forgotten|forget|give up|pass|skip)"
    r"(?: (?:it|this|that|yet|anymore|any more|the|what|how|which|a|an|one|idea|clue|"
    r"answer|name|word|term|key|order)\b)*"
    r"(?: (?:it is |it's )?called)?|idk|dunno|idc|unknown|n/?a|tbd|help|whatever|blank|who knows|beats me|what|huh|"
    r"no answer|later|hm+|um+|nope|uh+|(?:an?|some|any|the) (?:key|button|name|term|order|thing)",
    re.IGNORECASE,
)
_JAPANESE = re.compile(
    r".{0,12}?(?:分か|わか|判)(?:らない|らん|りません|んない)|.{0,8}?(?:何|なん)(?:だっけ|でしたっけ|だったかな|だろう|ですか)?|.{0,8}?(?:知|し)(?:らない|らん|りません)|"
    r".{0,8}?(?:忘|わす)れ(?:た|ました|てしまいました|ちゃった)|.{0,8}?(?:思い出|おもいだ)せ(?:ない|ません)|"
    r"(?:何|どれ|どの).{0,4}|ん+|[〇○◯]{2,}.{0,3}|パス|スキップ|ギブアップ|ギブ|降参|不明|未回答|無回答|なし|さあ|うーん|教えて(?:ください)?"
)


def says_nothing(text):
    """Whether a clean, undressed text names nothing: marks alone, or that its writer does not know."""
    if not any(map(str.isalnum, text)):
        return not pressed(text)
    text = re.sub(r"(?:[\s.…。、!?-]|\b(?:lol|haha|sorry|tbh)\b)+$", "", text)
    return bool(_ENGLISH.fullmatch(text) or _JAPANESE.fullmatch(text))


@lru_cache(SEEN)
def readings(text):
    """A clean text, what it says something about, then, shorter each time, what is left around its name: a tuple."""
    return tuple(_readings(text))


def _readings(text):
    yield text
    if len(text) > LONGEST_ANSWER:
        return
    if not _DENIED.search(text):
        yield _NAMED.sub("", text.partition(":")[0])
    for _ in range(ROUNDS):
        for shorten in _SHORTER:
            shorter = clean(shorten(text))
            if shorter and shorter != text:
                text = shorter
                yield text


def core(text):
    """The last of the readings."""
    return readings(text)[-1]


def _said_around(text):
    """The text without what leads to the name in it; a sentence that denies anything stays."""
    if _DENIED.search(text):
        return text
    return _TOPIC.sub("", _NAMES.sub("", _BEFORE_JA.sub("", text), count=1))


def _without(pattern):
    return lambda text: pattern.sub("", text)


_SHORTER = (
    corrected,
    _without(_REMARK),
    undressed,
    _without(_AFTER_JA),
    _without(_REASON),
    _said_around,
    _without(_PREPOSITION),
    _without(_PHRASE),
    _without(_OWNER),
    _without(_KIND),
)
