"""This file tests that a change is remembered, found by who made it where, and taken back once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session

from storage.database import Store
from storage.people import audit, channels
from storage.people.channels import Channel

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def place(session: Session, address: str = "slack:T1/C1") -> Channel:
    return channels.ensure_channel(session, address, workspace_key="slack:T1", now=NOW)


def change(
    session: Session, where: Channel, who: str = "U1", action: str = "pause", **detail: Any
) -> int:
    return audit.audit(
        session,
        workspace_id=where.workspace_id,
        channel_id=where.id,
        who=who,
        action=action,
        detail=detail,
        now=NOW,
    )


def last(session: Session, where: Channel, who: str = "U1") -> int | None:
    found = audit.last_standing(session, channel_id=where.id, who=who, undo="undo")
    return found.id if found else None


def test_a_change_is_remembered_with_what_takes_it_back(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        number = audit.audit(
            session,
            workspace_id=channel.workspace_id,
            channel_id=channel.id,
            who="U1",
            action="unsubscribe",
            detail={"target": "ai"},
            now=NOW,
        )
        found = audit.entry(session, number, workspace_id=channel.workspace_id)
        assert audit.entry(session, number, workspace_id=channel.workspace_id + 1) is None
    assert found is not None
    assert (found.who, found.action, found.detail) == ("U1", "unsubscribe", {"target": "ai"})


def test_a_change_is_found_behind_hundreds_of_others(store: Store) -> None:
    with store.write() as session:
        here, elsewhere = place(session), place(session, "slack:T1/C2")
        mine = change(session, here)
        for _ in range(250):
            change(session, elsewhere)
            change(session, here, who="U2")
        assert last(session, here) == mine


def test_a_change_that_was_taken_back_leaves_the_one_before(store: Store) -> None:
    with store.write() as session:
        here = place(session)
        first, second = change(session, here), change(session, here)
        change(session, here, action="undo", of=second)
        assert last(session, here) == first
        change(session, here, action="undo", of=first)
        assert last(session, here) is None


def test_a_change_stays_taken_back_however_much_comes_after(store: Store) -> None:
    with store.write() as session:
        here = place(session)
        one, other = change(session, here), change(session, here)
        change(session, here, action="undo", of=one)
        for _ in range(250):
            change(session, here)
        workspace = here.workspace_id
        entries = [audit.entry(session, n, workspace_id=workspace) for n in (one, other)]
        found = [audit.is_taken_back(session, e, undo="undo") for e in entries if e is not None]
    assert found == [True, False]
