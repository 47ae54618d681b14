"""This file shows what a topic would have brought lately, before anybody follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.answering.finding import namings
from bot.calendar import hong_kong
from bot.messages.dates import day as day_name
from bot.messages.words import ours, say
from bot.topics import mentions, registers
from bot.topics.registers import Identity, known_as
from scrapers.items import Language
from scrapers.publishers import names_of
from scrapers.text import fold
from storage.people.followers import comes_from, silenced
from storage.published import papers
from storage.searching import history
from storage.searching.history import NameKind, Past

DAYS = 90
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Past90:
    """What a topic brought in the last days, and since when anything is known."""

    papers: tuple[Past, ...]
    since: date | None
    looked_from: date
    named: bool = False  # by the name of a body or a person, which no paper only mentions
    known: Identity | None = None  # whose name it is, where a register has it
    elsewhere: int = 0  # papers of any time that a search finds for the name, where none is told
    to_month: frozenset[int] = frozenset()  # papers that state no more than their month

    def lines(self, language: Language) -> list[str]:
        """Say how often it would have fired and when last, with the last titles; warn where never."""
        if self.since is None and not self.papers:
            return [say("nothing_held", language)]
        if self.named:
            return [
                self._named(language),
                *(f"• {one.titled(language)[:150]}" for one in self.papers[:SHOWN]),
            ]
        main = sum(1 for one in self.papers if one.level == "substantive")
        count = say("fired", language, days=DAYS, main=main, mention=len(self.papers) - main)
        if self.papers:
            count += self._last(language) + self._undated(language)
        lines = [count] if self.papers else [say("never_fired", language)]
        if self.since is not None and self.since > self.looked_from:
            lines[0] += _gap(language) + say(
                "known_since", language, day=_from(self.since, language)
            )
        lines += [f"• {one.titled(language)[:150]}" for one in self.papers[:SHOWN]]
        return lines

    def _named(self, language: Language) -> str:
        if not self.papers:
            if self.known is None:
                return say("never_named", language, days=DAYS)
            name = ours(self.known.shown(chinese=language != "en"), language)
            key = "below_only" if self.elsewhere else "none_of_known"
            return say(key, language, days=DAYS, name=name, n=self.elsewhere)
        n = len(self.papers)
        key = "brought_one" if n == 1 else "brought"
        last = f"{self._last(language)}{self._undated(language)}"
        return f"{say(key, language, days=DAYS, n=n)}{last}"

    def _undated(self, language: Language) -> str:
        """Say how many state no day, and are counted by the one on which they were first seen."""
        n = sum(not one.dated for one in self.papers)
        return _gap(language) + say("undated", language, n=n) if n else ""

    def _last(self, language: Language) -> str:
        """Say when the last came of those that state a day: when one was first seen says nothing of that."""
        dated = [one for one in self.papers if one.dated]
        if not dated:
            return ""
        last = max(dated, key=lambda one: (one.day, one.paper_id not in self.to_month))
        if last.paper_id in self.to_month:
            said = say("the_last_in", language, month=day_name(last.day, language, "month"))
        else:
            said = say("the_last", language, day=day_name(last.day, language))
        return _gap(language) + said


def _from(since: date, language: Language) -> str:
    """Name the first day that is known; one that begins its month may be that of the month alone."""
    return day_name(since, language, "month" if since.day == 1 else "day")


def _to_month(session: Session, found: Sequence[Past]) -> frozenset[int]:
    """Say which papers state no more than their month: they are kept under its first day."""
    first = [one.paper_id for one in found if one.dated and one.day.day == 1]
    held = papers.papers(session, first, texts=False) if first else []
    return frozenset(one.id for one in held if one.published_precision == "month")


def _gap(language: Language) -> str:
    return " " if language == "en" else ""  # a full stop in Chinese brings its own


def first_day(now: datetime) -> date:
    """Give the first of the days that are looked back over."""
    return hong_kong(now).date() - timedelta(days=DAYS)


def of_topics(
    session: Session,
    keys: Sequence[str],
    now: datetime,
    *,
    sources: Sequence[str] = (),
    without: str = "",
) -> Past90:
    """Count what topics brought that are judged already."""
    since = first_day(now)
    found = history.matched_since(session, keys, since)
    kept = [one for one in found if passes(one, sources, without)]
    return Past90(
        tuple(kept), history.known_since(session), since, to_month=_to_month(session, kept)
    )


def of_named(session: Session, kind: NameKind, target: str, now: datetime) -> Past90:
    """Give the papers that name a body or a person who is followed."""
    since = first_day(now)
    found = history.naming_since(
        session, kind, target, since, known_as=known_as,
        register=mentions,
    )  # fmt: skip
    meant = registers.found(target, kind) if not found else ()
    known = meant[0] if len(meant) == 1 else None
    elsewhere = namings.elsewhere(session, known) if known is not None else 0
    return Past90(
        tuple(found), history.known_since(session), since,
        named=True, known=known, elsewhere=elsewhere, to_month=_to_month(session, found),
    )  # fmt: skip


def passes(past: Past, sources: Sequence[str], without: str) -> bool:
    """Say whether a paper comes through a subscription's sources and silencing words."""
    if sources and not comes_from(names_of(past.source), ",".join(sources)):
        return False
    return not (without and silenced(without, fold(past.title)))
