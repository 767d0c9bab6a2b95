"""The text of a file: UTF-8, or what its byte order mark says; otherwise the likely encoding is named, not guessed."""

import codecs

_MARKS = {  # the longer ones first: that of UTF-32 begins as that of UTF-16 does
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_JAPANESE = {"cp932": "Shift-JIS", "euc_jp": "EUC-JP"}
_SAMPLE = 1 << 16  # bytes


def text_of(path):
    """The text of the file at the Path `path`.

    ValueError naming the line where it is not UTF-8 and the encoding that it likely has; and for NUL, which no text
    holds. Raises FileNotFoundError, or another OSError, as `open` does.
    """
    data = path.read_bytes()
    name = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        likely, name = _likely(data), name.removesuffix("-sig").upper()
        raise ValueError(
            f"{path}, line {line}: not {name} text (byte {error.start} is {data[error.start]:#04x}); "
            f"save the file as UTF-8{f' (it looks like {likely})' if likely else ''}"
        ) from None
    wrong = "UTF-16" if "\0" in text and _is_utf16(data) else "ISO-2022-JP" if "\x1b$" in text else ""
    if wrong:
        raise ValueError(f"{path}: not UTF-8 text; save the file as UTF-8 (it looks like {wrong})")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ValueError(f"{path}, line {line}: the file holds the character NUL, which no text does; is it damaged?")
    return text


def _is_utf16(data):
    """Whether every second byte of ASCII letters is 0, as in UTF-16 without a byte order mark."""
    sample = data[:_SAMPLE]
    return max(sample[start::2].count(0) for start in (0, 1)) > len(sample) / 8 and data.count(b"\0\0\0") == 0


def _likely(data):
    """The name of the encoding that makes Japanese of `data`, or ""."""
    if b"\0" in data[:_SAMPLE]:
        return "UTF-16"
    score = {name: _japanese(data[:_SAMPLE], name) for name in _JAPANESE}
    best = max(score, key=score.get)
    return _JAPANESE[best] if score[best] > 0 else ""


def _japanese(data, encoding):
    """How much of `data`, read as `encoding`, is kana and common kanji; what Japanese text hardly has counts against.

    Read in the other Japanese encoding, kana turn into half-width kana and into kanji beyond the 2,965 of level 1.
    """
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return -len(data)
    has_kana = any("\u3040" <= character <= "\u30ff" for character in text)
    return sum(map(_weight, text)) if has_kana or encoding == "cp932" else 0  # Chinese encodings look like EUC-JP


def _weight(character):
    if character < "\u0100":
        return 0
    if "\u3040" <= character <= "\u30ff":
        return 1
    code = character.encode("euc_jp", "replace")
    common = len(code) == 2 and 0xA1 <= code[0] <= 0xCF  # rows 1 to 47: signs, letters, level 1
    return 0.5 if common else -1
