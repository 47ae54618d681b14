"""This file answers until when views are taken: the consultations that close in a span of time, or are open still."""

from __future__ import annotations

from datetime import date, timedelta

from bot.answering.finding.announced import announced_row
from bot.answering.intents import Closing
from bot.answering.seen import book_of, topic_of
from bot.answering.speech import Button, Reply, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.alerts import Coming
from bot.messages.dates import days
from bot.messages.words import say
from bot.telling import announcements

STILL = timedelta(days=366)  # ahead, where no time is named
MOST_CLOSING = 15


def closing(desk: Desk, intent: Closing, speaker: Speaker) -> Reply:
    """Show until when views are taken, on a topic or on anything, the soonest first; what is closed is left out."""
    language, now = speaker.language, desk.clock()
    today = hong_kong(now).date()
    first, last = intent.period.whole(today) if intent.period else (today, today + STILL)
    if intent.period is not None and intent.period.how in ("until", "before"):
        first = today
    with desk.store.read() as session:
        topic = topic_of(book_of(session, speaker), intent.topic)
        until = now + max(last - today, timedelta())
        found = announcements.deadlines_ahead(
            session, now, until, language, topic=topic.key if topic else None
        )
    shown = [one for one in found if one.deadline == "closes" and _day(one) >= first]
    name, kind = topic.name(language) if topic else "", say("c_consultations", language)
    said = [name] if name else []
    start = first if last < today else max(first, today)
    said += [days(start, last, language)] if intent.period else []
    none = "closing_none_then" if intent.period else "closing_none"
    papers = " ".join(filter(None, (say("c_search", language), name, kind)))
    return Reply(
        say("closing" if shown else none, language, n=len(shown)),
        (" · ".join(said),) if said else (),
        rows=tuple(announced_row(one, language) for one in shown[:MOST_CLOSING]),
        buttons=(Button(papers[:60], "say", papers),),
        nothing=not shown,
    )


def _day(one: Coming) -> date:
    return hong_kong(one.starts_at).date()
