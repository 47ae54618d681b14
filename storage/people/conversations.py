"""This file remembers where a platform lets us speak, and at which address of its own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select
from sqlmodel import Session

from storage.sql import insert_into, table
from storage.tables.people import ConversationRow

Kind = Literal["channel", "group", "personal"]
_conversation = table(ConversationRow)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A place of people at a platform that has said where it is to be answered."""

    address: str  # "teams:<tenant>/<conversation>"
    workspace: str
    service_url: str
    kind: Kind
    seen_at: datetime
    team: str = ""
    name: str = ""
    private: bool = False
    shared: bool = False
    person: str = ""


def remember(session: Session, value: Conversation) -> None:
    """Keep what is known of a conversation; what is said without a name keeps the old one."""
    connection = session.connection()
    values = asdict(value)
    kept = {name for name in ("name", "team", "person") if not values[name]} | {"address"}
    fresh = {name: part for name, part in values.items() if name not in kept}
    insert = insert_into(connection, _conversation).values(**values)
    connection.execute(insert.on_conflict_do_update(index_elements=["address"], set_=fresh))


def conversation(session: Session, address: str) -> Conversation | None:
    """Give a conversation, None where none is known at an address."""
    found = _found(session, _conversation.c.address == address)
    return found[0] if found else None


def conversations(session: Session, workspace: str, team: str | None = None) -> list[Conversation]:
    """Give a workspace's conversations, or one team's, by address."""
    where = [_conversation.c.workspace == workspace]
    return _found(session, *where, *([_conversation.c.team == team] if team is not None else []))


def personal(session: Session, workspace: str, person: str) -> Conversation | None:
    """Give the chat between somebody and us, None where there is none."""
    found = _found(
        session,
        _conversation.c.workspace == workspace,
        _conversation.c.kind == "personal",
        _conversation.c.person == person,
    )
    return found[0] if found and person else None


def has_threads(session: Session, address: str) -> bool:
    """Say whether replies stand apart from what they answer: in a chat they stand below one another."""
    found = conversation(session, address)
    return found is None or found.kind == "channel"


def without_threads(session: Session, addresses: Collection[str]) -> set[str]:
    """Give which of some addresses are chats, where replies stand below one another."""
    rows = session.connection().execute(
        select(_conversation.c.address).where(
            _conversation.c.address.in_(sorted(addresses)), _conversation.c.kind != "channel"
        )
    )
    return set(rows.scalars())


def _found(session: Session, *where: Any) -> list[Conversation]:
    columns = [_conversation.c[field.name] for field in fields(Conversation)]
    asked = select(*columns).where(*where).order_by(_conversation.c.address)
    rows = session.connection().execute(asked).mappings()
    return [Conversation(**row) for row in rows]
