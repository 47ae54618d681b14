"""This file tests that in the thread of a paper's message, what names no paper means that one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlmodel import select

from bot.answering.conversation import answer
from bot.answering.finding import lookups
from bot.answering.speech import Reply, at_the_console
from storage.database import Store
from storage.people import subscriptions
from storage.people.channels import channel
from storage.tables.told import DeliveryRow
from storage.told import tellings
from tests.story.lived import lived, paper_told
from tests.story.stage import Stage


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows all three topics and was told of papers."""
    return lived(sqlite_store, paper_told)


def messages(stage: Stage) -> list[tuple[int, ...]]:
    """Give the papers of each message that stands in the channel, as a platform's thread names it."""
    with stage.desk.store.read() as session:
        sent = session.exec(select(DeliveryRow.ts).where(DeliveryRow.kind == "alert")).all()
        return [tuple(tellings.told_by(session, "console", str(ts))) for ts in sent]


def alerted(stage: Stage) -> tuple[int, ...]:
    with stage.desk.store.read() as session:
        wanted = lookups.by_reference(session, "CB(2)438/2026(03)")[0].id
    assert (wanted,) in messages(stage)
    return (wanted,)


def said(stage: Stage, text: str, about: tuple[int, ...], chinese: bool = False) -> Reply:
    speaker = at_the_console(language="zh-Hant" if chinese else "en")
    return answer(stage.desk, text, replace(speaker, about=about))


@pytest.mark.parametrize(
    "text", ["why", "why?", "why did we get this?", "為何", "點解收到呢份文件"]
)
def test_why_in_a_thread_explains_its_paper(stage: Stage, text: str) -> None:
    about = alerted(stage)
    reply = said(stage, text, about)
    assert not reply.failed
    assert "438-3" in str(reply.rows[0].url)


@pytest.mark.parametrize("text", ["show", "show this", "show me this paper", "查閱這份文件"])
def test_show_in_a_thread_shows_its_paper(stage: Stage, text: str) -> None:
    assert "438-3" in str(said(stage, text, alerted(stage)).rows[0].url)


def test_a_place_alone_is_one_of_the_thread_s_paper(stage: Stage) -> None:
    assert said(stage, "show ¶3", alerted(stage)).lines[0].startswith("3. The funding")


@pytest.mark.parametrize("text", ["follow", "follow this", "follow this paper", "跟進此文件"])
def test_follow_in_a_thread_follows_its_paper(stage: Stage, text: str) -> None:
    about = alerted(stage)
    assert said(stage, text, about).changed
    with stage.desk.store.read() as session:
        place = channel(session, "console")
        assert place is not None
        held = subscriptions.subscriptions(session, place.id)
    assert ("paper", str(about[0])) in [(one.kind, one.target) for one in held]


@pytest.mark.parametrize(
    ("text", "mark"),
    [("citation oscola", "accessed"), ("引用 ¶3 bibtex", "para 3"), ("cite", "http")],
)
def test_citation_in_a_thread_cites_its_paper(stage: Stage, text: str, mark: str) -> None:
    code = said(stage, text, alerted(stage)).code
    assert mark in code
    assert "CB(2)438/2026(03)" in code


def test_more_reads_on_to_the_end_of_the_thread_s_paper(stage: Stage) -> None:
    about = alerted(stage)
    reply = said(stage, "more", about)
    seen = list(reply.lines)
    while onward := next((b.value for b in reply.buttons if b.value.startswith("more")), None):
        reply = said(stage, onward, ())
        seen += reply.lines
    assert len(seen) == len(set(seen))
    assert "briefs Members" in seen[0]
    assert "¶5" in " ".join(seen)
    assert reply.lines


@pytest.mark.parametrize("text", ["why", "show this", "follow this paper", "citation", "more"])
def test_outside_a_thread_it_is_asked_which_paper(stage: Stage, text: str) -> None:
    reply = said(stage, text, ())
    assert reply.failed
    assert "Which paper?" in reply.headline
    assert not reply.changed


def test_in_the_thread_of_a_digest_its_papers_are_offered(stage: Stage) -> None:
    about = tuple(one for found in messages(stage) for one in found)
    assert len(about) == 2
    reply = said(stage, "為何", about, chinese=True)
    assert reply.headline == "哪一份文件？"
    offered = [button.value for row in reply.rows for button in row.buttons]
    assert [one.partition(" ")[0] for one in offered] == ["為何", "為何"]
    assert not said(stage, offered[1], ()).failed


@pytest.mark.parametrize("text", ["why CB(2)438/2026(05)", "show CB(2)438/2026(05)"])
def test_what_names_another_paper_means_that_one(stage: Stage, text: str) -> None:
    assert "438-5" in str(said(stage, text, alerted(stage)).rows[0].url)


def test_a_message_of_another_channel_tells_nothing(stage: Stage) -> None:
    with stage.desk.store.read() as session:
        ts = str(session.exec(select(DeliveryRow.ts).where(DeliveryRow.kind == "alert")).first())
        assert tellings.told_by(session, "slack:T1/C1", ts) == []
        assert tellings.told_by(session, "console", "9.99") == []


@pytest.mark.parametrize("text", ["加句備註：同律師跟進", "jot down here: ask the law team"])
def test_a_note_that_is_dictated_in_a_thread_stands_on_its_paper(stage: Stage, text: str) -> None:
    reply = said(stage, text, alerted(stage))
    assert reply.changed
    assert "438-3" in str(reply.rows[0].url)
