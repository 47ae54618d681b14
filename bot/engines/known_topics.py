"""This file keeps the topics that ship and people's own, put together anew whenever somebody writes one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.contents import understanding
from bot.contents.understanding import OwnTopic, TopicLines
from bot.messages.alerts import TopicName
from bot.topics.terms import Topic
from bot.topics.vocabulary import headings
from storage.people import topics as own_topics

if TYPE_CHECKING:  # names are asked for far more often than matches
    from bot.topics.matcher import Matcher


class KnownTopics:
    """The topics that ship and those of every workspace, compiled once per change."""

    def __init__(self) -> None:
        self._lines: TopicLines | None = None
        self._matcher: Matcher | None = None
        self._own: list[Topic] = []
        self._names: dict[str, TopicName] = {}

    def matcher(self, session: Session) -> Matcher:
        """Give a matcher that knows all topics as they are now."""
        from bot.topics.matching import matcher_of

        self.lines(session)
        if self._matcher is None:
            self._matcher = matcher_of(self._own)
        return self._matcher

    def names(self, session: Session) -> Mapping[str, TopicName]:
        """Give what topics are called in messages."""
        self.lines(session)
        return self._names

    def lines(self, session: Session) -> TopicLines:
        """Give people's own topics as they are now."""
        found = own_topics.version(session)
        if self._lines is None or self._lines.version != found:
            own = (OwnTopic(one.key, one.name, one.line) for one in own_topics.every(session))
            self._lines = TopicLines(found, tuple(own))
            self._own = understanding.own_topics(self._lines)
            named = [TopicName(one.key, one.en, one.zh, one.emoji) for one in headings()]
            named += [TopicName(t.key, t.names["en"], t.names["zh"], t.emoji) for t in self._own]
            self._names = {one.key: one for one in named}
            self._matcher = None
        return self._lines
