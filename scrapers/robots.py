"""This file obeys robots.txt: asked for once a day and host, and kept in between."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import protego

from scrapers.source import RobotsForbid, ScrapeError

_READ = 512_000  # bytes of a robots.txt that count; RFC 9309 asks for at least 500 KiB
_AGAIN = 600.0  # seconds until a robots.txt that could not be had is asked for again
_LONGEST_DELAY = 30.0  # seconds of Crawl-delay that are honoured between two questions

Fetch = Callable[[str], tuple[int, bytes]]


@dataclass(slots=True)
class _Rules:
    parsed: protego.Protego | None = None
    until: float = float("-inf")
    lock: threading.Lock = field(default_factory=threading.Lock)


class Robots:
    """What each host asks of programs, by its robots.txt.

    `agent` is the User-Agent, `clock` gives monotonic seconds, `keep` is how long rules hold.
    """

    def __init__(self, *, agent: str, clock: Callable[[], float], keep: float = 86_400.0) -> None:
        self._agent = agent.split("/", 1)[0].split(" ", 1)[0]
        self._clock = clock
        self._keep = keep
        self._hosts: dict[str, _Rules] = {}
        self._lock = threading.Lock()

    def check(self, origin: str, url: str, where: str, fetch: Fetch) -> None:
        """Let an address pass, or raise RobotsForbid.

        `fetch` brings status and bytes of an address, and raises where a site is out of order.
        Where robots.txt cannot be had, the last one holds; where there never was one, nothing is
        read (RFC 9309, 2.3.1.4), and the error is what kept us from it.
        """
        rules = self._rules(origin, fetch)
        if rules is not None and not rules.can_fetch(url, self._agent):
            raise RobotsForbid(
                f"{where}: the site's robots.txt asks programs not to read this address. "
                "Take it out of the source"
            )

    def delay(self, origin: str) -> float:
        """Give the seconds that a host's robots.txt wants between two questions."""
        kept = self._hosts.get(origin)
        if kept is None or kept.parsed is None:
            return 0.0
        return min(kept.parsed.crawl_delay(self._agent) or 0.0, _LONGEST_DELAY)

    def _rules(self, origin: str, fetch: Fetch) -> protego.Protego | None:
        with self._lock:
            kept = self._hosts.setdefault(origin, _Rules())
        if self._clock() < kept.until:
            return kept.parsed
        with kept.lock:
            if self._clock() >= kept.until:
                self._renew(kept, origin, fetch)
            return kept.parsed

    def _renew(self, kept: _Rules, origin: str, fetch: Fetch) -> None:
        known_before = kept.until > float("-inf")
        try:
            status, body = fetch(f"{origin}/robots.txt")
        except ScrapeError:
            if not known_before:
                raise
            kept.until = self._clock() + _AGAIN
            return
        text = body[:_READ].decode("utf-8", "replace") if status == 200 else ""
        kept.parsed = protego.Protego.parse(text) if text else None
        kept.until = self._clock() + self._keep
