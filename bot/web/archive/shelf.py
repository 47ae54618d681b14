"""This file is what every page of the archive stands on: the desk, its own address, and the links between pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from sqlmodel import Session

from bot.desk import Desk
from bot.messages.links import web_address
from bot.messages.permalinks import LANGUAGES, PAPERS, PATHS, canonical, is_own_file, path_of
from bot.messages.words import HTML_LANGUAGES, LANGUAGE_NAMES, listed
from bot.topics.vocabulary import SHIPPED
from bot.web.archive.share import leisure
from scrapers.items import Language

SECONDS = 2.0  # that the store may work for one page
TOPICS = tuple(SHIPPED)
PAGE = 20  # papers of a list
_MENU = {"bureaux": "web_bureaux_short"}  # rooms that the menu has no place to name in full


LOOPBACK = ("127.0.0.1", "localhost", "::1")


def bracketed(host: str) -> str:
    """Give a host as an address holds it."""
    return f"[{host}]" if ":" in host else host


class NotHere(Exception):
    """There is no such page in the archive."""


class Behind(NotHere):
    """A list has fewer pages than its address asks for."""

    def __init__(self, last: int) -> None:
        super().__init__(last)
        self.last = last


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language."""

    name: str  # as the page itself names it
    html: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What stands around a page, whatever it is: its title, its address, its other forms."""

    title: str
    path: str  # below the language, as `papers/gia/P1`
    language: Language
    description: str = ""
    query: str = ""  # of a search, as it was typed
    given: Mapping[str, str] | None = None  # the address's own query
    forms: tuple[tuple[str, str], ...] = ()  # endings under which it is data, with their media type
    data: str = ""  # the path of those, where it is another
    indexed: bool = True


class Shelf:
    """Gives sessions that are bounded in time, and every address that a page may link."""

    def __init__(self, desk: Desk, base: str, *, files: bool = False) -> None:
        self.files = files  # whoever asks owns the files that were imported here
        self.desk = desk
        self.base = base.rstrip("/")
        self.sources = frozenset(desk.sources)
        self.hosts = frozenset(host for source in desk.sources.values() for host in source.hosts)

    @property
    def names(self) -> frozenset[str]:
        """Give the names, with their port, under which the archive is asked: on this machine, all of its own."""
        at = urlsplit(self.base)
        if at.hostname not in LOOPBACK:
            return frozenset({at.netloc})
        port = f":{at.port}" if at.port else ""
        return frozenset(f"{bracketed(name)}{port}" for name in LOOPBACK)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session for one page; raises StoreTooSlow."""
        with self.desk.store.read(within=SECONDS, leisure=leisure()) as session:
            yield session

    def href(self, language: Language, path: str = "", **query: object) -> str:
        """Give a page's address on this site."""
        asked = {name: value for name, value in query.items() if value not in (None, "", 1)}
        tail = f"?{urlencode(asked)}" if asked else ""
        return f"/{PATHS[language]}/{path}{tail}"

    def paper(self, language: Language, keys: Sequence[str], **query: object) -> str | None:
        """Give a paper's address by its keys; None where it has none that lasts, or is somebody's own file."""
        key = None if is_own_file(keys) else canonical(keys)
        return self.href(language, f"{PAPERS}/{path_of(key)}", **query) if key else None

    def versions(self, language: Language, keys: Sequence[str]) -> str | None:
        """Give where a paper's versions are listed; None where it has no address that lasts."""
        at = self.paper(language, keys)
        return at.replace(f"/{PAPERS}/", "/versions/", 1) if at else None

    def site(self, url: str | None) -> str | None:
        """Give an address on the site of a source that we watch; None of anything else."""
        safe = web_address(url)
        if safe is None:
            return None
        host = urlsplit(safe).hostname or ""
        return safe if host in self.hosts else None

    def original(self, url: str | None) -> str | None:
        """Give where a text comes from: a watched site, or to whose they are a file on this disk."""
        own = url if self.files and url and url.startswith("file:///") else None
        return self.site(url) or own

    def absolute(self, href: str) -> str:
        """Give an address of this site in full."""
        return f"{self.base}{href}"

    def around(self, frame: PageFrame, left_out: Sequence[str] = ()) -> dict[str, object]:
        """Give what the base of every template asks for; `left_out` was asked and means nothing here."""
        query = urlencode(frame.given) if frame.given else ""
        tail = f"?{query}" if query else ""
        alternates = [
            Alternate(
                LANGUAGE_NAMES[language],
                HTML_LANGUAGES[language],
                f"/{path}/{frame.path}{tail}",
                language == frame.language,
            )
            for path, language in LANGUAGES.items()
        ]  # fmt: skip
        here = self.href(frame.language, frame.path)
        data = self.href(frame.language, frame.data or frame.path)
        whole = urlencode(
            {name: one for name, one in (frame.given or {}).items() if name != "page"}
        )
        return {
            "frame": frame,
            "left_out": listed(left_out, frame.language),
            "home": self.href(frame.language),
            "search_at": self.href(frame.language, "search"),
            "nav": [
                (
                    _MENU.get(name, f"web_{name}"),
                    self.href(frame.language, name),
                    frame.path.partition("/")[0] == name,
                )
                for name in (
                    "topics",
                    "committees",
                    "bureaux",
                    "members",
                    "programmes",
                    "meetings",
                    "commitments",
                    "sources",
                )
            ],
            "alternates": alternates,
            "canonical": self.absolute(f"{here}{tail}"),
            "absolute": self.absolute,
            "forms": [
                (ending, media, f"{data}.{ending}{whole and '?'}{whole}")
                for ending, media in frame.forms
            ],
        }
