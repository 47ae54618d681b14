"""This file takes what points at nothing, and is understood as nothing else, for a question of the paper shown last."""

from __future__ import annotations

from bot.answering.arguments.languages import asked_for
from bot.answering.asking import own_words
from bot.answering.finding import lookups
from bot.answering.hearing.likelihood.certainty import unsure
from bot.answering.hearing.memory import shown
from bot.answering.hearing.one_paper import beside
from bot.answering.hearing.pieces import threads
from bot.answering.intents import (
    AskPaper,
    Cite,
    Intent,
    Misunderstood,
    More,
    Save,
    Show,
    ShowStory,
    Why,
)
from bot.answering.speech import Speaker
from bot.desk import Desk

_UNNAMED = (
    Cite,
    More,
    Show,
    ShowStory,
    Why,
    Save,
)  # commands that mean it, where they name no paper


def meant(desk: Desk, text: str, read: Intent, speaker: Speaker) -> Intent:
    """Let a question that is understood as nothing else ask the paper that was shown last."""
    reference = shown.paper_of(desk, speaker)
    if not reference or speaker.about or not unsure(read, text):
        return read
    with desk.store.read() as session:
        found = lookups.by_reference(session, reference)
    if len(found) != 1:
        return read
    if isinstance(read, Misunderstood):  # a command that names no paper
        with desk.store.read() as session:
            placed = threads.in_place(session, read, (found[0].id,))
        if isinstance(placed, Show) and asked_for(
            text
        ):  # it was shown: whether it is there in that language, too
            return AskPaper(reference, text)
        return placed if isinstance(placed, _UNNAMED) else read
    whole = own_words.holds(found[0], text, speaker.language)
    return AskPaper(reference, text) if beside.of_the_last(text, read, whole=whole) else read
