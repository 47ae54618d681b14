"""This file finds what lately told a channel of a text that another paper says as well, letter for letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from scrapers.items import Document, Language
from scrapers.ocr_marks import pages_of
from scrapers.text import fold, is_cjk
from storage.documents import body_sha
from storage.published import papers, passages
from storage.records import Paper
from storage.told import tellings

LATELY = timedelta(days=4)  # a copy is put up within minutes, or behind a long weekend
MOST = 300  # posts of that time that are looked through
NEAREST = 3  # papers as long as one whose texts are compared with it
LEAST = 250  # letters, each Chinese one counted thrice, that a text must say
LONGEST = 200_000  # letters of a text that is compared: it is done while others wait to write


@dataclass(frozen=True, slots=True)
class Copied:
    """A paper that a post told a channel of, and the languages in which both say the same."""

    paper_id: int
    languages: frozenset[Language]


def told_before(
    session: Session, paper: Paper, channel_ids: Sequence[int], now: datetime
) -> dict[int, tuple[Copied, ...]]:
    """Give, by channel, the papers that a post told it of lately and that say all that a paper says.

    That is in each language that both have, and nothing else: a translation is the same work. The title
    counts as well where the source is the same: one source means two works by two titles.
    """
    mine = _texts(paper)
    if not channel_ids or not mine or not all(_comparable(one) for one in mine.values()):
        return {}
    posted = tellings.posted_since(session, channel_ids, now - LATELY, MOST)
    others = list(dict.fromkeys(other for _, other in posted if other != paper.id))
    near: dict[int, None] = {}
    for language, text in mine.items():
        size = passages.letters(text)
        near |= dict.fromkeys(passages.as_long(session, others, language, size, NEAREST))
    said = {language: body_sha(text) for language, text in mine.items()} if near else {}
    found = papers.papers(session, list(near))
    same = {one.id: Copied(one.id, _shared(paper, mine, said, one)) for one in found}
    by_channel: dict[int, list[Copied]] = defaultdict(list)
    for channel, other in posted:
        if other in same and same[other].languages:
            by_channel[channel].append(same[other])
    return {channel: tuple(copies) for channel, copies in by_channel.items()}


def _shared(
    paper: Paper, mine: Mapping[Language, Document], said: Mapping[Language, str], other: Paper
) -> frozenset[Language]:
    """Give the languages in which another paper says the same as this one; none where it differs in any."""
    theirs = _texts(other)
    both = mine.keys() & theirs.keys()
    same = all(
        _comparable(theirs[language])
        and body_sha(theirs[language]) == said[language]
        and (paper.source != other.source or _title(mine[language]) == _title(theirs[language]))
        for language in both
    )
    return frozenset(both) if same else frozenset()


def _comparable(text: Document) -> bool:
    """Say whether a text is long enough to be known again, and was read whole, from letters."""
    words = "".join(one.text for section in text.sections for one in section.paragraphs)
    words += "".join(one.answer for one in text.exchanges)
    told = sum((3 if is_cjk(letter) else 1) for letter in words if letter.isalnum())
    return not text.notes and not pages_of(text) and told >= LEAST and len(words) <= LONGEST


def _title(text: Document) -> str:
    return "".join(fold(text.title).split())


def _texts(paper: Paper) -> dict[Language, Document]:
    return {one.language: one.document for one in paper.renditions if one.document is not None}
