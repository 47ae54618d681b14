"""This file has the register of Members say what the Council's roster in the store says, anew when that changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from inspect import iscoroutinefunction
from typing import Any

from sqlmodel import Session

from bot.calendar import hong_kong
from bot.engines.port import Job
from bot.topics import registers
from bot.topics.registers.roster import Seated
from storage.watched import roster
from storage.watched.roster import KeptSeat


class KnownMembers:
    """The Members as this process knows them: as the store's roster was when it was last looked at."""

    def __init__(self) -> None:
        self._version: datetime | None = None
        self._looked = False

    def learn(self, session: Session) -> None:
        """Know them as they are now."""
        found = roster.version(session)
        if not self._looked or found != self._version:
            registers.seat(seated(roster.seats(session)) if found else [])
            self._looked, self._version = True, found


def knowing(work: Job, learn: Callable[[], None]) -> Job:
    """Give a job that knows the Members as they are when it begins; what only sends needs none."""
    if iscoroutinefunction(work):
        return work

    def done(**args: Any) -> None:
        learn()
        work(**args)

    return done


def seated(held: tuple[KeptSeat, ...]) -> list[Seated]:
    """Give whom the roster names or named, as the register takes them."""
    return [
        Seated(
            one.number,
            one.names,
            one.former,
            since=hong_kong(one.since).date(),
            left=hong_kong(one.left_at).date() if one.left_at else None,
            ever_sat=one.ever_sat,
        )
        for one in held
    ]
