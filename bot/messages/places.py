"""This file shows where something stands that has no number of its own: a page's paragraph, a vote of a sitting."""

from __future__ import annotations

import re

from bot.messages.words import say
from scrapers.items import Language

# e.g. p12-3 · v4
_PLACE = re.compile(r"p(?P<page>\d{1,4})-(?P<no>\d{1,4})|v(?P<vote>\d{1,4})")


def of_sitting(place: str, language: Language) -> str | None:
    """Show a place in a sitting's record or votes as people find it there; None for any other place."""
    if (found := _PLACE.fullmatch(place)) is None:
        return None
    if found["vote"]:
        return say("vote_place", language, no=found["vote"])
    return say("page_place", language, page=found["page"], no=found["no"])
