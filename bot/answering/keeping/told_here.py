"""This file says what a channel follows, what it was told last, and what became of what was published meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.answering.arguments import periods
from bot.answering.arguments.periods import Period
from bot.answering.channels import held, place_of
from bot.answering.finding.paper_rows import paper_row
from bot.answering.following.followed import in_brief
from bot.answering.following.standing import standing
from bot.answering.intents import AskUs
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages.dates import days, moment
from bot.messages.shown_language import rendition_in
from bot.messages.words import listed, say
from scrapers.items import Language
from storage.people import subscriptions
from storage.people.channels import Channel
from storage.published import papers
from storage.told import months, tellings

EVER = datetime(2000, 1, 1, tzinfo=UTC)
MOST_NAMED = 6  # things that are followed, in one line
MOST_SHOWN = 5  # papers that were told, in one answer
LATELY = Period("since", "last week")


@dataclass(frozen=True, slots=True)
class Span:
    """The instants between which a span of time lies, and its days in words."""

    first: datetime
    end: datetime
    said: str


def span_of(period: Period, now: datetime, language: Language) -> Span:
    """Give a span of time as instants by a channel's own clock; of what is to come nothing is counted."""
    first, last = period.days(now.date())
    last = max(first or now.date(), min(last or now.date(), now.date()))
    start = datetime.combine(first, time(0), now.tzinfo) if first else EVER
    end = datetime.combine(last + timedelta(days=1), time(0), now.tzinfo)
    return Span(start, end, days(first, last, language))


def read_span(said: str, now: datetime, language: Language) -> Span | None:
    """Read a span of time as it was typed, all time where none was; None for what is none."""
    if not said:
        return Span(EVER, now, say("us_count_ever", language))
    left, period = periods.parted(f"x {said}", years=True)
    return span_of(period, now, language) if period is not None and left == "x" else None


def clock(desk: Desk, channel: Channel | None, speaker: Speaker) -> datetime:
    """Give the time by a channel's own clock, or the asker's where there is none."""
    return desk.clock().astimezone(ZoneInfo(channel.zone if channel else speaker.zone))


def follows(session: Session, channel: Channel | None, language: Language) -> str:
    """Say in a line what a channel follows, and how."""
    held_here = subscriptions.subscriptions(session, channel.id) if channel else []
    if not held_here:
        return say("here_follows_nothing", language)
    names = in_brief(held_here, language)
    shown, rest = names[:MOST_NAMED], len(names) - MOST_NAMED
    if rest > 0:
        shown.append(say("here_and_more", language, n=rest))
    return say("here_follows", language, what=listed(shown, language))


def told_last(session: Session, channel: Channel | None, now: datetime, language: Language) -> str:
    """Say in a line what a channel was told last, and when."""
    until = now + timedelta(seconds=1)  # what is told this moment, too
    last = tellings.lately(session, channel.id, EVER, until, 1) if channel else []
    found = papers.papers(session, [one.paper_id for one in last], texts=False)
    if not found:
        return say("here_told_nothing", language)
    shown = rendition_in(found[0], language)
    title = shown.title if shown else str(found[0].id)
    return say("here_told_last", language, when=moment(last[0].told_at, language), title=title)


def meanwhile(
    session: Session, channel: Channel | None, span: Span, language: Language
) -> list[str]:
    """Say what a span of time brought: how much was published, what was told here, and what was not and why."""
    if channel is None:
        return []
    held_here = subscriptions.subscriptions(session, channel.id)
    topics = list(dict.fromkeys(one.target for one in held_here if one.kind == "topic"))
    found = months.count(session, channel.id, topics, span.first, span.end)
    lines = [
        say(
            "here_meanwhile", language, when=span.said, published=found.published,
            alerts=found.alerts, digests=found.digests,
        )
    ]  # fmt: skip
    why = [say(f"untold_{name}", language, n=n) for name, n in sorted(found.untold.items())]
    if why:
        lines.append(say("month_untold", language, why=listed(why, language)))
    elif topics and found.checks:
        lines.append(say("month_all", language))
    return lines


def told(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Show what the channel where it is asked was told, in a span of time or last, and what it was not and why."""
    language = speaker.language
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
        now = clock(desk, channel, speaker)
        span = read_span(intent.of, now, language)
        if span is None:
            return Reply(say("us_count_unread", language, when=intent.of), failed=True)
        if span.first > now:
            return Reply(say("us_count_ahead", language))
        last = told_last(session, channel, desk.clock(), language)
        rows = _rows(session, channel, span, language)
        lines = meanwhile(session, channel, span, language) if intent.of else []
        follow = follows(session, channel, language)
    head, *more = (*lines, last) if intent.of else (last,)
    standing_here = standing(channel, speaker, desk.clock(), language)
    new = f"{say('c_latest', language)} {intent.of}".strip()
    return Reply(
        head, (*standing_here, *more, follow), rows,
        buttons=(Button(new[:60], "say", new),),
    )  # fmt: skip


def _rows(
    session: Session, channel: Channel | None, span: Span, language: Language
) -> tuple[Row, ...]:
    """Show the papers that were told in a span of time, each with when and how."""
    if channel is None:
        return ()
    lately = tellings.lately(session, channel.id, span.first, span.end, MOST_SHOWN)
    held_ones = {
        one.id: one for one in papers.papers(session, [one.paper_id for one in lately], texts=False)
    }
    return tuple(
        _row(replace(paper_row(held_ones[one.paper_id], language), text=""), one, language)
        for one in lately
        if one.paper_id in held_ones
    )


def _row(row: Row, one: tellings.Telling, language: Language) -> Row:
    how = say(f"here_how_{one.how}", language, when=moment(one.told_at, language))
    return replace(row, context=" · ".join(filter(None, (row.context, how))))


def here(
    desk: Desk, session: Session, channel: Channel | None, period: Period | None, speaker: Speaker
) -> Sequence[str]:
    """Say what is followed in a channel, what it was told last, and what a span of time brought it."""
    language, now = speaker.language, clock(desk, channel, speaker)
    span = span_of(period or LATELY, now, language)
    return (
        follows(session, channel, language),
        told_last(session, channel, desk.clock(), language),
        *(meanwhile(session, channel, span, language) if span.first <= now else ()),
    )
