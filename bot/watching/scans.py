"""This file reads the pictures of papers, whole ones and single pages: one paper at a time, after each was told."""

from __future__ import annotations

import hashlib

import structlog

from bot.contents.understanding import Budget, Hints
from bot.desk import Desk, PictureReader
from bot.watching import pictured_booklets
from bot.watching.fetched import Fetched
from bot.watching.judgement import judge
from bot.watching.pictures import pages_added, text_of
from bot.watching.reading import LAST_TRY, RETRIES
from scrapers.items import NO_TEXT, Document
from scrapers.readers.errors import ReadError
from scrapers.source import Page, ScrapeError, Unreachable
from storage.documents import text_sha
from storage.published import papers, scans
from storage.records import Paper, Rendition
from storage.watched import appointments

log = structlog.get_logger(__name__)


def read_one(desk: Desk) -> bool:
    """Read the pictures of the next paper that waits; say whether its text is known now.

    Done? It is noted as tried before anything is read: whatever ends us is not tried again; where only
    the site failed, the paper's next look, tomorrow's at the latest, has it wait again. Do: the
    letters are found in a limited process of low priority, on pages without text only. Stamp: what
    they say is stored, and the alert edited, in one commit; a crash before it leaves the paper told
    by its title, or by the pages that have text.
    """
    pictures = desk.pictures
    if pictures is None:
        return False
    with desk.store.write() as session:
        turn = scans.waiting(session)
        if turn is None:
            return False
        paper_id, rendition_id = turn
        scans.tried(session, rendition_id)
        paper = papers.paper(session, paper_id)
    rendition = next((one for one in paper.renditions if one.id == rendition_id), None)
    if rendition is None:
        return False
    try:
        return _read(desk, pictures, paper, rendition)
    except ReadError as error:
        log.warning("pictures_not_read", url=rendition.url, error=str(error))
    except ScrapeError as error:
        log.warning("pictures_not_brought", url=rendition.url, error=str(error))
        with desk.store.write() as session:
            scans.put_off(session, rendition_id)
            if (now := desk.clock()) - paper.first_seen_at < LAST_TRY:
                # nobody may have been told of it: then nothing else looks at it again
                appointments.read_again_by(session, paper_id, now + RETRIES[-1])
    return False


def _read(desk: Desk, pictures: PictureReader, paper: Paper, rendition: Rendition) -> bool:
    source = desk.sources.get(rendition.source or paper.source)
    answer = desk.door.get(rendition.url, hosts=source.hosts if source else frozenset())
    if answer.page is None:
        raise Unreachable(f"{rendition.url}: the site sent no page")
    body = answer.page.body
    budget = Budget(desk.paper_seconds)
    hints = Hints(rendition.hint, paper.published, rendition.title or None, rendition.language)
    sha, held = hashlib.sha256(body).hexdigest(), rendition.document
    if held is not None and NO_TEXT not in held.notes:
        if sha != rendition.bytes_sha and not _says_the_same(desk, answer.page, hints, held):
            raise Unreachable(f"{rendition.url}: the site has another file now")
        text = pages_added(pictures, desk.understanding, answer.page, held, budget)
    else:
        text = text_of(pictures, desk.understanding, answer.page, hints, budget)
    if text is None:
        log.info("pictures_without_letters", url=rendition.url)
        return False
    fetched = Fetched(rendition, text.documents, text.reading, sha, len(body), budget=budget)
    if pictured_booklets.is_cover(held):
        pictured_booklets.store(desk, paper, fetched, desk.clock())
        log.info("pictures_read", url=rendition.url)
        return True
    judged = judge(desk, paper, [fetched], desk.clock())
    with desk.store.write() as session:
        judged.store(session)
    log.info("pictures_read", url=rendition.url)
    return True


def _says_the_same(desk: Desk, page: Page, hints: Hints, held: Document) -> bool:
    """Say whether another file has the text that we hold: some sites write each answer anew."""
    found = desk.understanding.read(page, hints, Budget(desk.paper_seconds)).documents
    return len(found) == 1 and text_sha(found[0]) == text_sha(held)
