"""This file follows a name on a watch list from a paper to its channel: once, by number, at once or in the digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.engines.known_lists import Lists
from bot.secrets import Seal
from bot.telling import digests
from storage.database import Store
from storage.tables.told import DeliveryRow
from tests.bot.slack.workspace import KEYS
from tests.story.lived import lived, morning
from tests.story.stage import Stage
from tests.story.test_booklets import booklet, serve

MORNING = datetime(2026, 10, 8, 0, 50, tzinfo=UTC)  # ten to nine in Hong Kong, the day after


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows nothing, and watches for a client."""
    return lived(sqlite_store, _watching, ready=_sealed)


def _sealed(made: Stage) -> None:
    seal = Seal(KEYS)
    made.desk = replace(made.desk, seal=seal, watched=Lists(seal).names)


def _watching(made: Stage) -> None:
    morning(made)
    say(made, "unsubscribe all")
    say(made, "language en")
    say(made, "list new Clients: Zebra, Department of Justice, 律政司")


def say(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).failed, text


def texts(stage: Stage) -> list[str]:
    return [one.text for one in stage.channel.messages.values() if "Your list" in one.text]


def digest(stage: Stage) -> list[str]:
    return [
        str(p["text"]).replace("\xa0", " ")
        for made in digests.make_due(stage.desk)
        for p in made.payloads
    ]


def test_at_once_is_told_once_and_by_number(stage: Stage) -> None:
    say(stage, "list Clients instant")
    stage.publish("paper", "translation")
    stage.check()
    stage.check()
    (text,) = texts(stage)
    assert "Your list: 2 hits · list 1, no. 2, 3" in text
    assert "LawTech" in text
    assert "Clients" not in text
    stage.clock.now = MORNING
    assert digest(stage) == []


def test_a_digest_tells_a_channel_that_follows_nothing_else_once(stage: Stage) -> None:
    stage.publish("paper", "translation")
    stage.check()
    assert texts(stage) == []
    stage.clock.now = MORNING
    (text,) = digest(stage)
    assert "Your list: 2 hits" in text
    assert "list 1, no. 2, 3" in text
    assert "Clients" not in text
    stage.clock.now = MORNING.replace(day=9)
    assert digest(stage) == []


def test_in_quiet_hours_what_is_wanted_at_once_waits_for_the_digest(stage: Stage) -> None:
    say(stage, "list Clients instant")
    say(stage, "quiet 00:00-23:59")
    stage.publish("paper", "translation")
    stage.check()
    assert texts(stage) == []
    stage.clock.now = MORNING
    (text,) = digest(stage)
    assert "Your list: 2 hits" in text


def test_what_a_dead_delivery_was_to_tell_the_next_digest_tells(stage: Stage) -> None:
    say(stage, "list Clients instant")
    stage.send = lambda: None  # type: ignore[method-assign]
    stage.publish("paper", "translation")
    stage.check()
    with stage.desk.store.write() as session:
        for one in session.exec(select(DeliveryRow).where(DeliveryRow.kind == "notice")).all():
            one.state = "dead"
            session.add(one)
    stage.clock.now = MORNING
    assert any("Your list: 2 hits" in one for one in digest(stage))


def test_what_was_out_before_the_list_is_told_nobody(stage: Stage) -> None:
    stage.publish("paper", "translation")
    stage.check()
    say(stage, "list delete Clients")
    say(stage, "list new Others: Department of Justice")
    stage.clock.now = MORNING
    assert digest(stage) == []


def test_a_booklet_s_hits_are_one_message_and_its_replies_are_told_no_more(stage: Stage) -> None:
    say(stage, "list new Offices: 天文台, 圖書館, 甲公司")
    say(stage, "list Offices instant")
    serve(stage, booklet())
    stage.check()
    (text,) = texts(stage)
    assert "Your list: 2 hits · list 2, no. 1, 2" in text
    stage.clock.now = MORNING
    assert not any("Your list" in one for one in digest(stage))


def test_a_booklet_s_hits_stand_by_their_replies_in_the_digest(stage: Stage) -> None:
    say(stage, "list new Offices: 天文台, 圖書館, 甲公司")
    serve(stage, booklet())
    stage.check()
    assert texts(stage) == []
    stage.clock.now = MORNING
    (text,) = digest(stage)
    assert "ITIB002" in text
    assert "ITIB004" in text
    assert "list 2, no. 1" in text
