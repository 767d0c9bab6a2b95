"""Japanese numerals spelled in kana, written in kanji: さんじゅう → 三十, ゼロ → 〇, れいてんご → 〇点五."""

import re

_KANJI = {
    kanji: name.split()
    for kanji, name in {
        "〇": "ぜろ れい",
        "一": "いち いっ",
        "二": "に",
        "三": "さん",
        "四": "よん し",
        "五": "ご",
        "六": "ろく ろっ",
        "七": "なな しち",
        "八": "はち はっ",
        "九": "きゅう く",
        "十": "じゅう じゅっ じっ",
        "百": "ひゃく びゃく ぴゃく",
        "千": "せん ぜん",
        "万": "まん",
        "点": "てん",
        "分の": "ぶんの",
    }.items()
}
_OF_KANA = {name: kanji for kanji, names in _KANJI.items() for name in names}
_NAME = re.compile("|".join(sorted(_OF_KANA, key=len, reverse=True)))
_NUMERAL = re.compile(rf"(まいなす)?((?:{_NAME.pattern})+)(こ|かい|まい|ばい|つ)?")
_WHOLE = "(?:[一二三四五六七八九]?[十百千万])*[一二三四五六七八九]?"
_SENSE = re.compile(rf"〇|(?:〇|{_WHOLE})点[〇一二三四五六七八九]+|{_WHOLE}(?:分の{_WHOLE})?")


def in_kanji(text):
    """A text that is one numeral in kana, with a counter at most, in kanji; any other text as it is."""
    hiragana = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヴ" else c for c in text)
    found = _NUMERAL.fullmatch(hiragana)
    kanji = _NAME.sub(lambda name: _OF_KANA[name[0]], found[2]) if found else ""
    return f"{'-' if found[1] else ''}{kanji}{found[3] or ''}" if kanji and _SENSE.fullmatch(kanji) else text
