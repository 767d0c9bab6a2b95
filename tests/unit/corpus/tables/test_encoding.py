"""Bytes to text: what a mark says is believed, what it does not say is named and never guessed."""

import codecs

import pytest

from attention_helpers.corpus.tables.encoding import text_of

TEXT = "雨が降った。\tit rained\n"
JAPANESE = "昨日は友達と東京でおいしいラーメンを食べました。\tI ate ramen\n"


def file(folder, data):
    path = folder / "f.tsv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    ],
)
def test_utf_8_and_what_has_a_mark_are_read(tmp_path, data):
    assert text_of(file(tmp_path, data)) == TEXT


@pytest.mark.parametrize(
    "text, encoding, likely",
    [
        (TEXT, "cp932", "Shift-JIS"),
        (JAPANESE, "cp932", "Shift-JIS"),
        (TEXT, "euc_jp", "EUC-JP"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (TEXT, "iso2022_jp", "ISO-2022-JP"),
        (TEXT, "utf-16-be", "UTF-16"),
        ("it rained\til pleut\n", "utf-16-le", "UTF-16"),
    ],
)
def test_the_likely_encoding_is_named(tmp_path, text, encoding, likely):
    with pytest.raises(ValueError, match=rf"f\.tsv.*: not UTF-8 text.*; save .* UTF-8 \(it looks like {likely}\)$"):
        text_of(file(tmp_path, text.encode(encoding)))


@pytest.mark.parametrize(
    "text, encoding",
    [
        ("Él tomó café, sí señor, después cenó.\tx\n", "latin-1"),
        ("C’est déjà l’été à Paris\tx\n", "cp1252"),
        ("今天天气很好\tx\n", "gb18030"),
        ("오늘은 비가 왔다\tx\n", "euc_kr"),
        ("Привет, как дела?\tx\n", "cp1251"),
    ],
)
def test_no_japanese_is_seen_where_there_is_none(tmp_path, text, encoding):
    with pytest.raises(
        ValueError, match=r"f\.tsv, line 1: not UTF-8 text \(byte \d+ is 0x..\); save the file as UTF-8$"
    ):
        text_of(file(tmp_path, text.encode(encoding)))


@pytest.mark.parametrize(
    "data, message",
    [
        (b"a\tb\nc\0\td\n", "line 2: the file holds the character NUL"),
        (b"\0" * 1000, "line 1: the file holds the character NUL"),
        ("\ufeffa\tb\n".encode("utf-16-le")[:-1], "line 1: not UTF-16 text"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, data, message):
    with pytest.raises(ValueError, match=message):
        text_of(file(tmp_path, data))
