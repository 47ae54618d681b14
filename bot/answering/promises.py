"""This file answers what was promised, by when, and what agendas announce."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.answering import courtesy, filters, periods
from bot.answering.command import Said
from bot.answering.intents import Commitments, Intent, Meetings, Misunderstood
from bot.answering.names import TopicBook
from bot.answering.seen import book_of, topic_of
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.alerts import Coming
from bot.messages.words import ours, say
from bot.telling import announcements
from bot.topics import registers
from bot.topics.registers import Identity
from scrapers.items import Language
from scrapers.text import fold
from storage import commitments
from storage.commitments import Promise

AHEAD = timedelta(days=14)
MOST_PROMISES = 10
MOST_ANNOUNCED, MOST_OVERDUE = 15, 5


# How people say by when: "due 2026", "by 2026-12", a bare year, 2026年, 2026年底前
# e.g. DPO due 2026-12 · 數字辦 2026年底前到期
_DUE = re.compile(
    r"(?:^|(?<=[\s\u3400-\u9fff]))(?:(?:due|by|before|in|for|until|due by|due in)\s+)?"
    r"(?P<year>20\d\d)(?:(?:-|年)(?P<month>\d{1,2})(?:(?:-|月)(?P<day>\d{1,2}))?)?"
    r"年?月?日?底?(?:之?前|内)?(?:到期)?的?$"
)
_LONGEST = 60
_END_OF = re.compile(r"\bend of\b", re.IGNORECASE)
_DUE_WORD = re.compile(
    r"(?:^|(?<=\s))(?:that are |which are )?(?:due|expected|falling due)(?: by| in| on| before)?$"
)
_OF_WHEN = re.compile(
    r" ?\b(?:next|this|coming) (?:week|month)$|[上下本]個?(?:星期|周|月)$", re.IGNORECASE
)
_ON = re.compile(r"^(?:on|about|for|regarding)\s+", re.IGNORECASE)


def read_commitments(said: Said) -> Intent:
    """Read a topic or words, and by when."""
    read = filters.filtered(said.tokens)
    due = read.given.pop("due", None)
    if due is not None and filters.day(due) is None:
        return Misunderstood("commitments", "bad_day", due, ("commitments AI due:2026-12",))
    words = " ".join([*read.words, *(f"{name}:{value}" for name, value in read.given.items())])
    short = len(words) <= _LONGEST and len(fold(words)) == len(words)  # a quotation ends so, too
    ends = _END_OF.search(words)  # "by the end of 2026" is a period, which the year alone is not
    if due is None and short and ends is None and (found := _DUE.search(fold(words))):
        year, month, day = found["year"], found["month"], found["day"]
        due = "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])
        if filters.day(due) is None:
            return Misunderstood("commitments", "bad_day", due, ("commitments AI due:2026-12",))
        words = words[: found.start()]
    if due is None and short:
        left, period = periods.parted(words)
        if period is not None:
            said = filters.bare(_ON.sub("", _DUE_WORD.sub("", left).strip()))
            return Commitments(said or None, None, period)
    return Commitments(filters.bare(_ON.sub("", words.strip())) or None, due)


def promised(desk: Desk, intent: Commitments, speaker: Speaker) -> Reply:
    """Show commitments: quoted, by when, how firm; the soonest first."""
    language = speaker.language
    today = desk.clock().astimezone(ZoneInfo(speaker.zone)).date()
    start, end = intent.period.whole(today) if intent.period else span(intent.due)
    with desk.store.read() as session:
        found = about(session, book_of(session, speaker), intent.topic, start, end)
    kept = one_each(found, language)
    if not kept:
        return Reply(say("no_commitments", language), failed=True)
    due = (
        f" due:{intent.due}"
        if intent.due
        else f" due {intent.period.when}"
        if intent.period
        else ""
    )
    return Reply(
        say("one_commitment" if len(kept) == 1 else "commitments", language, n=len(kept)),
        rows=tuple(promise_row(one, language) for one in kept[:MOST_PROMISES]),
        again=f"commitments {intent.topic or ''}{due}".strip(),
    )


def about(
    session: Session, book: TopicBook, words: str | None, start: date | None, end: date | None
) -> list[Promise]:
    """Give commitments of a topic, or those that hold words which name no topic; all without words."""
    topic = book.find(words) if words else None
    found = commitments.due(session, topic.key if topic else None, start=start, end=end)
    if topic is not None or not words:
        return found
    wanted = fold(words)
    return [one for one in found if wanted in fold(f"{one.commitment.quote} {one.title}")]


def one_each(found: list[Promise], language: Language) -> list[Promise]:
    """Keep one of those that say the same, and one language of a paper where it has the asker's."""
    chinese = language != "en"
    in_mine = {one.paper_id for one in found if (one.language != "en") == chinese}
    seen: set[str] = set()
    kept = []
    for one in found:
        if one.paper_id in in_mine and (one.language != "en") != chinese:
            continue
        if one.cluster and one.cluster in seen:
            continue
        seen.add(one.cluster)
        kept.append(one)
    return kept


def promise_row(one: Promise, language: Language) -> Row:
    """Show one commitment as a quotation with its strength."""
    said = one.commitment
    pieces = [say(said.strength, language)]
    if said.due_to:
        pieces.append(say("by", language, day=phrases.day(said.due_to, language)))
    if said.due_text:
        pieces.append(say("quoted", language, text=said.due_text))
    if said.conditional:
        pieces.append(say("conditional", language))
    if one.state != "open":
        pieces.append(say(one.state, language))
    places = "".join(phrases.cite(place, language) for place in said.cites[:2])
    quote = say("quoted", one.language, text=said.quote)
    return Row(one.title, one.url, " · ".join(pieces), f"{quote} {places}".strip())


def span(due: str | None) -> tuple[date | None, date | None]:
    """Read 2026, 2026-12 or 2026-12-31 as a span of days."""
    if due is None:
        return None, None
    parts = [int(part) for part in due.split("-") if part.isdecimal()]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:  # noqa: PLR2004
        last = calendar.monthrange(parts[0], parts[1])[1]
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], last)
    day = date(parts[0], parts[1], parts[2])
    return day, day


def read_meetings(said: Said) -> Meetings:
    """Read the topic of the meetings, if one is named."""
    words, _ = periods.parted(said.rest)  # what is announced is soon, whatever week was named
    return Meetings(
        filters.bare(_ON.sub("", _OF_WHEN.sub("", " ".join(words.split())).strip())) or None
    )


def meetings(desk: Desk, intent: Meetings, speaker: Speaker) -> Reply:
    """Show what agendas announce, all of it or on a topic, then what should be in and is not."""
    language, now = speaker.language, desk.clock()
    with desk.store.read() as session:
        book = book_of(session, speaker)
        if (whom := _whom(book, intent.topic)) is not None:
            return _of_one(session, whom, now, speaker)
        topic = topic_of(book, intent.topic) if intent.topic else None
        found = announcements.ahead(
            session, now, now + AHEAD, language, topic.key if topic else None
        )
        set_days = announcements.deadlines_ahead(
            session, now, now + AHEAD, language, topic=topic.key if topic else None
        )
        found = tuple(sorted((*found, *set_days), key=lambda one: one.starts_at))
        seen = [topic.key] if topic else [one.key for one in book.topics]
        late = announcements.overdue(session, now, language, seen)
    late = tuple(one for one in late if one not in found)  # a meeting of today is still ahead
    rows = [*found[:MOST_ANNOUNCED], *late[:MOST_OVERDUE]]
    return Reply(
        say("meetings" if found else "no_meetings", language, days=AHEAD.days),
        rows=tuple(announced_row(one, language) for one in rows),
        again=f"meetings {intent.topic or ''}".strip(),
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


def _of_one(session: Session, whom: Identity, now: datetime, speaker: Speaker) -> Reply:
    """Show what agendas announce of one body or person."""
    language = speaker.language
    found = announcements.ahead(session, now, now + AHEAD, language, whom=whom)
    name = ours(whom.shown(chinese=language != "en"), language)
    follow = f"follow {whom.kind}:{whom.target}"
    return Reply(
        say("meetings" if found else "no_meetings", language, days=AHEAD.days),
        (name,),
        rows=tuple(announced_row(one, language) for one in found[:MOST_ANNOUNCED]),
        buttons=(Button(say("follow_whom", language), "say", follow),),
        again=f"meetings {name}",
    )


def announced_row(one: Coming, language: Language) -> Row:
    """Show what an agenda announces: when, where, and whether it is in."""
    return Row(one.title, one.url, " · ".join(phrases.coming_facts(one, language)))
