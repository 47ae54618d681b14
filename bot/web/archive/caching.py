"""This file lets a reader who has a page keep it: what it shows is compared before anything is drawn."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import format_datetime
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from scrapers.dates import mail_date

FRESH = "public, max-age=60, stale-while-revalidate=600"
SLOWER = "public, max-age=300"
LASTING = "public, max-age=31536000, immutable"
MOST_KEPT, LARGEST_KEPT = 64, 64 * 1024  # pages, and letters of one: some megabytes at most


def etag_of(*parts: object) -> str:
    """Give the mark of a state: weak, for what is sent may be packed."""
    told = "\x1f".join(map(str, parts)).encode("utf-8", "replace")
    return f'W/"{hashlib.sha256(told).hexdigest()[:24]}"'


class KeptLists:
    """The lists that were drawn last, by the marks of their states: the next who asks is given the same."""

    def __init__(self) -> None:
        self._drawn: OrderedDict[str, str] = OrderedDict()
        self._turn = Lock()

    def drawn(self, etag: str, draw: Callable[[], str]) -> str:
        """Give a page as it was drawn in this state; draw it where nobody did."""
        with self._turn:
            if (known := self._drawn.get(etag)) is not None:
                self._drawn.move_to_end(etag)
                return known
        page = draw()
        if len(page) <= LARGEST_KEPT:
            with self._turn:
                self._drawn[etag] = page
                while len(self._drawn) > MOST_KEPT:
                    self._drawn.popitem(last=False)
        return page


def _held(request: Request, etag: str) -> bool:
    """Say whether a reader has this state already."""
    named = request.headers.get("if-none-match", "")
    wanted = etag.removeprefix("W/")
    return any(one.strip().removeprefix("W/") in (wanted, "*") for one in named.split(","))


def _since(request: Request, changed: datetime) -> bool:
    """Say whether a reader who names no state has read since the last change."""
    if "if-none-match" in request.headers:
        return False
    read = mail_date(request.headers.get("if-modified-since", ""))
    if read is None or read.tzinfo is None:
        return False
    return changed.replace(microsecond=0) <= read


def answered(
    request: Request,
    etag: str,
    draw: Callable[[], str],
    *,
    media: str = "text/html",
    changed: datetime | None = None,
    headers: Mapping[str, str] | None = None,
    fresh: str = FRESH,
) -> Response:
    """Answer with a page, or with nothing where the reader has it; `draw` is asked only then."""
    said = {"etag": etag, "cache-control": fresh, **(headers or {})}
    if changed is not None:
        said["last-modified"] = format_datetime(changed.replace(microsecond=0), usegmt=True)
    if _held(request, etag) or (changed is not None and _since(request, changed)):
        return Response(status_code=304, headers=said)
    return Response(draw(), media_type=media, headers=said)
