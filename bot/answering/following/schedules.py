"""This file says in words when a channel is told of what it follows, by the asker's own clock too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.calendar import WEEKDAYS, parse_time
from bot.messages.dates import moment, weekday
from bot.messages.phrases import publisher_name
from bot.messages.words import listed, say
from scrapers.items import Language
from scrapers.publishers import publisher
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription

OPEN_ALL_DAY = ("00:00", "24:00")


def when(
    channel: Channel,
    subscription: Subscription,
    language: Language,
    zone: str,
    now: datetime,
    *,
    rest: bool = True,
) -> list[str]:
    """Say when papers of a subscription are told, one line a matter; with `rest`, what is not told at once."""
    days = say("working_days" if channel.working_days_only else "every_day", language)
    if subscription.rhythm == "weekly":
        day = on_weekday(channel.weekly_day, language)
        at = _clock(channel.weekly_at, channel, language, zone, now)
        return [say("in_weekly", language, day=day, at=at)]
    if subscription.rhythm == "daily":
        at = _clock(channel.daily_at, channel, language, zone, now)
        return [say("in_daily", language, days=days, at=at)]
    if subscription.kind != "topic":
        if _is_any_hour(channel):
            return [say("everything_at_once_any", language)]
        return [
            say(
                "everything_at_once",
                language,
                days=days,
                opens=channel.opens,
                closes=channel.closes,
            )
        ]
    main = subscription.level != "mention"
    lines = [_at_once(channel, days, language)]
    if not main:
        lines.append(say("mentions_too", language))
    if rest and (left := _rest(channel, language, mentions=main)):
        at = _clock(channel.daily_at, channel, language, zone, now)
        lines.append(say("rest_in_digest", language, what=left, days=days, at=at))
    return lines


def _rest(channel: Channel, language: Language, *, mentions: bool) -> str:
    """Name what of a topic is not told at once."""
    all_day = (channel.opens, channel.closes) == OPEN_ALL_DAY
    kinds = (
        ("rest_mentions", mentions),
        ("rest_nights", not all_day),
        ("rest_weekends", all_day and channel.working_days_only),
        ("rest_over", bool(channel.cap)),
    )
    return listed([say(key, language) for key, so in kinds if so], language)


def _is_any_hour(channel: Channel) -> bool:
    return (channel.opens, channel.closes) == OPEN_ALL_DAY and not channel.working_days_only


def other_than(before: Sequence[str], now: Sequence[str], language: Language) -> list[str]:
    """Say in a line how something was followed before a change, of what is so no longer."""
    gone = [one for one in before if one not in now]
    gap = " " if language == "en" else ""
    return [say("followed_before", language, what=gap.join(gone))] if gone else []


def moved_along(
    moved: Mapping[str, object], others: Sequence[Subscription], language: Language
) -> list[str]:
    """Say that digests were moved for what else comes in them, the daily and the weekly each by itself."""
    rhythms = {one.rhythm for one in others}
    lines = []
    if "daily_at" in moved and rhythms - {"weekly"}:
        lines.append(say("digest_moved_daily", language))
    if "weekly" in rhythms and {"weekly_at", "weekly_day"} & moved.keys():
        lines.append(say("digest_moved_weekly", language))
    return lines


def _at_once(channel: Channel, days: str, language: Language) -> str:
    if _is_any_hour(channel):
        key = "at_once_any_most" if channel.cap else "at_once_any"
        return say(key, language, cap=channel.cap)
    cap = channel.cap or "∞"
    return say("at_once", language, days=days, opens=channel.opens, closes=channel.closes, cap=cap)


def on_weekday(name: str, language: Language) -> str:
    """Name a day of the week, as a schedule keeps it."""
    place = WEEKDAYS.index(name) if name in WEEKDAYS else 4
    return say("weekday", language, day=weekday(place, language))


def _clock(at: str, channel: Channel, language: Language, zone: str, now: datetime) -> str:
    """Give a time of day; where the asker's clock differs, both."""
    local = datetime.combine(
        now.astimezone(ZoneInfo(channel.zone)).date(), parse_time(at), ZoneInfo(channel.zone)
    )
    theirs = local.astimezone(ZoneInfo(zone))
    if theirs.utcoffset() == local.utcoffset():
        return at + say("hong_kong", language)
    return at + say("your_time", language, here=at, yours=_theirs(theirs, local, language))


def _theirs(theirs: datetime, here: datetime, language: Language) -> str:
    """Give an asker's time of day, and that it is on another day where it is."""
    days = (theirs.date() - here.date()).days
    key = {-1: "day_before", 1: "day_after"}.get(days)
    at = f"{theirs:%H:%M}"
    return say(key, language, at=at) if key else at


def how(channel: Channel, subscription: Subscription, language: Language) -> list[str]:
    """Say in which language papers are told, from whom, and what is left out."""
    spoken = subscription.language or channel.language
    lines = [say("language_line", language, language=say(f"lang_{spoken}", language))]
    if subscription.sources:
        names = [_source(name, language) for name in subscription.sources]
        lines.append(say("only_from", language, names=listed(names, language)))
    if subscription.without:
        lines.append(say("without", language, words=subscription.without))
    return lines


def _source(name: str, language: Language) -> str:
    found = publisher(name)
    return publisher_name(found, language) if found else name


def paused(channel: Channel, now: datetime, language: Language) -> str | None:
    """Say until when a channel is paused, if it is."""
    if channel.paused(now) and not channel.paused_itself(now):
        return say("all_paused", language)
    until = channel.paused_until
    if until is None or until <= now:
        return None
    if until.year >= 9000:
        return say("paused_for_good", language)
    return say("paused_list", language, when=moment(until, language))


def brief(subscription: Subscription, language: Language) -> str:
    """Say in a word how something is followed."""
    return say(f"brief_{subscription.rhythm}", language)
