"""This file is the fake platform as it is put in: its renderer, its client and its door."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from starlette.routing import BaseRoute

from bot.desk import Desk, Renderer
from bot.platforms.findings import Finding
from bot.platforms.port import Platform
from bot.settings import Settings
from scrapers.items import Language
from storage.people.platforms import QUOTED, PlatformFacts
from tests.fakes.pigeons.client import PigeonClient
from tests.fakes.pigeons.door import open_door
from tests.fakes.pigeons.loft import NAME, Loft
from tests.fakes.pigeons.renderer import PigeonRenderer

FACTS = PlatformFacts(
    "pigeons:<loft>/<perch>",
    re.compile(rf"{NAME}:[a-z0-9-]{{1,40}}/{QUOTED}{{1,40}}"),
    called="the loft",
    command="coo {}",
    names_people=False,
    admins_in="TAMAR_PIGEONS_KEEPER",
    takes_files=False,
)
LOFT = Loft()  # the test empties it


def is_set_up(settings: Settings) -> bool:
    """Say yes: a loft needs no settings."""
    return True


def finding(settings: Settings, language: Language) -> Finding:
    """Say that all is well."""
    return Finding("pigeons", "ok", "they fly")


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
