"""This file says whether a sentence is on a topic by itself, or only its paper is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what looks up needs no matcher before it is asked for a topic
    from bot.topics.matcher import Matcher


def speaks_of(matcher: Matcher, topic: str, sentence: str, title: str = "") -> bool:
    """Say whether a topic's terms stand in a sentence, or its paper's title is on the topic."""
    found = (*matcher.match_text(sentence), *matcher.match_title(title))
    return any(one.topic == topic for one in found)
