"""This file gives the tests of answers the topics that anybody may follow, and a console that follows some."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering import conversation
from bot.answering.command import Answer
from bot.answering.intents import Cite, Intent
from bot.answering.names import TopicBook
from bot.answering.speech import Reply, Speaker
from bot.desk import Desk
from storage.database import open_store
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def book(migrated_file: Path) -> TopicBook:
    """Give the topics that are known where nobody has written any."""
    store = open_store(f"sqlite:///{migrated_file}")
    with store.read() as session:
        found = TopicBook(session, "slack:T1", None)
    store.close()
    return found


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers, once for a file of tests."""
    path = tmp_path_factory.mktemp("said") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store)
    store.close()


@pytest.fixture(autouse=True)
def _what_changes_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no answer of any test change what its intent does not say that it changes."""
    performed = conversation._performed

    def watched(desk: Desk, intent: Intent, speaker: Speaker, answered: Answer | None) -> Reply:
        reply = performed(desk, intent, speaker, answered)
        known = intent.changes or isinstance(intent, Cite)  # which keeps the style it was asked in
        assert known or not reply.changed, intent
        return reply

    monkeypatch.setattr(conversation, "_performed", watched)
