"""This file tells whoever runs us what happened to a workspace that can no longer be told itself."""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import Session

from bot.desk import Desk
from bot.telling import posting
from scrapers.items import Language
from storage.people import channels


def tell_owner(
    desk: Desk, session: Session, team: str, key: str, text: Callable[[Language], str]
) -> bool:
    """Put a notice into the health channel, else on the terminal, once for a key.

    Say whether there was such a place: one in the workspace itself is none.
    """
    for address in dict.fromkeys((desk.health_channel or "console", "console")):
        place = channels.channel(session, address)
        if place is None or place.workspace == f"slack:{team}":
            continue
        language = posting.operators_language(place)
        posting.notice(desk, session, place, key, text(language), language)
        return True
    return False
