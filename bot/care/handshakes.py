"""This file says of every host that was asked whether its certificate chain was whole, completed, or broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from bot.care.sitevisits import Get
from bot.messages.words import say
from scrapers.answers import Answer
from scrapers.certificates import Chain
from scrapers.items import Language
from scrapers.source import TlsBroken


@dataclass(frozen=True, slots=True)
class Handshake:
    """How a host's chain did on its own, and with what its certificate says is missing (AIA)."""

    host: str
    alone: bool | None  # None: it never came to a handshake
    helped: bool | None
    said: str
    names: str = ""  # of what completed it, and until when that is good
    until: str = ""

    @property
    def held(self) -> bool:
        """Say whether the host can be read, by itself or with help."""
        return self.helped is not False

    def words(self, language: Language = "en") -> str:
        """Say it in a line; an error of the program's own is English."""
        if self.alone is None:
            return say("visit_no_connection", language)
        with_aia = say("visit_trusted" if self.helped else "visit_fails", language)
        said = self.said
        if self.alone:
            said = say("visit_whole", language)
        elif self.names:
            said = say("visit_completed", language, names=self.names, until=self.until)
        return say(
            "visit_chain",
            language,
            alone=say("visit_trusted" if self.alone else "visit_fails", language),
            helped=say("visit_not_needed", language) if self.alone else with_aia,
            said=said,
        )


class WatchedDoor(Protocol):
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

    def __init__(self, door: WatchedDoor) -> None:
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
            until = f"{chain.completed.until:%Y-%m-%d}"
            said = say("visit_completed", "en", names=names, until=until)
            return Handshake(host, alone=False, helped=True, said=said, names=names, until=until)
        if why is not None:
            return Handshake(host, alone=False, helped=False, said=why)
        if not chain.answered:
            return Handshake(host, alone=None, helped=None, said=say("visit_no_connection", "en"))
        return Handshake(host, alone=True, helped=True, said=say("visit_whole", "en"))
