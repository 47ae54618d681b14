"""This file gathers the pages that list: home, topics, meetings, commitments."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.answering.finding import pledge_rows, promises
from bot.calendar import hong_kong
from bot.messages import dates, phrases
from bot.messages.alerts import Coming, TopicName
from bot.messages.clipping import clip
from bot.messages.echoes import echo
from bot.messages.permalinks import PAPERS
from bot.messages.words import say
from bot.telling import announcements, health, pledges, signals
from bot.topics import registers
from bot.topics.shipped import shipped
from bot.topics.vocabulary import headings
from bot.web.archive import meeting_calendars, rows
from bot.web.archive.rows import FEEDS, Made, by_mail, given, turned
from bot.web.archive.shelf import PAGE, TOPICS, NotHere, PageFrame, Shelf
from scrapers.items import Language
from storage.published import commitments, public_papers
from storage.watched import source_runs

WEEK = timedelta(days=7)
AHEAD = timedelta(days=30)
MOST_PROMISES = 60
MOST_UNDATED = 30  # that name no day, behind those
DATES = (("ics", "text/calendar"), ("csv", "text/csv"))


def home(shelf: Shelf, session: Session, language: Language) -> Made:
    """Gather what is new today and this week, what is coming, and how the watch is kept."""
    now = shelf.desk.clock()
    today = hong_kong(now).date()
    found = public_papers.newest(
        session, shelf.sources, topics=TOPICS, since=today - WEEK, limit=2 * PAGE
    )
    fresh = rows.of_papers(shelf, session, found, language)
    fresh.sort(key=lambda one: one.day or today, reverse=True)
    states = health.sources_health(shelf.desk, session, now)
    checked = [one.last_ok_at for one in states if one.last_ok_at]
    fine = sum(not (one.trouble or one.late) and one.last_ok_at is not None for one in states)
    view = {
        "today": [one for one in fresh if one.day == today],
        "week": [one for one in fresh if one.day != today],
        "day": dates.day(today, language),
        "coming": _coming(shelf, session, language)[:8],
        "topics": _topics(shelf, session, language),
        "fine": fine,
        "sources": len(states),
        "last": dates.moment(max(checked), language) if checked else "",
        "unread": not checked,
        "also": by_mail(shelf, language, ""),
    }
    frame = PageFrame(
        say("web_home", language), "", language, say("web_home_about", language),
        forms=FEEDS, data=PAPERS,
    )  # fmt: skip
    return frame, view


def _topics(shelf: Shelf, session: Session, language: Language) -> list[tuple[str, str, int]]:
    counted = public_papers.counts(session, shelf.sources, TOPICS)
    return [
        (
            topic_name(one.key, language),
            shelf.href(language, f"topics/{one.key}"),
            counted[one.key],
        )
        for one in headings()
    ]


def topic_name(key: str, language: Language) -> str:
    """Give the name of a topic that ships."""
    one = next(topic for topic in headings() if topic.key == key)
    return TopicName(key, one.en, one.zh).in_language(language)


def topics(shelf: Shelf, session: Session, language: Language) -> Made:
    """List the topics that ship."""
    frame = PageFrame(say("web_topics", language), "topics", language)
    return frame, {"topics": _topics(shelf, session, language)}


def topic(shelf: Shelf, session: Session, language: Language, key: str, page: int) -> Made:
    """List the papers on a topic that ships; raises NotHere for any other."""
    if key not in TOPICS:
        raise NotHere
    total = public_papers.counts(session, shelf.sources, (key,))[key]
    path = f"topics/{key}"
    pages = turned(shelf, language, path, page, total)
    ids = public_papers.newest(
        session, shelf.sources, topics=(key,), limit=PAGE, skip=(page - 1) * PAGE
    )
    name = topic_name(key, language)
    meant = next(one for one in shipped() if one.key == key)
    view = {
        "heading": name,
        "about": echo(meant, language).split("\n"),
        "rows": rows.of_papers(shelf, session, ids, language),
        "total": total,
        "pages": pages,
        "also": by_mail(shelf, language, name),
        "none_yet": "web_none_yet",
    }
    return PageFrame(name, path, language, given=given(page), forms=FEEDS), view


def public_deadlines(
    shelf: Shelf,
    session: Session,
    language: Language,
    topic: str | None,
    *,
    counted: bool = False,
    lately: bool = False,
) -> tuple[Coming, ...]:
    """Give the days that papers which anybody may see set for the month ahead, with those of `lately`."""
    start, end = _span(shelf, lately=lately)
    return announcements.deadlines_ahead(
        session, start, end, language, topic=topic, public=shelf.sources, counted=counted
    )


def public_meetings(
    shelf: Shelf, session: Session, language: Language, topic: str | None, *, lately: bool = False
) -> tuple[Coming, ...]:
    """Give what agendas announce for the month ahead, and the meetings that public papers say they are for.

    With those of `lately`: what leaves a calendar that somebody subscribed to leaves theirs as well.
    """
    (start, end), public = _span(shelf, lately=lately), shelf.sources
    found = announcements.ahead(session, start, end, language, topic, public=public)
    named = announcements.named_by_papers(
        session, start, end, found, language, topic, public=public
    )
    return (*found, *named)


def _span(shelf: Shelf, *, lately: bool) -> tuple[datetime, datetime]:
    now = shelf.desk.clock()
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return today - WEEK if lately else now, now + AHEAD


def _coming(
    shelf: Shelf, session: Session, language: Language, topic: str | None = None
) -> list[Any]:
    now = shelf.desk.clock()
    announced = signals.marked(
        session, public_meetings(shelf, session, language, topic), now, language
    )
    set_days = public_deadlines(shelf, session, language, topic, counted=True)
    found = sorted((*announced, *set_days), key=lambda one: one.starts_at)
    return [
        (
            phrases.coming_facts(one, language),
            clip(one.title, 300),
            shelf.site(one.url) or _body_at(shelf, one, language),
            None if one.deadline else meeting_calendars.link(language, one),
        )
        for one in found
    ]


def _body_at(shelf: Shelf, one: Coming, language: Language) -> str | None:
    """Give the page of the committee whose meeting only its papers name."""
    meant = registers.found(one.title, "committee") if one.committee is None else ()
    return shelf.href(language, f"committees/{meant[0].key}") if len(meant) == 1 else None


def meetings(shelf: Shelf, session: Session, language: Language, topic: str) -> Made:
    """List what agendas announce for the month ahead, on a topic that ships or on any."""
    view = {
        "coming": _coming(shelf, session, language, topic or None)[:100],
        "unread": not source_runs.any_read(session),
        "choices": [
            (topic_name(key, language), shelf.href(language, "meetings", topic=key), key == topic)
            for key in TOPICS
        ],
        "days": AHEAD.days,
    }
    frame = PageFrame(
        say("web_meetings", language),
        "meetings",
        language,
        given=given(1, topic=topic),
        forms=DATES,
    )
    return frame, view


def promised(
    shelf: Shelf, session: Session, language: Language, topic: str, due: str
) -> list[commitments.Promise]:
    """Give the commitments of public papers, also of those that were withdrawn, the soonest first, each once.

    Nothing that people marked is among them.
    """
    start, end = promises.span(due or None)
    today = hong_kong(shelf.desk.clock()).date()
    found = commitments.due(
        session, topic or None, start=start or today, end=end, withdrawn=True, limit=400
    )
    found.sort(
        key=lambda one: one.withdrawn_at is not None
    )  # of two that are one, what stands stays
    kept = _public(shelf, session, found, language)
    return sorted(kept, key=lambda one: one.commitment.due_to or date.max)


def _undated(
    shelf: Shelf, session: Session, language: Language, topic: str
) -> list[commitments.Promise]:
    """Give the commitments of public papers that name no day, those read last first."""
    found = commitments.undated(session, topic or None, limit=2 * MOST_UNDATED)
    return _public(shelf, session, found, language)[:MOST_UNDATED]


def _public(
    shelf: Shelf, session: Session, found: list[commitments.Promise], language: Language
) -> list[commitments.Promise]:
    """Leave those that anybody may see, each once."""
    papers = [one.paper_id for one in found]
    allowed = set(public_papers.only_public(session, papers, shelf.sources))
    return pledges.one_each([one for one in found if one.paper_id in allowed], language)


def commitments_page(
    shelf: Shelf, session: Session, language: Language, topic: str, due: str
) -> Made:
    """List what was promised and falls due, on a topic that ships or on any; what names no day stands apart."""
    every = promised(shelf, session, language, topic, due)
    found = [one for one in every if one.withdrawn_at is None]
    shown = found[:MOST_PROMISES]
    undated = [] if due else _undated(shelf, session, language, topic)
    keys = public_papers.keys_of(session, [one.paper_id for one in (*shown, *undated)])

    def quoted(those: list[commitments.Promise]) -> list[Any]:
        return [
            (
                pledge_rows.promise_row(one, language),
                one.language,
                shelf.paper(language, keys.get(one.paper_id, ())),
            )
            for one in those
        ]

    years = sorted({one.commitment.due_to.year for one in found if one.commitment.due_to})
    view = {
        "promises": quoted(shown),
        "undated": quoted(undated),
        "total": len(found),
        "left": len(every) - len(found),
        "choices": [
            (topic_name(key, language), shelf.href(language, "commitments", topic=key, due=due), key == topic)
            for key in TOPICS
        ],
        "years": [
            (str(year), shelf.href(language, "commitments", topic=topic, due=year), str(year) == due)
            for year in years
        ],
    }  # fmt: skip
    frame = PageFrame(
        say("web_commitments", language), "commitments", language,
        given=given(1, topic=topic, due=due), forms=DATES,
    )  # fmt: skip
    return frame, view
