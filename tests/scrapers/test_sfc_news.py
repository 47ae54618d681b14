"""This file tests the Commission's news: where people are led, where its text is had, what is refused."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from scrapers.readers import EmptyFile, read
from scrapers.searches import asked_of
from scrapers.source import Index, LayoutChanged, Page
from scrapers.sources import sfc_news

ENGLISH, CHINESE = sfc_news.NEWS.addresses(date(2026, 11, 18))
DOC = "https://apps.sfc.hk/edistributionWeb/gateway/{}/news-and-announcements/news/doc?refNo={}"
CONTENT = "https://apps.sfc.hk/edistributionWeb/api/news/content?refNo={}&lang={}"


def news(*rows: Any, url: str = ENGLISH) -> Index:
    return sfc_news.NEWS.read(Page(url, json.dumps({"items": rows}).encode()))


def row(**changed: Any) -> dict[str, Any]:
    own = {"newsRefNo": "26PR7", "lang": "EN", "title": "Lamps", "newsExtLink": None}
    return own | {"issueDate": "2026-11-17T16:10:23.117"} | changed


def test_people_are_led_to_the_page_that_is_drawn_for_them() -> None:
    (found,) = news(row()).listings
    assert found.url == DOC.format("EN", "26PR7")
    assert found.published == date(2026, 11, 17)


def test_its_text_is_had_from_the_interface() -> None:
    assert sfc_news.text_at(DOC.format("TC", "26PR7")) == CONTENT.format("26PR7", "TC")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.sfc.hk/-/media/piers.pdf",
        DOC.format("EN", "../../x"),
        DOC.format("FR", "26PR7"),
        DOC.format("EN", "26PR7").replace("apps.sfc.hk", "lamps.example"),
    ],
)
def test_any_other_page_has_its_own_text(url: str) -> None:
    assert sfc_news.text_at(url) == url


def test_both_languages_of_a_piece_of_news_are_one_paper() -> None:
    chinese = news(row(lang="TC", title="燈"), url=CHINESE).listings[0]
    assert set(news(row()).listings[0].keys) & set(chinese.keys) == {"sfc:26PR7"}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"title": ""}, "without a title"),
        ({"newsRefNo": "x/../y"}, "without a title or a reference"),
        ({"lang": "SC"}, "another language"),
        ({"issueDate": None}, "no day"),
        ({"issueDate": "2025-11-17"}, "of 2025"),
        ({"newsExtLink": "https://lamps.example/x"}, "leads elsewhere"),
    ],
)
def test_what_cannot_be_read_is_skipped_aloud(changed: dict[str, Any], why: str) -> None:
    index = news(row(**changed), row(newsRefNo="26PR8"))
    assert len(index.listings) == 1
    assert why in index.skipped[0]


def test_a_full_page_leads_to_the_next_of_the_same_search() -> None:
    (following,) = news(*(row(newsRefNo=f"26PR{at}") for at in range(100))).follow
    assert dict(asked_of(following)) == dict(asked_of(ENGLISH)) | {"pageNo": 1}


def test_in_january_last_year_s_news_are_searched_for_too() -> None:
    first = datetime(2027, 1, 4, 9, tzinfo=ZoneInfo("Asia/Hong_Kong"))
    years = {
        asked_of(url)["year"]: sfc_news.NEWS.not_yet(url, first)
        for url in sfc_news.NEWS.addresses(first.date())
    }
    assert years == {2027: True, 2026: False}


@pytest.mark.parametrize("reply", [{"data": []}, {"items": {}}, [1]])
def test_an_answer_of_another_shape_is_refused(reply: Any) -> None:
    with pytest.raises(LayoutChanged):
        sfc_news.NEWS.read(Page(ENGLISH, json.dumps(reply).encode()))


def wrapped(**record: Any) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode()


def test_a_page_inside_a_record_is_read_as_a_page() -> None:
    data = wrapped(
        refNo="26PR7", title="Lamps & piers", html="<p>Lamps <b>burn</b>.</p><p>燈亮。</p>"
    )
    found = read(data, "content", "application/json")
    assert [block.text for block in found.blocks] == ["Lamps burn.", "燈亮。"]
    assert (found.media, found.title) == ("html", "Lamps & piers")


def test_an_empty_page_inside_a_record_is_an_empty_file() -> None:
    with pytest.raises(EmptyFile):
        read(wrapped(html=" "), "content", "application/json")


@pytest.mark.parametrize("text", ['{"html": 3}', '{"html": "<p>', '["html"]', 'Say {"html"}'])
def test_any_other_text_stays_one(text: str) -> None:
    assert read(text.encode(), "notes.txt").media == "plain"
