"""This file says of every host that was asked whether its certificate chain was whole, completed, or broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from bot.care.sitevisits import Get
from scrapers.answers import Answer
from scrapers.certificates import Chain
from scrapers.source import TlsBroken


@dataclass(frozen=True, slots=True)
class Handshake:
    """How a host's chain did on its own, and with what its certificate says is missing (AIA)."""

    host: str
    alone: bool | None  # None: it never came to a handshake
    helped: bool | None
    said: str

    @property
    def held(self) -> bool:
        """Say whether the host can be read, by itself or with help."""
        return self.helped is not False

    def words(self) -> str:
        """Say it in a line."""
        if self.alone is None:
            return self.said
        with_aia = "not needed" if self.alone else "trusted" if self.helped else "fails"
        return (
            f"without AIA {'trusted' if self.alone else 'fails'}; with AIA {with_aia}; {self.said}"
        )


class Watched(Protocol):
    """The door, as far as it is watched here."""

    @property
    def get(self) -> Get:
        """The question that it answers."""
        ...

    def chain(self, name: str) -> Chain:
        """Give how a host's secure connections have gone so far."""
        ...


class Handshakes:
    """Watches questions go through a door, and remembers how each host's handshake ended."""

    def __init__(self, door: Watched) -> None:
        self._door = door
        self._broken: dict[str, str | None] = {}  # each host that was asked, with its failure

    def get(
        self,
        url: str,
        *,
        hosts: frozenset[str],
        etag: str | None = None,
        last_modified: str | None = None,
        searches: frozenset[str] = frozenset(),
    ) -> Answer:
        """Ask on, and note what failed."""
        host = urlsplit(url).hostname or ""
        self._broken.setdefault(host, None)
        try:
            return self._door.get(
                url, hosts=hosts, etag=etag, last_modified=last_modified, searches=searches
            )
        except TlsBroken as error:
            self._broken[host] = str(error)
            raise

    def seen(self) -> list[Handshake]:
        """Give every host that was asked, by its name."""
        return [self._one(host, why) for host, why in sorted(self._broken.items())]

    def _one(self, host: str, why: str | None) -> Handshake:
        chain = self._door.chain(host)
        if chain.completed is not None:
            names = ", ".join(chain.completed.names)
            said = f"completed by AIA with {names}, good until {chain.completed.until:%Y-%m-%d}"
            return Handshake(host, alone=False, helped=True, said=said)
        if why is not None:
            return Handshake(host, alone=False, helped=False, said=why)
        if not chain.answered:
            return Handshake(host, alone=None, helped=None, said="no connection, so no certificate")
        return Handshake(host, alone=True, helped=True, said="chain complete")
