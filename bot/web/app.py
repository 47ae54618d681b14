"""This file makes the web application: health, metrics, and whatever doors are given to it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.web.readiness import Readiness


def build_app(readiness: Readiness, doors: Sequence[BaseRoute] = ()) -> Starlette:
    """Put the application together; `doors` are the routes of chat platforms."""

    async def healthz(request: Request) -> Response:  # on the loop: it is the loop that must live
        return PlainTextResponse("ok\n")

    def readyz(request: Request) -> Response:
        problems = readiness.problems()
        status = 503 if problems else 200
        return JSONResponse({"ready": not problems, "problems": problems}, status_code=status)

    def metrics(request: Request) -> Response:
        return Response(readiness.metrics(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return Starlette(
        routes=[
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            Route("/metrics", metrics),
            *doors,
        ]
    )
