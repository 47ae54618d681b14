"""This file tests what people do in Slack, against a strict fake of it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from storage import channels, subscriptions
from storage.database import Store
from tests.bot.slack_workspace import Workspace, workspaces


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two fake workspaces."""
    with workspaces(sqlite_store) as made:
        yield made
        assert made.slack.refused == []


def follows(place: Workspace, address: str) -> list[str]:
    with place.stage.desk.store.read() as session:
        channel = channels.channel(session, address)
        held = subscriptions.subscriptions(session, channel.id) if channel else []
        return [one.target for one in held]


def test_a_subscription_is_answered_to_the_asker_alone(place: Workspace) -> None:
    said = place.say("subscribe AI")
    assert "now follows Artificial intelligence" in said
    assert place.slack.said[-1]["user"] == "asker"
    assert follows(place, "slack:T1/C1") == ["ai"]
