"""This file tests what all sources have in common, and what each does with hostile or missing pages."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrapers.committees import ALL, committee
from scrapers.source import EmptyListing, LayoutChanged, Page, ScrapeError, Source, all_sources
from scrapers.sources import _legco, council_agenda, info_gov_hk, legco_finance, legco_panels

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
SOURCES = {source.key: source for source in all_sources()}
TODAY = date(2026, 11, 18)
PAGE_OF = {
    key: next(iter(source.addresses(TODAY)), "https://www.legco.gov.hk/fc/w_q/index.htm")
    for key, source in SOURCES.items()
}
DAYS = [TODAY + timedelta(days=11 * more) for more in range(40)]
each_source = pytest.mark.parametrize("source", SOURCES.values(), ids=list(SOURCES))


# e.g. robots.txt · sources.toml
NAMED = re.compile(r"[a-z]{2,20}(?:\.[a-z]{2,20}){1,4}", re.ASCII)


@each_source
def test_a_source_s_notes_name_the_same_things_in_both_languages(source: Source) -> None:
    english, chinese = (set(NAMED.findall(source.notes.said(one))) for one in ("en", "zh-Hant"))
    assert source.notes.english
    assert source.notes.chinese
    assert english == chinese


def test_what_is_unsure_of_a_source_is_no_other_source_s() -> None:
    consultations, circulars = SOURCES["sfc_consultations"].notes, SOURCES["sfc_circulars"].notes
    assert "deadlines" in consultations.english
    assert "截止日期" in consultations.chinese
    assert "截止日期" not in circulars.chinese


def test_no_source_that_shipped_is_lost() -> None:
    assert set(SOURCES) >= {
        "audit", "budget_speech", "council_agenda", "data_gov_hk", "doj_papers", "doj_press", "doj_speeches", "dpo_guidelines", "dpo_rss", "gazette",
        "govhk_consultations", "hkma_circulars", "hkma_press", "hko_warnings", "info_gov_hk",
        "info_gov_hk_rss", "ipd", "itib", "legco_bills", "legco_bills_committees", "legco_estimates", "legco_finance", "legco_hansard", "legco_votes", "legco_house_committee",
        "legco_members", "legco_panels", "legco_questions", "legco_schedule", "legco_subcommittees", "legco_briefs", "legco_research", "judiciary", "law_reform",
        "ombudsman", "news_gov_hk", "pcpd", "policy_address", "pcpd_guidance", "sfc_circulars", "sfc_consultations", "sfc_news",
    }  # fmt: skip


@each_source
def test_a_source_s_addresses_lie_on_its_own_hosts(source: Source) -> None:
    hosts = {urlsplit(url).hostname for day in DAYS for url in source.addresses(day)}
    assert hosts <= set(source.hosts)


@each_source
def test_a_source_s_addresses_are_https_and_told_once(source: Source) -> None:
    for day in DAYS:
        urls = list(source.addresses(day))
        assert len(set(urls)) == len(urls)
        assert all(url.startswith("https://") for url in urls)


@each_source
def test_a_source_is_slower_at_night(source: Source) -> None:
    assert source.cadence.quiet >= source.cadence.working >= 30


@each_source
def test_an_empty_page_is_a_failure_with_a_name(source: Source) -> None:
    page = Page(PAGE_OF[source.key], b"  \n")
    with pytest.raises(EmptyListing):
        source.read(page)


@each_source
def test_a_strange_page_lists_nothing_that_looks_whole(source: Source) -> None:
    body = b"<html><head><title>Maintenance</title></head><body><p>Back soon.</p></body></html>"
    try:
        index = source.read(Page(PAGE_OF[source.key], body))
    except ScrapeError:
        return
    assert (index.listings, index.expectations, index.follow, index.may_be_empty) == (
        (),
        (),
        (),
        False,
    )


FRAGMENTS = st.sampled_from(
    [b"<div id='contentBody'>", b"<a href='/gia/general/202610/07/P2026100700160.htm'>", b"<ul>",
     b"LCQ5: x", b"</a>", b"<rss><channel><item><title>", b"<link>", b"]]>", b"{", b"}", b"[", b"]",
     b'"papers":', b'"schedule":', b'"dates":["2026.07.14"]', b'"value":', b",", b'"title":{"en":',
     b'"a"', b"null", b"\xff\xfe", b"&#x110000;", b"<table><tr><td>1</td>", b"\x00", b"1. A to ask:",
     b"\xef\xbb\xbf", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"9" * 400, b"<a href='http://[x'>y</a>"]
)  # fmt: skip


@pytest.mark.parametrize("key", SOURCES)
@given(parts=st.lists(FRAGMENTS | st.binary(max_size=12), max_size=30))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_no_page_breaks_a_source(key: str, parts: list[bytes]) -> None:
    page = Page(PAGE_OF[key], b"".join(parts))
    try:
        SOURCES[key].read(page)
        SOURCES[key].twins(page)
    except ScrapeError:
        return


@pytest.mark.parametrize(
    "body",
    [
        b'{"a":' * 100_000,
        b"[" * 200_000,
        b'{"papers":[' + b"{}," * 3 + b"{}]}",
        b"1e999",
        b'"x"',
        b"12",
    ],
    ids=["deep records", "deep lists", "empty records", "endless number", "a word", "a number"],
)
@pytest.mark.parametrize(
    "key", ["legco_panels", "legco_finance", "legco_schedule", "legco_questions"]
)
def test_hostile_json_is_a_failure_or_nothing(key: str, body: bytes) -> None:
    try:
        index = SOURCES[key].read(Page(PAGE_OF[key], body))
    except ScrapeError:
        return
    assert index.listings == ()


@pytest.mark.parametrize("field", [b"title", b"pdf", b"paper_no"])
def test_a_field_of_nested_lists_is_skipped(field: bytes) -> None:
    body = b'{"papers":[{"' + field + b'":' + b"[" * 900 + b"]" * 900 + b"}]}"
    url = PAGE_OF["legco_panels"].replace("meetings.json", "papers/20260714.json")
    assert len(SOURCES["legco_panels"].read(Page(url, body)).skipped) == 1


@pytest.mark.parametrize("key", ["doj_press", "legco_estimates", "pcpd"])
def test_two_thousand_links_in_one_row_are_read(key: str) -> None:
    names = {"doj_press": "{}_pr1.html", "legco_estimates": "{}.pdf", "pcpd": "press_{}.html"}
    links = "".join(
        f'<a href="{names[key].format(20000000 + at)}">Item number {at}</a>' for at in range(2_000)
    )
    page = Page(PAGE_OF[key], f"<html><body><ul><li>{links}</li></ul></body></html>".encode())
    assert len(SOURCES[key].read(page).listings) == 2_000


def test_a_feed_does_not_expand_entities() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
        b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
        b"<rss><channel><item><title>&c;</title>"
        b"<link>https://www.info.gov.hk/gia/general/202610/07/P2026100700160.htm</link></item>"
        b"</channel></rss>"
    )
    found = SOURCES["info_gov_hk_rss"].read(Page(PAGE_OF["info_gov_hk_rss"], bomb)).listings
    assert [listing.title for listing in found] == ["&c;"]


def test_a_feed_does_not_read_files() -> None:
    reaching = (
        b'<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
        b"<rss><channel><item><title>x&f;</title>"
        b"<link>https://www.info.gov.hk/gia/general/202610/07/P2026100700160.htm</link></item>"
        b"</channel></rss>"
    )
    found = SOURCES["info_gov_hk_rss"].read(Page(PAGE_OF["info_gov_hk_rss"], reaching)).listings
    assert [listing.title for listing in found] == ["x&f;"]


# --- info.gov.hk


def test_today_and_yesterday_are_read_in_both_languages() -> None:
    root = "https://www.info.gov.hk/gia/general/"
    assert list(info_gov_hk.addresses(date(2026, 11, 1))) == [
        f"{root}202611/01.htm", f"{root}202611/01c.htm", f"{root}202610/31.htm", f"{root}202610/31c.htm",
    ]  # fmt: skip


@pytest.mark.parametrize(("hour", "may"), [(0, True), (8, True), (9, False), (23, False)])
def test_today_s_index_may_be_missing_early_only(hour: int, may: bool) -> None:
    url = info_gov_hk.day_index(TODAY, "en")
    now = datetime(TODAY.year, TODAY.month, TODAY.day, hour, tzinfo=HONG_KONG)
    assert info_gov_hk.not_yet(url, now) is may


def test_yesterday_s_index_may_never_be_missing() -> None:
    url = info_gov_hk.day_index(TODAY - timedelta(days=1), "en")
    assert not info_gov_hk.not_yet(url, datetime(2026, 11, 18, 1, tzinfo=HONG_KONG))


def test_an_index_in_big5_is_read() -> None:
    row = '<div id="contentBody"><a href="/gia/general/202610/07/P2026100700159.htm">立法會十五題：渡輪</a></div>'
    page = Page("https://www.info.gov.hk/gia/general/202610/07c.htm", row.encode("big5"))
    assert info_gov_hk.read(page).listings[0].title == "立法會十五題：渡輪"


def test_a_page_that_is_no_index_is_refused() -> None:
    with pytest.raises(LayoutChanged):
        info_gov_hk.read(Page("https://www.info.gov.hk/error.htm", b"<div id='contentBody'></div>"))


def test_a_link_to_another_host_is_no_release() -> None:
    body = b'<div id="contentBody"><a href="https://evil.example/gia/general/202610/07/P2026100700160.htm">x</a></div>'
    assert info_gov_hk.read(Page(PAGE_OF["info_gov_hk"], body)).listings == ()


# --- LegCo


def test_every_panel_is_read_by_default() -> None:
    urls = SOURCES["legco_panels"].addresses(date(2026, 6, 1))
    assert len([url for url in urls if "/2026/" in url]) == 18


def test_panels_can_be_chosen() -> None:
    source = legco_panels.source({"panels": ["development", "something-new"]})
    slugs = [url.split("/panels/")[1].split("/")[0] for url in source.addresses(date(2026, 11, 1))]
    assert slugs == ["development", "something-new"]


def test_a_slug_can_be_given_to_a_known_panel() -> None:
    source = legco_panels.source({"panels": {"ajls-panel": "ajls"}})
    url = "https://www.legco.gov.hk/bi/data/committees/panels/ajls-panel/term-08/2026/papers/20261130.json"
    body = b'{"papers":[{"title":{"en":"A"},"pdf":{"en":"/yr2026/english/panels/ajls/papers/a-e.pdf"}}]}'
    found = source.read(Page(url, body)).listings
    assert found[0].committee == "Panel on Administration of Justice and Legal Services"


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        (date(2026, 11, 1), {"term-08/2026"}),
        (date(2026, 6, 1), {"term-07/2025", "term-08/2026"}),  # which may still owe papers
        (date(2026, 12, 15), {"term-08/2026", "term-08/2027"}),
        (date(2026, 1, 20), {"term-07/2025", "term-08/2026"}),
        (date(2030, 3, 1), {"term-08/2029", "term-09/2030"}),
    ],
)
def test_terms_and_years_roll_over(today: date, wanted: set[str]) -> None:
    urls = legco_panels.source({"panels": ["development"]}).addresses(today)
    assert {"/".join(url.split("/")[-3:-1]) for url in urls} == wanted


def test_term_and_years_can_be_fixed() -> None:
    source = legco_panels.source({"panels": ["development"], "term": "07", "years": [2023]})
    assert [url.split("development/")[1] for url in source.addresses(TODAY)] == [
        "term-07/2023/meetings.json"
    ]


@pytest.mark.parametrize(
    ("year", "now", "may"),
    [
        (2027, date(2026, 12, 20), True),
        (2027, date(2027, 1, 5), True),
        (2026, date(2026, 6, 1), False),
    ],
)
def test_only_a_year_that_has_hardly_begun_may_be_missing(year: int, now: date, may: bool) -> None:
    url = f"https://www.legco.gov.hk/bi/data/committees/panels/development/term-08/{year}/meetings.json"
    noon = datetime(now.year, now.month, now.day, 12, tzinfo=HONG_KONG)
    assert _legco.not_yet(url, noon) is may


def test_a_meeting_s_papers_may_not_be_missing() -> None:
    url = "https://www.legco.gov.hk/bi/data/committees/panels/x/term-08/2026/papers/20260714.json"
    assert not _legco.not_yet(url, datetime(2026, 7, 14, 12, tzinfo=HONG_KONG))


def _meetings(*days: str) -> bytes:
    rows = ",".join(f'{{"dates":["{day}"],"papers":"Y"}}' for day in days)
    return f'{{"schedule":[{rows}]}}'.encode()


def test_meetings_within_nine_months_of_the_last_are_followed() -> None:
    url = PAGE_OF["legco_panels"]
    index = SOURCES["legco_panels"].read(
        Page(url, _meetings("2025.10.16", "2025.10.17", "2026.07.14"))
    )
    assert [each[-13:] for each in index.follow] == ["20251017.json", "20260714.json"]


def test_a_schedule_without_meetings_is_not_declared_empty() -> None:
    index = SOURCES["legco_panels"].read(Page(PAGE_OF["legco_panels"], b'{"schedule":[]}'))
    assert not index.may_be_empty


def test_a_schedule_that_dates_no_meeting_is_a_failure() -> None:
    page = Page(PAGE_OF["legco_panels"], b'{"schedule":[{"held_on":"2026.07.14"}]}')
    with pytest.raises(LayoutChanged, match="dates none"):
        SOURCES["legco_panels"].read(page)


@pytest.mark.parametrize(("month", "may"), [(1, True), (2, True), (3, False)])
def test_a_year_s_first_proposals_may_be_awaited(month: int, may: bool) -> None:
    url = (
        "https://www.legco.gov.hk/bi/data/committees/finance-committee/term-08/2026/proposals.json"
    )
    assert legco_finance.not_yet(url, datetime(2026, month, 10, tzinfo=HONG_KONG)) is may


def test_a_bilingual_file_under_both_folders_is_one_paper() -> None:
    body = (
        b'{"papers":[{"title":{"en":"Slides","tc":"x"},"pdf":{'
        b'"en":"/yr2026/english/fc/fc/papers/fc20260116fc6-1-ec.pdf",'
        b'"tc":"/yr2026/chinese/fc/fc/papers/fc20260116fc6-1-ec.pdf"}}]}'
    )
    url = PAGE_OF["legco_panels"].replace("meetings.json", "papers/20260116.json")
    first, second = SOURCES["legco_panels"].read(Page(url, body)).listings
    assert set(first.keys) & set(second.keys)


def test_estimates_are_asked_for_in_season_only() -> None:
    from scrapers.sources import legco_estimates

    source = legco_estimates.source({"2026-27": ["https://www.legco.gov.hk/w_q.htm"]})
    asked = [list(source.addresses(date(2026, month, 15))) for month in (2, 4, 7)]
    assert asked == [[], ["https://www.legco.gov.hk/w_q.htm"], []]


def test_a_year_without_an_address_is_looked_for_among_the_session_s_meetings() -> None:
    asked = [list(SOURCES["legco_estimates"].addresses(date(2026, n, 15))) for n in (2, 4, 7)]
    assert (asked[0], asked[2]) == ([], [])
    assert [url.rpartition("/bi/data/")[2] for url in asked[1]] == [
        "committees/finance-committee/term-08/2026/meetings.json"
    ]


def test_the_door_may_touch_the_hosts_of_the_yearly_addresses() -> None:
    from scrapers.sources import legco_estimates

    source = legco_estimates.source({"2026-27": ["https://files.legco.example/w_q.htm"]})
    assert "files.legco.example" in source.hosts


def test_subcommittees_are_read_where_options_name_them() -> None:
    from scrapers.sources import legco_house_committee

    source = legco_house_committee.source({"subcommittees": {"hc/smart-city": "hs01"}})
    url = "https://www.legco.gov.hk/bi/data/committees/hc/smart-city/term-08/2026/papers/20261109.json"
    body = b'{"papers":[{"title":{"en":"A"},"pdf":{"en":"/yr2026/english/hc/sub_com/hs01/papers/a-e.pdf"}}]}'
    assert source.read(Page(url, body)).listings[0].committee == (
        "Subcommittee on Matters Relating to the Development of Smart City"
    )


def test_agendas_of_the_coming_wednesdays_are_asked_for() -> None:
    urls = list(SOURCES["council_agenda"].addresses(date(2026, 11, 18)))
    assert [url[-14:-4] for url in urls] == ["cm20261118"] * 2 + ["cm20261125"] * 2


def test_other_sittings_can_be_named() -> None:
    source = council_agenda.source({"sittings": ["2026-11-19"]})
    assert any("cm20261119" in url for url in source.addresses(date(2026, 11, 18)))


def test_an_agenda_may_be_missing() -> None:
    url = next(iter(SOURCES["council_agenda"].addresses(TODAY)))
    assert council_agenda.not_yet(url, datetime(2026, 11, 18, 12, tzinfo=HONG_KONG))


def test_an_agenda_that_nothing_is_read_from_is_a_failure() -> None:
    page = Page(
        PAGE_OF["council_agenda"], b"<html><body><h2>Agenda</h2><p>New look.</p></body></html>"
    )
    with pytest.raises(LayoutChanged, match="no question"):
        council_agenda.read(page)


def test_a_question_time_of_the_chief_executive_has_no_numbered_questions() -> None:
    body = "<html><body><h2>Agenda</h2><p>The Chief Executive’s Question Time</p></body></html>"
    assert council_agenda.read(Page(PAGE_OF["council_agenda"], body.encode())).may_be_empty


def test_the_schedule_s_address_stays_the_same_within_a_month() -> None:
    days = [date(2026, 11, day) for day in (3, 18, 28)]
    assert len({next(iter(SOURCES["legco_schedule"].addresses(day))) for day in days}) == 1


def test_no_rows_of_open_data_mean_that_we_ask_too_often() -> None:
    with pytest.raises(EmptyListing, match="asked too often"):
        SOURCES["legco_schedule"].read(Page(PAGE_OF["legco_schedule"], b'{"value":[]}'))


@pytest.mark.parametrize("body", ALL, ids=lambda body: body.code)
def test_a_committee_is_found_by_each_of_its_names(body: object) -> None:
    from scrapers.committees import Committee

    assert isinstance(body, Committee)
    names = (body.code, body.slug, body.english.upper(), body.chinese)
    assert [committee(name) for name in names] == [body] * 4
