"""This file says what holds in a channel once a change was taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.answering.following import schedules, targets
from bot.answering.speech import Speaker
from bot.messages.dates import moment
from bot.messages.words import listed, say
from scrapers.items import Language
from storage.people import channels, subscriptions
from storage.people.audit import AuditEntry
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription

MOST = 3  # things whose names are said; of more, how many
_SWITCHES = {  # a setting -> what is said where it is on, and where it is off
    "briefings": ("undone_briefings", "undone_no_briefings"),
    "look_ahead": ("ahead_on_now", "ahead_off_now"),
    "monthly": ("month_on", "month_off"),
}
Followed = tuple[dict[str, Any], Subscription | None]


def followed(session: Session, entry: AuditEntry) -> list[Followed]:
    """Give how what a change changed is followed now, each with what was written down of it."""
    return [
        (one, subscriptions.followed(session, one["channel_id"], one["kind"], one["target"]))
        for one in entry.detail.get("subscriptions", ())
        if "after" in one  # else it cannot be taken back
    ]


def said(
    session: Session,
    entry: AuditEntry,
    was: list[Followed],
    place: str,
    speaker: Speaker,
    now: datetime,
) -> list[str]:
    """Say what is followed, and how a channel is set, after a change was taken back.

    `was` is what `followed` gave before: what is followed no more has its name there.
    """
    assert entry.channel_id is not None
    language = speaker.language
    channel = channels.channel_by_id(session, entry.channel_id)
    own = [one for one in was if one[0]["channel_id"] == entry.channel_id]
    sentences = _follows(session, own, place, language, now)
    wanted = (entry.detail.get("channel") or {}).get("before") or {}
    return [*sentences, *_settings(channel, wanted, place, language, now)]


def _follows(
    session: Session, was: list[Followed], place: str, language: Language, now: datetime
) -> list[str]:
    groups: dict[tuple[str, str], list[str]] = {}
    for one, before in was:
        found = subscriptions.followed(session, one["channel_id"], one["kind"], one["target"])
        known = found or before
        if known is None:
            continue
        key = ("unfollowed", "")
        if found is not None:
            until = found.paused_until
            quiet = until is not None and until > now
            key = (
                ("muted", moment(until, language))
                if quiet and until
                else ("undone_follows", schedules.brief(found, language))
            )
        groups.setdefault(key, []).append(targets.label_of(known, language))
    sentences = []
    for (word, how), labels in groups.items():
        names = list(dict.fromkeys(labels))
        what = (
            listed(names, language)
            if len(names) <= MOST
            else say("undone_many", language, n=len(names))
        )
        sentences.append(say(word, language, place=place, what=what, when=how, how=how))
    return sentences


def _settings(
    channel: Channel, wanted: dict[str, Any], place: str, language: Language, now: datetime
) -> list[str]:
    sentences = []
    if "paused_until" in wanted:
        paused = schedules.paused(channel, now, language)
        sentences.append(paused or say("resumed", language, place=place))
    if "opens" in wanted or "working_days_only" in wanted:
        if (channel.opens, channel.closes) != schedules.OPEN_ALL_DAY:
            sentences.append(
                say("quiet_set", language, place=place, start=channel.closes, end=channel.opens)
            )
        elif not channel.working_days_only:
            sentences.append(say("quiet_off", language, place=place))
        if channel.working_days_only:
            alone = (channel.opens, channel.closes) == schedules.OPEN_ALL_DAY
            sentences.append(
                say("quiet_weekends" if alone else "quiet_days", language, place=place)
            )
    if "language" in wanted:
        spoken = say(f"lang_{channel.language}", language)
        sentences.append(say("language_line", language, language=spoken))
    for name, (on, off) in _SWITCHES.items():
        if name in wanted:
            key = on if getattr(channel, name) else off
            sentences.append(say(key, language, place=place))
    return sentences
