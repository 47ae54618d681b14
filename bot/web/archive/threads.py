"""This file has each answer of the archive made in a thread of its own, and says what becomes of one that fails."""

from __future__ import annotations

import functools
import time
from collections import Counter
from collections.abc import Awaitable, Callable

import anyio.to_thread
import structlog
from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.archive.asking import AskedInVain, MovedElsewhere, WrongValue, in_small_letters
from bot.web.archive.guard import is_spared
from bot.web.archive.mail_routes import form_of
from bot.web.archive.refusals import Refusals
from bot.web.archive.share import Share, at_leisure, patience
from bot.web.archive.shelf import NotHere
from storage.database import Store
from storage.errors import StoreError, StoreTooSlow

THREADS = 2  # that strangers' pages may take; what is more important has threads of its own
SEARCHING = 1  # that their searches may take besides: no search keeps a page waiting
WAITING = 64  # requests that may wait for a thread
LONGEST = 8.0  # seconds that one may; then its reader is told to come again, and no more is begun for them
log = structlog.get_logger(__name__)
Handler = Callable[[Request], Response]


class Threads:
    """Makes answers in threads of the archive's own; what fails has a page of its own.

    `share` is what all answers together may cost of the processor, where something more important is
    done beside them: to that they give way.
    """

    def __init__(self, store: Store, refusals: Refusals, share: Share | None) -> None:
        self._store, self._refusals, self._share = store, refusals, share
        self._patience = patience()
        # Requests that wait or are answered: searches, others.
        self._taken: Counter[bool] = Counter()

    def answering(
        self, answer: Handler, taken: Handler | None = None, *, at: str = ""
    ) -> Callable[[Request], Awaitable[Response]]:
        """Give what has a request answered; `taken` answers where a form was sent.

        `at` is the address as its route writes it.
        """

        def made(request: Request, since: float) -> Response:
            form_sent = taken is not None and request.method == "POST"
            return self._made(request, taken if form_sent and taken else answer, since)

        async def answered(request: Request) -> Response:
            request.state.at = at
            if request.method == "POST":
                request.state.form = await form_of(request)
            searching = "/search" in request.url.path
            limiter = limiter_of(request.app, searching=searching)
            # They are counted here: a limiter knows of those alone that have come to it already.
            if self._taken[searching] >= WAITING + limiter.total_tokens:
                return self._refusals.later(request.scope, 503, LONGEST)
            self._taken[searching] += 1
            try:
                work = functools.partial(made, request, time.monotonic())
                return await anyio.to_thread.run_sync(work, limiter=limiter)
            finally:
                self._taken[searching] -= 1

        return answered

    def _made(self, request: Request, answer: Handler, since: float) -> Response:
        """Make an answer within the share, if there is one, and at leisure; none that was waited for too long."""
        if time.monotonic() - since > LONGEST and not is_spared(request.scope):
            return self._refusals.later(request.scope, 503, LONGEST)
        share = self._share
        if share is None:
            return self._answered(request, answer)
        if not is_spared(request.scope) and (busy := share.wait()):  # others have spent it
            return self._refusals.later(request.scope, 503, busy)
        with share.paying(), at_leisure(self._store, self._patience):
            return self._answered(request, answer)

    def _answered(self, request: Request, answer: Handler) -> Response:
        """Give an answer, or say why there is none."""
        refusals = self._refusals
        try:
            return answer(request)
        except MovedElsewhere as moved:
            headers = {"cache-control": "public, max-age=300"}
            return RedirectResponse(moved.href, 301 if moved.lasting else 302, headers)
        except NotHere as error:
            return self.meant(request) or refusals.nothing(request, why=error)
        except WrongValue as error:
            return refusals.wrong(request, error)
        except AskedInVain as error:
            return refusals.vain(error)
        except StoreTooSlow:
            return refusals.nothing(request, 503)
        except StoreError as error:
            log.warning("archive_without_store", error=type(error).__name__)
            return refusals.nothing(request, 503)
        except Exception as error:  # the last boundary: a stranger reads no traceback
            log.exception("archive_broke", error=type(error).__name__)
            return refusals.nothing(request, 500)

    @staticmethod
    def meant(request: Request) -> Response | None:
        """Lead to the address that was meant in small letters; None where there is none."""
        small = in_small_letters(request.url.path)
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{small}{query}", 301) if small else None


def limiter_of(app: Starlette, *, searching: bool) -> CapacityLimiter:
    """Give the archive's own threads; they are counted within the loop that they serve."""
    name, most = ("searching", SEARCHING) if searching else ("threads", THREADS)
    held = getattr(app.state, name, None)
    if held is None:
        held = CapacityLimiter(most)
        setattr(app.state, name, held)
    assert isinstance(held, CapacityLimiter)
    return held
