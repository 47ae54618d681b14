"""This file notes whom the Council's roster names, and refuses one that lacks over a third of those who are known."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from bot.desk import Desk
from bot.engines.known_members import seated
from bot.topics import registers
from bot.topics.registers.roster import Seated
from scrapers.source import Index, MassChange, Source
from storage.watched import roster, source_runs
from storage.watched.roster import KeptSeat

LEAST = 2 / 3  # of the Members who are known to sit that a roster names


def note(desk: Desk, session: Session, source: Source, url: str, index: Index) -> None:
    """Note whom a page of the roster names.

    Raises MassChange where too few of them are known, unless a person let it through: nothing of the
    page is noted then.
    """
    if index.seats is None:
        return
    now, before = desk.clock(), roster.seats(session)
    known, here = _known(before), _named(index, before)
    state = source_runs.source(session, source.key)
    if len(known & here) < LEAST * len(known) and (state is None or not state.released(now)):
        raise MassChange(
            f"{source.name}: {url} names {len(index.seats)} Members, and of the {len(known)} who are known to "
            f"sit only {len(known & here)}. Held; look at the page: after an election let it through with "
            f"`tamar sources --release {source.key}`."
        )
    roster.note(session, url, index.seats, now)


def learn(desk: Desk, index: Index) -> None:
    """Have this process know the Members by a page of the roster that was noted."""
    if index.seats is not None:
        with desk.store.read() as session:
            desk.members(session)


def _known(before: tuple[KeptSeat, ...]) -> frozenset[str]:
    """Give the keys of those who are known to sit: as the roster had it, else as the register has."""
    if sitting := tuple(one for one in before if one.left_at is None):
        return registers.keys_of(seated(sitting))
    members = [one for one in registers.identities() if one.kind == "member"]
    newest = max(max(one.terms, default=0) for one in members)
    return frozenset(one.key for one in members if newest in one.terms)


def _named(index: Index, before: tuple[KeptSeat, ...]) -> frozenset[str]:
    """Give the keys of those who sit by a page; what another page calls them is known by their number."""
    held = {one.number: one for one in seated(before)}
    found = []
    for one in index.seats or ():
        if one.sits is not False:
            known = held.get(one.number, Seated(one.number, ()))
            names = dict(known.names) | dict(one.names)
            found.append(replace(known, names=tuple(names.items())))
    return registers.keys_of(found)
