"""This file says how the watch is kept: what was checked, what is late, and what came of it in a channel."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.channels import held, place_of
from bot.answering.following.standing import standing
from bot.answering.intents import Status
from bot.answering.keeping import told_here
from bot.answering.seen import book_of
from bot.answering.speech import Reply, Speaker
from bot.desk import Desk
from bot.messages import dates, phrases
from bot.messages.words import say
from bot.telling import announcements, health
from storage.told import digest_runs
from storage.watched import source_runs


def status(desk: Desk, intent: Status, speaker: Speaker) -> Reply:
    """Say how the watch is kept, and what came of it where it is asked."""
    reply = watch(desk, speaker)
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
        here = told_here.here(desk, session, channel, intent.period, speaker)
    return replace(reply, lines=(*reply.lines, *here))


def watch(desk: Desk, speaker: Speaker) -> Reply:
    """Say what was checked, what is late, and when the last digest of the speaker's channel was made."""
    language, now = speaker.language, desk.clock()
    with desk.store.read() as session:
        fresh = health.freshness(desk, session, now, language)
        states = health.sources_health(desk, session, now, language)
        channel = held(session, place_of(speaker, None), speaker)
        runs = digest_runs.runs(session, channel.id, limit=1) if channel else []
        seen = [topic.key for topic in book_of(session, speaker).topics]
        whole = health.last_round(desk.sources.values(), source_runs.source_states(session), now)
        overdue = announcements.overdue(session, now, language, seen)
    troubled = health.troubled(states)
    lines = [*standing(channel, speaker, now, language), phrases.freshness(fresh, language)]
    shown_before = len(lines) - 1
    for one in troubled[:6]:
        trouble = (
            phrases.trouble(one.trouble, language)
            if one.trouble
            else say("source_held" if one.held else "source_late", language)
        )
        when = dates.moment(one.last_ok_at, language) if one.last_ok_at else say("never", language)
        lines.append(say("source_line", language, name=one.name, trouble=trouble, when=when))
    if overdue:
        lines.append(say("overdue", language, n=len(overdue)))
    if runs and runs[0].done_at:
        when = dates.moment(runs[0].done_at, language)
        lines.append(say("last_digest", language, when=when, n=runs[0].papers))
    if whole.offline:  # one line says it, not one a source
        lines = lines[:shown_before]
        key = say("status_offline", language, n=whole.unreachable, all=whole.asked)
        return Reply(key, tuple(lines), failed=True)
    if fresh.last_check is None:
        return Reply(say("no_checks", language), tuple(lines), failed=True)
    key = "status_bad" if troubled else "status_ok"
    return Reply(say(key, language, n=len(troubled)), tuple(lines), again="status")
