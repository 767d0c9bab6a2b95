"""`course.vote`: a round from its opening to its result, recorded as counts."""

import json
import re
import time

import pytest

from attention_helpers import course
from attention_helpers.course.records import store
from attention_helpers.course.voting import desk, vote

LOCAL = {"address": "127.0.0.1"}
PAYLOAD = '<img src=x onerror="alert(1)">'


def wait_until(done):
    end = time.monotonic() + 10
    while not done() and time.monotonic() < end:
        time.sleep(0.02)
    assert done()


def test_a_round_from_phones(phone, own_store):
    round = course.vote("05.have", **LOCAL)
    assert repr(round).startswith("Vote 05.have: When the model writes 'have'") and "  On 私" in repr(round)
    assert "127.0.0.1" not in repr(round)  # what is stored in a notebook is the same everywhere
    assert round.is_open and "0 votes" in round.count.value and round.url in round.place.children[1].value
    phones = [phone(round.url).ask() for _ in range(5)]
    for one, pick in zip(phones, (2, 2, 2, 0, 3), strict=True):
        one.vote(pick)
    phones[4].vote(2)
    wait_until(lambda: "5 votes" in round.count.value)
    assert round.spread.value == "" and not own_store.exists()  # nobody sees yet what the others think

    result = round.show_result(2)  # closes, too
    assert not round.is_open and "4 (80 %)" in round.spread.value and round.place.children == ()
    assert repr(result).splitlines()[:4] == [
        "Vote 05.have",
        "Result: On the verb 持って いる, at the end",
        "4 of 5 said so: 80 %.",
        "Votes from phones: 5; hands: 0.",
    ]
    assert "✓ On the verb 持って いる, at the end: 4 (80 %)" in repr(result)
    html = result._repr_mimebundle_()["text/html"]
    assert html.count("<svg") == 4 and html.count('scope="row"') == 4 and html.count("✓") == 1
    assert phones[0].vote(1).status == 409 and "4 (80 %)" in repr(round.show_result(2))


def test_what_is_recorded_is_counts_and_no_phone(phone, own_store):
    round = course.vote("05.have", **LOCAL)
    one = phone(round.url).ask()
    one.vote(1)
    round.stop()
    round.stop()
    (path,) = own_store.glob("*.jsonl")
    text = path.read_text(encoding="utf-8")
    (row,) = map(json.loads, text.splitlines())
    kept = {name: row[name] for name in ("kind", "id", "lesson", "right", "about", "phones", "hands", "counts")}
    assert kept == {
        "kind": "vote",
        "id": "05.have",
        "lesson": "05",
        "right": None,
        "about": "predict",
        "phones": 1,
        "hands": 0,
    } | {"counts": [0, 1, 0, 0]}
    assert row.keys() == kept.keys() | {"time", "session", "number", "round"}
    assert one.cookie.split("=")[1] not in text and "127.0.0.1" not in text


def test_hands_alone_without_an_address(own_store, monkeypatch):
    monkeypatch.setattr(vote, "own_address", lambda: "192.168.1.20")
    round = course.vote("05.have")
    assert round.url is None and not round.is_open and desk._server is None
    assert "course.vote(&quot;05.have&quot;, address=&quot;192.168.1.20&quot;)" in round.place.children[0].value
    for field, count in zip(round.hand_fields.widgets, (3, 0, 12, 1), strict=True):
        field.value = count
    round.count_hands()
    assert "Hands counted: 16." in round.status.value and "12 (75 %)" in round.spread.value
    assert store.latest("vote", "05.have")["counts"] == [3, 0, 12, 1]
    assert "12 of 16 said so: 75 %." in repr(round.show_result(2))
    monkeypatch.setattr(vote, "own_address", lambda: "")
    assert "ipconfig" in course.vote("05.have").place.children[0].value


def test_hands_are_added_to_the_phones_before_and_after_the_close(phone):
    round = course.vote("05.have", **LOCAL)
    phone(round.url).ask().vote(0)
    round.hand_fields.widgets[2].value = 2
    round.count_hands()
    assert round.spread.value == "" and store.latest("vote", "05.have") is None
    round.stop()
    assert store.latest("vote", "05.have")["counts"] == [1, 0, 2, 0]
    round.hand_fields.widgets[2].value = 3  # counted anew: in place of the first
    round.count_hands()
    assert store.latest("vote", "05.have")["counts"] == [1, 0, 3, 0]
    assert "Votes from phones: 1; hands: 3." in repr(round.show_result(2))


def test_numbers_called_out(own_store):
    round = course.vote("02.spread")
    round.hand_fields.field.value = "1 many"
    round.count_hands()
    assert "`many`" in round.status.value.replace("<code>", "`").replace("</code>", "`") and round.hands is None
    round.hand_fields.field.value = "3 1 3"
    round.count_hands()
    assert store.latest("vote", "02.spread")["values"] == [1, 3, 3]
    result = repr(round.show_result(1))
    assert "The middle of 3 votes (median): 3" in result and "✓ 1" in result


def test_a_curve_is_drawn_by_phones_alone(phone):
    round = course.vote("05.gap", **LOCAL)
    assert round.hand_fields is None
    with pytest.raises(ValueError, match=r"count_hands: .* curve of 05\.gap"):
        round.count_hands()
    one = phone(round.url).ask()
    one.ask("POST", {"ballot": one.ballot, "n0": "90", "n1": "80", "n2": "x", "n3": "60"})
    assert one.status == 400 and one.notice.startswith("That is no number") and 'value="x"' in one.text
    one.ask("POST", {"ballot": one.ballot, "n0": "90", "n1": "80", "n2": "70", "n3": "60"})
    assert one.status == 200
    result = repr(round.show_result([95, 90, 90, 85]))
    assert "clauses in the sentence 3: 70 % in the middle, from 70 % to 70 %" in result
    assert store.latest("vote", "05.gap")["values"] == [[90, 80, 70, 60]]


def test_a_quiz_question_knows_its_answer(phone):
    question = {"id": "q", "type": "multiple_choice", "question": "Which?"}
    question["answers"] = [{"answer": "this", "correct": True}, {"answer": "that"}]
    round = course.vote("q", [question], **LOCAL)
    phone(round.url).ask().vote(1)
    assert repr(round.show_result()).splitlines()[1:3] == ["Result: this", "0 of 1 said so: 0 %."]
    number = {"id": "n", "type": "numeric", "question": "1 + 1?"}
    number["answers"] = [{"type": "value", "value": 2, "correct": True}]
    assert "Result: 2" in repr(course.vote("n", [number]).show_result())
    with pytest.raises(ValueError, match="show_result: actual: got None"):
        course.vote("05.have").show_result()
    with pytest.raises(TypeError, match="show_result: words must be text"):
        course.vote("05.have").show_result(1, words=3)
    assert "Result: in words" in repr(course.vote("05.have").show_result(1, words="in words"))


def test_a_new_round_closes_the_one_before(phone):
    first = course.vote("05.have", **LOCAL)
    one = phone(first.url).ask()
    second = course.vote("05.have")
    assert not first.is_open and second.is_open and first.url != second.url
    assert one.vote(1).status == 409 and len(second.box) == 0
    second.close()  # as ipywidgets does
    assert not second.is_open


def test_voting_closes_by_itself(phone):
    round = course.vote("05.have", minutes=0.002, **LOCAL)
    wait_until(lambda: not round.is_open)


def test_what_cannot_be_saved_is_said(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(store.VARIABLE, str(tmp_path / "file" / "x"))
    round = course.vote("05.have")
    round.hand_fields.widgets[0].value = 1
    round.count_hands()
    assert "could not be saved" in round.status.value


def test_texts_are_escaped_on_the_card_on_the_phone_and_beside_the_result(phone):
    question = {"id": PAYLOAD, "type": "multiple_choice", "question": PAYLOAD, "code": PAYLOAD}
    question["answers"] = [{"answer": PAYLOAD, "correct": True}, {"answer": "b", "code": PAYLOAD}, {"code": PAYLOAD}]
    round = course.vote(PAYLOAD, [question], **LOCAL)
    one = phone(round.url).ask()
    one.vote(0)
    shown = [round.head.value, one.text, round.show_result().html, round.spread.value]
    assert not any("<img" in text for text in shown) and all("&lt;img" in text for text in shown)


def test_a_question_without_phones_in_japanese(phone):
    course.set_language("ja")
    round = course.vote("05.have", **LOCAL)
    assert (
        "モデルが" in repr(round) and "0票" in round.count.value and round.stop_button.description == "投票を締め切る"
    )
    german = phone(round.url, language="de").ask()
    assert '<html lang="en">' in german.text and re.search(r'<a href="\?lang=ja"[^>]*>日本語</a>', german.text)
    chosen = german.ask(path=f"{german.url.path}?lang=ja")
    assert '<html lang="ja">' in chosen.text and 'action="?lang=ja"' in chosen.text
    assert "結果：" in repr(round.show_result(2))


@pytest.mark.parametrize("port", [0, 65_536, -1, 80.0, True, "80"])
def test_a_port_is_a_whole_number(port):
    with pytest.raises(ValueError, match="vote: port: got"):
        course.vote("05.have", port=port)


@pytest.mark.parametrize("minutes", [0, -1, 601, float("nan"), True, "5", None])
def test_minutes_are_a_number(minutes):
    with pytest.raises(ValueError, match="vote: minutes: got"):
        course.vote("05.have", minutes=minutes)
