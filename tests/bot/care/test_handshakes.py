"""This file tests what a visit says of certificates: whole, completed by AIA, or broken, host by host."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.care import doctor
from bot.care.handshakes import Handshake, Handshakes
from scrapers.source import ScrapeError
from tests.scrapers.authority import Issued, issue
from tests.scrapers.loopback import says
from tests.scrapers.test_certificates import COUNCIL, ROOT, Scene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    scene = Scene(tmp_path)
    with scene.stack:
        yield scene


@pytest.fixture
def middle() -> Issued:
    return issue("The Middle", ROOT)


def seen(scene: Scene, path: str = "/a") -> Handshake:
    assert scene.door is not None
    assert scene.site is not None
    handshakes = Handshakes(scene.door)
    with suppress(ScrapeError):
        handshakes.get(f"https://{COUNCIL}:{scene.site.port}{path}", hosts=frozenset({COUNCIL}))
    (one,) = handshakes.seen()
    return one


def test_a_whole_chain_is_trusted_without_aia(scene: Scene, middle: Issued) -> None:
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia), middle)
    one = seen(scene)
    assert one.words() == "without AIA trusted; with AIA not needed; chain complete"
    assert doctor.secured(one).grade == "ok"


def test_an_incomplete_chain_names_who_completed_it(scene: Scene, middle: Issued) -> None:
    scene.publish(says(middle.der))
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    one = seen(scene)
    assert one.words().startswith(
        "without AIA fails; with AIA trusted; completed by AIA with CN=The Middle"
    )
    assert doctor.secured(one).grade == "note"


def test_a_chain_that_cannot_be_completed_fails_both_ways(scene: Scene, middle: Issued) -> None:
    scene.open(issue(COUNCIL, middle, ca=False))
    one = seen(scene)
    assert one.words().startswith("without AIA fails; with AIA fails; ")
    assert "does not say where its issuer is published" in one.said
    assert doctor.secured(one).grade == "bad"


def test_a_page_that_is_missing_says_nothing_against_the_certificate(
    scene: Scene, middle: Issued
) -> None:
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia), middle)
    assert scene.site is not None
    scene.site.answers["/nowhere"] = says(status=404)
    assert seen(scene, "/nowhere").alone


def test_a_host_that_does_not_answer_is_said_to_have_shown_nothing(
    scene: Scene, middle: Issued
) -> None:
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia), middle)
    assert scene.site is not None
    scene.names[COUNCIL] = "10.0.0.1"  # refused before a word is said
    one = seen(scene)
    assert one.words() == "no connection, so no certificate"
    assert one.held
