"""This file starts Debian's own Chromium for tests, and says what axe-core finds wrong with a page in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
ASKED = {
    "runOnly": {"type": "tag", "values": [*WCAG, "best-practice"]},
    "resultTypes": ["violations"],
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def found() -> str | None:
    """Give where this machine's browser is, None where it has none."""
    return next((at for name in NAMES if (at := shutil.which(name))), None)


@contextmanager
def started(program: str) -> Iterator[Browser]:
    """Give a browser until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def judged(page: Page, asked: dict[str, Any] = ASKED) -> dict[str, Any]:
    """Let axe-core judge a page; gives its own results."""
    response: dict[str, Any] = Axe().run(page, options=asked).response
    assert "error" not in response
    return response


def faults(results: dict[str, Any]) -> list[str]:
    """Give every violation in a line: the rule, how bad, and the first place."""
    return [
        f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:160]}"
        for one in results["violations"]
    ]
