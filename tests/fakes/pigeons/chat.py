"""This file is the fake platform as it is put in: its renderer, its client and its door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from starlette.routing import BaseRoute

from bot.desk import Desk, Renderer
from bot.platforms.port import Platform
from bot.settings import Settings
from tests.fakes.pigeons.client import PigeonClient
from tests.fakes.pigeons.door import open_door
from tests.fakes.pigeons.loft import Loft
from tests.fakes.pigeons.renderer import PigeonRenderer

LOFT = Loft()  # the test empties it


def renderer() -> Renderer:
    """Give what writes notes."""
    return PigeonRenderer()


def client(settings: Settings, desk: Desk) -> Platform:
    """Give what sends pigeons."""
    return PigeonClient(LOFT)


def door(
    settings: Settings, desk: Desk, wake: Callable[[], None]
) -> AbstractContextManager[Sequence[BaseRoute]]:
    """Give the door at which its people speak to us."""
    return open_door(LOFT, desk, wake)


def readers(settings: Settings, desk: Desk) -> Callable[[], int]:
    """Give what asks nobody: a loft says nothing of who looks in."""
    return lambda: 0
