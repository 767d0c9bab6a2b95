"""One way to write Japanese in the course's texts: punctuation, brackets, spaces, numbers; one term for one concept.

- Punctuation, brackets and quotation marks are full-width, 、。：？！（）「」, and no space stands beside them.
  Half-width brackets hold no Japanese: they are a shape (B, S), a pair, code. Numbers and letters are half-width.
- A space stands between Japanese and Latin letters, code, formulas and values: 形は (3, 5) です, スコアは 0.5 です.
- A number and what it counts are one word without spaces, in digits: 2つの値を3回足す. A percentage is one too: 97%.
- Sentences end in です or ます. What stands in terms.json is said with its one term.
"""

from __future__ import annotations

import json
import re
from functools import cache

from attention_helpers.widgets.catalogue import FOLDER

CODE = re.compile(r"```.*?```|`[^`]*`|\$\$.+?\$\$|\$[^$]+\$|\]\([^)\s]*\)|https?://\S+|<[^>\n]+>", re.DOTALL)
SPAN = re.compile(r"</?span[^>\n]*>")  # says how letters are shown, and is none
FIELD = re.compile(r"\{\{\w+\}\}|\{\w[^{}]*\}")
FRAME = re.compile(r"^\s*(?:[-*] |\d+\. |#+ |\|)+|[ \u00a0]*\|[ \u00a0]*|\|$|^:?-+:?$", re.MULTILINE)  # lists, tables
ONE_WORD = re.compile("E(?=資格)|Attention(?=機構)")  # a certificate's name; the term of its syllabus
JA = r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff々〇]"
LATIN = r"[A-Za-z\ufffc]"  # \ufffc: a piece of code
NUMBER = r"(?:[0-9][0-9,.]*[0-9]|[0-9]|\ufffb)"  # \ufffb: a field, which may be a number
COUNTED = (
    r"(?:つ|個|本(?!体|来|当|物|文)|行|列|倍|回(?!転|帰|避)|次元|分(?![かけ割散])|秒|時(?![刻制])|語(?!彙|順)|番目|項目|点(?![か線])"
    r"|通り|種類|組(?!み)|文字|文(?!脈|末|頭|法|章)|件|枚|人|桁|段|層|節|か所|ページ|問(?!題)|年|日(?!本)|乗|行目|単語|ステップ|ブロック|目盛り|引数|項|歩|サイクル|万|票|台|コア|週|月|マス(?!ク)|エポック|バイト)"
)
OLD_DIGIT = r"[一二三四五六七八九十]"
RULES = {
    "half-width punctuation after Japanese": rf"{JA}[,.:;?!]",
    "Japanese in half-width brackets": rf"\([^()]*{JA}[^()]*\)",
    "a space beside full-width punctuation": r"(?<=\S) [、。：？！（）「」]|[、。：？！（）「」] (?=\S)",
    "quotation marks other than 「」": rf"[“”‘’]|\"{JA}|{JA}\"",
    "a full-width digit or letter": r"[０-９Ａ-Ｚａ-ｚ％～]",
    "no space between Japanese and Latin letters, code or a formula": rf"{JA}{LATIN}|{LATIN}{JA}",
    "a space between a number and what it counts": rf"{NUMBER} {COUNTED}",
    "a space before a number that counts": rf"{JA} {NUMBER}{COUNTED}",
    "no space after a number": rf"(?<![第0-9])[0-9]+(?!{COUNTED}|[0-9]){JA}",
    "no space before a number": rf"(?![第約問全計]){JA}[0-9][0-9,.]*(?![0-9,.%〜]|{COUNTED})",
    "a space before %": r"[0-9\ufffb] %",
    "a number of things in old numerals": rf"(?<!カイ)(?<!数){OLD_DIGIT}{COUNTED}(?<!一時)(?<!十分)(?<!一層)(?<!一段)",
    "a sentence that does not end in です or ます": r"(?:である|だ|だった|ではない)。",
}


@cache
def terms() -> tuple[tuple[str, str], ...]:
    """(pattern that is refused, term to use) pairs of data/locale/ja/terms.json."""
    table = json.loads((FOLDER / "ja" / "terms.json").read_text(encoding="utf-8"))
    return tuple((refused, term["use"]) for term in table for refused in term["not"])


def bare(text: str) -> str:
    """The text with a sign for each piece of code and each field, without the marks of lists, tables and emphasis."""
    text = FIELD.sub("\ufffb", CODE.sub(lambda code: "](\n)" if code[0][0] == "]" else "\ufffc", SPAN.sub("", text)))
    text = ONE_WORD.sub("", text)
    text = re.sub(r"(?<=[。：？！])\*\* |\*\*", "", text)  # closed after a stop, the emphasis needs a space to be one
    return FRAME.sub("\n", text).replace("](\n)", "")


def troubles(text: str) -> list[str]:
    """A sentence for each way in which a Japanese text is not as the rules have it."""
    plain, found = bare(text), []
    for name, pattern in RULES.items():
        found += [f"{name}: …{plain[max(0, m.start() - 8) : m.end() + 8]}…" for m in re.finditer(pattern, plain)]
    for refused, use in terms():
        found += [f"{match[0]}: expected {use}" for match in re.finditer(refused, text)]
    return found
