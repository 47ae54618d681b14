"""This file says no: that a page is not there, that it was not asked for rightly, or that it cannot be made now."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from bot.messages.permalinks import LANGUAGES
from bot.messages.words import say
from bot.web.archive.asking import WrongValue
from bot.web.archive.data_pages import MEDIA
from bot.web.archive.drawing import draw
from bot.web.archive.shelf import Behind, NotHere, PageFrame, Shelf
from scrapers.items import Language

BUSY = 503
SHORT_WAIT = 120  # seconds that are called a minute; beyond them it is an hour
_PAGES = {404: "web_not_here", 503: "web_busy", 500: "web_broke"}
_LINES = {404: "nothing is here", 503: "busy; ask again", 500: "this broke; it was noted"}


class Refusals:
    """Refuses what is asked: as a page where pages are, as a line where data is."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._again: dict[tuple[Language, int, bool], str] = {}

    def nothing(self, request: Request, status: int = 404, why: NotHere | None = None) -> Response:
        """Say that there is no such page, or that it could not be made, and offer the search."""
        headers = {"cache-control": "no-store", "x-robots-tag": "noindex"}
        if status == BUSY:
            headers["retry-after"] = "10"
        if _is_data(request):
            return PlainTextResponse(f"{_LINES[status]}\n", status, headers)
        language, key = _language(str(request.url.path)), _PAGES[status]
        about = say(f"{key}_about", language)
        if isinstance(why, Behind):
            about = say("web_list_ends", language, last=why.last)
        return Response(
            self._page(say(key, language), about, language), status, headers, "text/html"
        )

    def vain(self, error: Exception) -> Response:
        """Tell a program what its address asks in vain."""
        return PlainTextResponse(f"{error}\n", 400, {"cache-control": "no-store"})

    def wrong(self, request: Request, error: WrongValue) -> Response:
        """Say which value of an address cannot be meant, and what could stand there."""
        language = _language(str(request.url.path))
        about = error.said(language)
        if _is_data(request):
            return PlainTextResponse(f"{about}\n", 400, {"cache-control": "no-store"})
        headers = {"cache-control": "no-store", "x-robots-tag": "noindex"}
        page = self._page(say("web_wrong", language), about, language)
        return Response(page, 400, headers, "text/html")

    def later(self, scope: Scope, status: int, wait: float) -> Response:
        """Tell who asks to come again: a browser in its reader's language, a program in a line."""
        headers = {"retry-after": str(int(wait) + 1), "cache-control": "no-store"}
        if "text/html" not in Headers(scope=scope).get("accept", ""):
            said = "busy; ask again\n" if status == BUSY else "too many requests; ask again later\n"
            return PlainTextResponse(said, status, headers)
        language, long = _language(str(scope["path"])), wait > SHORT_WAIT
        # Once: to refuse must cost next to nothing.
        drawn = self._again.get((language, status, long))
        if drawn is None:
            title = say("web_busy" if status == BUSY else "web_too_often", language)
            about = say("web_again_later" if long else "web_again", language)
            drawn = self._again[language, status, long] = self._page(title, about, language)
        return Response(drawn, status, headers, "text/html")

    def _page(self, title: str, about: str, language: Language) -> str:
        frame = PageFrame(title, "", language, indexed=False)
        return draw("error.html", language, self._shelf.around(frame) | {"about": about})


def _is_data(request: Request) -> bool:
    """Say whether an address is one of data: it ends like a form of it."""
    return request.url.path.rpartition(".")[2] in MEDIA


def _language(path: str) -> Language:
    return LANGUAGES.get(path.split("/")[1], "en")
