"""This file brings a paper's files, reads them, and hands what they say to judgement."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.contents.understanding import Budget, Hints
from bot.desk import Desk
from bot.topics.list_titles import says_nothing
from bot.watching import copies, crosschecks, reissues, set_aside, twins
from bot.watching.booklets import store_booklet
from bot.watching.fetched import Fetched
from bot.watching.judgement import judge
from scrapers.readers.errors import ReaderLimit, ReadError, TooMuchWork, UnsupportedFormat
from scrapers.source import NotFound, Page, ScrapeError
from storage.published import papers
from storage.records import Paper, Rendition
from storage.watched import appointments

_LINKED = re.compile(rb"info\.gov\.hk/gia/general/\d{6}/\d{2}/(P\d{9,13}c?)p?\.htm")
_MOST_LINKED = 1_000_000  # bytes of a page that are looked through for links
RETRIES = tuple(timedelta(minutes=m) for m in (1, 3, 10, 30, 120, 360, 1440))
LAST_TRY = timedelta(days=7)  # after a paper was first seen
log = structlog.get_logger()


def process(desk: Desk, paper_id: int) -> None:
    """Bring, read, judge and tell one paper.

    Done? What is stored with the same bytes is not stored again. Do: everything slow happens before
    the transaction. Stamp: revision, matches, summary, messages and deliveries are one commit; a
    crash before it leaves the reading due, a crash after it leaves nothing to do.
    """
    with desk.store.read() as session:
        paper = papers.paper(session, paper_id)
    with structlog.contextvars.bound_contextvars(paper=paper.id):
        _process(desk, paper)


def _process(desk: Desk, paper: Paper) -> None:
    fetched = [
        fetch(desk, paper, r) for r in paper.renditions if r.language != "zh-Hans" or _alone(paper)
    ]
    fetched.extend(_twins(desk, paper, fetched))
    now = desk.clock()
    if crosschecks.repeats(desk, paper, [gia for one in fetched for gia in one.releases], now):
        return
    booklet = next((one for one in fetched if len(one.documents) > 1), None)
    if booklet is not None:
        with desk.store.write() as session:
            if copies.joined(desk, session, paper, [booklet], now) is not None:
                return
        store_booklet(desk, paper, booklet, now)
        return
    judged = judge(desk, paper, fetched, now)
    with desk.store.write() as session:
        if copies.joined(desk, session, paper, fetched, now) is not None:
            return  # it is that paper's news now
        if twins.joined(session, paper, fetched, now) is not None:
            return  # both halves are read again as one
        if reissues.joined(session, paper, fetched, now) is not None:
            return  # told under the other id already, or will be: its link is mended
        judged.store(session)
        later = retry_at(paper, fetched, now)
        if judged.waits_until is not None:
            later = min(later or judged.waits_until, judged.waits_until)
        appointments.schedule_reading(session, paper.id, later)
        if paper.breaks:
            appointments.held(session, paper.id)


def tell_by_title(desk: Desk, paper_id: int, error: Exception) -> None:
    """Judge and tell a paper by its titles alone, since our own work on its texts breaks.

    They are set aside by name: another version of the program reads them again.
    """
    with desk.store.read() as session:
        paper = papers.paper(session, paper_id)
    problem = set_aside.broken(error)
    bare = replace(paper, renditions=tuple(replace(r, document=None) for r in paper.renditions))
    fetched = [Fetched(one, problem=problem) for one in bare.renditions]
    now = desk.clock()
    judged = judge(desk, bare, fetched, now)
    log.warning("set_aside", paper=paper.id, error=problem)
    with desk.store.write() as session:
        judged.store(session)
        appointments.schedule_reading(session, paper.id, judged.waits_until)


def fetch(desk: Desk, paper: Paper, rendition: Rendition) -> Fetched:
    """Bring one rendition and read it; every failure comes back by name."""
    source = desk.sources.get(rendition.source or paper.source)
    hosts = source.hosts if source else frozenset()
    try:
        url = source.text_at(rendition.url) if source else rendition.url
        answer = desk.door.get(url, hosts=hosts)
        if answer.page is None:
            return Fetched(rendition, problem="Unreachable", again=True)
        found = understand(desk, answer.page, rendition, paper)
        return replace(found, releases=linked(answer.page.body))
    except NotFound as error:
        return Fetched(rendition, problem=str(error), again=True, gone=True)
    except ScrapeError as error:
        return Fetched(rendition, problem=f"{type(error).__name__}: {error}", again=True)
    except Exception as error:  # whatever a file does to a reader, others go on
        log.exception("reader_broke", url=rendition.url)
        return Fetched(rendition, problem=f"{type(error).__name__} in our reader", again=True)


def linked(body: bytes) -> tuple[str, ...]:
    """Give the ids of the press releases that a page links to, each once."""
    found = _LINKED.findall(body[:_MOST_LINKED])
    return tuple(dict.fromkeys(one.decode("ascii") for one in found))


def understand(desk: Desk, page: Page, rendition: Rendition, paper: Paper) -> Fetched:
    """Read bytes into documents; those that this version gave up before are not read again."""
    sha = hashlib.sha256(page.body).hexdigest()
    if rendition.document is None and set_aside.given_up(rendition.problem, sha):
        return Fetched(rendition, problem=rendition.problem, bytes_sha=sha, size=len(page.body))
    budget = Budget(desk.paper_seconds)
    listed = None if says_nothing(rendition.title) else rendition.title  # "Paper.pdf" is no help
    hints = Hints(rendition.hint, paper.published, listed or None, rendition.language)
    try:
        text = desk.understanding.read(page, hints, budget)
    except TooMuchWork as error:
        log.warning("set_aside", url=page.url, error=str(error))
        problem = set_aside.mark(sha, error)
        return Fetched(rendition, problem=problem, bytes_sha=sha, size=len(page.body))
    except ReadError as error:
        hopeless = isinstance(error, UnsupportedFormat | ReaderLimit)  # others are mended by sites
        return Fetched(
            rendition, problem=str(error), bytes_sha=sha, size=len(page.body), again=not hopeless
        )
    size = len(page.body)
    return Fetched(rendition, text.documents, text.reading, sha, size, budget=budget)


def _alone(paper: Paper) -> bool:
    return not any(r.language == "zh-Hant" for r in paper.renditions)


def _twins(desk: Desk, paper: Paper, fetched: Iterable[Fetched]) -> list[Fetched]:
    """Read the other languages that the pages themselves state, and remember them as renditions."""
    held = {r.language for r in paper.renditions}
    found: list[Fetched] = []
    for one in list(fetched):
        if one.reading is None:
            continue
        for language, url in one.reading.twins.items():
            if language in held or language == "zh-Hans":
                continue
            held.add(language)
            twin = Rendition(language, url, "", source=one.rendition.source)
            brought = fetch(desk, paper, twin)
            if brought.documents:
                title = brought.documents[0].title
                found.append(replace(brought, rendition=replace(twin, title=title)))
    return found


def retry_at(paper: Paper, fetched: Iterable[Fetched], now: datetime) -> datetime | None:
    """Say when a paper is read again: never, if every rendition came or will never come.

    After the first tries once a day, for a week: a file that was broken is put right some day.
    """
    if not any(one.again for one in fetched):
        return None
    tries = max((r.attempts for r in paper.renditions), default=0)
    if tries < len(RETRIES):
        return now + RETRIES[tries]
    return now + RETRIES[-1] if now - paper.first_seen_at < LAST_TRY else None
