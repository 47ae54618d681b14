"""This file shows one row of a list once more, where it is of no paper that could be opened."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.intents import ShowRow
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say


def show_row(desk: Desk, intent: ShowRow, speaker: Speaker) -> Reply:
    """Show the row, and what can be looked up next."""
    language = speaker.language
    row = replace(intent.row, buttons=())
    buttons = (
        Button(say("c_briefing", language), "say", say("c_briefing", language)),
        Button(say("b_latest", language), "say", say("c_latest", language)),
    )
    return Reply(row.title, rows=(row,), buttons=(*intent.row.buttons[:1], *buttons))
