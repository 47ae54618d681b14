"""This file takes a file of many replies apart: one paper per reply, told as one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot import telling
from bot.commitments import commitments
from bot.desk import Desk
from bot.fetched import Fetched
from bot.judgement import matches
from bot.summaries import summarise
from bot.summaries.recurrence import Recurrence
from bot.wording import wording_not_found
from scrapers import kinds
from scrapers.items import Document, Listing, Section
from storage import commitments as promises
from storage import papers, search
from storage.records import Bullet, Match, Paper

BEST = 5


def reply_key(document: Document) -> str | None:
    """Give the identity of one Controlling Officer's reply, as `estimates:2025-26:ITIB152`."""
    session = document.fields.get("session", "")
    serial = "".join((document.number or "").split())
    return f"estimates:{session}:{serial}" if serial else None


def store_booklet(desk: Desk, paper: Paper, fetched: Fetched, now: datetime) -> list[int]:
    """Store every reply as a paper of its own, and the booklet as the one that is told.

    One transaction: a crash before its commit leaves the booklet's reading due, one after it
    leaves nothing to do; the same bytes again change nothing.
    """
    if fetched.rendition.bytes_sha == fetched.bytes_sha:
        return [paper.id]
    with desk.store.read() as session:
        matcher = desk.matcher(session)
    common = Recurrence(fetched.documents)  # stock phrases of this booklet weigh less
    judged = [
        (document, matches(matcher, {document.language: document}, ()), summarise(document, common))
        for document in fetched.documents
    ]
    kept: list[int] = []
    with desk.store.write() as session:
        for document, found, bullets in judged:
            kept.append(_store_reply(desk, session, paper, fetched, document, found, bullets, now))
        _store_cover(desk, session, paper, fetched, judged, now)
    return kept


def _store_reply(
    desk: Desk,
    session: Session,
    paper: Paper,
    fetched: Fetched,
    document: Document,
    found: tuple[Match, ...],
    bullets: tuple[Bullet, ...],
    now: datetime,
) -> int:
    url = fetched.rendition.url
    key = reply_key(document)
    listing = Listing(
        source=paper.source,
        url=f"{url}#{document.number}",
        title=document.title,
        language=document.language,
        keys=tuple(k for k in (key, f"url:{url}#{document.number}") if k),
        published=document.published or paper.published,
        number=document.number,
    )
    kept = papers.remember(
        session, listing, index_url=None, now=now, baseline=paper.baseline, previous_check_at=None
    )
    recorded = papers.record_reading(
        session,
        kept.rendition_id,
        document,
        bytes_sha=fetched.bytes_sha,
        reader_version=kinds.VERSION,
        media=fetched.reading.media if fetched.reading else "",
        pages=None,
        size=fetched.size,
        now=now,
    )
    papers.mark_booklet(session, kept.paper_id, url)
    search.index_rendition(session, kept.rendition_id, document)
    papers.save_matches(session, kept.paper_id, found, now)
    papers.save_summary(
        session,
        kept.paper_id,
        document.language,
        recorded.revision_id,
        bullets,
        wording_not_found(document),
        now,
    )
    issued = document.published or paper.published
    promises.save(session, kept.paper_id, document.language, commitments(document, issued))
    papers.judged(session, kept.paper_id, now, reason="baseline" if paper.baseline else "booklet")
    return kept.paper_id


def _store_cover(
    desk: Desk,
    session: Session,
    paper: Paper,
    fetched: Fetched,
    judged: list[tuple[Document, tuple[Match, ...], tuple[Bullet, ...]]],
    now: datetime,
) -> None:
    """Store the booklet itself: how many replies, how many on each topic, the best five."""
    first = judged[0][0]
    scored = [(m, d, b) for d, found, b in judged for m in found if m.level == "substantive"]
    scored.sort(key=lambda item: -item[0].score)
    best: dict[str, Match] = {}
    for match, _, _ in scored:
        held = best.get(match.topic)
        best[match.topic] = replace(held or match, hits=(held.hits if held else 0) + 1)
    bullets = tuple(replace(b[0], cites=(d.number or "",)) for _, d, b in _distinct(scored) if b)[
        :BEST
    ]
    prefix = "".join(ch for ch in (first.number or "") if ch.isalpha())
    cover = Document(
        kind="plain",
        language=first.language,
        title=paper.renditions[0].title if paper.renditions else prefix,
        issuer=first.issuer,
        published=first.published,
        fields={"form": "booklet", "replies": str(len(judged)), "prefix": prefix},
        sections=(Section(None),),
        coverage=1.0,
    )
    rendition_id = fetched.rendition.id
    assert rendition_id is not None
    recorded = papers.record_reading(
        session,
        rendition_id,
        cover,
        bytes_sha=fetched.bytes_sha,
        reader_version=kinds.VERSION,
        media=fetched.reading.media if fetched.reading else "",
        pages=fetched.reading.pages if fetched.reading else None,
        size=fetched.size,
        now=now,
    )
    papers.save_matches(session, paper.id, tuple(best.values()), now)
    papers.save_summary(session, paper.id, cover.language, recorded.revision_id, bullets, (), now)
    if paper.baseline:
        papers.judged(session, paper.id, now, reason="baseline")
    else:
        papers.judged(session, paper.id, now, reason=telling.tell(desk, session, paper.id, now))
    papers.schedule_reading(session, paper.id, None)


def _distinct(
    scored: list[tuple[Match, Document, tuple[Bullet, ...]]],
) -> list[tuple[Match, Document, tuple[Bullet, ...]]]:
    seen: set[str] = set()
    chosen = []
    for match, document, bullets in scored:
        if (document.number or "") not in seen:
            seen.add(document.number or "")
            chosen.append((match, document, bullets))
    return chosen
