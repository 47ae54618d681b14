"""This file writes the day of an event that people name for it: since the Policy Address, since the last meeting."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from sqlmodel import Session

from bot.answering.arguments.words import either_script
from bot.calendar import hong_kong
from bot.desk import Desk
from storage.published import days_past, public_papers

MOST_LETTERS = 300
# e.g. since the Policy Address · after the 2024 Budget · since the last panel meeting
_SINCE = re.compile(
    r"(?<!until )(?<!till )(?<!til )\b(?:since|after|following) (?:(?:the|our|this year's|last year's) )?"
    r"(?:(?P<year>20\d\d)(?:-\d\d)? )?(?:(?P<last>last|latest|previous|most recent) )?"
    r"(?:(?P<policy_address>policy address)|(?P<budget>budget(?: speech)?)"
    r"|(?P<meeting>(?:panel |committee |council |legco )?meeting))\b"
    r"(?! (?:debate|consultation|promises?|measures?|papers?))",
    re.IGNORECASE,
)
# e.g. 施政報告之後 · 由上次會議至今 · 自2024年預算案以來
_SINCE_HAN = re.compile(
    either_script(
        r"(?:自從|自|由|從|喺|在)?(?:(?P<year>20\d\d)年?(?:度|嘅|的)?)?"
        r"(?P<last>上次|上一次|上個|最近一次|最新|今年|上一份)?(?:嘅|的)?"
        r"(?:(?P<policy_address>施政報告)|(?P<budget>財政預算案|預算案)|(?P<meeting>會議|開會|委員會會議))"
        r"(?:發表|公布)?(?:之後|以後|以來|後|至今|到而家|到現在)(?:嘅|的)?"
    )
)


def dated(desk: Desk, text: str) -> str:
    """Write the day since which papers are asked for in the place of the event that a text names."""
    if len(text) > MOST_LETTERS:
        return text
    for pattern, gap in ((_SINCE, ""), (_SINCE_HAN, " ")):
        if found := pattern.search(text):
            with desk.store.read() as session:
                day = _day(session, found, hong_kong(desk.clock()).date(), frozenset(desk.sources))
            if day is not None:
                before, after = text[: found.start()], text[found.end() :]
                return f"{before}{gap}since {day.isoformat()}{gap}{after}".strip()
    return text


def _day(
    session: Session, found: re.Match[str], today: date, sources: Collection[str]
) -> date | None:
    hidden = public_papers.unseen(session, sources or None)  # no day of somebody's own file
    if found["meeting"]:
        return days_past.last_meeting(session, today, hidden=hidden) if found["last"] else None
    key = "policy_address" if found["policy_address"] else "budget"
    event = _register()[key]
    known = [day for one in event["days"] if (day := date.fromisoformat(one)) <= today]
    held = days_past.newest_of(session, event["source"], today, hidden=hidden)
    days = [*known, *([held] if held else [])]
    if found["year"]:
        days = [one for one in days if one.year == int(found["year"])]
    return max(days, default=None)


@cache
def _register() -> dict[str, dict[str, Any]]:
    text = (
        resources.files("bot.answering.hearing.pieces")
        .joinpath("events.toml")
        .read_text(encoding="utf-8")
    )
    return tomllib.loads(text)
