"""This file scores lookups: what a query finds among the real replies, against their letters read one by one."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlmodel import Session

from bot.answering.finding.lookups import Query, look_up
from scrapers.items import Document
from scrapers.numbering import reference_keys
from scrapers.text import fold
from storage.database import open_store
from storage.schema import migrate
from tests.evaluation.replies import replies
from tests.evaluation.rows import OURS_ASIDE, Row, Tally, labels
from tests.storage.made import listing, read, remember

PART = "lookups"
MOST = 200
_WAYS = ("{serial}", "{lower}", "{prefix} {no}", "{prefix} {digits}")


def rows() -> list[Row]:
    """Give precision and recall of words, and how often a reference opens its reply."""
    if not replies():
        return []
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'lookups.db'}"
        migrate(url)
        store = open_store(url)
        try:
            with store.write() as session:
                for serial, document in replies().items():
                    _keep(session, serial, document)
            with store.read() as session:
                return list(_rows(session))
        finally:
            store.close()


def _keep(session: Session, serial: str, document: Document) -> None:
    keys = tuple(reference_keys(serial)[:1]) or (f"reply:{serial}",)
    kept = remember(session, listing(serial, "zh-Hant", title=document.title, keys=keys))
    read(session, kept.rendition_id, document)


def _rows(session: Session) -> Iterable[Row]:
    ours = labels("lookups.json")
    texts = {serial: _text(document) for serial, document in replies().items()}
    literal = {query: [query.removeprefix("-also ").lstrip("=")] for query in ours["literal"]}
    for what, queries in (("literal", literal), ("widened", ours["widened"])):
        tally = Tally()
        for query, terms in queries.items():
            got = _found(session, query, MOST)
            for serial, text in texts.items():
                tally.add(_holds(text, terms), serial in got)
        yield from tally.rows(PART, f"{what} queries", 0.98, 0.99, OURS_ASIDE)
    opened = [
        _found(session, typed, 5)[:1] == [serial]
        for typed, serial in _references(texts, ours["references"])
    ]
    yield Row(PART, "references open their reply", sum(opened), len(opened), 0.99, OURS_ASIDE)


def _found(session: Session, query: str, most: int) -> list[str]:
    """Give the serials of the replies that a query finds, the best first."""
    hits = look_up(session, Query(query, limit=most)).hits
    return [Path(hit.url).stem for hit in hits]


def _references(texts: Mapping[str, str], count: int) -> Iterable[tuple[str, str]]:
    for at, serial in enumerate(list(texts)[:count]):
        prefix, digits = serial[:4], serial[4:]
        yield (
            _WAYS[at % len(_WAYS)].format(
                serial=serial, lower=serial.lower(), prefix=prefix, no=int(digits), digits=digits
            ),
            serial,
        )


def _text(document: Document) -> str:
    said = [f"{one.question}\n{one.answer}" for one in document.exchanges]
    held = [paragraph.text for section in document.sections for paragraph in section.paragraphs]
    heads = [section.heading or "" for section in document.sections]
    return fold("\n".join([document.title, *said, *heads, *held]))


def _holds(text: str, terms: Iterable[str]) -> bool:
    """Say whether a folded text holds one of the terms; a Latin one as a word, one or many."""
    for term in map(fold, terms):
        if not term.isascii():
            found = term in text
        else:
            found = (
                re.search(rf"(?<![a-z0-9]){re.escape(term)}(?:s|es)?(?![a-z0-9])", text) is not None
            )
        if found:
            return True
    return False
