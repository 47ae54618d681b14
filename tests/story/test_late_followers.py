"""This file tests that whoever begins to follow is not told as news what had matched before: they saw it listed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.database import Store
from storage.people import channels, subscriptions
from storage.sql import table
from storage.tables.told import DeliveryRow
from tests.story.lived import lived
from tests.story.stage import Stage

HERE = "slack:T1/C9"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return lived(sqlite_store)


def follow(stage: Stage, kind: str = "topic", target: str = "legal-tech") -> None:
    """Let another channel begin to follow, an hour after whatever was told."""
    stage.clock.pass_(hours=1)
    with stage.desk.store.write() as session:
        channels.ensure_workspace(session, "slack:T1", "T1", stage.clock.now)
        place = channels.ensure_channel(session, HERE, "slack:T1", stage.clock.now)
        subscriptions.subscribe(
            session,
            place.id,
            kind=kind,  # type: ignore[arg-type]
            target=target,
            label=target,
            who="U1",
            now=stage.clock.now,
        )


def told(stage: Stage) -> list[str]:
    """Give the keys of what is on its way to that channel."""
    delivery = table(DeliveryRow)
    with stage.desk.store.read() as session:
        place = channels.channel(session, HERE)
        assert place is not None
        asked = select(delivery.c.key).where(delivery.c.channel_id == place.id)
        return list(session.connection().execute(asked).scalars())


def visits(stage: Stage, hours: int = 8 * 24) -> None:
    """Let a week of later looks at the told papers pass, by day and night."""
    for _ in range(0, hours, 4):
        stage.check(240)


@pytest.mark.parametrize(
    ("kind", "target"),
    [("topic", "legal-tech"), ("committee", "司法及法律事务委员会")],
    ids=["topic", "committee"],
)
def test_later_visits_to_a_told_paper_do_not_tell_it_to_who_follows_since(
    stage: Stage, kind: str, target: str
) -> None:
    stage.publish("paper")
    stage.check(20)
    assert len(stage.channel.posts()) == 1
    follow(stage, kind, target)
    visits(stage)
    assert told(stage) == []


def test_the_other_language_that_comes_later_is_no_news_to_them_either(stage: Stage) -> None:
    stage.publish("paper")
    stage.check(20)
    follow(stage)
    stage.publish("translation")
    stage.check(30)
    visits(stage, 24)
    assert told(stage) == []


def test_a_paper_truly_revised_since_is_told_to_them(stage: Stage) -> None:
    stage.publish("paper", "translation")
    stage.check(20)
    follow(stage)
    stage.clock.now += timedelta(hours=1)
    stage.publish("revision")
    visits(stage, 24)
    kinds = sorted(key.partition(":")[0] for key in told(stage))
    assert kinds == ["alert", "revised"], "and in its thread what changed"


def test_who_followed_before_it_came_is_told_at_once(stage: Stage) -> None:
    follow(stage)
    stage.publish("paper", "translation")
    stage.check(20)
    (key,) = told(stage)
    assert key.startswith("alert:")


def test_who_follows_while_a_paper_waits_to_be_read_is_told(stage: Stage) -> None:
    stage.publish("paper")
    stage.site.misbehave("slow", "cb2-438")
    stage.check(1)
    follow(stage)
    stage.site.behave()
    visits(stage, 24)
    assert len(told(stage)) <= 1
    assert all(key.startswith("alert:") for key in told(stage))
