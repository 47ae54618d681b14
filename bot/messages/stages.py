"""This file says at which stage a bill is, and which are behind and before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.messages.dates import day
from bot.messages.places import of_sitting
from bot.messages.words import listed, say
from scrapers.items import Language
from storage.records import Reached, Vote


def stands_at(stages: Sequence[Reached], today: date, language: Language) -> str | None:
    """Say the stage that a bill has reached by a day, else the next that is set; None where none is."""
    past = [one for one in stages if one.day <= today]
    chosen = past[-1] if past else next(iter(stages), None)
    return named(chosen, language) if chosen else None


def all_stages(stages: Sequence[Reached], language: Language) -> str:
    """Say every stage with its days, in their order."""
    return say(
        "stages", language, stages=listed([named(one, language) for one in stages], language)
    )


def named(one: Reached, language: Language) -> str:
    """Name a stage with its day."""
    return say(
        "stage_on", language, stage=say(f"stage_{one.stage}", language), day=day(one.day, language)
    )


def voted(one: Vote, language: Language) -> str:
    """Say what came of a vote, with its day and its number."""
    when = " · ".join(
        piece
        for piece in (one.day and day(one.day, language), of_sitting(one.place, language))
        if piece
    )
    return say("voted_on", language, when=when, text=one.text)
