"""This file keeps watch over the watching: it tells a person of trouble once, and once when it is over."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

import structlog
from sqlmodel import Session

from bot.calendar import Recess, hong_kong, is_working_day
from bot.care import rhythm
from bot.care.storms import Storm
from bot.desk import Desk
from bot.messages.dates import moment
from bot.messages.phrases import source_name
from bot.messages.words import listed, say
from bot.telling import health, posting
from bot.watching import naming, timetable
from scrapers.committees import COUNCIL
from scrapers.items import Language
from scrapers.source import MassChange, Source, Unreachable
from storage.published import expectations
from storage.told.departures import Trouble
from storage.watched import learned, page_states, source_runs, source_troubles
from storage.watched.source_runs import SourceState
from storage.watched.source_troubles import SUSPECTED, SourceTrouble

FIRST_HOUR, LAST_HOUR = time(7, 30), time(22, 0)  # when people are told of trouble
DAYS_OFF = timedelta(days=1)  # how long a trouble may last where nothing is expected anyway
LEAST = timedelta(minutes=10)  # trouble shorter than this mends itself and is nobody's news
AT_ONCE = frozenset(
    {MassChange.trouble, *SUSPECTED}
)  # held until a person has looked; long waited for
UNREACHABLE = Unreachable.trouble
PAGES = 3  # that a line names
MOST_TOLD = 20  # lines of one message
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

    A trouble is one page of a source that fails in one way. Each is told once, and once when it is
    over; those of one round are one message. Nobody is woken: what begins at night is told in the
    morning, if it is still there then.

    Done? `told_at` on the trouble's row says so. Do: enqueue the notice. Stamp: in the same commit.
    """
    now = desk.clock()
    recess = recess or Recess()
    with desk.store.write() as session:
        rhythm.note(desk, session, recess, now)
        spoken = posting.operators_language(posting.operator(desk, session))
        states = source_runs.source_states(session)
        standing: dict[str, list[SourceTrouble]] = defaultdict(list)
        for one in source_troubles.everything(session):
            standing[one.source].append(one)
        begun, over = [], []
        storm = Storm.of(session, now)
        for key, source in desk.sources.items():
            state, troubles = states.get(key), standing.get(key, [])
            if state is None or not (troubles or state.told_at):
                continue
            troubles = _told_by_an_older_worker(session, state, troubles)
            begun += _begun(session, source, state, troubles, storm, recess, spoken)
            over += _over(session, source, state, troubles, now, spoken)
        whole = health.last_round(desk.sources.values(), states, now)
        if whole.offline and any(one.kind == UNREACHABLE for one in begun):
            begun = [one for one in begun if one.kind != UNREACHABLE]
            begun.append(_offline(session, standing, whole, now, spoken))
        if begun:
            _tell(desk, session, "Trouble", begun, say("news_remedy", spoken))
        if over:
            _tell(desk, session, "Over", over, say("news_nothing_lost", spoken))
        storm.explain(desk, session)
        nameless = _nameless(desk, session, now, spoken)
    return len(begun) + len(over) + nameless


def _nameless(desk: Desk, session: Session, now: datetime, spoken: Language) -> int:
    """Tell once of everything that nothing answers for, gathered by source, and once when it does."""
    told = 0
    for key, source in desk.sources.items():
        if source.naming is None or not FIRST_HOUR <= hong_kong(now).time() < LAST_HOUR:
            continue
        known = learned.names(session, key)
        silent = [one for one in known if one.name is None and one.told_at is None]
        back = [one for one in known if one.name is not None and one.told_at is not None]
        if silent:
            rows = "\n".join(f"• {naming.words(one, spoken)}" for one in silent)
            name = source_name(source, spoken)
            text = say("news_nameless", spoken, source=name, rows=rows)
            remedy = say("news_name_them", spoken, menu=source.naming.menu, key=key)
            _tell(desk, session, "Trouble", [_News(f"{key}:{now.timestamp():.0f}", text)], remedy)
        if back:
            rows = listed([naming.words(one, spoken) for one in back], spoken)
            text = say("news_named_again", spoken, source=source_name(source, spoken), rows=rows)
            news = _News(f"{key}:{now.timestamp():.0f}", text)
            _tell(desk, session, "Over", [news], "")
        for one in (*silent, *back):
            learned.told(session, one, now if one.name is None else None)
        told += bool(silent) + bool(back)
    return told


@dataclass(frozen=True, slots=True)
class _News:
    """A line on one source's troubles, and what makes it the same line when it is told again."""

    key: str
    text: str
    kind: str = ""


def _offline(
    session: Session,
    standing: Mapping[str, Sequence[SourceTrouble]],
    whole: health.Round,
    now: datetime,
    spoken: Language,
) -> _News:
    """Say once that it is our own line, and take every source that cannot be reached as told of."""
    unread = [
        one
        for troubles in standing.values()
        for one in troubles
        if one.kind == UNREACHABLE and one.over_at is None
    ]
    source_troubles.told(session, [one.id for one in unread if one.told_at is None], now)
    for key in sorted({one.source for one in unread}):
        source_runs.set_source(session, key, told_at=now)
    began = min(one.began_at for one in unread)
    text = say(
        "news_offline",
        spoken,
        n=whole.unreachable,
        all=whole.asked,
        since=moment(began, spoken),
    )
    return _News(f"offline:{began.timestamp():.0f}", text, UNREACHABLE)


def _told_by_an_older_worker(
    session: Session, state: SourceState, troubles: Sequence[SourceTrouble]
) -> list[SourceTrouble]:
    """Take over what a worker of the first revision has told: it knows one trouble a source."""
    if state.told_at is None or not troubles or any(one.told_at for one in troubles):
        return list(troubles)
    same = [one for one in troubles if one.kind == state.trouble and one.began_at <= state.told_at]
    source_troubles.told(session, [one.id for one in same], state.told_at)
    return [replace(one, told_at=state.told_at) if one in same else one for one in troubles]


def _begun(
    session: Session,
    source: Source,
    state: SourceState,
    troubles: Sequence[SourceTrouble],
    storm: Storm,
    recess: Recess,
    spoken: Language,
) -> list[_News]:
    """Say what a person has to be told of a source now, a line for each kind of trouble.

    What a storm holds stays untold, and is told as any other when that is over.
    """
    now = storm.now
    period = max(LEAST, 2 * timetable.interval(source, now, recess))
    lasting = [one for one in troubles if one.over_at is None]
    failing: dict[str, datetime] = {}  # since when each page fails, in whatever way
    for one in lasting:
        failing[one.page] = min(failing.get(one.page, one.began_at), one.began_at)
    known = {one.page for one in lasting if one.told_at is not None}
    found: dict[str, list[SourceTrouble]] = defaultdict(list)
    for one in lasting:
        began = one.began_at if one.page in known else failing[one.page]
        due = one.kind in AT_ONCE or now - began >= period
        asking = due and needs_somebody(source, now, began, recess)
        if one.told_at is None and asking and not storm.holds(source, one):
            found[one.kind].append(one)
    ids = [one.id for these in found.values() for one in these]
    if ids:
        source_troubles.told(session, ids, now)
        source_runs.set_source(session, source.key, told_at=now)
    owed = {page.url: page.owed_since for page in page_states.owed_pages(session, source.key)}
    return [_line(source, state, kind, these, owed, spoken) for kind, these in found.items()]


def _line(
    source: Source,
    state: SourceState,
    kind: str,
    troubles: Sequence[SourceTrouble],
    owed: Mapping[str, datetime | None],
    spoken: Language,
) -> _News:
    began = min(one.began_at for one in troubles)
    text = say(
        "news_begun",
        spoken,
        source=source_name(source, spoken),
        kind=say("news_held", spoken) if kind == MassChange.trouble else health.kind(kind, spoken),
        since=moment(began, spoken),
        pages=_pages(source, troubles, spoken),
        last=moment(state.last_ok_at, spoken) if state.last_ok_at else say("never", spoken),
        new=moment(state.last_new_at, spoken)
        if state.last_new_at
        else say("news_none_yet", spoken),
    )
    if kind in SUSPECTED:  # what was noted of it stands in English
        text += f" {troubles[0].message}" if spoken == "en" else say("news_look", spoken)
    since = [at for one in troubles if (at := owed.get(one.page)) is not None]
    if since:
        text += say("news_owed", spoken, since=moment(min(since), spoken))
    return _News(f"{source.key}:{kind}:{','.join(str(one.id) for one in troubles)}", text, kind)


def _pages(source: Source, troubles: Sequence[SourceTrouble], spoken: Language) -> str:
    """Name the pages: a person opens them in a browser."""
    suspected = troubles[0].kind in SUSPECTED
    every = say("news_every_page" if suspected else "news_addresses", spoken)
    names = [one.page if one.page != source.key else every for one in troubles]
    names = list(dict.fromkeys(names))
    shown = listed(names[:PAGES], spoken)
    if len(names) > PAGES:
        return say("news_and_pages", spoken, shown=shown, n=len(names) - PAGES)
    return shown


def _over(
    session: Session,
    source: Source,
    state: SourceState,
    troubles: Sequence[SourceTrouble],
    now: datetime,
    spoken: Language,
) -> list[_News]:
    """Say what is over at a source; what is over only to us, since an older worker told it, is not."""
    ended = [one for one in troubles if one.over_at is not None]
    lasting = [one for one in troubles if one.over_at is None]
    source_troubles.forget(session, [one.id for one in ended])
    if state.told_at is None or not (ended or (state.trouble is None and not lasting)):
        return []
    if not any(one.told_at for one in lasting):
        source_runs.set_source(session, source.key, told_at=None)
    last = moment(max((one.over_at for one in ended if one.over_at), default=now), spoken)
    name = source_name(source, spoken)
    text = say("news_read_again", spoken, source=name, last=last)
    if ended and all(one.kind in SUSPECTED for one in ended):
        pages = _pages(source, ended, spoken)
        text = say("news_moves_again", spoken, source=name, pages=pages, last=last)
    elif left := {one.page for one in lasting}:
        given = {"pages": _pages(source, ended, spoken), "last": last, "n": len(left)}
        text = say("news_read_in_part", spoken, source=name, **given)
    which = ",".join(str(one.id) for one in ended) or f"{state.told_at.timestamp():.0f}"
    return [_News(f"{source.key}:over:{which}", text)]


def _tell(desk: Desk, session: Session, word: str, news: Sequence[_News], remedy: str) -> None:
    for one in news:
        log.warning("source_trouble", word=word, text=one.text)
    place = posting.operator(desk, session)
    if place is None:
        return
    spoken = posting.operators_language(place)
    heading = say("news_trouble" if word == "Trouble" else "news_over", spoken)
    gap = " " if spoken == "en" else ""
    if len(news) == 1:
        text = f"{heading}{say('colon', spoken)}{news[0].text}{gap}{remedy}"
    else:
        rows = [f"• {one.text}" for one in news[:MOST_TOLD]]
        if len(news) > MOST_TOLD:
            rows.append(say("news_more", spoken, n=len(news) - MOST_TOLD))
        text = "\n".join([f"{heading}{say('colon', spoken).strip()}", *rows, remedy])
    which = hashlib.sha256("\n".join(one.key for one in news).encode()).hexdigest()[:24]
    posting.notice(desk, session, place, f"notice:{word}:{which}", text, spoken)


def needs_somebody(source: Source, now: datetime, began: datetime, recess: Recess) -> bool:
    """Say whether a person should act now on a trouble that began then.

    Not at night, and not at once where nothing is expected: at LegCo on days off and in recess.
    """
    local = hong_kong(now)
    if not FIRST_HOUR <= local.time() < LAST_HOUR:
        return False
    if source.publisher.council and (
        recess.holds(local.date()) or not is_working_day(local.date())
    ):
        return now - began >= DAYS_OFF
    return True


def on_trouble(desk: Desk) -> Callable[[Session, Sequence[Trouble]], None]:
    """Give what the drain calls when messages die or are held: the owner is told once of each."""

    def tell(session: Session, troubles: Sequence[Trouble]) -> None:
        place = posting.operator(desk, session)
        for trouble in troubles:
            if place is None or trouble.address == place.address:
                continue
            state = "held" if trouble.held else "set aside"
            spoken = posting.operators_language(place)
            key = "news_delivery_held" if trouble.held else "news_delivery_dead"
            text = say(key, spoken, address=trouble.address, reason=trouble.reason)
            which = f"notice:delivery:{trouble.delivery_id}:{state}"
            posting.notice(desk, session, place, which, text, spoken)

    return tell
