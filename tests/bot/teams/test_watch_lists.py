"""This file tests that a watch list kept in Teams is seen and changed in its own chat of its own tenant alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.engines.known_lists import opened
from bot.secrets import Seal
from storage.database import Store
from storage.people import channels, watch_lists
from tests.bot.teams.scene import TEAM, Scene, address, scene
from tests.fakes.teams_api import HOME

KEYS = SecretStr(Fernet.generate_key().decode())
CHAT, OTHER, STRANGERS = "a:1chat", "a:2chat", "tenant-9"
NAME, CLIENT = "Takeover", "Quagga Partners"


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Scene]:
    with scene(sqlite_store, teams_allow=f"{HOME},{STRANGERS}", keys=KEYS) as found:
        found.fake.talk(CHAT, "personal")
        found.fake.talk(OTHER, "personal")
        found.say(f"list new {NAME}: {CLIENT}", talk=CHAT, where="personal")
        yield found


def kept(stage: Scene, talk: str = CHAT, tenant: str = HOME) -> dict[str, list[str]]:
    with stage.desk.store.read() as session:
        held = channels.channel(session, address(talk, tenant))
        found = watch_lists.of_channel(session, held.id) if held else []
        said = [opened(Seal(KEYS), one) for one in found]
    return {one.name: [name for _, name in one.names] for one in said}


def test_a_list_is_kept_for_the_chat_in_which_it_was_pasted(stage: Scene) -> None:
    assert kept(stage) == {NAME: [CLIENT]}
    assert NAME in stage.say("lists", talk=CHAT, where="personal").words


@pytest.mark.parametrize(
    ("talk", "where", "tenant", "who"),
    [
        (TEAM, "channel", HOME, "person-1"),
        (OTHER, "personal", HOME, "person-2"),
        (OTHER, "personal", STRANGERS, "person-9"),
        (CHAT, "personal", STRANGERS, "person-9"),
    ],
    ids=["channel", "colleague", "other tenant", "other tenant, same name of a chat"],
)
def test_nobody_elsewhere_sees_changes_or_guesses_it(
    stage: Scene, talk: str, where: str, tenant: str, who: str
) -> None:
    for text in (
        "lists", "list", f"list {NAME}", "list 1", "lists 1", "名單 1", f"list {NAME} add Kite",
        "lists 1 add Kite", "lists 1 remove 1", f"list delete {NAME}", "list delete 1",
        "lists 1 instant", "undo", "export", "saved",
    ):  # fmt: skip
        words = stage.say(text, talk=talk, where=where, tenant=tenant, who=who).words
        assert CLIENT not in words, text
        assert NAME not in words.replace(text, "").replace(f"“{NAME}”", ""), text
    assert kept(stage) == {NAME: [CLIENT]}


def test_two_tenants_keep_lists_of_one_name_apart(stage: Scene) -> None:
    where = {"talk": OTHER, "where": "personal", "tenant": STRANGERS, "who": "person-9"}
    stage.say(f"list new {NAME}: Okapi Holdings", **where)
    assert kept(stage) == {NAME: [CLIENT]}
    assert kept(stage, OTHER, STRANGERS) == {NAME: ["Okapi Holdings"]}
    stage.say(f"list delete {NAME}", **where)
    assert kept(stage) == {NAME: [CLIENT]}
