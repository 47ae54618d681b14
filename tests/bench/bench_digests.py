"""This file measures the morning: every channel's daily digest, made at the same minute."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import func, insert, select
from sqlmodel import Session

from bot import wiring
from bot.telling import digests
from scrapers.answers import Answer
from scrapers.source import all_sources
from storage.database import Store
from storage.sql import table
from storage.tables import DeliveryRow, SubscriptionRow
from tests.bench.figures import Figure
from tests.bench.figures import table as set_out
from tests.bench.stores import databases
from tests.storage.made import NOW, store_paper
from tests.storage.outbox_rows import make_channels

delivery = table(DeliveryRow)

COUNTS = (1_000, 10_000)
PAPERS = 12
TOPICS = ("ai", "smart-city", "legal-tech")
WORDS = "\n".join(
    f"{number}. The Bureau will put the pilot of the ferry service to {number * 40} users by 2027."
    for number in range(1, 30)
)


class ClosedDoor:
    """A fake door: a digest fetches nothing."""

    def get(self, url: str, **_: object) -> Answer:
        """Fail."""
        raise AssertionError(f"a digest asked for {url}")


def figures() -> Iterator[Figure]:
    """Give each figure as soon as it is known; PostgreSQL's are left out where it is not at hand."""
    for name, opened in databases():
        each: list[float] = []
        for count in COUNTS:
            store = opened(f"digests{count}")
            seconds = _morning(store, count)
            store.close()
            each.append(seconds / count)
            yield Figure(
                f"digests of {PAPERS} papers for {count:,} channels, {name}",
                f"{seconds:.1f} s",
                f"{1000 * seconds / count:.1f} ms each",
            )
        times = each[-1] / each[0]
        yield Figure(
            f"a digest's cost at {COUNTS[-1]:,} channels, {name}",
            f"{times:.2f} times that at {COUNTS[0]:,}",
            "",
            "<= 1.5 times",
            met=times <= 1.5,
        )


def _morning(store: Store, count: int) -> float:
    now = NOW + timedelta(days=1)
    sources = {source.key: source for source in all_sources()}
    desk = wiring.build_desk(store, ClosedDoor(), sources, clock=lambda: now)
    with store.write() as session:
        follow(session, make_channels(session, count, per_workspace=100))
        for number in range(PAPERS):
            topic = TOPICS[number % len(TOPICS)]
            text = f"Paper {number} on ferries.\n{WORDS}"
            store_paper(session, f"p{number}", text, topics={topic: "substantive"}, now=NOW)
    started = time.perf_counter()
    made = digests.make_due(desk)
    seconds = time.perf_counter() - started
    assert [one.papers for one in made] == [PAPERS] * count, "a digest is missing papers"
    with store.read() as session:
        sent = select(func.count()).where(delivery.c.kind == "digest")
        assert session.connection().execute(sent).scalar_one() >= count
    return seconds


def follow(session: Session, channels: list[int], rhythm: str = "daily") -> None:
    """Let channels follow the topics that ship."""
    plain = {"kind": "topic", "label": "", "rhythm": rhythm, "level": "mention"}
    plain |= {"sources": "", "without": "", "created_by": ""}
    session.connection().execute(
        insert(table(SubscriptionRow)),
        [
            plain | {"channel_id": number, "target": topic, "created_at": NOW - timedelta(hours=1)}
            for number in channels
            for topic in TOPICS
        ],
    )


def main() -> None:
    """Print the table of this bench alone."""
    print(set_out(figures()))


if __name__ == "__main__":
    main()
