"""This file stands before the archive: which names it answers to, how often one may ask, what browsers are promised."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.archive.share import Share

MOST_ADDRESSES = 20_000  # that are remembered; of more, those that asked longest ago are forgotten
PROMISES = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "interest-cohort=(), geolocation=(), camera=(), microphone=()",
}


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Allowance:
    """How many requests an address may make: so many at once, as many again in a minute.

    `seconds` is how long it takes until as many may be made again.
    """

    def __init__(
        self, most: int, clock: Callable[[], float] = time.monotonic, *, seconds: float = 60.0
    ) -> None:
        self._rate = most / seconds
        self._most = float(most)
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def wait(self, who: str) -> float:
        """Take one request of an address; give how many seconds it has to wait, 0 where none."""
        now = self._clock()
        held = self._buckets.pop(who, None) or _Bucket(self._most, now)
        held.left = min(self._most, held.left + (now - held.at) * self._rate)
        held.at = now
        self._buckets[who] = held
        if len(self._buckets) > MOST_ADDRESSES:
            self._buckets.popitem(last=False)
        if held.left < 1:
            return (1 - held.left) / self._rate
        held.left -= 1
        return 0.0


def asker(scope: Scope, proxies: Collection[str]) -> str:
    """Give the network address that asks: a proxy of ours may say for whom; of IPv6 the first half."""
    client = scope.get("client")
    who = str(client[0]) if client else ""
    if who in proxies:  # each adds to the line that came, or a line of its own below it
        lines = ",".join(Headers(scope=scope).getlist("x-forwarded-for"))
        for named in reversed(lines.split(",")):
            if named.strip() and named.strip() not in proxies:
                who = named.strip()
                break
    try:
        address = ipaddress.ip_address(who)
    except ValueError:
        return who[:60]
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def is_spared(scope: Scope) -> bool:
    """Say whether a request is answered whatever strangers' pages cost: forms, styles, the links of our mails."""
    path = str(scope["path"])
    below = path[1:].partition("/")[2]
    return scope["method"] == "POST" or path.startswith("/static/") or below.startswith("mail/")


class Guard:
    """Refuses other hosts' names, other methods and too many requests before anything is looked up.

    `taking` are beginnings of addresses, behind the language, to which forms may be sent.

    `later` tells who asks to come again: with which status, and in how many seconds.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        names: Collection[str],
        proxies: Collection[str],
        pages: Allowance,
        searches: Allowance,
        sendings: Allowance,
        taking: Collection[str] = (),
        share: Share | None = None,
        later: Callable[[Scope, int, float], Response],
    ) -> None:
        self._share, self._later = share, later
        self._app, self._proxies = app, frozenset(proxies)
        self._names = frozenset(name.lower() for name in names)
        self._pages, self._searches, self._sendings = pages, searches, sendings
        self._taking = tuple(taking)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it with the reason."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope)
        await (refused or self._app)(scope, receive, _promising(send))

    def _refusal(self, scope: Scope) -> Response | None:
        if Headers(scope=scope).get("host", "").lower() not in self._names:
            return PlainTextResponse("this is not served under that name\n", 421)
        path = str(scope["path"])
        below = path[1:].partition("/")[2]
        sent = scope["method"] == "POST" and below.startswith(self._taking)
        if not sent and scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("only GET and HEAD\n", 405, {"allow": "GET, HEAD"})
        if path.startswith("/static/"):
            return None
        # To stop, the secret in the address is enough, wherever a mailbox has its button.
        elsewhere = Headers(scope=scope).get("sec-fetch-site") == "cross-site"
        if sent and elsewhere and not below.startswith("mail/stop/"):
            return PlainTextResponse("this form stands on another site\n", 403)
        who = asker(scope, self._proxies)
        wait = self._pages.wait(who)
        if not wait and "/search" in path:
            wait = self._searches.wait(who)
        # Mailboxes stop for many of their people from one address: only asking is limited further.
        if not wait and sent and not below.startswith("mail/"):
            wait = self._sendings.wait(who)
        if not wait and self._share and not is_spared(scope) and (busy := self._share.wait()):
            return self._later(scope, 503, busy)
        return self._later(scope, 429, wait) if wait else None


def _promising(send: Send) -> Send:
    async def promised(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in PROMISES.items():
                headers.setdefault(name, value)
        await send(message)

    return promised
