"""This file lives what many stories begin with once for each kind of store, and gives each a copy of what became of it."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from scrapers.replica.site import Site
from storage.database import Store
from storage.tables.people import ChannelRow
from tests.storage import copies
from tests.story.stage import Message, Stage

Life = Callable[[Stage], object]


@dataclass(frozen=True)
class _Lived:
    """What a life has left behind; nobody changes it."""

    store: copies.Copy
    site: Site
    now: datetime
    asked: list[str]
    messages: dict[str, Message]
    next_message: int


_kept: dict[Hashable, _Lived] = {}


def morning(stage: Stage) -> None:
    """Let an ordinary morning be published and checked for the first time, which is no news."""
    stage.publish("morning")
    stage.check()


def paper_told(stage: Stage) -> None:
    """Let a paper come after the morning, in both languages."""
    morning(stage)
    stage.publish("paper", "translation")
    stage.check()


def question_told(stage: Stage) -> None:
    """Let a question and its reply come after that paper."""
    paper_told(stage)
    stage.publish("question")
    stage.check(20)


def lived(store: Store, life: Life = morning, *, ready: Life | None = None, **how: Any) -> Stage:
    """Give a stage before a fresh store, after a life: a function of a module, by which it is known.

    A life goes on in the store, the site, the clock and the chat, and has nothing patched. What else
    it needs, such as another desk, `ready` gives to every stage before it begins.
    """
    with store.read() as session:
        held = session.scalars(select(func.count()).select_from(ChannelRow)).one()
    assert held == 0, "only a fresh store takes what was lived in another"
    key = (life, ready, store.dialect, *sorted(how.items()))
    if key not in _kept:
        stage = Stage(store, **how)
        if ready is not None:
            ready(stage)
        life(stage)
        _kept[key] = _Lived(
            copies.kept(store),
            _another(stage.site),
            stage.clock.now,
            list(stage.door.asked),
            copy.deepcopy(stage.channel.messages),
            len(stage.channel.messages) + 1,
        )
        return stage
    found = _kept[key]
    found.store(store)
    stage = Stage(store, follows=False, **how)
    if ready is not None:
        ready(stage)
    stage.site = stage.door.site = _another(found.site)
    stage.clock.now = found.now
    stage.door.asked = list(found.asked)
    stage.channel.messages = copy.deepcopy(found.messages)
    stage.channel.count = itertools.count(found.next_message)
    return stage


def _another(site: Site) -> Site:
    """Give a site that publishes the same: what it publishes is never changed, only which of it."""
    made = Site(site.today)
    for name, value in vars(site).items():
        if name != "_lock":
            setattr(made, name, copy.copy(value))
    return made
