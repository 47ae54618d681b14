"""This file says once of a question that was announced and has no reply a day after its sitting."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.dates import day_soon
from bot.messages.shown_language import spoken
from bot.messages.words import say
from bot.telling import announcements, scheduled, signals
from bot.telling.awake import may_be_told
from scrapers.items import Language
from storage.people import channels
from storage.people.channels import Channel
from storage.published import expectations
from storage.published.expectations import Expected
from storage.watched.signals import in_force

REPLY_TIME = timedelta(hours=24)  # replies come through the afternoon and evening of a sitting
STILL_NEWS = timedelta(days=4)  # a long weekend; who slept that long reads it in `meetings`


def tell(desk: Desk, session: Session, now: datetime) -> int:
    """Tell every channel that is awake of the questions on its topics without a reply; give how many.

    Done? The notice's key, which names question and channel. Do and stamp are the caller's one
    commit: a crash before it leaves all to be said, one after it nothing.
    """
    if in_force(session, now):  # nobody sits now, and replies wait with them
        return 0
    late = [
        one
        for one in expectations.upcoming(session, now - STILL_NEWS, now - REPLY_TIME)
        if _unanswered(one)
    ]
    if not late:
        return 0
    told = 0
    for channel in channels.channels(session):
        if may_be_told(channel, now):
            told += _tell_channel(desk, session, channel, now)
    return told


def _unanswered(one: Expected) -> bool:
    return (
        announcements.is_question(one)
        and one.paper_id is None
        and one.status == "overdue"
        and bool(one.topics)
    )


def _tell_channel(desk: Desk, session: Session, channel: Channel, now: datetime) -> int:
    language = spoken(channel.language)
    mine = expectations.coming(session, channel.id, now - STILL_NEWS, now - REPLY_TIME)
    groups = announcements.same_things([one for one in mine if announcements.is_question(one)])
    stormy = signals.days(session, now - STILL_NEWS)
    told = 0
    for group in groups:
        if any(one.paper_id is not None for one in group) or not any(map(_unanswered, group)):
            continue
        (shown,) = announcements.gathered(group, language)
        key = min((*shown.keys, shown.key))
        told += scheduled.notice(
            desk,
            session,
            channel,
            f"unanswered:{key}:{channel.id}",
            _text(shown, language, stormy),
            language,
        )
    return told


def _text(one: Expected, language: Language, stormy: Collection[date]) -> str:
    assert one.starts_at is not None
    sitting = hong_kong(one.starts_at).date()
    day = day_soon(sitting, language)
    asker = next((name for role, name in one.people if role == "asker"), "")
    why = say("signal_was", language) if sitting in stormy else ""
    pieces = [say("unanswered", language, day=day), one.title, asker, why]
    return " · ".join(piece for piece in pieces if piece)
