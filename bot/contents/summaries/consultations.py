"""This file summarises consultations: until when views are taken, then what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.contents.statements import Statement
from bot.contents.summaries.panel_papers import paper_picks
from bot.contents.summaries.pieces import Pick, size
from bot.contents.summaries.salience import Context
from bot.contents.summaries.selection import MOST, ROOM
from bot.contents.summaries.standing import reads_alone
from scrapers.items import Document


def consultation_picks(
    document: Document, everything: Sequence[Statement], context: Context
) -> list[Pick]:
    """Pick the sentence with the closing day first, what it is about, and how views are given."""
    closing = _stating(document, everything, "closes_words")
    way = _stating(document, everything, "respond")
    ends = [one for one in (closing, way) if one is not None]
    about = paper_picks(replace(document, kind="plain"), everything, context, ends)
    told: list[Pick] = [_whole(closing)] if closing is not None else []
    last = [_whole(way)] if way is not None and way is not closing else []
    room = ROOM - sum(size(pick.text) for pick in [*told, *last])
    if room < 0:
        return [*told, *about]
    for pick in about:
        if len(told) + len(last) < MOST and size(pick.text) <= room:
            told.append(pick)
            room -= size(pick.text)
    return [*told, *last]


def _stating(document: Document, everything: Sequence[Statement], name: str) -> Statement | None:
    """Find the sentence that one of the fields was read from, if it may stand by itself."""
    said = "".join(document.fields.get(name, "").split("\n")[0].split())
    found = (one for one in everything if said and said == "".join(one.text.split()))
    return next((one for one in found if reads_alone(_whole(one).text)), None)


def _whole(statement: Statement) -> Pick:
    text = statement.bare.text.rstrip(":： ")
    return Pick(text, statement.cites, statement.page, statement.place)
