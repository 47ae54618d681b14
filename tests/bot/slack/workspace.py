"""This file sets up two fake workspaces with our real listeners behind the real web routes."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
from cryptography.fernet import Fernet
from pydantic import SecretStr
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import select
from starlette.applications import Starlette

from bot.settings import Settings
from bot.slack.bolt import build_bolt
from bot.slack.installations import Vault
from bot.slack.oauth import build_flow
from bot.slack.proof import Proof
from bot.slack.routes import slack_routes
from storage.database import Store
from storage.sql import table
from storage.tables.people import ChannelRow
from storage.tables.told import DeliveryRow, MessageRow
from tests.fakes.slack_api import SECRET, FakeSlack, fake_slack
from tests.story.stage import Stage

KEYS = SecretStr(Fernet.generate_key().decode())


class AtOnce(Executor):
    """Does work where it is given, so that a test sees its end."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  handed on as executors do
            done.set_exception(error)
        return done


class Web:
    """Asks a web application without a network."""

    def __init__(self, app: Starlette) -> None:
        self.app = app
        self._runner = asyncio.Runner()

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Send one request."""
        return self._runner.run(self._ask(method, path, **more))

    def post(self, path: str, **more: Any) -> httpx.Response:
        """Send one POST request."""
        return self.ask("POST", path, **more)

    async def _ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="https://tamar.test") as client:
            return await client.request(method, path, **more)

    def close(self) -> None:
        """Close the loop."""
        self._runner.close()


class Workspace:
    """Everything between a person in Slack and the store."""

    def __init__(self, stage: Stage, slack: FakeSlack, executor: Executor | None = None) -> None:
        self.stage, self.slack, self._executor = stage, slack, executor or AtOnce()
        self.woken = 0
        self.settings = Settings(
            slack_client_id="1.2",
            slack_client_secret=SecretStr("s"),
            slack_signing_secret=SecretStr(SECRET),
            keys=KEYS,
            slack_api=f"{slack.base}/api/",
        )
        self.vault = Vault(stage.desk, self.settings)
        self.web = Web(Starlette())
        self.flow = build_flow(stage.desk, self.settings, self.vault)
        self.listen(self.settings, vault=self.vault)

    def listen(self, settings: Settings, **rights: Any) -> None:
        """Answer by other rights: those that workspaces granted, or one token that is set."""
        self.bolt = build_bolt(
            self.stage.desk, settings, self._wake, executor=self._executor, **rights
        )
        self.app = Starlette(routes=slack_routes(self.bolt, Proof(SECRET, time.time), self.flow))
        self.web.app = self.app

    def _wake(self) -> None:
        self.woken += 1

    def install(self, team: str) -> None:
        """Let a workspace grant us its rights."""
        held = self.slack.teams[team]
        self.vault.save(
            Installation(
                app_id="A1",
                team_id=team,
                team_name=team,
                bot_token=held.token,
                bot_id=f"B{team}",
                bot_user_id=held.bot,
                bot_scopes=",".join(sorted(held.rights)),
                user_id="U1",
            )
        )

    def post(self, body: str, **headers: str) -> Any:
        """Send a request as Slack would: signed, just now."""
        kind = "application/json" if body.startswith("{") else "application/x-www-form-urlencoded"
        signed = self.slack.signed(body)
        return self.web.post(
            "/slack/events", content=body, headers={"content-type": kind, **signed, **headers}
        )

    def say(self, text: str, **where: str) -> str:
        """Type a command, and give what was answered as text."""
        before = len(self.slack.said)
        answer = self.post(self.slack.command(text, **where))
        assert answer.status_code == 200, answer.text
        return json.dumps([e["payload"] for e in self.slack.said[before:]], ensure_ascii=False)

    def press(self, action_id: str, value: str = "", **where: str) -> str:
        """Press a button, and give what was answered as text."""
        before = len(self.slack.said)
        answer = self.post(self.slack.press({"action_id": action_id, "value": value}, **where))
        assert answer.status_code == 200, answer.text
        return json.dumps([e["payload"] for e in self.slack.said[before:]], ensure_ascii=False)

    def outbox(self, address: str) -> list[Any]:
        """Give what is on its way to a channel or a person, as Slack will be given it, the oldest first."""
        where, sent, told = table(ChannelRow), table(DeliveryRow), table(MessageRow)
        chosen = (
            select(told.c.payload)
            .join(sent, sent.c.message_id == told.c.id)
            .join(where, where.c.id == sent.c.channel_id)
            .where(where.c.address == address, sent.c.state == "pending")
            .order_by(sent.c.id)
        )
        with self.stage.desk.store.read() as session:
            return list(session.connection().execute(chosen).scalars())


@contextmanager
def workspaces(
    store: Store, executor: Executor | None = None, stage: Stage | None = None
) -> Iterator[Workspace]:
    """Give two fake workspaces, T1 and T2, both installed, with public and private channels."""
    stage = stage or Stage(store)
    with ExitStack() as stack:
        slack = stack.enter_context(fake_slack(stage.clock))
        for number in ("T1", "T2"):
            team = slack.team(number)
            team.user("U1", is_admin=True)
            team.user("U2")
            team.user("U3", locale="zh-HK", tz="Europe/London")
            team.channel("C1", "general", "U1", "U2", "U3", team.bot)
            team.channel("C2", "random", "U1", "U2")
            team.channel("C3", "clients", "U1", team.bot, private=True)
            team.channel("C4", "secret", "U1", private=True)
            team.channel("C5", "old", "U1", archived=True)
            team.channel("C6", "partners", "U1", team.bot, shared=True)
        made = Workspace(stage, slack, executor)
        for number in ("T1", "T2"):
            made.install(number)
        stack.callback(made.web.close)
        yield made
