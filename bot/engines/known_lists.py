"""This file opens the watch lists and puts their names together, anew whenever somebody changes one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlmodel import Session

from bot.secrets import KeysWrong, Seal
from bot.topics.watched import ListedName, WatchedNames
from storage.database import Store
from storage.people import watch_lists
from storage.people.watch_lists import WatchList

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class OpenedLists:
    """What a list says: its name, its entries by number, and the next number; none is given twice."""

    name: str
    names: tuple[tuple[int, str], ...]
    after: int = 1

    def with_names(self, added: Sequence[str]) -> OpenedLists:
        """Give the list with more names."""
        numbered = tuple(enumerate(added, self.after))
        return OpenedLists(self.name, (*self.names, *numbered), self.after + len(added))

    def without(self, numbers: Sequence[int]) -> OpenedLists:
        """Give the list without some of its names."""
        kept = tuple(one for one in self.names if one[0] not in numbers)
        return OpenedLists(self.name, kept, self.after)


def sealed(seal: Seal, value: OpenedLists) -> bytes:
    """Seal what a list says."""
    return seal.seal({"name": value.name, "names": value.names, "after": value.after})


def opened(seal: Seal, held: WatchList) -> OpenedLists:
    """Open a list; raises KeysWrong where its key is not among ours."""
    said: dict[str, Any] = seal.open(held.sealed)
    names = tuple((int(number), str(name)) for number, name in said["names"])
    return OpenedLists(str(said["name"]), names, int(said["after"]))


class Lists:
    """The names of every list, compiled once per change; without keys there are none."""

    def __init__(self, seal: Seal | None) -> None:
        self._seal = seal
        self._version: str | None = None
        self._names = WatchedNames()

    def names(self, session: Session) -> WatchedNames:
        """Give all names that are watched for now; a list that cannot be opened is named in the log."""
        found = watch_lists.version(session)
        if found == self._version:
            return self._names
        names: dict[ListedName, str] = {}
        for one in watch_lists.every(session):
            try:
                if self._seal is None:
                    raise KeysWrong("TAMAR_KEYS is not set")
                said = opened(self._seal, one)
            except KeysWrong:
                log.warning("watch_list_unopened", list=one.id, keys="see TAMAR_KEYS")
                continue
            names |= {ListedName(one.id, number): name for number, name in said.names}
        self._names, self._version = WatchedNames(names), found
        return self._names


def renew(store: Store, seal: Seal, now: datetime) -> int:
    """Seal every list under the newest key; give how many. Raises KeysWrong before anything is changed."""
    with store.write() as session:
        held = watch_lists.every(session)
        made = [(one.id, seal.renewed(one.sealed)) for one in held]
        for number, value in made:
            watch_lists.change(session, number, now, sealed=value)
    return len(held)
