"""This file finds which of the days that papers set are still to come, each by what was said last."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlmodel import Session

from scrapers.items import Language
from storage.documents import What
from storage.published.public_papers import shown
from storage.sql import table
from storage.tables.people import SavedRow, SubscriptionRow
from storage.tables.published import DeadlineRow, MatchRow, PaperRow, RenditionRow

_deadline, _match, _paper = table(DeadlineRow), table(MatchRow), table(PaperRow)
_rendition, _subscription = table(RenditionRow), table(SubscriptionRow)
_saved = table(SavedRow)
_mine, _later, _other = _deadline.alias("mine"), _deadline.alias("later"), _paper.alias("other")


@dataclass(frozen=True, slots=True)
class StatedDeadline:
    """One such day, with the paper that states it as it is shown in one language."""

    paper_id: int
    what: What
    day: date
    words: str
    language: Language
    title: str
    url: str
    issuer: str | None


def ahead(
    session: Session,
    start: date,
    end: date,
    language: Language,
    *,
    topic: str | None = None,
    channel_id: int | None = None,
    saved_by: int | None = None,
    public: Collection[str] | None = None,
) -> list[StatedDeadline]:
    """Give the days of a span (both included) that still hold, each paper's once, the soonest first.

    Of what is said of one subject only the latest holds: a consultation that was extended closes
    once. `topic` and `channel_id` leave what is on it, or on what a channel follows; `saved_by` what
    a channel keeps, or what was said later of the same; `public` sources what anybody may see.
    """
    rows = session.connection().execute(
        select(_deadline, _rendition.c.title, _rendition.c.url, _paper.c.issuer)
        .join_from(_deadline, _paper, _paper.c.id == _deadline.c.paper_id)
        .join(
            _rendition,
            and_(
                _rendition.c.paper_id == _paper.c.id,
                _rendition.c.language == _deadline.c.language,
            ),
        )
        .where(
            _deadline.c.day >= start,
            _deadline.c.day <= end,
            _paper.c.withdrawn_at.is_(None),
            _deadline.c.paper_id.not_in(_moved(start, end)),
            *(shown(session, public) if public is not None else ()),
            *_about(topic, channel_id),
            *_kept(saved_by),
        )
    )
    return [_record(row) for row in _one_each(rows, language)]


def _moved(start: date, end: date) -> Select[Any]:
    """Ask for the papers of whose subject another paper said something later."""
    mine, later, other = _mine, _later, _other
    after = or_(
        later.c.stated_on > mine.c.stated_on,
        and_(later.c.stated_on == mine.c.stated_on, later.c.paper_id > mine.c.paper_id),
    )
    same = and_(
        later.c.subject == mine.c.subject,
        later.c.what == mine.c.what,
        later.c.paper_id != mine.c.paper_id,
        after,
    )
    return (
        select(mine.c.paper_id)
        .join_from(mine, later, same)
        .join(other, and_(other.c.id == later.c.paper_id, other.c.withdrawn_at.is_(None)))
        .where(mine.c.subject != "", mine.c.day >= start, mine.c.day <= end)
    )


def _one_each(rows: Iterable[Any], language: Language) -> list[Any]:
    """Give one row of each paper and matter, in the language that is shown where there is one."""
    best: dict[tuple[int, str], Any] = {}
    for row in rows:
        held = best.setdefault((row.paper_id, row.what), row)
        if _fits(row.language, language) > _fits(held.language, language):
            best[row.paper_id, row.what] = row
    return sorted(best.values(), key=lambda row: (row.day, row.paper_id))


def _fits(stated_in: str, shown: Language) -> int:
    if stated_in == shown:
        return 2
    return int((stated_in != "en") == (shown != "en"))


def _about(topic: str | None, channel_id: int | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if topic is not None:
        on_topic = select(_match.c.paper_id).where(_match.c.topic == topic)
        found.append(_deadline.c.paper_id.in_(on_topic))
    if channel_id is not None:
        followed = (
            select(_match.c.paper_id)
            .join_from(
                _match,
                _subscription,
                and_(_subscription.c.kind == "topic", _subscription.c.target == _match.c.topic),
            )
            .where(_subscription.c.channel_id == channel_id)
        )
        found.append(_deadline.c.paper_id.in_(followed))
    return found


def _kept(channel_id: int | None) -> list[ColumnElement[bool]]:
    if channel_id is None:
        return []
    papers = select(_saved.c.paper_id).where(_saved.c.channel_id == channel_id)
    mine = table(DeadlineRow).alias("kept")
    subjects = select(mine.c.subject).where(mine.c.paper_id.in_(papers), mine.c.subject != "")
    return [or_(_deadline.c.paper_id.in_(papers), _deadline.c.subject.in_(subjects))]


def _record(row: Any) -> StatedDeadline:
    return StatedDeadline(
        row.paper_id, row.what, row.day, row.words, row.language, row.title, row.url, row.issuer
    )
