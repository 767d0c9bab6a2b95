"""Markdown in blocks, and what is reckoned of their height."""

import pytest

from attention_helpers.slides.blocks import CODE, PAGE, TEXT, blocks, height_of_block, height_of_code

TEXTS = ["## A heading", "Two lines\nof one paragraph", "* a\n* b", "| a | b |\n| --- | --- |\n| 1 | 2 |"]
TEXTS += ["$$a = b$$", "$$\na\n\n= b\n$$", "```python\nx = 1\n\ny = 2\n```"]


def test_blocks_are_those_of_the_text_and_nothing_is_lost():
    assert blocks("\n\n".join(TEXTS) + "\n\n") == TEXTS
    assert blocks("") == []


@pytest.mark.parametrize("text", TEXTS)
def test_every_block_has_some_height(text):
    assert 0 < height_of_block(text) < PAGE / 2


def test_longer_text_is_higher_and_what_does_not_show_is_not():
    assert height_of_block("word " * 60) >= height_of_block("word " * 30) + TEXT
    assert height_of_block("私" * 90) > height_of_block("w" * 90)
    assert height_of_block("[a link](" + "long" * 60 + ")") == height_of_block("a link")


def test_code_is_as_high_as_its_lines_and_what_it_prints():
    long = "x = 1\n" * 10
    assert height_of_code(long, False, "") == height_of_code("x = 1", False, "") + 9 * CODE
    assert height_of_code(long, True, "") == height_of_code("x = 1", False, "")
    assert height_of_code(long, True, "a\nb\n") > height_of_code(long, True, "a\n") > height_of_code(long, True, "")
