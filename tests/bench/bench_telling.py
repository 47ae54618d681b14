"""This file measures telling: one paper to 100,000 channels that follow it, then its other language.

`python -m tests.bench.bench_telling 1000000` tells so many on PostgreSQL alone, step by step, with what
the store weighs; no step may cost more a channel than a tenth of them cost.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import func, select, update

from bot import wiring
from bot.desk import Desk
from bot.telling import alerts
from scrapers.source import all_sources
from storage import sql
from storage.database import Store
from storage.tables.told import DeliveryRow
from tests.bench.bench_digests import ClosedDoor, follow
from tests.bench.figures import Figure, table
from tests.bench.stores import databases
from tests.storage.made import NOW, document, listing, read, remember, store_paper
from tests.storage.outbox_rows import make_channels

delivery = sql.table(DeliveryRow)

COUNTS = (1_000, 100_000)


def figures() -> Iterator[Figure]:
    """Give each figure as soon as it is known; PostgreSQL's are left out where it is not at hand."""
    for name, opened in databases():
        each: dict[str, list[float]] = {"alert": [], "edit": []}
        for count in COUNTS:
            store = opened(f"telling{count}")
            alert, edit = _tell(store, count)
            store.close()
            each["alert"].append(alert / count)
            each["edit"].append(edit / count)
            yield Figure(f"tell {count:,} channels of a paper, {name}", f"{alert:.2f} s")
            yield Figure(f"tell them of its other language, {name}", f"{edit:.2f} s")
        for what, (few, many) in each.items():
            yield Figure(
                f"the cost of an {what} at {COUNTS[-1]:,} channels, {name}",
                f"{many / few:.2f} times that at {COUNTS[0]:,}",
                "",
                "<= 1.5 times",
                met=many / few <= 1.5,
            )


def _tell(store: Store, count: int) -> tuple[float, float]:
    """Give the seconds of the transactions that alert and that edit, from followers to commit."""
    now = NOW + timedelta(minutes=1)
    sources = {source.key: source for source in all_sources()}
    desk = wiring.build_desk(store, ClosedDoor(), sources, clock=lambda: now)
    with store.write() as session:
        follow(session, make_channels(session, count, per_workspace=100), rhythm="instant")
        paper = store_paper(session, "p", "The pilot begins.", topics={"ai": "substantive"})
    alert = _timed(desk, paper)
    with store.write() as session:
        sent = update(delivery).values(state="sent", ts=delivery.c.key)
        session.connection().execute(sent)
        kept = remember(session, listing("p", "zh-Hant"), now=now)
        read(session, kept.rendition_id, document("試點開始。", "zh-Hant", "渡輪"), bytes_sha="zh")
    edit = _timed(desk, paper)
    with store.read() as session:
        kinds = select(delivery.c.kind, func.count()).group_by(delivery.c.kind)
        found = {row[0]: row[1] for row in session.connection().execute(kinds)}
    assert found == {"alert": count, "edit": count}, found
    return alert, edit


def large(count: int) -> Iterator[Figure]:
    """Tell very many channels on PostgreSQL: each step's time, and what the store weighs before and after."""
    for name, opened in databases():
        if name != "postgresql":
            continue
        _steps(opened("first"), 100)  # what a process does once is no step's
        few = _steps(opened("few"), count // 10)
        many = _steps(opened("many"), count)
        for step, (taken, weighs) in many.items():
            each, before = taken / count * 1e6, few[step][0] / (count // 10) * 1e6
            yield Figure(
                f"{step}, {count:,} channels",
                f"{taken:.1f} s, {each:.1f} µs a channel",
                f"{each / before:.2f} times that at {count // 10:,}; the store then {weighs / 1e6:,.0f} MB",
                "<= 1.5 times",
                met=each <= 1.5 * before,
            )


def _steps(store: Store, count: int) -> dict[str, tuple[float, int]]:
    """Give each step's seconds, and the bytes of the store after it."""
    found: dict[str, tuple[float, int]] = {}
    started = time.perf_counter()

    def done(step: str) -> None:
        nonlocal started
        taken = time.perf_counter() - started
        with store.engine.connect() as connection:
            asked = "SELECT pg_database_size(current_database())"
            found[step] = taken, int(connection.exec_driver_sql(asked).scalar_one())
        started = time.perf_counter()

    now = NOW + timedelta(minutes=1)
    sources = {source.key: source for source in all_sources()}
    desk = wiring.build_desk(store, ClosedDoor(), sources, clock=lambda: now)
    with store.write() as session:
        channels = make_channels(session, count, per_workspace=100)
    done("channels stored")
    with store.write() as session:
        follow(session, channels, rhythm="instant")
        paper = store_paper(session, "p", "The pilot begins.", topics={"ai": "substantive"})
    done("three topics followed by each")
    with store.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("ANALYZE")
    started = time.perf_counter()
    with store.write() as session:
        alerts.tell(desk, session, paper, desk.clock())
    done("one paper told, in one transaction")
    with store.write() as session:
        sent = update(delivery).values(state="sent", ts=delivery.c.key)
        session.connection().execute(sent)
    done("all of it marked as sent")
    with store.write() as session:
        kept = remember(session, listing("p", "zh-Hant"), now=now)
        read(session, kept.rendition_id, document("試點開始。", "zh-Hant", "渡輪"), bytes_sha="zh")
    started = time.perf_counter()
    with store.write() as session:
        alerts.tell(desk, session, paper, desk.clock())
    done("its other language told")
    with store.read() as session:
        kinds = select(delivery.c.kind, func.count()).group_by(delivery.c.kind)
        told = {row[0]: row[1] for row in session.connection().execute(kinds)}
    assert told == {"alert": count, "edit": count}, told
    store.close()
    return found


def _timed(desk: Desk, paper: int) -> float:
    started = time.perf_counter()
    with desk.store.write() as session:
        alerts.tell(desk, session, paper, desk.clock())
    return time.perf_counter() - started


def main() -> None:
    """Print the table of this bench alone, or of very many channels."""
    print(table(large(int(sys.argv[1])) if len(sys.argv) > 1 else figures()))


if __name__ == "__main__":
    main()
