"""This file pictures every kind of page, light, dark and narrow, and prints what axe-core says of each: `python -m tests.bot.web.archive.browser FOLDER [kind ...]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from tests.bot.web.archive.browser import chromium
from tests.bot.web.archive.browser.site import KINDS, TONGUES, Site, serving
from tests.bot.web.archive.scene import read_into

WIDE, NARROW = 1280, 320
Scheme = Literal["light", "dark"]
VIEWS: tuple[tuple[int, Scheme], ...] = ((WIDE, "light"), (WIDE, "dark"), (NARROW, "light"))


def main(folder: Path, kinds: list[str]) -> int:
    """Write the pictures into a folder; the exit code says whether axe-core found something."""
    program = chromium.found()
    if program is None:
        print("Chromium is not on this machine: apt-get install chromium", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="tamar-pages-") as work:
        store = read_into(Path(work))
        with serving(store, Path(work) / "copy.db") as site, chromium.started(program) as browser:
            print(
                f"{'violations of':<16}{'language':<10}{'light':>6}{'dark':>6}{f'{NARROW} px':>8}"
                f"{'rules passed':>14}{'to be looked at':>17}"
            )
            return int(sum(_pictured(site, browser, kind, folder) for kind in kinds) > 0)


def _pictured(site: Site, browser: Browser, kind: str, folder: Path) -> int:
    """Picture a kind of page in every language; print a row of what was found for each, and give its sum."""
    wrong = 0
    for tongue in TONGUES:
        row, faults = f"{kind:<16}{tongue:<10}", []
        ends = ""
        for width, scheme in VIEWS:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.goto(f"{site.base}{site.path(kind, tongue)}")
            page.screenshot(path=folder / f"{kind}-{tongue}-{width}-{scheme}.png", full_page=True)
            told = chromium.judged(page)
            page.close()
            found = len(told["violations"])
            row += f"{found:>{8 if width == NARROW else 6}}"
            ends = ends or f"{len(told['passes']):>14}{len(told['incomplete']):>17}"
            faults += [f"{width} px, {scheme}: {line}" for line in chromium.faults(told)]
            wrong += found
        print("\n    ".join([row + ends, *faults]), flush=True)
    return wrong


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit("Say which folder takes the pictures.")
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:] or list(KINDS)))
