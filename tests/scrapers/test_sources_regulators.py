"""This file tests the regulators' lists: which pages they lead to, whose answers they are, what they refuse."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from scrapers.searches import asked_of, place_of
from scrapers.source import EmptyListing, Index, LayoutChanged, Page, all_sources
from scrapers.sources import hkma, sfc

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
SOURCES = {source.key: source for source in all_sources()}
NOVEMBER = date(2026, 11, 18)
RELEASE = "https://www.hkma.gov.hk/eng/news-and-media/press-releases/2026/11/20261117-{}/"
ENGLISH, CHINESE = sfc.CIRCULARS.addresses(NOVEMBER)


def releases(rows: list[Any], offset: int = 0, lang: str = "en") -> Index:
    url = f"https://api.hkma.gov.hk/public/press-releases?lang={lang}&offset={offset}"
    return hkma.read(Page(url, json.dumps({"result": {"records": rows}}).encode()))


def release(at: int, **changed: Any) -> dict[str, Any]:
    return {"title": f"Release {at}", "link": RELEASE.format(at), "date": "2026-11-17"} | changed


def circulars(rows: list[Any], url: str = ENGLISH, total: object = None) -> Index:
    reply = {"items": rows, "total": len(rows) if total is None else total}
    return sfc.CIRCULARS.read(Page(url, json.dumps(reply).encode()))


def consultations(days: list[str], total: int) -> Index:
    rows = [
        {"cpRefNo": f"26CP{at}", "cpTitle": f"Lamps {at}", "lang": "EN", "cpIssueDate": day}
        for at, day in enumerate(days)
    ]
    (english, _) = sfc.consultations(NOVEMBER)
    reply = {"items": rows, "total": total}
    return sfc.read_consultations(Page(english, json.dumps(reply).encode()))


def circular(at: int, **changed: Any) -> dict[str, Any]:
    row = {"refNo": f"26EC{at}", "lang": "EN", "title": f"Circular {at}"}
    return row | {"releasedDate": "2026-11-16T16:10:23.117"} | changed


def test_a_full_answer_of_the_authority_leads_to_the_next() -> None:
    index = releases([release(at) for at in range(100)])
    assert index.follow == ("https://api.hkma.gov.hk/public/press-releases?lang=en&offset=100",)
    assert index.account.rows == 101


def test_paging_ends_where_it_is_declared_to() -> None:
    assert releases([release(at) for at in range(100)], offset=100).follow == ()


def test_a_later_page_may_be_empty_and_the_first_may_not() -> None:
    assert releases([], offset=100).may_be_empty
    assert not releases([]).may_be_empty


def test_a_release_has_its_other_language_as_an_identity() -> None:
    english, chinese = (
        releases([release(1, link=RELEASE.format(1).replace("/eng/", f"/{folder}/"))]).listings[0]
        for folder in ("eng", "chi")
    )
    assert set(english.keys) == set(chinese.keys)
    assert (english.language, chinese.language) == ("en", "zh-Hant")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"title": ""}, "without a title"),
        ({"link": None}, "without a title or an address"),
        ({"link": "https://[x"}, "without a title or an address"),
        ({"link": "https://evil.example/eng/a/"}, "leads elsewhere"),
        ({"link": RELEASE.format(1).replace("/eng/", "/gb_chi/")}, "not read"),
        ({"date": "yesterday"}, "without a day"),
        ({"date": [17]}, "without a day"),
    ],
)
def test_a_release_that_cannot_be_read_is_skipped_aloud(changed: dict[str, Any], why: str) -> None:
    index = releases([release(1, **changed), release(2)])
    assert len(index.listings) == 1
    assert why in index.skipped[0]


@pytest.mark.parametrize(
    "reply", [[], {"result": []}, {"result": {"records": {}}}, {"result": None}]
)
def test_an_answer_of_another_shape_is_a_failure(reply: Any) -> None:
    url = next(iter(hkma.addresses(NOVEMBER)))
    with pytest.raises((LayoutChanged, EmptyListing)):
        hkma.read(Page(url, json.dumps(reply).encode()))


def test_an_answer_that_says_it_failed_is_a_failure() -> None:
    url = next(iter(hkma.addresses(NOVEMBER)))
    reply = {"header": {"success": False, "err_msg": "over the limit"}, "result": {"records": []}}
    with pytest.raises(LayoutChanged, match="over the limit"):
        hkma.read(Page(url, json.dumps(reply).encode()))


def test_circulars_are_searched_for_in_both_languages() -> None:
    assert {place_of(ENGLISH), place_of(CHINESE)} == SOURCES["sfc_circulars"].searches
    assert [asked_of(url)["lang"] for url in (ENGLISH, CHINESE)] == ["EN", "TC"]
    assert asked_of(ENGLISH)["year"] == 2026


def test_in_january_last_year_s_circulars_are_searched_for_too() -> None:
    years = [asked_of(url)["year"] for url in sfc.CIRCULARS.addresses(date(2027, 1, 31))]
    assert sorted(set(years)) == [2026, 2027]


@pytest.mark.parametrize(
    ("day", "year", "may"), [(4, 2027, True), (4, 2026, False), (25, 2027, False)]
)
def test_a_new_year_may_have_no_circular_in_its_first_weeks(day: int, year: int, may: bool) -> None:
    now = datetime(2027, 1, day, 10, tzinfo=HONG_KONG)
    urls = [url for url in sfc.CIRCULARS.addresses(now.date()) if asked_of(url)["year"] == year]
    assert {sfc.CIRCULARS.not_yet(url, now) for url in urls} == {may}


def test_a_full_page_of_circulars_leads_to_the_next_of_the_same_search() -> None:
    (following,) = circulars([circular(at) for at in range(100)]).follow
    assert dict(asked_of(following)) == dict(asked_of(ENGLISH)) | {"pageNo": 1}


def test_searching_for_circulars_ends_and_says_that_there_are_more() -> None:
    url, rows = ENGLISH, [circular(at) for at in range(100)]
    for _ in range(4):
        (url,) = circulars(rows, url, 900).follow
    with pytest.raises(LayoutChanged, match="500 were had") as raised:
        circulars(rows, url, 900)
    assert raised.value.index is not None
    assert len(raised.value.index.listings) == 100


@pytest.mark.parametrize("total", [180, "180"])
def test_a_site_that_gives_fewer_to_a_page_is_asked_until_its_total_was_had(total: object) -> None:
    url, had = ENGLISH, list[str]()
    for page in range(9):
        index = circulars(
            [circular(50 * page + at) for at in range(50)][: 180 - 50 * page], url, total
        )
        had += [one.title for one in index.listings]
        if not index.follow:
            break
        (url,) = index.follow
        assert (asked_of(url)["pageNo"], asked_of(url)["pageSize"]) == (page + 1, 50)
    assert len(set(had)) == 180


@pytest.mark.parametrize("total", [None, "many", True, -1, "9" * 5000])
def test_a_total_that_is_no_number_is_none(total: object) -> None:
    assert circulars([circular(1)], total=total).follow == ()


def test_a_last_page_that_ends_before_the_total_is_trouble_and_is_read() -> None:
    (url,) = circulars([circular(at) for at in range(100)], total=180).follow
    with pytest.raises(LayoutChanged, match="180 rows, and 120 were had") as raised:
        circulars([circular(at) for at in range(20)], url, 180)
    assert raised.value.index is not None
    assert len(raised.value.index.listings) == 20


def test_a_total_of_which_no_row_is_given_is_trouble() -> None:
    with pytest.raises(LayoutChanged, match="5 rows, and 0 were had"):
        circulars([], total=5)


def test_consultations_that_come_oldest_first_are_trouble_where_there_are_more() -> None:
    days = [f"2026-{month:02}-01" for month in range(1, 10)]
    with pytest.raises(LayoutChanged, match="not in the order"):
        consultations(days, 130)
    assert len(consultations(days, 9).listings) == 9
    pinned = ["2026-01-01", *reversed(days)]
    assert len(consultations(pinned, 130).listings) == 10


def test_a_circular_is_of_the_year_in_which_it_was_issued() -> None:
    late = circular(1, issueDate="2026-12-31", releasedDate="2027-01-02T00:00:00")
    assert len(circulars([late]).listings) == 1


def test_a_language_is_known_in_small_letters() -> None:
    assert len(circulars([circular(1, lang="en")]).listings) == 1


def test_a_circular_is_one_paper_in_both_languages() -> None:
    english = circulars([circular(7)]).listings[0]
    chinese = circulars([circular(7, lang="TC", title="通函")], CHINESE).listings[0]
    assert set(english.keys) & set(chinese.keys) == {"sfc:26EC7"}
    assert (english.language, chinese.language) == ("en", "zh-Hant")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"title": None}, "without a title"),
        ({"refNo": "26EC1&lang=SC"}, "without a title or a reference"),
        ({"refNo": "9" * 5000}, "without a title or a reference"),
        ({"lang": "TC"}, "another language"),
        ({"releasedDate": "2025-12-31T10:00:00"}, "2026 was asked for"),
        ({"releasedDate": None}, "no day"),
    ],
)
def test_a_circular_of_another_answer_is_skipped_aloud(changed: dict[str, Any], why: str) -> None:
    index = circulars([circular(1, **changed), circular(2)])
    assert len(index.listings) == 1
    assert why in index.skipped[0]


@pytest.mark.parametrize(
    "url",
    [
        sfc.SEARCH,
        f"{sfc.SEARCH}#post=%7B%22lang%22%3A%22EN%22%7D",
        f"{sfc.SEARCH}#post=%5B%5D",
        "https://apps.sfc.hk/login",
    ],
)
def test_an_answer_to_no_search_of_ours_is_a_failure(url: str) -> None:
    with pytest.raises((LayoutChanged, EmptyListing)):
        circulars([circular(1)], url)


def test_an_empty_record_is_what_too_many_questions_get() -> None:
    with pytest.raises(EmptyListing):
        sfc.CIRCULARS.read(Page(ENGLISH, b"{}"))


@pytest.mark.parametrize("key", ["hkma_press", "sfc_circulars"])
def test_what_nobody_could_verify_is_said(key: str) -> None:
    assert SOURCES[key].notes.english.startswith("Unverified")


def test_a_release_s_address_may_leave_out_the_site() -> None:
    (found,) = releases([release(1, link="/eng/a/")]).listings
    assert found.url == "https://www.hkma.gov.hk/eng/a/"


def test_a_title_in_each_language_is_taken_in_that_of_the_answer() -> None:
    title = {"en": "Lamps", "tc": "燈"}
    assert [one.title for one in releases([release(1, title=title)]).listings] == ["Lamps"]
