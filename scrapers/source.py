"""This file says what a source is, how sources fail, and finds every source there is."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import ClassVar, Literal

from scrapers.endings import breaks_off
from scrapers.items import Account, Expectation, Language, Listing, Seat, Signal, TroubleKind

# That the indexes of one check may lead to: what all panels' meetings of two years need, and half as many.
MOST_PAGES = 900
_MOST_WORDS = 5  # rows skipped that an account names
MOST_ROWS = 5000  # of one index page: five times the most that any source declares as healthy


class ScrapeError(Exception):
    """Something published could not be read; the message says what happened and what to do.

    `trouble` is what the store and our words call it, and `whole_site` says that the site's other
    addresses would fare no better. What a subclass does not say, it has from the class above it.
    """

    trouble: ClassVar[TroubleKind] = "ReaderBroke"
    whole_site: ClassVar[bool] = False

    def __init_subclass__(
        cls, trouble: TroubleKind | None = None, *, whole_site: bool | None = None
    ) -> None:
        if trouble is not None:
            cls.trouble = trouble
        if whole_site is not None:
            cls.whole_site = whole_site

    def __init__(self, message: str | None = None, *, retry_after: float | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())
        self.retry_after = retry_after  # seconds after which asking again makes sense, if known


class Unreachable(ScrapeError, trouble="Unreachable", whole_site=True):
    """The site did not answer. Nothing to do: it is asked again at the next check."""


class Refused(ScrapeError, trouble="Refused", whole_site=True):
    """The site or the door said no. Read the reason; slow the source down if it is a 403 or 429."""


class RobotsForbid(Refused, trouble="RobotsForbid", whole_site=False):
    """The site's robots.txt asks programs not to read this address. Take it out of the source."""


class UndeclaredHost(Refused, trouble="UndeclaredHost", whole_site=False):
    """The address lies on a host that its source did not declare. Declare it if it is the site's own."""


class UndeclaredSearch(Refused, trouble="UndeclaredSearch", whole_site=False):
    """Something would be posted to a place that its source did not declare. Declare it if it only searches."""


class AddressUnknown(ScrapeError, trouble="AddressUnknown"):
    """This year's address is not known. Find it as the message says, and put it into sources.toml."""


class PrivateAddress(Refused, trouble="PrivateAddress"):
    """The name leads to an address that is not public. Do not open the door; look at the name."""


class TooManyRedirects(Refused, trouble="TooManyRedirects", whole_site=False):
    """The site sends us on and on. Open the address in a browser and mend the source's address."""


class TlsBroken(ScrapeError, trouble="TlsBroken", whole_site=True):
    """The site's certificate leads to no trusted root. Do not switch checking off; look at the chain."""


class NotFound(ScrapeError, trouble="NotFound"):
    """The address answers 404 or 410. If it is an index page, the source's address has changed."""


class EmptyListing(ScrapeError, trouble="EmptyListing"):
    """The page answered but lists nothing. Open it in a browser: it is broken or has changed."""


class LayoutChanged(ScrapeError, trouble="LayoutChanged"):
    """The page no longer has the shape we read. Save a copy and mend the source's file."""

    def __init__(self, message: str | None = None, *, index: Index | None = None) -> None:
        super().__init__(message)
        self.index = index  # what could be read all the same: it is news like any other


class TooManyPages(ScrapeError, trouble="TooManyPages"):
    """The index leads to more pages than one check reads; look at where its links lead."""


class TooManyRows(ScrapeError, trouble="TooManyRows"):
    """The page lists more than a source can have. Open it in a browser: it is broken or has changed."""


class BotWall(ScrapeError, trouble="BotWall", whole_site=True):
    """The site showed a challenge or an error page with status 200. Slow down and try later."""


class TooBig(ScrapeError, trouble="TooBig"):
    """The answer is larger than the door allows. Look at it by hand before raising the limit."""


class Truncated(ScrapeError, trouble="Truncated"):
    """The answer ended before it was whole. It is asked again at the next check."""


class BreaksOff(LayoutChanged, Truncated, trouble="Truncated"):
    """The page ends in the middle of what it lists. It is asked again at the next check."""


class MassChange(ScrapeError, trouble="MassChange", whole_site=True):
    """Too many known items changed or vanished at once: held. That is the site, not the news."""


class OutOfDate(ScrapeError, trouble="OutOfDate"):
    """The page says that something is in force, and has not renewed it. Look at it in a browser."""


class ReaderBroke(ScrapeError, trouble="ReaderBroke"):
    """Our own reader broke over the page. Save a copy with `tamar doctor --live --save` and report it."""


# Each trouble with the error that stands for it.
TROUBLES: Mapping[str, type[ScrapeError]] = {
    error.trouble: error
    for error in (
        Unreachable,
        Refused,
        RobotsForbid,
        UndeclaredHost,
        UndeclaredSearch,
        AddressUnknown,
        PrivateAddress,
        TooManyRedirects,
        TlsBroken,
        NotFound,
        EmptyListing,
        LayoutChanged,
        TooManyPages,
        TooManyRows,
        BotWall,
        TooBig,
        Truncated,
        MassChange,
        OutOfDate,
        ReaderBroke,
    )
}
# Those of a whole site: asking it for what is old would be no help.
SHUT = frozenset(name for name, error in TROUBLES.items() if error.whole_site)


@dataclass(frozen=True, slots=True)
class Page:
    """An answer from the door: `url` is where it ended up, `body` the decompressed bytes."""

    url: str
    body: bytes
    media_type: str = ""
    charset: str | None = None

    def text(self) -> str:
        """Give the body as text, in the encoding that a paper of these bytes is read in."""
        from scrapers.readers.encodings import decode

        return decode(self.body, self.charset)


@dataclass(frozen=True, slots=True)
class Index:
    """What one index page says: papers listed, announcements, further indexes to read, rows skipped.

    Every row of the page is accounted for: `rows` is the sum of what is `taken`, passed and skipped.
    """

    listings: tuple[Listing, ...] = ()
    follow: tuple[str, ...] = ()
    may_be_empty: bool = False
    skipped: tuple[str, ...] = ()  # a word on every row that could not be read
    expectations: tuple[Expectation, ...] = ()
    passed: tuple[str, ...] = ()  # the reason why a row is of no interest, of every such row
    rows: int = 0  # rows that the page holds, each in each of its languages
    names: tuple[str, ...] = ()  # that a menu gives to what its source follows: see Naming
    tries: int = 0  # of those followed, how many the page does not name: they may not be there
    subject: str | None = (
        None  # what the page says it is of, in its source's own word: a panel's code
    )
    signals: tuple[Signal, ...] | None = None  # all that are in force; None: it speaks of none
    seats: tuple[Seat, ...] | None = None  # all Members that it names; None: it is no roster
    # Of those skipped, how many were read, and merely have nothing that we can open.
    unopened: int = 0
    odd: str | None = None  # what a person should look at once, though the page is read

    @property
    def account(self) -> Account:
        """Give what became of the page's rows, in numbers."""
        reasons = Counter(reason.partition(":")[0] for reason in self.passed)
        skipped = len(self.skipped)
        return Account(
            rows=max(self.rows, self.taken + len(self.passed) + skipped),
            listed=self.taken,
            passed=tuple(sorted(reasons.items())),
            skipped=skipped,
            words=self.skipped[:_MOST_WORDS],
        )

    @property
    def taken(self) -> int:
        """Give how many rows were listed, announced or followed."""
        stated = len(self.listings) + len(self.expectations) + len(self.signals or ())
        stated += len(self.seats or ())
        return stated + len(self.follow) - self.tries


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often a source is checked, in seconds, by Hong Kong time of day."""

    working: int  # working days between `opens` and `closes`
    quiet: int  # nights, Sundays, general holidays, recess
    opens: time = time(7, 0)
    closes: time = time(20, 0)
    sitting: int | None = None  # on days when the Council sits, if it differs


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes at a source: what cards call it, and what people call it when they type.

    `key` is what subscriptions keep. `chinese` is Traditional; Simplified is derived where it is
    shown. The Council's own sources rest in its recess.
    """

    key: str
    english: str
    chinese: str
    spoken: tuple[str, ...] = ()  # other words for it, in either language and any spelling
    council: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Give every word that means it."""
        return (self.key, self.english, self.chinese, *self.spoken)


@dataclass(frozen=True, slots=True)
class Naming:
    """How a source finds the names in its own addresses: what is declared is tried, what answers kept.

    `menu` is a page that names them all: `read` gives them as `Index.names`. `candidates` are the
    names to try for each subject, the likeliest first. `pages(name, today)` are the index pages
    under a name; `renamed` gives the source as it is once its subjects' names are known.
    """

    menu: str
    candidates: Mapping[str, tuple[str, ...]]
    pages: Callable[[str, date], Iterable[str]]
    renamed: Callable[[Iterable[str]], Source]


@dataclass(frozen=True, slots=True)
class Known:
    """How surely a source's shape is known, and what of it is known, assumed and unverified, in both languages.

    A is seen in replies or in working programs of 2025 and 2026; of B older ones are known or its
    addresses only; of C no list was seen, only links to what it lists, or its name.
    """

    grade: Literal["A", "B", "C"]
    english: str
    chinese: str

    def said(self, language: Language) -> str:
        """Say it in a language; Simplified Chinese is made of the Traditional by whoever shows it."""
        return self.english if language == "en" else self.chinese

    def asking(self, english: str, chinese: str) -> Known:
        """Give it behind what a person has to do before the source is read."""
        return Known(self.grade, f"{english}{self.english}", f"{chinese}{self.chinese}")


@dataclass(frozen=True, slots=True)
class Source:
    """Somewhere that papers are published, and by whom.

    `addresses(today)` gives the index pages of a Hong Kong day, `read(page)` what one of them says,
    `twins(page)` the other languages that an article page states. `hosts` are the only hosts that
    the door may touch for it, redirects included.
    """

    key: str
    name: str
    publisher: Publisher
    hosts: frozenset[str]
    cadence: Cadence
    addresses: Callable[[date], Iterable[str]]
    read: Callable[[Page], Index]
    notes: Known  # what is uncertain about the format, for `tamar sources`
    twins: Callable[[Page], Mapping[Language, str]] = field(default=lambda page: {})
    # where the text of a listed page is had, if that page is drawn by a script for people
    text_at: Callable[[str], str] = field(default=lambda url: url)
    normal_rows: tuple[int, int] = (1, 400)  # what a healthy index page holds
    # Listings prove other sources, and are alerted only if those missed them.
    cross_check: bool = False
    silence: int | None = (
        None  # working days without news that are ordinary; in session, if LegCo's
    )
    rewrites: bool = False  # tells others' news in words of its own: for digests only
    rolling: bool = False  # items fall off its pages by age (feeds): vanishing means nothing
    # whether an address may still answer 404 or list nothing at that Hong Kong time
    not_yet: Callable[[str, datetime], bool] = field(default=lambda url, now: False)
    # seconds that a page which was fine may rest at that Hong Kong time, beyond the cadence; what it
    # leads to rests with it
    rests: Callable[[str, datetime], int] = field(default=lambda url, now: 0)
    # the other language's page of the same: where that is there, no page may be missing
    other_language: Callable[[str], str | None] = field(default=lambda url: None)
    # whether an address is only a try: asked once a day, and missing is no failure
    tried: Callable[[str], bool] = field(default=lambda url: False)
    # the places to which a search may be posted (see scrapers.searches): they only answer
    searches: frozenset[str] = frozenset()
    chinese: str = ""  # its name in Traditional Chinese; its publisher's, where it has none
    # where each year has an address of its own: that this day's is not known, and how to find it
    unknown: Callable[[date], str | None] = field(default=lambda today: None)
    naming: Naming | None = None  # None: its addresses are known, or options fix them
    owes: bool = False  # its pages announce papers to come: those of long ago are asked for weekly
    papers: bool = True  # whether it lists any: what only says what is in force has no followers


Options = Mapping[str, object]


def named(error: Exception, source: Source, where: str) -> ScrapeError:
    """Give a failure at an address its name: what is none of the family is our reader's own.

    An error that came from another process says what it was there: `kind`.
    """
    if isinstance(error, ScrapeError):
        return error
    kind = getattr(error, "kind", type(error).__name__)
    return ReaderBroke(
        f"{source.name}: our reader broke over {where} ({kind}). Save a copy with "
        "`tamar doctor --live --save FOLDER` and report it; the source's other pages are read."
    )


def all_sources(options: Mapping[str, Options] | None = None) -> tuple[Source, ...]:
    """Give every source of the package `scrapers.sources`, sorted by key.

    `options` maps a module's name to what its `source(options)` takes; an absent entry means defaults.
    """
    chosen = options or {}
    found = [made for name in _modules() for made in _sources_of(name, chosen.get(name, {}))]
    return tuple(sorted(map(_counted, found), key=lambda source: source.key))


def source_named(key: str) -> Source | None:
    """Give one source as it is by default, and load no other: its module is named as its key begins."""
    names = [name for name in _modules() if f"{key}_".startswith(f"{name}_")]
    made = _sources_of(max(names, key=len), {}) if names else ()
    return next((source for source in made if source.key == key), None)


def _modules() -> tuple[str, ...]:
    import scrapers.sources as package

    found = (module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(name for name in found if not name.startswith("_"))


def _sources_of(module: str, options: Options) -> Sequence[Source]:
    made = importlib.import_module(f"scrapers.sources.{module}").source(options)
    return made if isinstance(made, tuple | list) else [made]


def _counted(source: Source) -> Source:
    """Give a source that refuses an index of more rows than there can be, or that breaks off.

    Raises TooManyRows, and BreaksOff with what was read.
    """

    def read(page: Page) -> Index:
        index = source.read(page)
        rows = index.listings, index.expectations, index.follow, index.skipped
        if sum(map(len, rows)) > MOST_ROWS:
            raise too_many_rows(page.url)
        if within := breaks_off(page.body):
            raise BreaksOff(
                f"{page.url} ends within {within}; what stands before that is read, and the whole "
                "is asked for again at the next check.",
                index=index,
            )
        return index

    return replace(source, read=read)


def too_many_rows(url: str, most: int = MOST_ROWS) -> TooManyRows:
    """Give the error for an index page of more rows than there can be."""
    return TooManyRows(f"{url} lists over {most:,} rows. {TooManyRows.__doc__}")


def too_many_pages(name: str, url: str) -> TooManyPages:
    """Give the error for a source whose indexes lead to over MOST_PAGES pages, from that one on."""
    return TooManyPages(
        f"{name}: its indexes lead to over {MOST_PAGES} pages; {url} and those after it were "
        f"not read. {TooManyPages.__doc__}"
    )
