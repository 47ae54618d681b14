"""This file opens empty stores for benches: on SQLite, and on PostgreSQL where it is at hand."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import make_url

from storage.database import Store, open_store
from storage.schema import migrate
from tests.chaos.driver import durable
from tests.storage.postgres import Cluster, binaries


def databases() -> Iterator[tuple[str, Callable[[str], Store]]]:
    """Give each database's name, and what opens a new store on it under a name of its own."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tamar-bench-")))
        yield "sqlite", lambda name: _opened(f"sqlite:///{folder / name}")
        found = binaries()
        if found is None:
            return
        cluster = stack.enter_context(Cluster(found))
        durable(cluster)
        yield "postgresql", lambda name: _made(cluster, cluster.url(name))


def _made(cluster: Cluster, url: str) -> Store:
    cluster.create(str(make_url(url).database))
    return _opened(url)


def _opened(url: str) -> Store:
    migrate(url)
    return open_store(url)
