"""A result by topic: counted, named, and linked where something was wrong."""

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.results import LINKS, by_topic

LABELS = {"topic.trees": "Trees", "no_topic": "All questions"}


def question(n, topic="trees"):
    data = {"type": "string", "question": "?", "answers": [{"answer": "a", "correct": True}], "topic": topic}
    return bank.load([{**data, "section": f"07_x.ipynb#{n}.-Part-{n}"}]).questions[0]


def test_right_ones_are_counted_and_wrong_ones_linked():
    rows = by_topic(LABELS, [(question(1), True), (question(2), False), (question(3, ""), True)])["rows"]
    assert [(row["topic"], row["right"], row["count"]) for row in rows] == [("Trees", 1, 2), ("All questions", 1, 1)]
    assert rows[0]["links"] == [{"to": "07_x.ipynb#2.-Part-2", "text": "07 · 2. Part 2"}] and rows[1]["links"] == []


def test_each_section_once_and_a_few_at_most():
    rows = by_topic(LABELS, [(question(n % 7), False) for n in range(20)])["rows"]
    assert len({link["to"] for link in rows[0]["links"]}) == len(rows[0]["links"]) == LINKS


def test_a_topic_of_another_author_keeps_its_name():
    assert by_topic(LABELS, [(question(1, "Physics"), True)])["rows"][0]["topic"] == "Physics"
    assert by_topic(LABELS, []) == {"rows": []}


def test_a_section_that_would_run_something_is_no_link():
    data = {"type": "string", "question": "?", "answers": [{"answer": "a", "correct": True}]}
    for section in ("javascript:alert(1)", "java\tscript:alert(1)", "\x01data:text/html,x", "//example.org"):
        asked = bank.load([{**data, "section": section}]).questions[0]
        assert by_topic(LABELS, [(asked, False)])["rows"][0]["links"] == []
