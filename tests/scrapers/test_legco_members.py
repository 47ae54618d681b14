"""This file tests whom the Council's roster names, in both of its records, and what is no roster."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from scrapers.items import Seat
from scrapers.source import EmptyListing, LayoutChanged, Page, TooManyRows
from scrapers.sources import legco_members
from scrapers.sources.legco_members import MOST, MOST_EVER

ADDRESS, CHINESE, DETAILS = legco_members.addresses(date(2026, 12, 1))


def page(value: Any) -> Page:
    return Page(ADDRESS, json.dumps(value).encode())


def row(
    number: object = 7, salute: str = "Hon Carol MA Ho-yan, BBS, JP", **more: Any
) -> dict[str, Any]:
    return {"member_id": number, "salute_name": salute, "is_active": "Y", **more}


def read(*rows: Any) -> tuple[Seat, ...]:
    return legco_members.read(page({"data": list(rows)})).seats or ()


def skipped(*rows: Any) -> tuple[str, ...]:
    return legco_members.read(page({"data": [*rows, row(99)]})).skipped


@pytest.mark.parametrize(
    ("salute", "language", "name"),
    [
        ("Hon Carol MA Ho-yan, BBS, MH, JP", "en", "Carol MA Ho-yan"),
        ("Ir Dr Hon SHEK Yuk-shing, GBS, JP", "en", "SHEK Yuk-shing"),
        ("Hon Mrs Regina KWAN LAU Suk-fan", "en", "Regina KWAN LAU Suk-fan"),
        ("Hon Elaine QUINN", "en", "Elaine QUINN"),
        ("馬可欣議員, BBS, MH, JP", "zh-Hant", "馬可欣"),
        ("石玉成教授議員", "zh-Hant", "石玉成"),
        ("梁進議員", "zh-Hant", "梁進"),
        ("关刘淑芬议员", "zh-Hant", "关刘淑芬"),
    ],
)
def test_a_name_loses_its_titles_and_honours(salute: str, language: str, name: str) -> None:
    (seat,) = read(row(salute=salute))
    assert seat.names == ((language, name),)


@pytest.mark.parametrize(
    "salute",
    ["Hon MA", "Hon A", "劉議員", "馬", "Hon carol", "CAROL MA", "Hon 12345", "Hon M H, JP", "·"],
)
def test_a_surname_alone_or_a_letter_is_nobody_s_name(salute: str) -> None:
    (said,) = skipped(row(salute=salute))
    assert "number 7 has no name in full" in said


def test_the_names_of_a_search_key_are_read_where_it_begins_with_three() -> None:
    (seat,) = read(row(search_key="馬可欣|马可欣|Carol MA Ho-yan|選舉委員會"))
    assert dict(seat.names) == {"zh-Hant": "馬可欣", "en": "Carol MA Ho-yan"}


@pytest.mark.parametrize(
    "key",
    [
        "Carol MA Ho-yan|選舉委員會|Election Committee",
        "選舉委員會|选举委员会|Election Committee",
        "",
        7,
    ],
)
def test_a_search_key_of_another_shape_names_nobody(key: object) -> None:
    (seat,) = read(row(search_key=key))
    assert seat.names == (("en", "Carol MA Ho-yan"),)


def test_the_record_of_the_council_s_pages_is_read_as_a_list_and_under_its_name() -> None:
    rows = [{"LASS_ID": "7", "Name_TC": "馬可欣議員, BBS, MH, JP"}]
    for held in (rows, {"Members": rows}):
        assert legco_members.read(page(held)).seats == (Seat("7", (("zh-Hant", "馬可欣"),)),)


def test_who_is_not_active_no_longer_sits_and_a_record_that_says_nothing_leaves_it_open() -> None:
    left = row(8, "Hon Peter NG Siu-ming", is_active="N")
    unsaid = {"member_id": 9, "salute_name": "Hon May LAI Yuk-ha"}
    assert [seat.sits for seat in read(row(), left, unsaid)] == [True, False, False]
    assert [seat.sits for seat in read(unsaid)] == [None]


@pytest.mark.parametrize(
    "value",
    [
        {"result": {"members": 90}, "status": "ok"},
        {"data": {"member_id": 7, "name": "Carol MA Ho-yan"}},
        {"data": [{"id": 7, "fullName": "Carol MA Ho-yan"}]},
        "no more",
        [["7", "Carol MA Ho-yan"]],
    ],
)
def test_another_shape_is_said_with_what_it_has_and_what_was_expected(value: Any) -> None:
    with pytest.raises(LayoutChanged, match="expected") as raised:
        legco_members.read(page(value))
    keys = value if isinstance(value, dict) and "data" not in value else ()
    assert all(key in str(raised.value) for key in keys)


def test_no_roster_is_an_empty_one() -> None:
    for body in (b"", b"{}", b"[]", b"null"):
        with pytest.raises(EmptyListing):
            legco_members.read(Page(ADDRESS, body))
    with pytest.raises(LayoutChanged):
        legco_members.read(page({"data": []}))


def many(count: int, **more: Any) -> list[dict[str, Any]]:
    return [
        row(number, f"Hon Carol MA Ho-{'y' * (number % 9 + 1)}an", **more)
        for number in range(1, count + 1)
    ]


def test_more_than_a_council_is_refused() -> None:
    assert len(read(*many(MOST))) == MOST
    for count in (MOST + 1, 5000):
        with pytest.raises(TooManyRows):
            read(*many(count))


def test_those_who_left_may_be_many_but_not_any_number() -> None:
    assert len(read(row(9999), *many(MOST_EVER - 1, is_active="N"))) == MOST_EVER
    with pytest.raises(TooManyRows):
        read(row(9999), *many(MOST_EVER, is_active="N"))


def test_a_number_that_stands_twice_is_told() -> None:
    (said,) = skipped(row(), row(salute="Hon Peter NG Siu-ming"))[-1:]
    assert "second row of the number 7" in said


@pytest.mark.parametrize("number", [None, "", "x", "-1", "0", 10**12, [], {"a": 1}, True])
def test_a_row_without_a_number_is_told(number: object) -> None:
    (said,) = skipped(row(number))
    assert "without a Member's number" in said


def test_it_is_asked_once_a_day_and_lists_no_papers() -> None:
    source = legco_members.source({})
    assert (source.cadence.working, source.cadence.quiet, source.papers) == (86400, 86400, False)
    assert len(list(source.addresses(date(2026, 12, 1)))) == 3
    assert "term-08" in DETAILS
    assert "/tc/" in CHINESE
