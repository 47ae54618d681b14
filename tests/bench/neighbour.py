"""This file lets datasette show the same SQLite data: its table, row and search pages, to stand beside ours."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from datasette.app import Datasette

ROWS = 20  # of a page, as ours has
LETTERS = 3  # that its index needs of a word


def copied(path: Path, folder: Path) -> Path:
    """Copy a store, and give the copy the index by which datasette searches: of three letters, for Chinese."""
    copy = folder / "neighbour.db"
    with (
        contextlib.closing(sqlite3.connect(path)) as ours,
        contextlib.closing(sqlite3.connect(copy)) as theirs,
    ):
        ours.backup(theirs)
        theirs.execute(
            "CREATE VIRTUAL TABLE passage_search USING fts5("
            "text, content='passage', content_rowid='id', tokenize='trigram')"
        )
        theirs.execute("DROP TABLE passage_fts")  # ours, which it cannot count
        theirs.execute("INSERT INTO passage_search (passage_search) VALUES ('rebuild')")
        theirs.commit()
    return copy


@contextlib.contextmanager
def serving(path: Path) -> Iterator[tuple[Any, asyncio.AbstractEventLoop]]:
    """Give datasette over a file as an application, and the loop that it runs on."""
    loop = asyncio.new_event_loop()
    datasette = Datasette([], immutables=[str(path)], settings={"sql_time_limit_ms": 10_000})
    loop.run_until_complete(datasette.invoke_startup())
    try:
        yield datasette.app(), loop
    finally:
        datasette.executor.shutdown()
        loop.close()


def pages(papers: Sequence[int]) -> dict[str, list[str]]:
    """Give the addresses of its pages by kind: a paper's row, and its passages."""
    return {
        "row": [f"/neighbour/paper/{number}" for number in papers],
        "table": [f"/neighbour/passage?_size={ROWS}&rendition_id={number}" for number in papers],
    }


def searches(queries: Sequence[str]) -> list[str]:
    """Give the addresses of its searches, of those words that its index can look for."""
    from urllib.parse import urlencode

    return [
        f"/neighbour/passage?{urlencode({'_search': one, '_size': ROWS})}"
        for one in queries
        if searched(one)
    ]


def searched(query: str) -> bool:
    """Say whether its index can look for a query: every word has three letters."""
    return all(len(word) >= LETTERS for word in query.split())
