"""This file measures the store on SQLite: knowing what is new, finding followers, digests, what is due, what it weighs.

Run it with `python -m tests.bench.bench_store`.
"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select
from sqlmodel import Session

from bot.topics.registers import known_as
from scrapers.items import Document, Listing, Paragraph, Section
from scrapers.publishers import names_of
from storage.database import Store
from storage.people import followers
from storage.people.channels import SETTINGS, ensure_workspace
from storage.published import identities, listings, renditions
from storage.published.listings import listing_sha
from storage.published.passages import index_rendition
from storage.sql import table
from storage.tables.people import ChannelRow, SubscriptionRow
from storage.tables.published import ListedRow, MatchRow, PaperRow, RenditionRow
from storage.told import digest_runs
from storage.watched import appointments
from tests.bench.stores import PER_PAPER, new_store, texts

KNOWN, CHANNELS, DIGESTS, ASKINGS = 100_000, 100_000, 1_000, 100
CHANGED, ON_TOPIC, AT_ONCE = 1_000, 40, 50
LISTED, READ = 2_000, 300  # papers that are weighed
INDEX = "https://www.example.hk/index.htm"
NOW = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long something took, by the clock and by the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    yield
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(f"{what:<62} {wall:7.3f} s   (processor {processor:.3f} s)")


def listing(number: int, title: str = "Paper") -> Listing:
    """Make one of many lines of an index page."""
    url = f"https://www.example.hk/{number}.pdf"
    return Listing("bench", url, f"{title} {number}", "en", (f"bench:{number}",))


def _papers(session: Session) -> None:
    rows = [listing(number) for number in range(KNOWN)]
    plain = {"people": [], "people_fold": "", "committee_fold": "", "issuer_fold": "", "fields": {}}
    more = {"first_seen_at": NOW, "baseline": False, "looks": 0, "judged_at": NOW, "kind": "plain"}
    connection = session.connection()
    connection.execute(
        insert(table(PaperRow)),
        [{"id": n + 1, "source": "bench"} | plain | more for n in range(KNOWN)],
    )
    held = {"notes": [], "listed": True, "first_seen_at": NOW, "missing": 0, "attempts": 0}
    connection.execute(
        insert(table(RenditionRow)),
        [
            {"id": n + 1, "paper_id": n + 1, "language": "en", "source": "bench", "url": one.url}
            | {"title": one.title, "listing_sha": ""}
            | held
            for n, one in enumerate(rows)
        ],
    )
    connection.execute(
        insert(table(ListedRow)),
        [
            {"index_url": INDEX, "url": one.url, "language": "en", "rendition_id": n + 1}
            | {"sha": listing_sha(one)}
            for n, one in enumerate(rows)
        ],
    )


def _channels(session: Session) -> None:
    owner = ensure_workspace(session, "slack:T1", "", NOW).id
    plain = {n: f.default for n, f in ChannelRow.model_fields.items() if n in SETTINGS}
    connection = session.connection()
    connection.execute(
        insert(table(ChannelRow)),
        [
            {"workspace_id": owner, "address": f"slack:T1/X{n}", "platform": "slack"}
            | {"created_at": NOW}
            | plain
            for n in range(CHANNELS)
        ],
    )
    ids = connection.execute(select(table(ChannelRow).c.id)).scalars().all()
    more = {"kind": "topic", "label": "", "rhythm": "instant", "level": "substantive"}
    more |= {"sources": "", "without": "", "created_by": ""}
    connection.execute(
        insert(table(SubscriptionRow)),
        [{"channel_id": n, "target": "ai", "created_at": NOW} | more for n in ids],
    )


def _matches(session: Session) -> None:
    session.connection().execute(
        insert(table(MatchRow)),
        [
            {"paper_id": n + 1, "topic": "ai" if n < ON_TOPIC else "other", "level": "mention"}
            | {"score": 3.0, "hits": 1, "in_title": False, "evidence": [], "matched_at": NOW}
            for n in range(KNOWN)
        ],
    )


def _differences(store: Store) -> None:
    page = [listing(number) for number in range(KNOWN)]
    changed = [listing(n, "Revised") for n in range(CHANGED)] + page[CHANGED:]
    changed += [listing(KNOWN + n) for n in range(CHANGED)]
    with store.read() as session, timed(f"an index page of {KNOWN} known lines, nothing new"):
        found = listings.difference(session, INDEX, page)
    assert (found.new, found.changed, found.gone) == ((), (), ())
    with store.read() as session, timed(f"the same with {CHANGED} changed and {CHANGED} new"):
        found = listings.difference(session, INDEX, changed)
    assert (len(found.new), len(found.changed)) == (CHANGED, CHANGED)
    with (
        store.write() as session,
        timed(f"remembering {CHANGED} new papers, each findable by its title"),
    ):
        for one in found.new:
            identities.remember(session, one, index_url=INDEX, now=NOW, baseline=False)


def _people(store: Store) -> None:
    with store.read() as session, timed(f"finding the followers of a paper: {CHANNELS} channels"):
        found = followers.followers(session, topics={"ai": "substantive"}, now=NOW)
    assert len(found) == CHANNELS
    with (
        store.read() as session,
        timed(f"what {DIGESTS} channels were not told: {ON_TOPIC} papers each"),
    ):
        for one in found[:DIGESTS]:
            untold = digest_runs.untold(
                session,
                one.channel_id,
                rhythm="daily",
                now=NOW,
                names_of=names_of,
                known_as=known_as,
            )
            assert len(untold) == ON_TOPIC
    with store.read() as session, timed(f"what is due among {KNOWN} papers, asked {ASKINGS} times"):
        for _ in range(ASKINGS):
            # The new ones of the page are to be read at once; nobody was told of any.
            assert len(appointments.due_for_reading(session, NOW, AT_ONCE)) == AT_ONCE
            assert appointments.due_for_revisit(session, NOW, AT_ONCE) == []


def _weight(store: Store) -> dict[str, int]:
    """Give the bytes of a store's pages that are used, by table; what an index takes is its table's."""
    asked = (
        "SELECT coalesce(known.tbl_name, 'schema'), sum(pages.pgsize) FROM dbstat AS pages "
        "LEFT JOIN sqlite_schema AS known ON known.name = pages.name GROUP BY 1"
    )
    with store.read() as session:
        rows = session.connection().exec_driver_sql(asked).all()
    found: Counter[str] = Counter()
    for name, size in rows:
        found["search index" if name.startswith("passage_fts") else name] += size
    return found


def _weigh(store: Store) -> None:
    """Print what a listing and a passage weigh, and what so many papers of ten passages would."""
    empty = _weight(store)
    with store.write() as session:
        for number in range(LISTED):
            new = listing(number)
            identities.remember(session, new, index_url=INDEX, now=NOW, baseline=False)
    listed = _weight(store)
    each = (sum(listed.values()) - sum(empty.values())) / LISTED
    some = [text for _, _, text in texts(READ * PER_PAPER)]
    _read(store, some, version=1)
    read = _weight(store)
    more = {name: size - listed.get(name, 0) for name, size in read.items()}
    passage = sum(more.values()) / len(some)
    _read(store, some, version=2)
    again = (sum(_weight(store).values()) - sum(read.values())) / len(some)
    whole = (each + PER_PAPER * passage) * KNOWN
    letters = sum(map(len, some)) / len(some)
    most = sorted(more, key=lambda name: -more[name])[:4]
    parts = ", ".join(f"{name} {more[name] / sum(more.values()):.0%}" for name in most)
    print(
        f"a listing weighs {each / 1e3:.1f} kB, a passage of {letters:.0f} letters {passage / 1e3:.1f} kB"
    )
    print(f"  of a passage: {parts}; read by another version of ours {again / 1e3:+.1f} kB")
    print(
        f"the store after {KNOWN:,} papers of {PER_PAPER} passages: {whole / 1e6:,.0f} MB, reckoned from these"
    )


def _read(store: Store, some: Sequence[str], version: int) -> None:
    """Read papers, all in one language, with a version of our reader."""
    with store.write() as session:
        for number in range(READ):
            mine = some[number * PER_PAPER : (number + 1) * PER_PAPER]
            body = tuple(Paragraph(text, str(no)) for no, text in enumerate(mine, start=1))
            document = Document("plain", "en", f"Paper {number}", sections=(Section(None, body),))
            renditions.record_reading(
                session, number + 1, document, bytes_sha=f"{number}", reader_version=version,
                media="pdf", pages=4, size=90_000, now=NOW,
            )  # fmt: skip
            index_rendition(session, number + 1, document)


def main() -> None:
    """Fill a store and measure it."""
    with tempfile.TemporaryDirectory() as folder:
        store = new_store(f"sqlite:///{Path(folder) / 'store.db'}")
        steps: tuple[tuple[str, Callable[[Session], None]], ...] = (
            (f"storing {KNOWN} papers with rendition and listing", _papers),
            (f"storing {CHANNELS} channels that follow a topic", _channels),
            (f"storing {KNOWN} matches", _matches),
        )
        for what, step in steps:
            with store.write() as session, timed(what):
                step(session)
        _differences(store)
        _people(store)
        store.close()
        store = new_store(f"sqlite:///{Path(folder) / 'weighed.db'}")
        _weigh(store)
        store.close()


if __name__ == "__main__":
    main()
