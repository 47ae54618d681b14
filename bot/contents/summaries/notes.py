"""This file sets a note where the mark stands that points to it: a fare that holds for all*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.contents.statements import Statement
from bot.contents.summaries.pieces import is_chinese
from bot.contents.summaries.standing import open_bracket

_MARKS = r"\*{1,3}|#{1,3}|\^{1,2}|[†‡△@]"
# Behind a word, before a blank, a stop or a comma.
_POINTS = re.compile(rf"(?<=[\w)）」”%])(?P<mark>{_MARKS})(?=[\s.,;:，。；：、)）]|$)")
# e.g. * Not applicable to · 註：# 不包括 · Note: ^ Including
_NOTE = re.compile(
    rf"^\s*(?:(?:[註注]|備註|备注|Notes?)\s?[:：]?\s*)?(?P<mark>{_MARKS})\s*(?=[^\s*#^†‡△@])"
)
LONGEST, LONGEST_ZH = 180, 80  # letters of a note that is set in


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a paper by their marks."""

    of: dict[str, str] = field(default_factory=dict)

    def set_in(self, text: str) -> str | None:
        """Give a text with its notes in brackets behind what they are on; None where one is too long for that."""
        if not self.of:
            return text
        found = _POINTS.search(text)
        while found is not None:
            note = self.of.get(found["mark"])
            if note is not None:
                chinese = is_chinese(text)
                if len(note) > (LONGEST_ZH if chinese else LONGEST) or open_bracket(note):
                    return None
                behind = f"（{note}）" if chinese else f" ({note})"
                text = text[: found.start()] + behind + text[found.end() :]
                found = _POINTS.search(text, found.start() + len(behind))
            else:
                found = _POINTS.search(text, found.end())
        return text


def notes_of(everything: Sequence[Statement]) -> Notes:
    """Gather the notes of a paper; a mark that several notes have points to none of them."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in everything:
        opening = _NOTE.match(one.text)
        if opening is not None:
            found[opening["mark"]].append(one.text[opening.end() :].strip().rstrip("。.;；"))
    return Notes({mark: said[0] for mark, said in found.items() if len(said) == 1})
