"""This file summarises kinds whose fields name what matters most: that first or last, what it is about between."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.contents.statements import Statement
from bot.contents.summaries.errands import is_errand
from bot.contents.summaries.lists import items_behind, trimmed_item, with_lists
from bot.contents.summaries.panel_papers import paper_picks
from bot.contents.summaries.pieces import Pick, size
from bot.contents.summaries.salience import Context
from bot.contents.summaries.selection import MOST, ROOM
from bot.contents.summaries.standing import reads_alone
from bot.contents.summaries.subjects import Subjects
from scrapers.items import Document, Kind


@dataclass(frozen=True, slots=True)
class Order:
    """Which fields' sentences come first and last; of the first that is found, one sentence each."""

    first: tuple[str, ...]
    last: tuple[str, ...] = ()
    never: tuple[str, ...] = ()  # fields whose sentences say no more than the title


# e.g. This Ordinance may be cited as · 本條例可引稱為 · This circular sets out
_FORMULA = re.compile(
    r"\bmay be cited as\b|可引称为|\bthis circular (?:sets out|is to)\b|\bsets? out in this circular\b"
    r"|本通函(?:旨在|载列)"
)
# What is said elsewhere is no bullet of its own.
# e.g. are set out at Annex B · 載於附件B
_ELSEWHERE = re.compile(r"\b(?:at|in) annex(?:es)?\b|(?:载于|见|载列于)附件")
# What it will cost, as against what was spent.
# e.g. The Rules will bring a one-off cost of $14.2 million · 建議將涉及非經常開支3,200萬元
_COSTS = re.compile(
    r"(?:将|会|须|需|预计|预算|估计|建议)[^。;]{0,40}(?:费用|开支|成本|拨款|支出|承担额)[^。;]{0,24}\d[\d,.]*(?:亿|万|元)"
    r"|\b(?:will|would|is estimated|are estimated|estimated) [^.;]{0,80}\$ ?\d"
)
_ENDED = re.compile(r"[。.！？!?；;:：][”’」』》）)\"']*$")
ORDERS: Mapping[Kind, Order] = {
    # until when views are taken, ..., how they are given
    "consultation": Order(("closes_words",), ("respond",)),
    # what is expected, from when, ...
    "circular": Order(("action", "effective_words")),
    # what is proposed, ..., what it means for money and staff
    "brief": Order(("purpose",), ("financial",)),
    # what it is for, ..., from when it holds
    "bill": Order(("purpose",), ("commencement",), ("long_title",)),
}


def ordered_picks(
    document: Document, everything: Sequence[Statement], context: Context
) -> list[Pick]:
    """Pick the sentences that matter most in a paper of such a kind, and what it is about."""
    order = ORDERS[document.kind]
    listed = with_lists(everything)
    opening = _stating(document, everything, listed, order.first)
    closing = [
        one
        for one in _stating(document, everything, listed, order.last)
        if one not in opening and not _ELSEWHERE.search(one.folded)
    ]
    said = _squeezed(document, order.never) if opening else []
    idle = [one for one in everything if not _says(one, said, document)]
    plain = replace(document, kind="panel_paper")
    items = [
        item
        for one in (*opening, *closing)
        if listed[one.place].listed
        for item in items_behind(one.place, everything)
    ]
    about = paper_picks(plain, everything, context, [*opening, *closing, *items, *idle])
    subjects = Subjects(everything)
    told, last = ([_led(listed[one.place], subjects) for one in of] for of in (opening, closing))
    room = ROOM - sum(size(pick.text) for pick in [*told, *last])
    if room < 0:
        return [*told, *about]
    for pick in about:
        if len(told) + len(last) < MOST and size(pick.text) <= room:
            told.append(pick)
            room -= size(pick.text)
    return [*told, *last]


def _stating(
    document: Document,
    everything: Sequence[Statement],
    listed: Sequence[Statement],
    names: Sequence[str],
) -> list[Statement]:
    """Find the sentences that fields were read from, of each the first that may stand by itself."""
    found: dict[int, Statement] = {}
    for name in names:
        lines = _squeezed(document, (name,))
        said = (
            _own_money(one, everything) if name == "financial" else one
            for line in lines
            for one in everything
            if _opens(line, one) and not is_errand(one.bare.folded)
        )
        if one := next((one for one in said if reads_alone(_whole(listed[one.place]).text)), None):
            found[one.place] = one
    return list(found.values())


def _own_money(statement: Statement, everything: Sequence[Statement]) -> Statement:
    """Give, of the paragraph that a sentence opens, the one that says what the proposal itself will cost.

    What a whole plan has spent so far, which may stand before it, is not that.
    """
    if _COSTS.search(statement.bare.folded):
        return statement
    paragraph = (one for one in everything if one.block == statement.block)
    own = (one for one in paragraph if _COSTS.search(one.bare.folded))
    return next(own, statement)


def _squeezed(document: Document, names: Sequence[str]) -> list[str]:
    """Give the lines of fields without their blanks."""
    values = (document.fields.get(name, "") for name in names)
    lines = (line for value in values for line in value.split("\n"))
    return [bare for line in lines if (bare := "".join(line.split()))]


def _opens(line: str, statement: Statement) -> bool:
    said = ("".join(text.split()) for text in (statement.text, statement.bare.text))
    return any(len(text) > 1 and line.startswith(text) for text in said)


def _says(statement: Statement, never: Sequence[str], document: Document) -> bool:
    """Say whether a sentence may be a bullet: no heading of a clause, no formula, no other title."""
    if any(_opens(line, statement) for line in never):
        return False
    if _FORMULA.search(statement.folded):
        return False
    return document.kind != "bill" or _ENDED.search(statement.text) is not None


def _led(statement: Statement, subjects: Subjects) -> Pick:
    """Give a sentence, the name of its subject set before it where it needs one."""
    whole = _whole(statement)
    return replace(whole, text=f"{subjects.before(statement) or ''}{whole.text}")


def _whole(statement: Statement) -> Pick:
    text = trimmed_item(statement.bare).text.rstrip(":： ")
    return Pick(text, statement.cites, statement.page, statement.place)
