"""This file writes what a channel follows as lines of commands, and follows what such lines say."""

from __future__ import annotations

from collections.abc import Callable

from bot.answering.channels import held, may_change, place_of
from bot.answering.followed import numbered
from bot.answering.intents import Import
from bot.answering.names import TopicBook
from bot.answering.sentences import tell
from bot.answering.speech import Reply, Speaker
from bot.desk import Desk
from storage import subscriptions
from storage.channels import Channel
from storage.subscriptions import Subscription

_LANGUAGES = {"en": "en", "zh-Hant": "tc", "zh-Hans": "sc", "either": "either"}
_ALLOWED = ("subscribe ", "follow ", "topic new ", "quiet ")
Answer = Callable[[Desk, str, Speaker], Reply]


def export(desk: Desk, speaker: Speaker) -> Reply:
    """Give what a channel follows as the commands that would bring it back."""
    place, language = place_of(speaker, None), speaker.language
    with desk.store.read() as session:
        channel = held(session, place, speaker)
        following = subscriptions.subscriptions(session, channel.id) if channel else []
        book = TopicBook(session, speaker.workspace, channel.id if channel else None)
    if channel is None or not following:
        return Reply(tell("follows_nothing", language, place=place.called(language)))
    lines = []
    for group in numbered(following):
        topic = book.get(group[0].target) if group[0].kind == "topic" else None
        if topic is not None and topic.own is not None:
            lines.append(f"topic new {topic.en}: {topic.own.line}")
        lines.append(line_of(group[0], channel))
    if (channel.opens, channel.closes) == ("00:00", "24:00"):
        lines.append("quiet off")
    else:
        lines.append(f"quiet {channel.closes}-{channel.opens}")
    return Reply(tell("exported", language), code="\n".join(lines))


def line_of(one: Subscription, channel: Channel) -> str:
    """Write one subscription as a command."""
    if one.kind == "topic":
        words = ["subscribe", one.target.rpartition("/")[2]]
    else:
        name = one.target if one.kind != "paper" else one.label
        words = ["follow", f"{one.kind}:{name}"]
    words.append(one.rhythm)
    if one.rhythm == "daily":
        words.append(channel.daily_at)
    elif one.rhythm == "weekly":
        words += [channel.weekly_day, channel.weekly_at]
    if one.language:
        words += ["lang", _LANGUAGES[one.language]]
    if one.sources:
        words += ["from", ",".join(one.sources)]
    if one.level == "mention":
        words += ["level", "mention"]
    if one.without:
        words += ["not:", one.without]
    return " ".join(words)


def import_lines(desk: Desk, intent: Import, speaker: Speaker, answer: Answer) -> Reply:
    """Say every line as if it were typed; each one that fails is told with its number."""
    language = speaker.language
    with desk.store.read() as session:
        may_change(session, speaker)
    failed, done = [], 0
    for number, line in enumerate(intent.lines, 1):
        if not line.startswith(_ALLOWED):
            failed.append(tell("line_failed", language, n=number, why=line[:60]))
            continue
        reply = answer(desk, line, speaker)
        if reply.failed and not line.startswith("topic new "):
            failed.append(tell("line_failed", language, n=number, why=reply.headline))
        else:
            done += 1
    return Reply(
        tell("imported", language, n=done, all=len(intent.lines)),
        tuple(failed[:10]),
        changed=done > 0,
        failed=not done,
        again="list",
    )
