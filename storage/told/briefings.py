"""This file keeps which meetings a channel was briefed on, and what was said of each since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from storage.people.channels import Channel
from storage.sql import table, upsert
from storage.tables.told import BriefingRow

_briefing = table(BriefingRow)


@dataclass(frozen=True, slots=True)
class BriefedMeeting:
    """One meeting as a channel was briefed on it: `announced` are the keys that the schedule has for it.

    `state` is what was last said of it since ("", "cancelled", or the day that it was moved to), and
    `times` how often something was.
    """

    key: str
    body: str
    committee: str
    day: date
    announced: tuple[str, ...] = ()
    state: str = ""
    times: int = 0


@dataclass(frozen=True, slots=True)
class Briefed:
    """What a channel was briefed on one day."""

    id: int
    channel_id: int
    period: date
    meetings: tuple[BriefedMeeting, ...]


def save(
    session: Session,
    channel: Channel,
    period: date,
    meetings: Sequence[BriefedMeeting],
    now: datetime,
) -> None:
    """Write down what a channel is briefed on, and what was said of it since; nothing is a word, too."""
    row = {
        "workspace_id": channel.workspace_id,
        "channel_id": channel.id,
        "period": period,
        "last_day": max((one.day for one in meetings), default=period),
        "meetings": [
            {**asdict(one), "day": one.day.isoformat(), "announced": list(one.announced)}
            for one in meetings
        ],
        "made_at": now,
    }
    upsert(session.connection(), _briefing, [row], ["channel_id", "period"])


def made(session: Session, channel_id: int, period: date) -> bool:
    """Say whether a channel was briefed on a day, be it that there was nothing."""
    mine = (_briefing.c.channel_id == channel_id, _briefing.c.period == period)
    return session.connection().execute(select(_briefing.c.id).where(*mine)).first() is not None


def of_channel(session: Session, channel_id: int, since: date) -> list[Briefed]:
    """Give what a channel was briefed on since a day."""
    return _select(session, _briefing.c.channel_id == channel_id, _briefing.c.period >= since)


def still_open(session: Session, today: date) -> list[Briefed]:
    """Give the briefings whose last meeting is not over."""
    found = _select(session, _briefing.c.last_day >= today)
    return [one for one in found if one.meetings]


def _select(session: Session, *where: Any) -> list[Briefed]:
    rows = session.connection().execute(select(_briefing).where(*where).order_by(_briefing.c.id))
    return [Briefed(row.id, row.channel_id, row.period, _meetings(row.meetings)) for row in rows]


def _meetings(held: Sequence[dict[str, Any]]) -> tuple[BriefedMeeting, ...]:
    return tuple(
        BriefedMeeting(
            **{
                **one,
                "day": date.fromisoformat(one["day"]),
                "announced": tuple(one["announced"]),
            }
        )
        for one in held
    )
