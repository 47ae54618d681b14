"""This file forges every command and every button of ours from elsewhere: nothing private is shown or changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from bot.answering import commands
from bot.answering.following.marks import mark
from bot.answering.presses import WORK
from bot.teams.replies import FORM
from storage.database import Store
from storage.people import channels, subscriptions
from tests.bot.slack.test_tenants import MORE, tried
from tests.bot.teams.scene import NOW, TEAM, Scene, address, scene
from tests.fakes.teams_api import HOME, Json
from tests.storage.made import store_paper

CHAT, SECRET_ROOM, STRANGERS = "a:1chat", "19:secret_3@thread.tacv2", "tenant-9"
KEY = f"{address(SECRET_ROOM)}/acme-v-zebra"
PLACES = [
    (STRANGERS, SECRET_ROOM, "channel"),
    (HOME, TEAM, "channel"),
    (HOME, CHAT, "personal"),
    (STRANGERS, TEAM, "channel"),
]
NAMES = ("tenant", "talk", "where")
ANYWHERE = pytest.mark.parametrize(NAMES, PLACES)
NEAR = pytest.mark.parametrize(NAMES, PLACES[:2])


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Scene]:
    """Give a private channel that follows a topic of its own, of which it holds a paper."""
    with scene(sqlite_store, teams_allow=f"{HOME},{STRANGERS}") as found:
        found.fake.talk(CHAT, "personal")
        found.fake.talk(SECRET_ROOM)
        data = {"channel": {"id": SECRET_ROOM, "name": "Deals", "type": "private"}}
        found.say("topic new Acme v Zebra: acme+zebra", talk=SECRET_ROOM, data=data)
        found.say("subscribe Acme v Zebra", talk=SECRET_ROOM)
        with found.desk.store.write() as session:
            store_paper(session, "a", "A pilot began.", topics={KEY: "substantive"}, now=NOW)
        yield found


def _secret(stage: Scene) -> int:
    with stage.desk.store.read() as session:
        place = channels.channel(session, address(SECRET_ROOM))
    assert place is not None
    return place.id


def _kept(stage: Scene) -> list[Any]:
    """Give every row of the store that is the private channel's."""
    number, found = _secret(stage), []
    with stage.desk.store.read() as session:
        for table in SQLModel.metadata.sorted_tables:
            column = table.c.get("channel_id") if table.name != "channel" else table.c.id
            if column is not None:
                rows = session.connection().execute(select(table).where(column == number))
                found += [(table.name, *row) for row in rows]
    return found


def _leaks(said: str, given: str) -> bool:
    """Say whether an answer holds something of the private topic that was not in what was asked."""
    said, given = said.casefold(), given.casefold()
    return any(word in said and word not in given for word in ("acme+zebra", "acme", "deals"))


@ANYWHERE
def test_no_command_elsewhere_shows_or_changes_a_private_topic(
    stage: Scene, tenant: str, talk: str, where: str
) -> None:
    every = [text for command in commands.COMMANDS for text in tried(command)]
    typed = [*every, *MORE]
    before, kept = len(stage.fake.posts), _kept(stage)
    stage.post(*(stage.said(text, tenant=tenant, talk=talk, where=where) for text in typed))
    shown = [post.words for post in stage.fake.posts[before:]]
    assert len(shown) == len(typed)
    assert [text for text, said in zip(typed, shown, strict=True) if _leaks(said, text)] == []
    assert _kept(stage) == kept
    assert stage.fake.refused == []


def _forged(stage: Scene) -> list[str]:
    """Give what a button of the private channel's carries, and what looks like it."""
    with stage.desk.store.read() as session:
        (held,) = subscriptions.subscriptions(session, _secret(stage))
    marks = [mark(held), str(held.id)]
    numbers = ["1", "2", "9" * 11]
    papers = ["paper:1", f"paper:1:{KEY}", f"{KEY}|pilot"]
    typed = ["topic show Acme v Zebra", "list", "unsubscribe all", "undo", f"subscribe {KEY}"]
    return [*marks, *numbers, *papers, *typed, KEY, "", "x" * 1_999]


@NEAR
def test_no_button_elsewhere_shows_or_changes_a_private_topic(
    stage: Scene, tenant: str, talk: str, where: str
) -> None:
    """Every button that there is, in both of its kinds: those that are added are tried, too."""
    kept, pressed, given = _kept(stage), [], []
    for verb in sorted({*WORK, FORM, "edit"}):
        for value in _forged(stage):
            data = {"verb": verb, "value": value}
            given.append(value)
            pressed.append(_button(stage, data, tenant=tenant, talk=talk, where=where))
    before = len(stage.fake.posts)
    answers = stage.post(*pressed)
    assert {one.status_code for one in answers} == {200}
    told = [
        *(one.json()["value"] for one in answers),
        *(p.words for p in stage.fake.posts[before:]),
    ]
    everything = " ".join(given)
    assert [said for said in told if "acme+zebra" in said.casefold()] == []
    shown = zip(given, answers, strict=True)
    assert [value for value, one in shown if _leaks(one.json()["value"], value)] == []
    assert [said for said in told if _leaks(said, everything)] == []
    assert _kept(stage) == kept
    assert stage.fake.refused == []


def _button(stage: Scene, data: Json, **where: Any) -> Json:
    action = {"type": "Action.Execute", "verb": data["verb"], "data": data}
    return stage.activity("invoke", name="adaptiveCard/action", value={"action": action}, **where)


@NEAR
def test_no_form_elsewhere_shows_or_changes_a_private_topic(
    stage: Scene, tenant: str, talk: str, where: str
) -> None:
    kept, asked = _kept(stage), []
    for value in _forged(stage):
        for name in ("task/fetch", "task/submit"):
            for topics in ("ai", KEY):
                data = {"verb": FORM, "value": value, "topics": topics, "rhythm": "weekly"}
                asked.append(
                    stage.activity(
                        "invoke", name=name, value={"data": data},
                        tenant=tenant, talk=talk, where=where,
                    )
                )  # fmt: skip
    answers = stage.post(*asked)
    assert {one.status_code for one in answers} == {200}
    known = str(address(SECRET_ROOM)) + KEY
    assert [one.text for one in answers if _leaks(one.text, known)] == []
    assert _kept(stage) == kept


def test_the_forgeries_are_the_private_channel_s_own_buttons(stage: Scene) -> None:
    """Where they belong they do something: what is refused elsewhere is not refused for its shape."""
    value = _forged(stage)[0]
    stage.press("stop", value, talk=SECRET_ROOM)
    with stage.desk.store.read() as session:
        assert subscriptions.subscriptions(session, _secret(stage)) == []
