"""This file is the archive as a web application: which address shows what, each asked in a thread of its own."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import Any

import anyio.to_thread
import structlog
from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.permalinks import LANGUAGES, PAPERS
from bot.messages.words import say
from bot.web.archive import (
    list_pages,
    name_pages,
    paper_pages,
    programme_pages,
    search_pages,
    source_pages,
    version_pages,
)
from bot.web.archive.asking import AskedInVain, Moved, left_out, number, paper_of, spoken, words
from bot.web.archive.caching import LASTING, Kept, answered, etag_of
from bot.web.archive.data_routes import Data
from bot.web.archive.drawing import draw, style, style_name, version
from bot.web.archive.guard import Allowance, Guard, is_spared
from bot.web.archive.mail_routes import SENDINGS_AN_HOUR, TAKING, Mailing, form_of
from bot.web.archive.paper_pages import Asked
from bot.web.archive.rows import Made
from bot.web.archive.share import Share, at_leisure
from bot.web.archive.shelf import Frame, NotHere, Shelf
from scrapers.items import Language
from storage.errors import StoreError, StoreTooSlow
from storage.published import public_papers

THREADS = 2  # that strangers' pages may take; what is more important has threads of its own
SEARCHING = 1  # that their searches may take besides: no search keeps a page waiting
WAITING = 64  # requests that may wait for a thread
SHORT_WAIT = 120  # seconds that are called a minute; beyond them it is an hour
PAGES_A_MINUTE, SEARCHES_A_MINUTE = 120, 20
MOST_ADDRESSES = 50_000  # of papers, in the map of the site
_REFERENCE = 200  # letters of a number that somebody types
log = structlog.get_logger(__name__)
Handler = Callable[[Request], Response]


class Archive:
    """Answers for every page of the archive."""

    def __init__(self, shelf: Shelf, wake: Callable[[], None], share: Share | None) -> None:
        self.shelf, self.share = shelf, share
        self.mailing = Mailing(shelf, wake)
        self._kept = Kept()
        self._again: dict[tuple[Language, int, bool], str] = {}

    def start(self, request: Request) -> Response:
        """Send a reader to the home of their language."""
        wanted = request.headers.get("accept-language", "").casefold()
        first = wanted.partition(",")[0]
        path = "en"
        if first.startswith("zh"):
            path = "sc" if first.startswith(("zh-cn", "zh-hans", "zh-sg")) else "tc"
        return RedirectResponse(f"/{path}/", 302, {"vary": "Accept-Language"})

    def home(self, request: Request) -> Response:
        """Show what is new, what is coming and how the watch is kept."""
        return self._listed(request, "home.html", list_pages.home)

    def paper(self, request: Request) -> Response:
        """Show one paper."""
        language, shelf = spoken(request), self.shelf
        asked = Asked(
            request.query_params.get("part", "1")[:8],
            request.query_params.get("beside", "")[:8],
            number(request, "replies"),
        )
        with shelf.reading() as session:
            found = paper_of(shelf, session, request)
            state = public_papers.state(session, found)
            etag = etag_of(version(), request.url.path, request.url.query, *state.parts)

            def drawn() -> str:
                frame, view = paper_pages.page(shelf, session, found, language, asked)
                return draw("paper.html", language, _around(request, shelf, frame) | view)

            return answered(request, etag, drawn)

    def versions(self, request: Request) -> Response:
        """Show the versions of one paper."""
        return self._of_paper(request, "versions", version_pages.listed)

    def compare(self, request: Request) -> Response:
        """Show what differs between two versions of one paper."""
        old, new = number(request, "from", digits=9), number(request, "to", digits=9)
        return self._of_paper(
            request, "compare", functools.partial(version_pages.compared, old=old, new=new)
        )

    def _of_paper(self, request: Request, below: str, gather: Callable[..., Made]) -> Response:
        """Draw another page about one paper, unless its reader has it."""
        language, shelf = spoken(request), self.shelf
        with shelf.reading() as session:
            found = paper_of(shelf, session, request, below)
            state = public_papers.state(session, found)
            etag = etag_of(version(), request.url.path, request.url.query, *state.parts)

            def drawn() -> str:
                frame, view = gather(shelf, session, found, language)
                return draw(f"{below}.html", language, _around(request, shelf, frame) | view)

            return answered(request, etag, drawn, headers={"x-robots-tag": "noindex"})

    def search(self, request: Request) -> Response:
        """Show what a search finds; what is exactly a number opens its paper."""
        typed, language = words(request), spoken(request)
        if typed and len(typed) <= search_pages.LONGEST:
            with self.shelf.reading() as session:
                if at := self._by_reference(session, typed, language):
                    raise Moved(at, lasting=False)
        page = number(request, "page")
        return self._listed(
            request, "search.html",
            lambda shelf, session, spoken_: search_pages.search(shelf, session, spoken_, typed, page),
            {"x-robots-tag": "noindex"},
        )  # fmt: skip

    def _by_reference(self, session: Any, typed: str, language: Language) -> str | None:
        """Give the address of the public paper that a number names in whatever spelling; None of several."""
        allowed = search_pages.numbered(self.shelf, session, typed)
        if len(allowed) != 1:
            return None
        return self.shelf.paper(language, public_papers.keys_of(session, allowed[:1])[allowed[0]])

    def reference(self, request: Request) -> Response:
        """Open the paper that a number names, however it is written."""
        typed = request.path_params["reference"][:_REFERENCE]
        with self.shelf.reading() as session:
            if at := self._by_reference(session, typed, "en"):
                raise Moved(at, lasting=False)
        raise Moved(self.shelf.href("en", "search", q=typed), lasting=False)

    def topics(self, request: Request) -> Response:
        """Show which topics there are."""
        return self._listed(request, "topics.html", list_pages.topics)

    def topic(self, request: Request) -> Response:
        """Show the papers on a topic."""
        key, page = request.path_params["key"], number(request, "page")
        return self._listed(
            request, "list.html", lambda shelf, session, language: list_pages.topic(shelf, session, language, key, page)
        )  # fmt: skip

    def bodies(self, path: str) -> Handler:
        """Give what lists Members, committees or bureaux."""

        def listed(request: Request) -> Response:
            return self._listed(
                request, "names.html", lambda shelf, session, language: name_pages.bodies(shelf, language, path)
            )  # fmt: skip

        return listed

    def body(self, path: str) -> Handler:
        """Give what lists the papers of one of them."""

        def listed(request: Request) -> Response:
            key, page = request.path_params["key"], number(request, "page")
            return self._listed(
                request, "list.html",
                lambda shelf, session, language: name_pages.body(shelf, session, language, path, key, page),
            )  # fmt: skip

        return listed

    def programmes(self, request: Request) -> Response:
        """Show which programmes there are."""
        return self._listed(
            request, "names.html", lambda shelf, session, language: programme_pages.listed(shelf, language)
        )  # fmt: skip

    def programme(self, request: Request) -> Response:
        """Show one programme in figures, and the papers that name it."""
        key = request.path_params["key"]
        return self._listed(
            request, "programme.html",
            lambda shelf, session, language: programme_pages.page(shelf, session, language, key),
        )  # fmt: skip

    def meetings(self, request: Request) -> Response:
        """Show what is announced."""
        topic = request.query_params.get("topic", "")[:40]
        return self._listed(
            request, "meetings.html", lambda shelf, session, language: list_pages.meetings(shelf, session, language, topic)
        )  # fmt: skip

    def commitments(self, request: Request) -> Response:
        """Show what was promised."""
        topic = request.query_params.get("topic", "")[:40]
        due = request.query_params.get("due", "")[:10]
        return self._listed(
            request, "commitments.html",
            lambda shelf, session, language: list_pages.commitments_page(shelf, session, language, topic, due),
        )  # fmt: skip

    def sources(self, request: Request) -> Response:
        """Show how the watch is kept."""
        return self._listed(request, "sources.html", source_pages.sources)

    def _listed(
        self,
        request: Request,
        template: str,
        gather: Callable[[Shelf, Any, Language], Made],
        headers: dict[str, str] | None = None,
    ) -> Response:
        """Draw a list, unless its reader has it as it is today and as the store is now."""
        language, shelf = spoken(request), self.shelf
        with shelf.reading() as session:
            state = public_papers.version(session)
            today = hong_kong(shelf.desk.clock()).date()
            etag = etag_of(version(), request.url.path, request.url.query, today, *state.parts)

            def drawn() -> str:
                frame, view = gather(shelf, session, language)
                return draw(template, language, _around(request, shelf, frame) | view)

            return answered(request, etag, lambda: self._kept.drawn(etag, drawn), headers=headers)

    def stylesheet(self, request: Request) -> Response:
        """Give the style sheet."""
        return Response(style(), media_type="text/css", headers={"cache-control": LASTING})

    def robots(self, request: Request) -> Response:
        """Say what programs are welcome to read."""
        closed = [
            f"Disallow: /{path}/{name}" for path in LANGUAGES for name in ("search", "compare")
        ]
        said = [
            "User-agent: *",
            *closed,
            "Disallow: /r/",
            f"Sitemap: {self.shelf.absolute('/sitemap.xml')}",
            "",
        ]
        return PlainTextResponse("\n".join(said), headers={"cache-control": "public, max-age=3600"})

    def sitemap(self, request: Request) -> Response:
        """List the newest papers for search engines."""
        with self.shelf.reading() as session:
            found = public_papers.addresses(session, self.shelf.sources, MOST_ADDRESSES)
        rows = [
            (self.shelf.absolute(at), seen.date().isoformat())
            for keys, seen in found
            if (at := self.shelf.paper("en", keys)) is not None
        ]
        drawn = draw("sitemap.html", "en", {"rows": rows})
        headers = {"cache-control": "public, max-age=3600"}
        return Response(drawn, media_type="application/xml", headers=headers)

    def nothing(self, request: Request, status: int = 404) -> Response:
        """Say that there is no such page, or that it could not be made, and offer the search."""
        language = LANGUAGES.get(request.url.path.split("/")[1], "en")
        key = {404: "web_not_here", 503: "web_busy"}.get(status, "web_broke")
        frame = Frame(say(key, language), "", language, indexed=False)
        about = say(f"{key}_about", language)
        drawn = draw("error.html", language, self.shelf.around(frame) | {"about": about})
        headers = {"cache-control": "no-store", "x-robots-tag": "noindex"}
        if status == 503:  # noqa: PLR2004
            headers["retry-after"] = "10"
        return Response(drawn, status, headers, "text/html")

    def later(self, scope: Scope, status: int, wait: float) -> Response:
        """Tell who asks to come again: a browser in its reader's language, a program in a line."""
        headers = {"retry-after": str(int(wait) + 1), "cache-control": "no-store"}
        if "text/html" not in Headers(scope=scope).get("accept", ""):
            said = "busy; ask again\n" if status == 503 else "too many requests; ask again later\n"  # noqa: PLR2004
            return PlainTextResponse(said, status, headers)
        language = LANGUAGES.get(str(scope["path"]).split("/")[1], "en")
        long = wait > SHORT_WAIT
        # Once: to refuse must cost next to nothing.
        drawn = self._again.get((language, status, long))
        if drawn is None:
            key = "web_busy" if status == 503 else "web_too_often"  # noqa: PLR2004
            frame = Frame(say(key, language), "", language, indexed=False)
            about = say("web_again_later" if long else "web_again", language)
            given = self.shelf.around(frame) | {"about": about}
            drawn = self._again[language, status, long] = draw("error.html", language, given)
        return Response(drawn, status, headers, "text/html")

    def routes(self) -> list[BaseRoute]:
        """Give every address with what answers there."""
        named: dict[str, Handler] = {
            **Data(self.shelf, self.paper).routes(),
            "/": self.start,
            "/robots.txt": self.robots,
            "/sitemap.xml": self.sitemap,
            style_name(): self.stylesheet,
            "/r/{reference:path}": self.reference,
            "/{lang}/": self.home,
            "/{lang}/search": self.search,
            "/{lang}/topics": self.topics,
            "/{lang}/topics/{key}": self.topic,
            "/{lang}/meetings": self.meetings,
            "/{lang}/commitments": self.commitments,
            f"/{{lang}}/{programme_pages.PATH}": self.programmes,
            f"/{{lang}}/{programme_pages.PATH}/{{key}}": self.programme,
            "/{lang}/sources": self.sources,
            f"/{{lang}}/{PAPERS}/{{key:path}}": self.paper,
            "/{lang}/versions/{key:path}": self.versions,
            "/{lang}/compare/{key:path}": self.compare,
        }
        for path in name_pages.BODIES:
            named[f"/{{lang}}/{path}"] = self.bodies(path)
            named[f"/{{lang}}/{path}/{{key}}"] = self.body(path)
        forms = [
            Route(path, in_thread(self, *answers), methods=["GET", "HEAD", "POST"])
            for path, answers in self.mailing.routes().items()
        ]
        return [
            *forms,
            *(Route(path, in_thread(self, answer, at=path)) for path, answer in named.items()),
        ]


def _around(request: Request, shelf: Shelf, frame: Frame) -> dict[str, object]:
    """Give what stands around a page, and say what its address asks in vain."""
    return shelf.around(frame, left_out(request, request.state.at))


def in_thread(
    archive: Archive, answer: Handler, taken: Handler | None = None, *, at: str = ""
) -> Callable[[Request], Awaitable[Response]]:
    """Let a page be made in one of the archive's own threads; what fails has a page of its own.

    `taken` answers where a form was sent; `at` is the address as its route writes it.
    """

    def made(request: Request) -> Response:
        share = archive.share
        if share and not is_spared(request.scope) and (busy := share.wait()):
            return archive.later(request.scope, 503, busy)  # what waited for this thread spent it
        if share is None:
            return answered_or_said(request)
        with share.paying(), at_leisure(archive.shelf.desk.store):
            return answered_or_said(request)

    def answered_or_said(request: Request) -> Response:
        try:
            return (taken if taken and request.method == "POST" else answer)(request)
        except Moved as moved:
            headers = {"cache-control": "public, max-age=300"}
            return RedirectResponse(moved.href, 301 if moved.lasting else 302, headers)
        except NotHere:
            return archive.nothing(request)
        except AskedInVain as error:
            return PlainTextResponse(f"{error}\n", 400, {"cache-control": "no-store"})
        except StoreTooSlow:
            return archive.nothing(request, 503)
        except StoreError as error:
            log.warning("archive_without_store", error=type(error).__name__)
            return archive.nothing(request, 503)
        except Exception as error:  # noqa: BLE001 - the last boundary: a stranger reads no traceback
            log.exception("archive_broke", error=type(error).__name__)
            return archive.nothing(request, 500)

    async def answered_(request: Request) -> Response:
        limiter = _limiter(request.app, searching="/search" in request.url.path)
        if limiter.statistics().tasks_waiting >= WAITING:
            return archive.later(request.scope, 503, 9)
        request.state.at = at
        if request.method == "POST":
            request.state.form = await form_of(request)
        return await anyio.to_thread.run_sync(functools.partial(made, request), limiter=limiter)

    return answered_


def _limiter(app: Starlette, *, searching: bool) -> CapacityLimiter:
    """Give the archive's own threads; they are counted within the loop that they serve."""
    name, most = ("searching", SEARCHING) if searching else ("threads", THREADS)
    held = getattr(app.state, name, None)
    if held is None:
        held = CapacityLimiter(most)
        setattr(app.state, name, held)
    assert isinstance(held, CapacityLimiter)
    return held


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
    archive = Archive(shelf, wake, share)

    async def lost(request: Request, error: Exception) -> Response:
        path = request.url.path
        bare = path.rstrip("/") if path.strip("/") not in LANGUAGES else f"/{path.strip('/')}/"
        there = (one.matches({**request.scope, "path": bare})[0] for one in made.routes)
        if bare != path and Match.FULL in there:
            return RedirectResponse(bare, 301)
        return archive.nothing(request)

    made = Starlette(
        routes=archive.routes(),
        middleware=[
            Middleware(
                Guard,
                names=shelf.names,
                proxies=proxies,
                pages=Allowance(pages),
                searches=Allowance(searches),
                sendings=Allowance(sendings, seconds=3600),
                taking=TAKING if desk.mail is not None else (),
                share=share,
                later=archive.later,
            ),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
        exception_handlers={404: lost},
    )
    made.router.redirect_slashes = False  # it leads to addresses that are not there either
    return made
