"""This file proves where the door goes, and that it goes nowhere else."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.addresses import checked, is_public, resolve
from scrapers.fetch import AnswerLimits, Door
from scrapers.source import (
    PrivateAddress,
    Refused,
    TooManyRedirects,
    UndeclaredHost,
    Unreachable,
)
from tests.scrapers.loopback import FakeClock, Loopback, says, sends_on

HERE = frozenset({"127.0.0.1"})
PUBLIC = "93.184.216.34"

TRICKS = [
    "127.0.0.1",
    "127.255.0.3",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "203.0.113.7",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:93.184.216.34",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "3fff::1",
    "5f00::1",
    "not an address",
    "0x7f000001",
    "2130706433",
    "",
]


@pytest.mark.parametrize("address", TRICKS)
def test_an_address_that_leads_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", [PUBLIC, "1.1.1.1", "202.128.224.1", "2606:4700::6810:1", "2400:cb00::1"]
)
def test_an_ordinary_address_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
@settings(deadline=None, max_examples=100)
def test_no_ipv4_address_is_public_in_the_clothes_of_ipv6(inner: ipaddress.IPv4Address) -> None:
    number = int(inner)
    for outer in (
        (0xFFFF << 32) | number,
        (0x64FF9B << 96) | number,
        (0x2002 << 112) | number << 80,
    ):
        assert not is_public(str(ipaddress.IPv6Address(outer)))


def test_one_private_address_among_public_ones_spoils_the_name() -> None:
    with pytest.raises(PrivateAddress):
        checked("site.example", 443, lambda host, port: [PUBLIC, "10.0.0.1"], frozenset())


def test_a_loopback_pair_leads_to_this_machine_only() -> None:
    with pytest.raises(PrivateAddress):
        checked("copy", 80, lambda host, port: ["10.0.0.1"], frozenset({("copy", 80)}))


def test_a_loopback_pair_is_one_port() -> None:
    with pytest.raises(PrivateAddress):
        checked("copy", 81, lambda host, port: ["127.0.0.1"], frozenset({("copy", 80)}))


def test_a_name_without_an_address_is_unreachable() -> None:
    with pytest.raises(Unreachable):
        checked("site.example", 443, lambda host, port: [], frozenset())


@pytest.mark.parametrize("host", ["0x7f000001", "2130706433", "127.1", "::1", "localhost"])
def test_the_systems_own_tricks_with_names_are_seen_through(host: str) -> None:
    with pytest.raises((PrivateAddress, Unreachable)):
        checked(host, 443, resolve, frozenset())


def test_a_name_that_no_system_can_hold_is_unreachable() -> None:
    with pytest.raises(Unreachable):
        resolve("a" * 70 + ".example", 443)


# -- through the door


class FakeNames:
    """A resolver that gives one answer after the other, the last one for ever."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[str, int]] = []

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append((host, port))
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


class FakeDial:
    """Refuses every connection, and remembers where it was to lead."""

    def __init__(self) -> None:
        self.dialled: list[str] = []

    def __call__(self, address: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append(address)
        raise ConnectionRefusedError(111, "refused by the test")


@contextmanager
def door_with(names: FakeNames, dial: FakeDial) -> Iterator[Door]:
    clock = FakeClock()
    with Door(
        user_agent="TamarTest/1.0 (desk@tamar.example)",
        clock=clock,
        sleep=clock.sleep,
        now=lambda: datetime.now(UTC),
        chance=lambda: 0.0,
        resolver=names,
        dial=dial,
    ) as door:
        yield door


@pytest.mark.parametrize("address", TRICKS)
def test_a_name_that_leads_inside_is_never_dialled(address: str) -> None:
    dial = FakeDial()
    with door_with(FakeNames([address]), dial) as door, pytest.raises(PrivateAddress):
        door.get("https://site.example/", hosts=frozenset({"site.example"}))
    assert dial.dialled == []


@pytest.mark.parametrize(
    "host", ["0x7f000001", "2130706433", "127.1", "169.254.169.254", "[::ffff:127.0.0.1]", "[::1]"]
)
def test_no_spelling_of_an_inner_address_is_dialled_even_if_declared(host: str) -> None:
    dial, clock = FakeDial(), FakeClock()
    agent = "TamarTest/1.0 (desk@tamar.example)"
    with (
        Door(
            user_agent=agent,
            clock=clock,
            sleep=clock.sleep,
            now=lambda: datetime.now(UTC),
            chance=lambda: 0.0,
            dial=dial,
        ) as door,
        pytest.raises((PrivateAddress, Unreachable)),
    ):
        door.get(f"https://{host}/", hosts=frozenset({host.strip("[]"), host}))
    assert dial.dialled == []


def test_a_name_that_changes_its_mind_is_refused_when_it_does() -> None:
    dial = FakeDial()
    with door_with(FakeNames([PUBLIC], ["127.0.0.1"]), dial) as door:
        with pytest.raises(Unreachable):
            door.get("https://site.example/", hosts=frozenset({"site.example"}))
        with pytest.raises(PrivateAddress):
            door.get("https://site.example/", hosts=frozenset({"site.example"}))
    assert dial.dialled == [PUBLIC]


def test_what_was_checked_is_what_is_dialled() -> None:
    names, dial = FakeNames([PUBLIC]), FakeDial()
    with door_with(names, dial) as door, pytest.raises(Unreachable):
        door.get("https://site.example/", hosts=frozenset({"site.example"}))
    assert (dial.dialled, names.asked) == ([PUBLIC], [("site.example", 443)])


def test_every_public_address_of_a_name_is_tried() -> None:
    dial = FakeDial()
    names = FakeNames([PUBLIC, "2606:4700::6810:1"])
    with door_with(names, dial) as door, pytest.raises(Unreachable, match="refused by the test"):
        door.get("https://site.example/", hosts=frozenset({"site.example"}))
    assert dial.dialled == [PUBLIC, "2606:4700::6810:1"]


def test_a_plain_address_is_read_over_https() -> None:
    names = FakeNames([PUBLIC])
    with door_with(names, FakeDial()) as door, pytest.raises(Unreachable):
        door.get("http://site.example/", hosts=frozenset({"site.example"}))
    assert names.asked == [("site.example", 443)]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://site.example/",
        "file:///etc/passwd",
        "https://someone:secret@site.example/",
        "https://site.example:8443/",
        "https:///nowhere",
        "//site.example/",
        "site.example",
        "https://site.example\x00.evil.example/",
        "https://[::1",
        "https://someone:secret@[::1/",
        "https://xn--/a",
        "https://xn--a/",
        "https://xn--99999999999/",
        "",
    ],
)
def test_an_odd_address_is_refused(url: str) -> None:
    names = FakeNames([PUBLIC])
    with door_with(names, FakeDial()) as door, pytest.raises(Refused) as caught:
        door.get(url, hosts=frozenset({"site.example"}))
    assert names.asked == []
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://other.example/",
        "https://site.example.other.example/",
        "https://site.example./",
        "https://other.example/site.example",
        "https://other.example\\@site.example/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://[::ffff:127.0.0.1]/",
    ],
)
def test_a_host_that_was_not_declared_is_refused(url: str) -> None:
    names = FakeNames([PUBLIC])
    with door_with(names, FakeDial()) as door, pytest.raises(Refused):
        door.get(url, hosts=frozenset({"site.example"}))
    assert names.asked == []


# -- redirects


@pytest.fixture
def site() -> Iterator[Loopback]:
    with Loopback() as server:
        yield server


@pytest.fixture
def door(site: Loopback) -> Iterator[Door]:
    clock = FakeClock()
    with Door(
        user_agent="TamarTest/1.0 (desk@tamar.example)",
        clock=clock,
        sleep=clock.sleep,
        now=lambda: datetime.now(UTC),
        chance=lambda: 0.0,
        resolver=lambda host, port: ["127.0.0.1" if host == "127.0.0.1" else "10.0.0.1"],
        loopback=frozenset({site.pair}),
        limits=AnswerLimits(pause=0.0),
    ) as door:
        yield door


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_page_says_where_it_was(
    site: Loopback, door: Door, status: int
) -> None:
    site.answers["/a"] = sends_on("/b", status)
    site.answers["/b"] = says(b"b")
    page = door.get(f"{site.url}/a", hosts=HERE).page
    assert page is not None
    assert page.url == f"{site.url}/b"


def test_a_redirect_to_an_undeclared_host_is_refused(site: Loopback, door: Door) -> None:
    site.answers["/a"] = sends_on("https://other.example/")
    with pytest.raises(UndeclaredHost):
        door.get(f"{site.url}/a", hosts=HERE)


def test_a_redirect_to_a_private_address_is_refused(site: Loopback, door: Door) -> None:
    site.answers["/a"] = sends_on("https://inside.example/")
    with pytest.raises(PrivateAddress):
        door.get(f"{site.url}/a", hosts=HERE | {"inside.example"})


def test_a_redirect_to_another_port_of_this_machine_is_refused(site: Loopback, door: Door) -> None:
    site.answers["/a"] = sends_on("http://127.0.0.1:1/")
    with pytest.raises(Refused, match="port 1"):
        door.get(f"{site.url}/a", hosts=HERE)


@pytest.mark.parametrize("location", ["file:///etc/passwd", "gopher://x/", "", "http://[::1"])
def test_a_redirect_to_no_web_address_is_refused(site: Loopback, door: Door, location: str) -> None:
    site.answers["/a"] = sends_on(location)
    with pytest.raises(Refused):
        door.get(f"{site.url}/a", hosts=HERE)


def test_five_redirects_are_followed(site: Loopback, door: Door) -> None:
    for step in range(5):
        site.answers[f"/{step}"] = sends_on(f"/{step + 1}")
    site.answers["/5"] = says(b"there")
    assert door.get(f"{site.url}/0", hosts=HERE).page


def test_a_sixth_redirect_is_too_many(site: Loopback, door: Door) -> None:
    for step in range(6):
        site.answers[f"/{step}"] = sends_on(f"/{step + 1}")
    with pytest.raises(TooManyRedirects):
        door.get(f"{site.url}/0", hosts=HERE)
