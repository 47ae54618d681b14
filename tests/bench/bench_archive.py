"""This file measures the archive's pages over many passages, and what strangers' searches cost those who are told.

Run it with `python -m tests.bench.bench_archive [PASSAGES]`; 250,000 by default.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot import wiring
from bot.engines import turns
from bot.messages.permalinks import key_at
from bot.web.archive.application import build_archive
from bot.web.archive.share import PART, Share
from bot.web.archive.shelf import TOPICS
from scrapers.items import Document, Exchange, Paragraph, Section
from scrapers.source import all_sources
from storage import counters
from storage.database import Store
from storage.published import identities, judgements, papers, renditions
from storage.records import Evidence, Match
from storage.sql import table as rows_of
from storage.tables.published import MatchRow, PaperRow
from tests.bench import neighbour
from tests.bench.bench_search import QUERIES
from tests.bench.figures import Figure, table
from tests.bench.stores import NOW, fill, new_store, texts
from tests.bench.vocabulary import CHINESE, ENGLISH

HOST = b"archive.example"
PAPERS = 300  # that have a text, a match and a key
MATCHED = 10  # every tenth of all papers is on a topic
REPLIES = 250
TURN, TURNS = 0.5, 13  # seconds of writes alone and beside each of some works; how often in turn
SAVED_UP = (
    TURN * PART
)  # of the share, when strangers begin: what they leave of it in as long a time
A_SECOND = 200
MOST_SLOWED = 1.2  # times a write alone: beside strangers it may take so long


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer: its status, how long it took, how large it was, and what it cost of the processor."""

    status: int
    seconds: float
    size: int
    etag: str
    cpu: float


async def ask(app: Any, path: str, who: str = "127.0.0.1", **headers: str) -> Asked:
    """Ask the application as a server would, without a network."""
    target, _, query = path.partition("?")
    given = [
        (b"host", HOST),
        *((n.replace("_", "-").encode(), v.encode()) for n, v in headers.items()),
    ]
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "path": target, "raw_path": target.encode(),
        "query_string": query.encode(), "headers": given, "client": (who, 1), "server": ("a", 80),
        "scheme": "https", "root_path": "",
    }  # fmt: skip
    said: dict[str, Any] = {"size": 0}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            said["status"] = message["status"]
            said["etag"] = dict(message["headers"]).get(b"etag", b"").decode()
        else:
            said["size"] += len(message.get("body", b""))

    begun, worked = time.perf_counter(), time.process_time()
    await app(scope, receive, send)
    cpu = time.process_time() - worked
    return Asked(said["status"], time.perf_counter() - begun, said["size"], said["etag"], cpu)


def clock_of(asked: Sequence[Asked]) -> str:
    """Say how long answers took by the clock, which on a busy machine tells more of it than of them."""
    return f"by the clock {p95([one.seconds for one in asked]) * 1e3:.1f} ms"


def work_of(asked: Sequence[Asked]) -> float:
    """Give what answers cost of the processor: nothing else is waited for, the store is a file."""
    return p95([one.cpu for one in asked])


def p95(seconds: Sequence[float]) -> float:
    """Give what 95 of a hundred do not exceed."""
    ordered = sorted(seconds)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


def stock(store: Store) -> list[str]:
    """Give some of the papers a text, a match and a key; give their addresses."""
    rng = random.Random(3)
    words = [text for _, _, text in texts(900, seed=11)]
    paths = []
    with store.write() as session:
        session.connection().execute(rows_of(PaperRow).update().values(source="legco_panels"))
        for number in range(1, PAPERS + 1):
            paragraphs = tuple(
                Paragraph(rng.choice(words), str(n)) for n in range(1, rng.randint(8, 40))
            )
            document = Document(
                "panel_paper", "en", f"Paper {number}", sections=(Section("HEAD", paragraphs),)
            )
            _read(session, number, document)
            identities.add_keys(session, number, [f"legco:CB(2){number}/2026"])
            topic = Match("ai", "substantive", 9.0, (Evidence("AI", "AI"),))
            judgements.save_matches(session, number, [topic], NOW)
            paths.append(f"/en/papers/legco/CB2-{number}-2026")
        fields = {"form": "booklet", "replies": str(REPLIES), "prefix": "ITIB"}
        _read(
            session,
            PAPERS + 1,
            Document("plain", "en", "Replies", fields=fields, sections=(Section(None),)),
        )
        identities.add_keys(session, PAPERS + 1, ["legco:FC1/2026"])
        for number in range(PAPERS + 2, PAPERS + 2 + REPLIES):
            _read(
                session,
                number,
                Document(
                    "estimates_reply", "en", f"Reply {number}", exchanges=(Exchange("Q", words[0]),)
                ),
            )
            judgements.mark_booklet(session, number, f"https://www.example.hk/{PAPERS + 1}")
            identities.add_keys(session, number, [f"estimates:2026-27:ITIB{number}"])
        _match_more(session, PAPERS + 2 + REPLIES)
    return paths


def _match_more(session: Any, first: int) -> None:
    """Let every tenth of the other papers be on a topic, as of a real store."""
    connection = session.connection()
    found = connection.execute(
        select(rows_of(PaperRow).c.id).where(rows_of(PaperRow).c.id >= first)
    )
    rows = [
        {"paper_id": one, "topic": TOPICS[at % len(TOPICS)], "level": "substantive", "score": 9.0,
         "evidence": [], "matched_at": NOW}
        for at, one in enumerate(list(found.scalars())[::MATCHED])
    ]  # fmt: skip
    if rows:
        connection.execute(rows_of(MatchRow).insert(), rows)


def _read(session: Any, number: int, document: Document) -> None:
    renditions.record_reading(
        session, number, document, bytes_sha=str(number), reader_version=1, media="pdf", pages=4,
        size=90_000, now=NOW,
    )  # fmt: skip


def measured(app: Any, store: Store, paths: Sequence[str]) -> list[Figure]:
    """Time pages, searches, feeds and what is kept; each beside the store's own part of it."""
    with asyncio.Runner() as runner:
        return _measured(runner.run, app, store, paths)


def _measured(
    run: Callable[[Any], Asked], app: Any, store: Store, paths: Sequence[str]
) -> list[Figure]:
    run(ask(app, paths[0]))
    pages = [run(ask(app, path)) for path in paths]
    alone = []
    with store.read() as session:
        for number in range(1, PAPERS + 1):
            begun = time.process_time()
            papers.paper(session, number)
            alone.append(time.process_time() - begun)
    kept = [
        run(ask(app, path, if_none_match=page.etag))
        for page, path in zip(pages, paths, strict=True)
    ]
    booklet = [run(ask(app, "/en/papers/legco/FC1-2026")) for _ in range(20)]
    found = [run(ask(app, f"/en/search?{_query(one)}")) for one in QUERIES]
    feed = run(ask(app, "/en/topics/ai.atom"))
    homes = [run(ask(app, f"/en/?again={n}")) for n in range(20)]  # each drawn anew
    home = [run(ask(app, "/en/")) for _ in range(20)]
    assert {one.status for one in (*pages, *booklet, *found, *homes, *home, feed)} == {200}
    assert {one.status for one in kept} == {304}
    size, drawn, whole = p95([one.size for one in pages]), work_of(pages), work_of(booklet)
    return [
        _time(
            "paper page, CPU p95",
            drawn,
            f"{clock_of(pages)}; its text alone {p95(alone) * 1e3:.1f} ms",
            0.020,
        ),
        Figure("  its size, p95", f"{size / 1e3:.1f} kB", "", "<= 40 kB", met=size <= 40_000),
        _time(
            f"page with {REPLIES} replies, CPU p95",
            whole,
            f"{whole / drawn:.2f} times a paper's",
            0.020,
        ),
        _time("not changed, CPU p95", work_of(kept), clock_of(kept), 0.002),
        _time(
            "home, CPU p95", work_of(homes), f"drawn before {work_of(home[1:]) * 1e3:.1f} ms", 0.020
        ),
        _time(
            "search page, CPU p95",
            work_of(found),
            f"{clock_of(found)}; {len(QUERIES)} queries",
            0.060,
        ),
        Figure("feed of 50", f"{feed.size / 1e3:.1f} kB", "", "<= 30 kB", met=feed.size <= 30_000),
    ]


def _query(words: str) -> str:
    from urllib.parse import urlencode

    return urlencode({"q": words})


def _time(what: str, seconds: float, beside: str, goal: float) -> Figure:
    return Figure(
        what, f"{seconds * 1e3:.1f} ms", beside, f"<= {goal * 1e3:.0f} ms", met=seconds <= goal
    )


def beside(app: Any, path: Path, folder: Path) -> list[Figure]:
    """Time datasette's own pages over the same data in the same run, and ours for the same words."""
    ours = asyncio.new_event_loop()
    found = [one for one in QUERIES if neighbour.searched(one)]
    # In Chinese: in English they are drawn already.
    mine = [ours.run_until_complete(ask(app, f"/tc/search?{_query(one)}")) for one in found]
    ours.close()
    rows = []
    with neighbour.serving(neighbour.copied(path, folder)) as (theirs, loop):
        run = loop.run_until_complete
        for name, addresses in neighbour.pages(range(1, PAPERS // 5 + 1)).items():
            run(ask(theirs, addresses[0]))
            rows.append(
                _neighbour(f"datasette's {name} page", [run(ask(theirs, at)) for at in addresses])
            )
        searches = [run(ask(theirs, at)) for at in neighbour.searches(QUERIES)]
    rows.append(_neighbour("datasette's search page", searches))
    rows.append(
        Figure("  ours, the same words", f"{work_of(mine) * 1e3:.1f} ms", f"{len(found)} queries")
    )
    return rows


def _neighbour(what: str, asked: Sequence[Asked]) -> Figure:
    assert {one.status for one in asked} == {200}
    size = p95([one.size for one in asked])
    return Figure(
        f"{what}, CPU p95",
        f"{work_of(asked) * 1e3:.1f} ms",
        f"{clock_of(asked)}; {size / 1e3:.1f} kB",
    )


class Teller:
    """Writes a little as an alert's transaction does, over and over, and notes how long each takes."""

    def __init__(self, store: Store) -> None:
        self._store, self._stop = store, threading.Event()
        self.taken: list[float] = []
        self._thread = threading.Thread(target=self._tell)

    def _tell(self) -> None:
        while not self._stop.wait(0.01):
            begun = time.perf_counter()
            with self._store.write() as session:
                counters.raise_by(session, "bench", 1, NOW)
            self.taken.append(time.perf_counter() - begun)

    def during(self, work: Callable[[], Any]) -> float:
        """Give the p95 of a write for as long as something else is done."""
        self._thread.start()
        work()
        self._stop.set()
        self._thread.join()
        return p95(self.taken)


async def strangers(
    app: Any, addresses: int, seconds: float, wordings: Iterator[str]
) -> list[Asked]:
    """Search two hundred times a second from so many addresses, waiting for no answer."""
    begun, asked = time.perf_counter(), []
    for number in range(int(seconds * A_SECOND)):
        await asyncio.sleep(max(0.0, begun + number / A_SECOND - time.perf_counter()))
        path = f"/en/search?{_query(next(wordings))}"
        asked.append(asyncio.create_task(ask(app, path, f"10.0.{number % addresses}.1")))
    return list(await asyncio.gather(*asked))


def _compute() -> None:
    """Keep a thread of this process busy, as anything does that computes beside the telling."""
    ends, total = time.perf_counter() + TURN, 0
    while time.perf_counter() < ends:
        total += sum(range(200))


@dataclass(frozen=True, slots=True)
class Slowed:
    """How much longer a write takes beside something, in each of many short turns: alone, then beside it."""

    alone: list[float]
    beside: list[float]

    @property
    def times(self) -> list[float]:
        """Give the ratio of each turn, the least first."""
        pairs = zip(self.alone, self.beside, strict=True)
        return sorted(after / before for before, after in pairs)

    def middle(self) -> float:
        """Give the middle of the ratios: what else the machine does falls on all parts of a turn."""
        return statistics.median(self.times)

    def spread(self) -> str:
        """Say between what half of the turns lie."""
        low, _, high = statistics.quantiles(self.times, n=4)
        return f"half of {len(self.times)} turns {low:.2f} to {high:.2f}"


def slowed(store: Store, works: Sequence[Callable[[], Any]]) -> list[Slowed]:
    """Time a write alone and beside each of some works, turn by turn."""
    found = [Slowed([], []) for _ in works]
    for _ in range(TURNS):
        alone = Teller(store).during(lambda: time.sleep(TURN))
        for one, work in zip(found, works, strict=True):
            one.alone.append(alone)
            one.beside.append(Teller(store).during(work))
    return found


class Strangers:
    """Some addresses that search all the time, nothing twice, at an archive of their own; and what they were answered."""

    def __init__(self, desk: Any, addresses: int) -> None:
        self._addresses = addresses
        # what the share saved up before was spent
        self._app = build_archive(desk, f"https://{HOST.decode()}", share=Share(most=SAVED_UP))
        self._wordings = (f"{one} {more}" for more in (*CHINESE, *ENGLISH) for one in QUERIES)
        self.answers: list[Asked] = []

    def search(self) -> None:
        """Search for a turn."""
        self.answers += asyncio.run(strangers(self._app, self._addresses, TURN, self._wordings))

    def served(self) -> str:
        """Say how many of their searches were answered."""
        served = sum(one.status == 200 for one in self.answers)
        return f"{served} of {len(self.answers)} served"


def crowded(desk: Any, store: Store) -> list[Figure]:
    """Time an alert's write alone and beside strangers' searches, turn by turn."""
    turns.take_short()
    crowds = {"one stranger": Strangers(desk, 1), "250 strangers": Strangers(desk, 250)}
    busy, *found = slowed(store, [_compute, *(one.search for one in crowds.values())])
    figures = [
        Figure(
            "a write of what is told, p95",
            f"{statistics.median(busy.alone) * 1e3:.1f} ms",
            f"alone; {busy.middle():.2f} times beside a thread that computes",
        )
    ]
    for (name, crowd), one in zip(crowds.items(), found, strict=True):
        beside = f"{A_SECOND} searches/s by {name}: {crowd.served()}"
        figures.append(
            Figure(
                f"  beside, {one.middle():.2f} times",
                f"{statistics.median(one.beside) * 1e3:.1f} ms",
                f"{beside}; {one.spread()}",
                f"<= {MOST_SLOWED:g} times",
                met=one.middle() <= MOST_SLOWED,
            )
        )
    return figures


def main() -> None:
    """Fill a store, ask for pages, and print what it took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
    with tempfile.TemporaryDirectory() as folder:
        store = new_store(f"sqlite:///{Path(folder) / 'bench.db'}", exclusive=True)
        with store.write() as session:
            fill(session, count)
        paths = stock(store)
        assert key_at("legco/CB2-1-2026") == "legco:CB(2)1/2026"
        found = {source.key: source for source in all_sources()}
        desk = replace(wiring.build_desk(store, None, found), clock=lambda: NOW)  # type: ignore[arg-type]
        app = build_archive(desk, f"https://{HOST.decode()}", pages=10**9, searches=10**9)
        print(f"{count:,} passages on SQLite")
        figures = measured(app, store, paths)
        figures += beside(app, Path(folder) / "bench.db", Path(folder))
        print(table([*figures, *crowded(desk, store)]))
        store.close()


if __name__ == "__main__":
    main()
