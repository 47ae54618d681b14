"""This file reads when digests are to come, moves a channel's, and brings in them all that it follows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.answering import undoing
from bot.answering.arguments.courtesy import trimmed
from bot.answering.arguments.wishes import Reader
from bot.answering.arguments.words import EVERYTHING, LOOKS_LIKE_TIME, RHYTHMS
from bot.answering.channels import Refused, held, may_change, open_place
from bot.answering.command import Said
from bot.answering.following import schedules
from bot.answering.intents import DigestNow, Intent, Misunderstood, SetDigest
from bot.answering.keeping import care
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say
from scrapers.text import fold
from storage.people import channels, subscriptions
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription
from storage.records import Rhythm

_SHAPES = ("digest daily 08:45", "digest weekly mon 08:45", "digest weekly")
PERHAPS = "perhaps"  # "weekly digest, please" may mean all that is followed, and is asked back
_FILLING = frozenset(
    {"", "on", "at", "to", "for", "in", "be", "come", "is", "the", "sent", "every"}
)


def read_digest(said: Said) -> Intent:
    """Read when digests are to come, or that one is to come now; other words are looked for."""
    meant = care.read_digest(said)
    if isinstance(meant, DigestNow):
        return meant
    perhaps, _, asked = said.rest.partition(" ")
    if perhaps == PERHAPS and RHYTHMS.get(fold(asked)) in ("daily", "weekly"):
        return Misunderstood(
            "digest", "digest_all", asked, (f"digest {RHYTHMS[fold(asked)]}", "list")
        )
    words = trimmed(said.rest).split()
    everything = bool(words) and fold(words[0]) in EVERYTHING
    words = words[1:] if everything else words
    timed = bool(words) and LOOKS_LIKE_TIME.match(fold(words[0]))
    read = Reader(["at", *words] if timed else words)  # "digest 17:30"
    wishes = read.wishes
    others = (wishes.language, wishes.level, wishes.without, wishes.sources or None, read.place)
    named = [word for word in read.target.casefold().split() if word not in _FILLING]
    if named or any(one is not None for one in others):
        return meant
    if read.problem:
        return Misunderstood("digest", *read.problem, _SHAPES)
    if wishes.rhythm == "instant" or (wishes.rhythm, wishes.at, wishes.weekday) == (None,) * 3:
        return meant
    if everything and wishes.rhythm is None:
        return Misunderstood("digest", "digest_all", "", ("digest daily", "digest weekly"))
    return SetDigest(wishes.rhythm, wishes.at, wishes.weekday, everything)


def set_digest(desk: Desk, intent: SetDigest, speaker: Speaker) -> Reply:
    """Move the digests of the speaker's channel, or let all that it follows come in one."""
    place, now = open_place(speaker, None), desk.clock()
    with desk.store.write() as session:
        may_change(session, speaker, here=True)
        channel = held(session, place, speaker)
        following = subscriptions.subscriptions(session, channel.id) if channel else []
        if channel is None or not following:
            raise Refused("digest_nobody")
        weekly = intent.rhythm == "weekly" or all(one.rhythm == "weekly" for one in following)
        moved = _moved(channel, intent, weekly=weekly)
        only_when = (intent.at or intent.weekday) and not intent.everything
        before = [] if only_when else _others(following, intent)
        after = [
            subscriptions.change_subscription(session, one.id, rhythm=intent.rhythm)
            for one in before
        ]
        number = None
        if moved or after:
            kept = [undoing.followed(session, *both) for both in zip(before, after, strict=True)]
            settings = undoing.settings(channel, moved)
            number = undoing.note(
                session, channel, speaker, "digest", now, subscriptions=kept, channel=settings
            )
            channel = channels.set_channel(session, channel.address, **moved)
        following = subscriptions.subscriptions(session, channel.id)
    return _said(channel, following, speaker, now, number=number, weekly=weekly)


def _moved(channel: Channel, intent: SetDigest, *, weekly: bool) -> dict[str, Any]:
    at = {"weekly_at": intent.at} if weekly else {"daily_at": intent.at}
    wanted = {**at, "weekly_day": intent.weekday}
    return {
        name: value
        for name, value in wanted.items()
        if value is not None and getattr(channel, name) != value
    }


def _others(following: list[Subscription], intent: SetDigest) -> list[Subscription]:
    return [one for one in following if one.rhythm != intent.rhythm]


def _said(
    channel: Channel,
    following: list[Subscription],
    speaker: Speaker,
    now: Any,
    *,
    number: int | None,
    weekly: bool,
) -> Reply:
    """Say when what is followed comes now; where nothing comes so, offer that it should."""
    language = speaker.language
    rhythm: Rhythm = "weekly" if weekly else "daily"
    those = [one for one in following if one.rhythm == rhythm]
    example = those[0] if those else replace(following[0], rhythm=rhythm)
    lines = schedules.when(channel, example, language, speaker.zone, now)[:1]
    buttons = [Button(say("b_undo", language), "undo", str(number))] if number is not None else []
    if not those and weekly:
        lines.append(say("digest_none_so", language))
        text = say("c_digest_weekly", language)
        buttons.append(Button(text, "say", text))
    key = "digest_set" if number is not None else "digest_so_already"
    return Reply(
        say(key, language),
        tuple(lines),
        buttons=tuple(buttons),
        changed=number is not None,
        again="list",
    )
