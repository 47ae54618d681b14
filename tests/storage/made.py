"""This file makes listings and documents for tests of the store, with words of our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from scrapers.items import Document, Language, Listing, Paragraph, Section
from scrapers.text import fold
from storage.database import Store
from storage.people import channels, subscriptions
from storage.people.channel_addresses import workspace_of
from storage.published import identities, judgements, papers, passages, renditions
from storage.records import Evidence, Level, Match, Paper
from storage.searching.filters import Filters
from storage.tables.people import FeedbackRow
from storage.tables.told import DeliveryRow

NOW = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
INDEX = "https://www.example.hk/index.htm"


def as_printed(kind: str, names: Sequence[str]) -> Sequence[str]:
    """Know bodies and people by the names that papers print, and people without their title."""
    return [*names, *(fold(name).removesuffix("议员") for name in names)]


def find(session: Session, keys: Sequence[str]) -> Paper | None:
    """Give the paper that has one of the keys, the first key that is known; else None."""
    owners = identities.papers_with(session, keys)
    return next((papers.paper(session, owners[one]) for one in keys if one in owners), None)


def verdicts(session: Session, paper_id: int) -> list[str]:
    """Give what people say of a paper."""
    asked = select(FeedbackRow).where(FeedbackRow.paper_id == paper_id)
    return [row.verdict for row in session.exec(asked)]


def listing(name: str = "a", language: Language = "en", **changes: Any) -> Listing:
    """Make one line of an index page."""
    values: dict[str, Any] = {
        "source": "gazette",
        "url": f"https://www.example.hk/{language}/{name}.pdf",
        "title": f"Paper {name}",
        "language": language,
        "keys": (f"test:{name}",),
    }
    return Listing(**{**values, **changes})


def document(
    text: str = "The pilot began.",
    language: Language = "en",
    title: str = "Paper a",
    **changes: Any,
) -> Document:
    """Make a document of one section."""
    paragraphs = tuple(
        Paragraph(line, str(number), 1) for number, line in enumerate(text.split("\n"), start=1)
    )
    values: dict[str, Any] = {
        "kind": "panel_paper",
        "language": language,
        "title": title,
        "sections": (Section(None, paragraphs),),
    }
    return Document(**{**values, **changes})


def remember(session: Session, one: Listing, **changes: Any) -> identities.Remembered:
    """Remember a listing of the index page."""
    values: dict[str, Any] = {"index_url": INDEX, "now": NOW, "baseline": False}
    return identities.remember(session, one, **{**values, **changes})


def read(
    session: Session,
    rendition_id: int,
    text: Document,
    *,
    bytes_sha: str = "bytes-1",
    reader_version: int = 1,
    now: datetime = NOW,
) -> renditions.Recorded:
    """Record a reading and make it findable, as the pipeline does."""
    done = renditions.record_reading(
        session,
        rendition_id,
        text,
        bytes_sha=bytes_sha,
        reader_version=reader_version,
        media="pdf",
        pages=1,
        size=100,
        now=now,
    )
    passages.index_rendition(session, rendition_id, text)
    return done


def store_paper(
    session: Session,
    name: str,
    text: str,
    *,
    language: Language = "en",
    topics: Mapping[str, Level] | None = None,
    now: datetime = NOW,
    listed: Mapping[str, Any] | None = None,
    **changes: Any,
) -> int:
    """Store a paper that was listed, read, matched and judged."""
    one = listing(name, language, **(listed or {}))
    kept = remember(session, one, now=now)
    read(session, kept.rendition_id, document(text, language, one.title, **changes), now=now)
    judgements.save_matches(
        session, kept.paper_id, [match(t, level) for t, level in (topics or {}).items()], now
    )
    judgements.judged(session, kept.paper_id, now)
    return kept.paper_id


def match(topic: str, level: Level = "substantive") -> Match:
    """Make a match with its evidence."""
    return Match(topic, level, 12.0, (Evidence("pilot", "the pilot began", "1"),), hits=1)


def place(session: Session, address: str = "slack:T1/C1", **settings: Any) -> channels.Channel:
    """Make a channel in the workspace that its address names."""
    return channels.ensure_channel(session, address, workspace_of(address), NOW, **settings)


def follow(
    session: Session, channel_id: int, targets: Sequence[str] = ("ai",), **how: Any
) -> list[subscriptions.Subscription]:
    """Let a channel follow topics."""
    how = {"kind": "topic", "now": NOW - HOUR, **how}
    return [subscriptions.subscribe(session, channel_id, target=t, **how)[0] for t in targets]


def alerted(store: Store, address: str, ts: str) -> str:
    """Let a channel that follows something have been told of a paper by the message `ts`; give its title."""
    title = "Paper of the thread"
    with store.write() as session:
        held = channels.channel(session, address)
        assert held is not None
        kept = remember(session, listing("thread", title=title))
        row = DeliveryRow(
            key=f"alert:{kept.paper_id}:{held.id}", kind="alert", channel_id=held.id,
            paper_id=kept.paper_id, state="sent", ts=ts, not_before=NOW, created_at=NOW,
        )  # fmt: skip
        session.add(row)
    return title


def filters_of(given: Mapping[str, Any]) -> Filters:
    """Make filters of what a table of a test gives, where a name may stand by itself."""
    names = ("member", "committee", "bureau", "source")
    several = {
        name: (value,) if isinstance(value, str) else tuple(value)
        for name, value in given.items()
        if name in names
    }
    return Filters(**{**given, **several})
