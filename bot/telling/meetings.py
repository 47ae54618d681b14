"""This file follows what agendas announce: on which topics, whether it has come, and tells it in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

import structlog
from rapidfuzz import fuzz
from sqlmodel import Session

from bot.calendar import HONG_KONG, hong_kong, is_working_day, next_working_day
from bot.contents.titles import plain_title
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.alerts import Coming
from bot.messages.dates import day
from bot.messages.shown_language import spoken
from bot.messages.words import say
from bot.telling import announcements, scheduled, signals, unanswered
from bot.telling.awake import may_be_told
from scrapers.items import Language
from storage import once
from storage.people import channels
from storage.people.channels import Channel
from storage.published import days_ahead, expectations, identities
from storage.published.expectations import Expected

AHEAD = timedelta(days=30)
REPLY_TIME = unanswered.REPLY_TIME
TELL_AT = time(16, 30)  # the working day before, when papers that are late have mostly come
log = structlog.get_logger(__name__)
LEAST_RATIO = 92.0  # two titles that differ by less are one
MOST_LINES = 15


@dataclass(frozen=True, slots=True)
class MeetingsLook:
    """What one look at the announcements came to."""

    matched: int = 0
    fulfilled: int = 0
    overdue: tuple[Expected, ...] = ()
    told: int = 0


def keep(desk: Desk) -> MeetingsLook:
    """Match announcements to topics, link those that have come, and tell tomorrow's.

    Idempotent: what is matched, linked or told already is left alone.
    """
    now = desk.clock()
    with desk.store.write() as session:
        found = expectations.open_between(session, now - announcements.BEHIND, now + AHEAD)
        matched = _match(desk, session, found)
        fulfilled = _fulfil(session, found)
        late = _overdue(session, [one for one in found if one.key not in fulfilled], now)
        told = _tell(desk, session, now) + unanswered.tell(desk, session, now)
    return MeetingsLook(matched, len(fulfilled), tuple(late), told)


def _match(desk: Desk, session: Session, found: Sequence[Expected]) -> int:
    if not found:
        return 0  # and nothing is put together for it
    changed, matcher = 0, desk.matcher(session)
    for one in found:
        try:
            topics = tuple(sorted(match.topic for match in matcher.match_title(one.title)))
        except Exception:  # one title that breaks us must not silence the others
            log.exception("announcement_broke_us", key=one.key)
            continue
        if topics != one.topics:
            expectations.set_expectation(session, one.key, topics=topics)
            changed += 1
    return changed


def _fulfil(session: Session, found: Sequence[Expected]) -> set[str]:
    """Link what has come, by its keys, else by its title among the papers of its day.

    What came for an announcement in one language has come for the same in the other.
    """
    announced = [one for one in found if not announcements.is_meeting(one)]
    owners = identities.papers_with(session, [key for one in announced for key in one.keys])
    done: set[str] = set()
    for group in announcements.same_things(announced):
        waiting = [one for one in group if one.paper_id is None]
        known = [one.paper_id for one in group if one.paper_id is not None]
        known += [owners[key] for one in waiting for key in one.keys if key in owners]
        titled = (_titled(session, one) for one in waiting)
        paper_id = next(iter(known), None) or next((each for each in titled if each), None)
        if paper_id is None:
            continue
        for one in waiting:
            expectations.set_expectation(session, one.key, paper_id=paper_id, status="fulfilled")
            done.add(one.key)
    return done


def _titled(session: Session, one: Expected) -> int | None:
    day = announcements.day_of(one)
    plain = plain_title(one.title)
    if day is None or not plain:
        return None
    scored = [
        (fuzz.ratio(plain, plain_title(each.title)), each.paper_id)
        for each in identities.titles_of_day(session, day, one.language)
    ]
    best = max(scored, default=(0.0, 0))
    return best[1] if best[0] >= LEAST_RATIO else None


def _overdue(session: Session, found: Iterable[Expected], now: datetime) -> list[Expected]:
    """Mark what should have come and has not; give what became overdue just now."""
    late = []
    for one in found:
        day = announcements.day_of(one)
        if (
            one.paper_id is not None
            or announcements.is_meeting(one)
            or one.status == "overdue"
            or day is None
        ):
            continue
        start = one.starts_at or datetime.combine(day, time(0), HONG_KONG)
        due = start + REPLY_TIME if announcements.is_question(one) else start
        if due <= now:
            expectations.set_expectation(session, one.key, status="overdue")
            late.append(replace(one, status="overdue"))
    return late


def _tell(desk: Desk, session: Session, now: datetime) -> int:
    """Tell every channel that is awake, on the working day before, what comes on its topics."""
    local = hong_kong(now)
    if not is_working_day(local.date()) or local.time() < TELL_AT:
        return 0
    tomorrow = local.date() + timedelta(days=1)
    until = next_working_day(local.date()) + timedelta(days=1)
    start = datetime.combine(tomorrow, time(0), HONG_KONG)
    end = datetime.combine(until, time(0), HONG_KONG) - timedelta(seconds=1)
    undated = announcements.within(expectations.undated(session), start, end)
    announced = [*expectations.upcoming(session, start, end), *undated]
    if not _set_days(session, start, end, now) and all(one.told_at for one in announced):
        return 0
    told = 0
    for channel in channels.channels(session):
        if may_be_told(channel, now):
            told += _tell_channel(desk, session, channel, start, end, now)
    expectations.told_between(session, start, end, now)
    for one in undated:
        if one.told_at is None:
            expectations.set_expectation(session, one.key, told_at=now)
    return told


def _set_days(session: Session, start: datetime, end: datetime, now: datetime) -> bool:
    """Say whether papers set days in a span that nobody was told of yet; asked once of a span."""
    if not days_ahead.ahead(session, hong_kong(start).date(), hong_kong(end).date(), "en"):
        return False
    return once.first(session, f"deadlines:{hong_kong(end):%Y-%m-%d}", now, end)


def _tell_channel(
    desk: Desk, session: Session, channel: Channel, start: datetime, end: datetime, now: datetime
) -> int:
    if scheduled.weekly_to_come(session, channel, now):
        return 0  # which says it
    language = spoken(channel.language)
    set_days = announcements.deadlines_ahead(
        session, start, end, language, channel_id=channel.id, counted=False
    )
    announced = announcements.coming(session, channel, start, end, language)
    rows = (*set_days, *signals.marked(session, announced, now, language))
    if not rows:
        return 0
    key = f"coming:{channel.id}:{hong_kong(end).date().isoformat()}"
    return int(scheduled.notice(desk, session, channel, key, _text(rows, end, language), language))


def _text(rows: Sequence[Coming], end: datetime, language: Language) -> str:
    lines = [say("coming_on", language, day=day(hong_kong(end).date(), language))]
    lines += [f"• {phrases.coming(row, language)}" for row in rows[:MOST_LINES]]
    if len(rows) > MOST_LINES:
        lines.append(say("more_coming", language, n=len(rows) - MOST_LINES))
    return "\n".join(lines)
