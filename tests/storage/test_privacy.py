"""This file checks what the store does when a channel turns private, and that an older store is brought along."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from storage.connections import WRITES
from storage.database import Store, open_store
from storage.people import audit, channels, installations, privacy, subscriptions, topics
from storage.people.channels import Channel
from storage.people.topics import OwnTopic
from storage.schema import downgrade, migrate
from tests.storage.made import HOUR, NOW, follow, place


def written(session: Session, channel: Channel, name: str) -> OwnTopic:
    """Write a topic of the workspace's in a channel, and note who did."""
    own = topics.save_topic(session, "slack:T1", name, name, name, now=NOW)
    detail: dict[str, Any] = {"topic": {"key": own.key, "before": None, "after": {"id": own.id}}}
    audit.audit(
        session,
        workspace_id=channel.workspace_id,
        channel_id=channel.id,
        who="U1",
        action="topic",
        detail=detail,
        now=NOW,
    )
    return own


def test_a_channel_that_turns_private_takes_its_topics_along(store: Store) -> None:
    with store.write() as session:
        ours, theirs = place(session, "slack:T1/C1"), place(session, "slack:T1/C2")
        mine, shared = written(session, ours, "mine"), written(session, ours, "shared")
        other = written(session, theirs, "other")
        follow(session, ours.id, (mine.key, shared.key, other.key))
        follow(session, theirs.id, (shared.key,))
        after = privacy.learn(session, ours, private=True, now=NOW + HOUR, name="clients")
        seen = [one.name for one in topics.topics(session, "slack:T1", theirs.id)]
        held = [one.target for one in subscriptions.subscriptions(session, ours.id)]
    assert (after.private, after.name, after.asked_at) == (True, "clients", NOW + HOUR)
    assert seen == ["other", "shared"]
    assert held == ["slack:T1/C1/mine", "slack:T1/shared", "slack:T1/other"]


def test_a_channel_that_stays_private_keeps_what_it_has(store: Store) -> None:
    with store.write() as session:
        ours = place(session, "slack:T1/C1", private=True)
        own = written(session, ours, "mine")
        privacy.learn(session, ours, private=True, now=NOW)
        assert topics.topic_of(session, own.key) == own


def test_channels_are_asked_about_that_were_not_for_some_time(store: Store) -> None:
    with store.write() as session:
        old, new = place(session, "slack:T1/C1"), place(session, "slack:T1/C2")
        gone = place(session, "slack:T1/C3")
        channels.set_channel(session, gone.address, gone_at=NOW, gone_why="archived")
        privacy.learn(session, new, private=False, now=NOW + timedelta(days=1))
        found = privacy.unasked(session, NOW + HOUR)
    assert [one.address for one in found] == [old.address]


def test_only_channels_with_topics_of_their_own_are_asked_about_before_showing(
    store: Store,
) -> None:
    with store.write() as session:
        ours, theirs = place(session, "slack:T1/C1"), place(session, "slack:T1/C2")
        assert privacy.written_in_public(session, "slack:T1") == []
        mine = written(session, ours, "mine")
        assert [c.id for c in privacy.written_in_public(session, "slack:T1")] == [ours.id]
        follow(session, theirs.id, (mine.key,))
        assert privacy.written_in_public(session, "slack:T1") == []


def test_a_renewed_grant_keeps_when_it_was_given(store: Store) -> None:
    with store.write() as session:
        given: dict[str, Any] = {"workspace_key": "slack:T1", "team": "T1", "sealed": b"x"}
        first = installations.save_installation(session, **given, granted_at=NOW, now=NOW)
        later = installations.save_installation(session, **given, now=NOW + HOUR)
        again = installations.save_installation(
            session, **given, granted_at=NOW + 2 * HOUR, now=NOW + 2 * HOUR
        )
    assert (first.granted_at, later.granted_at) == (NOW, NOW)
    assert (again.granted_at, again.created_at) == (NOW + 2 * HOUR, NOW)


def test_a_filled_store_of_the_first_version_is_brought_along(store_url: str) -> None:
    store = open_store(store_url)
    with store.write() as session:
        channel = place(session, "slack:T1/C1", private=True)
        own = topics.save_topic(session, "slack:T1", "x", "X", "x", now=NOW)
        follow(session, channel.id, (own.key, "ai"))
        installations.save_installation(
            session, workspace_key="slack:T1", team="T1", sealed=b"x", now=NOW
        )
    store.close()
    downgrade(store_url, "0001")
    assert migrate(store_url)[:6] == ["0002", "0003", "0004", "0005", "0006", "0007"]
    store = open_store(store_url)
    with store.read() as session:
        found = channels.channel(session, "slack:T1/C1")
        held = installations.installation(session, "T1")
        assert found is not None
        assert held is not None
        assert (found.private, found.here_at, found.asked_at) == (True, None, None)
        assert held.granted_at == NOW
        assert len(subscriptions.subscriptions(session, found.id)) == 2
    store.close()


def test_a_worker_one_version_older_goes_on_writing(store: Store) -> None:
    with store.write() as session:
        place(session, "slack:T1/C1")
    with store.engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(  # as the first version writes it: it knows no newer column
            text(
                "INSERT INTO installation (workspace_id, team, bot_user, scopes, installer, sealed,"
                " created_at, updated_at) VALUES (1, 'T1', '', '', '', '', :now, :now)"
            ),
            {"now": NOW},
        )
    with store.read() as session:
        held = installations.installation(session, "T1")
    assert held is not None
    assert held.granted_at is None
