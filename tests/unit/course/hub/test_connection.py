"""What goes to the hub's service and comes from it."""

import pytest

from attention_helpers.course.hub.connection import (
    BASE,
    PUBLIC,
    SERVICE,
    TOKEN,
    Refusal,
    Unreachable,
    ask,
    has_service,
    public_address,
)


def test_the_token_goes_into_the_header_and_names_are_quoted(service):
    service.answer = lambda *asked: (200, {"path": asked[1]})
    assert ask("GET", "collected", "a b/ü", "x?.jsonl", start=3) == {"path": ["collected", "a b", "ü", "x?.jsonl"]}
    assert service.asked == [("GET", ["collected", "a b", "ü", "x?.jsonl"], "token her token")]


def test_a_hub_below_a_path_has_its_services_there(service, monkeypatch):
    monkeypatch.setenv(BASE, "/teaching/")
    ask("GET", "records")
    assert service.path == "/teaching/services/course/records"


def test_a_no_has_its_reason_and_a_redirect_is_not_followed(service):
    service.fails = 403, {"reason": "only for whoever teaches"}
    with pytest.raises(Refusal, match=r"^only for whoever teaches$") as refused:
        ask("GET", "collected")
    assert refused.value.status == 403
    for said in (b"<html>", {}):
        service.fails = 302, said
        with pytest.raises(Refusal, match=r"^HTTP 302$"):
            ask("GET", "collected")


def test_nobody_answers(service, monkeypatch):
    monkeypatch.setenv(SERVICE, "http://127.0.0.1:9/services/course/")
    with pytest.raises(Unreachable, match="refused"):
        ask("GET", "records")


def test_without_a_hub(monkeypatch):
    for name in (SERVICE, TOKEN, PUBLIC):
        monkeypatch.delenv(name, raising=False)
    assert not has_service() and public_address("/x") == ""


def test_the_public_address(service):
    assert has_service() and public_address("/services/x") == "https://hub.example.org/services/x"
