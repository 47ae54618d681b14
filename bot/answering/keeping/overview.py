"""This file gives whoever looks after Tamar one view: channels, what they follow, noise, and trouble.

What a private channel follows is seen only there: here it is a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.answering import undoing
from bot.answering.following.followed import in_brief
from bot.answering.keeping import pausing
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.words import listed, say
from bot.telling import health
from bot.telling.health import Round, SourceHealth
from scrapers.items import Language
from storage.people import subscriptions, workspace_pauses
from storage.told import overview
from storage.told.overview import ChannelCounts
from storage.watched import source_runs

DAYS = 30
MOST_NAMED = 6  # of what one channel follows


@dataclass(frozen=True, slots=True)
class ChannelSeen:
    """One channel of the view; `follows` is empty for a private one, whose topics stay there."""

    counts: ChannelCounts
    follows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All channels of a workspace, or of all, with how the watch is kept."""

    places: tuple[ChannelSeen, ...]
    trouble: tuple[str, ...]
    freshness: str
    paused: str | None = None  # that all channels are, if they are


def looked_over(desk: Desk, language: Language, workspace: str | None = None) -> Overview:
    """Gather the view; with a workspace, nothing of any other is in it."""
    now = desk.clock()
    with desk.store.read() as session:
        counted = overview.counts(session, now - timedelta(days=DAYS), workspace)
        places = tuple(ChannelSeen(one, _follows(session, one, language)) for one in counted)
        states = health.troubled(health.sources_health(desk, session, now, language))
        fresh = health.freshness(desk, session, now, language)
        held = workspace_pauses.paused(session, now, workspace)
        whole = health.last_round(desk.sources.values(), source_runs.source_states(session), now)
    trouble = _trouble(states, whole, language)
    paused = pausing.said(max(held.values(), default=None), language)
    return Overview(places, trouble, phrases.freshness(fresh, language), paused)


def _trouble(states: Sequence[SourceHealth], whole: Round, language: Language) -> tuple[str, ...]:
    """Say what is in trouble, a line a source; of a line that is down, one."""
    if whole.offline:
        return (say("status_offline", language, n=whole.unreachable, all=whole.asked),)
    return tuple(
        f"{one.name}{say('colon', language)}"
        + (
            phrases.trouble(one.trouble, language)
            if one.trouble
            else say("source_held" if one.held else "source_late", language)
        )
        for one in states
    )


def _follows(session: Session, one: ChannelCounts, language: Language) -> tuple[str, ...]:
    if one.channel.private:
        return ()
    held = subscriptions.subscriptions(session, one.channel.id)
    return tuple(in_brief(held, language))


def line(place: ChannelSeen, language: Language, now: datetime, *, known: bool = True) -> str:
    """Say of one channel what it follows, what it was told, and who changed it last.

    Nobody is named where a platform does not turn what it knows people by into names (not `known`).
    """
    one = place.counts
    number = say("overview_follows", language, n=one.follows)
    left = len(place.follows) - MOST_NAMED
    rest = (say("overview_left", language, n=left),) if left > 0 else ()
    named = listed((*place.follows[:MOST_NAMED], *rest), language)
    pieces = [
        named or number,
        say(
            "overview_noise", language, days=DAYS, told=one.told, kept=one.kept, no=one.not_relevant
        ),
    ]
    if one.channel.gone_at is not None:
        pieces.append(say("overview_gone", language))
    elif one.channel.paused(now):
        pieces.append(say("overview_paused", language))
    if one.changed is not None and not one.channel.private:
        pieces.append(undoing.told(*one.changed, language, known=known))
    return " · ".join(pieces)


def private_ones(counted: Sequence[ChannelCounts], language: Language) -> tuple[str, ...]:
    """Say of the private channels how many there are and how much they follow, all in one."""
    if not counted:
        return ()
    follows = sum(one.follows for one in counted)
    return (say("overview_rest", language, n=len(counted), follows=follows),)


def as_json(place: ChannelSeen, now: datetime) -> dict[str, object]:
    """Give one channel for programs."""
    one = place.counts
    changed = one.changed if not one.channel.private else None
    return {
        "channel": one.channel.address,
        "workspace": one.channel.workspace,
        "name": None if one.channel.private else one.channel.name or None,
        "private": one.channel.private,
        "subscriptions": one.follows,
        "follows": None if one.channel.private else list(place.follows),
        "told": one.told,
        "kept": one.kept,
        "not_relevant": one.not_relevant,
        "days": DAYS,
        "paused": one.channel.paused(now),
        "gone": one.channel.gone_at is not None,
        "changed": {"who": changed[0], "what": changed[1], "at": changed[2].isoformat()}
        if changed
        else None,
    }
