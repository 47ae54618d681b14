"""This file follows what agendas announce: on which topics, when to tell it, whether it has come."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz
from sqlmodel import Session

from bot import phrases, words
from bot.alerts import Coming
from bot.calendar import HONG_KONG, Hours, hong_kong, is_working_day, next_working_day
from bot.crosschecks import plain_title
from bot.desk import Desk
from scrapers.items import Language
from scrapers.text import fold
from storage import channels, deliveries, expectations, papers
from storage.channels import Channel
from storage.expectations import Expected

AHEAD = timedelta(days=30)
BEHIND = timedelta(days=14)  # an announcement that has not come for longer is history
REPLY_TIME = timedelta(hours=24)  # replies come through the afternoon and evening of a sitting
TELL_AT = time(16, 30)  # the working day before, when papers that are late have mostly come
LEAST_RATIO = 92.0  # two titles that differ by less are one
MOST_LINES = 15
_MEETING_DAY = re.compile(r":[a-z_]*(20\d{2})(\d{2})(\d{2})[a-z]?:", re.IGNORECASE)
_HEAD: dict[str, tuple[str, str]] = {
    "head": ("Coming on {day}, on what you follow here:", "{day}，與本頻道跟進事項有關："),
    "more": ("and {n} more", "另有{n}項"),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """What one look at the announcements came to."""

    matched: int = 0
    fulfilled: int = 0
    overdue: tuple[Expected, ...] = ()
    told: int = 0


def keep(desk: Desk) -> Kept:
    """Match announcements to topics, link those that have come, and tell tomorrow's.

    Idempotent: what is matched, linked or told already is left alone.
    """
    now = desk.clock()
    with desk.store.write() as session:
        found = expectations.open_between(session, now - BEHIND, now + AHEAD)
        matched = _match(desk, session, found)
        fulfilled = _fulfil(session, found)
        late = _overdue(session, [one for one in found if one.key not in fulfilled], now)
        told = _tell(desk, session, now)
    return Kept(matched, len(fulfilled), tuple(late), told)


def day_of(one: Expected) -> date | None:
    """Give the Hong Kong day that an announcement is for; agendas without an hour name it by key."""
    if one.starts_at is not None:
        return hong_kong(one.starts_at).date()
    named = _MEETING_DAY.search(one.key)
    try:
        return date(int(named[1]), int(named[2]), int(named[3])) if named else None
    except ValueError:
        return None


def is_question(one: Expected) -> bool:
    """Say whether a question to the Government was announced, rather than a meeting or a paper."""
    return any(key.startswith("lcq:") for key in one.keys) or one.key.startswith("question:")


def is_meeting(one: Expected) -> bool:
    """Say whether a whole meeting was announced; nothing has to arrive for it."""
    return one.key.startswith("meeting:")


def _match(desk: Desk, session: Session, found: Iterable[Expected]) -> int:
    matcher = desk.matcher(session)
    changed = 0
    for one in found:
        topics = tuple(sorted(match.topic for match in matcher.match_title(one.title)))
        if topics != one.topics:
            expectations.set_expectation(session, one.key, topics=topics)
            changed += 1
    return changed


def _fulfil(session: Session, found: Sequence[Expected]) -> set[str]:
    """Link what has come, by its keys, else by its title among the papers of its day.

    What came for an announcement in one language has come for the same in the other.
    """
    announced = [one for one in found if not is_meeting(one)]
    owners = papers.papers_with(session, [key for one in announced for key in one.keys])
    done: set[str] = set()
    for group in same_things(announced):
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
    day = day_of(one)
    plain = plain_title(one.title)
    if day is None or not plain:
        return None
    scored = [
        (fuzz.ratio(plain, plain_title(each.title)), each.paper_id)
        for each in papers.titles_of_day(session, day, one.language)
    ]
    best = max(scored, default=(0.0, 0))
    return best[1] if best[0] >= LEAST_RATIO else None


def _overdue(session: Session, found: Iterable[Expected], now: datetime) -> list[Expected]:
    """Mark what should have come and has not; give what became overdue just now."""
    late = []
    for one in found:
        day = day_of(one)
        if one.paper_id is not None or is_meeting(one) or one.status == "overdue" or day is None:
            continue
        start = one.starts_at or datetime.combine(day, time(0), HONG_KONG)
        due = start + REPLY_TIME if is_question(one) else start
        if due <= now:
            expectations.set_expectation(session, one.key, status="overdue")
            late.append(replace(one, status="overdue"))
    return late


def gathered(found: Sequence[Expected], language: Language) -> list[Expected]:
    """Make one of what several agendas announce, in both languages: the one in `language` if any."""
    return [_one_of(group, language) for group in same_things(found)]


def same_things(found: Sequence[Expected]) -> list[list[Expected]]:
    """Put together what several agendas announce, in both languages.

    The same key, or the same title on the same day, is the same thing.
    """
    leaders: list[list[Expected]] = []
    places: dict[object, list[Expected]] = {}
    for one in found:
        marks: list[object] = [*one.keys, one.key.removesuffix(":zh-Hant")]
        marks.append((day_of(one), one.language, plain_title(one.title)))
        groups: list[list[Expected]] = []
        for mark in marks:
            group = places.get(mark)
            if group is not None and all(group is not known for known in groups):
                groups.append(group)
        group = groups[0] if groups else []
        if not groups:
            leaders.append(group)
        group.append(one)
        for other in groups[1:]:
            group.extend(other)
            leaders = [known for known in leaders if known is not other]
            places = {mark: group if held is other else held for mark, held in places.items()}
        places |= dict.fromkeys(marks, group)
    return leaders


def _one_of(group: Sequence[Expected], language: Language) -> Expected:
    chinese = language != "en"
    best = min(
        group,
        key=lambda one: (
            (one.language != "en") != chinese,
            one.url is None,
            not one.people,
            one.id,
        ),
    )
    return replace(
        best,
        topics=tuple(dict.fromkeys(topic for one in group for topic in one.topics)),
        keys=tuple(dict.fromkeys(key for one in group for key in one.keys)),
        paper_id=next((one.paper_id for one in group if one.paper_id is not None), None),
    )


def coming(
    session: Session, channel: Channel, start: datetime, end: datetime, language: Language
) -> tuple[Coming, ...]:
    """Give what is announced for a span and concerns a channel, each once, the soonest first."""
    found = expectations.coming(session, channel.id, start, end)
    undated = expectations.coming(session, channel.id, None, None)
    return _rows(session, [*found, *_within(undated, start, end)], language)


def ahead(
    session: Session, start: datetime, end: datetime, language: Language, topic: str | None = None
) -> tuple[Coming, ...]:
    """Give all that is announced for a span, or what is on a topic, each once, the soonest first."""
    found = expectations.upcoming(session, start, end)
    found += _within(expectations.undated(session), start, end)
    return _rows(session, [o for o in found if topic is None or topic in o.topics], language)


def overdue(
    session: Session, now: datetime, language: Language, topics: Collection[str]
) -> tuple[Coming, ...]:
    """Give what was announced lately on some topics and has not come in time, the latest first."""
    found = expectations.open_between(session, now - BEHIND, now + timedelta(days=1))
    first = hong_kong(now - BEHIND).date()
    late = [
        one
        for one in gathered([o for o in found if not is_meeting(o)], language)
        if one.paper_id is None and one.status == "overdue" and set(one.topics) & set(topics)
    ]
    rows = _rows(session, [_at_midnight(o) for o in late if (day_of(o) or first) > first], language)
    return rows[::-1]


def _within(found: Iterable[Expected], start: datetime, end: datetime) -> list[Expected]:
    """Give what names a day of a span and no hour, as if it began at midnight."""
    first, last = hong_kong(start).date(), hong_kong(end).date()
    return [
        _at_midnight(one)
        for one in found
        if (day := day_of(one)) is not None and first <= day <= last
    ]


def _at_midnight(one: Expected) -> Expected:
    day = day_of(one)
    if one.starts_at is not None or day is None:
        return one
    return replace(one, starts_at=datetime.combine(day, time(0), HONG_KONG).astimezone(UTC))


def _rows(session: Session, found: Sequence[Expected], language: Language) -> tuple[Coming, ...]:
    rows = [_coming(session, one) for one in gathered(found, language)]
    return tuple(sorted(rows, key=lambda row: (row.starts_at, row.committee or "")))


def _coming(session: Session, one: Expected) -> Coming:
    assert one.starts_at is not None
    held, awaited = (
        expectations.meeting_papers(session, fold(one.committee or ""), hong_kong(one.starts_at))
        if is_meeting(one)
        else (int(one.paper_id is not None), int(not is_question(one) and one.paper_id is None))
    )
    late = one.paper_id is None and one.status == "overdue"
    return Coming(one.title, one.starts_at, one.committee, held, held + awaited, one.url, late)


def _tell(desk: Desk, session: Session, now: datetime) -> int:
    """Tell every channel that is awake, on the working day before, what comes on its topics."""
    local = hong_kong(now)
    if not is_working_day(local.date()) or local.time() < TELL_AT:
        return 0
    tomorrow = local.date() + timedelta(days=1)
    until = next_working_day(local.date()) + timedelta(days=1)
    start = datetime.combine(tomorrow, time(0), HONG_KONG)
    end = datetime.combine(until, time(0), HONG_KONG) - timedelta(seconds=1)
    undated = _within(expectations.undated(session), start, end)
    announced = [*expectations.upcoming(session, start, end), *undated]
    if not any(one.told_at is None for one in announced):
        return 0
    told = 0
    for channel in channels.channels(session):
        awake = Hours(
            channel.opens, channel.closes, channel.working_days_only, ZoneInfo(channel.zone)
        ).awake(now)
        if channel.gone_at is not None or channel.paused(now) or not awake:
            continue
        told += _tell_channel(desk, session, channel, start, end, now)
    expectations.told_between(session, start, end, now)
    for one in undated:
        if one.told_at is None:
            expectations.set_expectation(session, one.key, told_at=now)
    return told


def _tell_channel(
    desk: Desk, session: Session, channel: Channel, start: datetime, end: datetime, now: datetime
) -> int:
    language: Language = channel.language if channel.language != "either" else "zh-Hant"
    rows = coming(session, channel, start, end, language)
    if not rows:
        return 0
    message = deliveries.store_message(
        session,
        platform=channel.platform,
        language=language,
        topics=[],
        payload=desk.renderers[channel.platform].notice(_text(rows, end, language)),
        now=now,
    )
    key = f"coming:{channel.id}:{hong_kong(end).date().isoformat()}"
    deliveries.enqueue_notice(session, channel.id, key, message, now)
    return 1


def _text(rows: Sequence[Coming], end: datetime, language: Language) -> str:
    at = 0 if language == "en" else 1
    lines = [_HEAD["head"][at].format(day=words.day(hong_kong(end).date(), language))]
    lines += [f"• {phrases.coming(row, language)}" for row in rows[:MOST_LINES]]
    if len(rows) > MOST_LINES:
        lines.append(_HEAD["more"][at].format(n=len(rows) - MOST_LINES))
    return "\n".join(lines)
