"""This file gathers the page that shows how the watch is kept: every source, how it is, and how fast."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session

from bot.messages import dates, phrases
from bot.messages.words import say
from bot.telling import health
from bot.web.archive.rows import Made
from bot.web.archive.shelf import PageFrame, Shelf
from scrapers.items import Language
from storage.watched import arrivals
from storage.watched.arrivals import Arrival

MONTH = timedelta(days=30)
MINUTE, HOUR = 60, 3600  # seconds


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """How one source has been, as anybody may know it."""

    name: str
    publisher: str
    every: str
    last: str
    news: str
    state: str
    fine: bool
    p50: str
    p95: str
    papers: int


def sources(shelf: Shelf, session: Session, language: Language) -> Made:
    """Show how the watch is kept: when each source was last read, how fast, and what fails now."""
    now = shelf.desk.clock()
    states = health.sources_health(shelf.desk, session, now)
    taken: dict[str, list[Arrival]] = defaultdict(list)
    for one in arrivals.arrivals(session, now - MONTH, shelf.sources):
        taken[one.source].append(one)
    watched = [_watched(one, taken.get(one.key, []), language) for one in states]
    everything = [one for found in taken.values() for one in found]
    view = {
        "watched": sorted(watched, key=lambda one: (one.publisher, one.name)),
        "exact": _spread([one for one in everything if one.exact], language),
        "bounded": _spread([one for one in everything if not one.exact], language),
        "days": MONTH.days,
    }
    return PageFrame(
        say("web_sources", language), "sources", language, say("web_sources_about", language)
    ), view


def _watched(state: health.SourceHealth, taken: list[Arrival], language: Language) -> SourceSeen:
    p50, p95, count = _spread(taken, language)
    source_publisher = phrases.publisher(state.key, language) or state.publisher
    said, fine = _said(state, language)
    return SourceSeen(
        state.name,
        source_publisher,
        duration(state.every.total_seconds(), language),
        dates.moment(state.last_ok_at, language) if state.last_ok_at else "–",
        dates.moment(state.last_new_at, language) if state.last_new_at else "–",
        said,
        fine,
        p50,
        p95,
        count,
    )


def _said(state: health.SourceHealth, language: Language) -> tuple[str, bool]:
    """Say how a source is; what fails is named as operators know it."""
    if state.held:
        return say("web_held", language), False
    if state.trouble:
        since = dates.moment(state.failing_since, language) if state.failing_since else "?"
        return say("web_failing", language, word=state.trouble, when=since), False
    if state.last_ok_at is None:
        return say("web_unchecked", language), False
    return (say("web_late", language), False) if state.late else (say("web_fine", language), True)


def _spread(taken: list[Arrival], language: Language) -> tuple[str, str, int]:
    ordered = sorted(one.seconds for one in taken)
    if not ordered:
        return "–", "–", 0
    return (
        duration(health.share_below(ordered, 50), language),
        duration(health.share_below(ordered, 95), language),
        len(ordered),
    )


def duration(seconds: float, language: Language) -> str:
    """Say a span of time in its largest fitting unit."""
    if seconds >= 2 * HOUR:
        return say("web_hours", language, n=round(seconds / HOUR))
    if seconds >= 2 * MINUTE:
        return say("web_minutes", language, n=round(seconds / MINUTE))
    return say("web_seconds", language, n=round(seconds))
