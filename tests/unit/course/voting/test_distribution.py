"""Bars with their numbers beside them."""

import re

from attention_helpers.course.voting.distribution import MOST_ROWS, as_html, as_text, of_numbers, of_options


def test_the_longest_bar_is_as_long_as_the_picture_and_the_rest_in_proportion():
    html = as_html(of_options(["a", "b", "c"], [4, 2, 0], 6, right=(1,)))
    assert re.findall(r'<rect [^>]*?width="([\d.]+)"', html) == ["240", "120", "1"]
    assert re.findall(r"<td[^>]*>([^<]+)</td>", html) == ["4 (67 %)", "2 (33 %)", "0 (0 %)"]
    assert html.count("✓") == 1 and 'aria-label="came out"' in html and 'aria-label="b: 2 (33 %)"' in html


def test_the_same_as_text_and_nobody():
    assert as_text(of_options(["a", "b"], [1, 0], 1, right=(0,))) == ["✓ a: 1 (100 %)", "b: 0 (0 %)"]
    assert [row.said for row in of_options(["a"], [0], 0)] == ["0 (0 %)"]
    assert as_html([]) == "Nobody voted." and as_text([]) == []


def test_labels_are_escaped():
    html = as_html(of_options(["<b>", '"&'], [1, 1], 2))
    assert "<b>" not in html and "&lt;b&gt;" in html and "&#34;&amp;" in html


def test_many_numbers_are_counted_by_equal_steps():
    rows = of_numbers(list(range(101)), str, right=55)
    assert len(rows) == MOST_ROWS and sum(int(row.said.split()[0]) for row in rows) == 101
    assert rows[0].label == "0.0 – 10.0" and rows[0].said == "10 (10 %)" and rows[-1].said == "11 (11 %)"
    assert [row.right for row in rows].index(True) == 5 and sum(row.right for row in rows) == 1


def test_few_numbers_have_a_row_each():
    assert [(row.label, row.said) for row in of_numbers([2.0, 1.0, 2.0], str)] == [
        ("1.0", "1 (33 %)"),
        ("2.0", "2 (67 %)"),
    ]
    assert of_numbers([], str) == []
