"""This file tells in full what a Chinese bullet calls by a short name that only the paper defines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.contents.summaries.names_zh import LEAST, defined, place_by_itself
from bot.contents.summaries.topic_signs import BODY_ZH

LONGEST = 40  # letters of a name that is told
TELLS = 5  # letters of a short name that tells by itself what it is of
# e.g. 《港口及航道資料跨境流動標準合約》(《標準合約》)
_TITLED = re.compile(r"《([^《》]{4,60})》[（(]「?《([^《》]{2,20})》」?[)）]")


def short_of_zh(texts: Iterable[str]) -> dict[str, str]:
    """Give the full names of the short ones that texts define, of things and no bodies, as each first has them."""
    found: dict[str, str] = {}
    for text in texts:
        for full, short in _TITLED.findall(text) if "》" in text else ():
            found.setdefault(f"《{short}》", f"《{full}》")
        for short, full in defined(text):
            if len(short) < TELLS and len(full) <= LONGEST and not BODY_ZH.search(full):
                found.setdefault(short, full)
    return found


def in_full_zh(text: str, known: Mapping[str, str], title: str) -> str:
    """Give a bullet with the full names of what it calls by short ones, unless it or the title has those."""
    for short, full in known.items():
        bare = short.strip("《》")
        if bare not in text or full in text or bare in title or full.strip("《》") in title:
            continue
        at, end, shown = _place(short, text)
        if at >= 0:
            marked = f"「{full}」" if shown and full[0] != "《" else full
            text = f"{text[:at]}{marked}{text[end:]}"
    return text


def _place(short: str, text: str) -> tuple[int, int, bool]:
    """Give where a text has a short name, and whether that stands in marks or within a sentence; -1 for nowhere."""
    at = text.find(f"「{short}」")
    if at >= 0:
        return at, at + len(short) + 2, True
    if short[0] == "《":
        at = text.find(short)
    else:
        at = place_by_itself(short, text) if len(short) >= LEAST else -1
    return at, at + len(short), at > 0
