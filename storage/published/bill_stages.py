"""This file gives the stages of a bill with their days, as the Council's data and the ordinance itself name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import get_args
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Session

from scrapers.items import Expectation
from storage.records import BillStage, Reached
from storage.sql import chunks, table
from storage.tables.published import DeadlineRow, ExpectationRow, PaperKeyRow

PREFIX = "meeting:bill:"  # how the keys of what the data say of a bill's stages begin
_ORDER: tuple[BillStage, ...] = get_args(BillStage)
PAPER_KEY = re.compile(r"bill:([\w-]{1,40}):\w{1,20}", re.ASCII)
# e.g. meeting:bill:b9:second_2 · meeting:bill:b9:first:zh-Hant
_EVENT = re.compile(r"meeting:bill:([\w-]{1,40}):([a-z]{1,20})(?:_\d)?(?::[\w-]{1,10})?", re.ASCII)
_ZONE = ZoneInfo("Asia/Hong_Kong")

_expectation, _key, _deadline = table(ExpectationRow), table(PaperKeyRow), table(DeadlineRow)


def of_paper(session: Session, keys: Iterable[str]) -> tuple[Reached, ...]:
    """Give the stages of the bill that a paper with these keys is of, the first first; none of any other."""
    named = next((one for key in keys if (one := PAPER_KEY.fullmatch(key))), None)
    if named is None:
        return ()
    name = named[1]
    start = f"{PREFIX}{name}:"
    rows = session.connection().execute(
        select(_expectation.c.key, _expectation.c.starts_at).where(
            _expectation.c.key.startswith(start, autoescape=True),
            _expectation.c.starts_at.is_not(None),
            _expectation.c.status != "dropped",
        )
    )
    dated = (_reached(row.key, row.starts_at) for row in rows)
    found = {reached for reached in dated if reached is not None}
    in_force = session.connection().execute(
        select(_deadline.c.day)
        .join_from(_deadline, _key, _key.c.paper_id == _deadline.c.paper_id)
        .where(_key.c.key == f"bill:{name}:ordinance", _deadline.c.what == "effective")
    )
    found |= {Reached("commenced", day) for day in in_force.scalars()}
    return tuple(sorted(found, key=lambda one: (one.day, _ORDER.index(one.stage))))


def set_anew(session: Session, items: Sequence[Expectation]) -> dict[str, list[Reached]]:
    """Give which stages of which bills an index names for the first time, or for another day.

    To be asked before what it says is remembered.
    """
    stated = {item.key: item for item in items if item.key.startswith(PREFIX)}
    held: dict[str, datetime | None] = {}
    for piece in chunks(list(stated)):
        rows = session.connection().execute(
            select(_expectation.c.key, _expectation.c.starts_at).where(
                _expectation.c.key.in_(piece)
            )
        )
        held |= {row.key: row.starts_at for row in rows}
    found: dict[str, list[Reached]] = {}
    for key, item in stated.items():
        if item.starts_at is None or held.get(key) == item.starts_at:
            continue
        named, reached = _EVENT.fullmatch(key), _reached(key, item.starts_at)
        if named and reached:
            bill = found.setdefault(named[1], [])
            bill.extend([reached] if reached not in bill else [])
    return found


def papers_of(session: Session, name: str) -> list[int]:
    """Give the papers of a bill, the first that was known first."""
    rows = session.connection().execute(
        select(_key.c.paper_id).where(_key.c.key.startswith(f"bill:{name}:", autoescape=True))
    )
    return sorted(set(rows.scalars()))


def _reached(key: str, starts_at: datetime) -> Reached | None:
    named = _EVENT.fullmatch(key)
    stage = next((one for one in _ORDER if one == named[2]), None) if named else None
    return Reached(stage, starts_at.astimezone(_ZONE).date()) if stage else None
