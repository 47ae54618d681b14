"""This file measures reading an index page that has changed by one row, beside the parsers that could read it."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable

import lxml.html
from bs4 import BeautifulSoup

from bot.engines import garbage
from scrapers import links
from scrapers.source import Page, all_sources
from scrapers.sources import info_gov_hk
from scrapers.typography import letters
from tests.bench.figures import Figure, table

ROWS, CALLS, ROUNDS = 60, 20, 7
GOAL_MS = 2.0
URL = "https://www.info.gov.hk/gia/general/202611/20.htm"


def page_of(first: int) -> Page:
    """Give a page of sixty rows, of which the first is the newest."""
    rows = "".join(
        f"<li><a href='/gia/general/202611/20/P20261120{row:05}.htm'>A title of row {row}, "
        "as long as such titles are, with 智慧城市 in it</a></li>\n"
        for row in range(first, first - ROWS, -1)
    )
    text = f"<html><body><div id='contentBody'><ul class='list'>{rows}</ul></div></body></html>"
    return Page(URL, text.encode(), "text/html", "utf-8")


def _cpu_ms(call: Callable[[Page], object], pages: list[Page]) -> float:
    begun = time.process_time()
    for page in pages:
        call(page)
    return (time.process_time() - begun) * 1000 / len(pages)


def main() -> None:
    """Print what one reading costs: as it is between two checks, and by a process that knows nothing yet."""
    source = next(one for one in all_sources() if one.key == "info_gov_hk")

    def fresh(page: Page) -> None:
        letters._clean_short.cache_clear()
        links._canonical_usual.cache_clear()
        links._release.cache_clear()
        info_gov_hk._release.cache_clear()
        assert len(source.read(page).listings) == ROWS

    calls: dict[str, Callable[[Page], object]] = {
        "one row is new": lambda page: source.read(page).listings,
        "all of it is new": fresh,
        "bs4, the tree alone": lambda page: BeautifulSoup(page.text(), "lxml"),
        "lxml, links and words": lambda page: [
            (one.get("href"), str(one.xpath("string()")))
            for one in lxml.html.fromstring(page.body).iter("a")
        ],
    }
    newest = itertools.count(ROWS)
    garbage.spare()  # as the worker does that reads them
    found: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, call in calls.items():
            found[name].append(_cpu_ms(call, [page_of(next(newest)) for _ in range(CALLS)]))
    ms = {name: statistics.median(values) for name, values in found.items()}
    beside = f"bs4 {ms['bs4, the tree alone']:.2f}, lxml {ms['lxml, links and words']:.2f} ms"
    print(f"a changed index page of {ROWS} rows, CPU per reading ({ROUNDS} x {CALLS})")
    print(
        table(
            Figure(name, f"{ms[name]:.2f} ms", beside, f"<= {GOAL_MS:.0f} ms", ms[name] <= GOAL_MS)
            for name in list(calls)[:2]
        )
    )


if __name__ == "__main__":
    main()
