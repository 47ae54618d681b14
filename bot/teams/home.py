"""This file adds to an answer what only Teams has to show: the form, and in our own chat what a home shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.answering import commands
from bot.answering.following.followed import in_brief
from bot.answering.hearing.grammar import parse
from bot.answering.intents import ListFollowed
from bot.answering.keeping import overview, pausing
from bot.answering.keeping.status import watch
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages.words import say
from bot.teams.replies import FORM
from scrapers.items import Language
from storage.people import channels, conversations, subscriptions
from storage.people.conversations import Conversation
from storage.people.subscriptions import Subscription

MOST_CHANNELS = 10
MOST_THINGS = 25
MOST_TROUBLE = 6


# Whether who asks is in a team, one of whose channels is at an address; None where nobody knows.
Belongs = Callable[[str, str], bool | None]


def more(
    desk: Desk, text: str, reply: Reply, speaker: Speaker, here: Conversation, belongs: Belongs
) -> Reply:
    """Give an answer to what was typed with what belongs to it here.

    Nothing opens unasked in Teams: where a form is asked for, a button opens it.
    """
    new = Button(say("b_new", speaker.language), FORM)
    if commands.COMMANDS.opens_form(text):
        return replace(reply, buttons=(new, *reply.buttons))
    if here.kind == "personal" and parse(text) == ListFollowed():
        return _home(desk, reply, new, speaker, belongs)
    return reply


def _home(desk: Desk, reply: Reply, new: Button, speaker: Speaker, belongs: Belongs) -> Reply:
    """Give what somebody follows with how the watch is kept, what is new, and their channels."""
    language, now = speaker.language, desk.clock()
    status = watch(desk, speaker)
    with desk.store.read() as session:
        mine = channels.channel(session, speaker.address)
    paused = mine is not None and mine.paused(now)
    key = "resume" if paused else "pause"
    toggle = Button(say(f"b_{key}_mine", language), "say", key)
    ours, unknown = _ours(desk, speaker, belongs)
    left_out = (say("teams_unknown", language),) if unknown else ()
    looked, pauses = _overview(desk, speaker) if speaker.admin else ((), ())
    return replace(
        reply,
        lines=(*reply.lines, status.headline, *status.lines[:4], *left_out, *looked),
        rows=(*reply.rows, *ours),
        buttons=(new, *([toggle] if mine is not None else []), *pauses, *reply.buttons),
        footer=say("teams_private", language),
    )


def _ours(desk: Desk, speaker: Speaker, belongs: Belongs) -> tuple[list[Row], bool]:
    """Give the channels in which somebody subscribed to something, and whether some may be left out.

    Private and shared ones are not shown, nor those of a team that they have left. Of a team's other
    channels nothing is said: a bot is not told who is in a team.
    """
    if speaker.stranger or speaker.guest:
        return [], False
    with desk.store.read() as session:
        following = [
            (channel, subscriptions.subscriptions(session, channel.id))
            for channel in channels.channels(session, speaker.workspace)
            if channel.address != speaker.address
            and not channel.private
            and channel.gone_at is None
        ]
        known = {
            one.address: one for one in conversations.conversations(session, speaker.workspace)
        }
    found = [
        (channel, held)
        for channel, held in following
        if any(one.created_by == speaker.who for one in held)
    ][:MOST_CHANNELS]
    teams = {known[one.address].team: one.address for one, _ in found if one.address in known}
    member = {team: belongs(address, team) for team, address in teams.items() if team}
    shown = [
        (channel, held)
        for channel, held in found
        if channel.address in known and member.get(known[channel.address].team)
    ]
    unnamed = say("teams_channel", speaker.language)
    rows = [
        Row(
            f"#{channel.name}" if channel.name else unnamed,
            context=_follows(held, speaker.language),
        )
        for channel, held in shown
    ]
    return rows, None in member.values()


def _overview(desk: Desk, speaker: Speaker) -> tuple[tuple[str, ...], tuple[Button, ...]]:
    """Give administrators what their tenant's channels bring, as `tamar overview` does, and its pause."""
    language, now = speaker.language, desk.clock()
    found = overview.looked_over(desk, language, speaker.workspace)
    shown = [one for one in found.places if not one.counts.channel.private]
    rest = [one.counts for one in found.places if one.counts.channel.private]
    lines = [say("overview_head", language), *([found.paused] if found.paused else [])]
    for place in shown[:MOST_CHANNELS]:
        channel = place.counts.channel
        name = f"#{channel.name}" if channel.name else say("teams_channel", language)
        lines.append(f"{name} · {overview.line(place, language, now, known=False)}")
    if len(shown) > MOST_CHANNELS:
        lines.append(say("home_more", language, n=len(shown) - MOST_CHANNELS))
    lines += overview.private_ones(rest, language)
    lines += found.trouble[:MOST_TROUBLE]
    word = "resume" if found.paused else "pause"
    button = Button(say(f"b_{word}_all", language), "say", f"{word} {pausing.ALL}")
    return tuple(lines), (button,)


def _follows(held: list[Subscription], language: Language) -> str:
    names = in_brief(held, language)
    return " · ".join(names[:MOST_THINGS])
