"""This file is the door of the fake platform: one route at which its people speak to us."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.answering.conversation import answer
from bot.answering.speech import Speaker
from bot.desk import Desk
from storage.people.channel_addresses import address_in
from tests.fakes.pigeons.loft import NAME, RING, Loft


@contextmanager
def open_door(loft: Loft, desk: Desk, wake: Callable[[], None]) -> Iterator[tuple[BaseRoute, ...]]:
    """Listen until the block ends; a bird without the loft's ring is not believed."""

    async def spoken(request: Request) -> Response:
        if request.headers.get("x-ring") != RING:
            return JSONResponse({}, status_code=401)
        said = await request.json()
        workspace = f"{NAME}:{said['tenant']}"
        speaker = Speaker(said["who"], address_in(workspace, said["conversation"]), workspace)
        reply = await run_in_threadpool(answer, desk, said["text"], speaker)
        if reply.enqueued:
            wake()
        return JSONResponse({"failed": reply.failed, "lines": [reply.headline, *reply.lines]})

    loft.listening = True
    try:
        yield (Route("/pigeons", spoken, methods=["POST"]),)
    finally:
        loft.listening = False
