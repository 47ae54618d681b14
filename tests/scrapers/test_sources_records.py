"""This file writes the Council's and other records as other sites write them: languages, days and marks otherwise."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from scrapers.dates import iso_date
from scrapers.source import Index, LayoutChanged, Page, all_sources
from scrapers.sources._languages import by_language

SOURCES = {source.key: source for source in all_sources()}
PANEL = "https://www.legco.gov.hk/bi/data/committees/panels/development/term-08/2026/"
FILE = "/yr2026/{}/panels/dev/papers/dev20260714cb1-838-2-{}.pdf"
ENGLISH, CHINESE = FILE.format("english", "e"), FILE.format("chinese", "c")
TITLES = ["A paper on lamps", "有關燈的文件"]


def papers(row: dict[str, Any]) -> Index:
    body = json.dumps({"papers": [row]}).encode()
    return SOURCES["legco_panels"].read(Page(f"{PANEL}papers/20260714.json", body))


def meetings(row: dict[str, Any]) -> Index:
    body = json.dumps({"schedule": [row, {"dates": ["2026.07.14"], "papers": "N"}]}).encode()
    return SOURCES["legco_panels"].read(Page(f"{PANEL}meetings.json", body))


@pytest.mark.parametrize(
    "row",
    [
        {"title_en": TITLES[0], "title_tc": TITLES[1], "pdf_en": ENGLISH, "pdf_tc": CHINESE},
        {"titleEn": TITLES[0], "titleTc": TITLES[1], "pdfEn": ENGLISH, "pdfTc": CHINESE},
        {"title-eng": TITLES[0], "title-chi": TITLES[1], "pdf": {"en": ENGLISH, "tc": CHINESE}},
        {
            "title": [{"lang": "en", "value": TITLES[0]}, {"lang": "zh-HK", "value": TITLES[1]}],
            "pdf": [{"lang": "en", "url": ENGLISH}, {"lang": "tc", "url": CHINESE}],
        },
        {"title": {"en": f"<b>{TITLES[0]}</b>", "tc": TITLES[1]}, "pdf": {"en": ENGLISH, "tc": CHINESE}},
        {"title": {"en": "A paper&nbsp;on lamps", "tc": "有關&#29128;的文件"}, "pdf": {"en": ENGLISH, "tc": CHINESE}},
    ],
)  # fmt: skip
def test_a_paper_has_its_titles_however_they_are_written(row: dict[str, Any]) -> None:
    index = papers(row)
    assert [one.title for one in index.listings] == TITLES
    assert [one.url[-5:] for one in index.listings] == ["e.pdf", "c.pdf"]


def test_a_file_without_any_title_we_know_is_listed_and_spoken_of() -> None:
    index = papers({"heading": "A paper on lamps", "pdf": {"en": ENGLISH}})
    assert [one.title for one in index.listings] == ["CB(1)838/2026(02)"]
    assert index.skipped == ("a row has a file and no title that we know: heading, pdf",)


@pytest.mark.parametrize("words", ["R&D on lamps", "a < b", "Lamps & piers; part 2", "AT&T;"])
def test_what_only_resembles_a_mark_stays(words: str) -> None:
    assert [
        one.title for one in papers({"title": {"en": words}, "pdf": {"en": ENGLISH}}).listings
    ] == [words]


AGENDA = "/yr2026/english/panels/dev/agenda/dev20260526a.htm"


@pytest.mark.parametrize(
    "stated",
    [
        {"agenda": {"en": f" {AGENDA} "}},
        {"agenda_en": AGENDA},
        {"agenda": [{"lang": "en", "value": AGENDA}]},
        {"agenda": {"en": f"{AGENDA}?v=2"}},
    ],
)  # fmt: skip
def test_an_agenda_is_listed_however_it_is_stated(stated: dict[str, Any]) -> None:
    index = meetings({"dates": ["2026.05.26"], "papers": "Y", **stated})
    assert [one.title for one in index.listings] == [
        "Agenda of the meeting of 26 May 2026: Panel on Development"
    ]
    assert index.follow[0] == f"{PANEL}papers/20260526a.json"


@pytest.mark.parametrize("stated", [{"file": {"path": "x"}}, [["dev.htm"]]])
def test_an_agenda_stated_in_no_way_that_we_know_is_skipped_aloud(stated: Any) -> None:
    index = meetings({"dates": ["2026.05.26"], "papers": "N", "agenda": stated})
    assert any(word.startswith("agenda of 2026-05-26") for word in index.skipped)


@pytest.mark.parametrize(
    "day", ["2026.5.26", "26/5/2026", "26 May 2026", "2026年5月26日", "2026-05-26T00:00:00"]
)
def test_a_meeting_has_its_day_however_it_is_written(day: str) -> None:
    index = meetings({"dates": [day], "papers": "N", "agenda": {"en": AGENDA}})
    assert [one.meeting_date for one in index.listings] == [date(2026, 5, 26)]


@pytest.mark.parametrize("papers", [" ", " N ", "n", None, False])
def test_no_papers_are_asked_for_where_a_meeting_has_none(papers: Any) -> None:
    assert meetings({"dates": ["2026.05.26"], "papers": papers}).follow == ()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-10-07T11:00:00", datetime(2026, 10, 7, 11)),
        ("2026/10/07 11:00", datetime(2026, 10, 7, 11)),
        ("7/10/2026", datetime(2026, 10, 7)),
        ("7 Oct 2026 2:30", datetime(2026, 10, 7, 2, 30)),
        ("2026-1-7", datetime(2026, 1, 7)),
        ("/Date(1791331200000)/", datetime(2026, 10, 7, tzinfo=UTC)),
        ("/Date(1791331200000+0800)/", datetime(2026, 10, 7, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_a_record_s_moment_is_read_however_it_is_written(text: str, moment: datetime) -> None:
    assert iso_date(text) == moment


@pytest.mark.parametrize(
    "text", ["", "soon", "99 Smarch 2026", "/Date(99999999999999)/", "31/31/2026", "0001-01-01"]
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert iso_date(text) is None


def test_a_bill_s_stage_on_no_day_we_can_read_is_skipped_aloud() -> None:
    row = {
        "internal_key": "2026b11",
        "bill_title_eng": "Lamps Bill",
        "bill_content_url_eng": "https://www.legco.gov.hk/yr2026/english/bills/b202611131.pdf",
        "bill_gazette_date": "in November",
    }
    body = json.dumps({"value": [row]}).encode()
    index = SOURCES["legco_bills"].read(Page("https://app.legco.gov.hk/BillsDB/odata/Vbills", body))
    assert len(index.listings) == 1
    assert any("a stage whose day cannot be read" in word for word in index.skipped)


@pytest.mark.parametrize(
    "plain", [{"a": [1, {"b": "c"}]}, [{"lang": "en"}], {"title": {"en": "x"}, "title_en": "y"}]
)
def test_a_record_that_tells_no_languages_stays_as_it_is(plain: Any) -> None:
    assert by_language(plain) == plain


FINANCE_PAPERS = "https://www.legco.gov.hk/bi/data/committees/finance-committee/term-08/papers/"
TWO = [FILE.format("english", "e"), FILE.format("english", "e").replace("838-2", "839-1")]


def finance(name: str, value: Any) -> Index:
    return SOURCES["legco_finance"].read(
        Page(f"{FINANCE_PAPERS}{name}.json", json.dumps(value).encode())
    )


@pytest.mark.parametrize(
    "rows",
    [
        [{"language": "en", "pdf": TWO[0]}, {"language": "en", "pdf": TWO[1]}],
        [{"language": "en", "pdf": TWO[0]}, {"language": "tc", "pdf": TWO[1]}],
        [{"title": {"en": "A"}, "pdf": [{"lang": "en", "url": each} for each in TWO]}],
        [{"title": {"en": "A"}, "pdf": [{"lang": "en", "url": TWO[0]}, {"lang": "EN", "url": TWO[1]}]}],
    ],
    ids=["rows of one language", "rows of two languages", "two files of one language", "in capitals"],
)  # fmt: skip
def test_two_papers_that_each_name_a_language_are_two(rows: list[Any]) -> None:
    index = finance("general", {"papers": rows})
    assert list(dict.fromkeys(each.url[-len(TWO[0]) :] for each in index.listings)) == TWO


def test_rows_with_a_code_and_no_file_are_skipped_aloud() -> None:
    rows = [{"code": "1", "title": "Paper one"}, {"code": "2", "title": "Paper two"}]
    assert len(finance("general", {"papers": rows}).skipped) == 2


def test_categories_with_a_code_are_followed() -> None:
    rows = [{"cat_id": "general", "code": "en"}, {"cat_id": "estimates", "code": "tc"}]
    assert finance("papers", {"categories": rows}).follow == (
        f"{FINANCE_PAPERS}general.json",
        f"{FINANCE_PAPERS}estimates.json",
    )


@pytest.mark.parametrize(
    "rows",
    [
        [{"lang": "1", "value": "x"}, {"lang": "2", "value": "y"}],
        [{"lang": "maker", "value": "x"}, {"lang": "user", "value": "y"}],
        [{"lang": "en", "value": "x"}, {"lang": "en", "value": "y"}],
    ],
)
def test_a_list_that_names_no_language_once_stays_a_list(rows: list[Any]) -> None:
    assert by_language(rows) == rows


def test_a_list_with_a_language_we_do_not_know_is_one_record_of_all() -> None:
    rows = [{"lang": "en", "value": "x"}, {"lang": "fr", "value": "y"}]
    assert by_language(rows) == {"en": "x", "fr": "y"}


def test_records_of_any_depth_are_read_in_the_end() -> None:
    deep: Any = "x"
    for _ in range(500):
        deep = {"a": deep}
    assert by_language(deep) == deep


def test_a_list_without_its_name_is_refused_by_name() -> None:
    with pytest.raises(LayoutChanged):
        SOURCES["legco_panels"].read(
            Page(f"{PANEL}papers/20260714.json", b'{"data": {"papers": []}}')
        )


@pytest.mark.parametrize("english", [["/a-e.pdf"], {"path": "/a-e.pdf"}, [{"href": " /a-e.pdf "}]])
def test_a_file_wrapped_in_a_list_or_a_record_is_listed_in_its_language(english: Any) -> None:
    index = papers({"title": {"en": "Lamps", "tc": "燈"}, "pdf": {"en": english, "tc": "/a-c.pdf"}})
    assert [(one.title, one.language) for one in index.listings] == [
        ("Lamps", "en"),
        ("燈", "zh-Hant"),
    ]
    assert index.skipped == ()


@pytest.mark.parametrize("english", [5, True, {"size": 3, "pages": 2}, [["a"], 4]])
def test_a_file_stated_in_no_way_that_we_know_is_skipped_aloud(english: Any) -> None:
    index = papers({"title": {"en": "Lamps", "tc": "燈"}, "pdf": {"en": english, "tc": "/a-c.pdf"}})
    assert ([one.language for one in index.listings], len(index.skipped)) == (["zh-Hant"], 1)


@pytest.mark.parametrize("nothing", [None, "", [], {}, " "])
def test_a_language_that_states_no_file_is_no_breakage(nothing: Any) -> None:
    index = papers({"title": {"en": "Lamps", "tc": "燈"}, "pdf": {"en": nothing, "tc": "/a-c.pdf"}})
    assert index.skipped == ()
