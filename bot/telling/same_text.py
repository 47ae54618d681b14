"""This file finds papers told lately whose text is that of another, word for word."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.contents.duplicates import same_text
from bot.contents.revisions import paragraphs
from scrapers.items import Document, Language
from storage.published import papers
from storage.records import Paper
from storage.told import tellings

LATELY = timedelta(days=1)  # a copy is put up within minutes, or the next morning
MOST = 60  # papers told lately that one is compared with


def told_before(session: Session, paper: Paper, now: datetime) -> tuple[int, ...]:
    """Give the papers of the last day that posts told of, and that say the same in every language."""
    mine = _texts(paper)
    if not mine:
        return ()
    lately = tellings.posted_since(session, now - LATELY, MOST)
    others = papers.papers(session, [one for one in lately if one != paper.id])
    return tuple(one.id for one in others if _is_same(mine, _texts(one)))


def _is_same(mine: dict[Language, list[str]], theirs: dict[Language, list[str]]) -> bool:
    both = mine.keys() & theirs.keys()
    return bool(both) and all(same_text(mine[one], theirs[one]) for one in both)


def _texts(paper: Paper) -> dict[Language, list[str]]:
    held = {one.language: one.document for one in paper.renditions if one.document is not None}
    return {language: _lines(document) for language, document in held.items()}


def _lines(document: Document) -> list[str]:
    return [text for place, text in paragraphs(document) if place != "title"]
