"""This file answers where pages are asked for as data: feeds, tables, calendars, references."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.calendar import hong_kong
from bot.messages.permalinks import PAPERS, key_at
from bot.web.archive import (
    data_pages,
    list_pages,
    meeting_calendars,
    name_pages,
    paper_pages,
    programme_pages,
)
from bot.web.archive.asking import (
    asked,
    due_of,
    paper_of,
    refuse_left_out,
    spoken,
    topic_of,
    words,
)
from bot.web.archive.caching import SLOWER, KeptLists, answered, etag_of
from bot.web.archive.data_pages import MEDIA
from bot.web.archive.drawing import version
from bot.web.archive.rows import FEEDS
from bot.web.archive.shelf import Shelf
from scrapers.items import Language
from storage.published import freshness, public_papers

Handler = Callable[[Request], Response]


class Data:
    """Answers with data; `page` shows a paper, for an address of a site may end like a form."""

    def __init__(self, shelf: Shelf, page: Handler) -> None:
        self._shelf, self._page = shelf, page
        self._kept = KeptLists()

    def routes(self) -> dict[str, Handler]:
        """Give the addresses of data; they end like a page's with a form behind it."""
        named: dict[str, Handler] = {}
        for form, _ in FEEDS:
            named[f"/{{lang}}/{PAPERS}.{form}"] = self._listed(
                form, lambda r: data_pages.everything
            )
            named[f"/{{lang}}/search.{form}"] = self._listed(
                form, lambda r: data_pages.found(words(r))
            )
            named[f"/{{lang}}/topics/{{key}}.{form}"] = self._listed(
                form, lambda r: data_pages.on_topic(r.path_params["key"])
            )
            for path in name_pages.BODIES:
                named[f"/{{lang}}/{path}/{{key}}.{form}"] = self._listed(
                    form, functools.partial(_naming, path)
                )
        for form, _ in list_pages.DATES:
            named[f"/{{lang}}/meetings.{form}"] = self._announced(form)
            named[f"/{{lang}}/commitments.{form}"] = self._due(form)
        named["/{lang}/meetings/{day}.ics"] = self._meeting
        for form, media in programme_pages.FORMS:
            path = f"/{{lang}}/{programme_pages.PATH}/{{key}}.{form}"
            named[path] = self._programme(form, media)
        for form, _ in paper_pages.FORMS:
            named[f"/{{lang}}/{PAPERS}/{{key:path}}.{form}"] = self._paper(form)
        return named

    def _listed(self, form: str, gather: Callable[[Request], data_pages.Gather]) -> Handler:
        """Give what writes a list of papers in a form."""

        def written(request: Request) -> Response:
            meant = gather(request)
            here = request.url.path + (f"?{query}" if (query := asked(request)) else "")
            return self._written(
                request,
                MEDIA[form],
                lambda session, language: data_pages.listed(
                    self._shelf, session, language, form, here, meant
                ),
            )

        return written

    def _announced(self, form: str) -> Handler:
        """Give what writes announcements in a form."""

        def written(request: Request) -> Response:
            topic = topic_of(request)
            return self._written(
                request,
                MEDIA[form],
                lambda session, language: data_pages.announced(
                    self._shelf, session, language, form, topic
                ),
            )

        return written

    def _meeting(self, request: Request) -> Response:
        """Write one meeting as a calendar."""
        day, body = request.path_params["day"], request.query_params.get("body", "")[:200]
        hour = request.query_params.get("at", "")[:5]

        def write(session: Any, language: Language) -> str:
            return meeting_calendars.announced(self._shelf, session, language, day, body, hour)

        return self._written(request, MEDIA["ics"], write)

    def _programme(self, form: str, media: str) -> Handler:
        """Give what writes a programme's figures in a form."""

        def written(request: Request) -> Response:
            key = request.path_params["key"]

            def write(session: Any, language: Language) -> str:
                return programme_pages.data(self._shelf, session, language, form, key)

            return self._written(request, f"{media}; charset=utf-8", write)

        return written

    def _due(self, form: str) -> Handler:
        """Give what writes commitments in a form."""

        def written(request: Request) -> Response:
            topic, by = topic_of(request), due_of(request)
            return self._written(
                request,
                MEDIA[form],
                lambda session, language: data_pages.due(
                    self._shelf, session, language, form, topic, by
                ),
            )

        return written

    def _written(
        self, request: Request, media: str, write: Callable[[Any, Language], str]
    ) -> Response:
        """Answer with data, unless its reader has it as the store is now."""
        language, shelf = spoken(request), self._shelf
        refuse_left_out(request, request.state.at)
        with shelf.reading() as session:
            state = freshness.version(session)
            today = hong_kong(shelf.desk.clock()).date()
            etag = etag_of(version(), request.url.path, asked(request), today, *state.parts)

            def drawn() -> str:
                return self._kept.drawn(etag, lambda: write(session, language))

            return answered(request, etag, drawn, media=media, changed=state.changed, fresh=SLOWER)

    def _paper(self, form: str) -> Handler:
        """Give what writes one paper in a form; an address of a site may end like it."""

        def written(request: Request) -> Response:
            key = request.path_params["key"]
            with self._shelf.reading() as session:
                whole = key_at(f"{key}.{form}")
                if public_papers.with_key(session, [whole], self._shelf.sources) is not None:
                    request.path_params["key"] = f"{key}.{form}"
                    request.state.at = f"/{{lang}}/{PAPERS}/{{key:path}}"
                    return self._page(request)
                refuse_left_out(request, request.state.at)
                found = paper_of(self._shelf, session, request, ending=f".{form}")
                state = freshness.state(session, found)
                today = hong_kong(self._shelf.desk.clock()).date()
                etag = etag_of(version(), request.url.path, today, *state.parts)
                media = "application/json; charset=utf-8" if form == "json" else MEDIA[form]

                def drawn() -> str:
                    return data_pages.one_paper(self._shelf, session, found, spoken(request), form)

                return answered(request, etag, drawn, media=media, fresh=SLOWER)

        return written


def _naming(path: str, request: Request) -> data_pages.Gather:
    return data_pages.naming(path, request.path_params["key"])
