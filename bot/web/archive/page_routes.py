"""This file answers where pages are asked for: which address shows what, each drawn once for a state of the store."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from bot.calendar import hong_kong
from bot.messages.permalinks import LANGUAGES, PAPERS
from bot.web.archive import (
    list_pages,
    name_pages,
    paper_pages,
    programme_pages,
    search_pages,
    source_pages,
    version_pages,
)
from bot.web.archive.asking import (
    MovedElsewhere,
    asked,
    due_of,
    left_out,
    number,
    paper_of,
    spoken,
    topic_of,
    words,
)
from bot.web.archive.caching import LASTING, KeptLists, answered, etag_of
from bot.web.archive.drawing import draw, style, style_name, version
from bot.web.archive.paper_pages import AskedOfPaper
from bot.web.archive.rows import Made
from bot.web.archive.shelf import PageFrame, Shelf
from scrapers.items import Language
from storage.published import freshness, public_papers

MOST_ADDRESSES = 50_000  # of papers, in the map of the site
_REFERENCE = 200  # letters of a number that somebody types
Handler = Callable[[Request], Response]


class Pages:
    """Answers with pages."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._kept = KeptLists()

    def routes(self) -> dict[str, Handler]:
        """Give the addresses of pages."""
        named: dict[str, Handler] = {
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
        return named

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
        part = AskedOfPaper(
            request.query_params.get("part", "1")[:8],
            request.query_params.get("beside", "")[:8],
            number(request, "replies"),
        )
        with shelf.reading() as session:
            found = paper_of(shelf, session, request)
            state = freshness.state(session, found)
            today = hong_kong(
                shelf.desk.clock()
            ).date()  # on which its citations say it was looked at
            etag = _mark(request, today, *state.parts)

            def drawn() -> str:
                frame, view = paper_pages.page(shelf, session, found, language, part)
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
            state = freshness.state(session, found)
            etag = _mark(request, *state.parts)

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
                    raise MovedElsewhere(at, lasting=False)
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
                raise MovedElsewhere(at, lasting=False)
        raise MovedElsewhere(self.shelf.href("en", "search", q=typed), lasting=False)

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
        topic = topic_of(request)
        return self._listed(
            request, "meetings.html", lambda shelf, session,
            language: list_pages.meetings(shelf, session, language, topic)
        )  # fmt: skip

    def commitments(self, request: Request) -> Response:
        """Show what was promised."""
        topic, due = topic_of(request), due_of(request)
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
            state = freshness.version(session)
            today = hong_kong(shelf.desk.clock()).date()
            etag = _mark(request, today, *state.parts)

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


def _mark(request: Request, *state: object) -> str:
    """Mark a page by all that it shows: where it stands, what is asked and left out there, and what is held."""
    strange = left_out(request, request.state.at)
    return etag_of(version(), request.url.path, asked(request), *strange, *state)


def _around(request: Request, shelf: Shelf, frame: PageFrame) -> dict[str, object]:
    """Give what stands around a page, and say what its address asks in vain."""
    return shelf.around(frame, left_out(request, request.state.at))
