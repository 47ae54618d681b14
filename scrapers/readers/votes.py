"""This file reads how Members voted from the Council's open data: a row for each Member and vote."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from scrapers.items import Block, Reading
from scrapers.readers.errors import Broken, EmptyFile, ReaderLimit
from scrapers.readers.limits import DEFAULT, Limits

_AT_ONCE, _NAME = 30, 100  # Members in one block, and letters of a name: no block is ever parted
MOST_ROWS = 20_000  # twice what one reply of the service may hold
CELL = "\t"  # between a field's name and its value, in the rows of a vote


def read_votes(data: bytes, *, limits: Limits = DEFAULT) -> Reading:
    """Read a reply into blocks: of each vote one of lines "field, tab, value", then some of a line a Member.

    Raises Broken where it is no such reply, EmptyFile where it holds no vote, ReaderLimit where it
    is too big.
    """
    if len(data) > limits.plain:
        raise ReaderLimit(f"The data are over {limits.plain // 2**20} MiB. Look at them by hand.")
    try:
        reply = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise Broken("The data of votes end in the middle, or are no JSON.") from error
    rows = reply.get("value") if isinstance(reply, dict) else None
    if not isinstance(rows, list):
        raise Broken("The data of votes have no list named 'value'.")
    if not rows:
        raise EmptyFile
    if len(rows) > MOST_ROWS:
        raise ReaderLimit(f"The data hold over {MOST_ROWS:,} rows. Look at them by hand.")
    votes: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    odd = 0
    for row in rows:
        if not isinstance(row, dict) or not _text(row.get("vote_number")):
            odd += 1
            continue
        votes.setdefault(_key(row), []).append(row)
    notes = [f"{odd} rows of the data are no votes"] if odd else []
    cut = bool(reply.get("odata.nextLink") or reply.get("@odata.nextLink"))
    if cut:
        notes.append(f"only the first {len(rows)} rows of the data were sent")
    blocks = tuple(
        Block(text, "table") for _, held in sorted(votes.items()) for text in _written(held)
    )
    return Reading(blocks=blocks, media="votes", notes=tuple(notes), cut=cut)


def _key(row: Mapping[str, Any]) -> tuple[str, ...]:
    number = _text(row.get("vote_number"))
    return _text(row.get("start_date")), number.zfill(6) if number.isdecimal() else number


def _written(rows: list[Mapping[str, Any]]) -> Iterator[str]:
    """Write a vote as blocks of lines: the fields that all its rows share, then each Member's name and vote."""
    first = rows[0]
    members = ("name_en", "name_ch", "vote", "constituency", "display_order", "id")
    lines = [
        f"{name}{CELL}{value}"
        for name, stated in first.items()
        if name not in members and (value := _text(stated))
    ]
    yield "\n".join(lines)
    cast: list[str] = []
    for row in rows:
        who, vote = _text(row.get("name_en")) or "", _text(row.get("vote"))
        chinese = _text(row.get("name_ch"))
        if (who or chinese) and vote:
            cast.append(f"member{CELL}{who[:_NAME]}{CELL}{chinese[:_NAME]}{CELL}{vote[:_NAME]}")
    for at in range(0, len(cast), _AT_ONCE):
        yield "\n".join(cast[at : at + _AT_ONCE])


def _text(value: object) -> str:
    """Give a field's value on one line; numbers may be written as such, or as strings."""
    return " ".join(str(value).split())[:1000] if isinstance(value, str | int | float) else ""
