"""This file makes the two web applications: what strangers may reach, and what only operators ask."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from bot.web.readiness import Readiness

Application = ASGIApp  # for those who do not know with which framework it is made


async def _healthz(request: Request) -> Response:  # on the loop: it is the loop that must live
    return PlainTextResponse("ok\n")


def build_app(doors: Sequence[BaseRoute] = (), archive: ASGIApp | None = None) -> Starlette:
    """Put the public application together; `doors` are the routes of chat platforms.

    Whatever is none of theirs is the archive's, where there is one.
    """
    rest = [Mount("/", app=archive)] if archive is not None else []
    return Starlette(routes=[Route("/healthz", _healthz), *doors, *rest])


def build_ops(readiness: Readiness) -> Starlette:
    """Put the operators' application together: it says what is wrong and how much there is to do."""

    def readyz(request: Request) -> Response:
        problems = readiness.problems()
        status = 503 if problems else 200
        return JSONResponse({"ready": not problems, "problems": problems}, status_code=status)

    def metrics(request: Request) -> Response:
        return Response(readiness.metrics(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return Starlette(
        routes=[
            Route("/healthz", _healthz),
            Route("/readyz", readyz),
            Route("/metrics", metrics),
        ]
    )
