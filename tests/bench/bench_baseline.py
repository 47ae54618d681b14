"""This file measures the first check of a source with long lists: four pages, two languages, every row new."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select

from bot import wiring
from bot.watching import pipeline
from scrapers.answers import Answer
from scrapers.source import Page, all_sources
from storage.database import Store
from storage.sql import table
from storage.tables.published import RenditionRow
from tests.bench.figures import Figure
from tests.bench.figures import table as set_out
from tests.bench.stores import databases

ROWS = 3_000  # on each of its pages
GOAL_MS = 0.8  # a row
NOW = datetime(2026, 11, 27, 4, 0, tzinfo=UTC)

rendition = table(RenditionRow)


class LongLists:
    """A fake door: whichever day's page is asked for has as many rows."""

    def get(self, url: str, **_: Any) -> Answer:
        """Give a day's list of press releases."""
        day, chinese = url[-7:-5] if url.endswith("c.htm") else url[-6:-4], url.endswith("c.htm")
        mark = "c" if chinese else ""
        words = "的標題，與其他標題一樣長" if chinese else "of a title as long as such titles are"
        rows = "".join(
            f"<li><a href='/gia/general/202611/{day}/P202611{day}{row:05}{mark}.htm'>Row {row} {words}</a></li>\n"
            for row in range(ROWS)
        )
        text = f"<html><body><div id='contentBody'><ul class='list'>{rows}</ul></div></body></html>"
        return Answer(Page(url, text.encode(), "text/html", "utf-8"), 200, f"digest of {url}")


def _first_check(store: Store) -> tuple[float, float, int]:
    """Give CPU seconds of the whole check, of them those spent on reading its pages, and how many rows."""
    sources = {source.key: source for source in all_sources()}
    desk = wiring.build_desk(store, LongLists(), sources, clock=lambda: NOW)
    reading, read = [0.0], desk.understanding.index

    def timed(*words: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return read(*words, **named)
        finally:
            reading[0] += time.process_time() - begun

    desk.understanding.index = timed  # type: ignore[method-assign]
    begun = time.process_time()
    pipeline.check(desk, sources["info_gov_hk"])
    seconds = time.process_time() - begun
    with store.read() as session:
        rows = (
            session.connection().execute(select(func.count()).select_from(rendition)).scalar_one()
        )
    assert rows == 4 * ROWS, rows
    return seconds, reading[0], rows


def figures() -> Iterator[Figure]:
    """Give the figures of each database; PostgreSQL's are left out where it is not at hand."""
    for name, opened in databases():
        store = opened("baseline")
        whole, reading, rows = _first_check(store)
        store.close()
        ms = 1000 * whole / rows
        yield Figure(
            f"a first check of {rows:,} rows, {name}, CPU",
            f"{ms:.2f} ms a row",
            f"reading the pages {1000 * reading / rows:.2f}, {whole:.1f} s in all",
            f"<= {GOAL_MS} ms",
            met=ms <= GOAL_MS,
        )


def main() -> None:
    """Print them."""
    print(set_out(figures()))


if __name__ == "__main__":
    main()
