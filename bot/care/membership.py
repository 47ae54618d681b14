"""This file reports, once, in what the Council's roster and the register of Members differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.desk import Desk
from bot.engines.known_members import seated
from bot.messages.clipping import clip
from bot.messages.words import say
from bot.telling import posting
from bot.topics import registers
from bot.topics.registers.roster import Differs
from scrapers.items import Language
from storage import once
from storage.watched import roster

KNOWN_FOR = timedelta(days=3650)  # what was reported is not reported again
MOST = 20  # rows of one report; the others wait for the next night
NAME = 100  # letters of the names of one row


def report(desk: Desk, session: Session, now: datetime) -> int:
    """Tell whoever runs this who is new, who left and whose name is another; give how many rows are new.

    One transaction, the caller's: a row counts as reported when its notice stands.
    """
    new: list[Differs] = []
    for one in registers.differences(seated(roster.seats(session))):
        if len(new) < MOST and once.first(session, f"roster:{one.mark}", now, now + KNOWN_FOR):
            new.append(one)
    if new:
        key = f"notice:roster:{now:%Y-%m-%d}"
        posting.notify(desk, session, key, lambda language: _said(new, language))
    return len(new)


def _said(new: Sequence[Differs], language: Language) -> str:
    rows = (
        say(
            f"roster_{one.what}",
            language,
            name=clip(one.name, NAME),
            other=clip(one.other, NAME),
        )
        for one in new
    )
    return "\n".join([say("news_roster", language), *(f"• {row}" for row in rows)])
