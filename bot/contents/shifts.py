"""This file tells the day that something is moved to from the day that it was moved from."""

from __future__ import annotations

import re

_HEARD = 90  # letters before a day that are looked at

# All is matched on folded text (simplified, lower case).
_MOVED_EN = (
    r"(?:defer|postpon|delay|advanc|reschedul|revis|mov|push|put|brought|bring|slip|shift"
    r"|chang)(?:e|ed|red|ped|s|es|ing|ring)?(?: (?:further|again|back|forward|off|out|down)){0,2}"
    r"(?: by [a-z0-9 -]{1,24})?"
)
_MOVED_ZH = r"(?:推迟|延迟|押后|延期|延后|延|顺延|改期|提前|提早|改|调整|修订|拖延|推后)"
# What was planned once, of a day or of a number.
ORIGINALLY_ZH = r"原(?:先|来|本)?(?:[定订拟]|计划|预计|预期|打算|目标)"
_AT_FIRST_ZH = r"(?:本来|原先|原本|原来|起初|最初|早前|先前)(?=[^,。;]{0,6}(?:[定订拟]|计划|预计|预期|打算|目标))"
# What leads in a day that no longer holds. "As originally planned" moves nothing.
# e.g. originally scheduled for · the original target · rather than in · 原定於 · 本來計劃在 · 而非
_OLD = re.compile(
    r"(?<!as )\b(?:originally|initially|previously|formerly)\b|\bfirst (?:promised|planned|scheduled|announced|set"
    r"|due|expected|intended)\b|\b(?:original|initial|previous|old|earlier) (?:[a-z]{4,14} )?(?:target|date"
    r"|deadline|timetable|schedule|plan|estimate)\b"
    r"|\b(?:instead of|rather than|as opposed to)\b"
    r"|(?<!if )\bnot(?= (?:(?:in|by|on|from|before|until|the|end|early|late) ?){0,4}$)"
    rf"|(?<![按依如照据持随合以在于]){ORIGINALLY_ZH}|{_AT_FIRST_ZH}|而非|(?<![还但])不是(?=[在于]?$)"
)
# Behind it something has come that holds.
# e.g. originally a pilot, will · 原定的工程將 · 現改於
_NOW = re.compile(
    r"[,;。]|\b(?:will|shall|now|has been|have been|but|is|are)\b|现|改|已|但|的[^,。;]{0,24}[将会]|20\d\d"
)
# e.g. to 2029 · until the first quarter of 2029
_TO_A_DAY_EN = re.compile(r" ?(?:to|until) [^,.;$]{0,24}?(?:20\d\d|next year)")
# e.g. deferred from · pushed back by a year from
_FROM_EN = re.compile(rf"\b(?:{_MOVED_EN}|extend(?:ed|s|ing)?)(?: from)?(?: the)? ?$")
# e.g. deferred to March 2029 from
_TO_FROM_EN = re.compile(rf"\b{_MOVED_EN} (?:to|until) [^,.;$]{{0,24}}20\d\d(?: from)?(?: the)? ?$")
# e.g. has been deferred to the · brought forward from 2030 to · put off until
_TO_EN = re.compile(
    rf"\b{_MOVED_EN}(?: from [a-z0-9 ,-]{{3,40}})? (?:to|until|till)"
    rf"(?: (?:the|early|late|around|about|as early as)){{0,2}} ?$"
    r"|\bextend(?:ed|s|ing)? from [a-z0-9 ,-]{3,40} to(?: the)? ?$"
)
# e.g. 推遲至 · 改於
_TO_ZH = re.compile(rf"{_MOVED_ZH}[至到为于在](?:约|大约)?$")
# e.g. 推遲至2029年 · 完工改為明年
_THEN_TO_ZH = re.compile(
    rf"[^,。;]{{0,14}}(?:{_MOVED_ZH}|延长)[至到为](?:约|大约)? ?(?:20\d\d|二[〇零○]|[今明后来翌本]年|年[中底]|第"
    rf"|[\d一二三四五六七八九十]{{1,2}} ?月)"
)
# What had a day and was given up since.
# e.g. , has been abandoned · ，但已取消
_GIVEN_UP = re.compile(
    r"[^,.;。]{0,30},? ?(?:but |it |which |that )?(?:has|have|had|was|were|is|are) (?:now |since |also )?(?:been )?"
    r"(?:abandoned|cancelled|scrapped|shelved|dropped|given up|withdrawn)\b"
    r"|[^,。;]{0,20},?(?:但|惟|其后|后来|现)?(?:已|现已)经?(?:取消|放弃|搁置|终止|叫停)"
)


def is_abandoned(folded: str, start: int, end: int) -> bool:
    """Say whether a day, from `start` to `end`, is one that no longer holds."""
    before = folded[max(0, start - _HEARD) : start]
    day, behind = folded[start:end], folded[end : end + _HEARD]
    for old in _OLD.finditer(before):
        if not _NOW.search(before, old.end()):
            return True
    if _THEN_TO_ZH.match(behind) or _GIVEN_UP.match(behind):
        return True
    if not (day.startswith("from ") or before.rstrip().endswith(("from", "from the"))):
        return False
    return _TO_FROM_EN.search(before) is not None or (
        _FROM_EN.search(before) is not None and _TO_A_DAY_EN.match(behind) is not None
    )


def shifted_at(folded: str, start: int) -> int | None:
    """Give where the words begin that move something to the day at `start`; None where none do."""
    floor = max(0, start - _HEARD)
    before = folded[floor:start]
    found = _TO_EN.search(before) or _TO_ZH.search(before)
    return floor + found.start() if found else None


def is_shift(folded: str, start: int) -> bool:
    """Say whether "from one day to another", at `start`, tells of a day moved and of no stretch."""
    return _FROM_EN.search(folded[max(0, start - _HEARD) : start]) is not None
