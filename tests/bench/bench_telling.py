"""This file measures telling: one paper to 100,000 channels that follow it, then its other language."""

from __future__ import annotations

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
from storage.tables import DeliveryRow
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


def _timed(desk: Desk, paper: int) -> float:
    started = time.perf_counter()
    with desk.store.write() as session:
        alerts.tell(desk, session, paper, desk.clock())
    return time.perf_counter() - started


def main() -> None:
    """Print the table of this bench alone."""
    print(table(figures()))


if __name__ == "__main__":
    main()
