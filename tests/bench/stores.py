"""This file opens stores for benches, on SQLite and on PostgreSQL where it is at hand, and fills them with papers."""

from __future__ import annotations

import contextlib
import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from sqlalchemy import insert, make_url
from sqlmodel import Session

from scrapers.items import Language
from storage.database import Store, open_store
from storage.published.passages import rebuild_index
from storage.published.slots import slot
from storage.schema import migrate
from storage.sql import insert_all, table
from storage.tables.published import MatchRow, PaperRow, PassageRow, RenditionRow
from tests.bench.vocabulary import CHINESE, ENGLISH
from tests.chaos.driver import durable
from tests.storage.postgres import Cluster, binaries

PER_PAPER = 10  # passages
DAYS = 2200
FIRST = date(2020, 1, 1)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
DRAWN = {  # values of papers, each with how often it is drawn
    "kind": {"plain": 75, "panel_paper": 20, "bill": 5},
    "source": {"bench": 60, "diary": 35, "gazette": 5},
    "committee_fold": {"": 70, "panel on herons": 20, "finance committee": 10},
}
TOPICS = {"often": 0.4, "ai": 0.05, "rare": 0.001}
WORDS: dict[bool, tuple[tuple[str, ...], list[float]]] = {  # Chinese or not, the first most often
    chinese: (tuple(words), list(accumulate(1 / (at + 2) for at in range(len(words)))))
    for chinese, words in ((True, CHINESE), (False, ENGLISH))
}


def databases() -> Iterator[tuple[str, Callable[[str], Store]]]:
    """Give each database's name, and what opens a new store on it under a name of its own."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tamar-bench-")))
        yield "sqlite", lambda name: new_store(f"sqlite:///{folder / name}")
        found = binaries()
        if found is None:
            return
        cluster = stack.enter_context(Cluster(found))
        durable(cluster)
        yield "postgresql", lambda name: _made(cluster, cluster.url(name))


def _made(cluster: Cluster, url: str) -> Store:
    cluster.create(str(make_url(url).database))
    return new_store(url)


def new_store(url: str, *, exclusive: bool = False) -> Store:
    """Open a new store at an address."""
    migrate(url)
    return open_store(url, exclusive=exclusive)


def texts(count: int, seed: int = 7) -> Iterator[tuple[Language, str, str]]:
    """Make passages (language, title, text) whose words are as uneven as in life."""
    rng = random.Random(seed)
    for _ in range(count):
        chinese = rng.random() < 0.7
        words, weights = WORDS[chinese]
        length = int(rng.uniform(40, 260))
        chosen = rng.choices(words, cum_weights=weights, k=length)
        if chinese:
            marks = rng.choices(("", "", "", "，", "的", "。"), k=length)
            text = "".join(w + m for w, m in zip(chosen, marks, strict=True))
            text += f"於{rng.randint(2020, 2030)}年{rng.randint(1, 12)}月完成，涉及{rng.randint(1, 999)}萬元。"
            yield "zh-Hant", "".join(chosen[:5]), text[:1500]
        else:
            yield (
                "en",
                " ".join(chosen[:6]),
                f"{' '.join(chosen)}. By {rng.randint(2020, 2030)}."[:1500],
            )


def fill(session: Session, count: int, *, drawn: bool = False) -> None:
    """Put papers of ten passages each into the store and the index; `drawn` ones are of many kinds."""
    connection = session.connection()
    papers: list[dict[str, Any]] = []
    renditions: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    rng = random.Random(5)
    for at, (language, title, text) in enumerate(texts(count)):
        number, ordinal = at // PER_PAPER + 1, at % PER_PAPER
        day = FIRST + timedelta(days=number * DAYS // (count // PER_PAPER + 1))
        if ordinal == 0:
            papers.append(
                {"id": number, "source": "bench", "kind": "plain", "people": [], "fields": {}}
                | {"people_fold": "", "committee_fold": "", "issuer_fold": "", "published": day}
                | {"first_seen_at": NOW, "baseline": False, "looks": 0}
                | (_drawn(rng) if drawn else {})
            )
            renditions.append(
                {"id": number, "paper_id": number, "language": language, "source": "bench"}
                | {"url": f"https://www.example.hk/{number}", "title": title, "listing_sha": ""}
                | {"notes": [], "listed": True, "first_seen_at": NOW, "missing": 0, "attempts": 0}
            )
            text = title
            owner = language
        rows.append(
            {"id": slot(day, number, owner, ordinal), "paper_id": number, "rendition_id": number}
            | {"language": owner, "ordinal": ordinal, "heading": None, "no": None, "page": None}
            | {"text": text}
        )
    connection.execute(insert(table(PaperRow)), papers)
    connection.execute(insert(table(RenditionRow)), renditions)
    insert_all(connection, table(PassageRow), rows)
    if drawn:
        connection.execute(insert(table(MatchRow)), _matches(rng, count // PER_PAPER))
    rebuild_index(session)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO passage_fts (passage_fts) VALUES ('optimize')")


def _drawn(rng: random.Random) -> dict[str, str]:
    """Let papers be of several kinds, bodies and sources: some of many papers, some of few."""
    return {name: rng.choices(list(of), list(of.values()))[0] for name, of in DRAWN.items()}


def _matches(rng: random.Random, papers: int) -> list[dict[str, Any]]:
    """Let papers be about topics: one of many papers, one of few."""
    about = {"level": "substantive", "score": 5.0, "hits": 2, "in_title": False, "evidence": []}
    return [
        {"paper_id": number, "topic": topic, "matched_at": NOW, **about}
        for number in range(1, papers + 1)
        for topic, share in TOPICS.items()
        if rng.random() < share
    ]
