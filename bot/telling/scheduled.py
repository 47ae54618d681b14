"""This file keeps a channel's scheduled messages to two posts a day: the others stand in their threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.calendar import WEEKDAYS, daily_due, day_start, is_working_day
from bot.desk import Desk
from bot.messages.briefings import Briefing
from bot.messages.scripts import for_notice
from bot.telling import posting
from scrapers.items import Language
from storage.people import commitment_marks, saved, subscriptions, watch_lists
from storage.people.channels import Channel
from storage.records import Payload
from storage.told import digest_runs, scheduled

MOST = 2  # posts a day, beside alerts
TOGETHER = timedelta(hours=3)  # what is due so soon after a post stands in its thread


@dataclass(frozen=True, slots=True)
class PlaceOfPost:
    """Where a scheduled message stands: in the thread of a delivery, or by itself."""

    behind: int | None = None


def place(session: Session, channel: Channel, now: datetime) -> PlaceOfPost | None:
    """Give where a scheduled message of now belongs; None where it has to wait for today's digests.

    Digests always stand by themselves, for they have threads of their own: what else is due leaves
    room for those that are still to come.
    """
    posts = scheduled.posts(session, channel.id, day_start(now, ZoneInfo(channel.zone)))
    if posts and now - posts[-1].made_at <= TOGETHER:
        return PlaceOfPost(posts[-1].id)
    if len(posts) + _digests_to_come(session, channel, now) < MOST:
        return PlaceOfPost()
    return PlaceOfPost(posts[-1].id) if posts else None


def notice(
    desk: Desk, session: Session, channel: Channel, key: str, text: str, language: Language
) -> bool:
    """Tell a channel something on schedule, once by its key; give whether it could be told yet."""
    payload = desk.renderers[channel.platform].notice(for_notice(text, language))
    return _bring(desk, session, channel, key, payload, language)


def briefing(desk: Desk, session: Session, channel: Channel, key: str, value: Briefing) -> bool:
    """Tell a channel something with rows on schedule, once by its key; give whether it could be told yet."""
    payload = desk.renderers[channel.platform].briefing(value)
    return _bring(desk, session, channel, key, payload, value.language)


def _bring(
    desk: Desk, session: Session, channel: Channel, key: str, payload: Payload, language: Language
) -> bool:
    where = place(session, channel, desk.clock())
    if where is None:
        return False
    message = posting.keep(desk, session, channel.platform, language, payload)
    posting.bring(
        session, key, None, message, desk.clock(), channel_id=channel.id, behind=where.behind
    )
    return True


def weekly_to_come(session: Session, channel: Channel, now: datetime) -> bool:
    """Say whether a channel's digest of the week, which says what is coming, is still to come today."""
    zone = ZoneInfo(channel.zone)
    today = now.astimezone(zone).date()
    if WEEKDAYS[today.weekday()] != channel.weekly_day:
        return False
    if daily_due(today, channel.weekly_at, zone) < channel.created_at:
        return False
    mine = subscriptions.subscriptions(session, channel.id)
    if not any(one.rhythm == "weekly" for one in mine):
        return False
    return not digest_runs.done(session, channel.id, "weekly", today)


def _digests_to_come(session: Session, channel: Channel, now: datetime) -> int:
    return _daily_to_come(session, channel, now) + weekly_to_come(session, channel, now)


def _daily_to_come(session: Session, channel: Channel, now: datetime) -> bool:
    zone = ZoneInfo(channel.zone)
    today = now.astimezone(zone).date()
    if channel.working_days_only and not is_working_day(today):
        return False
    if daily_due(today, channel.daily_at, zone) < channel.created_at:
        return False
    mine = subscriptions.subscriptions(session, channel.id)
    wanted = any(one.rhythm != "weekly" for one in mine)
    wanted = wanted or bool(watch_lists.of_channel(session, channel.id))
    wanted = wanted or bool(saved.of_channel(session, channel.id))
    wanted = wanted or bool(commitment_marks.stars(session, channel.id))
    return wanted and not digest_runs.done(session, channel.id, "daily", today)
