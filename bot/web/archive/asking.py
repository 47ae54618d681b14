"""This file reads what an address asks for: its language, its numbers, its paper."""

from __future__ import annotations

from sqlmodel import Session
from starlette.requests import Request

from bot.messages.permalinks import LANGUAGES, PAPERS, canonical, key_at, path_of
from bot.web.archive.shelf import NotHere, Shelf
from scrapers.items import Language
from storage.published import public_papers


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
