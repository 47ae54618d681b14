"""This file names what the pipeline works with: the store, the door, the judgement, the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from bot.contents.understanding import SECONDS, TopicLines, Understanding
from bot.engines.recent import Recent
from storage.records import Bullet, Payload

if TYPE_CHECKING:  # named here, loaded by whoever works with them
    from sqlmodel import Session

    from bot.messages.alerts import Alert, Digest, Revision, TopicName, Withdrawal
    from bot.messages.briefings import Briefing
    from bot.messages.file_forms import Form
    from bot.messages.gatherings import Rest, Sitting
    from bot.secrets import Seal
    from bot.topics.matcher import Matcher
    from bot.topics.watched import WatchedNames
    from scrapers.fetch import Answer
    from scrapers.items import Document, Language, Reading
    from scrapers.source import Page, Source
    from storage.database import Store


class Fetch(Protocol):
    """The door, as the pipeline sees it."""

    def get(
        self,
        url: str,
        *,
        hosts: frozenset[str],
        etag: str | None = None,
        last_modified: str | None = None,
        known: str | None = None,
        searches: frozenset[str] = frozenset(),
    ) -> Answer:
        """Fetch one address or raise a ScrapeError."""
        ...


class PictureReader(Protocol):
    """What finds the letters in a PDF's pictures."""

    def read(self, page: Page) -> Reading:
        """Read the pages without text and leave the others alone; raises a ReadError, takes seconds a page."""
        ...


class Renderer(Protocol):
    """How one platform turns what we wish to say into its own messages."""

    def alert(self, alert: Alert) -> Payload:
        """Render one paper."""
        ...

    def revision(self, revision: Revision) -> Payload:
        """Render what changed, for the thread."""
        ...

    def withdrawal(self, withdrawal: Withdrawal) -> Payload:
        """Render that a paper is gone, for the thread."""
        ...

    def digest(self, digest: Digest) -> Sequence[Payload]:
        """Render a digest: the parent first, then what goes into its thread."""
        ...

    def rest(self, rest: Rest) -> Sequence[Payload]:
        """Render the further replies of a booklet on one topic, for the thread."""
        ...

    def sitting(self, sitting: Sitting) -> Payload:
        """Render the questions of one day that are on a channel's topics."""
        ...

    def briefing(self, briefing: Briefing) -> Payload:
        """Render what some meetings bring, line by line."""
        ...

    def notice(self, text: str) -> Payload:
        """Render a plain word to people, such as an alarm."""
        ...


Bullets = tuple[Bullet, ...]


class Writer(Protocol):
    """What writes papers as a file, in pieces, each with how many stand in it so far."""

    def __call__(
        self, desk: Desk, ids: Sequence[int], language: Language, form: Form
    ) -> Iterator[tuple[str, int]]:
        """Write them."""
        ...


@dataclass(frozen=True)
class Desk:
    """What every story is given; `bot/wiring.py` builds it, tests build their own."""

    store: Store
    door: Fetch
    sources: Mapping[str, Source]
    understanding: Understanding
    topics: Callable[[Session], TopicLines]
    matcher: Callable[[Session], Matcher]
    names: Callable[[Session], Mapping[str, TopicName]]
    members: Callable[[Session], None]  # has this process know the Members as the store does
    rewrite: Callable[[Document, Bullets], Bullets]  # by the operator's language model, if any
    clock: Callable[[], datetime]
    renderers: Mapping[str, Renderer]
    backfill_days: int = 90  # whose papers are read though they were there before us
    health_channel: str | None = None
    archive: str | None = None  # the address of the archive, where it is on
    mails: bool = False  # mail is sent: its addresses are sealed by `seal`
    paper_seconds: float = SECONDS  # of work that understanding one paper may take
    seal: Seal | None = None  # what seals watch lists and mail addresses; None without keys
    watched: Callable[[Session], WatchedNames] | None = None  # the names of all watch lists
    pictures: PictureReader | None = None  # None without the extra for it
    file: Writer | None = None  # what writes the file of papers that chat hands over
    recent: Recent = field(default_factory=Recent, compare=False)  # what people were last shown
