"""This file knows when silence is trouble: nothing new for longer than a source ever is silent, or a still page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise

from sqlmodel import Session

from bot.calendar import Recess, hong_kong, is_working_day
from bot.desk import Desk
from bot.telling import signals
from scrapers.source import Source
from storage.watched import page_states, publication, source_runs, source_troubles
from storage.watched.source_runs import SourceState
from storage.watched.source_troubles import FROZEN, SILENT

GAPS = 20  # so many must be known before a source's own rhythm counts; until then the declared one
YEAR = timedelta(days=365)  # of which the gaps are looked at
LOOKING = timedelta(
    days=1
)  # a source that has not answered for longer is in trouble by another name
STANDS = 10  # working days after which a page that stands still is told, if those beside it move
COUNCIL_STANDS = 40  # the same for a committee's page: some meet once in two months


def note(desk: Desk, session: Session, recess: Recess, now: datetime) -> None:
    """Note which sources are silent and which of their pages stand still, and which no longer are."""
    states = source_runs.source_states(session)
    stormy = signals.days(session, now - YEAR)
    for key, source in desk.sources.items():
        state = states.get(key)
        if state is None or state.baseline_at is None or state.answered_at is None:
            continue
        if now - state.answered_at > LOOKING or _recess(source, recess, now):
            continue
        found = _silent(session, source, state, recess, now, stormy)
        found |= _frozen(session, source, recess, now, stormy)
        source_troubles.suspect(session, key, found, now)


def _recess(source: Source, recess: Recess, now: datetime) -> bool:
    return source.publisher.council and recess.holds(hong_kong(now).date())


def counted(
    source: Source, first: date, last: date, recess: Recess, stormy: Collection[date] = ()
) -> int:
    """Count the days between two, neither of them, on which a source may be expected to publish.

    Working days, but for the `stormy` ones that a weather signal took; for the Council's own, those
    of its session.
    """
    days = (first + timedelta(days=one) for one in range(1, (last - first).days))
    council = source.publisher.council
    return sum(
        is_working_day(day) and day not in stormy and not (council and recess.holds(day))
        for day in days
    )


def longest(
    source: Source, days: Iterable[date], recess: Recess, stormy: Collection[date] = ()
) -> int | None:
    """Give the longest gap that a source has made between days with news; None below GAPS of them."""
    ordered = sorted(set(days))
    gaps = [counted(source, before, after, recess, stormy) for before, after in pairwise(ordered)]
    return max(gaps) if len(gaps) >= GAPS else None


def _silent(
    session: Session,
    source: Source,
    state: SourceState,
    recess: Recess,
    now: datetime,
    stormy: Collection[date],
) -> dict[tuple[str, str], str]:
    """Say that a source has nothing new for over twice its longest gap, learned or declared."""
    if source.cross_check:  # what others published first is no news there
        return {}
    today = hong_kong(now).date()
    assert state.baseline_at is not None
    last = hong_kong(state.last_new_at or state.baseline_at).date()
    quiet = counted(source, last, today, recess, stormy)
    if quiet <= 2:  # no gap is shorter than a day
        return {}
    days = publication.days(session, source.key, today - YEAR)
    learned = longest(source, days, recess, stormy)
    gap = learned if learned is not None else source.silence
    if gap is None or quiet <= 2 * max(1, gap):
        return {}
    so_far = "it has made so far" if learned is not None else "that is expected of it"
    said = (
        f"Nothing new since {last.day} {last:%B %Y}, for {quiet} working days; the longest gap "
        f"{so_far} is {max(1, gap)}. Every check was fine: look at the site by hand."
    )
    return {(source.key, SILENT): said}


def _frozen(
    session: Session, source: Source, recess: Recess, now: datetime, stormy: Collection[date]
) -> dict[tuple[str, str], str]:
    """Name the index pages that never change while most of those beside them do."""
    today = hong_kong(now).date()
    beside = list(dict.fromkeys(source.addresses(today)))
    if len(beside) < 2:  # it has no siblings
        return {}
    pages = page_states.pages(session, beside)
    moved = {
        url: hong_kong(at).date()
        for url, page in pages.items()
        if (at := page.changed_at or page.baseline_at) is not None and page.ok_at is not None
    }
    most = COUNCIL_STANDS if source.publisher.council else STANDS
    found: Mapping[str, date] = {
        url: day for url, day in moved.items() if counted(source, day, today, recess, stormy) > most
    }
    return {
        (url, FROZEN): f"Not a byte of it has changed since {day.day} {day:%B %Y}, while the pages "
        "beside it did. Every check was fine: look at it by hand."
        for url, day in found.items()
        if sum(other > day for other in moved.values()) * 2 >= len(moved)
    }
