"""This file tests what the Observatory's summary says to be in force, and that nothing else is taken for it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scrapers.items import Signal
from scrapers.publishers import publisher, publisher_of
from scrapers.source import EmptyListing, LayoutChanged, Page, ScrapeError, all_sources
from scrapers.sources.hko_warnings import ADDRESS, KEY

SOURCE = next(source for source in all_sources() if source.key == KEY)
ISSUED = "2026-10-07T06:40:00+08:00"


def warning(code: str, **more: Any) -> dict[str, Any]:
    issued = {"actionCode": "ISSUE", "issueTime": ISSUED, "updateTime": ISSUED}
    return {"code": code, **issued, **more}


def page(value: Any) -> Page:
    return Page(ADDRESS, json.dumps(value).encode())


def read(**warnings: Any) -> tuple[Signal, ...]:
    found = SOURCE.read(page(warnings)).signals
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "grade"),
    [("TC8NE", "8"), ("TC8SE", "8"), ("TC8SW", "8"), ("TC8NW", "8"), ("TC9", "9"), ("TC10", "10")],
)
def test_a_typhoon_s_signal_of_eight_or_more_is_in_force(code: str, grade: str) -> None:
    (one,) = read(WTCSGNL=warning(code))
    assert (one.kind, one.grade, one.issued_at.isoformat()) == ("cyclone", grade, ISSUED)


@pytest.mark.parametrize(
    ("name", "code"), [("WTCSGNL", "TC1"), ("WTCSGNL", "TC3"), ("WRAIN", "WRAINR"), ("WTS", "WTS")]
)
def test_lower_signals_and_other_warnings_stop_nothing(name: str, code: str) -> None:
    assert read(**{name: warning(code)}) == ()


@pytest.mark.parametrize(
    ("code", "action"), [("TC8NE", "CANCEL"), ("TC8NE", "Cancel"), ("CANCEL", "ISSUE")]
)
def test_what_was_cancelled_is_no_longer_in_force(code: str, action: str) -> None:
    assert read(WTCSGNL=warning(code, actionCode=action)) == ()


def test_an_empty_record_says_that_nothing_is_in_force() -> None:
    for body in (b"{}", b" {}\n", b"{ }"):
        index = SOURCE.read(Page(ADDRESS, body))
        assert (index.signals, index.may_be_empty) == ((), True)


@pytest.mark.parametrize("body", [b"", b"[]", b"null"])
def test_nothing_at_all_is_a_failure_rather_than_calm(body: bytes) -> None:
    with pytest.raises(EmptyListing):
        SOURCE.read(Page(ADDRESS, body))


@pytest.mark.parametrize(
    "value",
    [
        {"generalSituation": "Fine.", "weatherForecast": []},
        {"details": [{"contents": ["x"], "warningStatementCode": "WTCSGNL", "updateTime": ISSUED}]},
        {"WTCSGNL": "TC8NE"},
        [warning("TC8NE")],
        "TC8NE",
    ],
    ids=["a forecast", "the statements", "a word", "a list", "a text"],
)
def test_another_dataset_is_a_layout_that_changed(value: Any) -> None:
    with pytest.raises(LayoutChanged) as raised:
        SOURCE.read(page(value))
    assert raised.value.index is None


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("WTCSGNL", warning("TC8N")), ("WTCSGNL", warning("WRAINB")), ("WRAIN", warning("TC10")),
        ("WSNOW", warning("TC8NE")), ("WTCSGNL", warning("TC8NE", issueTime="soon")), ("WRAIN", []),
    ],
    ids=["a code", "rain's code", "a cyclone's code", "a name", "no time", "no record"],
)  # fmt: skip
def test_a_warning_that_is_unknown_is_said_and_holds_nothing(name: str, row: Any) -> None:
    with pytest.raises(LayoutChanged, match="Nothing is held") as raised:
        SOURCE.read(page({"WL": warning("WL"), name: row}))
    assert raised.value.index is not None
    assert raised.value.index.signals == ()


def test_what_is_known_is_read_beside_what_is_not() -> None:
    with pytest.raises(LayoutChanged) as raised:
        SOURCE.read(page({"WTCSGNL": warning("TC9"), "WSNOW": warning("X")}))
    assert raised.value.index is not None
    assert [one.grade for one in raised.value.index.signals or ()] == ["9"]


def test_a_login_page_is_a_failure() -> None:
    with pytest.raises(ScrapeError):
        SOURCE.read(Page(ADDRESS, b"<html><body><form>Sign in</form></body></html>"))


def test_a_time_without_a_zone_is_hong_kong_s() -> None:
    (one,) = read(WRAIN=warning("WRAINB", issueTime="2026-10-07T06:40:00", updateTime=None))
    assert one.issued_at == one.updated_at
    assert one.issued_at.isoformat() == ISSUED


def test_nobody_can_follow_what_publishes_no_papers() -> None:
    assert publisher(SOURCE.publisher.key) is None
    assert publisher_of(KEY) is None
