"""This file puts the archive together as an application: its addresses, what stands before them, and who answers."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route

from bot.desk import Desk
from bot.messages.permalinks import LANGUAGES
from bot.web.archive.data_routes import Data
from bot.web.archive.guard import Allowance, Guard
from bot.web.archive.mail_routes import SENDINGS_AN_HOUR, TAKING, Mailing
from bot.web.archive.page_routes import Pages
from bot.web.archive.refusals import Refusals
from bot.web.archive.share import Share
from bot.web.archive.shelf import Shelf
from bot.web.archive.threads import Threads

PAGES_A_MINUTE, SEARCHES_A_MINUTE = 120, 20


def build_archive(
    desk: Desk,
    base: str,
    proxies: tuple[str, ...] = (),
    *,
    pages: int = PAGES_A_MINUTE,
    searches: int = SEARCHES_A_MINUTE,
    sendings: int = SENDINGS_AN_HOUR,
    wake: Callable[[], None] = lambda: None,
    share: Share | None = None,
) -> Starlette:
    """Put the archive together as an application.

    `base` is the address at which the world asks it; `pages` and `searches` are how many of them one
    network address may ask for in a minute, `sendings` how many forms it may send in an hour. `wake` has
    what is due sent. `share` is what all pages together may cost of the processor, where something more
    important is done beside them.
    """
    shelf = Shelf(desk, base)
    refusals = Refusals(shelf)
    threads = Threads(desk.store, refusals, share)

    async def lost(request: Request, error: Exception) -> Response:
        path = request.url.path
        bare = path.rstrip("/") if path.strip("/") not in LANGUAGES else f"/{path.strip('/')}/"
        there = (one.matches({**request.scope, "path": bare})[0] for one in made.routes)
        if bare != path and Match.FULL in there:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{bare}{query}", 301)
        return threads.meant(request) or refusals.nothing(request)

    made = Starlette(
        routes=_routes(shelf, threads, Mailing(shelf, wake)),
        middleware=[
            Middleware(
                Guard,
                names=shelf.names,
                proxies=proxies,
                pages=Allowance(pages),
                searches=Allowance(searches),
                sendings=Allowance(sendings, seconds=3600),
                taking=TAKING if desk.mails else (),
                share=share,
                later=refusals.later,
            ),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
        exception_handlers={404: lost},
    )
    made.router.redirect_slashes = False  # it leads to addresses that are not there either
    return made


def _routes(shelf: Shelf, threads: Threads, mailing: Mailing) -> list[BaseRoute]:
    """Give every address with what answers there; the first that fits is asked."""
    pages = Pages(shelf)
    named = {**Data(shelf, pages.paper).routes(), **pages.routes()}
    forms = [
        Route(path, threads.answering(*answers), methods=["GET", "HEAD", "POST"])
        for path, answers in mailing.routes().items()
    ]
    return [
        *forms,
        *(Route(path, threads.answering(answer, at=path)) for path, answer in named.items()),
    ]
