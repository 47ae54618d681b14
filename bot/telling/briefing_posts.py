"""This file briefs channels two working days before a meeting, and keeps each briefing up to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.calendar import daily_due, hong_kong, is_working_day, next_working_day
from bot.desk import Desk
from bot.messages import briefings as said_of
from bot.messages.briefings import Briefing, Meeting
from bot.messages.dates import day_soon
from bot.messages.scripts import for_notice
from bot.messages.shown_language import spoken
from bot.messages.words import say
from bot.telling import announcements, briefings, offers, posting, scheduled
from scrapers.items import Language
from storage.people import channels, lanes
from storage.people.channels import Channel
from storage.published import expectations
from storage.told import briefings as kept
from storage.told import followups, tellings
from storage.told.briefings import Briefed, BriefedMeeting

REMEMBERED = timedelta(days=30)  # a meeting that was briefed on is not briefed on anew


def make_due(desk: Desk) -> int:
    """Brief every channel whose hour has come; give how many were told something.

    To be called after the day's digests were made: a briefing stands in the thread of the morning's.
    """
    now, made = desk.clock(), 0
    with desk.store.read() as session:
        waiting = [one for one in channels.channels(session) if _waits(session, one, now)]
    for channel in waiting:
        with desk.store.write() as session:
            made += _make(desk, session, channel, now)
    return made


def _waits(session: Session, channel: Channel, now: datetime) -> bool:
    if channel.gone_at is not None or channel.paused(now):
        return False
    if not channel.briefings and channel.offered_at is not None:
        return False
    zone = ZoneInfo(channel.zone)
    today = now.astimezone(zone).date()
    if channel.working_days_only and not is_working_day(today):
        return False
    if now < daily_due(today, channel.daily_at, zone):
        return False
    return not kept.made(session, channel.id, today)


def _make(desk: Desk, session: Session, channel: Channel, now: datetime) -> int:
    """Brief one channel, or offer it once where it has none.

    Done? The day's row is there. Do: message and delivery. Stamp: the row; all are one commit, so
    that a crash before it leaves the briefing due, and one after it leaves nothing to do.
    """
    today = now.astimezone(ZoneInfo(channel.zone)).date()
    lanes.lock(session, [channel.id])
    if kept.made(session, channel.id, today):
        return 0
    where = scheduled.place(session, channel, now)
    if where is None:
        return 0
    fresh = _fresh(desk, session, channel, today)
    if not channel.briefings:
        if not fresh:
            return 0  # offered when there is something to be had
        offers.offer(desk, session, channel, now, behind=where.behind)
        return 1
    said = [_said(session, one) for one in fresh]
    kept.save(session, channel, today, said, now)
    if not fresh:
        return 0
    message = _message(desk, session, channel, fresh, said, spoken(channel.language))
    posting.bring(
        session,
        _key(today, channel.id),
        None,
        message,
        now,
        channel_id=channel.id,
        behind=where.behind,
    )
    return 1


def _key(period: date, channel_id: int) -> str:
    return f"briefing:{period.isoformat()}:{channel_id}"


def _fresh(desk: Desk, session: Session, channel: Channel, today: date) -> list[Meeting]:
    """Give the meetings of the next two working days that the channel was not briefed on.

    What was announced late, or missed while we were away, is briefed on the next morning.
    """
    wanted = briefings.interests(session, channel)
    if not wanted.topics and not wanted.bodies:
        return []
    last = next_working_day(next_working_day(today))
    found = briefings.gather(
        desk, session, today + timedelta(days=1), last, spoken(channel.language), wanted
    )
    told = {
        said.key
        for one in kept.of_channel(session, channel.id, today - REMEMBERED)
        for said in one.meetings
    }
    return [one for one in found if one.key not in told]


def _said(session: Session, meeting: Meeting) -> BriefedMeeting:
    start, end = briefings.bounds(meeting.day)
    announced = tuple(
        one.key
        for one in expectations.upcoming(session, start, end)
        if announcements.is_meeting(one) and announcements.body_key(one.committee) == meeting.body
    )
    return BriefedMeeting(meeting.key, meeting.body, meeting.committee, meeting.day, announced)


def _message(
    desk: Desk,
    session: Session,
    channel: Channel,
    meetings: Sequence[Meeting],
    said: Sequence[BriefedMeeting],
    language: Language,
) -> int:
    states = {one.key: one.state for one in said}
    rows = []
    for meeting in meetings:
        head, *rest = said_of.rows(meeting, language)
        if state := _state_words(states.get(meeting.key, ""), language):
            head = replace(head, context=state)
        if len(meetings) == 1:  # which the headline names
            head = replace(head, text=head.context[:1].upper() + head.context[1:], context="")
        rows += [head, *rest]
    titles = [said_of.title(one, language) for one in meetings]
    head_line = (
        say("briefing_on", language, what=titles[0])
        if len(titles) == 1
        else say("briefing_of", language, n=len(titles))
    )
    value = Briefing(head_line, language, tuple(rows))
    payload = desk.renderers[channel.platform].briefing(value)
    topics = sorted({r.topic for m in meetings for a in m.papers for r in a.reasons})
    return posting.keep(desk, session, channel.platform, language, payload, topics)


def _state_words(state: str, language: Language) -> str:
    if state == "cancelled":
        return say("meeting_cancelled", language)
    if state:
        day = day_soon(date.fromisoformat(state), language)
        return say("meeting_moved", language, day=day)
    return ""


def keep(desk: Desk) -> int:
    """Bring briefings up to date: papers that came are shown, what was moved or cancelled is said.

    Done? What says the same is left alone, a state that was said is in the row. Do and stamp are one
    commit a briefing: a crash leaves it for the next look.
    """
    now, done = desk.clock(), 0
    with desk.store.read() as session:
        waiting = kept.still_open(session, hong_kong(now).date())
    for one in waiting:
        with desk.store.write() as session:
            done += _update(desk, session, one, now)
    return done


def _update(desk: Desk, session: Session, one: Briefed, now: datetime) -> int:
    channel = channels.channel_by_id(session, one.channel_id)
    if channel.gone_at is not None or channel.paused(now):
        return 0
    lanes.lock(session, [channel.id])
    key, language = _key(one.period, channel.id), spoken(channel.language)
    standing = tellings.standing(session, [key]).get(key)
    if standing is None or standing.state == "dead":
        return 0
    meetings, said = [], []
    for each in one.meetings:
        state = _state(session, each)
        meetings.append(_now(desk, session, channel, each, language))
        changed = state != each.state
        said.append(replace(each, state=state, times=each.times + changed))
    message = _message(desk, session, channel, meetings, said, language)
    done = posting.bring(session, key, standing, message, now, channel_id=channel.id)
    for before, after, meeting in zip(one.meetings, said, meetings, strict=True):
        if before.state != after.state:
            _reply(desk, session, channel, one, after, meeting, standing.delivery_id, now)
    if said != list(one.meetings):
        kept.save(session, channel, one.period, said, now)
    return int(done)


def _state(session: Session, said: BriefedMeeting) -> str:
    """Say what became of a meeting: "" as announced, "cancelled", or the day that it was moved to."""
    found = [
        one for one in expectations.expected(session, said.announced) if one.key in said.announced
    ]
    if not found:
        return said.state
    if all(one.status == "dropped" for one in found):
        return "cancelled"
    days = {announcements.day_of(one) for one in found if one.status != "dropped"} - {None}
    if said.day in days or not days:
        return ""
    return min(str(day) for day in days)


def _now(
    desk: Desk, session: Session, channel: Channel, said: BriefedMeeting, language: Language
) -> Meeting:
    wanted = briefings.interests(session, channel)
    found = briefings.gather(desk, session, said.day, said.day, language, wanted, body=said.body)
    return found[0] if found else Meeting(said.key, said.body, said.committee, said.day, None)


def _reply(
    desk: Desk,
    session: Session,
    channel: Channel,
    one: Briefed,
    said: BriefedMeeting,
    meeting: Meeting,
    behind: int,
    now: datetime,
) -> None:
    """Say in the thread what became of a meeting: an edit alone is seen by nobody."""
    language = spoken(channel.language)
    words = _state_words(said.state, language) or say(
        "meeting_back", language, day=day_soon(said.day, language)
    )
    name = said_of.title(replace(meeting, starts_at=None), language)
    text = f"{name}{say('colon', language)}{words}"
    payload = desk.renderers[channel.platform].notice(for_notice(text, language))
    message = posting.keep(desk, session, channel.platform, language, payload)
    key = f"briefing-state:{one.id}:{said.key}:{said.times}"
    followups.enqueue_reply(session, behind, kind="notice", key=key, message_id=message, now=now)
