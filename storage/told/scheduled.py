"""This file finds what a channel was sent on schedule, rather than because a paper came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, or_, select
from sqlmodel import Session

from storage.sql import table
from storage.tables.told import DeliveryRow, DigestRunRow

_delivery, _run = table(DeliveryRow), table(DigestRunRow)
# How the keys of such notices begin; a digest's own run says what it was made for.
NOTICES = (
    "ahead:", "briefing:", "coming:", "notice:month:", "offer:briefings:", "offer:scheduled:",
    "unanswered:",
)  # fmt: skip
RHYTHMS = ("daily", "weekly")


@dataclass(frozen=True, slots=True)
class Post:
    """One such message that stands, or will stand, in the channel itself."""

    id: int
    made_at: datetime


def is_notice() -> ColumnElement[bool]:
    """Say whether a delivery is a notice on schedule that stands by itself, in no thread."""
    named = or_(*(_delivery.c.key.startswith(one, autoescape=True) for one in NOTICES))
    return and_(_delivery.c.kind == "notice", _delivery.c.parent_id.is_(None), named)


_DIGEST = and_(
    _delivery.c.kind == "digest", _delivery.c.parent_id.is_(None), _run.c.rhythm.in_(RHYTHMS)
)
_POSTS = (  # built once: it is asked before anything is sent on schedule
    select(_delivery.c.id, _delivery.c.created_at)
    .join_from(_delivery, _run, _run.c.id == _delivery.c.digest_run_id, isouter=True)
    .where(
        _delivery.c.channel_id == bindparam("channel", type_=_delivery.c.channel_id.type),
        _delivery.c.created_at >= bindparam("since", type_=_delivery.c.created_at.type),
        _delivery.c.state != "dead",
        or_(_DIGEST, is_notice()),
    )
    .order_by(_delivery.c.id)
)


def posts(session: Session, channel_id: int, since: datetime) -> list[Post]:
    """Give what a channel was sent on schedule since a moment, in no thread, the oldest first."""
    given = {"channel": channel_id, "since": since}
    return [Post(row.id, row.created_at) for row in session.connection().execute(_POSTS, given)]
