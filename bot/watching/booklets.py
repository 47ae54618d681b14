"""This file takes a file of many replies apart: one paper per reply, told as one message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest

import structlog
from sqlmodel import Session

from bot.contents.duplicates import groups as same_answers
from bot.contents.revisions import paragraphs
from bot.contents.understanding import Budget, Common, TopicLines, Understood, strongest
from bot.desk import Desk
from bot.messages.alerts import Alert, TopicName, compose
from bot.messages.gatherings import Rest
from bot.messages.shown_language import told_in
from bot.telling import alerts, digest_rows, posting, watch_hits
from bot.topics.vocabulary import SHIPPED
from bot.topics.watched import ListedName
from bot.watching import set_aside
from bot.watching.fetched import Fetched
from bot.watching.storing import TextGist, store_understood
from scrapers.items import Document, Language, Listing, Section
from scrapers.numbering import question_key
from scrapers.ocr_marks import pictured_share
from scrapers.readers.errors import TooMuchWork
from storage.published import identities, judgements, papers, scans
from storage.records import Bullet, Match, Paper
from storage.told import tellings
from storage.told.tellings import Told
from storage.watched import appointments

BEST = 5
log = structlog.get_logger(__name__)
Scored = tuple[Match, Document, tuple[Bullet, ...]]  # a reply's main subject, its text, its bullets


@dataclass(frozen=True, slots=True)
class BookletReply:
    """One reply of a booklet with what was understood of it; `given_up` where it cost too much."""

    document: Document
    matches: tuple[Match, ...]
    understood: Understood
    given_up: str | None = None


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
    replies = _replies(desk, paper, fetched)
    named = _named(desk, replies)
    with desk.store.write() as session:
        kept = [_store_reply(session, paper, fetched, reply, now) for reply in replies]
        watched = {one: found for one, found in zip(kept, named, strict=True) if found}
        _store_cover(desk, session, paper, fetched, replies, now, watched)
        if not paper.baseline:
            thread_rest(desk, session, paper.id, kept, now)
    return kept


def _named(desk: Desk, replies: Sequence[BookletReply]) -> list[frozenset[ListedName]]:
    """Find the names of watch lists in each reply; what fails here must not suppress the booklet."""
    nothing: list[frozenset[ListedName]] = [frozenset() for _ in replies]
    if desk.watched is None:
        return nothing
    try:
        with desk.store.read() as session:
            names = desk.watched(session)
        return [names.found([reply.document]) for reply in replies]
    except Exception:
        log.exception("watching_broke")
        return nothing


def _replies(desk: Desk, paper: Paper, fetched: Fetched) -> list[BookletReply]:
    """Judge every reply, each with a budget of its own; stock phrases of the booklet weigh less."""
    with desk.store.read() as session:
        topics = desk.topics(session)
    try:
        common = desk.understanding.common(fetched.documents, Budget(desk.paper_seconds))
    except TooMuchWork as error:
        log.warning("booklet_not_counted", error=str(error))
        common = {}
    return [_judged(desk, paper, fetched, one, topics, common) for one in fetched.documents]


def _judged(
    desk: Desk,
    paper: Paper,
    fetched: Fetched,
    document: Document,
    topics: TopicLines,
    common: Common,
) -> BookletReply:
    budget = Budget(desk.paper_seconds)
    issued = document.published or paper.published
    found: tuple[Match, ...] = ()
    try:
        found = strongest(desk.understanding.match(topics, document, budget))
        understood = desk.understanding.summarise(document, issued, budget, common)
    except TooMuchWork as error:
        log.warning("set_aside", number=document.number, error=str(error))
        if not found:
            headline = Budget(desk.paper_seconds)
            found = desk.understanding.match_title(topics, document.title, headline)
        return BookletReply(document, found, Understood(), set_aside.mark(fetched.bytes_sha, error))
    return BookletReply(document, found, understood)


def _store_reply(
    session: Session, paper: Paper, fetched: Fetched, reply: BookletReply, now: datetime
) -> int:
    url, document = fetched.rendition.url, reply.document
    key = reply_key(document)
    asked = question_key(
        document.fields.get("question_serial", ""), document.fields.get("session", "")
    )
    listing = Listing(
        source=paper.source,
        url=f"{url}#{document.number}",
        title=document.title,
        language=document.language,
        keys=tuple(k for k in (key, asked, f"url:{url}#{document.number}") if k),
        published=document.published or paper.published,
        number=document.number,
    )
    kept = identities.remember(
        session, listing, index_url=None, now=now, baseline=paper.baseline, previous_check_at=None
    )
    judgements.mark_booklet(session, kept.paper_id, url)
    gist = TextGist(kept.rendition_id, document, reply.understood, reply.given_up, fetched)
    store_understood(session, kept.paper_id, [gist], now, matches=reply.matches)
    judgements.judged(
        session, kept.paper_id, now, reason="baseline" if paper.baseline else "booklet"
    )
    appointments.schedule_reading(session, kept.paper_id, None)  # it is read with its booklet
    return kept.paper_id


def _store_cover(
    desk: Desk,
    session: Session,
    paper: Paper,
    fetched: Fetched,
    replies: Sequence[BookletReply],
    now: datetime,
    watched: Mapping[int, frozenset[ListedName]],
) -> None:
    """Store the booklet itself: how many replies, how many on each topic, the best five."""
    first = replies[0].document
    scored = [
        (match, reply.document, reply.understood.bullets)
        for reply in replies
        for match in reply.matches
        if match.level == "substantive"
    ]
    scored.sort(key=lambda item: -item[0].score)
    best: dict[str, Match] = {}
    for match, _, _ in scored:
        held = best.get(match.topic)
        best[match.topic] = (held or match)._replace(hits=(held.hits if held else 0) + 1)
    bullets = cover_bullets(scored)
    prefix = "".join(ch for ch in (first.number or "") if ch.isalpha())
    cover = Document(
        kind="plain",
        language=first.language,
        title=paper.title or prefix,
        issuer=first.issuer,
        published=first.published,
        fields={"form": "booklet", "replies": str(len(replies)), "prefix": prefix},
        sections=(Section(None),),
        coverage=1.0,
        notes=tuple(one for one in first.notes if pictured_share([one])),
    )
    rendition_id = fetched.rendition.id
    assert rendition_id is not None
    gist = TextGist(rendition_id, cover, Understood(bullets), fetched=fetched)
    store_understood(session, paper.id, [gist], now, matches=tuple(best.values()))
    if paper.baseline:
        for reply_id, entries in watched.items():
            watch_hits.keep(session, reply_id, entries, now, told=True)
        judgements.judged(session, paper.id, now, reason="baseline")
    else:
        also = watch_hits.places(session, {one for found in watched.values() for one in found})
        reason = alerts.tell(desk, session, paper.id, now, also=also, before=paper)
        watch_hits.tell(desk, session, paper, watched, now)
        judgements.judged(session, paper.id, now, reason=reason)
        if cover.notes:  # some pages are pictures: they are read when nothing else is to be done
            scans.anew(session, [rendition_id])
            scans.want(session, [rendition_id])
    appointments.schedule_reading(session, paper.id, None)


def cover_bullets(scored: Sequence[Scored]) -> tuple[Bullet, ...]:
    """Give the bullets of a booklet's cover: of its five best replies one each.

    Everybody reads those five: topics that ship choose them, whatever a workspace's own would prefer.
    """
    everybodys = [one for one in scored if one[0].topic in SHIPPED]
    everybodys.sort(key=lambda item: -item[0].score)
    return tuple(replace(b[0], cites=(d.number or "",)) for _, d, b in _best(everybodys))


def _best(scored: Sequence[Scored]) -> list[Scored]:
    """Choose the best replies, topic by topic in turn; the same answer is shown once."""
    texts = {d.number or "": _text(d) for _, d, _ in scored}
    leaders = {key: group[0] for group in same_answers(texts) for key in group}
    queues: dict[str, list[Scored]] = defaultdict(list)
    for item in scored:
        if item[2]:
            queues[item[0].topic].append(item)
    seen: set[str] = set()
    chosen: list[Scored] = []
    for rank in zip_longest(*queues.values()):
        for item in rank:
            serial = (item[1].number or "") if item else ""
            if item and leaders.get(serial, serial) not in seen and len(chosen) < BEST:
                seen.add(leaders.get(serial, serial))
                chosen.append(item)
    return sorted(chosen, key=lambda item: -item[0].score)


def _text(document: Document) -> str:
    return "\n".join(text for _, text in paragraphs(document)[1:])


def thread_rest(
    desk: Desk, session: Session, paper_id: int, replies: list[int], now: datetime
) -> int:
    """Enqueue, behind a booklet's message in each channel, its further replies topic by topic.

    Idempotent: a page of the thread is enqueued once, and edited where its words have changed.
    """
    told = [one for one in tellings.alerts_of(session, paper_id) if one.how == "alert"]
    if not told:
        return 0
    names = desk.names(session)
    booklet = papers.paper(session, paper_id)
    held = papers.papers(session, replies)
    made: dict[tuple[str, Language, tuple[str, ...]], list[tuple[str, int]]] = {}
    for one in told:
        words = told_in(booklet, one.preference, now)
        which = (one.platform, words.language, one.topics)
        if which not in made:
            cover = compose(booklet, words, names, topics=one.topics, archive=desk.archive)
            rests = _rests(cover, held, names, now, desk.archive)
            made[which] = _pages(desk, session, one, words.language, rests)
        for place, message in made[which]:
            key = f"booklet:{paper_id}:{one.channel_id}:{place}"
            before = tellings.standing(session, [key]).get(key)
            posting.bring(
                session, key, before, message, now,
                channel_id=one.channel_id, behind=one.delivery_id,
            )  # fmt: skip
    return sum(len(pages) for pages in made.values())


def _pages(
    desk: Desk, session: Session, told: Told, language: Language, rests: Sequence[Rest]
) -> list[tuple[str, int]]:
    """Keep the messages of a thread: the place of each in it, and its number."""
    return [
        (
            f"{rest.reason.topic}:{page}",
            posting.keep(desk, session, told.platform, language, payload, told.topics),
        )
        for rest in rests
        for page, payload in enumerate(desk.renderers[told.platform].rest(rest))
    ]


def _rests(
    cover: Alert,
    held: list[Paper],
    names: Mapping[str, TopicName],
    now: datetime,
    archive: str | None,
) -> list[Rest]:
    """Put each reply that the cover does not show under that of its topics which it is most about."""
    shown = {cite for bullet in cover.bullets for cite in bullet.cites}
    wanted = {reason.topic for reason in cover.reasons if reason.level == "substantive"}
    by_topic: dict[str, list[tuple[Match, Paper]]] = defaultdict(list)
    for paper in held:
        main = [m for m in paper.matches if m.level == "substantive" and m.topic in wanted]
        if main and paper.number not in shown:
            best = max(main, key=lambda match: match.score)
            by_topic[best.topic].append((best, paper))
    found = []
    for reason in cover.reasons:
        ranked = sorted(by_topic[reason.topic], key=lambda item: -item[0].score)
        listed = [(paper, (reason.topic,)) for _, paper in ranked]
        if listed:
            kept = digest_rows.rows(listed, cover.language, names, now, archive)
            found.append(Rest(cover, reason, tuple(row for _, row in kept)))
    return found
