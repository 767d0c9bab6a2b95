"""What the sections of the guide's pages, and what they are compared with in a lesson, are called in each language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The names of one language; patterns are regular expressions."""

    say: str
    agenda: str
    votes: str
    misconceptions: str
    further: str
    on_the_day: str
    workshop: str
    weeks: str
    opening: str  # the first row of an agenda
    untimed: str  # a section of a lesson that is for reading
    minutes: str
    option: str  # patterns: an option in a page; a question that can be said aloud; a section that the plan names
    question: str
    named: str
    shown: str  # a pattern: what show_result leaves where nobody guessed


WORDS = {
    "en": Words(
        say="Say",
        agenda="Agenda",
        votes="Votes",
        misconceptions="Misconceptions",
        further="Further",
        on_the_day="On the day",
        workshop="Half-day workshop",
        weeks="Four weeks",
        opening="Opening",
        untimed="Sources",
        minutes="{} minutes",
        option="“([^”]+)”",
        question=r'"[^"]*\?[^"]*"',
        named=r"\*(Further[^*]+)\*",
        shown=r"Prediction (\S+)\n.*\nResult: (.*)",
    ),
    "ja": Words(
        say="最初に話すこと",
        agenda="時間配分",
        votes="投票",
        misconceptions="よくある誤解",
        further="発展",
        on_the_day="当日に気をつけること",
        workshop="半日ワークショップ",
        weeks="4週間の計画",
        opening="導入",
        untimed="出典",
        minutes="{}分",
        option="『([^』]+)』",
        question="「[^「」]*か(?:。[^「」]*)?」",
        named="「(発展[^」]+)」",
        shown=r"予想 (\S+)\n.*\n結果：(.*)",
    ),
}
