"""Texts of banks and predictions as labels."""

import pytest

from attention_helpers.course.questions.parts.wording import of_code, of_plain, of_prediction, of_question


@pytest.mark.parametrize(
    "text, html",
    [
        ("plain", "plain"),
        ("**bold** and *slanted*", "<strong>bold</strong> and <em>slanted</em>"),
        ("`a < b`", "<code>a &lt; b</code>"),
        ("one\n\ntwo", "one<br>two"),
        ("x<sub>1</sub><sup>2</sup>", "x<sub>1</sub><sup>2</sup>"),
        ("<pre>a\n b</pre>", '<code class="block">a\n b</code>'),
        ("<ul><li>one</li><li>two</li></ul>", '<span class="block">• one</span><span class="block">• two</span>'),
        ("<table><tr><td>a</td><td>b</td></tr></table>", '<span class="block">a | b</span>'),
        ("[words](https://example.org)", "words"),
        ("![a picture](file.png)", "[a picture]"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
    ],
)
def test_a_bank_s_little_markup(text, html):
    assert of_question(text).__html__() == html


def test_a_formula_is_mathml():
    html = of_question("$a^2$").__html__()
    assert html.startswith("<math") and "<msup>" in html and str(of_question("$a^2$")) == "$a^2$"


@pytest.mark.parametrize(
    "text, html",
    [
        ("one two three", "one two…"),
        ("one `two three`", "one <code>two…</code>".replace("…</code>", "</code>…")),
        ("one **two three**", "one …"),
        ("one $a^2 + b^2$", "one …"),
        ("<ul><li>one</li><li>two three</li></ul>", "…"),
        ("short", "short"),
    ],
)
def test_what_is_long_is_cut_and_its_markup_is_whole(text, html):
    wording = of_question(text, 8)
    assert wording.__html__() == html and len(str(wording)) <= 8


def test_a_long_prediction_is_cut():
    assert of_prediction("`abc` and what follows", 8).__html__() == "<code>abc</code> and…"


def test_a_prediction_has_code_and_nothing_else():
    wording = of_prediction("What does `x * y * z` <b>give</b>, 2*3*4?")
    assert wording.__html__() == "What does <code>x * y * z</code> &lt;b&gt;give&lt;/b&gt;, 2*3*4?"
    assert str(wording) == "What does `x * y * z` <b>give</b>, 2*3*4?"


def test_plain_words_and_lines_of_code():
    assert of_plain("**a** <b>").__html__() == "**a** &lt;b&gt;"
    assert of_code("  if a < b:").__html__() == '<code class="block">  if a &lt; b:</code>'
