"""The page: whole without anything else, in the phone's language, what is asked escaped."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from attention_helpers.course.voting.asked import find
from attention_helpers.course.voting.phones.page import HEADERS, STYLE, names, negotiated, page
from attention_helpers.widgets.card import escaped
from attention_helpers.widgets.colormap import contrast


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.seen = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))

    def of(self, name):
        return [attributes for tag, attributes in self.seen if tag == name]


@pytest.mark.parametrize(
    "header, language",
    [
        ("", "en"),
        ("ja", "ja"),
        ("ja-JP,ja;q=0.9,en-US;q=0.8", "ja"),
        ("en-GB,en;q=0.9,ja;q=0.8", "en"),
        ("fr-FR, fr;q=0.9, JA;q=0.4, en;q=0.3", "ja"),
        ("en;q=0.2, ja; q=0.7", "ja"),
        ("ja;q=0, en;q=0.1", "en"),
        ("fr, de", "en"),
        ("*", "en"),
        (";;;,q=,ja;q=9", "en"),
        ("," * 10_000 + "ja", "en"),
    ],
)
def test_the_phone_s_language_is_taken(header, language):
    assert negotiated(header) == language


def test_the_style_is_the_one_that_the_policy_allows():
    """Were it escaped, its hash would not hold."""
    assert escaped(STYLE) == STYLE
    inside = re.search("<style>(.*?)</style>", page("en", asked=find("05.have"), hidden={"ballot": "b"}), re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("language", names())
def test_a_screen_reader_finds_its_way(language):
    tags = Tags(page(language, "sent", find("05.have"), (2,), {"ballot": "b"}))
    assert tags.of("html") == [{"lang": language}]
    assert len(tags.of("fieldset")) == len(tags.of("legend")) == len(tags.of("main")) == len(tags.of("h1")) == 1
    radios = [one for one in tags.of("input") if one["type"] == "radio"]
    assert len(radios) == 4 == len(tags.of("label")) and [("checked" in one) for one in radios] == [0, 0, 1, 0]
    assert [one["lang"] for one in tags.of("a")] == [name for name in names() if name != language]
    assert {"class": "notice", "role": "status"} in tags.of("p")


def test_what_came_of_the_vote_is_the_first_that_a_screen_reader_says():
    assert "<title>Your vote is in. You can change it until voting closes. · Vote</title>" in page("en", "sent")
    assert "<title>Vote</title>" in page("en")


def test_no_script_and_nothing_from_elsewhere():
    for asked in (None, find("05.have"), find("05.gap")):
        text = page("en", None, asked, hidden={"ballot": "b"})
        tags = Tags(text)
        assert not {tag for tag, _ in tags.seen} & {"script", "link", "img", "iframe", "object"}
        assert not re.search(r"\b(src|on\w+)=|https?:|url\(", text)
        assert all(one["href"].startswith("?lang=") for one in tags.of("a"))


def test_the_language_once_chosen_stays():
    assert 'action="?lang=ja"' in page("ja", asked=find("05.have"), hidden={"ballot": "b"}, chosen=True)
    assert 'action="?"' in page("ja", asked=find("05.have"), hidden={"ballot": "b"})


def test_numbers_are_typed_with_their_limits_said():
    text = page("en", asked=find("05.gap"), hidden={"ballot": "b"}, vote=(90.0, 50.0, 25.0, 12.5))
    fields = [one for one in Tags(text).of("input") if one.get("inputmode") == "decimal"]
    assert [one["value"] for one in fields] == ["90", "50", "25", "12.5"]
    assert all(one["aria-describedby"] == "range" for one in fields) and "From 0 to 100." in text
    assert "clauses in the sentence 4" in text


def test_what_was_typed_wrongly_stands_there_again_escaped():
    text = page("en", "number", find("05.gap"), hidden={"ballot": "b"}, typed={"n0": ['"><b>1'], "n1": ["2"]})
    assert "<b>" not in text and 'value="&#34;&gt;&lt;b&gt;1"' in text


@pytest.mark.parametrize("name", ["blue", "soft", "ink"])
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_the_contrast_that_wcag_asks_of_text(name, scheme):
    ink, ground = (re.findall(rf"--{part}: (#\w+)", STYLE)[scheme] for part in (name, "ground"))
    assert contrast(ink, ground) >= 4.5
