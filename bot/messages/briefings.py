"""This file says what a meeting brings: its papers in and missing, what was asked and promised before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.messages import dates, phrases
from bot.messages.alerts import Alert
from bot.messages.dates import day_soon, moment_soon
from bot.messages.words import say
from scrapers.items import Language


@dataclass(frozen=True, slots=True)
class Awaited:
    """A paper or a question that an agenda names and that is not in."""

    title: str
    url: str | None = None
    asker: str | None = None
    topical: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """A reply given before, or a pledge that falls due, with its paper."""

    title: str
    url: str
    day: date | None
    who: str = ""
    quote: str = ""
    place: str = ""  # where the quote stands


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting as a briefing shows it; `papers` are those on what a channel follows, `others` count."""

    key: str  # its body and its first day, whenever it is held at last
    body: str
    committee: str
    day: date
    starts_at: datetime | None
    url: str | None = None
    papers: tuple[Alert, ...] = ()
    others: int = 0
    awaited: tuple[Awaited, ...] = ()
    questions: tuple[Earlier, ...] = ()
    promises: tuple[Earlier, ...] = ()
    waited: tuple[Earlier, ...] = ()  # what the body's own list says is still to come
    minuted: tuple[Earlier, ...] = ()  # what its last minutes say is to follow, and no list names
    at_risk: str = ""  # the weather signal that may put it off
    missed: tuple[Earlier, ...] = ()  # papers of its last meetings that never came
    calendar: str | None = None  # where the archive has it as a calendar
    slot: str = ""  # what its sitting is called in every language, where the schedule lists it

    @property
    def expected(self) -> int:
        """Count its papers, in and missing."""
        return len(self.papers) + self.others + len(self.awaited)


@dataclass(frozen=True, slots=True)
class BriefingLine:
    """One line of a briefing: a heading, a paper, a bullet, an aside."""

    kind: Literal["heading", "paper", "bullet", "aside"]
    text: str
    url: str | None = None
    context: str = ""
    gone: bool = False  # it is a paper that was withdrawn: its title is struck out


@dataclass(frozen=True, slots=True)
class Press:
    """A button of a message: what stands on it, and the command that it is."""

    text: str
    line: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """One message on some meetings or on what is ahead, line by line."""

    title: str
    language: Language
    rows: tuple[BriefingLine, ...]
    presses: tuple[Press, ...] = ()


BULLETS, QUESTIONS, PROMISES, AWAITED, WAITED = 3, 3, 3, 5, 3
_QUOTE = 220


def title(meeting: Meeting, language: Language) -> str:
    """Name a meeting with its hour, where that is known."""
    when = (
        moment_soon(meeting.starts_at, language)
        if meeting.starts_at
        else day_soon(meeting.day, language)
    )
    name = phrases.committee_name(meeting.committee, language) or meeting.committee
    return f"{name} · {when}"


def uploaded(meeting: Meeting, language: Language) -> str:
    """Say how many of a meeting's papers are in: "1 of 3 not yet uploaded"."""
    missing = len(meeting.awaited)
    if not meeting.expected:
        return say("brief_no_papers", language)
    if not missing:
        return say("brief_all_in", language, n=meeting.expected)
    return say("brief_missing", language, n=missing, all=meeting.expected)


def rows(meeting: Meeting, language: Language) -> list[BriefingLine]:
    """Give a meeting line by line: the papers that matter with their bullets, then what is beside."""
    state = uploaded(meeting, language)
    if meeting.at_risk:
        state += f" · {say('signal_at_risk', language, signals=meeting.at_risk)}"
    found = [BriefingLine("heading", title(meeting, language), meeting.url, state)]
    for alert in meeting.papers:
        facts = [piece for piece in (phrases.kind(alert), phrases.number(alert)) if piece]
        found.append(BriefingLine("paper", alert.title, alert.url, " · ".join(facts)))
        for bullet in alert.bullets[:BULLETS]:
            where = phrases.places(alert, bullet.cites)
            found.append(BriefingLine("bullet", f"{bullet.text} {where}".rstrip()))
    for one in meeting.awaited[:AWAITED]:
        who = f" · {one.asker}" if one.asker else ""
        found.append(
            BriefingLine("aside", f"{one.title}{who}", one.url, say("not_in_yet", language))
        )
    if meeting.others:
        found.append(BriefingLine("aside", say("brief_others", language, n=meeting.others)))
    found += _earlier("brief_missed", meeting.missed, language)
    if meeting.calendar:
        found.append(BriefingLine("aside", say("brief_calendar", language), meeting.calendar))
    found += _earlier("brief_asked", meeting.questions[:QUESTIONS], language)
    found += _earlier("brief_promised", meeting.promises[:PROMISES], language)
    for key, waited in (("brief_waited", meeting.waited), ("brief_minuted", meeting.minuted)):
        found += _earlier(key, waited[:WAITED], language)
        if (left := len(waited) - WAITED) > 0:
            found.append(BriefingLine("aside", say(f"{key}_more", language, n=left), waited[0].url))
    return found


def _earlier(key: str, found: tuple[Earlier, ...], language: Language) -> list[BriefingLine]:
    lines = []
    for one in found:
        said = one.title
        if one.quote:
            quote = one.quote if len(one.quote) <= _QUOTE else one.quote[: _QUOTE - 1] + "…"
            said = say("quoted", language, text=quote)
            said = f"{one.title} · {said} {one.place}" if one.place else said
        day = dates.day(one.day, language) if one.day else ""
        facts = " · ".join(piece for piece in (say(key, language), one.who, day) if piece)
        lines.append(BriefingLine("aside", said, one.url or None, facts))
    return lines
