"""This file keeps each rendered message once, however many channels get it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from storage.sql import insert_missing, table
from storage.tables import MessageRow

message = table(MessageRow)


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
    body = json.dumps(
        [platform, language, sorted(topics), payload],
        ensure_ascii=True,
        sort_keys=True,
        separators=(",", ":"),
    )
    digest = sha256(body.encode()).hexdigest()
    values = {
        "sha256": digest,
        "platform": platform,
        "language": language,
        "topics": sorted(topics),
        "payload": dict(payload),
        "created_at": now,
    }
    connection = session.connection()
    insert_missing(connection, message, [values], ["sha256"])
    found = connection.execute(select(message.c.id).where(message.c.sha256 == digest))
    return int(found.scalar_one())
