"""This file opens the doors through which people speak to us, and closes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.routing import BaseRoute

from bot.desk import Desk
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Doors:
    """What is open: the web routes of chat platforms."""

    routes: tuple[BaseRoute, ...] = ()


@contextmanager
def open_doors(settings: Settings, desk: Desk, wake: Callable[[], None]) -> Iterator[Doors]:
    """Listen to every chat platform that is set up, until the block ends."""
    yield Doors()
