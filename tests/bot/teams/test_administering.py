"""This file tests what administrators see and may do in Teams: their own tenant's channels, and the pause of all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage.database import Store
from storage.people import workspace_pauses
from tests.bot.teams.scene import NOW, Scene, scene
from tests.fakes.teams_api import HOME

CHAT, OTHER, SECRET_ROOM, FOREIGN = (
    "a:1chat",
    "19:papers_2@thread.tacv2",
    "19:secret_3@thread.tacv2",
    "19:theirs_4@thread.tacv2",
)
STRANGERS = "tenant-9"


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Scene]:
    with scene(
        sqlite_store, teams_allow=f"{HOME},{STRANGERS}", teams_admins="Person-1, person-7"
    ) as found:
        for talk in (OTHER, SECRET_ROOM, FOREIGN):
            found.fake.talk(talk)
        found.fake.talk(CHAT, "personal")
        yield found


def _filled(stage: Scene) -> None:
    data = {"channel": {"id": OTHER, "name": "Papers"}}
    stage.say("subscribe AI", talk=OTHER, who="person-2", data=data)
    secret = {"channel": {"id": SECRET_ROOM, "name": "Deals", "type": "private"}}
    stage.say("subscribe lawtech", talk=SECRET_ROOM, data=secret)
    theirs = {"channel": {"id": FOREIGN, "name": "Theirs"}}
    stage.say("subscribe smart city", talk=FOREIGN, tenant=STRANGERS, who="person-8", data=theirs)


def test_an_administrator_s_chat_shows_the_tenant_s_channels_and_no_other_s(stage: Scene) -> None:
    _filled(stage)
    words = stage.say("list", talk=CHAT, where="personal").words
    assert "For administrators" in words
    assert "Papers · Artificial intelligence" in words.replace("#", "")
    assert "Private channels: 1" in words
    for kept in ("Deals", "Theirs", "person-8"):
        assert kept not in words


def test_nobody_else_s_chat_shows_them(stage: Scene) -> None:
    _filled(stage)
    stage.fake.talk("a:2chat", "personal")
    words = stage.say("list", talk="a:2chat", where="personal", who="person-3").words
    assert "For administrators" not in words


def test_an_id_that_is_named_is_no_administrator_of_a_tenant_s_pause_elsewhere(
    stage: Scene,
) -> None:
    _filled(stage)
    stage.say("pause all", talk=CHAT, where="personal")
    with stage.desk.store.read() as session:
        assert list(workspace_pauses.paused(session, NOW)) == [f"teams:{HOME}"]
    words = stage.say("list", talk=CHAT, where="personal").words
    assert "All channels are paused by an administrator." in words
    stage.say("resume all", talk=CHAT, where="personal")
    with stage.desk.store.read() as session:
        assert workspace_pauses.paused(session, NOW) == {}


def test_who_is_not_named_pauses_nothing_and_is_told_who_may(stage: Scene) -> None:
    post = stage.say("pause all", who="person-3")
    assert "TAMAR_TEAMS_ADMINS" in post.words
    with stage.desk.store.read() as session:
        assert workspace_pauses.paused(session, NOW) == {}
