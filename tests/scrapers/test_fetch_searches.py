"""This file proves that the door posts a declared search, politely, and nothing else to anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from scrapers.fetch import Door
from scrapers.searches import asked_of, body_of, place_of, search
from scrapers.source import BotWall, Refused, RobotsForbid, TooBig, UndeclaredHost, UndeclaredSearch
from tests.scrapers.loopback import FakeClock, Loopback, says, sends_on

HERE = frozenset({"127.0.0.1"})
ASKED: dict[str, Any] = {"lang": "EN", "year": 2026, "sort": {"field": "issueDate"}}


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def site() -> Iterator[Loopback]:
    with Loopback() as server:
        server.answers["/search"] = says(b'{"items":[]}')
        yield server


@pytest.fixture
def door(site: Loopback, clock: FakeClock) -> Iterator[Door]:
    made = Door(
        user_agent="TamarTest/1.0 (+mailto:desk@tamar.example)",
        clock=clock,
        sleep=clock.sleep,
        now=lambda: datetime.now(UTC),
        loopback=frozenset({site.pair}),
        chance=lambda: 0.0,
    )
    with made:
        yield made


def ask(door: Door, site: Loopback, asked: dict[str, Any] | None = None, **how: Any) -> Any:
    place = f"{site.url}/search"
    given = {"hosts": HERE, "searches": frozenset({place})} | how
    return door.get(search(place, asked or ASKED), **given)


def test_one_search_has_one_address() -> None:
    place = "https://a.hk/search"
    assert search(place, {"b": 1, "a": "甲"}) == search(place, {"a": "甲", "b": 1})


def test_an_address_gives_back_what_it_asks() -> None:
    address = search("https://a.hk/search", ASKED)
    assert (place_of(address), dict(asked_of(address))) == ("https://a.hk/search", ASKED)


def test_a_page_asks_nothing() -> None:
    assert (body_of("https://a.hk/#top"), dict(asked_of("https://a.hk/#top"))) == (None, {})


@pytest.mark.parametrize("written", ["%7B", "[" * 300_000, "%FF", "1"])
def test_what_nobody_wrote_asks_nothing(written: str) -> None:
    assert dict(asked_of(f"https://a.hk/s#post={written}")) == {}


def test_more_than_an_address_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="no search is so long"):
        search("https://a.hk/search", {"q": "a" * 3000})


def test_a_declared_search_is_posted_as_json(site: Loopback, door: Door) -> None:
    answer = ask(door, site)
    assert site.posted == [b'{"lang":"EN","sort":{"field":"issueDate"},"year":2026}']
    assert site.headers("/search")["Content-Type"] == "application/json"
    assert answer.page.body == b'{"items":[]}'


def test_its_page_is_known_by_the_search(site: Loopback, door: Door) -> None:
    assert dict(asked_of(ask(door, site).page.url)) == ASKED


def test_an_undeclared_search_is_not_sent(site: Loopback, door: Door) -> None:
    with pytest.raises(UndeclaredSearch, match="nothing is posted there"):
        ask(door, site, searches=frozenset({f"{site.url}/other"}))
    assert site.asked == []


def test_a_search_of_an_undeclared_host_is_not_sent(site: Loopback, door: Door) -> None:
    with pytest.raises(UndeclaredHost):
        ask(door, site, hosts=frozenset({"a.hk"}))
    assert site.asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_search_is_not_sent_on(site: Loopback, door: Door, status: int) -> None:
    site.answers["/search"] = sends_on("/login", status)
    with pytest.raises(Refused, match="login page"):
        ask(door, site)
    assert "/login" not in site.asked


def test_a_wall_before_a_search_is_named(site: Loopback, door: Door) -> None:
    wall = b"<html><title>Just a moment</title><script src=/challenge-platform/x></script></html>"
    site.answers["/search"] = says(wall, headers={"Content-Type": "text/html"})
    with pytest.raises(BotWall):
        ask(door, site)


def test_equal_answers_to_a_search_are_unchanged(site: Loopback, door: Door) -> None:
    first = ask(door, site)
    assert ask(door, site, known=first.digest).unchanged


def test_no_condition_is_put_to_a_search(site: Loopback, door: Door) -> None:
    ask(door, site, etag='"a"', last_modified="Thu, 01 Jan 2026 00:00:00 GMT")
    assert "If-None-Match" not in site.headers("/search")


def test_searches_keep_the_pace_of_their_host(site: Loopback, door: Door, clock: FakeClock) -> None:
    ask(door, site)
    ask(door, site, {"lang": "TC"})
    assert clock.slept[-1] == 1.0


def test_searches_obey_robots(site: Loopback, door: Door) -> None:
    site.answers["/robots.txt"] = says(b"User-agent: *\nDisallow: /search\n")
    with pytest.raises(RobotsForbid):
        ask(door, site)
    assert site.posted == []


def test_an_answer_to_a_search_has_the_door_s_limit(site: Loopback, door: Door) -> None:
    with pytest.raises(TooBig):
        ask(door, site, limit=4)


def test_a_search_is_never_posted_by_what_is_got_next(site: Loopback, door: Door) -> None:
    site.answers["/page"] = says(b"a")
    ask(door, site)
    door.get(f"{site.url}/page", hosts=HERE)
    assert len(site.posted) == 1
