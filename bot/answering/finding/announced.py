"""This file answers what agendas announce: meetings and questions ahead, of a topic or of somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.answering.arguments import courtesy, filters, periods
from bot.answering.command import Said
from bot.answering.finding.next_steps import unread_yet
from bot.answering.intents import Closing, Meetings
from bot.answering.names import TopicBook
from bot.answering.seen import book_of, topic_of
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.alerts import Coming
from bot.messages.words import ours, say
from bot.telling import announcements, signals
from bot.topics import registers
from bot.topics.registers import Identity
from scrapers.items import Language

AHEAD = timedelta(days=14)
FARTHEST = 62  # days ahead that are looked at
MOST_ANNOUNCED, MOST_OVERDUE = 15, 5
_OF_WHEN = re.compile(
    r" ?\b(?:next|this|coming) (?:week|month)$|[上下本]個?(?:星期|周|月)$", re.IGNORECASE
)
_CLOSING = re.compile(r"^(?:closing(?:\s+|$)|截止\s*)", re.IGNORECASE)  # e.g. closing this month
_ON = re.compile(r"^(?:on|about|for|regarding)\s+", re.IGNORECASE)


def read_meetings(said: Said) -> Meetings | Closing:
    """Read the topic of the meetings, if one is named, or of what closes."""
    rest = _CLOSING.sub("", said.rest, count=1)
    words, period = periods.parted(rest)
    if period is None and (day := periods.alone(rest)):
        words, period = "", day  # "meetings on Friday", 會議 一月
    topic = filters.bare(_ON.sub("", _OF_WHEN.sub("", " ".join(words.split())).strip())) or None
    return Closing(topic, period) if rest != said.rest else Meetings(topic, period)


@dataclass(frozen=True, slots=True)
class _Span:
    """The days that are asked for: the next two weeks, or those that somebody named."""

    first: date | None
    until: datetime
    days: int
    said: str = ""
    past: bool = False  # what was named, so that the next two weeks are shown

    @classmethod
    def of(cls, period: periods.Period | None, now: datetime) -> _Span:
        today = hong_kong(now).date()
        first, last = period.whole(today) if period else (today, today)
        if period is None:
            return cls(None, now + AHEAD, AHEAD.days)
        plain = period.how == "in" and period.last is None
        said = period.said if plain else period.typed
        if period.how != "in":
            first, last = _open_ended(period, first, last, today)
        if last < today:
            return cls(None, now + AHEAD, AHEAD.days, period.said, past=True)
        days = min((last - today).days + 1, FARTHEST)
        return cls(first, now + timedelta(days=days), days, said)

    def has(self, one: Coming) -> bool:
        """Say whether something begins in it."""
        return self.first is None or hong_kong(one.starts_at).date() >= self.first

    def lines(self, language: Language, topic: str = "") -> tuple[str, ...]:
        """Give what was asked for, for the answer to repeat, and whether its time is past."""
        if self.past:
            return (*([topic] if topic else []), say("span_past", language, when=self.said))
        said = " · ".join(filter(None, (topic, self.said)))
        return (said,) if said else ()

    def headline(self, language: Language, *, found: bool) -> str:
        """Say over which days the answer speaks."""
        named = bool(self.said) and not self.past
        key = "meetings" if found else "no_meetings_in" if named else "no_meetings"
        return say(key, language, days=self.days)

    def unknown(self, unread: tuple[str, ...], language: Language) -> Reply:
        """Say that nobody knows what is ahead, for nothing that announces it was read."""
        return Reply(say("meetings_unknown", language, days=self.days), unread, failed=True)


def _open_ended(period: periods.Period, first: date, last: date, today: date) -> tuple[date, date]:
    """Give the days ahead until a day, or the two weeks from one on."""
    if period.how == "since":
        return first, first + AHEAD
    return today, first - timedelta(days=1) if period.how == "before" else last


def meetings(desk: Desk, intent: Meetings, speaker: Speaker) -> Reply:
    """Show what agendas announce, all of it or on a topic, then what should be in and is not."""
    language, now = speaker.language, desk.clock()
    with desk.store.read() as session:
        book = book_of(session, speaker)
        span = _Span.of(intent.period, now)
        unread = unread_yet(session, speaker)
        if (whom := _whom(book, intent.topic)) is not None:
            return _of_one(session, whom, now, speaker, span)
        topic = topic_of(book, intent.topic) if intent.topic else None
        found = announcements.ahead(
            session, now, span.until, language, topic.key if topic else None
        )
        set_days = announcements.deadlines_ahead(
            session, now, span.until, language, topic=topic.key if topic else None
        )
        of_papers = announcements.named_by_papers(
            session, now, span.until, found, language, topic.key if topic else None
        )
        found = signals.marked(session, (*found, *of_papers), now, language)
        found = tuple(sorted((*found, *set_days), key=lambda one: one.starts_at))
        found = tuple(one for one in found if span.has(one))
        seen = [topic.key] if topic else [one.key for one in book.topics]
        late = announcements.overdue(session, now, language, seen) if span.first is None else ()
    late = tuple(one for one in late if one not in found)  # a meeting of today is still ahead
    rows = [*found[:MOST_ANNOUNCED], *late[:MOST_OVERDUE]]
    if not rows and unread:
        return span.unknown(unread, language)
    return Reply(
        span.headline(language, found=bool(found)),
        span.lines(language, topic.name(language) if topic else ""),
        rows=tuple(announced_row(one, language) for one in rows),
        buttons=() if rows else after_no_meetings(language),
        again=" ".join(filter(None, ("meetings", intent.topic, span.said))),
    )


def _whom(book: TopicBook, name: str | None) -> Identity | None:
    """Give the body or the person whose meetings are asked for, a committee first; None for a topic."""
    if not name or any(book.find(one) for one in courtesy.names(name)):
        return None
    for kind in ("committee", "bureau", "member"):
        for one in courtesy.names(name):
            found = registers.found(one, kind)
            if len(found) == 1:
                return found[0]
    return None


def _of_one(
    session: Session, whom: Identity, now: datetime, speaker: Speaker, span: _Span
) -> Reply:
    """Show what agendas announce of one body or person."""
    language = speaker.language
    found = coming_of(session, whom, now, language, span.until - now)
    found = tuple(one for one in found if span.has(one))
    if not found and (unread := unread_yet(session, speaker)):
        return span.unknown(unread, language)
    name = ours(whom.shown(chinese=language != "en"), language)
    follow = f"follow {whom.kind}:{whom.target}"
    return Reply(
        span.headline(language, found=bool(found)),
        (" · ".join((name, *span.lines(language))),),
        rows=tuple(announced_row(one, language) for one in found[:MOST_ANNOUNCED]),
        buttons=(Button(say("follow_whom", language), "say", follow),),
        again=" ".join(filter(None, ("meetings", name, span.said))),
    )


def after_no_meetings(language: Language) -> tuple[Button, ...]:
    """Offer what is nearest where no meeting is ahead: the month's briefing, and what came last."""
    return (
        Button(say("c_briefing", language), "say", say("c_briefing", language)),
        Button(say("b_latest", language), "say", say("c_latest", language)),
    )


def coming_of(
    session: Session, whom: Identity, now: datetime, language: Language, span: timedelta = AHEAD
) -> tuple[Coming, ...]:
    """Give what is ahead of one body or person, whether agendas announce it or papers are for it."""
    found = announcements.ahead(session, now, now + span, language, whom=whom)
    if whom.kind == "committee":
        more = announcements.named_by_papers(session, now, now + span, found, language, whom=whom)
        found = tuple(sorted((*found, *more), key=lambda one: one.starts_at))
    return signals.marked(session, found, now, language)


def announced_row(one: Coming, language: Language) -> Row:
    """Show what an agenda announces: when, where, and whether it is in."""
    return Row(one.title, one.url, " · ".join(phrases.coming_facts(one, language)))
