"""This file measures the morning: every channel's daily digest, made at the same minute."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, insert, select, update
from sqlmodel import Session

from bot import wiring
from bot.telling import digests
from scrapers.answers import Answer
from scrapers.source import all_sources
from storage.database import Store
from storage.sql import table
from storage.tables.people import ChannelRow, SubscriptionRow
from storage.tables.told import DeliveryRow
from tests.bench.figures import Figure
from tests.bench.figures import table as set_out
from tests.bench.stores import databases
from tests.storage.made import NOW, store_paper
from tests.storage.outbox_rows import make_channels

delivery = table(DeliveryRow)

COUNTS = (1_000, 10_000)
PAPERS = 12
TOPICS = ("ai", "smart-city", "legal-tech")
LANGUAGES = ("en", "zh-Hant", "either")
GOAL_S = 60.0
NAMES = (
    "ferry", "harbour", "court", "market", "tunnel", "school", "clinic", "airport", "archive",
    "licence", "station", "library",
)  # fmt: skip
WORDS = [
    "\n".join(
        f"{number}. The Bureau will put the {name} and its {name}s to {number * 40} users by 2027."
        for number in range(1, 30)
    )
    for name in NAMES
]  # each paper in words of its own: those that say the same would be one row


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
            spent = _morning(store, count)
            store.close()
            each.append(spent.ours / count)
            whole = count == COUNTS[-1]
            yield Figure(
                f"digests of up to {PAPERS} papers for {count:,} channels, {name}, CPU",
                f"{spent.ours:.1f} s",
                f"{1000 * spent.ours / count:.1f} ms each; by the clock {spent.clock:.1f} s",
                f"<= {GOAL_S} s" if whole else "",
                met=spent.ours <= GOAL_S if whole else None,
            )
        times = each[-1] / each[0]
        yield Figure(
            f"a digest's cost at {COUNTS[-1]:,} channels, {name}",
            f"{times:.2f} times that at {COUNTS[0]:,}",
            "",
            "<= 1.5 times",
            met=times <= 1.5,
        )


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds: of this process's work, which PostgreSQL's own does not count in, and by the clock."""

    ours: float
    clock: float


def _morning(store: Store, count: int) -> Spent:
    now = NOW + timedelta(days=1)
    sources = {source.key: source for source in all_sources()}
    desk = wiring.build_desk(store, ClosedDoor(), sources, clock=lambda: now)
    with store.write() as session:
        channels = make_channels(session, count, per_workspace=100)
        for at, language in enumerate(LANGUAGES):
            some = table(ChannelRow).c.id.in_(channels[at :: len(LANGUAGES)])
            session.connection().execute(
                update(table(ChannelRow)).where(some).values(language=language)
            )
        wanted = _follow_some(session, channels)
        for number in range(PAPERS):
            topic = TOPICS[number % len(TOPICS)]
            text = f"Paper {number} on ferries.\n{WORDS[number]}"
            store_paper(session, f"p{number}", text, topics={topic: "substantive"}, now=NOW)
        desk.names(session)  # read once in a program's life
    began, clock = time.process_time(), time.perf_counter()
    made = digests.make_due(desk)
    spent = Spent(time.process_time() - began, time.perf_counter() - clock)
    assert [one.papers for one in made] == wanted, "a digest is missing papers"
    with store.read() as session:
        sent = select(func.count()).where(delivery.c.kind == "digest")
        assert session.connection().execute(sent).scalar_one() >= count
    return spent


def _follow_some(session: Session, channels: list[int]) -> list[int]:
    """Let each channel follow some of the topics that ship; give how many papers each is to be told."""
    chosen = {
        number: [topic for bit, topic in enumerate(TOPICS) if (at % 7 + 1) >> bit & 1]
        for at, number in enumerate(channels)
    }
    _follow(session, chosen, "daily")
    return [len(topics) * PAPERS // len(TOPICS) for topics in chosen.values()]


def follow(session: Session, channels: list[int], rhythm: str = "daily") -> None:
    """Let channels follow the topics that ship."""
    _follow(session, {number: list(TOPICS) for number in channels}, rhythm)


def _follow(session: Session, chosen: dict[int, list[str]], rhythm: str) -> None:
    plain = {"kind": "topic", "label": "", "rhythm": rhythm, "level": "mention"}
    plain |= {"sources": "", "without": "", "created_by": ""}
    session.connection().execute(
        insert(table(SubscriptionRow)),
        [
            plain | {"channel_id": number, "target": topic, "created_at": NOW - timedelta(hours=1)}
            for number, topics in chosen.items()
            for topic in topics
        ],
    )


def main() -> None:
    """Print the table of this bench alone."""
    print(set_out(figures()))


if __name__ == "__main__":
    main()
