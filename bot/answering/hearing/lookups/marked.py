"""This file shows the commitments among which one is to be marked or starred, where none is named by its mark."""

from __future__ import annotations

import re
from types import NoneType

from bot.answering.arguments.sought import sought
from bot.answering.arguments.words import any_pattern
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import as_typed, unsure
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import Commitments, Guessed, ListFollowed, Search, ShowSaved, Undo
from scrapers.text import fold

MOST_LETTERS = 160
# e.g. star the DoJ one about the Guidelines · mark that promise as kept · 標記做完成：律政司指引嗰項
_MARKS = any_pattern(
    r"^\W*(?:please |pls |can you |could you )?(?:star|un-?star|mark|tick(?: off)?|flag|record) "
    r"(?:the|that|this|our|my) .{0,60}?\b(?:ones?|promises?|commitments?|pledges?|undertakings?)\b",
    r"^\W*(?:the|that|this|our) .{0,40}?\b(?:promise|commitment|pledge|undertaking)s? (?:(?:has|have|was|were|is|got) )"
    r"(?:been |now )?(?:slipped|moved|postponed|delayed|kept|met|broken|lapsed|delivered|fulfilled|pushed back)\b",
    r"^\W*(?:唔該|請|幫我|麻煩)?(?:標記|加星|星標|剔低|將|把).{0,30}?(?:承諾|應承|[嗰那該该這这呢]一?[項项條条]|做完成)",
    r"^\W*(?:嗰|那|呢|這)[個个項项條条](?:承諾|應承).{0,20}?(?:未得|未做|改返|改回|做到|兌現|落空|完成)",
)
# What the commitment is about.
# e.g. the e-filing promise · the promise on court e-filing
_ABOUT = re.compile(
    r"\b(?:promises?|commitments?|pledges?|undertakings?) (?:on|about|regarding"
    r"|to) (?P<on>[\w-]{3,30}(?: [\w-]{3,30}){0,3}?)"
    r"(?= (?:as|is|was|has|by|kept|done|lapsed)\b|\W*$)"
    r"|\b(?:the|that|our) (?P<of>[\w-]{3,30}(?: [\w-]{3,30}){0,2}) (?:promise|commitment|pledge|undertaking)\b",
    re.IGNORECASE,
)
_LOOSE = (Search, Commitments, ListFollowed, ShowSaved, Undo, NoneType)
_NAMES = ("topic", "bureau", "committee", "programme")


def meant(heard: Heard) -> Guessed | None:
    """Give the commitments of what a sentence names, each with what can be pressed; None where it marks none."""
    text, read = heard.text, heard.read
    if len(text) > MOST_LETTERS or not unsure(read, text, _LOOSE):
        return None
    if not _MARKS.search(fold(text)):
        return None
    named = gapped(text, heard.book).named
    about = _ABOUT.search(text)
    spoken = (about["on"] or about["of"]) if about else ""
    name = next((named[kind][0] for kind in _NAMES if named.get(kind)), sought(spoken))
    line = f"commitments {name}".strip()
    return Guessed(grammar.parse(line), line, as_typed(text, "commitments"))


__all__ = ["meant"]
