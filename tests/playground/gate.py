"""This file completes and signs what the Playground sends, so that our real door takes it for Teams'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.teams.cloud import Cloud
from tests.fakes.teams_api import APP, HOME, FakeTeams

Json = dict[str, Any]


def cloud_of(fake: FakeTeams, port: int) -> Cloud:
    """Give the fake's addresses, and the Playground's for what is posted."""
    hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
    return replace(fake.cloud, hosts=hosts)


def completed(activity: Json) -> Json:
    """Give an activity with what Teams always sends and the Playground may leave out."""
    talk = dict(activity.get("conversation") or {})
    data = dict(activity.get("channelData") or {})
    talk["tenantId"] = HOME
    data["tenant"] = {"id": HOME}
    ours = {"id": f"28:{APP}", "name": "Tamar"}
    old = (activity.get("recipient") or {}).get("id")

    def renamed(found: Any) -> Any:
        if isinstance(found, dict):
            return ours if found.get("id") == old else {k: renamed(v) for k, v in found.items()}
        return [renamed(one) for one in found] if isinstance(found, list) else found

    sender = dict(activity.get("from") or {})
    sender.pop("tenantId", None)
    whole: Json = renamed({**activity, "conversation": talk, "channelData": data, "from": sender})
    return whole | {"recipient": ours}


def gate(door: Starlette, fake: FakeTeams, spoken: Callable[[], None]) -> Starlette:
    """Build what the Playground speaks to; `spoken` is told that somebody says something."""
    inner = httpx.AsyncClient(
        transport=httpx.ASGITransport(door), base_url="https://tamar.test", timeout=30
    )

    async def messages(request: Request) -> Response:
        activity = completed(await request.json())
        where = str(activity.get("serviceUrl", ""))
        headers = fake.headers(serviceurl=where)
        found = await inner.post("/teams/messages", json=activity, headers=headers)
        what = activity.get("name") or activity.get("text") or ""
        print(
            f"{activity.get('type')} {what!r} at {urlsplit(where).netloc}: {found.status_code}",
            flush=True,
        )
        if activity.get("type") in ("message", "invoke"):
            spoken()
        kind = found.headers.get("content-type")
        return Response(found.content, status_code=found.status_code, media_type=kind)

    return Starlette(routes=[Route("/api/messages", messages, methods=["POST"])])
