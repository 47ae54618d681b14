"""This file gives tests of the archive a scene that nobody changes, and one of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import open_store
from tests.bot.web.archive.mailing_scene import Post, mailing_at
from tests.bot.web.archive.scene import Scene, read_into


@pytest.fixture(scope="session")
def read_papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store in which the replica's papers were read and tenants wrote, to copy."""
    return read_into(tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def scene(read_papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """Give the archive over a copy of that store."""
    path = tmp_path_factory.mktemp("copy") / "read.db"
    shutil.copy(read_papers, path)
    yield from _scene(path, read_papers)


@pytest.fixture
def own_scene(read_papers: Path, tmp_path: Path) -> Iterator[Scene]:
    """Give the archive over a copy that a test may change."""
    shutil.copy(read_papers, tmp_path / "own.db")
    yield from _scene(tmp_path / "own.db", read_papers)


@pytest.fixture
def post(read_papers: Path, tmp_path: Path) -> Iterator[Post]:
    """Give the archive with mail set up, over a store in which nobody is told by mail yet."""
    with mailing_at(read_papers, tmp_path / "own.db") as made:
        yield made


def _scene(path: Path, origin: Path) -> Iterator[Scene]:
    from datetime import datetime

    store = open_store(f"sqlite:///{path}")
    made = Scene(store)
    made.stage.clock.now = datetime.fromisoformat((origin.parent / "now").read_text())
    for name in ("morning", "paper", "translation", "question", "revision"):
        made.stage.publish(name)
    yield made
    store.close()
