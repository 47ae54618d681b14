"""This file tests that complaints and tales are answered with what helps, and change nothing."""

from __future__ import annotations

import pytest

from bot.answering.hearing.cautions.complaints import meant
from bot.answering.intents import Guessed, Misunderstood, Overheard, Search, Subscribe
from tests.bot.answering.said_alone import heard


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "we got three alerts for the same thing",
            "feedback we got three alerts for the same thing",
        ),
        ("同一份彈咗三次", "feedback 同一份彈咗三次"),
        ("this is getting ridiculous", "feedback this is getting ridiculous"),
        ("nobody told us about the levy paper", "status"),
        ("又漏咗份報告，睇報紙先知", "status"),
        ("too many alerts today, the team is complaining", "help fewer"),
        ("一日彈幾十次", "help fewer"),
    ],
)
def test_a_complaint_is_answered_with_what_helps(text: str, line: str) -> None:
    found = meant(heard(text, Search(text)))
    assert isinstance(found, Guessed)
    assert found.line == line


@pytest.mark.parametrize(
    "text",
    [
        "our chair literally said scrap it all",
        "Marcus said mute AI",
        "尋日老細話「全部靜音啦」，講笑咋",
    ],
)
def test_what_others_said_is_talk(text: str) -> None:
    assert meant(heard(text, Search(text))) == Overheard()


def test_mail_is_stopped_by_its_reader_alone() -> None:
    read = Guessed(None, "email kit@harbour.example AI daily")
    found = meant(heard("please stop emailing kit@harbour.example", read))
    assert isinstance(found, Misunderstood)
    assert found.problem == "mail_stop_how"


@pytest.mark.parametrize("text", ["same papers by ITIB152 twice", "questions asked by Chan Man-ki"])
def test_what_names_a_number_or_a_question_is_no_complaint(text: str) -> None:
    assert meant(heard(text, Search(text))) is None


def test_what_was_read_for_sure_stays() -> None:
    assert meant(heard("add AI, this is ridiculous", Subscribe(("AI",)))) is None


@pytest.mark.parametrize(
    "text",
    [
        "Members asked us to report on AI",
        "the Secretary told LegCo that drones are safe",
        "the Ombudsman decided to investigate AI",
        "The Chief Executive suggested a new office",
        "ICAC said bribery",
        "政府提議人工智能",
        "市民提議加設升降機",
        "他話要立法規管AI",
        "double taxation alerts",
        "two alerts on AI",
        "multiple notifications of infectious disease",
        "同一地點發生三次意外",
        "four times a year review",
        "the date is wrong in the bill",
        "waste of time in A&E",
        "nobody told the panel about the fire",
        "the bot missed call scam",
        "漏報收入",
        "新聞先知",
    ],
)
def test_a_headline_is_no_complaint(text: str) -> None:
    assert meant(heard(text, Search(text))) is None


def test_beside_what_helps_the_search_is_offered() -> None:
    found = meant(heard("this is getting ridiculous", Search("this is getting ridiculous")))
    assert isinstance(found, Guessed)
    assert "search this is getting ridiculous" in found.others


@pytest.mark.parametrize(
    "text",
    [
        "don't forget to email kit@harbour.example the AI digest daily",
        "take a look: write to kit@harbour.example about AI",
        "Remove asbestos contact kit@harbour.example",
    ],
)
def test_an_address_beside_another_verb_ends_no_mail(text: str) -> None:
    assert meant(heard(text, Search(text))) is None


@pytest.mark.parametrize(
    "text",
    ["remove kit@harbour.example", "唔好再email kit@harbour.example", "kit@harbour.example 請移除"],
)
def test_an_address_that_is_to_go_is_its_reader_s(text: str) -> None:
    assert isinstance(meant(heard(text, Search(text))), Misunderstood)
