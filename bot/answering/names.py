"""This file knows the topics that may be followed in a place, by every name that people give them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from sqlmodel import Session

from bot.messages.words import in_language
from bot.topics.vocabulary import headings
from scrapers.items import Language
from scrapers.text import fold, is_cjk
from storage.people import topics as own_topics
from storage.people.topics import OwnTopic

# A part of a name is near to it; one that only ends alike is not: 樂齡科技 is not 法律科技.
_LEAST = 60
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A topic that may be followed here."""

    key: str
    en: str
    zh: str
    own: OwnTopic | None = None
    also: tuple[str, ...] = ()

    def name(self, language: Language) -> str:
        """Give its name in a language."""
        if self.own is not None:  # as its people wrote it
            return self.own.name
        return in_language(self.en, self.zh, language)

    def word(self, language: Language) -> str:
        """Give the word by which it is meant in a command: its name where that is all Han letters, else of its key.

        A key is folded: it would show a reader of one script the other.
        """
        name = self.name(language)
        return name if all(map(is_cjk, name)) else self.key.rpartition("/")[2]


class TopicBook:
    """The topics that one place may see: those that ship, its workspace's, its own private ones."""

    def __init__(self, session: Session, workspace: str, channel_id: int | None) -> None:
        self.topics = [KnownTopic(one.key, one.en, one.zh, also=one.also) for one in headings()]
        self.topics += [
            KnownTopic(own.key, own.name, own.name, own)
            for own in own_topics.topics(session, workspace, channel_id)
        ]
        self._by_name = _by_name(self.topics)

    def only(self, keys: Collection[str]) -> TopicBook:
        """Leave out the own topics that are not among these."""
        self.topics = [topic for topic in self.topics if topic.own is None or topic.key in keys]
        self._by_name = _by_name(self.topics)
        return self

    def find(self, name: str) -> KnownTopic | None:
        """Give the topic of a name, however it is spelled; None where there is none."""
        return self._by_name.get(_plain(name))

    def get(self, key: str) -> KnownTopic | None:
        """Give the topic of a key."""
        return next((topic for topic in self.topics if topic.key == key), None)

    def near(self, name: str, limit: int = 3) -> list[KnownTopic]:
        """Give the topics whose names are near to what was typed, the nearest first."""
        wanted = _plain(name)[:200]
        found = process.extract(
            wanted, self._by_name.keys(), scorer=fuzz.ratio, limit=12, score_cutoff=_LEAST
        )
        keys = dict.fromkeys(self._by_name[one[0]].key for one in found)
        return [topic for key in list(keys)[:limit] if (topic := self.get(key))]

    def nearest(self, name: str, limit: int = 3) -> list[KnownTopic]:
        """Give the topics whose names are nearest to what was typed; all that ship, if none is."""
        return self.near(name, limit) or self.topics[:limit]


def _by_name(topics: Sequence[KnownTopic]) -> dict[str, KnownTopic]:
    found: dict[str, KnownTopic] = {}
    for topic in topics:
        names = (topic.key, topic.key.rpartition("/")[2], topic.en, topic.zh)
        for name in (*names, *topic.also):
            found.setdefault(_plain_name(name), topic)
    return found


def _plain(name: str) -> str:
    return _NOT_LETTERS.sub("", fold(name))


# The same names are folded for every book of topics, and an answer asks for several.
_plain_name = lru_cache(maxsize=4096)(_plain)
