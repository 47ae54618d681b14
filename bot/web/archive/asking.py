"""This file reads what an address asks for: its language, its numbers, its paper, and what it asks in vain."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import Session
from starlette.requests import Request

from bot.messages.clipping import clip
from bot.messages.permalinks import LANGUAGES, PAPERS, canonical, key_at, path_of
from bot.web.archive.list_pages import DATES
from bot.web.archive.name_pages import BODIES
from bot.web.archive.rows import FEEDS
from bot.web.archive.shelf import NotHere, Shelf
from scrapers.items import Language
from storage.published import public_papers

MOST_LEFT_OUT = 3  # names that are said to be left out
# What may be asked behind a `?`, by address; of all others nothing. Lists as data are not turned over.
ASKED: Mapping[str, tuple[str, ...]] = {
    "/{lang}/search": ("q", "page"),
    "/{lang}/meetings": ("topic",),
    "/{lang}/meetings/{day}.ics": ("body",),
    "/{lang}/commitments": ("topic", "due"),
    f"/{{lang}}/{PAPERS}/{{key:path}}": ("part", "beside", "replies"),
    "/{lang}/compare/{key:path}": ("from", "to"),
    **{f"/{{lang}}/{path}/{{key}}": ("page",) for path in ("topics", *BODIES)},
    **{f"/{{lang}}/search.{form}": ("q",) for form, _ in FEEDS},
    **{f"/{{lang}}/meetings.{form}": ("topic",) for form, _ in DATES},
    **{f"/{{lang}}/commitments.{form}": ("topic", "due") for form, _ in DATES},
}

# What programs add to any address, and what asks for nothing: whence a reader comes, a fresh copy.
_TRACKING = ("_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref", "v")


class AskedInVain(Exception):
    """A program asks for data by what does not narrow it, or for a search that cannot be made."""


def left_out(request: Request, address: str) -> tuple[str, ...]:
    """Give the names behind the `?` that mean nothing at an address, short enough to be said."""
    known = (*ASKED.get(address, ()), *_TRACKING)
    strange = (
        clip(name, 40)
        for name in request.query_params
        if name not in known and not name.startswith("utm_")
    )
    return tuple(dict.fromkeys(strange))[:MOST_LEFT_OUT]


def refuse_left_out(request: Request, address: str) -> None:
    """Raise AskedInVain where an address of data asks for what means nothing there."""
    if strange := left_out(request, address):
        known = ", ".join(ASKED.get(address, ())) or "nothing"
        raise AskedInVain(
            f"{', '.join(strange)}: not asked here; behind the ? this address takes {known}"
        )


class Moved(Exception):
    """What was asked for stands at another address."""

    def __init__(self, href: str, *, lasting: bool = True) -> None:
        super().__init__(href)
        self.href = href
        self.lasting = lasting


def words(request: Request) -> str:
    """Give what is searched for."""
    return " ".join(request.query_params.get("q", "").split())


def spoken(request: Request) -> Language:
    """Give the language that an address begins with; raises NotHere."""
    language = LANGUAGES.get(request.path_params["lang"])
    if language is None:
        raise NotHere
    return language


def number(request: Request, name: str, digits: int = 4) -> int:
    """Give a page's number from an address; raises NotHere where it is none."""
    typed = request.query_params.get(name, "1")
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= digits and int(typed) > 0):
        raise NotHere
    return int(typed)


def paper_of(
    shelf: Shelf, session: Session, request: Request, below: str = PAPERS, ending: str = ""
) -> int:
    """Give the paper that an address names; raises NotHere, and Moved where another is its own."""
    key = key_at(request.path_params["key"])
    known = public_papers.known(session, key, shelf.sources)
    if known is None:
        raise NotHere
    found, keys = known
    best = canonical(keys)
    if best is not None and best != key:
        raise Moved(shelf.href(spoken(request), f"{below}/{path_of(best)}{ending}"))
    return found
