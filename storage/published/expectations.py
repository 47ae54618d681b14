"""This file keeps what agendas announce, and links it to the papers that come."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select, update
from sqlmodel import Session

from scrapers.items import Expectation, Language
from scrapers.text import fold
from storage.published.identities import papers_with
from storage.published.public_papers import shown
from storage.sql import chunks, table, unset, upsert
from storage.tables.people import SubscriptionRow
from storage.tables.published import ExpectationRow, PaperRow

_ZONE = ZoneInfo("Asia/Hong_Kong")
_expectation = table(ExpectationRow)
_subscription, _paper = table(SubscriptionRow), table(PaperRow)
AWAITED = ("to_follow", "overdue")  # for a day without an hour; what is late may come yet
CLOSED = ("dropped", "restricted")  # nobody waits for a paper of it
PATIENCE = timedelta(days=60)  # for what is to follow some day; lists name it that long before


@dataclass(frozen=True, slots=True)
class Expected:
    """Something announced, and whether its paper has come."""

    id: int
    key: str
    source: str
    title: str
    language: Language
    starts_at: datetime | None
    committee: str | None
    people: tuple[tuple[str, str], ...]  # role, name
    keys: tuple[str, ...]
    url: str | None
    status: str
    topics: tuple[str, ...]
    paper_id: int | None
    told_at: datetime | None
    first_seen_at: datetime
    papers: int = 1
    papers_in: int = 0


def _record(row: Any) -> Expected:
    arrived = row.paper_id is not None or row.status in ("in", "fulfilled")
    values = row._asdict() | {
        "people": tuple((one["role"], one["name"]) for one in row.people),
        "keys": tuple(row.keys),
        "topics": tuple(row.topics),
        "papers_in": int(arrived),
    }
    return Expected(**values)


def remember(session: Session, items: Sequence[Expectation], now: datetime) -> None:
    """Store what an agenda announces; what has come, and what we added ourselves, stays."""
    if not items:
        return
    connection = session.connection()
    latest = {item.key: item for item in items}
    held = _held(session, list(latest))
    owners = papers_with(session, [key for item in latest.values() for key in item.keys])
    rows = []
    for item in latest.values():
        before = held.get(item.key)
        paper_id = next((owners[key] for key in item.keys if key in owners), None)
        paper_id = paper_id or (before.paper_id if before else None)
        late = before is not None and before.status == "overdue"
        late = late and before is not None and before.starts_at == item.starts_at
        if before is not None and (left := _left(before, item)) is not None:
            rows.append(left)
        rows.append(
            {
                "key": item.key,
                "source": item.source,
                "title": item.title,
                "language": item.language,
                "starts_at": item.starts_at,
                "committee": item.committee,
                "people": [{"role": one.role, "name": one.name} for one in item.people],
                "keys": list(item.keys),
                "url": item.url,
                "status": "fulfilled" if paper_id else "overdue" if late else item.status,
                "topics": list(before.topics) if before else [],
                "paper_id": paper_id,
                "told_at": before.told_at if before else None,
                "first_seen_at": before.first_seen_at if before else now,
            }
        )
    upsert(connection, _expectation, rows, ["key"])


def _left(before: Expected, item: Expectation) -> dict[str, object] | None:
    """Give the day that a meeting left, as one that was called off there; None where it left none.

    Its papers still name that day, and would make a meeting of it.
    """
    was, held = before.starts_at, item.starts_at
    if was is None or held is None or not item.key.startswith("meeting:"):
        return None
    day = was.astimezone(_ZONE).date()
    if day == held.astimezone(_ZONE).date():
        return None
    return {
        "key": f"{item.key}@{day.isoformat()}",
        "source": item.source,
        "title": before.title,
        "language": item.language,
        "starts_at": was,
        "committee": before.committee,
        "people": [],
        "keys": [],
        "url": item.url,
        "status": "dropped",
        "topics": [],
        "paper_id": None,
        "told_at": before.told_at,
        "first_seen_at": before.first_seen_at,
    }


def days_left(session: Session, keys: Collection[str]) -> dict[str, list[date]]:
    """Give the days that meetings were announced for before they were moved, by their keys."""
    found: dict[str, list[date]] = {}
    for key in keys:
        rows = session.connection().execute(
            select(_expectation.c.key).where(
                _expectation.c.key.startswith(f"{key}@", autoescape=True)
            )
        )
        found[key] = [date.fromisoformat(row.rpartition("@")[2]) for row in rows.scalars()]
    return found


def drop_missing(session: Session, source: str, items: Sequence[Expectation], now: datetime) -> int:
    """Take meetings ahead that a whole schedule no longer lists for cancelled; give how many.

    Only between the first and the last that it lists: beyond them it says nothing. One that is listed
    again is announced again.
    """
    listed = {one.key: one.starts_at for one in items if one.key.startswith("meeting:")}
    starts = [at for at in listed.values() if at is not None and at > now]
    if not starts:
        return 0
    column = _expectation.c
    missing = select(column.key).where(
        column.source == source,
        column.key.startswith("meeting:", autoescape=True),
        column.starts_at > now,
        column.starts_at >= min(starts),
        column.starts_at <= max(starts),
        column.status != "dropped",
    )
    gone = [key for key in session.connection().execute(missing).scalars() if key not in listed]
    for key in gone:
        set_expectation(session, key, status="dropped")
    return len(gone)


def _held(session: Session, keys: Sequence[str]) -> dict[str, Expected]:
    found: dict[str, Expected] = {}
    for piece in chunks(keys):
        rows = session.connection().execute(
            select(_expectation).where(_expectation.c.key.in_(piece))
        )
        found |= {row.key: _record(row) for row in rows}
    return found


def _asked(*where: ColumnElement[bool]) -> Select[Any]:
    return select(_expectation).where(*where).order_by(_expectation.c.starts_at, _expectation.c.id)


# Asked for many times in every briefing, and so built once: the span of time is given when they are.
_START: Any = bindparam("start", type_=_expectation.c.starts_at.type)
_END: Any = bindparam("end", type_=_expectation.c.starts_at.type)
_LATELY: Any = bindparam("lately", type_=_expectation.c.first_seen_at.type)
_WITHIN = and_(_expectation.c.starts_at >= _START, _expectation.c.starts_at < _END)
_AWAITED = and_(_expectation.c.paper_id.is_(None), _expectation.c.status.in_(AWAITED))
_UPCOMING = _asked(_WITHIN, _expectation.c.status != "dropped")
_DROPPED = _asked(_WITHIN, _expectation.c.status == "dropped")
_UNDATED = _asked(_expectation.c.starts_at.is_(None), _AWAITED)
_OPEN = _asked(
    or_(_WITHIN, and_(_expectation.c.starts_at.is_(None), _expectation.c.first_seen_at >= _LATELY)),
    _expectation.c.status.not_in(CLOSED),
)
_PART: Any = bindparam("part", type_=_expectation.c.key.type)
_AWAITED_OF = _asked(_AWAITED, _expectation.c.key.contains(_PART))  # digits: nothing to escape


def _select(session: Session, asked: Select[Any], **given: datetime | str) -> list[Expected]:
    return [_record(row) for row in session.connection().execute(asked, given)]


def upcoming(session: Session, start: datetime, end: datetime) -> list[Expected]:
    """Give what is announced for a span of time, the soonest first."""
    return _select(session, _UPCOMING, start=start, end=end)


def dropped(session: Session, start: datetime, end: datetime) -> list[Expected]:
    """Give what was announced for a span of time and is so no more, the soonest first."""
    return _select(session, _DROPPED, start=start, end=end)


def undated(session: Session) -> list[Expected]:
    """Give the papers that are still to follow for meetings of which no hour is known."""
    return _select(session, _UNDATED)


def expected(session: Session, keys: Sequence[str]) -> list[Expected]:
    """Give what was announced under one of these keys: its own, or its paper's."""
    wanted = set(keys)
    owners = list(set(papers_with(session, keys).values()))
    column = _expectation.c
    own = _select(session, _asked(or_(column.key.in_(list(keys)), column.paper_id.in_(owners))))
    waiting = _select(session, _asked(column.paper_id.is_(None), column.key.not_in(list(keys))))
    return [*own, *(one for one in waiting if wanted & set(one.keys))]


def set_expectation(session: Session, key: str, **changes: Any) -> None:
    """Change what we know of an announcement ourselves: status, topics, told_at."""
    if "topics" in changes:
        changes["topics"] = list(changes["topics"])
    session.connection().execute(
        update(_expectation).where(_expectation.c.key == key).values(**changes)
    )


def open_between(session: Session, start: datetime, end: datetime) -> list[Expected]:
    """Give what is announced for a span of time, or lately without one, whether it has come or not."""
    return _select(session, _OPEN, start=start, end=end, lately=start - PATIENCE)


def told_between(session: Session, start: datetime, end: datetime, now: datetime) -> None:
    """Note that what is announced for a span of time was told to whom it concerns."""
    session.connection().execute(
        update(_expectation)
        .where(
            _expectation.c.starts_at >= start,
            _expectation.c.starts_at < end,
            _expectation.c.told_at.is_(None),
        )
        .values(told_at=now)
    )


def meeting_papers(
    session: Session, committee: str, day: datetime, public: Collection[str] | None = None
) -> tuple[int, int]:
    """Count a committee's papers for the meeting of a local day: those held, those to follow.

    `committee` is folded, in any language. `public` are sources: of what is held, only papers of
    theirs that anybody may see.
    """
    if not committee:
        return 0, 0
    held = session.connection().execute(
        select(func.count()).where(
            _paper.c.meeting_date == day.date(),
            unset(_paper.c.forward_id),
            _paper.c.committee_fold.contains(committee, autoescape=True),
            *(() if public is None else shown(session, public)),
        )
    )
    waiting = _select(session, _AWAITED_OF, part=f"{day:%Y%m%d}")
    awaited = {one.keys or one.key for one in waiting if fold(one.committee or "") == committee}
    return int(held.scalar_one()), len(awaited)


def coming(
    session: Session, channel_id: int, start: datetime | None, end: datetime | None
) -> list[Expected]:
    """Give what is announced for a span of time and concerns what a channel follows.

    Without a span: what is to follow and names no hour. Agendas announce a thing in both languages;
    `bot.telling.meetings` makes one of them.
    """
    follows: dict[str, set[str]] = {}
    rows = session.connection().execute(
        select(_subscription.c.kind, _subscription.c.target).where(
            _subscription.c.channel_id == channel_id,
            or_(
                _subscription.c.paused_until.is_(None),
                *([_subscription.c.paused_until <= start] if start is not None else []),
            ),
        )
    )
    for row in rows:
        follows.setdefault(row.kind, set()).add(row.target)
    if start is None or end is None:
        found = undated(session)
    else:
        found = upcoming(session, start, end)
    return [one for one in found if concerns(one, follows)]


def concerns(one: Expected, follows: Mapping[str, Collection[str]]) -> bool:
    """Say whether something announced is of a topic, a committee or a Member that is followed."""
    if set(follows.get("topic", ())) & set(one.topics):
        return True
    committee = fold(one.committee or "")
    if committee and any(name in committee for name in follows.get("committee", ())):
        return True
    people = "\n".join(fold(name) for _, name in one.people)
    return any(name in people for name in follows.get("member", ()))
