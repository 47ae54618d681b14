"""This file tests how failures are named: once, for the store, for people and for what is done about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

import scrapers.readers.errors  # noqa: F401  its errors are looked for among the classes
from bot.messages.words import knows
from scrapers.connections import IncompleteChain
from scrapers.items import TroubleKind
from scrapers.source import (
    SHUT,
    TROUBLES,
    BotWall,
    NotFound,
    PrivateAddress,
    Refused,
    RobotsForbid,
    ScrapeError,
    TlsBroken,
    TooManyRedirects,
    UndeclaredHost,
    Unreachable,
)


def _below(kind: type[ScrapeError]) -> Iterator[type[ScrapeError]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def test_whatever_fails_has_a_name_that_people_are_told_and_a_class_that_stands_for_it() -> None:
    found = list(_below(ScrapeError))
    assert len(found) > len(TROUBLES)  # some have their name from the class above them
    for error in found:
        assert issubclass(error, TROUBLES[error.trouble]) or error.trouble == "ReaderBroke"
        assert knows(f"trouble_{error.trouble}"), error
    assert set(TROUBLES) == set(get_args(TroubleKind))


def test_a_chain_that_lacks_a_link_is_a_broken_one_to_everybody_but_the_door() -> None:
    assert IncompleteChain.trouble == TlsBroken.trouble
    assert IncompleteChain.whole_site


@pytest.mark.parametrize("error", [Unreachable, Refused, TlsBroken, BotWall, PrivateAddress])
def test_what_shuts_a_whole_site_is_known_by_its_class(error: type[ScrapeError]) -> None:
    assert error.trouble in SHUT


@pytest.mark.parametrize("error", [RobotsForbid, UndeclaredHost, NotFound, TooManyRedirects])
def test_what_is_said_of_one_address_shuts_no_site(error: type[ScrapeError]) -> None:
    assert error.trouble not in SHUT
