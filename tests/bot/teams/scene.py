"""This file sets a stage: our door to Teams in an application, a fake Teams behind it, and people who speak there."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
from pydantic import SecretStr
from starlette.applications import Starlette

from bot import wiring
from bot.desk import Desk
from bot.settings import Settings
from bot.teams import chat
from storage.database import Store
from storage.people.channel_addresses import address_in
from tests.fakes.teams_api import APP, HOME, SECRET, FakeTeams, Json, Post, teams

TEAM = "19:general_1@thread.tacv2"
NOW = datetime(2026, 6, 3, 2, tzinfo=UTC)


class NoDoor:
    """A door to the web that is not needed here."""

    def get(self, url: str, **_: Any) -> Any:
        """Refuse: nothing is fetched while people are answered."""
        raise AssertionError(f"fetched {url}")


class Scene:
    """People of Teams before our open door."""

    def __init__(self, fake: FakeTeams, desk: Desk, app: Starlette) -> None:
        self.fake, self.desk, self.app = fake, desk, app
        self.woken = 0
        self.numbers = itertools.count(1)

    def activity(self, kind: str = "message", *, tenant: str = HOME, **more: Any) -> Json:
        """Give an activity of somebody's in the team's first channel."""
        talk = more.pop("talk", TEAM)
        where = more.pop("where", "channel")
        team = more.pop("team", TEAM if where == "channel" else "")
        data: Json = {"tenant": {"id": tenant}}
        if team:
            data |= {"team": {"id": team}, "channel": {"id": talk.partition(";")[0]}}
        plain: Json = {
            "type": kind,
            "id": f"{1_790_000_000_000 + next(self.numbers)}",
            "channelId": "msteams",
            "serviceUrl": f"{self.fake.base}/",
            "from": {"id": "29:user-1", "aadObjectId": more.pop("who", "person-1"), "name": "Ann"},
            "recipient": {"id": f"28:{APP}", "name": "Tamar"},
            "conversation": {"id": talk, "tenantId": tenant, "conversationType": where},
            "channelData": data | more.pop("data", {}),
            "locale": "en-US",
        }
        return plain | more

    def said(self, text: str, *, where: str = "channel", **more: Any) -> Json:
        """Give a message to us; where others speak too it begins with our name."""
        if where != "personal" and more.pop("named", True):
            name = {"type": "mention", "text": "<at>Tamar</at>"}
            own = {**name, "mentioned": {"id": f"28:{APP}", "name": "Tamar"}}
            more["entities"] = [own, *more.get("entities", [])]
            text = f"<at>Tamar</at> {text}"
        return self.activity("message", text=text, where=where, **more)

    def post(
        self, *activities: Json, headers: dict[str, str] | None = None
    ) -> list[httpx.Response]:
        """Send what Teams would send, and wait until all of it is done."""
        return asyncio.run(self._post(activities, headers))

    async def _post(
        self, activities: tuple[Json, ...], headers: dict[str, str] | None
    ) -> list[httpx.Response]:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="https://tamar.test") as client:
            found = []
            for one in activities:
                signed = self.fake.headers() if headers is None else headers
                found.append(await client.post("/teams/messages", json=one, headers=signed))
                while others := asyncio.all_tasks() - {asyncio.current_task()}:
                    await asyncio.wait(others, timeout=5)
            door = self.app.state.door
            await door.client.close()  # its connections belong to this loop
            door.client._http = door.client._credentials._turn = None
            door.client._credentials._turn = asyncio.Lock()
            door._work = door._proofs = None
            return found

    def say(self, text: str, **more: Any) -> Post:
        """Say something to us, and give the answer that stands there then."""
        before = len(self.fake.posts)
        (answer,) = self.post(self.said(text, **more))
        assert answer.status_code == 200, answer.text
        assert len(self.fake.posts) == before + 1, self.fake.refused
        return self.fake.posts[-1]

    def press(self, verb: str, value: str, **more: Any) -> Json:
        """Press a button, and give what is shown at once."""
        action = {"type": "Action.Execute", "verb": verb, "data": {"verb": verb, "value": value}}
        pressed = self.activity(
            "invoke", name="adaptiveCard/action", value={"action": action}, **more
        )
        (answer,) = self.post(pressed)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found


def settings(**more: Any) -> Settings:
    """Give settings with Teams set up."""
    return Settings(teams_app_id=APP, teams_secret=SecretStr(SECRET), teams_tenant=HOME, **more)


def address(talk: str = TEAM, tenant: str = HOME) -> str:
    """Give a conversation's address."""
    return address_in(f"teams:{tenant}", talk)


@contextmanager
def scene(store: Store, **more: Any) -> Iterator[Scene]:
    """Open our door before a fake Teams."""
    with teams() as fake:
        fake.talk(TEAM)
        desk = wiring.build_desk(store, NoDoor(), {}, clock=lambda: NOW, settings=settings(**more))
        holder: list[Scene] = []

        def wake() -> None:
            holder[0].woken += 1

        with chat.open_door(settings(**more), desk, wake, fake.cloud) as routes:
            app = Starlette(routes=routes)
            endpoint: Any = routes[0]
            app.state.door = endpoint.endpoint.__self__
            made = Scene(fake, desk, app)
            holder.append(made)
            yield made
        for thread in threading.enumerate():
            if thread.name == "teams-keys":  # it asks the fake, which is about to end
                thread.join(10)
