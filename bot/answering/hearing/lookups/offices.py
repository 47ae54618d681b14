"""This file reads who asks who leads a committee or sits on it, which only the body's own card is near to."""

from __future__ import annotations

import re

from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import as_typed, unsure
from bot.answering.hearing.pieces import gist
from bot.answering.intents import Guessed, Profile, Search

MOST_LETTERS = 200
# e.g. who is chairman of AJLS · who sits on the ITB panel · AJLS主席係邊個 · 邊啲議員係委員會成員
_WHO = re.compile(
    either_script(
        r"\bwho(?:'s|s| is| are|) (?:the |now |currently ){0,3}(?:(?:deputy|vice)[- ])?"
        r"(?:chair(?:man|woman|person|s|ing)?|heads?|leads?|members?|clerk|secretary|sits?|serves?)\b"
        r"|\b(?:chair(?:man|woman|person)?|members(?:hip)?|clerk) of (?:the )?\b"
        r"|\bwhich members? (?:sits?|are|is|serves?) (?:on|in)\b"
        r"|(?:副?主席|召集人|成員|委員|秘書)(?:係|是|有)?(?:邊個|邊啲|誰|哪位|哪些|邊位)"
        r"|(?:邊個|誰|哪位|邊位|邊啲|哪些)(?:人|議員)?(?:係|是|做|任)"
    ),
    re.IGNORECASE,
)


def meant(heard: Heard) -> Guessed | None:
    """Give the card of the committee whose people are asked for; None for all else."""
    text, read, book = heard.text, heard.read, heard.book
    loose = isinstance(read, Profile) or (
        unsure(read, text, (Search, Profile, type(None))) and not grammar.is_typed(text)
    )
    if len(text) > MOST_LETTERS or not loose or not _WHO.search(text):
        return None
    bodies = gist.sensed(text, book)[0].names.get("committee", ())
    if len(bodies) != 1:
        return None
    line = f"member {bodies[0]}"
    return Guessed(grammar.parse(line), line, as_typed(text, f"meetings {bodies[0]}"))
