"""This file gives tests of the archive a scene that nobody changes, and one of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import open_store
from storage.schema import migrate
from tests.bot.web.archive.scene import Scene, mark_secrets, write_secrets


@pytest.fixture(scope="session")
def read_papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store in which the replica's papers were read and tenants wrote, to copy."""
    folder = tmp_path_factory.mktemp("archive")
    path = folder / "read.db"
    migrate(f"sqlite:///{path}")
    store = open_store(f"sqlite:///{path}")
    scene = Scene(store)
    write_secrets(scene)
    scene.watch()
    mark_secrets(scene, folder)
    store.close()
    (folder / "now").write_text(scene.stage.clock().isoformat())
    return path


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


def _scene(path: Path, origin: Path) -> Iterator[Scene]:
    from datetime import datetime

    store = open_store(f"sqlite:///{path}")
    made = Scene(store)
    made.stage.clock.now = datetime.fromisoformat((origin.parent / "now").read_text())
    for name in ("morning", "paper", "translation", "question", "revision"):
        made.stage.publish(name)
    yield made
    store.close()
