"""This file tells channels of names on their watch lists: by numbers, at once or in the digest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlmodel import Session

from bot.desk import Desk
from bot.messages import digest_phrases, phrases
from bot.messages.alerts import KeptPaper, compose
from bot.messages.scripts import for_notice
from bot.messages.shown_language import shown_in, spoken
from bot.messages.words import listed, say
from bot.telling import posting
from bot.telling.awake import may_be_told
from bot.topics.watched import ListedName
from scrapers.items import Language
from storage.people import channels, watch_lists
from storage.people.watch_lists import WatchHit
from storage.published import papers
from storage.records import Paper
from storage.told import deliveries


def places(session: Session, entries: Collection[ListedName]) -> list[int]:
    """Give the channels whose lists these entries stand on."""
    found = (watch_lists.one(session, number) for number in sorted({e.list_id for e in entries}))
    return sorted({one.channel_id for one in found if one is not None})


def keep(
    session: Session, paper_id: int, entries: Collection[ListedName], now: datetime, *, told: bool
) -> None:
    """Note what was found of lists that are still there; `told` where it is no news."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for entry in entries:
        numbers[entry.list_id].append(entry.number)
    for list_id in sorted(numbers):
        if (held := watch_lists.one(session, list_id)) is not None:
            watch_lists.save_hits(session, held, paper_id, numbers[list_id], now, told=told)


def tell(
    desk: Desk,
    session: Session,
    paper: Paper,
    found: Mapping[int, Collection[ListedName]],
    now: datetime,
) -> None:
    """Note what was found, by paper, and tell at once who wishes it of `paper`; all others the digest tells.

    Of a booklet, which is `paper` then, the replies are told in one message. Idempotent: what was told
    is told by no second delivery, unless the first one died.
    """
    for paper_id, entries in found.items():
        keep(session, paper_id, entries, now, told=False)
    if paper.away_since is not None:
        return
    for number in places(session, {entry for entries in found.values() for entry in entries}):
        place = channels.channel_by_id(session, number)
        instant = {one.id for one in watch_lists.of_channel(session, number) if one.instant}
        hits = [
            hit
            for paper_id in found
            for hit in watch_lists.untold(session, number, paper_id)
            if hit.list_id in instant
        ]
        if not hits or not may_be_told(place, now):
            continue
        language = spoken(place.language)
        text = _said(desk, session, paper, hits, language, now)
        payload = desk.renderers[place.platform].notice(for_notice(text, language))
        message = posting.keep(desk, session, place.platform, language, payload)
        key = f"watch:{paper.id}:{number}:{hits[0].id}"
        watch_lists.tell(
            session, hits, deliveries.enqueue_notice(session, number, key, message, now)
        )


def _said(
    desk: Desk,
    session: Session,
    paper: Paper,
    hits: Sequence[WatchHit],
    language: Language,
    now: datetime,
) -> str:
    alert = compose(paper, shown_in(paper, language, now), desk.names(session))
    head = f"{digest_phrases.hits(len(hits), language)} · {where(hits, language)}"
    return "\n".join([head, alert.title, " · ".join(phrases.context(alert)), alert.url])


def where(hits: Sequence[WatchHit], language: Language) -> str:
    """Say which numbers of which lists were found; never what they stand for."""
    numbers: dict[int, list[str]] = defaultdict(list)
    for hit in hits:
        numbers[hit.list_id].append(str(hit.number))
    said = [
        say(
            "list_where",
            language,
            list=number,
            numbers=listed(list(dict.fromkeys(found)), language),
        )
        for number, found in sorted(numbers.items())
    ]
    return "; ".join(said)


def gathered(
    desk: Desk, session: Session, hits: Sequence[WatchHit], language: Language, now: datetime
) -> tuple[KeptPaper, ...]:
    """Give the papers in which names were found, each with the numbers of its hits."""
    by_paper: dict[int, list[WatchHit]] = defaultdict(list)
    for hit in hits:
        by_paper[hit.paper_id].append(hit)
    names = desk.names(session)
    return tuple(
        KeptPaper(
            compose(paper, shown_in(paper, language, now), names, archive=desk.archive),
            where=where(by_paper[paper.id], language),
        )
        for paper in papers.papers(session, list(by_paper), texts=False)
        if paper.id in by_paper
    )
