"""This file keeps watch over the watching: it tells a person of trouble once, and once when it is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta

import structlog
from sqlmodel import Session

from bot.calendar import Recess, hong_kong, is_working_day
from bot.desk import Desk
from bot.messages.dates import moment
from bot.telling import posting
from bot.watching import naming, timetable
from scrapers.committees import COUNCIL
from scrapers.source import Source
from storage import channels, expectations, learned, source_runs
from storage.channels import Channel
from storage.departures import Trouble
from storage.source_runs import SourceState

FIRST_HOUR, LAST_HOUR = time(7, 30), time(22, 0)  # when people are told of trouble
DAYS_OFF = timedelta(days=1)  # how long a trouble may last where nothing is expected anyway
LEAST = timedelta(minutes=10)  # trouble shorter than this mends itself and is nobody's news
log = structlog.get_logger(__name__)


def sitting(session: Session, now: datetime) -> bool:
    """Say whether the Council sits today: something announced says so, or it is a Wednesday."""
    local = hong_kong(now)
    start = local.replace(hour=0, minute=0, second=0, microsecond=0)
    today = expectations.upcoming(session, start, start + timedelta(days=1))
    return local.weekday() == 2 or any(
        e.committee in (COUNCIL.english, COUNCIL.chinese) for e in today
    )


def keep(desk: Desk, recess: Recess | None = None) -> int:
    """Tell of every trouble that is two periods old, and of every one that is over; give how many.

    Nobody is woken: what begins at night is told in the morning, if it is still there then.

    Done? `told_at` on the source's row says so. Do: enqueue the notice. Stamp: in the same commit.
    """
    now = desk.clock()
    told = 0
    recess = recess or Recess()
    with desk.store.write() as session:
        place = _health_channel(desk, session)
        states = source_runs.source_states(session)
        for key, source in desk.sources.items():
            state = states.get(key)
            if state is None:
                continue
            text = _news(source, state, now, recess)
            if text is None:
                continue
            began = state.failing_since or state.held_at or now
            log.warning("source_trouble", source=key, text=text)
            if place is not None:
                which = f"notice:{key}:{began.timestamp():.0f}:{text[:5]}"
                posting.notice(desk, session, place, which, text)
            over = state.told_at is not None
            source_runs.set_source(session, key, told_at=None if over else now)
            told += 1
        told += _nameless(desk, session, place, now)
    return told


def _nameless(desk: Desk, session: Session, place: Channel | None, now: datetime) -> int:
    """Tell once of everything that nothing answers for, gathered by source, and once when it does."""
    told = 0
    for key, source in desk.sources.items():
        if source.naming is None or not FIRST_HOUR <= hong_kong(now).time() < LAST_HOUR:
            continue
        known = learned.names(session, key)
        silent = [one for one in known if one.name is None and one.told_at is None]
        back = [one for one in known if one.name is not None and one.told_at is not None]
        if silent:
            rows = "\n".join(f"• {naming.words(one)}" for one in silent)
            text = (
                f"Trouble: {source.name}: these are not watched, for no address answers:\n{rows}\n"
                f"Look at {source.naming.menu} and give the right names in sources.toml ([{key}]); "
                "they are tried again every week."
            )
            _say(desk, session, place, key, text, now)
        if back:
            rows = ", ".join(naming.words(one) for one in back)
            _say(desk, session, place, key, f"Over: {source.name} is watched again: {rows}.", now)
        for one in (*silent, *back):
            learned.told(session, one, now if one.name is None else None)
        told += bool(silent) + bool(back)
    return told


def _say(
    desk: Desk, session: Session, place: Channel | None, key: str, text: str, now: datetime
) -> None:
    log.warning("source_names", source=key, text=text)
    if place is not None:
        posting.notice(desk, session, place, f"notice:{key}:{text[:5]}:{now.timestamp():.0f}", text)


def _news(source: Source, state: SourceState, now: datetime, recess: Recess) -> str | None:
    """Say what a person has to be told of a source now: its trouble, its end, or nothing."""
    troubled = state.trouble is not None or state.held_at is not None
    if not troubled:
        return _over(source, state) if state.told_at else None
    if state.told_at is not None or not needs_somebody(source, now, state, recess):
        return None
    began = state.held_at or state.failing_since
    period = timetable.interval(source, now, recess)
    if state.held_at is None and (began is None or now - began < max(LEAST, 2 * period)):
        return None
    last = moment(state.last_ok_at, "en") if state.last_ok_at else "never"
    new = moment(state.last_new_at, "en") if state.last_new_at else "none yet"
    return (
        f"Trouble: {source.name}: {state.trouble or 'held: too much changed at once'} "
        f"since {moment(began, 'en') if began else 'now'}. Last good check: {last}; last new item: "
        f"{new}. `tamar sources` shows more; deploy/RUNBOOK.md says what to do."
    )


def needs_somebody(source: Source, now: datetime, state: SourceState, recess: Recess) -> bool:
    """Say whether a person should act on a trouble now.

    Not at night, and not at once where nothing is expected: at LegCo on days off and in recess.
    """
    local = hong_kong(now)
    if not FIRST_HOUR <= local.time() < LAST_HOUR:
        return False
    if source.publisher.council and (
        recess.holds(local.date()) or not is_working_day(local.date())
    ):
        began = state.held_at or state.failing_since
        return began is not None and now - began >= DAYS_OFF
    return True


def _over(source: Source, state: SourceState) -> str:
    last = moment(state.last_ok_at, "en") if state.last_ok_at else "now"
    return f"Over: {source.name} is read again since {last}. Nothing that it still lists is lost."


def notify(desk: Desk, session: Session, key: str, text: str) -> None:
    """Tell the health channel something once; the same key again is the same notice."""
    place = _health_channel(desk, session)
    if place is not None:
        posting.notice(desk, session, place, key, text)


def _health_channel(desk: Desk, session: Session) -> Channel | None:
    return channels.channel(session, desk.health_channel or "console")


def on_trouble(desk: Desk) -> Callable[[Session, Sequence[Trouble], datetime], None]:
    """Give what the drain calls when messages die or are held: the owner is told once of each."""

    def tell(session: Session, troubles: Sequence[Trouble], now: datetime) -> None:
        place = _health_channel(desk, session)
        for trouble in troubles:
            if place is None or trouble.address == place.address:
                continue
            state = "held" if trouble.held else "set aside"
            posting.notice(
                desk,
                session,
                place,
                f"notice:delivery:{trouble.delivery_id}:{state}",
                f"A message to {trouble.address} is {state}: {trouble.reason}. "
                f"`tamar outbox ls` shows it.",
            )

    return tell
