"""This file answers administrators who ask for the overview in chat: their own workspace, seen by them alone."""

from __future__ import annotations

from bot.answering.channels import Refused
from bot.answering.intents import Oversee
from bot.answering.keeping import overview
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages.words import say
from storage.forgetting import LOCAL
from storage.people.channels import Channel

MOST_CHANNELS = 25


def may(speaker: Speaker) -> bool:
    """Say whether somebody looks after the workspace, as far as the platform says."""
    return speaker.admin and not (speaker.stranger or speaker.guest)


def oversee(desk: Desk, intent: Oversee, speaker: Speaker) -> Reply:
    """Show each open channel with its noise and its last change, and the sum of the private ones."""
    language, now = speaker.language, desk.clock()
    if not may(speaker):
        raise Refused("overview_admins")
    if not (speaker.alone or speaker.there.answers_asker or speaker.platform == "console"):
        raise Refused("overview_alone")
    workspace = None if speaker.workspace == LOCAL else speaker.workspace
    found = overview.looked_over(desk, language, workspace)
    shown = [one for one in found.places if not one.counts.channel.private]
    private = [one.counts for one in found.places if one.counts.channel.private]
    known = speaker.there.names_people
    rows = tuple(
        Row(
            one.counts.channel.name or say(_unnamed(one.counts.channel), language),
            context=overview.line(one, language, now, known=known),
        )
        for one in shown[:MOST_CHANNELS]
    )
    rest = len(shown) - len(rows)
    more = (say("home_more", language, n=rest),) if rest else ()
    resume = Button(say("b_resume_all", language), "say", "resume all")
    return Reply(
        say("overview_head" if found.places else "overview_none", language),
        (
            *((found.paused,) if found.paused else ()),
            *more,
            *overview.private_ones(private, language),
            *found.trouble[:6],
        ),
        rows=rows,
        buttons=(resume,) if found.paused else (),
        footer=found.freshness,
        people=tuple(one.counts.changed[0] for one in shown if one.counts.changed),
    )


def _unnamed(channel: Channel) -> str:
    return "console" if channel.platform == "console" else "teams_channel"
