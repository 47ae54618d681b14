"""This file answers what is new, of a topic or of all, of any time or of one."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.arguments.filters import bare
from bot.answering.arguments.periods import parted
from bot.answering.command import Said
from bot.answering.finding.find import search
from bot.answering.finding.next_steps import ended, unread_yet
from bot.answering.finding.paper_rows import paper_row
from bot.answering.intents import Latest, Search
from bot.answering.seen import book_of, still_looking, topic_of
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.dates import day
from bot.messages.words import say
from scrapers.items import Language
from storage.people import channels
from storage.published import papers
from storage.records import Paper

MOST_AT_ONCE = 100  # papers that the shell may ask for
# e.g. on AI · from last week
_JOINING = re.compile(r"^(?:on|about|in|from|for)(?:\s+|$)", re.IGNORECASE)


def read_latest(said: Said) -> Latest:
    """Read a topic, how many papers, and of which time."""
    last = said.tokens[-1] if said.tokens else ""
    if last.isdecimal() and len(last) <= 2:
        return Latest(bare(" ".join(said.tokens[:-1])) or None, max(1, min(20, int(last))))
    words, period = parted(said.rest)
    return Latest(bare(_JOINING.sub("", words)) or None, period=period)


def dated(intent: Latest) -> Search:
    """Give the search that the newest papers of a span of time are."""
    when = intent.period.typed if intent.period else ""
    return Search(
        "",
        topic=intent.topic,
        period=intent.period,
        limit=intent.limit,
        skip=intent.skip,
        typed=f"latest {intent.topic or ''} {when}".replace("  ", " "),
    )


def latest(desk: Desk, intent: Latest, speaker: Speaker) -> Reply:
    """Show the newest papers, of one topic or of all that may be seen here, of any time or of one."""
    language = speaker.language
    if intent.period is not None:
        return search(desk, dated(intent), speaker)
    with desk.store.read() as session:
        channel = channels.channel(session, speaker.address)
        book = book_of(session, speaker)
        topic = topic_of(book, intent.topic)
        unread = unread_yet(session, speaker)
        found = papers.latest(
            session,
            topic.key if topic else None,
            intent.limit + 1,
            skip=intent.skip,
            workspace=speaker.workspace,
            channel_id=channel.id if channel else None,
        )
    further, found = len(found) > intent.limit, found[: intent.limit]
    name = topic.name(language) if topic else ""
    headline = say("latest", language, what=name) if topic else say("latest_any", language)
    going = still_looking(topic, language)
    if not found and intent.skip:
        return ended(language)
    if not found:
        said = (*going, *unread) or (say("none_yet", language),)
        steps = (Button(say("b_help", language), "say", say("c_help", language)),)
        return Reply(headline, said, buttons=() if unread else steps)
    return Reply(
        headline,
        going,
        rows=tuple(_row(paper, topic.key if topic else "", language) for paper in found),
        footer=_more(intent, speaker) if further else "",
        again=None
        if intent.skip
        else f"latest {intent.topic or ''} {intent.limit}".replace("  ", " "),
    )


def _more(intent: Latest, speaker: Speaker) -> str:
    """Say how the shell shows more; "" where it shows all that it may, and elsewhere, where "more" does."""
    if speaker.platform != "console" or intent.skip or intent.limit >= MOST_AT_ONCE:
        return ""
    command = f"tamar latest {intent.topic or ''}".strip()
    return say(
        "limit_more", speaker.language, command=command, n=min(2 * intent.limit, MOST_AT_ONCE)
    )


def _row(paper: Paper, topic: str, language: Language) -> Row:
    """Show a paper; one that only mentions the topic says so."""
    row = paper_row(paper, language)
    if paper.published is None:  # it stands where it was first seen, which is no day of issue
        seen = say("held_since", language, day=day(hong_kong(paper.first_seen_at).date(), language))
        row = replace(row, context=" · ".join(filter(None, (row.context, seen))))
    level = next((one.level for one in paper.matches if one.topic == topic), None)
    if level != "mention":
        return row
    return replace(row, context=f"{row.context} · {say('a_mention', language)}")
