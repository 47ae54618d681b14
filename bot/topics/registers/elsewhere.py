"""This file tells bodies of other places from ours, which are called alike, by the list beside it."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources

_LONGEST_PLACE = 40  # letters of the wordings before a name


@cache
def bodies() -> tuple[str, ...]:
    """Give names that hold the name of a body of ours and mean none of ours."""
    return tuple(_listed()["bodies"])


def is_elsewhere(text: str, begins: int, ends: int) -> bool:
    """Say whether what stands around a name in a text makes it the name of a body of another place."""
    before, behind = _around()
    near = text[max(0, begins - _LONGEST_PLACE) : begins]
    return bool(before.search(near) or behind.match(text, ends))


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    places, called, cities = (
        "|".join(map(re.escape, _listed()[name])) for name in ("places", "called", "cities")
    )
    # e.g. HM · the UK Government's · New Zealand's · 澳門 · 台北市
    before = re.compile(
        rf"(?<![\w-])(?:{places}|{called})(?:['’]s)?(?: Government| Federal)?(?:['’]s)? $"
        rf"|(?:(?<![超城])市|(?<!反)省|州|縣|县|國家?|国家?|{cities})$"
    )
    # e.g.  of Ireland ·  of the UK · , Singapore
    behind = re.compile(rf"(?: of (?:the )?| ?\()(?:{places})\b|, (?:{places})(?=[,.;)]|$)")
    return before, behind


@cache
def _listed() -> dict[str, list[str]]:
    text = resources.files("bot.topics.registers").joinpath("elsewhere.json").read_text("utf-8")
    return json.loads(text)  # type: ignore[no-any-return]
