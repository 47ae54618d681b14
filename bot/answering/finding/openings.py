"""This file counts that a paper was opened in a channel: by a button, a command or a question, never by whom."""

from __future__ import annotations

from bot.answering.channels import held, place_of
from bot.answering.speech import Speaker
from bot.desk import Desk
from storage.told import openings
from storage.told.openings import What


def note(desk: Desk, paper_id: int, what: What, speaker: Speaker) -> None:
    """Count it, where the paper was told; the terminal of the machine that runs us is nobody's channel.

    Done after what was asked for. A crash before it loses one count, and nothing else.
    """
    if speaker.platform == "console":
        return
    with desk.store.write() as session:
        channel = held(session, place_of(speaker, None), speaker)
        if channel is not None:
            openings.count(session, channel.id, paper_id, what)
