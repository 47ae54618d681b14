"""This file fills a lookup with the day, and the place in a paper, that its sentence names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.answering.arguments import daynames, overdue, periods
from bot.answering.arguments.periods import Period
from bot.answering.arguments.words import either_script
from bot.answering.finding import lookups
from bot.answering.finding.places import parted
from bot.answering.hearing import grammar, shorthand, writing
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import as_typed
from bot.answering.hearing.pieces import gist
from bot.answering.intents import (
    Briefing,
    Cite,
    Commitments,
    Guessed,
    Intent,
    Meetings,
    More,
    Search,
    Show,
)
from bot.topics import registers
from scrapers.text import fold

MOST_LETTERS = 300
_SOME_DAY = date(2026, 1, 7)  # what is ahead on one day is ahead on another
# The day of a meeting.
# e.g. on Monday · tomorrow · 下星期一 · 聽日 · 8 December
_DAY = re.compile(
    rf"\b(?:(?:next|this) )?{daynames.WORKDAY}\b|\btomorrow\b|\btoday\b|\b\d{{1,2}} {daynames.MONTH}(?: 20\d\d)?\b"
    rf"|[下今本這呢这]?[個个]?{daynames.WORKDAY_HAN}|{daynames.TODAY_HAN}",
    re.IGNORECASE,
)
# e.g. promises · deadlines · 承諾
_PLEDGED = re.compile(
    either_script(
        r"\b(?:promise|pledge|commitment|deadline|undertaking|target)[sd]?\b|承諾|應承|期限|目標"
    ),
    re.IGNORECASE,
)
# What says that meetings are asked for, where their span is named.
# e.g. 有邊啲會 · which meetings
_MEETING = re.compile(
    either_script(
        r"\b(?:what|which|any) meetings?\b|有(?:邊啲|哪些|咩|乜|什麼)會(?:議|同|跟|與|關|講|開|$)"
    ),
    re.IGNORECASE,
)
# A paragraph, named apart from its paper's number.
# e.g. para 14 · 第9段
_PLACE = re.compile(
    r"\b(?:paras?\.?|paragraphs?) ?(?P<para>\d{1,3})\b|第 ?(?P<para_>\d{1,3}) ?段", re.IGNORECASE
)
_ONWARD = re.compile(r"\bfrom\b|[由從从自]|起", re.IGNORECASE)
# e.g. in Chinese · 中文嗰種 · 中文格式
_CHINESE_STYLE = re.compile(
    either_script(
        r"\bin chinese\b|\bchinese (?:style|form|format)\b|中文(?:嗰種|格式|版|嘅|的|引用|就得)"
    ),
    re.IGNORECASE,
)


def filled(heard: Heard) -> Intent:
    """Give what was read with the span or the day that a sentence names for its meetings."""
    text, read, book = heard.text, heard.read, heard.book
    if len(text) > MOST_LETTERS:
        return read
    asked = read.intent if isinstance(read, Guessed) else read
    if isinstance(asked, Search) and _MEETING.search(text) and (span := _ahead(text)):
        known = gist.sensed(text, book)[0].names
        names = [name for kind in ("committee", "topic", "bureau") for name in known.get(kind, ())]
        name = names[0] if names else None
        line = " ".join(filter(None, ("meetings", name, span.typed)))
        return Guessed(Meetings(name, span.period), line)
    if isinstance(asked, Search) and overdue.is_late(text) and _PLEDGED.search(text):
        known = gist.sensed(text, book)[0].names
        names = [name for kind in ("topic", "programme", "bureau") for name in known.get(kind, ())]
        line = " ".join(filter(None, ("commitments", *names[:1], "before today")))
        return Guessed(grammar.parse(line), line, as_typed(text, "commitments"))
    if isinstance(asked, Cite | Show | More) and (placed := _placed(text, asked)) != asked:
        line = writing.written(placed, "en") or ""
        return replace(read, intent=placed, line=line) if isinstance(read, Guessed) else placed
    full, line = asked, ""
    late = isinstance(asked, Commitments) and (asked.due, asked.period, asked.mine) == (
        None,
        None,
        False,
    )
    if late and isinstance(asked, Commitments) and overdue.is_late(text):
        topic = overdue.parted(asked.topic or "")[0] or None
        full = replace(asked, topic=topic, period=Period("before", "today"))
        line = " ".join(filter(None, ("commitments", topic, "before today")))
    if isinstance(asked, Meetings) and asked.period is None and (span := _ahead(text)):
        full = replace(asked, period=span.period)
        line = " ".join(filter(None, ("meetings", asked.topic, span.typed)))
    if isinstance(asked, Briefing) and asked.what and (day := _DAY.search(shorthand.in_full(text))):
        said = fold(day[0])
        if registers.found(asked.what, "committee") and said not in fold(asked.what):
            full, line = (
                replace(asked, what=f"{asked.what} {day[0]}"),
                f"briefing {asked.what} {day[0]}",
            )
    if not line or full is None:
        return read
    return replace(read, intent=full, line=line) if isinstance(read, Guessed) else full


def _placed(text: str, asked: Cite | Show | More) -> Cite | Show | More:
    """Give the place in a paper, and the style, that a sentence names beside its number."""
    reference, known = parted(asked.reference)
    place = _PLACE.search(text)
    onward = place and isinstance(asked, More) and _ONWARD.search(text)
    if place and not onward and known is None and lookups.is_reference(reference):
        said = f"{reference} ¶{place['para'] or place['para_']}"
        placed = replace(asked, reference=said)
        asked = Show(said) if isinstance(placed, More) else placed
    if isinstance(asked, Cite) and asked.style is None and _CHINESE_STYLE.search(text):
        return replace(asked, style="chinese")
    return asked


def _ahead(text: str) -> periods.Found | None:
    """Give the span to come that a sentence names, of which meetings are asked."""
    found = periods.within(text, bare=True)
    if found is None or found.period.how != "in":
        return None
    return found if found.period.whole(_SOME_DAY)[1] >= _SOME_DAY else None
