"""This file shows the papers of which a place was told last, where somebody points at one that nobody names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.answering.finding.lookups import reference_to
from bot.answering.finding.paper_rows import paper_row
from bot.answering.speech import Button, Row, Speaker
from bot.desk import Desk
from storage.people import channels
from storage.published import papers
from storage.told import tellings

MOST = 3
NUMBER = "<number>"  # the gap of a line for a paper
WITHIN = timedelta(days=30)


def rows(desk: Desk, line: str, label: str, speaker: Speaker) -> tuple[Row, ...]:
    """Give the papers told last where somebody speaks, each with a button for a line that has a gap for its number."""
    if NUMBER not in line:
        return ()
    language = speaker.language
    with desk.store.read() as session:
        channel = channels.channel(session, speaker.address)
        if channel is None:
            return ()
        since = desk.clock() - WITHIN
        told = tellings.posted_since(session, [channel.id], since, MOST)
        held = papers.papers(session, [paper for _, paper in told], texts=False)
        named = [(one, reference_to(session, one)) for one in held]
    return tuple(
        replace(
            paper_row(one, language),
            text="",
            buttons=(Button(label[:60], "say", line.replace(NUMBER, reference)),),
        )
        for one, reference in named
    )
