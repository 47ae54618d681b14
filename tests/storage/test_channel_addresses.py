"""This file tests that an address says its platform, and that one of no platform is refused by a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.database import Store
from storage.people import channels
from storage.people.channel_addresses import (
    UnknownAddress,
    address_in,
    is_address,
    parts_of,
    platform_of,
    shapes,
    workspace_of,
)
from storage.people.platforms import PLATFORMS
from tests.storage.made import NOW

MAILBOX = "mail:0123456789abcdef0123456789abcdef01234567"
TEAMS = "teams:0f8e2f1c-5d1b-4c1e-9b1a-6f2d3c4b5a69/19%3Aa-b_c%40thread.tacv2"


@pytest.mark.parametrize(
    ("address", "platform", "workspace", "parts"),
    [
        ("console", "console", "local", ("", "console")),
        ("console:health", "console", "local", ("", "health")),
        ("slack:T1/C1", "slack", "slack:T1", ("T1", "C1")),
        (
            TEAMS,
            "teams",
            "teams:0f8e2f1c-5d1b-4c1e-9b1a-6f2d3c4b5a69",
            ("0f8e2f1c-5d1b-4c1e-9b1a-6f2d3c4b5a69", "19:a-b_c@thread.tacv2"),
        ),
        (
            MAILBOX,
            "mail",
            MAILBOX,
            ("", "0123456789abcdef" * 2 + "01234567"),
        ),
    ],
)
def test_an_address_says_its_platform_its_workspace_and_its_channel(
    address: str, platform: str, workspace: str, parts: tuple[str, str]
) -> None:
    assert platform_of(address) == platform
    assert workspace_of(address) == workspace
    assert parts_of(address) == parts


UNKNOWN = (
    "", "pigeon", "pigeon:T1/C1", "Console", "console ", "console:", "CONSOLE", "console/x",
    "slack", "slack:", "slack:T1", "slack:T1/", "slack:/C1", "slack:t1/c1", "slack:T1/C1/C2",
    "slack:T1/C1\n", "teams:", "teams:T1", "teams:T1/", "teams:T1/19:abc@thread.tacv2",
    "teams:T1/a%3a", "teams:T1/a%zz", "teams:../../etc", "teams:T1/a/b", "mail:", "mail:a", "mail:a@b",
    "mail:a@c.hk", "mail:" + "a" * 39, "mail:" + "a" * 41, "mail:" + "A" * 40, "mail:" + "a" * 40 + "\n",
    "teams:T1/" + "a" * 700, "mail:" + "a" * 65 + "@c.hk", "slack:T1/Ｃ1",
)  # fmt: skip


@pytest.mark.parametrize("address", UNKNOWN, ids=repr)
def test_what_is_no_address_is_refused_with_how_one_is_written(address: str) -> None:
    assert not is_address(address)
    for read in (platform_of, workspace_of, parts_of):
        with pytest.raises(UnknownAddress, match="is no channel; write console, slack:T1/C1") as no:
            read(address)
        assert len(str(no.value)) < 300


@pytest.mark.parametrize("address", [one for one in UNKNOWN if one.isprintable()])
def test_the_store_makes_no_channel_of_an_unknown_address(
    sqlite_store: Store, address: str
) -> None:
    with sqlite_store.write() as session, pytest.raises(UnknownAddress):
        channels.ensure_channel(session, address, "local", NOW)
    with sqlite_store.read() as session:
        assert channels.channels(session) == []


@pytest.mark.parametrize("address", ["console", "slack:T1/C1", TEAMS, MAILBOX])
def test_the_store_keeps_the_platform_that_the_address_says(
    sqlite_store: Store, address: str
) -> None:
    with sqlite_store.write() as session:
        made = channels.ensure_channel(session, address, workspace_of(address), NOW)
    assert made.platform == platform_of(address)


def test_every_platform_says_how_its_addresses_are_written() -> None:
    assert all(name in shapes() for name in PLATFORMS)


@given(st.text(min_size=1, max_size=40))
def test_a_platform_s_own_id_comes_back_whatever_it_holds(channel: str) -> None:
    try:
        address = address_in("teams:T1", channel)
    except (UnknownAddress, UnicodeEncodeError):  # too long once quoted, or no text at all
        return
    assert parts_of(address) == ("T1", channel)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_an_address_or_is_refused(text: str) -> None:
    assert not is_address(text) or platform_of(text) in PLATFORMS
