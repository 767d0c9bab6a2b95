"""The mixed test: twenty questions over all topics, the same for a seed, and a result that says where to read again."""

import os
import subprocess
import sys
from collections import Counter

import pytest

from attention_helpers import course
from attention_helpers.course.questions import bank
from attention_helpers.course.questions import mixed_test as mixed
from attention_helpers.course.records import store
from tests.unit.course.questions.sample import ALL


def pool(topics, each=6, lessons=("01", "02")):
    """A bank of string questions whose answer is "a": `each` for every topic and lesson."""
    return bank.load(
        [
            {
                "id": f"{lesson}.{topic}-{n}",
                "type": "string",
                "question": "?",
                "topic": topic,
                "section": f"{lesson}_x.ipynb#{n}.-Part-{n}",
                "answers": [{"answer": "a", "correct": True}],
            }
            for lesson in lessons
            for topic in topics
            for n in range(each)
        ]
    )


def ids(questions):
    return [question.id for question in questions]


def test_twenty_questions_of_the_course_over_every_topic_it_has():
    quiz = course.mixed_test()
    drawn = list(quiz.sitting.bank)
    everything = {question.id: question for some in bank.all_banks() for question in some}
    assert len(set(ids(drawn))) == len(drawn) == 20
    assert all(question.type != "open" and everything[question.id] == question for question in drawn)
    assert [question.lesson for question in drawn] == sorted(question.lesson for question in drawn)
    there = Counter(question.data["topic"] for question in everything.values() if mixed.may_be_drawn(question))
    counts = Counter(question.data["topic"] for question in drawn)
    assert counts.keys() == there.keys()
    assert all(count >= max(counts.values()) - 1 or count == there[topic] for topic, count in counts.items())


def test_title_and_plain_text_name_no_question():
    quiz = course.mixed_test(seed=3)
    assert "20" in quiz.title and repr(quiz) == quiz.plain_text() == quiz.title
    assert course.mixed_test(seed=4).plain_text() == quiz.plain_text()
    assert quiz.has_result and not course.quiz("00").has_result


def test_the_seed_decides_and_nothing_else():
    def drawn(seed):
        return ids(course.mixed_test(seed=seed).sitting.bank)

    assert drawn(1) == drawn(1) != drawn(2)
    code = "from attention_helpers import course; print(*[q.id for q in course.mixed_test(seed=1).sitting.bank])"
    other = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        text=True,
        capture_output=True,
        check=True,
    )
    assert other.stdout.split() == drawn(1)


def test_every_question_comes_up_with_some_seed():
    few = pool(["trees", "training"], each=3)
    assert set().union(*(ids(mixed.draw(4, seed, [few])) for seed in range(30))) == set(ids(few))


def test_a_topic_with_few_questions_leaves_its_places_to_the_others():
    banks = [pool(["trees", "training"]), pool(["alignment"], each=1, lessons=("03",))]
    counts = Counter(question.data["topic"] for question in mixed.draw(9, 0, banks))
    assert counts == {"alignment": 1, "trees": 4, "training": 4}


def test_chosen_lessons_only():
    quiz = course.mixed_test(8, lessons=["05", "07"])
    assert {question.lesson for question in quiz.sitting.bank} == {"05", "07"}
    assert "8" in quiz.title and "05" in quiz.title and "07" in quiz.title
    assert "05–" not in course.mixed_test(3, lessons=["05"]).title


def test_the_result_counts_first_tries_by_topic_and_links_back_where_one_was_wrong():
    test = mixed.Test(mixed.draw(12, 3, [pool(["trees", "training"])]), "en", "test", "mixed-3/")
    assert test.table() == {"rows": []}
    wrong = [question for question in test.bank if question.data["topic"] == "trees"]
    for question in test.bank:
        test.check(question.id, "b" if question in wrong else "a")
    test.check(wrong[0].id, "a")  # right at the second try: too late
    rows = {row["topic"]: row for row in test.table()["rows"]}
    assert rows.keys() == {"Trees", "Training"}
    assert (rows["Trees"]["right"], rows["Trees"]["count"]) == (0, 6)
    assert (rows["Training"]["right"], rows["Training"]["count"], rows["Training"]["links"]) == (6, 6, [])
    sections = [question.data["section"] for question in wrong]
    assert [link["to"] for link in rows["Trees"]["links"]] == list(dict.fromkeys(sections))[:3]
    first = rows["Trees"]["links"][0]
    number = first["to"].rsplit("-", 1)[1]
    assert first["text"] == f"{first['to'][:2]} · {number}. Part {number}"


def test_the_widget_shows_the_result_when_asked_for_it():
    quiz = course.mixed_test()
    assert quiz.result is None
    quiz._receive(quiz, {"do": "result"}, [])
    assert quiz.result == {"rows": []}


def test_answers_are_kept_for_each_seed_and_apart_from_the_lessons():
    questions = mixed.draw(4, 0, [pool(["trees"])])
    test = mixed.Test(questions, "en", "test", "mixed-0/")
    test.check(ids(questions)[0], "b")
    test.check(ids(questions)[1], "a")
    assert mixed.Test(questions, "en", "test", "mixed-0/").table() == test.table() != {"rows": []}
    assert mixed.Test(questions, "en", "test", "mixed-1/").table() == {"rows": []}
    assert store.history("quiz") == [] and len(store.history("test")) == 2


def test_a_test_opened_again_shows_what_was_answered_in_it():
    quiz = course.mixed_test(seed=5)
    question = next(question for question in quiz.sitting.bank if question.type == "multiple_choice")
    quiz.check(question.id, 0)
    assert course.mixed_test(seed=5).states[question.id]["attempt"] == 1
    assert course.quiz(question.lesson).states[question.id]["attempt"] == 0
    assert [row["id"] for row in store.history("test")] == [f"mixed-5/{question.id}"]


def test_topics_read_in_the_learners_language():
    topics = {question.data["topic"] for some in bank.all_banks() for question in some}
    for language in ("en", "ja"):
        labels = mixed.Test(mixed.draw(1, 0, [pool(["trees"])]), language).labels
        assert all(labels.get(f"topic.{topic}") for topic in topics)
    assert course.mixed_test(language="ja").title != course.mixed_test(language="en").title


@pytest.mark.parametrize(
    "arguments, message",
    [
        (dict(count=10_000), r"count: got 10000, but these banks hold \d+ questions for a test"),
        (dict(count=30, lessons=["05"]), r"count: got 30, but these banks hold \d+ questions"),
        (dict(count=0), "count: got 0, expected a number of questions from 1"),
        (dict(count=True), "count: got True"),
        (dict(count="20"), "count: got '20'"),
        (dict(count=2, lessons=[]), "these banks hold 0 questions"),
        (dict(lessons=["99"]), "99"),
        (dict(lessons="05"), "lessons: got '05', expected a list"),
        (dict(count=5, language="fr"), "language: got 'fr'"),
    ],
)
def test_what_cannot_be_drawn_is_said(arguments, message):
    with pytest.raises((ValueError, FileNotFoundError), match=message):
        course.mixed_test(**arguments)


def test_what_asks_how_the_course_is_used_is_not_drawn():
    assert {question.data["topic"] for question in mixed.draw(12, 0, [pool(["trees", "using-the-course"])])} == {
        "trees"
    }
    with pytest.raises(ValueError, match="hold 0 questions"):
        course.mixed_test(1, lessons=["00"])


def test_open_questions_are_not_drawn():
    with pytest.raises(ValueError, match="these banks hold 9 questions"):
        mixed.draw(10, 0, [bank.load(ALL)])


def test_lessons_that_the_instructor_holds_back_have_no_part(instructor):
    before = ids(course.mixed_test(30).sitting.bank)
    held = [f"0{number}" for number in range(3, 9)]
    instructor(lessons=dict.fromkeys(held, False))
    assert {question.lesson for question in course.mixed_test(30).sitting.bank} == {"01", "02"}
    with pytest.raises(ValueError, match="your instructor has opened hold 0 questions"):
        course.mixed_test(3, lessons=["05"])
    instructor()
    assert ids(course.mixed_test(30).sitting.bank) == before
