"""The words of the course's Japanese-English corpus, and what may be said of what.

Tables only: which noun a verb takes, which adjective a noun takes, which preposition a place wants in English.
A sentence makes sense because these tables say so: nobody washes a station, for 洗う (wash) lists what is washed.
"""

from dataclasses import dataclass

# --- Nouns ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Noun:
    """A noun and its English.

    article: "a" (a pen; the pen when it is the topic), "the" (the park), "" (water, Taro) or "my" (母: my mother).
    adjectives: which adjectives fit it. kind: person, animal, thing, place, name, pronoun.
    """

    ja: str
    en: str
    article: str = "a"
    plural: str = ""  # the English plural; "" where there is none
    kind: str = "thing"
    adjectives: tuple = ()
    number: str = "singular"  # agreement of the word itself: 靴 (shoes) is plural
    person: int = 3
    object_form: str = ""  # pronouns only: me, him ...
    possessive: str = ""  # pronouns only: my, his ...
    preposition: str = ""  # places only: in the park, at the station


PRONOUNS = [
    Noun("私", "I", "", kind="pronoun", person=1, object_form="me", possessive="my"),
    Noun("あなた", "you", "", kind="pronoun", person=2, object_form="you", possessive="your"),
    Noun("彼", "he", "", kind="pronoun", object_form="him", possessive="his"),
    Noun("彼女", "she", "", kind="pronoun", object_form="her", possessive="her"),
    Noun("私たち", "we", "", kind="pronoun", person=1, number="plural", object_form="us", possessive="our"),
    Noun("彼ら", "they", "", kind="pronoun", number="plural", object_form="them", possessive="their"),
]
NAMES = [
    Noun("太郎", "Taro", "", kind="name"),
    Noun("花子", "Hanako", "", kind="name"),
    Noun("健", "Ken", "", kind="name"),
]
_PERSON = ("若い", "有名", "親切")
PEOPLE = [
    Noun("先生", "teacher", "the", kind="person", adjectives=_PERSON),
    Noun("医者", "doctor", "the", kind="person", adjectives=_PERSON),
    Noun("学生", "student", "the", kind="person", adjectives=("若い", "親切")),
    Noun("歌手", "singer", "the", kind="person", adjectives=("若い", "有名")),
    Noun("子供", "child", "the", kind="person", adjectives=("小さい", "親切")),
    Noun("女の子", "girl", "the", kind="person", adjectives=("小さい", "親切")),
    Noun("男の子", "boy", "the", kind="person", adjectives=("小さい", "親切")),
    Noun("学生たち", "students", "the", kind="person", number="plural", adjectives=("若い",)),
    Noun("子供たち", "children", "the", kind="person", number="plural", adjectives=("小さい",)),
]
FAMILY = [
    Noun("母", "mother", "my", kind="person"),
    Noun("父", "father", "my", kind="person"),
    Noun("姉", "sister", "my", kind="person"),
    Noun("兄", "brother", "my", kind="person"),
    Noun("友達", "friend", "my", kind="person"),
]
ANIMALS = [
    Noun("犬", "dog", "the", "dogs", "animal", ("白い", "小さい", "大きい")),
    Noun("猫", "cat", "the", "cats", "animal", ("白い", "小さい", "大きい")),
    Noun("鳥", "bird", "the", "birds", "animal", ("白い", "小さい", "大きい")),
]

_TOOL = ("新しい", "古い", "赤い", "白い", "高い")
_SIZED = ("新しい", "古い", "大きい", "小さい", "赤い", "白い")
_WRITING = ("面白い", "新しい", "古い")
THINGS = [
    Noun("ペン", "pen", "a", adjectives=_TOOL),
    Noun("本", "book", "a", "books", adjectives=_WRITING),
    Noun("新聞", "newspaper", "a", adjectives=("古い", "面白い")),
    Noun("手紙", "letter", "a", "letters", adjectives=("古い",)),
    Noun("鍵", "key", "a", adjectives=("新しい", "古い", "小さい")),
    Noun("傘", "umbrella", "an", adjectives=_TOOL),
    Noun("帽子", "hat", "a", adjectives=_TOOL),
    Noun("時計", "watch", "a", adjectives=_TOOL),
    Noun("かばん", "bag", "a", adjectives=_TOOL),
    Noun("箱", "box", "a", adjectives=_SIZED),
    Noun("机", "desk", "a", adjectives=_SIZED),
    Noun("椅子", "chair", "a", adjectives=_SIZED),
    Noun("車", "car", "a", adjectives=_TOOL),
    Noun("自転車", "bicycle", "a", adjectives=_TOOL),
    Noun("花", "flower", "a", "flowers", adjectives=("赤い", "白い", "きれい")),
    Noun("写真", "photo", "a", "photos", adjectives=("古い", "きれい", "面白い")),
    Noun("絵", "picture", "a", adjectives=("古い", "きれい", "面白い")),
    Noun("映画", "movie", "a", "movies", adjectives=("面白い", "古い")),
    Noun("歌", "song", "a", adjectives=("きれい", "新しい")),
    Noun("窓", "window", "the", adjectives=("大きい", "小さい")),
    Noun("靴", "shoes", "", number="plural", adjectives=_TOOL),
    Noun("服", "clothes", "", number="plural", adjectives=("新しい", "白い", "高い", "きれい")),
    Noun("バス", "bus", "the"),
    Noun("電車", "train", "the"),
    Noun("リンゴ", "apple", "an", "apples", adjectives=("赤い", "大きい", "おいしい")),
    Noun("卵", "egg", "an", "eggs", adjectives=("白い", "大きい", "小さい")),
    Noun("ケーキ", "cake", "a", adjectives=("大きい", "白い", "おいしい")),
    Noun("パン", "bread", "", adjectives=("おいしい",)),
    Noun("魚", "fish", "", adjectives=("おいしい",)),
    Noun("水", "water", ""),
    Noun("お茶", "tea", "", adjectives=("おいしい",)),
    Noun("コーヒー", "coffee", "", adjectives=("おいしい",)),
    Noun("牛乳", "milk", "", adjectives=("おいしい",)),
    Noun("夕食", "dinner", ""),
    Noun("音楽", "music", "", adjectives=("古い", "新しい")),
    Noun("ピアノ", "piano", "the"),
    Noun("ギター", "guitar", "the"),
    Noun("英語", "English", ""),
    Noun("日本語", "Japanese", ""),
    Noun("歴史", "history", ""),
    Noun("サッカー", "soccer", ""),
    Noun("テニス", "tennis", ""),
]
_PLACE = ("大きい", "小さい", "古い", "新しい", "静か")
PLACES = [
    Noun("公園", "park", "the", kind="place", preposition="in", adjectives=("大きい", "小さい", "静か", "きれい")),
    Noun("図書館", "library", "the", kind="place", preposition="in", adjectives=_PLACE),
    Noun("庭", "garden", "the", kind="place", preposition="in", adjectives=("大きい", "小さい", "静か", "きれい")),
    Noun("部屋", "room", "the", kind="place", preposition="in", adjectives=("大きい", "小さい", "静か", "きれい")),
    Noun("川", "river", "the", kind="place", preposition="in", adjectives=("きれい",)),
    Noun("駅", "station", "the", kind="place", preposition="at", adjectives=_PLACE),
    Noun("店", "shop", "the", kind="place", preposition="at", adjectives=_PLACE),
    Noun("病院", "hospital", "the", kind="place", preposition="at", adjectives=_PLACE),
    Noun("大学", "university", "the", kind="place", preposition="at", adjectives=("大きい", "新しい", "有名")),
    Noun("学校", "school", "", kind="place", preposition="at"),
    Noun("家", "home", "", kind="place", preposition="at"),
    Noun("東京", "Tokyo", "", kind="place", preposition="in"),
    Noun("京都", "Kyoto", "", kind="place", preposition="in"),
]
WH = [
    Noun("誰", "who", "", kind="pronoun"),
    Noun("何", "what", "", kind="pronoun"),
    Noun("どこ", "where", "", kind="pronoun"),
]
NOUNS = {noun.ja: noun for noun in PRONOUNS + NAMES + PEOPLE + FAMILY + ANIMALS + THINGS + PLACES + WH}

# --- Adjectives ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Adjective:
    """An adjective; na: it takes な before a noun and だ as a predicate (静か な 公園, 公園 は 静か だ)."""

    ja: str
    en: str
    na: bool = False


ADJECTIVES = {
    a.ja: a
    for a in [
        Adjective("新しい", "new"),
        Adjective("古い", "old"),
        Adjective("大きい", "big"),
        Adjective("小さい", "small"),
        Adjective("高い", "expensive"),
        Adjective("赤い", "red"),
        Adjective("白い", "white"),
        Adjective("面白い", "interesting"),
        Adjective("おいしい", "delicious"),
        Adjective("若い", "young"),
        Adjective("忙しい", "busy"),
        Adjective("寒い", "cold"),
        Adjective("暑い", "hot"),
        Adjective("有名", "famous", na=True),
        Adjective("親切", "kind", na=True),
        Adjective("静か", "quiet", na=True),
        Adjective("きれい", "beautiful", na=True),
    ]
}

# --- Verbs ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verb:
    """A verb: its Japanese forms, its English forms, and what it may be combined with.

    form: "plain" (食べる), "noun" (勉強 する), "state" (持って いる: have) or "copula" (好き だ: like).
    particle: what marks the object (を, が, に). tail: an English word that follows (listen to).
    objects, places, goals: Japanese nouns that make sense. recipient: 人 に (to someone), which it "may" or "must" have.
    te_iru: what 〜て いる says of it, a key of TE_IRU.
    """

    ja: str
    past: str
    negative: str
    te: str
    en: str
    en_past: str
    en_ing: str
    form: str = "plain"
    objects: tuple = ()
    particle: str = "を"
    tail: str = ""
    places: tuple = ()
    goals: tuple = ()
    place_particle: str = "で"
    goal_preposition: str = "to"
    recipient: str = ""
    companion: bool = False
    slowly: bool = False
    subjects: str = "person"  # person, animal (people and animals), teacher
    relative: bool = False  # may stand in "the book that I bought"
    te_iru: str = "doing"
    en_done: str = ""  # the participle, for verbs whose 〜て いる is "have done"

    def aspect(self, negative):
        """What 〜て いる (negative: 〜て い ない) means: "progressive", "perfect", or "" where it is not said here."""
        return TE_IRU[self.te_iru][negative]


# 食べて いる is eating, 走って い ない is not running; but 食べて い ない has not eaten, 行って いる has gone.
TE_IRU = {
    "doing": ("progressive", "progressive"),
    "doing, not denied": ("progressive", ""),
    "done": ("perfect", "perfect"),
    "done, denied": ("", "perfect"),
    "": ("", ""),
}
_ONCE = {"te_iru": "doing, not denied"}


_ONBIN = {
    "く": ("いた", "か", "いて"),
    "ぐ": ("いだ", "が", "いで"),
    "む": ("んだ", "ま", "んで"),
    "ぶ": ("んだ", "ば", "んで"),
    "る": ("った", "ら", "って"),
    "う": ("った", "わ", "って"),
    "つ": ("った", "た", "って"),
    "す": ("した", "さ", "して"),
}


def _plain(ja, en, en_past, en_ing, group=5, **more):
    """A verb of the plain form; group 1 (食べる), 5 (読む) or the two words' own table."""
    if group == 1:
        past, negative, te = ja[:-1] + "た", ja[:-1] + " ない", ja[:-1] + "て"
    elif ja == "行く":
        past, negative, te = "行った", "行か ない", "行って"
    elif ja == "する":
        past, negative, te = "した", "し ない", "して"
    else:
        end = _ONBIN[ja[-1]]
        past, negative, te = ja[:-1] + end[0], ja[:-1] + end[1] + " ない", ja[:-1] + end[2]
    return Verb(ja, past, negative, te, en, en_past, en_ing, **more)


def _suru(noun, en, en_past, en_ing, **more):
    return Verb(
        f"{noun} する", f"{noun} した", f"{noun} し ない", f"{noun} して", en, en_past, en_ing, form="noun", **more
    )


def _state(te, en, en_past, en_ing="", negative="", **more):
    negative = negative or f"{te} い ない"
    return Verb(f"{te} いる", f"{te} いた", negative, te, en, en_past, en_ing, form="state", te_iru="", **more)


def _w(words):
    return tuple(words.split())


_GOODS = _w("ペン 本 鍵 傘 帽子 時計 かばん 箱 車 自転車 靴")
VERBS = {
    v.ja: v
    for v in [
        _plain(
            "食べる",
            "eat",
            "ate",
            "eating",
            1,
            objects=_w("リンゴ 卵 ケーキ パン 魚 夕食"),
            slowly=True,
            places=_w("家 公園 学校 庭"),
            companion=True,
            **_ONCE,
        ),
        _plain(
            "飲む",
            "drink",
            "drank",
            "drinking",
            objects=_w("水 お茶 コーヒー 牛乳"),
            places=_w("家 店 庭 部屋"),
            slowly=True,
            **_ONCE,
        ),
        _plain(
            "読む",
            "read",
            "read",
            "reading",
            objects=_w("本 新聞 手紙"),
            slowly=True,
            relative=True,
            places=_w("家 図書館 部屋 学校 公園 庭"),
            **_ONCE,
        ),
        _plain(
            "書く",
            "write",
            "wrote",
            "writing",
            objects=_w("手紙 本 歌"),
            places=_w("家 図書館 部屋"),
            relative=True,
            **_ONCE,
        ),
        _plain(
            "買う",
            "buy",
            "bought",
            "buying",
            relative=True,
            places=_w("店 駅 東京 京都"),
            objects=(*_GOODS, *_w("新聞 机 椅子 花 服 リンゴ 卵 ケーキ パン 魚 牛乳")),
            **_ONCE,
        ),
        _plain(
            "見る",
            "watch",
            "watched",
            "watching",
            1,
            objects=_w("映画"),
            places=_w("家 部屋 大学"),
            companion=True,
            **_ONCE,
        ),
        _plain("聞く", "listen", "listened", "listening", tail="to", objects=_w("音楽 歌"), places=_w("家 部屋 公園")),
        _plain("作る", "make", "made", "making", objects=_w("ケーキ 夕食 机 椅子 箱"), places=_w("家"), **_ONCE),
        _plain("使う", "use", "used", "using", objects=_w("ペン 傘 自転車 机 椅子 車"), relative=True),
        _plain(
            "探す",
            "look",
            "looked",
            "looking",
            tail="for",
            objects=_w("ペン 本 鍵 傘 帽子 時計 かばん 写真 犬 猫"),
            places=_w("家 部屋 駅 公園"),
        ),
        _plain("洗う", "wash", "washed", "washing", objects=_w("服 靴 車 自転車 リンゴ"), places=_w("家 庭"), **_ONCE),
        _plain("開ける", "open", "opened", "opening", 1, objects=_w("窓 箱 かばん"), te_iru=""),
        _plain(
            "撮る",
            "take",
            "took",
            "taking",
            objects=_w("写真"),
            places=_w("公園 庭 駅 東京 京都"),
            relative=True,
            **_ONCE,
        ),
        _plain(
            "描く", "draw", "drew", "drawing", objects=_w("絵"), places=_w("家 公園 庭 部屋"), relative=True, **_ONCE
        ),
        _plain("歌う", "sing", "sang", "singing", objects=_w("歌"), places=_w("学校 公園 部屋"), companion=True),
        _plain("弾く", "play", "played", "playing", objects=_w("ピアノ ギター"), places=_w("家 学校 部屋 大学")),
        _plain(
            "する",
            "play",
            "played",
            "playing",
            objects=_w("サッカー テニス"),
            places=_w("学校 公園 大学"),
            companion=True,
        ),
        _suru(
            "勉強",
            "study",
            "studied",
            "studying",
            objects=_w("英語 日本語 歴史"),
            companion=True,
            places=_w("家 図書館 学校 大学 部屋"),
        ),
        _plain(
            "教える",
            "teach",
            "taught",
            "teaching",
            1,
            objects=_w("英語 日本語 歴史"),
            recipient="may",
            subjects="teacher",
            places=_w("学校 大学"),
        ),
        _plain(
            "会う",
            "meet",
            "met",
            "meeting",
            objects=("person",),
            particle="に",
            places=_w("駅 公園 図書館 店 病院 大学 学校 東京 京都"),
            te_iru="done, denied",
            en_done="met",
        ),
        _plain("待つ", "wait", "waited", "waiting", tail="for", objects=("person", *_w("バス 電車")), places=_w("駅")),
        _plain(
            "あげる",
            "give",
            "gave",
            "giving",
            1,
            objects=_w("花 本 時計 写真 帽子 傘 リンゴ ケーキ かばん 絵"),
            recipient="must",
            places=_w("公園 学校 駅 病院"),
            te_iru="",
        ),
        _plain("送る", "send", "sent", "sending", objects=_w("手紙 写真 本 花 箱"), recipient="must", **_ONCE),
        _plain(
            "行く",
            "go",
            "went",
            "going",
            goals=_w("公園 図書館 学校 駅 店 病院 大学 東京 京都 川"),
            companion=True,
            te_iru="done",
            en_done="gone",
        ),
        _plain(
            "帰る",
            "return",
            "returned",
            "returning",
            goals=_w("家 東京 京都 学校"),
            companion=True,
            te_iru="done",
            en_done="returned",
        ),
        _plain(
            "走る", "run", "ran", "running", places=_w("公園 学校 庭"), subjects="animal", companion=True, slowly=True
        ),
        _plain(
            "歩く",
            "walk",
            "walked",
            "walking",
            places=_w("公園 庭 東京 京都"),
            place_particle="を",
            companion=True,
            slowly=True,
            subjects="animal",
        ),
        _plain("泳ぐ", "swim", "swam", "swimming", places=_w("川 学校"), companion=True, slowly=True),
        _plain("寝る", "sleep", "slept", "sleeping", 1, places=_w("家 部屋 庭"), subjects="animal"),
        _plain("働く", "work", "worked", "working", places=_w("病院 店 駅 大学 図書館 東京 京都"), companion=True),
        _plain("遊ぶ", "play", "played", "playing", places=_w("公園 庭 川 学校 家"), companion=True, subjects="animal"),
        _plain("休む", "rest", "rested", "resting", places=_w("家 公園 庭 部屋 病院"), subjects="animal"),
        _state("持って", "have", "had", objects=_GOODS),
        _state("知って", "know", "knew", negative="知ら ない", objects=("person", *_w("歌 公園 病院 店"))),
        _state("住んで", "live", "lived", goals=_w("東京 京都"), goal_preposition="in", companion=True),
        Verb(
            "好き だ",
            "好き だった",
            "好き では ない",
            "",
            "like",
            "liked",
            "",
            form="copula",
            te_iru="",
            particle="が",
            objects=_w("犬 猫 鳥 花 リンゴ 卵 ケーキ パン 魚 お茶 コーヒー 牛乳 音楽 映画 英語 歴史 サッカー テニス"),
        ),
    ]
}
EVENTS = [v for v in VERBS.values() if v.en_ing]  # verbs that have a progressive: things that happen
TEACHERS = _w("先生 私 あなた 彼 彼女 母 父 姉 兄 学生")  # who may be the subject of 教える

# --- Time, manner, joining -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Time:
    """A time: words of both sides; tenses it allows; progressive: it asks for it."""

    ja: str
    en: str
    tenses: tuple
    progressive: str = "no"  # no, only
    preposition: str = ""  # what に becomes: 日曜日 に -> on Sunday


BOTH = ("non-past", "past")
TIMES = {
    t.ja: t
    for t in [
        Time("昨日", "yesterday", ("past",)),
        Time("今朝", "this morning", ("past",)),
        Time("今日", "today", BOTH),
        Time("今", "now", ("non-past",), progressive="only"),
        Time("毎日", "every day", BOTH),
        Time("日曜日 に", "Sunday", ("past",), preposition="on"),
        Time("夏 に", "summer", BOTH, preposition="in"),
    ]
}
ADVERBS = {"ゆっくり": "slowly"}
POSITIONS = {"上": "on", "下": "under", "中": "in"}  # 机 の 上 に: on the desk
LOCATED = {"上": _w("机 椅子 箱"), "下": _w("机 椅子"), "中": _w("箱 かばん")}
SMALL_THINGS = _w("ペン 本 鍵 帽子 手紙 写真 時計 リンゴ 卵")
