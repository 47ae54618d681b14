"""This file finds the names in a source's addresses: reads the site's menu, tries what is declared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.words import say
from scrapers.items import Language
from scrapers.source import Naming, NotFound, ScrapeError, Source
from storage.watched import learned
from storage.watched.learned import Learned

WEEK = timedelta(days=7)  # the menu is read again
SOON = timedelta(days=1)  # and so it is where a name no longer answers
MOST_TRIES = 120  # addresses asked in one go: two years of three names each for twenty panels
log = structlog.get_logger(__name__)


def as_learned(source: Source, known: Collection[Learned]) -> Source:
    """Give a source with the names that were learned; what nothing answers for is not asked."""
    if source.naming is None or not known:
        return source
    held = {one.subject: one.name for one in known}
    first = {subject: held.get(subject, names[0]) for subject, names in _declared(source).items()}
    chosen = tuple(dict.fromkeys(name for name in (first | held).values() if name))
    return source.naming.renamed(chosen) if chosen else source


def _declared(source: Source) -> Mapping[str, tuple[str, ...]]:
    return source.naming.candidates if source.naming else {}


@dataclass
class _Search:
    """One search for names: what answered in the check before it, and what is asked now."""

    desk: Desk
    source: Source
    naming: Naming
    absent: Collection[str]  # index pages that the check found missing
    failed: Collection[str]  # and those that failed otherwise
    now: datetime
    asked: int = 0
    answers: dict[str, str | None] = field(default_factory=dict)  # a name, and whose it says it is

    def pages(self, name: str) -> list[str]:
        return list(self.naming.pages(name, hong_kong(self.now).date()))

    def answered(self, name: str) -> bool | None:
        """Say whether a name answered in the check; None where it failed some other way."""
        pages = self.pages(name)
        if all(url in self.absent for url in pages):
            return False
        return None if all(url in self.failed or url in self.absent for url in pages) else True

    def answers_now(self, name: str) -> bool | None:
        """Ask the pages under a name; None where nobody can say."""
        sure = True
        for url in self.pages(name):
            if self.asked >= MOST_TRIES:
                return None
            self.asked += 1
            try:
                page = self.desk.door.get(url, hosts=self.source.hosts).page
                if page is None:
                    continue
                self.answers[name] = self.desk.understanding.index(self.source, page).subject
            except NotFound:
                continue
            except ScrapeError as error:
                log.info("name_unsure", source=self.source.key, url=url, error=type(error).__name__)
                sure = False
                continue
            return True
        return False if sure else None

    def menu(self) -> tuple[str, ...]:
        """Give the names that the site's own menu holds, none where it cannot be read."""
        try:
            page = self.desk.door.get(self.naming.menu, hosts=self.source.hosts).page
            return self.desk.understanding.index(self.source, page).names if page else ()
        except ScrapeError as error:
            log.warning("menu_unread", url=self.naming.menu, error=type(error).__name__)
            return ()


def search(
    desk: Desk,
    source: Source,
    known: Collection[Learned],
    *,
    absent: Collection[str],
    failed: Collection[str],
) -> tuple[list[str], list[str]]:
    """Learn a source's names after a check, if it is time to; give new index pages, and old ones.

    `absent` are index pages that the check found missing. The new pages are to be read; the old are
    those of names that do not answer, which is told by name and is no failure of the check. Where
    nothing at all answers, nothing is learned: that is the site, and no name of it.
    """
    naming, now = source.naming, desk.clock()
    if naming is None:
        return [], []
    looked = _Search(desk, source, naming, absent, failed, now)
    held = {one.subject: one for one in known}
    if not _due(looked, held, now):
        return [], []
    menu = looked.menu()
    found = {
        subject: _found(looked, subject, held.get(subject), menu) for subject in _all(looked, held)
    }
    _place(looked, found, menu)
    if not any(one.name for one in found.values()):
        kept = [_still(source, one, held.get(one.subject), naming) for one in found.values()]
        with desk.store.write() as session:
            learned.save(session, kept)
        return [], []
    with desk.store.write() as session:
        learned.save(session, list(found.values()))
    before = {one.name for one in known} or {names[0] for names in naming.candidates.values()}
    fresh = [one.name for one in found.values() if one.name and one.name not in before]
    gone = before - {one.name for one in found.values()} - {None}
    return (
        [url for name in fresh for url in looked.pages(name)],
        [url for name in gone if name for url in looked.pages(name)],
    )


def _due(looked: _Search, held: Mapping[str, Learned], now: datetime) -> bool:
    asked = [one.asked_at for one in held.values() if one.asked_at]
    if not asked:
        return True
    rested = now - max(asked)
    silent = any(one.name and looked.answered(one.name) is False for one in held.values())
    return rested >= WEEK or (silent and rested >= SOON) or max(asked) > now


def _all(looked: _Search, held: Mapping[str, Learned]) -> Iterable[str]:
    return dict.fromkeys([*looked.naming.candidates, *held])


def _found(looked: _Search, subject: str, before: Learned | None, menu: tuple[str, ...]) -> Learned:
    """Find what a subject is called: as before if that answers, else what the menu names, else a try."""
    candidates = looked.naming.candidates.get(subject, ())
    current = before.name if before else candidates[0] if candidates else None
    found_at = before.found_at if before else None
    told_at = before.told_at if before else None
    tried: list[str] = []
    unsure = False
    ordered = sorted(candidates, key=lambda name: name not in menu)  # stable: the likeliest first
    for name in dict.fromkeys([*([current] if current else []), *ordered]):
        answer = looked.answered(name) if name == current else looked.answers_now(name)
        tried.append(name)
        if answer:
            same = name == current and found_at
            return Learned(
                looked.source.key,
                subject,
                name,
                tuple(tried),
                found_at if same else looked.now,
                looked.now,
                told_at,
            )
        unsure = unsure or answer is None
        if answer is None and name == current:
            break
    kept = current if unsure else None
    return Learned(looked.source.key, subject, kept, tuple(tried), found_at, looked.now, told_at)


def _place(looked: _Search, found: dict[str, Learned], menu: tuple[str, ...]) -> None:
    """Try what the menu names and nothing declares: it is whose it says it is, else something new."""
    declared = {name for names in looked.naming.candidates.values() for name in names}
    known = declared | {one.name for one in found.values()}
    for name in menu:
        if name in known or not looked.answers_now(name):
            continue
        subject = looked.answers.get(name) or name
        if subject in found and found[subject].name:
            log.warning("second_name", source=looked.source.key, subject=subject, name=name)
            subject = name
        tried = found[subject].tried if subject in found else ()
        told_at = found[subject].told_at if subject in found else None
        found[subject] = Learned(
            looked.source.key, subject, name, (*tried, name), looked.now, looked.now, told_at
        )


def _still(source: Source, one: Learned, before: Learned | None, naming: Naming) -> Learned:
    name = before.name if before else next(iter(naming.candidates.get(one.subject, ())), None)
    return Learned(
        source.key, one.subject, name, one.tried, one.found_at, one.asked_at, one.told_at
    )


def words(one: Learned, language: Language = "en") -> str:
    """Say what was learned of a subject in a line."""
    if one.name:
        return f"{one.subject}{say('colon', language)}{one.name}"
    return say("learned_silent", language, subject=one.subject, names=", ".join(one.tried))
