"""Templates beside the code: filled in, escaped, and loud where a value is missing."""

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

import attention_helpers
from attention_helpers.course.template import render
from attention_helpers.widgets.svg import Drawing

PACKAGE = Path(attention_helpers.__file__).parent


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "list.html"
    path.write_text("<ul>\n{% for word in words %}\n<li>{{ word }}</li>\n{% endfor %}\n</ul>\n", encoding="utf-8")
    return path


def test_what_is_put_in_is_escaped(path):
    assert render(path, words=["語", "<b>&\"'"]) == "<ul>\n<li>語</li>\n<li>&lt;b&gt;&amp;&#34;&#39;</li>\n</ul>"


def test_what_is_not_to_be_seen_is_written_out(path):
    shown = render(path, words=["a\u202e\ud800", 3])
    assert "<li>a\\u202e\\ud800</li>" in shown and "<li>3</li>" in shown


def test_only_a_picture_is_html_already(path):
    picture = Drawing(9, 9, "<b>")
    assert f"<li>{picture}</li>" in render(path, words=[picture])
    assert "<li>&lt;svg" in render(path, words=[str(picture)])


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.html")), ids=lambda path: path.name)
def test_no_template_lets_a_text_pass_as_html(path):
    assert not re.search(r"\|\s*safe|autoescape|Markup", path.read_text(encoding="utf-8"))


def test_a_value_that_is_missing_is_an_error(path):
    with pytest.raises(UndefinedError, match="words"):
        render(path)
