"""This file counts, at a week's end, what was published against what was told, to the item."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.calendar import is_working_day
from storage.published import papers
from storage.sql import table
from storage.tables.published import PaperRow, RenditionRow
from storage.tables.told import DeliveryRow, TellingRow
from tests.week.simulation import PLACES, Week
from tests.week.world import Work

_delivery, _paper = table(DeliveryRow), table(PaperRow)
_rendition, _telling = table(RenditionRow), table(TellingRow)
ALERT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Delay:
    """Seconds to the first post of one thing: from the minute it states, and from when it could be seen."""

    stated: float
    shown: float
    working: bool  # on a working day


@dataclass(slots=True)
class Ledger:
    """What one week came to."""

    seed: int
    published: int = 0
    ours: int = 0
    told: Counter[str] = field(default_factory=Counter)  # by channel
    explained: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)  # other surprises
    alerts: int = 0
    replies: int = 0
    notices: int = 0
    checks: int = 0
    kills: int = 0
    faults: int = 0
    clear: list[float] = field(
        default_factory=list
    )  # seconds from "Issued at" to post, no fault near
    every: list[float] = field(default_factory=list)
    by_source: dict[str, list[Delay]] = field(default_factory=dict)  # no fault near
    fastest: float = 0.0  # the shortest pause between two questions to one host, in seconds

    @property
    def good(self) -> bool:
        """Say whether nothing was lost, nothing doubled, and nobody waited too long."""
        return not (self.lost or self.doubled or self.wrong) and percentile(self.clear, 95) <= 180

    def line(self) -> str:
        """Give one line of the table."""
        return (
            f"{self.seed:>4} {self.published:>9} {self.ours:>5} "
            f"{' '.join(f'{self.told[place]:>4}' for place in PLACES)} {self.explained:>9} "
            f"{len(self.lost):>5} {len(self.doubled):>7} {self.replies:>7} {self.notices:>7} "
            f"{self.faults:>6} {self.kills:>5} {self.checks:>6} "
            f"{percentile(self.clear, 50):>5.0f} {percentile(self.clear, 95):>5.0f} "
            f"{percentile(self.every, 95):>7.0f} {self.fastest:>6.2f}"
            + ("" if self.good else "   <-- WRONG")
        )


HEAD = (
    "seed published  ours  all   en daily explained  lost doubled replies notices faults kills checks"
    "   p50   p95 p95/all  pause"
)


def percentile(values: list[float], share: int) -> float:
    """Give the value below which a share (in per cent) of them lies; nought for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)] if ordered else 0.0


DELAYS = (
    "source                    told  stated p50   p95  shown p50   p95  seconds to the first post"
)
_COUNCIL = "legco_panels"  # the Council's papers that are looked for all day
PRESS = "info_gov_hk"


def delays(found: Mapping[str, Sequence[Delay]], working: Mapping[str, int]) -> Iterator[str]:
    """Give a line a source, with no fault near, and whether what is promised of working days is kept.

    `working` is the seconds between two checks of a source then. What a page states is a minute: of
    one that was shown within it nobody could tell sooner.
    """
    for source, several in sorted(found.items()):
        stated, shown = [one.stated for one in several], [one.shown for one in several]
        yield (
            f"{source:<24} {len(several):>5} {percentile(stated, 50):>11.0f} {percentile(stated, 95):>5.0f}"
            f" {percentile(shown, 50):>10.0f} {percentile(shown, 95):>5.0f}"
        )
    goals = ((PRESS, 30.0, 60.0), (_COUNCIL, None, 0.95 * working.get(_COUNCIL, 0) + 30))
    for source, half, most in goals:
        shown = [one.shown for one in found.get(source, ()) if one.working]
        if not shown:
            continue
        p50, p95 = percentile(shown, 50), percentile(shown, 95)
        met = p95 <= most and (half is None or p50 <= half)
        wanted = f"p95 {most:.0f}" if half is None else f"p50 {half:.0f}, p95 {most:.0f}"
        yield f"{source}, working days: goal {wanted}: {'met' if met else 'MISSED'}"


def closed(week: Week) -> Ledger:
    """Count a week that is over."""
    ledger = Ledger(week.world.seed, len(week.world.works), checks=week.checks, kills=week.kills)
    ledger.faults = len(week.faults)
    ledger.wrong += week.errors
    told = told_in(week)
    reasons = reasons_in(week)
    for work in week.world.works:
        for place in PLACES:
            count = len(told[place, work.token])
            name = f"{place} {work.token} {work.titles['zh-Hant']} {work.issued_at:%a %H:%M}"
            if count > 1:
                ledger.doubled.append(name)
            if not work.topic:
                if count:
                    ledger.wrong.append(f"told though on no topic: {name}")
                continue
            if count:
                ledger.told[place] += 1
            elif why := _explained(work, place, reasons):
                ledger.explained += 1
                del why
            else:
                ledger.lost.append(f"{name}: {reasons.get(work.token)}")
        ledger.ours += bool(work.topic)
        _delay(week, ledger, work, told["console", work.token])
    _others(week, ledger)
    return ledger


def told_in(week: Week) -> defaultdict[tuple[str, str], list[datetime]]:
    """Give when each token stood in a post of each channel: alerts and digests, never threads."""
    with week.store.read() as session:
        kinds = {
            row.id: row.kind
            for row in session.connection().execute(select(_delivery.c.id, _delivery.c.kind))
        }
    found: defaultdict[tuple[str, str], list[datetime]] = defaultdict(list)
    for ts, message in week.chat.messages.items():
        kind = kinds.get(message.delivery_id)
        if kind not in ("alert", "digest") or (kind == "alert" and message.thread_ts):
            continue
        for work in week.world.works:
            if work.token in message.text:
                found[message.address, work.token].append(week.chat.posted[ts])
    return found


def reasons_in(week: Week) -> dict[str, str]:
    """Give what the store says of each work."""
    found: dict[str, str] = {}
    with week.store.read() as session:
        rows = session.connection().execute(
            select(_rendition.c.title, _paper.c.id, _paper.c.reason, _paper.c.baseline,
                   _paper.c.withdrawn_at, _paper.c.judged_at, _paper.c.read_at)
            .join(_paper, _paper.c.id == _rendition.c.paper_id)
        ).all()  # fmt: skip
        for row in rows:
            paper = papers.paper(session, row.id)
            topics = [(m.topic, m.level) for m in paper.matches]
            for work in week.world.works:
                if work.token in row.title:
                    found[work.token] = (
                        f"paper {row.id} {row.reason} baseline={row.baseline} {topics} "
                        f"withdrawn={row.withdrawn_at} judged={row.judged_at} due={row.read_at}"
                    )
    return found


def _explained(work: Work, place: str, reasons: dict[str, str]) -> bool:
    """Say whether the store has a reason that a person would accept."""
    said = reasons.get(work.token, "")
    return work.withdrawn and place != "console" and "withdrawn=None" not in said


def _delay(week: Week, ledger: Ledger, work: Work, posted: list[datetime]) -> None:
    if not posted:
        return
    seconds = (min(posted) - work.issued_at).total_seconds()
    near = any(
        fault.touches(work.issued_at - ALERT, work.issued_at + ALERT) for fault in week.faults
    )
    if not near:
        shown = (min(posted) - work.out_at).total_seconds()
        delay = Delay(seconds, shown, is_working_day(work.issued_at.date()))
        ledger.by_source.setdefault(work.source, []).append(delay)
    if work.source != "info_gov_hk":
        return
    ledger.every.append(seconds)
    if not near:
        ledger.clear.append(seconds)


def _others(week: Week, ledger: Ledger) -> None:
    with week.store.read() as session:
        rows = (
            session.connection()
            .execute(
                select(
                    _delivery.c.id, _delivery.c.kind, _delivery.c.state, _delivery.c.key,
                    _delivery.c.error, _delivery.c.paper_id, _delivery.c.channel_id,
                    _delivery.c.parent_id,
                )
            )
            .all()
        )  # fmt: skip
        told = select(_telling.c.paper_id, _telling.c.channel_id, _telling.c.delivery_id)
        teller = {(one[0], one[1]): one[2] for one in session.connection().execute(told)}
    kinds = Counter(row.kind for row in rows if row.state == "sent")
    ledger.alerts, ledger.notices = kinds["alert"], kinds["notice"]
    ledger.replies = kinds["revised"] + kinds["withdrawn"]
    # What was set aside and whose paper a digest has told since, as it then was, is no surprise,
    # and neither is an edit that had waited for it.
    replaced = {
        row.id
        for row in rows
        if row.state == "dead"
        and row.kind == "alert"
        and teller.get((row.paper_id, row.channel_id)) not in (None, row.id)
    }
    for row in rows:
        settled = row.id in replaced or (row.kind == "edit" and row.parent_id in replaced)
        if row.state != "sent" and not (row.state == "dead" and settled):
            ledger.wrong.append(f"{row.key} is {row.state}: {row.error}")
    for times in week.door.times.values():
        gaps = [(b - a).total_seconds() for a, b in itertools.pairwise(times)]
        ledger.fastest = min([*gaps, ledger.fastest or 99.0])
    keys = Counter(message.delivery_id for message in week.chat.messages.values())
    ledger.doubled += [f"delivery {key} posted {n} times" for key, n in keys.items() if n > 1]
    changed = {w.token: w for w in week.world.works if w.revised or w.withdrawn}
    replied = _replied(week, list(changed))
    for token, work in changed.items():
        if work.topic and replied[token] != 1:
            what = "revision" if work.revised else "withdrawal"
            ledger.wrong.append(f"{what} of {token} told {replied[token]} times")


def _replied(week: Week, tokens: list[str]) -> Counter[str]:
    """Count the replies that stand in the first channel's threads, by their papers' tokens."""
    replies = {m.delivery_id for m in week.chat.messages.values() if m.thread_ts}
    found: Counter[str] = Counter()
    with week.store.read() as session:
        rows = session.connection().execute(
            select(_delivery.c.id, _rendition.c.title)
            .join(_rendition, _rendition.c.paper_id == _delivery.c.paper_id)
            .where(
                _delivery.c.kind.in_(("revised", "withdrawn")),
                _delivery.c.channel_id == 1,
                _rendition.c.language == "zh-Hant",
            )
        )
        for row in rows:
            found.update(t for t in tokens if t in row.title and row.id in replies)
    return found
