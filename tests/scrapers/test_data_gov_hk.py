"""This file tests the newest data sets of DATA.GOV.HK: whose answer it is, in which order, what is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from scrapers.source import Index, LayoutChanged, Page
from scrapers.sources import data_gov_hk

DAY = date(2026, 11, 18)
ENGLISH, CHINESE = data_gov_hk.addresses(DAY)


def read(rows: list[Any], url: str = ENGLISH, **beside: Any) -> Index:
    body = {"success": True, "result": {"count": len(rows), "results": rows}} | beside
    return data_gov_hk.read(Page(url, json.dumps(body).encode()))


def row(at: int, day: str = "2026-11-17T03:00:00", **changed: Any) -> dict[str, Any]:
    named = {"name": f"hk-lamps-{at}", "title": f"Lamps {at}", "type": "dataset"}
    return named | {"metadata_created": day} | changed


def test_a_data_set_is_the_same_in_both_languages() -> None:
    (english,), (chinese,) = (read([row(1)], url).listings for url in (ENGLISH, CHINESE))
    assert set(english.keys) == set(chinese.keys)
    assert (english.language, chinese.language) == ("en", "zh-Hant")


def test_its_title_may_be_stated_in_each_language() -> None:
    stated: dict[str, Any] = {"title": {"en": "Lamps", "tc": "燈"}}
    assert [read([row(1, **stated)], url).listings[0].title for url in (ENGLISH, CHINESE)] == [
        "Lamps",
        "燈",
    ]


def test_its_day_is_hong_kong_s() -> None:
    assert read([row(1, "2026-11-17T17:20:11.118331")]).listings[0].published == DAY


def test_an_answer_in_another_order_is_read_and_is_trouble() -> None:
    days = ("2026-11-01", "2026-11-17", "2025-01-01", "2026-11-16")
    with pytest.raises(LayoutChanged, match="order that was asked for") as raised:
        read([row(at, day) for at, day in enumerate(days)])
    assert raised.value.index is not None
    assert len(raised.value.index.listings) == 4


def test_an_answer_that_says_it_failed_is_trouble() -> None:
    with pytest.raises(LayoutChanged, match="says that it failed"):
        read([], success=False, error={"message": "Search Query Error"})


def test_a_name_that_is_a_path_is_none() -> None:
    index = read([row(1, name="../../login")])
    assert (index.listings, len(index.skipped)) == ((), 1)


@pytest.mark.parametrize("page", ["https://data.gov.hk/en/login", ENGLISH.replace("/en-", "/fr-")])
def test_a_page_that_is_none_of_ours_is_refused(page: str) -> None:
    with pytest.raises(LayoutChanged, match="no search of ours"):
        read([row(1)], page)


def test_it_is_on_by_default_and_one_line_turns_it_off() -> None:
    assert list(data_gov_hk.source({}).addresses(DAY)) == [ENGLISH, CHINESE]
    assert list(data_gov_hk.source({"enabled": False}).addresses(DAY)) == []
