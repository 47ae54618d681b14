"""This file looks ahead once a week, in one message: meetings, days that close, commitments, bills, what never came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from bot.calendar import WEEKDAYS, daily_due, hong_kong, is_working_day, previous_working_day
from bot.desk import Desk
from bot.messages import briefings as said_of
from bot.messages import dates, phrases
from bot.messages.briefings import Briefing, BriefingLine
from bot.messages.clipping import clip
from bot.messages.shown_language import rendition_in, spoken
from bot.messages.words import say
from bot.telling import (
    announcements,
    briefings,
    offers,
    pledge_reminders,
    pledges,
    posting,
    scheduled,
)
from bot.telling.pledges import Pledge
from scrapers.items import Language
from storage import once
from storage.people import channels, lanes, saved
from storage.people.channels import Channel
from storage.published import expectations, papers
from storage.published.bill_stages import PREFIX

LATE = timedelta(days=2)  # a look ahead that was missed for longer is not made up for
KEPT_FOR = timedelta(days=30)
WEEK = timedelta(days=7)
SATURDAY = 5
CLOSING = timedelta(days=14)  # in which people can still write an answer
OVERDUE = timedelta(days=90)  # how long a starred commitment that fell due is named
MEETINGS, ROWS, NAMED, QUOTED = 10, 6, 3, 180
log = structlog.get_logger(__name__)


def make_due(desk: Desk) -> int:
    """Look ahead for every channel whose week's moment has come; give how many were told something.

    To be called after digests were made: it stands in the thread of one that is due then. Done? The
    week's own name for the channel. Do and stamp: message, delivery and name are one commit; a crash
    before it leaves the look ahead due for two days, one after it leaves nothing to do.
    """
    now, told = desk.clock(), 0
    with desk.store.read() as session:
        waiting = [(one, day) for one in channels.channels(session) if (day := _due(one, now))]
    for channel, day in waiting:
        try:
            with desk.store.write() as session:
                told += _make(desk, session, channel, day, now)
        except Exception:  # one channel's week must not hold up another's
            log.exception("look_ahead_broke", channel=channel.id)
    return told


def _due(channel: Channel, now: datetime) -> date | None:
    """Give the day whose look ahead is due, by the channel's own week; None where none is."""
    if channel.gone_at is not None or channel.paused(now):
        return None
    if not channel.look_ahead and channel.offered_at is not None:
        return None
    zone = ZoneInfo(channel.zone)
    today = now.astimezone(zone).date()
    last = today - timedelta(days=(today.weekday() - WEEKDAYS.index(channel.weekly_day)) % 7)
    for day in (last + WEEK, last):
        due = daily_due(told_on(day), channel.weekly_at, zone)
        if due <= now <= due + LATE and channel.created_at < due:
            return day
    return None


def told_on(day: date) -> date:
    """Give the day on which a week's look ahead is told: on a general holiday, the last working day before.

    Whoever chose a Saturday or a Sunday gets it then.
    """
    holiday = day.weekday() < SATURDAY and not is_working_day(day)
    return previous_working_day(day) if holiday else day


def _make(desk: Desk, session: Session, channel: Channel, day: date, now: datetime) -> int:
    lanes.lock(session, [channel.id])
    where = scheduled.place(session, channel, now)
    if where is None:  # it comes with the day's digests
        return 0
    if not once.first(session, f"ahead:{channel.id}:{day}", now, now + KEPT_FOR):
        return 0
    language = spoken(channel.language)
    rows = gathered(desk, session, channel, now, language)
    if not rows:
        return 0
    if not channel.look_ahead:
        offers.offer(desk, session, channel, now, behind=where.behind)
        return 1
    value = Briefing(say("ahead", language), language, tuple(rows))
    payload = desk.renderers[channel.platform].briefing(value)
    message = posting.keep(desk, session, channel.platform, language, payload)
    key = f"ahead:{day.isoformat()}:{channel.id}"
    posting.bring(session, key, None, message, now, channel_id=channel.id, behind=where.behind)
    return 1


def gathered(
    desk: Desk, session: Session, channel: Channel, now: datetime, language: Language
) -> list[BriefingLine]:
    """Give what is ahead of a channel line by line, each part under its heading; empty where nothing is."""
    parts = (
        ("ahead_meetings", _meetings(desk, session, channel, now, language)),
        ("ahead_closing", _closing(session, channel, now, language)),
        ("ahead_promised", _promised(session, channel, now, language)),
        ("ahead_bills", _bills(session, channel, now, language)),
        ("ahead_missing", _missing(desk, session, channel, now, language)),
        ("ahead_saved", _saved(session, channel, now, language)),
    )
    return [
        row
        for name, found in parts
        if found
        for row in (BriefingLine("heading", say(name, language)), *found)
    ]


def _meetings(
    desk: Desk, session: Session, channel: Channel, now: datetime, language: Language
) -> list[BriefingLine]:
    today, wanted = hong_kong(now).date(), briefings.interests(session, channel)
    last = today + timedelta(days=13 - today.weekday())  # the end of next week
    found = briefings.gather(desk, session, today + timedelta(days=1), last, language, wanted)
    shown = [
        BriefingLine(
            "paper", said_of.title(one, language), one.url, said_of.uploaded(one, language)
        )
        for one in found[:MEETINGS]
    ]
    return [*shown, *_more(len(found) - MEETINGS, language)]


def _more(left: int, language: Language) -> list[BriefingLine]:
    return [BriefingLine("aside", say("more", language, n=left))] if left > 0 else []


def _closing(
    session: Session, channel: Channel, now: datetime, language: Language
) -> list[BriefingLine]:
    found = announcements.deadlines_ahead(
        session, now, now + CLOSING, language, channel_id=channel.id
    )
    shown = [
        BriefingLine("aside", one.title, one.url, " · ".join(phrases.coming_facts(one, language)))
        for one in found[:ROWS]
    ]
    return [*shown, *_more(len(found) - ROWS, language)]


def _promised(
    session: Session, channel: Channel, now: datetime, language: Language
) -> list[BriefingLine]:
    """Name the commitments with a star that fall due, or fell due and are open; count the rest."""
    today = hong_kong(now).date()
    found = pledges.ahead(session, channel, today - OVERDUE, today + pledges.SOON, language)
    stars = [one for one in found if one.starred]
    rest = [one for one in found if not one.starred and one.due and one.due >= today]
    rows = [_named(one, today, language) for one in stars[:ROWS]]
    rows += _more(len(stars) - ROWS, language)
    if rest:
        last = max(one.due or today for one in rest)
        key = "ahead_rest_beside" if stars else "ahead_rest"
        what = say("c_commitments", language)
        said = say(key, language, n=len(rest), day=dates.day(last, language), what=what)
        rows.append(BriefingLine("aside", said))
    return rows


def _named(one: Pledge, today: date, language: Language) -> BriefingLine:
    quote = say("quoted", one.promise.language, text=clip(one.promise.commitment.quote, QUOTED))
    facts = pledge_reminders.facts(one, today, language)
    return BriefingLine("aside", quote, one.promise.url, f"★ {facts}")


def _bills(
    session: Session, channel: Channel, now: datetime, language: Language
) -> list[BriefingLine]:
    """Give the readings of bills on what the channel follows: of this week and the two to come."""
    found = expectations.coming(session, channel.id, now - WEEK, now + CLOSING)
    stages = announcements.gathered([one for one in found if one.key.startswith(PREFIX)], language)
    rows = []
    for one in stages[:ROWS]:
        day = announcements.day_of(one)
        rows.append(
            BriefingLine("aside", one.title, one.url, dates.day(day, language) if day else "")
        )
    return [*rows, *_more(len(stages) - ROWS, language)]


def _missing(
    desk: Desk, session: Session, channel: Channel, now: datetime, language: Language
) -> list[BriefingLine]:
    """Give the meetings of this week whose agenda named papers that never came."""
    today, wanted = hong_kong(now).date(), briefings.interests(session, channel)
    held = briefings.gather(desk, session, today - WEEK, today, language, wanted)
    late = [one for one in held if one.awaited]
    rows = []
    for one in late[:ROWS]:
        rows.append(
            BriefingLine(
                "paper", said_of.title(one, language), one.url, said_of.uploaded(one, language)
            )
        )
        rows += [BriefingLine("aside", each.title, each.url) for each in one.awaited[:NAMED]]
        rows += _more(len(one.awaited) - NAMED, language)
    return rows


def _saved(
    session: Session, channel: Channel, now: datetime, language: Language
) -> list[BriefingLine]:
    """Give what was saved or noted this week; notes stand as they were written."""
    kept = saved.of_channel(session, channel.id, since=now - WEEK)
    notes = {one.paper_id: [note.text for note in one.notes] for one in kept}
    found = papers.papers(session, list(notes)[:ROWS], texts=False)
    rows = []
    for paper in found:
        shown = rendition_in(paper, language)
        title, url = (shown.title, shown.url) if shown else (paper.title, None)
        said: Sequence[str] = notes.get(paper.id, [])[-NAMED:]
        stands = phrases.state(paper.withdrawn_at, paper.revised_at, language)
        left = [stands, paper.number, *(f"✎ {clip(note, QUOTED)}" for note in said)]
        where, gone = " · ".join(filter(None, left)), paper.withdrawn_at is not None
        rows.append(BriefingLine("aside", title, url, where, gone=gone))
    return [*rows, *_more(len(notes) - ROWS, language)]
