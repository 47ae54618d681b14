"""This file says what is worked out of published pages and files, and how that is asked for.

Published text is hostile: one page can be made to keep a program busy for hours. So the running
program asks through `Understanding`, and `bot/engines/worker.py` answers from a process that is ended when
one paper has used up its budget. `bot/engines/inline.py` does the same work where it is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol

from scrapers.items import Document, Language, Matter, Reading
from storage.records import Bullet, Commitment, Figure, Happening, Match, Reference

if TYPE_CHECKING:  # named in questions, made by whoever asks them
    from bot.topics.terms import Topic
    from scrapers.source import Index, Page, Source

SECONDS = 10.0  # of work that understanding one paper may take, unless the operator says otherwise


@dataclass(slots=True)
class Budget:
    """The seconds of work that one paper may still cost, all its files and questions together."""

    left: float


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a paper before its file is read: evidence where its text is silent."""

    kind: str | None = None
    published: date | None = None
    title: str | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """What one file holds; the reading's blocks are left behind, for the documents hold their text."""

    reading: Reading
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """A topic that people wrote: its key, its name and its line."""

    key: str
    name: str
    line: str


@dataclass(frozen=True, slots=True)
class TopicLines:
    """Every topic that people wrote, as of one version of them; the shipped ones come with it."""

    version: str = ""
    own: tuple[OwnTopic, ...] = ()


def own_topics(lines: TopicLines) -> list[Topic]:
    """Give people's own topics; the shipped ones stand before them."""
    from bot.topics.lines import parse_topic  # for who matches: who asks for it reads no line

    return [parse_topic(one.line, key=one.key, name=one.name) for one in lines.own]


@dataclass(frozen=True, slots=True)
class Understood:
    """What one text says: bullets, commitments, wording it lacks, what it refers to, programmes' figures and history.

    `matters` is what a committee waits for, by its own list or by the minutes of its meeting.
    """

    bullets: tuple[Bullet, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    not_found: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    figures: tuple[Figure, ...] = ()
    happenings: tuple[Happening, ...] = ()
    matters: tuple[Matter, ...] = ()


Became = Literal["done", "part", "under_way", "moved"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One sentence that may show what became of a commitment; `to` is the day it was moved to."""

    kind: Became
    sentence: str
    cites: tuple[str, ...] = ()
    to: date | None = None


@dataclass(frozen=True, slots=True)
class Restated:
    """A commitment that was made later, with the day by which it is due."""

    quote: str
    due: date | None
    made: date | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is to be compared: a commitment, and a later paper or later commitments if there are any.

    `made` is the day it came out, `bodies` are the keys of who promised it, `title` is that of the
    paper that did; `issuers` are the keys of whose the later paper is, `same_title` says that it is
    called the same. `before` is what stands before the commitment in its paragraph.
    """

    quote: str
    title: str
    due: date | None = None
    made: date | None = None
    bodies: tuple[str, ...] = ()
    later: Document | None = None
    issuers: tuple[str, ...] = ()
    same_title: bool = False
    restated: tuple[Restated, ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """Which programmes a commitment names, what was seen of it, and of each later one whether it moves it."""

    programmes: tuple[str, ...] = ()
    seen: tuple[Sighting, ...] = ()
    moved: tuple[Sighting | None, ...] = ()


Common = Mapping[
    int, int
]  # how many of a booklet's replies hold a sentence, by the sentence's mark


class Understanding(Protocol):
    """Whoever works out what is published; raises TooMuchWork where the budget does not suffice."""

    def index(self, source: Source, page: Page) -> Index:
        """Say what an index page lists; raises a ScrapeError."""
        ...

    def read(self, page: Page, hints: Hints, budget: Budget) -> Text:
        """Read a file into documents; raises a ReadError."""
        ...

    def match(self, topics: TopicLines, document: Document, budget: Budget) -> tuple[Match, ...]:
        """Give the topics that a text concerns, the highest score first."""
        ...

    def match_title(self, topics: TopicLines, title: str, budget: Budget) -> tuple[Match, ...]:
        """Give the topics of a headline by itself."""
        ...

    def common(self, documents: Sequence[Document], budget: Budget) -> Common:
        """Count the sentences that recur in a booklet."""
        ...

    def summarise(
        self,
        document: Document,
        issued: date | None,
        budget: Budget,
        common: Common | None = None,
    ) -> Understood:
        """Give a text's bullets and commitments; `issued` is the day from which its dates count."""
        ...

    def compare(self, asked: Comparison, budget: Budget) -> Compared:
        """Compare a commitment with what was published since."""
        ...


def address(page: Page) -> str | None:
    """Give where a page stands on the web; a file from a disk has only its name."""
    return page.url if "://" in page.url else None


def strongest(found: Iterable[Match]) -> tuple[Match, ...]:
    """Keep the best match of each topic, of those that a paper's languages gave."""
    best: dict[str, Match] = {}
    for match in found:
        held = best.get(match.topic)
        if held is None or _rank(match) > _rank(held):
            best[match.topic] = match
    return tuple(best.values())


def _rank(match: Match) -> tuple[bool, float]:
    return match.level == "substantive", match.score
