"""This file follows the lists of a paper: below which lead-in the sentence that is read stands."""

from __future__ import annotations

import re

from bot.contents.leads import is_item
from bot.contents.statements import Statement, leads_in

_ROMAN = re.compile(r"[ivx]+")
_LETTER = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"\d+")
_HAN = re.compile(r"[一二三四五六七八九十]+")


class Lists:
    """The lead-ins that the sentence just seen stands below, the outermost first."""

    def __init__(self) -> None:
        self._leads: list[Statement] = []

    @property
    def lead(self) -> Statement | None:
        """The lead-in of the innermost list that the sentence just seen is an item of."""
        return self._leads[-1] if self._leads else None

    def see(self, one: Statement) -> None:
        """Go on to the next sentence, which ends the lists that it is no item of."""
        leads = self._leads
        while leads and (leads[-1].part != one.part or _ends(one, leads[-1])):
            leads.pop()

    def open(self, one: Statement) -> None:
        """Keep a sentence that leads in a list, once it was read itself."""
        if leads_in(one.text.rstrip()):
            self._leads.append(one)


def _ends(one: Statement, lead: Statement) -> bool:
    """Say whether a sentence is no item of the list of a lead-in, which may be an item of another one."""
    opens = one.first or one.place == lead.place + 1
    return opens and not (is_item(one) and _mark(one) != _mark(lead))


def _mark(one: Statement) -> str:
    """Give of what kind the mark is that a sentence opens with: of (a) and (b) the same, of (i) another."""
    mark = one.folded[: len(one.folded) - len(one.bare.folded)].strip()
    for kind, sign in ((_ROMAN, "i"), (_LETTER, "a"), (_DIGITS, "1"), (_HAN, "一")):
        mark, found = kind.subn(sign, mark)
        if found:
            break
    return mark
