"""This file visits the real sites once and says what held: robots, TLS, layout, validators, slugs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.calendar import hong_kong
from bot.contents.understanding import Understanding
from bot.engines.inline import Inline
from bot.messages.words import say
from scrapers.answers import Answer
from scrapers.items import Language
from scrapers.source import (
    EmptyListing,
    Index,
    LayoutChanged,
    NotFound,
    Page,
    ReaderBroke,
    RobotsForbid,
    ScrapeError,
    Source,
    TlsBroken,
    named,
)

PAGES_EACH = 4  # index pages asked of one source, the ones it leads to among them
_ADVICE: tuple[tuple[type[ScrapeError], str], ...] = (
    (RobotsForbid, "visit_robots"),
    (TlsBroken, "visit_tls"),
    (NotFound, "visit_moved"),
    (EmptyListing, "visit_empty"),
    (LayoutChanged, "visit_layout"),
    (ReaderBroke, "visit_broke"),
)


class Get(Protocol):
    """The door's question."""

    def __call__(
        self,
        url: str,
        *,
        hosts: frozenset[str],
        etag: str | None = None,
        last_modified: str | None = None,
        searches: frozenset[str] = frozenset(),
    ) -> Answer:
        """Fetch an address or raise a ScrapeError."""
        ...


@dataclass(slots=True)
class Visit:
    """What a few pages of one source were like."""

    source: str
    pages: int = 0
    listed: int = 0
    announced: int = 0
    skipped: int = 0
    rows: int = 0
    taken: int = 0
    passed: int = 0
    titled: int = 0  # of those listed, how many state a title, a day, the other language
    dated: int = 0
    twinned: int = 0
    forbidden: bool = False  # robots.txt says no to one of its pages
    absent: int = 0  # pages that may be missing, and are
    etag: bool = False
    last_modified: bool = False
    conditional: bool = False  # asked again with its validators, it says "not modified"
    language: Language = "en"  # in which it is said; errors of the program are English
    problems: list[str] = field(default_factory=list)
    few: str = ""  # the problem of too few rows
    advice: list[str] = field(default_factory=list)

    @property
    def held(self) -> bool:
        """Say whether everything was as we read it."""
        return not (self.problems or self.few)

    def words(self) -> str:
        """Say it in a line: what was found, then what failed, then what to change."""
        validators = [
            name
            for name, has in (("ETag", self.etag), ("Last-Modified", self.last_modified))
            if has
        ]
        language = self.language
        pieces = [
            say(
                "visit_found",
                language,
                pages=self.pages,
                listed=self.listed,
                announced=self.announced,
                skipped=self.skipped,
            ),
            (say("visit_and", language).join(validators) or say("visit_no_validators", language))
            + (say("visit_conditional", language) if self.conditional else ""),
        ]
        if self.absent:
            pieces.append(say("visit_absent", language, n=self.absent))
        few = [self.few] if self.few else []
        semicolon = "; " if language == "en" else "；"
        return semicolon.join([*pieces, *self.problems, *few, *self.advice])


def survey(
    get: Get,
    sources: Iterable[Source],
    now: datetime,
    keep: Callable[[str, Page], None],
    understanding: Understanding | None = None,
    language: Language = "en",
) -> Iterator[Visit]:
    """Visit every source; nothing is stored but the copies that `keep` makes.

    The door itself obeys robots.txt, completes certificate chains and keeps the pace.
    """
    for source in sources:
        yield visit(get, source, now, keep, understanding, language)


def visit(
    get: Get,
    source: Source,
    now: datetime,
    keep: Callable[[str, Page], None],
    understanding: Understanding | None = None,
    language: Language = "en",
) -> Visit:
    """Read a source's first index pages and those they lead to."""
    understanding = understanding or Inline()
    found = Visit(source.key, language=language)
    today = hong_kong(now).date()
    queue = list(source.addresses(today))[:PAGES_EACH]
    if (unknown := source.unknown(today)) is not None:
        found.problems.append(unknown)
    elif not queue:
        found.advice.append(say("visit_no_address", language))
    for _ in range(PAGES_EACH):
        if not queue:
            break
        queue[:0] = _page(get, source, queue.pop(0), now, keep, found, understanding)
    if found.pages and not source.normal_rows[0] <= found.listed + found.announced:
        found.few = say("visit_few", language, least=source.normal_rows[0])
    if source.naming is not None and not found.held:
        found.advice.append(_names(get, source, keep, understanding, language))
    return found


def _page(
    get: Get,
    source: Source,
    url: str,
    now: datetime,
    keep: Callable[[str, Page], None],
    found: Visit,
    understanding: Understanding,
) -> list[str]:
    try:
        answer = get(url, hosts=source.hosts, searches=source.searches)
        if answer.page is None:
            return []
        keep(source.key, answer.page)
        index = understanding.index(source, answer.page)
    except Exception as raised:  # noqa: BLE001 - the other sources are to be visited, too
        error = named(raised, source, url)
        if isinstance(error, NotFound | EmptyListing) and source.not_yet(url, hong_kong(now)):
            found.absent += 1
            return []
        found.forbidden |= isinstance(error, RobotsForbid)
        found.problems.append(f"{url}: {error.trouble}: {error}")
        advised = [say(key, found.language) for kind, key in _ADVICE if isinstance(error, kind)]
        found.advice += [text for text in advised if text not in found.advice]
        return []
    found.pages += 1
    found.listed += len(index.listings)
    found.announced += len(index.expectations)
    _count(found, index)
    found.etag |= answer.etag is not None
    found.last_modified |= answer.last_modified is not None
    if found.pages == 1 and (answer.etag or answer.last_modified):
        found.conditional = _conditional(get, source, url, answer)
    return list(index.follow[:1])


def _count(found: Visit, index: Index) -> None:
    account = index.account
    found.rows += account.rows
    found.taken += account.listed
    found.passed += len(index.passed)
    found.skipped += account.skipped
    for each in index.listings:
        own = {each.url, each.address}
        others = [key for key in each.keys if key.startswith("url:") and key[4:] not in own]
        found.titled += bool(each.title and each.url)
        found.dated += bool(each.published or each.meeting_date)
        found.twinned += bool(each.twins or others)


def _conditional(get: Get, source: Source, url: str, answer: Answer) -> bool:
    try:
        again = get(
            url,
            hosts=source.hosts,
            etag=answer.etag,
            last_modified=answer.last_modified,
            searches=source.searches,
        )
    except ScrapeError:
        return False
    return again.unchanged


def _names(
    get: Get,
    source: Source,
    keep: Callable[[str, Page], None],
    understanding: Understanding,
    language: Language,
) -> str:
    """Read the names in a source's addresses from the site's own menu, for sources.toml."""
    assert source.naming is not None
    menu = source.naming.menu
    try:
        page = get(menu, hosts=source.hosts).page
        names = understanding.index(source, page).names if page is not None else ()
    except ScrapeError as error:
        why = error.trouble
        return say("visit_menu_unread", language, error=why, menu=menu)
    if page is None:
        return say("visit_menu_same", language)
    keep(source.key, page)
    if not names:
        return say("visit_menu_bare", language)
    line = f"[{source.key}] panels = " + repr(list(names)).replace("'", '"')
    return say("visit_menu", language, line=line)
