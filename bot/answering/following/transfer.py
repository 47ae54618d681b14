"""This file writes what a channel follows as lines of commands, and follows what such lines say."""

from __future__ import annotations

from collections.abc import Callable

from bot.answering.arguments.wishes import Wishes, wished
from bot.answering.channels import held, may_change, place_of
from bot.answering.command import Said, typed
from bot.answering.finding.find import read_search
from bot.answering.following.followed import numbered
from bot.answering.following.own_topics import read_topic
from bot.answering.following.schedules import OPEN_ALL_DAY
from bot.answering.following.targets import label_of
from bot.answering.intents import Export, Import, Intent, Misunderstood, NewTopic
from bot.answering.names import TopicBook
from bot.answering.seen import book_of
from bot.answering.speech import Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say
from scrapers.items import Language
from storage.people import subscriptions
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription
from storage.records import Level

_TOPIC = "topic new "
_ALLOWED = ("subscribe ", "follow ", _TOPIC, "quiet ")
MOST_LINES = 200
_MOST_TOLD = 10  # lines that failed, each with its number


def export(desk: Desk, intent: Export, speaker: Speaker) -> Reply:
    """Give what a channel follows as the commands that would bring it back."""
    place, language = place_of(speaker, None), speaker.language
    with desk.store.read() as session:
        channel = held(session, place, speaker)
        following = subscriptions.subscriptions(session, channel.id) if channel else []
        book = TopicBook(session, speaker.workspace, channel.id if channel else None)
    if channel is None or not following:
        return Reply(say("follows_nothing", language, place=place.called(language)))
    lines = []
    for group in numbered(following):
        topic = book.get(group[0].target) if group[0].kind == "topic" else None
        if topic is not None and topic.own is not None:
            lines.append(f"topic new {topic.en}: {topic.own.line}")
        lines.append(_line_of(group[0], channel, language))
    if (channel.opens, channel.closes) == OPEN_ALL_DAY:
        lines.append("quiet off")
    else:
        lines.append(f"quiet {channel.closes}-{channel.opens}")
    return Reply(say("exported", language), code="\n".join(lines))


def _line_of(one: Subscription, channel: Channel, language: Language) -> str:
    if one.kind == "topic":
        words = ["subscribe", one.target.rpartition("/")[2]]
    else:
        # A person's name is kept folded, to be compared: it is written as people write it.
        name = label_of(one, language) if one.kind in ("member", "paper") else one.target
        words = ["follow", f"{one.kind}:{name}"]
    at = {"daily": channel.daily_at, "weekly": channel.weekly_at}.get(one.rhythm)
    day = channel.weekly_day if one.rhythm == "weekly" else None
    level: Level | None = "mention" if one.level == "mention" else None  # else it need not be said
    how = Wishes(one.rhythm, at, day, one.language, one.sources, level, one.without)
    return " ".join(filter(None, (*words, *wished(how))))


def read_import(said: Said) -> Intent:
    """Read the lines of an export, which may stand in a block of code."""
    lines = [line.strip() for line in said.rest.replace("```", "\n").splitlines() if line.strip()]
    if not lines:
        return Misunderstood("import", "import_what", "", ("export",))
    if "```" not in said.rest and not any(line.startswith(_ALLOWED) for line in lines):
        return read_search(said.wholly())  # "import duties" is looked for
    return Import(tuple(lines))


def import_lines(
    desk: Desk, intent: Import, speaker: Speaker, answer: Callable[[Desk, str, Speaker], Reply]
) -> Reply:
    """Have every line answered as if it were typed; each one that fails is told with its number."""
    language = speaker.language
    with desk.store.read() as session:
        may_change(session, speaker, here=True)
    failed, done = [], 0
    for number, line in enumerate(intent.lines[:MOST_LINES], 1):
        if not line.startswith(_ALLOWED):
            failed.append(say("line_failed", language, n=number, why=line[:60]))
            continue
        if _is_written(desk, line, speaker):
            done += 1
            continue
        reply = answer(desk, line, speaker)
        if reply.failed:
            failed.append(say("line_failed", language, n=number, why=reply.headline))
        else:
            done += 1
    left = len(failed) + max(0, len(intent.lines) - MOST_LINES) - _MOST_TOLD
    more = [say("ask_and_more", language, n=left)] if left > 0 else []
    return Reply(
        say("imported", language, n=done, all=len(intent.lines)),
        (*failed[:_MOST_TOLD], *more),
        changed=done > 0,
        failed=not done,
        again="list",
    )


def _is_written(desk: Desk, line: str, speaker: Speaker) -> bool:
    """Say whether a line writes a topic that stands here already, word for word."""
    if not line.startswith(_TOPIC):
        return False
    new = read_topic(typed(line.split()[1:]))
    with desk.store.read() as session:
        known = book_of(session, speaker).find(new.name) if isinstance(new, NewTopic) else None
    held = known.own if known else None
    return held is not None and isinstance(new, NewTopic) and held.line.strip() == new.line
