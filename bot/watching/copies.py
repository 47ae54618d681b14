"""This file joins papers whose files are the same, byte for byte, before anybody is told of both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog
from sqlmodel import Session

from bot.contents import titles
from bot.contents.revisions import paragraphs
from bot.desk import Desk
from bot.watching import crosschecks
from bot.watching.fetched import Fetched
from scrapers.text import is_cjk
from storage.published import identities, papers, renditions
from storage.records import Paper, Rendition
from storage.watched import appointments

FILES = frozenset({"pdf", "docx", "pptx"})  # a page of a site is a shell round its words, no file
LEAST_LETTERS = 400  # a form to fill in says less; a Chinese character counts as three letters
NUMBERED = ("legco:", "estimates:", "lcq:", "gia:")  # a paper has one of each series, or none
log = structlog.get_logger(__name__)


def joined(
    desk: Desk, session: Session, paper: Paper, fetched: Sequence[Fetched], now: datetime
) -> int | None:
    """Give what was read to the paper that has the same file already, if that is the same work.

    Done? A rendition that was read before proves nothing new: sites put wrong files in the place of
    right ones. Do: merge, and let the one that stays be read where it has an untold side. Stamp: the
    file's key, in the caller's transaction; a crash before its commit leaves the reading due. Gives
    the paper that stays, None where nothing joins.
    """
    for one in fetched:
        if not _substantial(one):
            continue
        owner = identities.claim_key(session, f"file:{one.bytes_sha}", paper.id)
        if owner == paper.id or one.rendition.revision_id is not None:
            continue
        other = papers.paper(session, owner)
        if _one_work(session, paper, one, other):
            log.info("same_file", paper=paper.id, owner=owner)
            return _merge(desk, session, paper, other, now)
    return None


def _substantial(one: Fetched) -> bool:
    """Say whether a file says enough for its bytes to be those of one work only."""
    if one.reading is None or one.reading.media not in FILES or not one.bytes_sha:
        return False
    letters = 0
    for document in one.documents:
        for _, text in paragraphs(document):
            letters += sum(3 if is_cjk(letter) else letter.isalnum() for letter in text)
            if letters >= LEAST_LETTERS:
                return True
    return False


def _one_work(session: Session, paper: Paper, one: Fetched, other: Paper) -> bool:
    """Say whether two papers with one file are one work: never two of different numbers.

    What one site lists twice must have one title too; so must what is for different meetings.
    """
    if not _same_language(session, one.rendition, other, one.bytes_sha):
        return False
    if paper.number and other.number and paper.number != other.number:
        return False
    for series in NUMBERED:
        mine, theirs = (
            {key for key in each.keys if key.startswith(series)} for each in (paper, other)
        )
        if mine and theirs and not mine & theirs:
            return False
    days = {each.meeting_date for each in (paper, other) if each.meeting_date is not None}
    sources = [{r.source or each.source for r in each.renditions} for each in (paper, other)]
    apart = sources[0].isdisjoint(sources[1])
    return (apart and len(days) < 2) or bool(_titles(paper) & _titles(other))


def _same_language(session: Session, rendition: Rendition, other: Paper, sha: str) -> bool:
    """Say whether the other paper has these bytes in the same language, or one file for both."""
    held = renditions.languages_of_file(session, other.id, sha)
    return rendition.language in held or bool(
        held and ("bilingual" in rendition.notes or len(held) > 1)
    )


def _titles(paper: Paper) -> set[str]:
    plain = (titles.plain_title(rendition.title) for rendition in paper.renditions)
    return {title for title in plain if titles.telling_enough(title)}


def _merge(desk: Desk, session: Session, paper: Paper, other: Paper, now: datetime) -> int:
    """Make one paper of two: a main source's side has the say, and what it shows new is news."""
    cross = crosschecks.crosschecks(desk)
    sides = sorted((paper, other), key=lambda each: (each.source in cross, each.id))
    main, copy = sides
    survivor = identities.merge(session, paper.id, other.id)
    known = copy.source in cross and main.source not in cross and copy.baseline
    if known and not main.baseline and main.judged_at is None:
        identities.take_over(session, survivor, main.source, news_at=now)
        return survivor
    if main.source not in cross:
        identities.take_over(session, survivor, main.source)
    kept = papers.paper(session, survivor)
    unread = any(r.revision_id is None and r.language != "zh-Hans" for r in kept.renditions)
    due = kept.judged_at is None or unread
    appointments.schedule_reading(session, survivor, now if due and not kept.baseline else None)
    return survivor
