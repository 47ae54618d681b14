"""This file gives the tests of answers the topics that anybody may follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.names import TopicBook
from storage.database import open_store


@pytest.fixture(scope="module")
def book(migrated_file: Path) -> TopicBook:
    """Give the topics that are known where nobody has written any."""
    store = open_store(f"sqlite:///{migrated_file}")
    with store.read() as session:
        found = TopicBook(session, "slack:T1", None)
    store.close()
    return found
