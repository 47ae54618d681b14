"""This file keeps each rendered message once, however many channels get it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from storage.ready import Ready
from storage.sql import insert_missing, one_of, table, texts
from storage.tables.told import MessageRow

message = table(MessageRow)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What one platform is to show, and the topics that it is about."""

    platform: str
    language: str
    topics: tuple[str, ...]
    payload: Mapping[str, Any]

    @property
    def sha256(self) -> str:
        """Give what is the same for the same message."""
        body = json.dumps(
            [self.platform, self.language, sorted(self.topics), self.payload],
            ensure_ascii=True,
            sort_keys=True,
            separators=(",", ":"),
        )
        return sha256(body.encode()).hexdigest()


def store_message(
    session: Session,
    *,
    platform: str,
    language: str,
    topics: Sequence[str],
    payload: Mapping[str, Any],
    now: datetime,
) -> int:
    """Keep a rendered message and give its number; the same message again is the same row."""
    return store_messages(session, [Rendered(platform, language, tuple(topics), payload)], now)[0]


def store_messages(session: Session, rendered: Sequence[Rendered], now: datetime) -> list[int]:
    """Keep rendered messages and give their numbers."""
    if not rendered:
        return []
    named = [(one.sha256, one) for one in rendered]
    rows = {
        digest: {
            "sha256": digest,
            "platform": one.platform,
            "language": one.language,
            "topics": sorted(one.topics),
            "payload": dict(one.payload),
            "created_at": now,
        }
        for digest, one in named
    }
    connection = session.connection()
    # in an order of their own: two that keep the same ones never wait for each other in a ring
    insert_missing(connection, message, [rows[digest] for digest in sorted(rows)], ["sha256"])
    found = _NUMBERS.rows(connection, {"digests": texts(connection, rows)})
    numbers = {row.sha256: row.id for row in found}
    return [numbers[digest] for digest, _ in named]


_NUMBERS = Ready(
    lambda lite: select(message.c.sha256, message.c.id).where(
        one_of(message.c.sha256, "digests", lite=lite)
    )
)
