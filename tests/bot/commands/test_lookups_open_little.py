"""This file tests that looking something up loads what lookups need, and nothing that watches, reads or sends."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.answering.lookup_desk import NotForLookups, lookup_desk
from storage.database import open_store
from tests.storage.made import store_paper

# What takes long to load and what no lookup needs: clients, doors, readers, schedulers, revisions.
HEAVY = (
    "aiohttp", "alembic", "apscheduler", "bs4", "cryptography", "httpx", "lxml", "procrastinate",
    "protego", "psycopg", "pypdf", "pypdfium2", "rich", "slack_bolt", "slack_sdk", "starlette",
    "structlog", "bot.care", "bot.slack", "bot.teams", "bot.watching", "bot.wiring",
    "bot.engines.worker", "bot.answering.commands", "bot.topics.matcher", "scrapers.fetch",
    "bot.contents.commitments", "bot.contents.comparison", "bot.contents.figures",
    "scrapers.kinds.structuring", "scrapers.readers.html", "scrapers.readers.pdf", "scrapers.readers.process",
)  # fmt: skip
LOOKUPS = (
    ("search", "smart", "city"),
    ("search", "smart", "city", "--json"),
    ("search", "smart", "--limit", "1"),  # and how more of them are shown
    ("latest",),
    ("latest", "--json"),
    ("commitments",),
    ("meetings",),
    ("show", "CB(1)1/2026"),
    ("why", "CB(1)1/2026"),
)
# One process for them all: a module that is loaded stays so, and the first lookup that has one is named.
_SCRIPT = """
import sys
from bot import cli
store, heavy, lookups = eval(sys.argv[1])
for words in lookups:
    sys.argv = ["tamar", "--store", store, *words]
    try:
        cli.main()
    except SystemExit as ended:
        assert not ended.code or "--json" not in words, words
    loaded = [name for name in heavy if name in sys.modules]
    assert not loaded, f"{words} loaded {loaded}"
print("all done")
"""


def test_a_lookup_loads_nothing_that_watches_reads_or_sends(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    with store.write() as session:
        for number, source in enumerate(("legco_panels", "info_gov_hk", "news_gov_hk"), 1):
            store_paper(
                session, f"p{number}", "Smart city and artificial intelligence.",
                topics={"smart_city": "substantive"}, listed={"source": source},
            )  # fmt: skip
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, repr((sqlite_url, HEAVY, LOOKUPS))],
        capture_output=True,
        text=True,
    )
    assert done.stdout.endswith("all done\n"), done.stderr
    assert "LegCo · paper" in done.stdout  # papers were found, and who publishes them


def test_a_lookup_that_asks_for_more_is_told_so_by_name(sqlite_url: str) -> None:
    with lookup_desk(sqlite_url) as desk, pytest.raises(NotForLookups, match=r"door\.get"):
        desk.door.get("https://www.info.gov.hk/", hosts=frozenset())


def test_a_library_that_warns_during_a_lookup_is_heard_without_its_secrets() -> None:
    script = (
        "import logging; from bot import logs; logs.expect()\n"
        "logging.getLogger('sqlalchemy.pool').warning('lost postgresql://tamar:word@db')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stderr == "tamar: lost postgresql://[secret]@db\n"
