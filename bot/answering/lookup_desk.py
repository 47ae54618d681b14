"""This file gives whoever only looks something up a desk that opens the store and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from bot.desk import Desk
from bot.engines.known_members import KnownMembers
from bot.engines.known_topics import KnownTopics
from bot.settings import read_settings
from storage.database import ready_store


class NotForLookups(RuntimeError):
    """A lookup asked for what its desk does not open; have its command take the whole desk."""


class _Unopened:
    """Stands where the whole desk has a door, a reader or a client."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __getattr__(self, name: str) -> Any:
        raise NotForLookups(f"{NotForLookups.__doc__} ({self._what}.{name})")


def _untouched(document: object, bullets: Any) -> Any:
    """Leave bullets as they are: what is stored was rewritten before, if an operator wishes it."""
    return bullets


@contextmanager
def lookup_desk(url: str | None = None) -> Iterator[Desk]:
    """Build a desk for one lookup, and close its store afterwards; raises the StoreError family."""
    store = ready_store(read_settings(store=url).store)
    topics, members = KnownTopics(), KnownMembers()
    door: Any = _Unopened("door")
    understanding: Any = _Unopened("understanding")
    try:
        with store.read() as session:
            members.learn(session)
        yield Desk(
            store=store,
            door=door,
            sources={},
            understanding=understanding,
            topics=topics.lines,
            matcher=topics.matcher,
            names=topics.names,
            members=members.learn,
            rewrite=_untouched,
            clock=lambda: datetime.now(UTC),
            renderers={},
        )
    finally:
        store.close()
