"""A list of learners: who handed in nothing, and who is not on it."""

import pytest

from attention_helpers.__main__ import main
from attention_helpers.course.report import page
from attention_helpers.course.report.counting import shares
from attention_helpers.course.report.counting.counts import Learner
from attention_helpers.course.report.counting.expected import compare, names_in
from attention_helpers.widgets import language as languages


@pytest.mark.parametrize(
    "name, text, names",
    [
        ("a.txt", "\ufeff花子\r\n\r\n Yamada, Taro \n花子\n", ["花子", "Yamada, Taro"]),
        ("a.csv", 'learner,items\n"Yamada, Taro",3\nbob\n', ["Yamada, Taro", "bob"]),
        ("a.CSV", "Name;Mail\nann;a@example.org\n", ["ann"]),
        ("a.csv", "ann,1\nbob,2\n", ["ann", "bob"]),
        ("list", "name\nか\u3099\n", ["name", "が"]),
    ],
)
def test_names_are_read(tmp_path, name, text, names):
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    assert names_in(tmp_path / name) == names


@pytest.mark.parametrize(
    "content, said",
    [
        (b"\n \n", "holds no name"),
        ("花子".encode("cp932"), "is not UTF-8"),
        (b"PK\0", "is no text"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_list_is_told_in_one_sentence(tmp_path, content, said, klass, capsys):
    path = tmp_path / "list.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ValueError, match=rf"^learners: .*list\.txt' {said}.*; expected a text .*UTF-8\.$"):
        names_in(path)
    assert main(["report", str(klass), "--out", str(tmp_path / "out"), "--learners", str(path)]) == 1
    assert said in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_a_huge_line_of_csv_is_told(tmp_path):
    (tmp_path / "a.csv").write_text('"' + "a" * 200_000, encoding="utf-8")
    with pytest.raises(ValueError, match="is no CSV"):
        names_in(tmp_path / "a.csv")


def test_names_are_held_against_what_came():
    came = [Learner(name, last_seen="2026-01-01") for name in ("ann.1a2b3c4d", "lab/bob", "か\u3099", "eve")]
    came.append(Learner("cid"))  # an empty folder
    assert compare(["ann", "lab", "が", "cid", "dan"], came) == (["cid", "dan"], ["dan"], ["eve"])


def test_the_report_names_who_handed_in_nothing_and_who_is_not_on_the_list(klass, tmp_path, monkeypatch, capsys):
    (klass / "idle").mkdir()
    report = shares.read(klass, expected=["花子", "idle", "<dan>", "bob"])
    assert (report.expected, report.missing, report.unlisted) == (4, ["idle", "<dan>"], ["0badc0de"])
    assert {"idle", "<dan>"} <= {one.name for one in report.learners}
    text = page.page(report)
    assert "Handed in nothing, of 4 on the list: idle, &lt;dan&gt;" in text and "Not on the list: 0badc0de" in text
    assert "Nothing answered and nothing guessed" not in text
    monkeypatch.setattr(languages, "_chosen", "ja")
    assert "名簿" in page.page(report)
    monkeypatch.setattr(languages, "_chosen", "en")
    (tmp_path / "list").write_text("花子\nbob\n0badc0de\n", encoding="utf-8")
    assert "All 3 on the list handed in" in page.page(shares.read(klass, expected=names_in(tmp_path / "list")))
    assert main(["report", str(klass), "--out", str(tmp_path / "out"), "--learners", str(tmp_path / "list")]) == 0
    assert "Handed in nothing" not in capsys.readouterr().out and "list" not in page.page(shares.read(klass))
