"""A card: the same words as text and as HTML, nothing of a learner's text alive, nothing unseen in it."""

import pytest

from attention_helpers.widgets.card import TONES, UNSEEN, Card, clean, escaped, inline_html, quoted

NASTY = '<img src=x onerror="alert(1)"> $a$ & `b`'


def test_text_and_html_say_the_same():
    card = Card("Right.", "good", ["One `x`.", "Two."], [("It printed", "1\n\n 2")], ["Only on the page."])
    assert repr(card) == card.text == "Right.\nOne `x`.\nTwo.\nIt printed:\n  1\n\n   2"
    for part in ("Right.", "One <code>x</code>.", "Two.", "It printed", "1\n\n 2", "Only on the page."):
        assert part in card.html
    assert card._repr_mimebundle_() == {"text/plain": card.text, "text/html": card.html}


def test_an_empty_line_takes_no_place_on_the_page():
    assert Card("a", lines=["", "b"]).html.count("margin-top: 4px") == 1


@pytest.mark.parametrize("tone", TONES)
def test_a_tone_is_told_by_its_sign_and_not_by_colour_alone(tone):
    colour, sign = TONES[tone]
    html = Card("title", tone).html
    assert f'<span aria-hidden="true">{sign}</span>' in html and f"border-left: 4px solid {colour}" in html
    assert len({sign for _, sign in TONES.values()}) == len(TONES)


@pytest.mark.parametrize(
    "card", [Card(NASTY), Card("a", lines=[NASTY]), Card("a", blocks=[(NASTY, NASTY)]), Card("a", notes=[NASTY])]
)
def test_nothing_in_a_text_comes_alive(card):
    assert "<img" not in card.html and "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;" in card.html


def test_a_formula_in_a_text_stays_text():
    assert Card("$x$").html.startswith('<div class="mathjax_ignore"')  # the class at which MathJax passes by


def test_what_cannot_be_seen_is_written_out():
    assert clean("\ud800\ufffe\uffff") == "\\ud800\\ufffe\\uffff" and clean("語\u200dé🖊") == "語\u200dé🖊"
    assert escaped("<\x1b>") == "&lt;\\u001b&gt;" and inline_html("\x00`\x01`") == "\\u0000<code>\\u0001</code>"
    assert clean("a\u202eb\x00c\r\nd\te") == "a\\u202eb\\u0000c\nd\te"
    assert Card("\u2066x").text == "\\u2066x"
    assert clean(3) == "3"


def test_nothing_unseen_is_printable():
    """`clean` leaves at once what Python calls printable."""
    assert not any(chr(code).isprintable() for code in range(0x110000) if UNSEEN.match(chr(code)))


def test_code_between_backticks_and_foreign_text_within():
    assert inline_html("a `x < y` b\nc") == "a <code>x &lt; y</code> b<br>c"
    assert quoted("a`b") == "a'b" and inline_html(f"`{quoted('a`b')}`") == "<code>a&#x27;b</code>"
