"""This file answers administrators who ask for the overview in chat: their own workspace, seen by them alone."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import overview
from bot.answering.channels import Refused
from bot.answering.command import Command
from bot.answering.intents import Intent
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages.words import say
from storage.forgetting import LOCAL

MOST_CHANNELS = 25


@dataclass(frozen=True, slots=True)
class Oversee(Intent):
    """Show what all channels of a workspace follow, are told and keep."""


def may(speaker: Speaker) -> bool:
    """Say whether somebody looks after the workspace, as far as the platform says."""
    return speaker.admin and not (speaker.stranger or speaker.guest)


def oversee(desk: Desk, intent: Oversee, speaker: Speaker) -> Reply:
    """Show each channel with its noise and its last change; a private one is a number."""
    language, now = speaker.language, desk.clock()
    if not may(speaker):
        raise Refused("overview_admins")
    if (
        speaker.platform == "teams" and not speaker.alone
    ):  # all of a channel read what is said there
        raise Refused("overview_alone")
    workspace = None if speaker.workspace == LOCAL else speaker.workspace
    found = overview.looked_over(desk, language, workspace)
    rows = []
    for place in found.places[:MOST_CHANNELS]:
        channel = place.counts.channel
        name = say("overview_private", language) if channel.private else channel.name
        rows.append(Row(name or channel.address, context=overview.line(place, language, now)))
    all_ = "b_resume_all" if found.paused else "b_pause_all"
    said = f"{'resume' if found.paused else 'pause'} all"
    rest = len(found.places) - len(rows)
    more = (say("overview_more", language, n=rest),) if rest else ()
    return Reply(
        say("overview_head" if rows else "overview_none", language),
        (*((found.paused,) if found.paused else ()), *more, *found.trouble[:6]),
        rows=tuple(rows),
        buttons=(Button(say(all_, language), "say", said),) if found.paused else (),
        footer=found.freshness,
    )


OVERVIEW = Command(
    words=("overview", "總覽", "概覽"),
    group="care",
    shape="overview",
    help=(
        "For administrators: every channel, its noise and its changes.",
        "管理員概覽：各頻道的訂閱、數量及更改。",
    ),
    example=("overview", "總覽"),
    read=lambda said: Oversee(),
    answers={Oversee: oversee},
    alone=True,
)
