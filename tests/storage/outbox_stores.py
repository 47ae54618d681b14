"""This file gives tests of the outbox a store on each database, emptied instead of made anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage.database import Store, open_store
from tests.storage.postgres import Cluster

_MADE: set[str] = set()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def outbox_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Give an open store without rows."""
    if request.param == "sqlite":
        opened = open_store(request.getfixturevalue("sqlite_url"))
        yield opened
        opened.close()
        return
    cluster: Cluster = request.getfixturevalue("postgres")
    opened = open_store(_kept(cluster))
    try:
        with opened.write() as session:
            session.connection().exec_driver_sql(
                "TRUNCATE workspace, paper, message, telling, once, counter RESTART IDENTITY CASCADE"
            )
        yield opened
    finally:
        opened.close()


def _kept(cluster: Cluster) -> str:
    """Give the address of one database that is made at the first call and used again."""
    name = "outbox_tests"
    if cluster.url(name) not in _MADE:
        _MADE.add(cluster.create(name, template="template"))
    return cluster.url(name)
