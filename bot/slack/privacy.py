"""This file asks Slack who reads our channels: daily, and before what they follow is shown elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import groupby

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from sqlmodel import Session

from bot.answering.following.standing import ARCHIVED, INVITE
from bot.answering.speech import Reach
from bot.desk import Desk
from bot.secrets import KeysWrong
from bot.slack.people import People
from bot.slack.renewals import TokenLost, TokenWaits
from storage.people import channels, privacy
from storage.people.channels import Channel
from storage.told import departures

ASKED_EVERY = timedelta(hours=20)  # with an hourly look, every channel is asked about once a day
MOST = 40  # channels that are asked about one by one; Slack answers some fifty questions a minute
FEW = 3
log = structlog.get_logger(__name__)
CUT_OFF = INVITE | ARCHIVED  # why a channel is gone that may be back without a word
NO_TOKEN = (TokenLost, TokenWaits, KeysWrong, SlackClientError, OSError)  # that works now
Clients = Callable[[str], WebClient | None]  # by team


def ask(
    desk: Desk, people: People, client: WebClient, team: str, held: Sequence[Channel]
) -> list[Channel]:
    """Ask who reads channels now, and note it; give them as they are, without those nobody told of."""
    found = people.census(client, team) if len(held) > FEW else {}
    numbers = [channel.address.rpartition("/")[2] for channel in held]
    for number in [one for one in numbers if one not in found][:MOST]:
        found[number] = people.ask(client, team, number)
    known = {number for number, reach in found.items() if reach.problem != "retry"}
    with desk.store.write() as session:
        return [
            _noted(session, channel, found[number], desk.clock())
            for channel, number in zip(held, numbers, strict=True)
            if number in known
        ]


def _noted(session: Session, channel: Channel, reach: Reach, now: datetime) -> Channel:
    """Note what Slack says of a channel; one that we are in, whatever we were told, is back."""
    held = channels.channel_by_id(session, channel.id)
    if held.gone_why in CUT_OFF and reach.problem is None:
        departures.reopen_channels(session, [held.id])
        channels.set_channel(session, held.address, here_at=now)
        log.info("channel_back", channel=held.address)
    name = reach.name.lstrip("#")
    return privacy.learn(session, held, private=reach.private, now=now, name=name)


def refresh(desk: Desk, people: People, client: WebClient, team: str, *, here: str = "") -> None:
    """Ask about the channels whose own words could be shown in others, before anything is.

    `here` is where somebody speaks to us: a channel that counts as gone is asked about too.
    """
    with desk.store.read() as session:
        held = privacy.written_in_public(session, f"slack:{team}")
        spoken = channels.channel(session, f"slack:{team}/{here}") if here else None
    if spoken is not None and spoken.gone_why in CUT_OFF:
        held = [*(one for one in held if one.id != spoken.id), spoken]
    if held:
        ask(desk, people, client, team, held)


def learn(desk: Desk, people: People, client: WebClient, team: str, number: str) -> None:
    """Ask about one channel of which Slack says that something has changed."""
    people.forget(team, number)
    with desk.store.read() as session:
        channel = channels.channel(session, f"slack:{team}/{number}")
    if channel is not None:
        ask(desk, people, client, team, [channel])


def keep(desk: Desk, people: People, clients: Clients) -> int:
    """Ask about every channel that was not asked about for a day; give of how many Slack told us."""
    done = 0
    with desk.store.read() as session:
        held = privacy.unasked(session, desk.clock() - ASKED_EVERY, CUT_OFF)
    ours = (one for one in held if one.platform == "slack" and _is_channel(one))
    for workspace, some in groupby(ours, key=lambda one: one.workspace):
        team, waiting = workspace.removeprefix("slack:"), list(some)
        try:
            client = clients(team)
        except NO_TOKEN as error:
            log.warning("readers_not_asked", team=team, error=type(error).__name__)
            continue
        if client is None:  # it granted us nothing, and will be told nothing
            continue
        told = ask(desk, people, client, team, waiting)
        done += len(told)
        if len(told) < len(waiting):
            log.warning("readers_not_known", team=team, channels=len(waiting) - len(told))
    return done


def _is_channel(channel: Channel) -> bool:
    """Say whether others than one person could be reading: direct messages stay what they are."""
    return channel.address.rpartition("/")[2][:1] in "CG"
