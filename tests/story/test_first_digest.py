"""This file follows a new workspace from its installation to its first message and first digest."""

from __future__ import annotations

import asyncio

from bot.platforms.port import Platform
from bot.slack.client import SlackClient
from bot.slack.installations import tokens
from bot.telling import digests
from bot.telling.outbox import Drain
from storage.database import Store
from tests.bot.slack.workspace import Workspace, workspaces


async def send(place: Workspace) -> None:
    """Send what is due through the real client to the fake Slack."""
    desk = place.stage.desk
    client = SlackClient(tokens(desk, place.settings), base_url=place.settings.slack_api or "")
    try:
        platforms: dict[str, Platform] = {"slack": client, "console": place.stage.channel}
        await Drain(desk.store, platforms, desk.clock, sleep=place.stage._sleep).run_shard()
    finally:
        await client.close()


def public(place: Workspace) -> list[str]:
    """Give what the whole channel can read."""
    return [e["payload"]["text"] for e in place.slack.said if e["user"] is None]


def test_a_new_workspace_is_told_of_its_first_paper_and_gets_its_first_digest(
    sqlite_store: Store,
) -> None:
    with workspaces(sqlite_store) as place:
        stage = place.stage
        stage.send = lambda: asyncio.run(send(place))  # type: ignore[method-assign]
        stage.publish("morning")
        stage.check()
        joined = {
            "type": "member_joined_channel",
            "user": "UBOTT1",
            "channel": "C1",
            "inviter": "U2",
        }
        place.post(place.slack.event(joined))
        assert "now follows" in place.press("say:0", "subscribe Lawtech", user="U2")
        place.say("subscribe AI daily 08:45", user="U2")
        assert all("now follows" in said for said in public(place))  # nothing old
        said = len(public(place))

        stage.publish("paper", "translation")
        stage.check()
        assert len(public(place)) == said + 1
        assert "LawTech Adoption Pilot Scheme" in public(place)[-1]

        stage.publish("question")
        stage.check(20)
        stage.clock.pass_(days=1)
        assert [made.outcome for made in digests.make_due(stage.desk) if made.papers] == ["sent"]
        stage.send()
        assert len(public(place)) > 1
        assert "Use of artificial intelligence by government departments" in place.slack.texts("C1")
        assert place.slack.refused == []
