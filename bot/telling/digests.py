"""This file gathers what a channel has not been told into a digest, each once per period."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby, islice
from typing import Literal
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from bot.calendar import WEEKDAYS, daily_due, is_working_day
from bot.desk import Desk
from bot.messages.alerts import Coming, Digest, KeptPaper, compose
from bot.messages.shown_language import shown_in, spoken
from bot.telling import (
    detached,
    digest_rows,
    pledge_reminders,
    posting,
    reminders,
    watch_hits,
)
from bot.telling.mornings import Facts, Morning
from storage.errors import StoreBusy, StoreError
from storage.people import lanes, saved, watch_lists
from storage.people.channels import Channel
from storage.people.watch_lists import WatchHit
from storage.published import papers
from storage.records import Payload
from storage.told import deliveries, digest_runs
from storage.told.deliveries import DigestPart
from storage.told.messages import Rendered

LOOK_BACK = timedelta(days=7)  # a digest missed for longer is not made up for
SAVED_DAYS = 7
_KINDS_DUE = ("daily", "weekly")  # digests that come by themselves
# digests of one transaction: a writer that waits for it waits for a third of a second
TOGETHER = 50
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class DigestOutcome:
    """What became of one digest."""

    channel_id: int
    rhythm: str
    papers: int
    outcome: Literal["sent", "quiet", "nothing"]
    payloads: tuple[Payload, ...] = ()


def latest_due(channel: Channel, rhythm: str, now: datetime) -> tuple[date, datetime] | None:
    """Give the last period whose digest is due, with the instant; None if it lies too far back.

    Earlier periods need no digest of their own: by telling rows, the last one holds everything.
    """
    zone = ZoneInfo(channel.zone)
    today = now.astimezone(zone).date()
    for back in range(LOOK_BACK.days + 1):
        day = today - timedelta(days=back)
        if rhythm == "daily":
            if channel.working_days_only and not is_working_day(day):
                continue
            due = daily_due(day, channel.daily_at, zone)
        else:
            if WEEKDAYS[day.weekday()] != channel.weekly_day:
                continue
            due = daily_due(day, channel.weekly_at, zone)
        if due <= now:
            return day, due
    return None


def make_due(desk: Desk) -> list[DigestOutcome]:
    """Make every digest that is due and not made; what fails keeps no other from being made."""
    now = desk.clock()
    with desk.store.read() as session:
        wanted = [
            WantedDigest(channel, rhythm, *due)
            for channel, rhythm in digest_runs.rhythms(session, now)
            if (due := latest_due(channel, rhythm, now)) and due[1] >= channel.created_at
        ]
        first = min((one.period for one in wanted), default=now.date())
        done = digest_runs.done_since(session, first)
    waiting = [one for one in wanted if (one.channel.id, one.rhythm, one.period) not in done]
    made: list[DigestOutcome] = []
    failed: list[Exception] = []
    facts = Facts()
    for some in _together(waiting):
        try:
            made += _make_all(desk, some, facts)
            continue
        except StoreError as error:
            if not isinstance(error, StoreBusy):  # busy may be a deadlock, of which one is rid
                raise  # the store is away, for each of them as well
            log.warning("digests_apart", digests=len(some), exc_info=True)
        except Exception:  # one of them; which, is found by making each by itself
            log.warning("digests_apart", digests=len(some), exc_info=True)
        for one in some:
            try:
                made += _make_all(desk, [one], facts)
            except StoreError:
                raise
            except Exception as error:
                log.exception("digest_failed", channel=one.channel.id, rhythm=one.rhythm)
                failed.append(error)
    if failed:
        raise failed[0]
    return made


def _together(waiting: Sequence[WantedDigest]) -> Iterator[list[WantedDigest]]:
    """Cut digests into those made at once: never a channel's daily and weekly one, as the later tells the rest."""
    for _, same in groupby(waiting, key=lambda one: one.rhythm):
        while some := list(islice(same, TOGETHER)):
            yield some


@dataclass(frozen=True, slots=True)
class WantedDigest:
    """A digest that is to be made."""

    channel: Channel
    rhythm: str
    period: date
    due_at: datetime
    absence: Absence | None = None


def make_now(desk: Desk, channel: Channel, *, dry: bool = False) -> DigestOutcome:
    """Make a digest at once, because somebody asked; every asking is a period of its own."""
    now = desk.clock()
    with desk.store.read() as session:
        asked = len(digest_runs.runs(session, channel.id, limit=1000))
    return make(desk, channel, f"asked {asked + 1}", now.date(), now, dry=dry)


@dataclass(frozen=True, slots=True)
class Absence:
    """What came while we were away: for how many days, and which papers."""

    days: int
    paper_ids: frozenset[int]


def make_away(desk: Desk, channel: Channel, paper_ids: Collection[int], days: int) -> DigestOutcome:
    """Tell a channel at once what came while we were away, and nothing else."""
    now = desk.clock()
    with desk.store.read() as session:
        made = len(digest_runs.runs(session, channel.id, limit=1000))
    absence = Absence(days, frozenset(paper_ids))
    return make(desk, channel, f"away {made + 1}", now.date(), now, absence=absence)


def make(
    desk: Desk,
    channel: Channel,
    rhythm: str,
    period: date,
    due_at: datetime,
    *,
    dry: bool = False,
    absence: Absence | None = None,
) -> DigestOutcome:
    """Make one digest, or with `dry` only show what it would be."""
    return _make_all(desk, [WantedDigest(channel, rhythm, period, due_at, absence)], dry=dry)[0]


def _make_all(
    desk: Desk, wanted: Sequence[WantedDigest], facts: Facts | None = None, *, dry: bool = False
) -> list[DigestOutcome]:
    """Make some digests together.

    Done? A run that is done is left alone. Do and stamp: runs, messages, deliveries and tellings are
    one commit; a crash before it leaves the digests due, one after it leaves nothing to do.
    """
    now = desk.clock()
    try:
        with desk.store.write() as session:
            made = _made(desk, session, wanted, now, facts)
            if dry:
                raise _Rehearsed(made)
    except _Rehearsed as rehearsed:
        return rehearsed.made
    return made


class _Rehearsed(Exception):
    """A digest was made only to be looked at; its transaction is rolled back."""

    def __init__(self, made: list[DigestOutcome]) -> None:
        super().__init__()
        self.made = made


def _made(
    desk: Desk, session: Session, wanted: Sequence[WantedDigest], now: datetime, facts: Facts | None
) -> list[DigestOutcome]:
    due = [digest_runs.Due(w.channel.id, w.rhythm, w.period, w.due_at) for w in wanted]
    lanes.lock(session, sorted({one.channel.id for one in wanted}))  # before any row of a channel's
    runs = digest_runs.open_runs(session, due)
    morning = Morning(desk, session, [one.channel for one in wanted], now, facts)
    drafts = [
        _Draft(one) if run is None else _drafted(morning, one, run)
        for one, run in zip(wanted, runs, strict=True)
    ]
    _post(session, [draft for draft in drafts if draft.payloads], now)
    ended = [
        (draft.run_id, draft.outcome, len(draft.told))
        for draft in drafts
        if draft.run_id is not None
    ]
    digest_runs.finish_all(session, ended, now)
    return [draft.made for draft in drafts]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A digest that is made and not posted; without a run it was made before."""

    wanted: WantedDigest
    run_id: int | None = None
    outcome: Literal["sent", "quiet", "nothing"] = "nothing"
    told: tuple[int, ...] = ()
    hits: Sequence[WatchHit] = ()
    rendered: tuple[Rendered, ...] = ()

    @property
    def payloads(self) -> tuple[Payload, ...]:
        return tuple(one.payload for one in self.rendered)

    @property
    def made(self) -> DigestOutcome:
        return DigestOutcome(
            self.wanted.channel.id,
            self.wanted.rhythm,
            len(self.told),
            self.outcome,
            self.payloads,
        )


def _drafted(morning: Morning, wanted: WantedDigest, run_id: int) -> _Draft:
    desk, session, now = morning.desk, morning.session, morning.now
    channel, rhythm, absence, has = wanted.channel, wanted.rhythm, wanted.absence, morning.has
    digest, told = gathered(morning, wanted)
    looks = "daily" in _kinds(rhythm) and not absence and channel.id in has.hits
    hits = watch_lists.untold(session, channel.id) if looks else []
    watched = watch_hits.gathered(desk, session, hits, digest.language, now) if hits else ()
    daily = rhythm == "daily"
    reminded: tuple[Coming, ...] = ()
    if daily and channel.id in has.saved:
        reminded = reminders.due(session, channel, now, digest.language)
    if rhythm == "weekly" and channel.look_ahead:  # which tells it then, in this digest's thread
        digest = replace(digest, coming=(), due_commitments=0)
    promised: tuple[KeptPaper, ...] = ()
    if daily and channel.id in has.starred:
        promised = pledge_reminders.due(desk, session, channel, now, digest.language)
    if rhythm in _KINDS_DUE and channel.id in has.starred | has.marked:
        promised += detached.notices(desk, session, channel, now, digest.language)
    coming = reminders.before(reminded, digest.coming)
    digest = replace(digest, watched=watched, hits=len(hits), coming=coming, promised=promised)
    reminding = bool(reminded or promised)
    empty = not (told or hits or reminding)
    empty = empty and not (rhythm == "weekly" and (digest.coming or digest.saved))
    quiet_line = channel.quiet_line and absence is None and _asked_for(morning, channel, rhythm)
    if empty and not quiet_line and not rhythm.startswith("asked"):
        return _Draft(wanted, run_id)
    topics = tuple(reason.topic for reason, _ in digest.groups if reason.topic)
    return _Draft(
        wanted,
        run_id,
        "sent" if told or hits or reminding else "quiet",
        tuple(told),
        hits,
        tuple(
            Rendered(channel.platform, digest.language, topics, payload)
            for payload in desk.renderers[channel.platform].digest(digest)
        ),
    )


def _post(session: Session, drafts: Sequence[_Draft], now: datetime) -> None:
    """Put digests into the outbox: the first part of each, then what replies to it."""
    messages = iter(
        posting.keep_all(session, [one for draft in drafts for one in draft.rendered], now)
    )
    firsts: list[DigestPart] = []
    replies: list[DigestPart] = []
    for draft in drafts:
        assert draft.run_id is not None
        for part, message in enumerate(islice(messages, len(draft.rendered))):
            papers_told = draft.told if part == 0 else ()
            one = DigestPart(draft.run_id, part, draft.wanted.channel.id, message, papers_told)
            (replies if part else firsts).append(one)
    numbers = deliveries.enqueue_digests(session, firsts, now)
    parents = {one.run_id: number for one, number in zip(firsts, numbers, strict=True)}
    behind = [replace(one, parent_id=parents[one.run_id]) for one in replies]
    deliveries.enqueue_digests(session, behind, now)
    for draft in drafts:
        if draft.hits and draft.run_id is not None:
            watch_lists.tell(session, draft.hits, parents[draft.run_id])


def gathered(morning: Morning, wanted: WantedDigest) -> tuple[Digest, list[int]]:
    """Give a channel's digest and the papers that it tells."""
    channel, rhythm, absence, now = wanted.channel, wanted.rhythm, wanted.absence, morning.now
    names, language = morning.names, spoken(channel.language)
    topics: dict[int, tuple[str, ...]] = {}
    for kind in _kinds(rhythm):
        for found in morning.untold(channel, kind):
            if absence is not None and found.paper_id not in absence.paper_ids:
                continue
            topics[found.paper_id] = (*topics.get(found.paper_id, ()), *found.topics)
    held = [(paper, topics[paper.id]) for paper in morning.papers(topics)]
    rows = digest_rows.rows(held, language, names, now, morning.desk.archive, morning.rows)
    digest = Digest(
        channel=channel.address,
        language=language,
        rhythm="weekly" if rhythm == "weekly" else "daily",
        day=now.astimezone(ZoneInfo(channel.zone)).date(),
        groups=digest_rows.grouped(rows, names, language),
        freshness=morning.freshness(language, () if held else morning.topics(channel)),
        coming=morning.coming(channel) if absence is None else (),
        saved=_saved(morning, channel, rhythm),
        due_commitments=morning.due_soon(channel) if absence is None else 0,
        away_days=absence.days if absence is not None else 0,
        threads=morning.threads(channel),
    )
    return digest, [paper.id for paper, _ in held]


def _kinds(rhythm: str) -> tuple[str, ...]:
    if rhythm.startswith("asked"):
        return ("daily", "weekly")
    return ("daily",) if rhythm.startswith("away") else (rhythm,)


def _asked_for(morning: Morning, channel: Channel, rhythm: str) -> bool:
    """Say whether a channel wants the day's digest for itself, rather than for what it saved."""
    if rhythm != "daily" or channel.id in morning.has.lists:
        return True
    return any(one.rhythm != "weekly" for one in morning.follows(channel))


def _saved(morning: Morning, channel: Channel, rhythm: str) -> tuple[KeptPaper, ...]:
    """Give what a channel saved or noted this week, in its week's last digest.

    That is the weekly one, and the day's where a channel has no weekly one.
    """
    desk, session, now = morning.desk, morning.session, morning.now
    if channel.id not in morning.has.saved:
        return ()
    if rhythm == "daily":
        day = now.astimezone(ZoneInfo(channel.zone)).date()
        weekly = any(one.rhythm == "weekly" for one in morning.follows(channel))
        if weekly or WEEKDAYS[day.weekday()] != channel.weekly_day:
            return ()
    elif rhythm != "weekly":
        return ()
    if channel.look_ahead:  # which tells it on the same day
        return ()
    kept = saved.of_channel(session, channel.id, since=now - timedelta(days=SAVED_DAYS))
    notes = {one.paper_id: tuple(note.text for note in one.notes) for one in kept}
    language, names = spoken(channel.language), morning.names
    return tuple(
        KeptPaper(
            compose(paper, shown_in(paper, language, now), names, archive=desk.archive),
            notes.get(paper.id, ()),
        )
        for paper in papers.papers(session, list(notes), texts=False)
    )
