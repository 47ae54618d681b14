"""This file gives tests a real Chromium before the archive; it is asked for by REQUIRE_BROWSER=1."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.bot.web.archive.browser import chromium
from tests.bot.web.archive.browser.site import Site, serving


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a browser, or skip saying why there is none; where it is required, its absence is a failure."""
    program, required = chromium.found(), os.environ.get("REQUIRE_BROWSER") == "1"
    if program is None and required:
        pytest.fail("Chromium is not on this machine: apt-get install chromium")
    if program is None or not required:
        pytest.skip("pages are read in Chromium by make browser and by the gate, not here")
    with chromium.started(program) as found:
        yield found


@pytest.fixture(scope="module")
def site(read_papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give the archive, served on loopback; asked for before the browser, whose loop bears no other."""
    with serving(read_papers, tmp_path_factory.mktemp("served") / "copy.db") as made:
        yield made
