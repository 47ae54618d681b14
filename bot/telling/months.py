"""This file tells a channel that asked for it, on the first working day, what the month before brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from bot.calendar import HONG_KONG, daily_due, hong_kong, is_working_day
from bot.desk import Desk
from bot.messages.briefings import Briefing, BriefingLine, Press
from bot.messages.clipping import clip
from bot.messages.dates import day
from bot.messages.shown_language import spoken
from bot.messages.words import listed, say
from bot.telling import health, scheduled
from scrapers.items import Language
from storage import once
from storage.people import channels, subscriptions
from storage.people.channels import Channel
from storage.told import months
from storage.told.months import Counted, OfTopic

KEPT_FOR = timedelta(days=60)
LEAST = 3  # papers told on a topic before anything is said of how useful it is
TRIED = timedelta(days=14)  # after which a topic that found nothing is said to
MOST_SILENT = 3  # topics that found nothing, each with its nearest miss
TITLE = 120
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SilentTopic:
    """A topic that found nothing, and the title that came nearest to it."""

    topic: str
    name: str
    nearest: str | None


@dataclass(frozen=True, slots=True)
class Month:
    """What one month brought a channel."""

    first: date
    sources: int
    counted: Counted
    delays: health.Delays
    useful: tuple[str, OfTopic] | None = None
    noisy: tuple[str, OfTopic] | None = None
    silent: tuple[SilentTopic, ...] = ()


def month_before(today: date) -> tuple[date, date]:
    """Give the first day of the month before a day's, and that of the day's own."""
    end = today.replace(day=1)
    return (end - timedelta(days=1)).replace(day=1), end


def gathered(
    desk: Desk, session: Session, channel: Channel, first: date, end: date, language: Language
) -> Month:
    """Gather what a channel's month brought, from its first day up to another."""
    since, until = (datetime.combine(one, time(0), HONG_KONG) for one in (first, end))
    follows = subscriptions.subscriptions(session, channel.id)
    topics = list(dict.fromkeys(one.target for one in follows if one.kind == "topic"))
    counted = months.count(session, channel.id, topics, since, until)
    told = {key: one for key, one in counted.topics.items() if one.told >= LEAST}
    useful = max(told.items(), key=lambda pair: pair[1].used / pair[1].told, default=None)
    noisy = max(
        told.items(),
        key=lambda pair: (pair[1].irrelevant, pair[1].told - pair[1].used),
        default=None,
    )
    names = desk.names(session)
    asked = {one.target for one in follows if one.created_at < until - TRIED}
    untold = (key for key, one in counted.topics.items() if not one.told and key in asked)
    silent = list(untold)[:MOST_SILENT]
    return Month(
        first,
        len(desk.sources),
        counted,
        health.delays_between(session, since, until),
        useful if useful and useful[1].used else None,
        noisy if noisy and noisy[1].used < noisy[1].told and noisy != useful else None,
        tuple(
            SilentTopic(
                key,
                names[key].in_language(language) if key in names else key,
                health.nearest_miss(desk, session, until, [key], since=since),
            )
            for key in silent
        ),
    )


def lines(desk: Desk, session: Session, month: Month, language: Language) -> list[str]:
    """Say a month line by line; the first is the headline."""
    counted, names = month.counted, desk.names(session)

    def called(key: str) -> str:
        return names[key].in_language(language) if key in names else key

    why = [say(f"untold_{name}", language, n=n) for name, n in sorted(counted.untold.items())]
    said = [
        say("month_head", language, month=day(month.first, language, "month")),
        say(
            "month_watched", language, sources=month.sources, checks=f"{counted.checks:,}",
            published=f"{counted.published:,}",
        ),
        say("month_told", language, alerts=counted.alerts, digests=counted.digests),
        say("month_untold", language, why=listed(why, language)) if why
        else say("month_all" if counted.checks else "month_unchecked", language),
        say("month_delays", language, said=month.delays.said(language)),
    ]  # fmt: skip
    for key, found in (("month_useful", month.useful), ("month_noisy", month.noisy)):
        if found is not None:
            topic, one = found
            said.append(
                say(
                    key,
                    language,
                    name=called(topic),
                    told=one.told,
                    used=one.used,
                    bad=one.irrelevant,
                )
            )
    if month.useful or month.noisy:
        said.append(say("month_opened", language))
    for quiet in month.silent:
        key = "month_silent_near" if quiet.nearest else "month_silent"
        said.append(say(key, language, name=quiet.name, title=clip(quiet.nearest or "", TITLE)))
    return said


def first_working_day(today: date) -> date:
    """Give the first working day of a day's month."""
    one = today.replace(day=1)
    while not is_working_day(one):
        one += timedelta(days=1)
    return one


def make_due(desk: Desk) -> int:
    """Tell the month before to every channel that asked for it, on its first working day, at its hour.

    Done? The month's own name for the channel. Do and stamp: notice and name are one commit; a crash
    before it leaves the month due for the rest of the day.
    """
    now = desk.clock()
    if hong_kong(now).day > 12:  # no month begins with so many holidays
        return 0
    with desk.store.read() as session:
        waiting = [one for one in channels.channels(session) if one.monthly and _is_due(one, now)]
    told = 0
    for channel in waiting:
        try:
            told += _tell(desk, channel, now)
        except Exception:  # one channel's month must not hold up another's
            log.exception("month_broke", channel=channel.id)
    return told


def _is_due(channel: Channel, now: datetime) -> bool:
    zone = ZoneInfo(channel.zone)
    today = now.astimezone(zone).date()
    due = daily_due(today, channel.daily_at, zone)
    return (
        today == first_working_day(today)
        and due <= now
        and channel.created_at.astimezone(zone).date() < today.replace(day=1)
        and channel.gone_at is None
        and not channel.paused(now)
    )


def _tell(desk: Desk, channel: Channel, now: datetime) -> int:
    first, end = month_before(now.astimezone(ZoneInfo(channel.zone)).date())
    key = f"month:{channel.id}:{first:%Y-%m}"
    language = spoken(channel.language)
    with desk.store.write() as session:
        if scheduled.place(session, channel, now) is None:
            return 0  # it comes with the day's digests
        if not once.first(session, key, now, now + KEPT_FOR):
            return 0
        month = gathered(desk, session, channel, first, end, language)
        headline, *said = lines(desk, session, month, language)
        rows = tuple(BriefingLine("bullet", one) for one in said)
        value = Briefing(headline, language, rows, presses(month, language, wanted=True))
        scheduled.briefing(desk, session, channel, f"notice:{key}", value)
    return 1


def presses(month: Month, language: Language, *, wanted: bool) -> tuple[Press, ...]:
    """Give a button for each change that a month suggests, the last for having it each month or no more."""
    found = []
    if month.noisy is not None:
        found.append(Press(say("b_mute", language), f"mute {_slug(month.noisy[0])}"))
    for one in month.silent:
        text = say("b_stop_topic", language, name=one.name)
        found.append(Press(text[:60], f"unsubscribe {_slug(one.topic)}"))
    switch = "off" if wanted else "on"
    return (*found, Press(say(f"b_month_{switch}", language), f"month {switch}"))


def _slug(topic: str) -> str:
    return topic.rpartition("/")[2]
