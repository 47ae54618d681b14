"""This file counts what channels are sent on schedule, a day and a channel, over simulated days.

`.venv/bin/python -m tests.week.scheduled [SEEDS]` prints the table.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from bot import service
from bot.calendar import HONG_KONG, Recess, hong_kong
from bot.telling import meetings
from scrapers.items import Expectation, Listing
from storage.database import Store, open_store
from storage.people import channels, saved, subscriptions
from storage.published import expectations, identities
from storage.sql import table
from storage.tables.people import ChannelRow
from storage.tables.told import DeliveryRow, DigestRunRow
from tests.storage.laid import lay
from tests.story.stage import Stage
from tests.story.troubles import HEALTH

EVE = datetime(2026, 10, 29, 20, 30, tzinfo=HONG_KONG)  # a Thursday, when channels have gone home
# The last working day of a week, and the first of a month.
DAYS = (date(2026, 10, 30), date(2026, 11, 2))
SEEDS = 20
PLACES = ("console:a", "console:b", "console:c")
MORNINGS, EVENINGS = ("08:45", "09:30", "12:00", "18:00"), ("09:00", "17:30", "17:00", "08:45")
DUE = ("08:45", "09:00", "09:30", "12:00", "17:00", "17:30", "18:00")  # what digests are made at
LOOKS = ("11:05", "16:30")  # at which announcements are looked through
TITLES = ("Use of artificial intelligence in schools", "Smart city lampposts", "Lawtech fund")
COMMITTEES = ("Panel on Administration of Justice and Legal Services", "Council meeting",
              "Panel on Information Technology and Broadcasting")  # fmt: skip
UNSCHEDULED = ("sitting:", "part:", "alert:")  # what comes because something came out
_delivery, _run, _channel = table(DeliveryRow), table(DigestRunRow), table(ChannelRow)


@dataclass(frozen=True, slots=True)
class Sent:
    """One message that was no alert: where, on which Hong Kong day, of which kind, and if by itself."""

    channel: str
    day: date
    kind: str
    alone: bool


def lived(store: Store, seed: int) -> list[Sent]:
    """Live through the days of a seed; give what was sent beside alerts."""
    chance = random.Random(seed)
    stage = Stage(store, today=EVE.date(), health=HEALTH)
    stage.clock.now = EVE
    work = service.Work(stage.desk, stage.drain, Recess())
    for address in PLACES:
        _settle(stage, address, chance)
    _announce(stage, chance)
    for day in DAYS:
        for at in sorted((*DUE, *LOOKS)):
            stage.clock.now = datetime.combine(day, time.fromisoformat(at), HONG_KONG)
            if at in LOOKS:
                meetings.keep(stage.desk)  # the rest of that job edits what stands
            work.digests()
            stage.send()
    return _sent(store)


def _settle(stage: Stage, address: str, chance: random.Random) -> None:
    now = stage.clock()
    with stage.desk.store.write() as session:
        place = channels.ensure_channel(session, address, "local", now)
        channels.set_channel(
            session, address, daily_at=chance.choice(MORNINGS), weekly_at=chance.choice(EVENINGS),
            weekly_day=chance.choice(("fri", "mon", "fri")), monthly=chance.random() < 0.8,
            briefings=chance.random() < 0.8, quiet_line=chance.random() < 0.8, language="en",
        )  # fmt: skip
        rhythms = chance.choice(
            (("instant",), ("daily", "weekly"), ("weekly",), ("instant", "weekly"))
        )
        for topic, rhythm in zip(("ai", "smart-city", "legal-tech"), rhythms * 2, strict=False):
            subscriptions.subscribe(
                session, place.id, kind="topic", target=topic, label=topic, rhythm=rhythm,  # type: ignore[arg-type]
                who="test", now=now,
            )  # fmt: skip
        closes = DAYS[0] + timedelta(days=14 + chance.randint(0, 4))
        kept = _consultation(stage, session, address, closes)
        saved.save(
            session, workspace_id=place.workspace_id, channel_id=place.id, paper_id=kept, who="test",
            now=now,
        )  # fmt: skip


def _consultation(stage: Stage, session: Any, address: str, closes: date) -> int:
    """Publish something that a channel keeps, with a day to be reminded of."""
    url = f"https://www.legco.gov.hk/{address[-1]}.pdf"
    listing = Listing(
        "legco_panels", url, "Consultation on artificial intelligence", "en", (f"url:{url}",),
        published=EVE.date(), closes=closes,
    )  # fmt: skip
    return identities.remember(
        session, listing, index_url="x", now=stage.clock(), baseline=True, previous_check_at=None
    ).paper_id


def _announce(stage: Stage, chance: random.Random) -> None:
    """Announce meetings, each with a question or a paper to follow."""
    rows = []
    for number in range(chance.randint(6, 14)):
        day = DAYS[0] + timedelta(days=chance.randint(-1, 8))
        at = datetime.combine(day, time(chance.randint(9, 16), 30), HONG_KONG)
        title, committee = chance.choice(TITLES), chance.choice(COMMITTEES)
        question = chance.random() < 0.5
        keys = (f"lcq:{day}:{number + 1}",) if question else ()
        rows += [
            Expectation("legco_schedule", f"meeting:{number}", title, "en", at, committee),
            Expectation(
                "council_agenda", f"{'question' if question else 'paper'}:{number}",
                f"{title} {number}", "en", at, committee, keys,
                "announced" if question else "to_follow",
            ),
        ]  # fmt: skip
    with stage.desk.store.write() as session:
        expectations.remember(session, rows, stage.clock())
    meetings.keep(stage.desk)


def _sent(store: Store) -> list[Sent]:
    with store.read() as session:
        rows = (
            session.connection()
            .execute(
                select(_delivery, _channel.c.address, _run.c.rhythm)
                .join_from(_delivery, _channel, _channel.c.id == _delivery.c.channel_id)
                .join(_run, _run.c.id == _delivery.c.digest_run_id, isouter=True)
                .where(_delivery.c.kind.in_(("digest", "notice")), _channel.c.address.in_(PLACES))
                .where(_delivery.c.state != "dead")
            )
            .all()
        )
    return [
        Sent(row.address, hong_kong(row.sent_at or row.created_at).date(), _kind(row), row.parent_id is None)
        for row in rows
        if not row.key.startswith(UNSCHEDULED)
    ]  # fmt: skip


def _kind(row: Any) -> str:
    name = row.key.removeprefix("notice:").partition(":")[0]
    return f"{row.rhythm} digest" if row.rhythm else str(name)


def most(found: list[Sent]) -> Counter[tuple[str, date]]:
    """Count the posts by themselves of each channel and day."""
    return Counter((one.channel, one.day) for one in found if one.alone)


def table_of(runs: dict[int, list[Sent]]) -> str:
    """Give the table: channel-days by their number of posts, then each kind by where it stood."""
    days: Counter[int] = Counter()
    kinds: Counter[tuple[str, bool]] = Counter()
    for found in runs.values():
        counted = most(found)
        days.update(counted.values())
        days[0] += len(PLACES) * len(DAYS) - len(counted)
        kinds.update((one.kind, one.alone) for one in found)
    rows = [f"{'posts a day':<16} {'channel-days':>12}"]
    rows += [f"{number:<16} {days[number]:>12}" for number in sorted(days)]
    rows += ["", f"{'kind':<16} {'by itself':>12} {'in a thread':>12}"]
    names = sorted({name for name, _ in kinds})
    rows += [f"{name:<16} {kinds[name, True]:>12} {kinds[name, False]:>12}" for name in names]
    return "\n".join(rows)


def run(seed: int, folder: Path) -> list[Sent]:
    """Live through one seed in a store of its own."""
    store = open_store(lay(folder / f"{seed}.db"))
    try:
        return lived(store, seed)
    finally:
        store.close()


def main() -> None:
    """Print the table of some seeds."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    with TemporaryDirectory() as folder:
        runs = {seed: run(seed, Path(folder)) for seed in range(seeds)}
    print(table_of(runs))


if __name__ == "__main__":
    main()
