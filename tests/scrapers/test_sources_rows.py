"""This file counts the rows of every page by other means, and holds each source to account for them all."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, strategies

from scrapers.source import Index, LayoutChanged, Page, ScrapeError, Source, all_sources
from scrapers.sources._pages import _NOTES, notes_of
from tests.scrapers.test_sources_spoilt import WHOLE, _spoilt
from tests.sources import golden

SOURCES = {source.key: source for source in all_sources()}
PAGES = [
    (key, path)
    for key, source in SOURCES.items()
    for path in golden.pages(golden.folder_of(source))
    if "articles" not in path.parts
]
NAMES = [f"{key}-{path.name}-{at}" for at, (key, path) in enumerate(PAGES)]
PAPERS = "https://www.legco.gov.hk/bi/data/committees/panels/development/term-08/2026/papers/20261130.json"


# --- counted by other means


def links(page: Page) -> int:
    return len(BeautifulSoup(page.text(), "lxml").find_all("a"))


def links_of_the_list(page: Page) -> int:
    return len(BeautifulSoup(page.text(), "lxml").select("#contentBody a"))


def feed_items(page: Page) -> int:
    return len(re.findall(rb"<item[ >]", page.body))


def records(page: Page) -> int:
    rows = json.loads(page.text())["value"]
    both = [row for row in rows if row.get("subject_eng") and row.get("subject_chi")]
    return len(rows) + len(both)


def languages(value: Any) -> int:
    """How many files a field names: one a language, and one row where it names none."""
    if isinstance(value, str):
        return 2 if value else 1
    return max(1, sum(bool(each) for each in (value or {}).values()))


def committee_rows(page: Page) -> int:
    whole = json.loads(page.body.decode("utf-8-sig"))
    if "proposals" in whole:
        listed = [row for group in whole["proposals"] for row in group["list"] or [{}]]
        papers = [row.get("main_paper") for row in listed]
        papers += [each for row in listed for each in row.get("sub_paper") or []]
        named = sum(languages(paper["url"]) for paper in papers if paper)
        return named + sum(not (row.get("main_paper") or row.get("sub_paper")) for row in listed)
    if "schedule" in whole:
        return sum(
            1 + sum(bool(url) for form in ("agenda", "minutes") for url in _stated(row, form))
            for row in whole["schedule"]
        )
    rows = whole.get("papers") or whole.get("category", {}).get("items") or []
    return sum(languages(row["pdf"]) if isinstance(row, dict) else 1 for row in rows)


def _stated(row: dict[str, Any], form: str) -> list[str]:
    value = row.get(form) or {}
    return [value, value] if isinstance(value, str) else list(value.values())


def categories(page: Page) -> int:
    return page.text().count('"cat_id"')


def releases(page: Page) -> int:
    return len(json.loads(page.body)["result"]["records"])


def data_sets(page: Page) -> int:
    return len(json.loads(page.body)["result"]["results"])


def circulars(page: Page) -> int:
    return len(json.loads(page.body)["items"])


def bills(page: Page) -> int:
    forms = "bill_content", "legco_brief", "bills_committee_report"
    counted = 0
    for row in json.loads(page.body)["value"]:
        named = {name: row[name] for name in row if "_url_" in name and row[name]}
        files = [name for name in named if name.startswith(forms)]
        files += sorted({name[-3:] for name in named if name.startswith("ordina")})
        if not row["internal_key"] or not files:
            counted += 1
            continue
        days = [
            name
            for name in row
            if row[name]
            and (
                "_reading_date" in name
                or name
                in ("bill_gazette_date", "bills_committee_formation_date", "ordinance_gazette_date")
            )
            and "_url" not in name
        ]
        titles = [name for name in ("bill_title_eng", "bill_title_chi") if row.get(name)]
        counted += len(files) + (0 if row.get("remarks_eng") else len(days) * len(titles))
    return counted


def estimates(page: Page) -> int:
    if page.url.endswith(".json"):
        rows = json.loads(page.body.decode("utf-8-sig"))["schedule"]
        april = [row for row in rows if ".04." in row["dates"][0]]
        return len(rows) + len(april)  # an agenda in each language
    return links(page)


def research(page: Page) -> int:
    rows = json.loads(page.body)["data"]
    return sum(
        max(1, sum(bool(name) for each in row["PDFPath"] for name in each.values())) for row in rows
    )


def subcommittees(page: Page) -> int:
    if page.url.endswith(".htm"):
        return links(page) + 1  # and itself
    counted = 0
    for row in json.loads(page.body)["value"]:
        meeting = (row.get("Tmeeting") if isinstance(row, dict) else None) or {}
        near = meeting.get("start_date_time", "") > "2026-09"
        agendas = [name for name in ("agenda_url_eng", "agenda_url_chi") if meeting.get(name)]
        counted += max(1, len(agendas) if near else 1)
    return counted


def year_s_speech(page: Page) -> int:
    hrefs = [str(a.get("href")) for a in BeautifulSoup(page.text(), "lxml").find_all("a")]
    beside = "www.budget.gov.hk" in page.url and not any(
        "speech" in href for href in hrefs if ".pdf" in href
    )
    other = any(not href.startswith("#") for href in hrefs)
    return len(hrefs) + (beside and other)  # where the speech is known to stand


def votes(page: Page) -> int:
    """A meeting is two rows, one in each language; a vote of the same meeting names it again."""
    rows = json.loads(page.body)["value"]
    held = {
        (row["start_date"], row["type"])
        for row in rows
        if isinstance(row, dict) and row["start_date"] and row["vote_number"]
    }
    return len(rows) + len(held)


def consultations(page: Page) -> int:
    rows = json.loads(page.body)["items"]
    return len(rows) + sum(1 for row in rows if row.get("ccRefNo"))


def seats(page: Page) -> int:
    whole = json.loads(page.body)
    return len(whole if isinstance(whole, list) else next(iter(whole.values())))


COUNTERS: dict[str, Callable[[Page], int]] = {
    "legco_members": seats,
    "pcpd_guidance": links,
    "policy_address": year_s_speech,
    "budget_speech": year_s_speech,
    "ombudsman": links,
    "legco_briefs": links,
    "gazette": links,
    "law_reform": links,
    "judiciary": links,
    "dpo_guidelines": links,
    "audit": links,
    "data_gov_hk": data_sets,
    "doj_papers": links,
    "doj_press": links,
    "doj_speeches": links,
    "dpo_rss": feed_items,
    "govhk_consultations": links,
    "hkma_circulars": links,
    "hkma_press": releases,
    "info_gov_hk": links_of_the_list,
    "info_gov_hk_rss": feed_items,
    "ipd": links,
    "itib": links,
    "legco_bills": bills,
    "legco_bills_committees": subcommittees,
    "legco_estimates": estimates,
    "legco_finance": committee_rows,
    "legco_hansard": records,
    "legco_house_committee": committee_rows,
    "legco_panels": committee_rows,
    "legco_questions": records,
    "legco_research": research,
    "legco_schedule": records,
    "legco_subcommittees": subcommittees,
    "legco_votes": votes,
    "news_gov_hk": feed_items,
    "pcpd": links,
    "sfc_circulars": circulars,
    "sfc_consultations": consultations,
    "sfc_news": circulars,
}


def read(source: Source, page: Page) -> Index | None:
    try:
        return source.read(page)
    except ScrapeError:
        return None


def accounted(index: Index) -> int:
    return index.taken + len(index.passed) + len(index.skipped)


@pytest.mark.parametrize(("key", "path"), PAGES, ids=NAMES)
def test_every_row_of_a_saved_page_is_accounted_for(key: str, path: Path) -> None:
    page = golden.page_at(path, golden.folder_of(SOURCES[key]))
    index = read(SOURCES[key], page)
    if index is None or key not in COUNTERS:
        return
    count = categories if path.name == "papers.json" else COUNTERS[key]
    assert index.rows == accounted(index) == count(page)


@pytest.mark.parametrize(("key", "path"), PAGES, ids=NAMES)
def test_every_row_of_a_spoilt_page_is_accounted_for(key: str, path: Path) -> None:
    whole = golden.page_at(path, golden.folder_of(SOURCES[key]))
    for body in (*WHOLE, *_spoilt(whole.body, random.Random(path.name))):
        page = Page(whole.url, body)
        index = read(SOURCES[key], page)
        if index is None:
            continue
        assert index.rows == accounted(index)
        if COUNTERS.get(key) in (links, links_of_the_list):
            assert index.rows == COUNTERS[key](page)


@pytest.mark.parametrize(("key", "path"), PAGES, ids=NAMES)
def test_every_row_of_a_page_with_rows_out_of_order_is_accounted_for(key: str, path: Path) -> None:
    """Lines of the page are dropped, doubled and moved."""
    chance = random.Random(path.name)
    whole = golden.page_at(path, golden.folder_of(SOURCES[key]))
    lines = whole.body.splitlines(keepends=True)
    for _ in range(40):
        mixed = [line for line in lines for _ in range(chance.choice((0, 1, 1, 1, 2)))]
        if chance.random() < 0.3:
            chance.shuffle(mixed)
        index = read(SOURCES[key], Page(whole.url, b"".join(mixed)))
        assert index is None or index.rows == accounted(index)


def test_every_source_is_held_to_its_rows() -> None:
    # The agenda's rows are lines of prose; the Observatory lists no papers, but a state.
    assert set(SOURCES) - set(COUNTERS) == {"council_agenda", "hko_warnings"}


# --- rows without a file


def papers(*rows: dict[str, Any]) -> Index:
    body = json.dumps({"papers": list(rows)}).encode()
    return SOURCES["legco_panels"].read(Page(PAPERS, body))


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Draft of the report (Restricted to members only)", "restricted"),
        ("Draft of the report (restricted to Members)", "restricted"),
        ("報告擬稿 (只供委員參閱)", "restricted"),
        ("報告擬稿（限閱文件）", "restricted"),
        ("报告拟稿 (只供委员参阅)", "restricted"),
        ("Paper on ferries (to follow)", "to_follow"),
        ("Paper on ferries (to be tabled)", "to_follow"),
        ("渡輪文件 (容後奉上)", "to_follow"),
        ("渡輪文件 (稍後發出)", "to_follow"),
        ("渡轮文件 (随后奉上)", "to_follow"),
        ("Paper on ferries", "to_follow"),
    ],
)
def test_a_row_without_a_file_is_announced_and_no_breakage(title: str, status: str) -> None:
    index = papers({"title": {"en": title}, "pdf": {"en": "", "tc": ""}})
    assert [each.status for each in index.expectations] == [status]
    assert index.skipped == ()


@given(strategies.data())
@pytest.mark.parametrize(("pattern", "note"), _NOTES, ids=[note for _, note in _NOTES])
def test_every_way_to_say_a_note_is_noted(
    pattern: re.Pattern[str], note: str, data: strategies.DataObject
) -> None:
    title = data.draw(strategies.from_regex(pattern))
    assert note in notes_of(title)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Confidential", "restricted"),
        ("Members only", "restricted"),
        ("circulated to members only", "restricted"),
        ("closed meeting", "restricted"),
        ("not open to the public", "restricted"),
        ("機密文件", "restricted"),
        ("閉門會議", "restricted"),
        ("只發給委員", "restricted"),
        ("只供小組委員會委員參閱", "restricted"),
        ("不供公眾查閱", "restricted"),
        ("机密文件", "restricted"),
        ("will be uploaded later", "to_follow"),
        ("to be circulated", "to_follow"),
        ("not yet available", "to_follow"),
        ("文件稍後上載", "to_follow"),
        ("後補", "to_follow"),
        ("即席提交", "to_follow"),
        ("稍后上载", "to_follow"),
    ],
)
def test_a_row_says_in_many_words_why_it_has_no_place_for_a_file(words: str, status: str) -> None:
    index = papers({"title": {"en": f"Paper on ferries ({words})"}})
    assert [each.status for each in index.expectations] == [status]
    assert index.skipped == ()


@pytest.mark.parametrize(
    "title",
    [
        "Confidentiality of court records",
        "Personal data of classified registers",
        "Protection of Confidential Information Bill",
        "機密資料保護條例",
        "稍後提供更多泊位",
    ],
)
def test_a_paper_about_secrets_is_none(title: str) -> None:
    index = papers({"title": {"en": title}})
    assert (index.expectations, len(index.skipped)) == ((), 1)


PLACE = "/yr2026/english/panels/dev/papers"
A, B = f"{PLACE}/a-e.pdf", f"{PLACE}/b-e.pdf"
B_CHINESE = "/yr2026/chinese/panels/dev/papers/b-c.pdf"


@pytest.mark.parametrize(
    "row",
    [
        {"pdf": [A, B]},
        {"pdf": {"en": [A, B]}},
        {"pdf": [{"en": A}, {"en": B}]},
        {"pdf": {"en": A}, "annexes": [{"title": {"en": "Ferries"}, "pdf": {"en": B}}]},
        {"pdf": {"en": A}, "more": {"files": [{"address": f"https://www.legco.gov.hk{B}"}]}},
        {"pdf": {"en": A}, "annex": {"en": B, "sc": "/yr2026/cn/panels/dev/papers/b-s.pdf"}},
        {"pdf": {"en": {"url": A}}, "annex": B},
    ],
)  # fmt: skip
def test_every_file_inside_a_row_is_listed(row: dict[str, Any]) -> None:
    index = papers({"title": {"en": "Ferries"}, **row})
    found = {
        (each.url.rpartition("/")[2], each.title)
        for each in index.listings
        if each.language == "en"
    }
    assert found == {("a-e.pdf", "Ferries"), ("b-e.pdf", "Ferries")}
    assert index.skipped == ()


def test_the_languages_of_an_annex_are_twins() -> None:
    row = {"pdf": {"en": A}, "annex": {"en": B, "tc": B_CHINESE}}
    index = papers({"title": {"en": "Ferries", "tc": "渡輪"}, **row})
    annex = [each for each in index.listings if "/b-" in each.url]
    assert [(each.language, each.title, len(each.twins)) for each in annex] == [
        ("en", "Ferries", 1),
        ("zh-Hant", "渡輪", 1),
    ]


def test_the_same_file_in_another_format_is_no_paper_of_its_own() -> None:
    row = {"pdf": {"en": A}, "word": {"en": A.replace(".pdf", ".docx")}}
    assert len(papers({"title": {"en": "Ferries"}, **row}).listings) == 1


def test_a_meeting_s_file_that_is_neither_agenda_nor_minutes_is_listed() -> None:
    row = {"dates": ["2026.07.14"], "agenda": {"en": A}, "papers": "N", "addendum": {"en": B}}
    page = Page(
        PAPERS.replace("papers/20261130", "meetings"), json.dumps({"schedule": [row]}).encode()
    )
    found = {
        each.url.rpartition("/")[2]: each.title
        for each in SOURCES["legco_panels"].read(page).listings
    }
    assert set(found) == {"a-e.pdf", "b-e.pdf"}
    assert found["b-e.pdf"] == "Paper for the meeting of 14 July 2026: Panel on Development"


def test_a_row_whose_file_lies_under_a_name_we_do_not_know_is_breakage() -> None:
    assert len(papers({"title": {"en": "Paper on ferries"}, "file": "/a-e.pdf"}).skipped) == 1


def test_a_language_that_cannot_be_read_is_skipped_beside_one_that_can() -> None:
    files = {"en": "/yr2026/english/panels/dev/papers/a-e.pdf", "tc": "https://files.example/a.pdf"}
    index = papers({"title": {"en": "A", "tc": "甲"}, "pdf": files})
    assert (len(index.listings), len(index.skipped), index.rows) == (1, 1, 2)


# --- one address, several rows

FEED = "https://www.digitalpolicy.gov.hk/en/news/latest/rss.data.xml"
GUIDE = "https://www.digitalpolicy.gov.hk/en/our_work/drone_guide/"


def feed(*items: tuple[str, str, str]) -> Index:
    rows = "".join(
        f"<item><title>{title}</title><link>{url}</link><pubDate>{day}</pubDate></item>"
        for title, url, day in items
    )
    page = Page(FEED, f"<rss><channel>{rows}</channel></rss>".encode())
    return SOURCES["dpo_rss"].read(page)


def test_two_rows_of_one_address_are_two_announcements() -> None:
    index = feed(("Guide, second edition", GUIDE, "2026-10-07"), ("Guide", GUIDE, "2026-04-06"))
    assert [(each.title, each.published, each.url) for each in index.listings] == [
        ("Guide, second edition", date(2026, 10, 7), GUIDE),
        ("Guide", date(2026, 4, 6), GUIDE),
    ]


def test_the_same_row_twice_is_one_announcement() -> None:
    index = feed(("Guide", GUIDE, "2026-04-06"), ("Guide", GUIDE, "2026-04-06"))
    assert (len(index.listings), len(index.passed)) == (1, 1)


def test_fragments_tell_rows_apart_where_each_row_has_its_own() -> None:
    rows = (("Pilots", f"{GUIDE}#pilots", "2026-10-07"), ("Licences", f"{GUIDE}#licences", ""))
    assert [each.url for each in feed(*rows).listings] == [f"{GUIDE}#pilots", f"{GUIDE}#licences"]
    assert [each.keys for each in feed(*rows).listings] == [
        (f"url:{GUIDE}#pilots",),
        (f"url:{GUIDE}#licences",),
    ]


@pytest.mark.parametrize(
    "places",
    [("#top", "#top"), ("#top", ""), ("", ""), ("#page=2", "#page=3")],
)
def test_fragments_tell_nothing_where_rows_share_them_or_lack_them(
    places: tuple[str, str],
) -> None:
    first, second = (f"{GUIDE}{place}" for place in places)
    index = feed(("Second edition", first, "2026-10-07"), ("First edition", second, "2026-04-06"))
    assert {each.url for each in index.listings} == {GUIDE}


def test_a_single_row_s_fragment_is_none_of_its_address() -> None:
    assert feed(("Guide", f"{GUIDE}#content", "")).listings[0].url == GUIDE


# --- the departments' lists

PRESS = "https://www.doj.gov.hk/tc/community_engagement/press/index.html"


def listed(key: str, url: str, rows: str) -> Index:
    """Read a list; what is doubted as a whole, for none of it is named as usual, is read all the same."""
    try:
        return SOURCES[key].read(Page(url, f"<html><body><ul>{rows}</ul></body></html>".encode()))
    except LayoutChanged as error:
        return error.index or Index()


def test_a_file_among_the_press_releases_is_listed() -> None:
    index = listed(
        "doj_press",
        PRESS,
        '<li>24.3.2026 <a href="20260324_pr1.html">司長出席碼頭啟用禮</a></li>'
        '<li>24.3.2026 <a href="pdf/pr20260324c2.pdf">司長會見記者開場白（只有中文）</a></li>',
    )
    assert [(each.url.rsplit("/", 1)[-1], each.published) for each in index.listings] == [
        ("20260324_pr1.html", date(2026, 3, 24)),
        ("pr20260324c2.pdf", date(2026, 3, 24)),
    ]


@pytest.mark.parametrize(
    ("key", "url", "row", "day"),
    [
        (
            "doj_press",
            PRESS.replace("/tc/", "/en/"),
            '<li>3 Nov 2026 <a href="/en/community_engagement/sj_blog/on_notaries.html">On notaries</a></li>',
            date(2026, 11, 3),
        ),
        (
            "doj_press",
            PRESS,
            '<li><a href="/tc/community_engagement/blog/20261103_blog1.html">公證人的一天</a></li>',
            date(2026, 11, 3),
        ),
        (
            "itib",
            "https://www.itib.gov.hk/en/new",
            '<li><a href="/en/publications/roadmap.pdf">Roadmap of ferries</a>, 22 - 05 - 2026</li>',
            date(2026, 5, 22),
        ),
        (
            "itib",
            "https://www.itib.gov.hk/en/new",
            '<li><a href="/en/consultation/ferry_data.html">Consultation on ferry data</a>, 22 - 05 - 2026</li>',
            date(2026, 5, 22),
        ),
        (
            "itib",
            "https://www.itib.gov.hk/zh-hk/new",
            '<li><a href="https://www.itc.gov.hk/ch/doc/survey.html">渡輪數據調查</a>，22 - 05 - 2026</li>',
            date(2026, 5, 22),
        ),
        (
            "itib",
            "https://www.itib.gov.hk/en/new",
            '<tr><td>22-05-2026</td><td><a href="https://consult.example.gov.hk/ferry">Views on ferries</a></td></tr>',
            date(2026, 5, 22),
        ),
    ],
    ids=["a blog", "a blog by its name", "a publication", "a consultation", "another host",
         "another host of the Government"],
)  # fmt: skip
def test_new_things_under_new_folders_are_listed(key: str, url: str, row: str, day: date) -> None:
    index = listed(key, url, row)
    assert [each.published for each in index.listings] == [day]
    assert index.skipped == ()


def test_what_leads_out_of_the_government_is_skipped_aloud() -> None:
    row = '<li>24.3.2026 <a href="https://video.example/watch">A film</a></li>'
    assert "leads elsewhere" in listed("doj_press", PRESS, row).skipped[0]


def test_a_site_s_own_pages_are_passed_with_the_reason() -> None:
    rows = '<li><a href="/tc/contact.html">聯絡我們</a></li><li><a href="mailto:a@b.example">電郵</a></li>'
    index = listed("doj_press", PRESS, rows)
    assert [reason.partition(":")[0] for reason in index.passed] == [
        "no date and no file",
        "no page",
    ]


def test_a_release_that_a_list_repeats_is_that_release() -> None:
    url = "https://www.info.gov.hk/gia/general/202605/22/P2026052200123.htm"
    row = f'<li><a href="{url}">Ferries run late</a>, 22 - 05 - 2026</li>'
    assert (
        "gia:P2026052200123"
        in listed("itib", "https://www.itib.gov.hk/en/new", row).listings[0].keys
    )


def test_an_icon_beside_a_title_is_passed_and_one_alone_is_skipped() -> None:
    rows = (
        '<li>24.3.2026 <a href="20260324_pr1.html"><img></a><a href="20260324_pr1.html">碼頭</a></li>'
        '<li><a href="20260325_pr1.html"><img></a></li>'
    )
    index = listed("doj_press", PRESS, rows)
    assert (len(index.listings), len(index.passed), len(index.skipped)) == (1, 1, 1)


def test_a_release_of_a_shape_we_do_not_know_is_skipped_aloud() -> None:
    row = '<div id="contentBody"><a href="/gia/general/202610/07/R-77.html">Ferries</a></div>'
    page = Page("https://www.info.gov.hk/gia/general/202610/07.htm", row.encode())
    assert "no release as we know them" in SOURCES["info_gov_hk"].read(page).skipped[0]


def test_agendas_named_without_a_folder_stand_in_their_committee_s() -> None:
    body = json.dumps(
        {
            "committee_file_path": {"en": "/yr2026/english/panels/itb/"},
            "schedule": [{"dates": ["2026.07.13"], "minutes": {"en": "itb20260713.pdf"}}],
        }
    ).encode()
    url = PAPERS.replace("papers/20261130.json", "meetings.json")
    (listing,) = SOURCES["legco_panels"].read(Page(url, body)).listings
    assert listing.url == (
        "https://www.legco.gov.hk/yr2026/english/panels/itb/minutes/itb20260713.pdf"
    )


def test_a_file_in_no_language_that_we_know_is_skipped_by_its_name() -> None:
    rows = [
        {"title": {"en": "Ferries"}, "pdf": {"en": "/yr2026/english/a-e.pdf", "b5": "/a-c.pdf"}}
    ]
    index = SOURCES["legco_panels"].read(Page(PAPERS, json.dumps({"papers": rows}).encode()))
    assert (len(index.listings), len(index.skipped)) == (1, 1)
    assert "'b5'" in index.skipped[0]


@pytest.mark.parametrize("name", ["zh-HK", "zh_tw", "c", "Chinese"])
def test_chinese_is_known_by_its_other_names(name: str) -> None:
    rows = [{"title": {"en": "Ferries"}, "pdf": {name: "/yr2026/chinese/a-c.pdf"}}]
    index = SOURCES["legco_panels"].read(Page(PAPERS, json.dumps({"papers": rows}).encode()))
    assert [each.language for each in index.listings] == ["zh-Hant"]


def test_a_meeting_s_many_papers_without_any_in_one_language_are_spoken_of() -> None:
    rows = [
        {"title": {"tc": f"渡輪{n}"}, "pdf": {"tc": f"/yr2026/chinese/a{n}-c.pdf"}}
        for n in range(3)
    ]
    index = SOURCES["legco_panels"].read(Page(PAPERS, json.dumps({"papers": rows}).encode()))
    assert [word[:4] for word in index.skipped] == ["none"]


DAY = "https://www.info.gov.hk/gia/general/202610/07.htm"
RELEASE = '<li><a href="/gia/general/202610/07/P2026100700101.htm">Ferries</a></li>'


@pytest.mark.parametrize(
    "row",
    [
        '<li><a href="/newsroom/story-12.html">Trams run late</a></li>',
        '<li><a href="javascript:void(0)" data-href="P1.htm">Trams run late</a></li>',
        "<li><span onclick=\"location.href='P1.htm'\">Trams run late</span></li>",
        '<li><a href="https://media.example/P2026100700102.htm">Trams run late</a></li>',
    ],
    ids=["another folder", "a button", "a script", "another host"],
)  # fmt: skip
def test_a_row_among_releases_that_is_none_as_we_know_them_is_skipped_aloud(row: str) -> None:
    page = Page(DAY, f'<div id="contentBody"><ul>{RELEASE}{row}</ul></div>'.encode())
    index = SOURCES["info_gov_hk"].read(page)
    assert (len(index.listings), len(index.skipped)) == (1, 1)


def test_a_release_that_an_area_of_a_picture_leads_to_is_listed() -> None:
    area = '<area href="/gia/general/202610/07/P2026100700102.htm" alt="Trams run late">'
    page = Page(DAY, f'<div id="contentBody"><ul>{RELEASE}</ul><map>{area}</map></div>'.encode())
    assert "Trams run late" in [one.title for one in SOURCES["info_gov_hk"].read(page).listings]


def test_a_row_among_items_under_another_kind_of_name_is_skipped_aloud() -> None:
    rows = (
        '<li><a href="20260324_pr1.html">碼頭</a></li><li><a href="story-0012.html">渡輪</a></li>'
        "<li>一項沒有連結的公布</li>"
    )
    index = listed("doj_press", PRESS, rows)
    assert (len(index.listings), len(index.skipped)) == (1, 2)


def test_a_meeting_without_a_subject_in_one_language_is_skipped_aloud() -> None:
    row = {
        "slot_id": "7",
        "subject_eng": "Council meeting",
        "start_date_time": "2026-10-07T11:00:00",
    }
    url = "https://app.legco.gov.hk/ScheduleDB/odata/Tmeeting?$format=json"
    index = SOURCES["legco_schedule"].read(Page(url, json.dumps({"value": [row]}).encode()))
    assert (len(index.expectations), len(index.skipped)) == (1, 1)


def test_a_second_link_of_a_row_to_the_same_address_is_no_announcement() -> None:
    page = "/tc/community_engagement/press/guide.html"
    row = f'<li>7-10-2026 <a href="{page}">法律科技指引</a> <a href="{page}">詳情</a></li>'
    index = listed("doj_press", PRESS, row)
    assert [each.title for each in index.listings] == ["法律科技指引"]
    assert index.rows == index.taken + len(index.passed) + len(index.skipped)


@pytest.mark.parametrize(
    "link",
    [
        "/en/publications/ai_strategy.html",
        "/en/consultations/autonomous_vehicles/",
        "https://www.itc.gov.hk/consult/scheme.html",
        "/en/sj_blog/ai_law.html",
        "/filemanager/en/share/ai.pdf",
    ],
)
def test_what_stands_in_a_folder_of_things_published_is_listed(link: str) -> None:
    row = f'<li><a href="/en/publications/index.html">All</a></li><li><a href="{link}">AI</a></li>'
    index = listed("itib", "https://www.itib.gov.hk/en/new", row)
    assert [each.title for each in index.listings] == ["AI"]
    assert index.passed == (
        "no date and no file: the site's own page: https://www.itib.gov.hk/en/publications/index.html",
    )


def test_an_account_of_a_page_adds_up_to_its_rows() -> None:
    rows = (
        '<li>7-10-2026 <a href="20261007_pr1.html">AI</a></li><li><a href="/tc/">主頁</a></li>'
        '<li>7-10-2026 <a href="https://far.example/a.html">AI</a></li>'
    )
    account = listed("doj_press", PRESS, rows).account
    assert account.rows == 3
    assert (account.listed, account.passed, account.skipped) == (
        1,
        (("no date and no file", 1),),
        1,
    )
    assert account.words == ("leads elsewhere: https://far.example/a.html",)


def test_a_row_that_only_a_script_opens_is_skipped_aloud() -> None:
    rows = '<li><a href="20261007_pr1.html">A release</a></li><li><a href="#" onclick="show()">Ferries</a></li>'
    url = "https://www.doj.gov.hk/en/community_engagement/press/index.html"
    index = SOURCES["doj_press"].read(Page(url, f"<ul>{rows}</ul>".encode()))
    assert index.skipped == ("a row leads nowhere: Ferries",)


def test_an_area_on_a_picture_is_a_link_like_any_other() -> None:
    rows = '<li>7-10-2026 <area href="20261007_pr1.html" alt="渡輪服務"></li>'
    index = listed("doj_press", PRESS, rows)
    assert [each.title for each in index.listings] == ["渡輪服務"]


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="/f/ai.pdf"></iframe>',
        '<embed src="ai.pdf">',
        '<object data="ai.docx"></object>',
    ],
)
def test_a_file_that_stands_in_a_frame_is_skipped_aloud(frame: str) -> None:
    rows = f'<li>7-10-2026 <a href="20261007_pr1.html">渡輪</a></li><li>{frame}</li>'
    index = listed("doj_press", PRESS, rows)
    assert (len(index.listings), len(index.skipped)) == (1, 1)
    assert "in a frame" in index.skipped[0]
    assert index.rows == index.taken + len(index.passed) + len(index.skipped)


def test_a_frame_that_shows_no_file_is_no_row() -> None:
    rows = (
        '<li>7-10-2026 <a href="20261007_pr1.html">渡輪</a></li><iframe src="/map.html"></iframe>'
    )
    assert listed("doj_press", PRESS, rows).skipped == ()
