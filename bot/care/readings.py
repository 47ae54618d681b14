"""This file finds sources whose papers are suddenly read in part: their layout or their files have changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.desk import Desk
from bot.messages.phrases import source_name
from bot.messages.words import say
from bot.telling import posting
from scrapers.items import Language
from storage.watched import readings

RECENT = timedelta(days=7)
LEAST = 3  # papers read in part: fewer are chance
RISE = 0.2  # of a source's papers, on top of its share before


def keep(desk: Desk, session: Session, told: Collection[str], now: datetime) -> list[str]:
    """Tell of every source that more papers are read in part of than before, once, and of its end.

    `told` are the sources that were told of and not over; gives those of now, for the next time.
    """
    counted = readings.by_source(session, now - RECENT)
    rising = []
    for key, (recent, before) in counted.items():
        if recent.in_part >= LEAST and recent.share >= before.share + RISE:
            rising.append(key)
    for key in rising:
        if key in told:
            continue
        recent, before = counted[key]
        given = {
            "n": recent.in_part,
            "all": recent.texts,
            "days": RECENT.days,
            "share": f"{before.share:.0%}",
        }
        _tell(desk, session, "news_in_part", key, f"{now:%Y-%m-%d}", given)
    for key in sorted(set(told) - set(rising)):
        recent = counted[key][0] if key in counted else readings.Readings()
        if not recent.texts or recent.share >= RISE:
            rising.append(key)  # nothing says that it is over
            continue
        _tell(desk, session, "news_whole_again", key, f"over:{now:%Y-%m-%d}", {})
    return sorted(rising)


def _tell(
    desk: Desk, session: Session, words: str, key: str, which: str, given: Mapping[str, object]
) -> None:
    source = desk.sources.get(key)

    def text(language: Language) -> str:
        name = source_name(source, language) if source is not None else key
        return say(words, language, source=name, **given)

    posting.notify(desk, session, f"notice:in_part:{key}:{which}", text)
