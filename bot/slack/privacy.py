"""This file asks Slack who reads our channels: daily, and before what they follow is shown elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import groupby

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.answering.speech import Reach
from bot.desk import Desk
from bot.secrets import KeysWrong
from bot.slack.people import People
from bot.slack.renewals import TokenLost, TokenWaits
from storage import channels, privacy
from storage.channels import Channel

ASKED_EVERY = timedelta(hours=20)  # with an hourly look, every channel is asked about once a day
MOST = 40  # channels that are asked about one by one; Slack answers some fifty questions a minute
FEW = 3
log = structlog.get_logger(__name__)
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
            privacy.learn(
                session,
                channels.channel_by_id(session, channel.id),
                private=found[number].private,
                now=desk.clock(),
                name=_name(found[number]),
            )
            for channel, number in zip(held, numbers, strict=True)
            if number in known
        ]


def refresh(desk: Desk, people: People, client: WebClient, team: str) -> None:
    """Ask about the channels whose own words could be shown in others, before anything is."""
    with desk.store.read() as session:
        held = privacy.written_in_public(session, f"slack:{team}")
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
        held = privacy.unasked(session, desk.clock() - ASKED_EVERY)
    ours = (one for one in held if one.platform == "slack" and _is_channel(one))
    for workspace, some in groupby(ours, key=lambda one: one.workspace):
        team, waiting = workspace.removeprefix("slack:"), list(some)
        try:
            client = clients(team)
        except NO_TOKEN as error:
            log.warning("readers_not_asked", team=team, error=type(error).__name__)
            continue
        told = ask(desk, people, client, team, waiting) if client is not None else []
        done += len(told)
        if len(told) < len(waiting):
            log.warning("readers_not_known", team=team, channels=len(waiting) - len(told))
    return done


def _is_channel(channel: Channel) -> bool:
    """Say whether others than one person could be reading: direct messages stay what they are."""
    return channel.address.rpartition("/")[2][:1] in "CG"


def _name(reach: Reach) -> str:
    return reach.name.lstrip("#")
