"""Templates beside the code: filled in, escaped, and loud where a value is missing."""

import pytest
from jinja2 import UndefinedError

from attention_helpers.course.template import render


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "list.html"
    path.write_text("<ul>\n{% for word in words %}\n<li>{{ word }}</li>\n{% endfor %}\n</ul>\n", encoding="utf-8")
    return path


def test_what_is_put_in_is_escaped(path):
    assert render(path, words=["語", "<b>&\"'"]) == "<ul>\n<li>語</li>\n<li>&lt;b&gt;&amp;&#34;&#39;</li>\n</ul>"


def test_a_value_that_is_missing_is_an_error(path):
    with pytest.raises(UndefinedError, match="words"):
        render(path)
