"""This file reads what agendas announce: each thing once, with its day, what is in and what is overdue."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import Session

from bot.calendar import HONG_KONG, hong_kong
from bot.contents.references.meetings import body_of
from bot.contents.titles import plain_title
from bot.messages.alerts import Coming
from bot.messages.permalinks import canonical
from bot.messages.phrases import committee_name
from bot.topics import registers
from bot.topics.registers import Identity
from scrapers.items import Language
from scrapers.text import fold
from storage.people.channels import Channel
from storage.published import (
    bill_stages,
    days_ahead,
    expectations,
    meeting_papers,
    papers,
    public_papers,
)
from storage.published.expectations import Expected
from storage.published.meeting_papers import ForMeeting

_COUNCIL = frozenset({"council", "legislative council", "立法会"})
BEHIND = timedelta(days=14)  # an announcement that has not come for longer is history
_MEETING_DAY = re.compile(r":[a-z_]*(20\d{2})(\d{2})(\d{2})[a-z]?:", re.IGNORECASE)


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


def gathered(found: Sequence[Expected], language: Language) -> list[Expected]:
    """Make one of what several agendas announce, in both languages: the one in `language` if any."""
    return [_one_of(group, language) for group in same_things(found)]


def same_things(found: Sequence[Expected]) -> list[list[Expected]]:
    """Put together what several agendas announce, in both languages.

    The same key, or the same title on the same day, is the same thing; two questions of a sitting that
    have numbers of their own are two, whatever their titles, and so are two sittings at hours of their own.
    """
    leaders: list[list[Expected]] = []
    places: dict[object, list[Expected]] = {}
    for one in found:
        marks: list[object] = [*one.keys, one.key.removesuffix(":zh-Hant")]
        marks.append((one.starts_at or day_of(one), one.language, plain_title(one.title)))
        marks.append((day_of(one), one.language, plain_title(one.title)))
        groups: list[list[Expected]] = []
        hourly, daily = marks[-2:]
        for mark in marks:
            group = places.get(mark) if mark is not daily or hourly not in places else None
            if group is None or (isinstance(mark, tuple) and _are_two(one, group)):
                continue
            if all(group is not known for known in groups):
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


def _are_two(one: Expected, group: Sequence[Expected]) -> bool:
    """Say whether one has another number than the questions of its title, or another hour than the sittings."""
    own = {key for key in one.keys if key.startswith("lcq:")}
    theirs = {key for other in group for key in other.keys if key.startswith("lcq:")}
    hours = {other.starts_at for other in group if _is_sitting(other) and other.starts_at}
    apart = _is_sitting(one) and one.starts_at is not None and bool(hours - {one.starts_at})
    return apart or (bool(own and theirs) and not own & theirs)


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
    return coming_of(session, found, undated, start, end, language)


def coming_of(
    session: Session,
    found: Sequence[Expected],
    undated: Sequence[Expected],
    start: datetime,
    end: datetime,
    language: Language,
) -> tuple[Coming, ...]:
    """Give the same of what was found for a span, and of what is to follow and names no hour."""
    return _rows(
        session, standing(session, [*found, *within(undated, start, end)], start, end), language
    )


def standing(
    session: Session, found: Sequence[Expected], start: datetime, end: datetime
) -> list[Expected]:
    """Leave out what an agenda still announces for a meeting that the schedule called off."""
    off = {_place(one) for one in expectations.dropped(session, start, end) if _is_sitting(one)}
    if not off:
        return list(found)
    every = expectations.upcoming(session, start, end)
    off -= {_place(one) for one in every if _is_sitting(one)}  # another of the body's on that day
    return [one for one in found if _place(one) not in off]


def _is_sitting(one: Expected) -> bool:
    """Say whether a body's own meeting was announced, rather than a bill's stage at one."""
    stage = one.key.startswith(bill_stages.PREFIX)
    return is_meeting(one) and not stage and bool(one.committee)


def _place(one: Expected) -> tuple[str, date | None]:
    return body_key(one.committee), day_of(one)


def ahead(
    session: Session,
    start: datetime,
    end: datetime,
    language: Language,
    topic: str | None = None,
    whom: Identity | None = None,
    public: Collection[str] | None = None,
) -> tuple[Coming, ...]:
    """Give what is announced for a span, on a topic or of somebody if asked, the soonest first.

    `public` are sources: only papers of theirs that anybody may see are counted.
    """
    found = expectations.upcoming(session, start, end)
    found += within(expectations.undated(session), start, end)
    found = standing(session, found, start, end)
    wanted = [
        one
        for one in found
        if (topic is None or topic in one.topics) and (whom is None or _names(one, whom))
    ]
    return _rows(session, wanted, language, public)


def _names(one: Expected, whom: Identity) -> bool:
    """Say whether an announcement names a committee, or somebody, under any of their names."""
    committee = [one.committee] if one.committee else []
    printed = committee if whom.kind == "committee" else [name for _, name in one.people]
    return bool(printed) and whom.target in registers.known_as(whom.kind, printed)


def is_slot(mark: str) -> bool:
    """Say whether a mark is that of a sitting that the schedule lists."""
    return mark.startswith("meeting:") and not mark.startswith(bill_stages.PREFIX)


def body_key(committee: str | None) -> str:
    """Give what the meetings of one body share, in whichever language it is named."""
    if not committee:
        return ""
    named = fold(committee)
    council = named in _COUNCIL or named.startswith(("council meeting", "立法会会议"))
    return "council" if council else body_of(committee) or fold(committee)


def one_body(found: Iterable[Expected]) -> dict[str, str]:
    """Give, by every key of a body whose sitting is announced in both languages, the key of its English name.

    A committee of no register, as one on a bill, is called otherwise in each language; its sitting has one slot.
    """
    sittings: dict[str, list[Expected]] = {}
    for one in found:
        if _is_sitting(one):
            sittings.setdefault(one.key.removesuffix(":zh-Hant"), []).append(one)
    keys: dict[str, str] = {}
    for group in sittings.values():
        first = min(group, key=lambda one: (one.language != "en", one.id))
        keys |= {body_key(one.committee): body_key(first.committee) for one in group}
    return keys


def named_by_papers(
    session: Session,
    start: datetime,
    end: datetime,
    shown: Sequence[Coming],
    language: Language,
    topic: str | None = None,
    whom: Identity | None = None,
    public: Collection[str] | None = None,
) -> tuple[Coming, ...]:
    """Give the meetings of a span that papers, on a topic or of a committee if asked, say they are for.

    As they are announced, where they are; by their day alone, where no agenda announces them. None
    of those that are `shown` already, and none that was called off, whatever its papers still say.
    `public` are sources: only papers of theirs that anybody may see say so.
    """
    narrowed = topic is not None or whom is not None
    everything = ahead(session, start, end, language, public=public) if narrowed else shown
    announced: dict[tuple[str, date], Coming] = {}
    for row in sorted(
        everything, key=lambda one: one.papers
    ):  # a meeting's own row counts them all
        announced[body_key(row.committee), hong_kong(row.starts_at).date()] = row
    known = {(body_key(one.committee), hong_kong(one.starts_at).date()) for one in shown}
    off = expectations.dropped(session, start, end)
    known |= {(body_key(one.committee), day) for one in off if (day := day_of(one)) is not None}
    held: dict[tuple[str, date], list[ForMeeting]] = {}
    first, last = hong_kong(start).date(), hong_kong(end).date()
    for one in meeting_papers.between(session, first, last, public):
        key = (body_key(one.committee), one.day)
        if not key[0] or key in known or one.record:
            continue
        if whom is None or whom.target in registers.known_as("committee", [one.committee or ""]):
            held.setdefault(key, []).append(one)
    found = []
    for key, group in held.items():
        if topic is None or _any_on(session, [one.paper_id for one in group], topic):
            name = committee_name(group[0].committee or "", language)
            midnight = datetime.combine(key[1], time(0), HONG_KONG).astimezone(UTC)
            mark = f"named:{key[0]}:{key[1]}"
            found.append(announced.get(key) or Coming(name, midnight, None, len(group), mark=mark))
    return tuple(found)


def _any_on(session: Session, ids: Sequence[int], topic: str) -> bool:
    found = papers.papers(session, ids, texts=False)
    return any(match.topic == topic and not match.late for one in found for match in one.matches)


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


def deadlines_ahead(
    session: Session,
    start: datetime,
    end: datetime,
    language: Language,
    *,
    topic: str | None = None,
    channel_id: int | None = None,
    counted: bool = True,
    public: Collection[str] | None = None,
) -> tuple[Coming, ...]:
    """Give the days that papers set in a span, `counted` from its first, the soonest first."""
    first, last = hong_kong(start).date(), hong_kong(end).date()
    found = days_ahead.ahead(
        session, first, last, language, topic=topic, channel_id=channel_id, public=public
    )
    keys = public_papers.keys_of(session, [one.paper_id for one in found])
    return tuple(
        Coming(
            one.title,
            datetime.combine(one.day, time(0), HONG_KONG).astimezone(UTC),
            one.issuer,
            url=one.url,
            deadline=one.what,
            days=(one.day - first).days if counted else None,
            mark=f"{one.what}|{canonical(keys.get(one.paper_id, ())) or one.paper_id}",
        )
        for one in found
    )


def within(found: Iterable[Expected], start: datetime, end: datetime) -> list[Expected]:
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


def _rows(
    session: Session,
    found: Sequence[Expected],
    language: Language,
    public: Collection[str] | None = None,
) -> tuple[Coming, ...]:
    rows = [
        replace(_coming(session, _one_of(group, language), public), mark=mark_of(group))
        for group in same_things(found)
    ]
    return tuple(sorted(rows, key=lambda row: (row.starts_at, row.committee or "")))


def mark_of(group: Sequence[Expected]) -> str:
    """Give what one thing is called in any language: a sitting's slot, else the key it was first announced under."""
    first = min(group, key=lambda one: (not _is_sitting(one), one.id))
    return first.key.removesuffix(":zh-Hant")


def _coming(session: Session, one: Expected, public: Collection[str] | None) -> Coming:
    assert one.starts_at is not None
    day = hong_kong(one.starts_at)
    held, awaited = (
        expectations.meeting_papers(session, fold(one.committee or ""), day, public)
        if is_meeting(one)
        else (int(one.paper_id is not None), int(not is_question(one) and one.paper_id is None))
    )
    late = one.paper_id is None and one.status == "overdue"
    return Coming(one.title, one.starts_at, one.committee, held, held + awaited, one.url, late)
