"""This file tests that a question in a paper's thread is answered with that paper, and with where it says something."""

from __future__ import annotations

import pytest

from bot.answering.finding.places import parted
from bot.answering.hearing.one_paper import beside
from bot.answering.intents import Search
from tests.bot.answering.test_threads import alerted, said, stage
from tests.story.stage import Stage

__all__ = ["stage"]


@pytest.mark.parametrize(
    "text",
    [
        "who asked this?",
        "what's this about",
        "tl;dr",
        "when was it published",
        "邊個議員問㗎？",
        "講咩㗎",
        "重點",
        "who asked this question?",
        "which panel is it from",
        "what are the key points of this paper",
        "give me the link please",
        "邊個局答",
    ],
)
def test_what_the_card_says_is_answered_by_the_card(stage: Stage, text: str) -> None:
    reply = said(stage, text, alerted(stage))
    assert not reply.failed
    assert "438-3" in str(reply.rows[0].url)


@pytest.mark.parametrize(
    ("text", "day"), [("when is the meeting?", "12 Oct"), ("幾時開會", "10月12日")]
)
def test_the_meeting_is_the_papers_own(stage: Stage, text: str, day: str) -> None:
    assert day in said(stage, text, alerted(stage)).headline


def test_the_next_meeting_is_anybodys(stage: Stage) -> None:
    assert "14" in said(stage, "next meeting", alerted(stage)).headline


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("where does it mention courses", "training courses"),
        ("does it say anything about courses?", "training courses"),
        ("which paragraph mentions courses?", "training courses"),
        ("邊段講培訓", "培訓課程"),
        ("有冇提到培訓", "培訓課程"),
    ],
)
def test_the_paragraphs_that_hold_words_are_shown(stage: Stage, text: str, held: str) -> None:
    assert held in " ".join(said(stage, text, alerted(stage)).lines)


def test_words_that_no_paragraph_holds_are_said_not_to_stand_there(stage: Stage) -> None:
    reply = said(stage, 'show this "zebra"', alerted(stage))
    assert "has no" in " ".join(reply.lines)


def test_words_in_quotation_marks_are_a_place() -> None:
    reference, place = parted('CB(2)1292/2025 "personal data"')
    assert reference == "CB(2)1292/2025"
    assert place is not None
    assert (place.what, place.number) == ("words", "personal data")


@pytest.mark.parametrize(
    "text",
    [
        "English version",
        "in Chinese please",
        "有冇英文版",
        "中文版呢",
        "does it affect us",
        "有咩數字",
    ],
)
def test_what_is_asked_of_it_changes_nothing_for_the_channel(stage: Stage, text: str) -> None:
    reply = said(stage, text, alerted(stage))
    assert not reply.changed
    assert "438-3" in str(reply.rows[0].url)


@pytest.mark.parametrize("text", ["para 6", "what does paragraph 6 say", "第6段講咩"])
def test_a_place_alone_is_one_of_the_paper(stage: Stage, text: str) -> None:
    reply = said(stage, text, alerted(stage))
    assert not reply.failed
    assert len(reply.lines) == 1


def test_what_is_subscribed_to_in_a_thread_is_the_paper(stage: Stage) -> None:
    assert said(stage, "subscribe to this", alerted(stage)).changed


@pytest.mark.parametrize(
    "text",
    [
        "next meeting of AJLS",
        "AI news",
        "data centres",
        "budget",
        "open data",
        "source code audit",
        "summary offences",
        "AI?",
        "explainable AI",
        "cost of living",
        "file sharing",
        "details of HKPilot",
        "who asked about drones",
        "which panel discusses AI",
        "which panel discusses AI?",
        "which member asked most on AI",
        "which bureau is in charge of drones",
        "is there privacy law",
        "where is the West Kowloon Cultural District",
        "其他文件",
        "有關文件管理",
        "有咩人工智能文件",
        "邊度有講座",
        "what happened before 1997",
    ],
)
def test_what_asks_of_something_else_is_not_of_the_paper(stage: Stage, text: str) -> None:
    reply = said(stage, text, alerted(stage))
    told = f"{reply.headline} {' '.join(reply.lines)}"
    assert not any(one in told for one in ("show this", "story this", "has no"))


@pytest.mark.parametrize(
    "text", ["link rate", "撥款條例草案", "內容審查", "download speed", "其他文件"]
)
def test_a_bare_name_is_no_question_of_it(text: str) -> None:
    assert beside.meant(text, Search(text), whole=False) is None


def test_a_note_behind_a_colon_is_written_as_it_stands(stage: Stage) -> None:
    for text in ("笔记:第三章可以引用", "note: 第三章可以引用", "note this: 第三章可以引用"):
        assert "✎ 第三章可以引用" in said(stage, text, alerted(stage)).rows[0].text, text
