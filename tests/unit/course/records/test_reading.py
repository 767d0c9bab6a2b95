"""What some learners handed in is read beside what others did; test_handed_in.py reads whole classes."""

from attention_helpers.course.records.reading import Reading, readable, sentence
from tests.unit.course.records.test_handed_in import SESSION, answers


def test_what_others_handed_in_before_counts_there_and_what_comes_after_it_here(tmp_path):
    answers(tmp_path / "taro" / "a.jsonl", 5)
    reading = Reading(tmp_path, [("taro", [tmp_path / "taro" / "a.jsonl"])], {SESSION: ("hanako", 3)})
    assert {name: len(rows) for name, rows in reading.learners()} == {"taro": 2}
    assert reading.passed_over == ["taro: 3 answers are hanako's too, and count there."]
    assert reading.owners == {SESSION: ("hanako", 5)}


def test_a_sentence_is_one_line_and_names_the_path_within_the_folder(tmp_path):
    assert sentence(tmp_path, tmp_path / "a\nb", "cannot be read") == "a\\nb: cannot be read."


def test_readable_is_readable():
    assert readable("花子") == "花子" and readable("a\ud800").encode("utf-8")
