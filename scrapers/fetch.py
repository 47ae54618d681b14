"""This file is the door: the one place through which anything published is fetched."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from types import TracebackType
from typing import Self

import httpx

from scrapers.addresses import Resolver, resolve
from scrapers.answers import Answer, judge, raise_for
from scrapers.certificates import Chain, strict, trusted_roots
from scrapers.connections import Dial, IncompleteChain, Network, dial
from scrapers.robots import Robots
from scrapers.searches import body_of, place_of
from scrapers.source import (
    PrivateAddress,
    Refused,
    TooManyRedirects,
    UndeclaredHost,
    UndeclaredSearch,
    Unreachable,
)
from scrapers.visits import AnswerLimits, Host, HostQuestion, HostReply, Surroundings

__all__ = ["Answer", "AnswerLimits", "Door"]

_REDIRECTS = {301, 302, 303, 307, 308}
_CERTIFICATE_BYTES = 65_536
_ROBOTS_BYTES = 1_048_576
_LONGEST_TAG = 1000
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class _Errand:
    """One thing to bring: which hosts may be touched, and by which rules."""

    hosts: frozenset[str]
    headers: Mapping[str, str]
    limit: int
    robots: bool = True
    certificate: bool = False  # may come over plain HTTP: its signature is what counts
    body: bytes | None = None  # what is posted: nothing, unless the source declares the search


class Door:
    """Fetches what is published, politely, and nothing else from nowhere else.

    `clock` gives monotonic seconds, `now` the time of day and `chance` a number below one; `loopback` are
    exact pairs of host and port that may lead to this machine; `rewrite` maps an address to its copy
    there. Safe to use from many threads.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        now: Callable[[], datetime],
        chance: Callable[[], float],
        resolver: Resolver = resolve,
        loopback: frozenset[tuple[str, int]] = frozenset(),
        roots: Callable[[], ssl.SSLContext] = trusted_roots,
        limits: AnswerLimits | None = None,
        rewrite: Callable[[str], str] | None = None,
        dial: Dial = dial,
    ) -> None:
        if "@" not in user_agent and "://" not in user_agent:
            raise ValueError("the User-Agent must say how to reach you: add a mail or web address")
        self._limits = limits or AnswerLimits()
        self._loopback = loopback
        self._rewrite = rewrite
        network, shared = Network(resolver, loopback, dial), cache(lambda: strict(roots()))
        self._around = Surroundings(clock, sleep, now, chance, network, roots, shared, self._limits)
        self._headers = {
            "User-Agent": user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",
        }
        self._robots = Robots(agent=user_agent, clock=clock, keep=self._limits.robots_seconds)
        self._visited: dict[str, Host] = {}
        self._lock = threading.Lock()
        self._closed = False

    def get(
        self,
        url: str,
        *,
        hosts: frozenset[str],
        etag: str | None = None,
        last_modified: str | None = None,
        known: str | None = None,
        limit: int | None = None,
        searches: frozenset[str] = frozenset(),
    ) -> Answer:
        """Fetch an address of one of `hosts`; `page` is None where it did not change.

        `etag`, `last_modified` and `known` are what the last answer gave; `limit` is in bytes. An
        address of `scrapers.searches` is posted, to one of the places that `searches` declare only.
        Raises the ScrapeError family, with `retry_after` in seconds where the site said when.
        """
        body = _posted(url, searches)
        headers = self._headers | ({} if body else _conditions(etag, last_modified))
        most = self._limits.body_bytes if limit is None else limit
        errand = _Errand(hosts, headers, most, body=body)
        address, reply = self._walk(place_of(url) if body else url, errand)
        where = _where(_parsed(address))
        address = url if body else address
        if reply.status == 304 and len(headers) > len(self._headers):
            return Answer(
                None,
                304,
                known,
                reply.headers.get("etag") or etag,
                reply.headers.get("last-modified") or last_modified,
                dict(reply.headers),
            )
        raise_for(reply, where)
        return judge(address, reply, known, where)

    def chain(self, name: str) -> Chain:
        """Give how a host's secure connections have gone, and what its certificate chain lacked."""
        with self._lock:
            host = self._visited.get(name)
        return host.chain if host is not None else Chain()

    def close(self) -> None:
        """Close every connection; whoever asks afterwards is told that the door is closed."""
        with self._lock:
            self._closed = True
            visited = list(self._visited.values())
        for host in visited:
            host.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _walk(self, url: str, errand: _Errand) -> tuple[str, HostReply]:
        """Follow redirects, each checked like the first address, and give where they end."""
        address = url
        seconds = self._limits.seconds
        for _hop in range(self._limits.redirects + 1):
            address = self._admitted(address, errand)
            if errand.robots:
                self._obey_robots(address, errand)
            reply = self._ask(address, errand, seconds)
            if reply.status not in _REDIRECTS:
                return address, reply
            if errand.body is not None:
                raise Refused(
                    f"{_where(_parsed(address))}: a search was sent elsewhere, as to a login page. "
                    "It is not sent on; open the address in a browser and mend the source's"
                )
            seconds -= reply.seconds
            address = self._onward(address, reply)
        raise TooManyRedirects(
            f"{_where(_parsed(url))}: more than {self._limits.redirects} redirects. "
            "Open the address in a browser and mend the source's address"
        )

    def _admitted(self, address: str, errand: _Errand) -> str:
        """Check an address by its letters alone, and give it as it is asked: over HTTPS."""
        url = _parsed(address)
        where = _where(url)
        if url.scheme not in ("http", "https") or not url.host or url.userinfo:
            raise Refused(f"{where}: the door reads plain web addresses only. Mend the address")
        if url.host not in errand.hosts:
            raise UndeclaredHost(
                f"{where}: this host is not one that the source declares. "
                "Declare it if it is the site's own"
            )
        if (url.host, url.port) in self._loopback:
            return address
        if url.port not in (None, 80, 443):
            raise Refused(f"{where}: the door does not knock at port {url.port}. Mend the address")
        if url.scheme == "http" and not errand.certificate:
            return str(url.copy_with(scheme="https", port=None))
        return address

    def _physical(self, address: str) -> httpx.URL:
        """Give the address that is really asked: the copy's on this machine, or the same."""
        if self._rewrite is None:
            return _parsed(address)
        copy = self._rewrite(address)
        url = _parsed(copy)
        if copy != address and (url.host, url.port) not in self._loopback:
            raise PrivateAddress(
                f"{_where(url)}: an address may be rewritten only to a loopback pair that was "
                "given to the door. Give it the pair"
            )
        return url

    def _onward(self, address: str, reply: HostReply) -> str:
        """Give the address that a redirect leads to, as the site's own even when a copy answered."""
        location = reply.headers.get("location")
        base = _parsed(address)
        if not location:
            raise Refused(f"{_where(base)}: a redirect to nowhere. Open it in a browser")
        try:
            onward = base.join(location)
        except (httpx.InvalidURL, ValueError) as error:
            raise Refused(f"{_where(base)}: a redirect to no address. Open it") from error
        if self._rewrite is not None and (onward.host, onward.port) in self._loopback:
            original = "https://" + onward.raw_path.decode("ascii").lstrip("/")
            if self._rewrite(original) == str(onward):
                return original
        return str(onward)

    def _ask(self, address: str, errand: _Errand, seconds: float) -> HostReply:
        asked = _parsed(address)
        url = self._physical(address)
        host = self._host(asked.host)
        question = HostQuestion(url, errand.headers, errand.limit, _where(asked), errand.body)
        try:
            return host.ask(question, seconds)
        except IncompleteChain:
            if errand.certificate:
                raise
            self._complete_chain(host, url, seconds)
            return host.ask(question, seconds)

    def _complete_chain(self, host: Host, url: httpx.URL, seconds: float) -> None:
        """Find what the host's chain lacks. Its own certificate only says where to look."""
        from scrapers.chains import (
            complete,  # what reads certificates takes 6 MB, and is hardly ever asked
        )

        completed = complete(
            host.leaf(url.host, url.port or 443, seconds),
            host=host.name,
            fetch=self._certificate,
            roots=self._around.roots(),
            now=self._around.now(),
        )
        host.trust(completed)

    def _certificate(self, address: str) -> bytes:
        errand = _Errand(
            frozenset({_parsed(address).host}),
            self._headers,
            _CERTIFICATE_BYTES,
            robots=False,
            certificate=True,
        )
        where, reply = self._walk(address, errand)
        raise_for(reply, _where(_parsed(where)))
        return reply.body

    def _obey_robots(self, address: str, errand: _Errand) -> None:
        url = _parsed(address)
        origin = str(url.copy_with(raw_path=b"/", fragment=None)).rstrip("/")

        def fetch(robots: str) -> tuple[int, bytes]:
            rules = _Errand(errand.hosts, self._headers, _ROBOTS_BYTES, robots=False)
            end, reply = self._walk(robots, rules)
            if not 400 <= reply.status < 500 or reply.status == 429:
                raise_for(reply, _where(_parsed(end)))
            return reply.status, reply.body

        self._robots.check(origin, address, _where(url), fetch)
        self._host(url.host).slow_down(self._robots.delay(origin))

    def _host(self, name: str) -> Host:
        with self._lock:
            if self._closed:
                raise Unreachable("the door is closed; nothing is fetched any more")
            if name not in self._visited:
                self._visited[name] = Host(name, self._around)
            return self._visited[name]


def _posted(url: str, searches: frozenset[str]) -> bytes | None:
    """Give what an address posts; raises UndeclaredSearch where its source does not declare that."""
    body = body_of(url)
    if body is not None and place_of(url) not in searches:
        raise UndeclaredSearch(
            f"{_where(_parsed(place_of(url)))}: nothing is posted there, for the source does not "
            "declare it. Declare the place if it only searches"
        )
    return body


def _conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """Ask only for what changed; a site's own words go back to it only if they can be sent."""
    asked = {"If-None-Match": etag or "", "If-Modified-Since": last_modified or ""}
    return {
        name: value
        for name, value in asked.items()
        if value and value.isascii() and value.isprintable() and len(value) <= _LONGEST_TAG
    }


@lru_cache(maxsize=2048)
def _parsed(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
        _ = url.host  # decodes an international name, or cannot
    except (httpx.InvalidURL, ValueError) as error:
        start = ascii(address.partition("?")[0].rpartition("@")[2][:100])
        raise Refused(f"{start}: this is no web address. Mend the source") from error
    return url


def _where(url: httpx.URL) -> str:
    """Name an address in a message: host and path, never the query, which may hold a token."""
    path = url.raw_path.partition(b"?")[0].decode("ascii")
    return f"{url.raw_host.decode('ascii')}{path}"[:200]
