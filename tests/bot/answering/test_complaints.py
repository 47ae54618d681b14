"""This file tests that complaints and tales are answered with what helps, and change nothing."""

from __future__ import annotations

import pytest

from bot.answering.hearing.complaints import meant
from bot.answering.intents import Guessed, Misunderstood, Search, Subscribe


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("we got three alerts for the same thing", "help feedback"),
        ("同一份彈咗三次", "help feedback"),
        ("this is getting ridiculous", "help feedback"),
        ("nobody told us about the levy paper", "status"),
        ("又漏咗份報告，睇報紙先知", "status"),
        ("our chair literally said scrap it all", "help"),
    ],
)
def test_a_complaint_is_answered_with_what_helps(text: str, line: str) -> None:
    found = meant(text, Search(text))
    assert isinstance(found, Guessed)
    assert found.line == line


def test_mail_is_stopped_by_its_reader_alone() -> None:
    read = Guessed(None, "email kit@harbour.example AI daily")
    found = meant("please stop emailing kit@harbour.example", read)
    assert isinstance(found, Misunderstood)
    assert found.problem == "mail_stop_how"


@pytest.mark.parametrize("text", ["same papers by ITIB152 twice", "questions asked by Chan Man-ki"])
def test_what_names_a_number_or_a_question_is_no_complaint(text: str) -> None:
    assert meant(text, Search(text)) is None


def test_what_was_read_for_sure_stays() -> None:
    assert meant("add AI, this is ridiculous", Subscribe(("AI",))) is None
