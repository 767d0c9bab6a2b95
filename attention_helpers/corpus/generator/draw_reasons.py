"""What follows from what, and reasons drawn with what somebody does for them: 外 は 寒い だから 母 は お茶 を 飲む.

A line of the tables is what somebody does for a reason, in the grammar's own words: nouns to choose from (公園|庭),
their particle, the verb in its plain form. "not" in front: what he does not do. X is whom or what the reason speaks
of: この パン は おいしい だから 母 は X を 買う.
"""

from dataclasses import dataclass, replace

from attention_helpers.corpus.generator import lexicon as lx
from attention_helpers.corpus.generator.draw_clauses import draw_weather, with_details, with_owners
from attention_helpers.corpus.generator.draw_phrases import some_place, some_subject, some_thing
from attention_helpers.corpus.generator.lexicon import ADJECTIVES, NOUNS, VERBS
from attention_helpers.corpus.generator.parts import Clause, Phrase

_AT_HOME = (
    "家 に 帰る",
    "家|部屋 で 休む",
    "家|部屋 で 音楽 を 聞く",
    "家|部屋 で 映画 を 見る",
    "家|図書館|部屋 で 本 を 読む",
    "家|図書館|部屋 で 英語|日本語|歴史 を 勉強 する",
    "家|部屋 で ピアノ|ギター を 弾く",
    "家 で 遊ぶ",
)
_NOT_OUT = (
    "not 公園|川 に 行く",
    "not 公園|庭 で 走る",
    "not 公園|庭|東京|京都 を 歩く",
    "not 公園|庭|川 で 遊ぶ",
    "not 川 で 泳ぐ",
    "not 公園|学校 で サッカー|テニス を する",
    "not 庭 で 休む",
    "not 窓 を 開ける",
)
_WET = (
    "傘 を 使う",
    "傘 を 探す",
    "店|駅 で 傘 を 買う",
    "駅 で バス|電車 を 待つ",
    "車 を 使う",
    "not 自転車 を 使う",
    "not 車|自転車|服 を 洗う",
    "not 東京|京都|大学 に 行く",
)
WEATHER = {
    "雨": (*_WET, *_AT_HOME, *_NOT_OUT),
    "雪": (*_WET, *_AT_HOME, "not 川 に 行く", "not 川 で 泳ぐ", "公園|庭 で 写真 を 撮る", "公園|庭 で 遊ぶ"),
    "寒い": (
        *_AT_HOME,
        *_NOT_OUT,
        "お茶|コーヒー を 飲む",
        "店 で お茶|コーヒー を 飲む",
        "店 で 服|帽子|靴 を 買う",
        "家|部屋 で 寝る",
    ),
    "暑い": (
        "水|お茶|牛乳 を 飲む",
        "家|部屋|庭 で 水|お茶 を 飲む",
        "川 で 泳ぐ",
        "川 に 行く",
        "川 で 遊ぶ",
        "窓 を 開ける",
        "家|部屋 で 休む",
        "家 に 帰る",
        "店 で 帽子 を 買う",
        "not コーヒー を 飲む",
        "not 公園|庭|学校 で 走る",
        "not 公園|庭|東京|京都 を 歩く",
        "not 公園|学校 で サッカー|テニス を する",
        "not 庭 で 寝る",
        "not 駅 で バス を 待つ",
    ),
}
BUSY = (  # what another does then
    "家 で 夕食|ケーキ を 作る",
    "夕食 を 作る",
    "服|車|靴 を 洗う",
    "店 に 行く",
    "店 で パン|卵|魚|牛乳|新聞 を 買う",
    "X を 待つ",
    "X に 手紙 を 送る",
    "not X に 会う",
    "not X と 遊ぶ",
    "not X と サッカー|テニス を する",
    "not X と 公園|川|東京|京都 に 行く",
    "not X と 映画 を 見る",
    "not X と 公園|庭 を 歩く",
)
FAMOUS = ("X を 知って いる", "X に 会う", "駅 で X を 待つ", "X に 花|手紙 を 送る", "X に 花 を あげる")
KIND = ("X に 花|本|ケーキ|絵|写真 を あげる", "X に 手紙|花|写真 を 送る", "X に 会う", "X を 待つ", "X と 遊ぶ")
THINGS = {  # (adjective, things): what one does with X, or with another of its kind
    ("おいしい", "ケーキ パン 魚"): ("X を 食べる", "店 で X を 買う"),
    ("おいしい", "お茶 コーヒー 牛乳"): ("X を 飲む", "家|庭 で X を 飲む"),
    ("面白い", "本 新聞"): ("X を 読む", "家|図書館|部屋 で X を 読む", "X を 買う"),
    ("面白い", "映画"): ("X を 見る", "家|部屋 で X を 見る"),
    ("きれい", "花 写真 絵"): ("母|友達|先生 に X を あげる", "友達|花子|健 に X を あげる"),
    ("きれい", "服"): ("X を 買う", "店 で X を 買う"),
    ("高い", "ペン 傘 帽子 時計 かばん 車 自転車 靴 服"): ("not X を 買う", "not 店 で X を 買う"),
    ("古い", "ペン 傘 自転車 机 椅子 車"): ("not X を 使う", "新しい X を 買う"),
    ("古い", "帽子 時計 かばん 靴 箱"): ("新しい X を 買う", "店 で 新しい X を 買う"),
    ("新しい", "ペン 傘 自転車 机 椅子 車"): ("X を 使う",),
}
PLACES = {  # (adjective, "not" where it is denied, places): what one does there, or not
    ("静か", "", "公園 図書館 庭 部屋"): ("X で 休む", "X で 本|新聞|手紙 を 読む"),
    ("静か", "", "図書館 部屋"): ("X で 英語|日本語|歴史 を 勉強 する", "X で 手紙|本 を 書く"),
    ("静か", "not", "公園 庭 部屋"): ("not X で 休む", "not X で 本|新聞 を 読む"),
    ("静か", "not", "図書館 部屋"): ("not X で 英語|日本語|歴史 を 勉強 する",),
    ("きれい", "", "公園 庭"): ("X を 歩く", "X で 写真 を 撮る", "X で 絵 を 描く", "X で 休む"),
    ("きれい", "", "公園 川"): ("X に 行く", "X で 遊ぶ"),
    ("大きい", "", "公園 庭"): ("X で 走る", "X で 遊ぶ"),
    ("新しい", "", "店 図書館"): ("X に 行く",),
    ("有名", "", "大学"): ("X で 英語|日本語|歴史 を 勉強 する", "X に 行く"),
}


@dataclass(frozen=True)
class Reason:
    """A clause, the lines that may follow from it, what X is in them, and who acts (None: anybody)."""

    clause: Clause
    lines: tuple
    spoken_of: Phrase = None
    who: Phrase = None


def draw_reason(draw, tense):
    """A Reason, which "so" may follow."""
    kind = draw.weighted({"weather": 52, "busy": 26, "known": 4, "thing": 12, "place": 6})
    return {"weather": _weather, "busy": _busy, "known": _known, "thing": _thing, "place": _place}[kind](draw, tense)


def _weather(draw, tense):
    clause = draw_weather(draw, tense)
    return Reason(clause, WEATHER[clause.weather or clause.quality.ja])


def _is(draw, subject, adjective, tense, negative=False):
    very = not negative and draw.chance(0.3)
    return Clause("quality", subject, quality=ADJECTIVES[adjective], tense=tense, very=very, negative=negative)


def _busy(draw, tense):
    subject = some_subject(draw)
    lines = BUSY
    if subject.noun in lx.FAMILY or subject.noun.object_form in ("me", "you", "us", "them"):
        subject = replace(subject, possessor=None)  # of these nobody else can be said to wait for them
        lines = tuple(line for line in lines if "X" not in line)
    return Reason(_is(draw, subject, "忙しい", tense), lines, Phrase(subject.noun))


def _known(draw, tense):
    """Somebody famous or kind."""
    subject = Phrase(draw.pick(lx.PRONOUNS[2:4] + lx.NAMES + lx.PEOPLE[:4]))
    famous = "有名" in (subject.noun.adjectives or ("有名",)) and draw.chance(0.5)
    if famous or subject.noun.ja == "歌手":
        return Reason(_is(draw, subject, "有名", tense), FAMOUS, subject)
    return Reason(_is(draw, subject, "親切", tense), KIND, subject)


def _thing(draw, tense):
    (adjective, things), lines = draw.pick(list(THINGS.items()))
    noun = NOUNS[draw.pick(things.split())]
    if adjective == "古い" and draw.chance(0.5):
        owner = Phrase(draw.pick(lx.PRONOUNS + lx.NAMES))
        owned = Phrase(noun, possessor=owner)
        return Reason(_is(draw, owned, adjective, tense), lines[-1:], owned, owner)
    one = Phrase(noun, this=draw.pick(["この", "その"]))
    return Reason(_is(draw, one, adjective, tense), lines, one)


def _place(draw, tense):
    (adjective, denied, places), lines = draw.pick(list(PLACES.items()))
    one = Phrase(NOUNS[draw.pick(places.split())], this=draw.pick(["", "この", "その"]))
    return Reason(_is(draw, one, adjective, tense, negative=bool(denied)), lines, one)


def draw_effect(draw, reason, tense, plain=False, used=()):
    """What somebody does for a Reason, or None where every line for it is of a verb in `used`, or not `plain`."""
    lines = [line.split() for line in reason.lines]
    lines = [line for line in lines if _verb(line).ja not in used and not (plain and _not_plain(line))]
    if not lines:
        return None
    line = draw.pick(lines)
    verb = _verb(line)
    clause = Clause("event", reason.who or some_subject(draw), verb, tense=tense, negative=line[0] == "not")
    clause = _with_parts(draw, clause, line, reason.spoken_of)
    if reason.clause.time:  # one time is enough, and two may not agree
        return with_owners(draw, clause)
    return with_owners(draw, with_details(draw, clause, plain, once=True))


def _verb(line):
    return VERBS[" ".join(line[-2:])] if " ".join(line[-2:]) in VERBS else VERBS[line[-1]]


def _not_plain(line):
    return line[0] == "not" or _verb(line).form == "state"


def _with_parts(draw, clause, line, spoken_of):
    """The clause with the line's nouns where their particles say."""
    for k, particle in enumerate(line):
        if particle not in ("を", "に", "で", "と"):
            continue
        noun, part = draw.pick(line[k - 1].split("|")), _part(clause.verb, particle)
        if noun == "X":
            adjective = ADJECTIVES.get(line[k - 2])  # 新しい X: another one
            said = Phrase(spoken_of.noun, adjective) if adjective else spoken_of
        elif part in ("place", "goal"):
            said = some_place(draw, NOUNS[noun])
        elif part == "object":
            said = some_thing(draw, NOUNS[noun], clause.verb)
        else:
            said = Phrase(NOUNS[noun])
        clause = replace(clause, **{part: said})
    return clause


def _part(verb, particle):
    """Which part of a clause a particle marks beside a verb."""
    if particle == "を":
        return "object" if verb.objects else "place"
    if particle == "に":
        return "goal" if verb.goals else "recipient" if verb.recipient else "object"
    return {"で": "place", "と": "companion"}[particle]
