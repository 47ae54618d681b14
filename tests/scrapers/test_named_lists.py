"""This file tests lists that sources.toml asks for: off, on, named, and enabled without a page."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from scrapers.items import Listing
from scrapers.source import Index, LayoutChanged, Page, Source, all_sources
from scrapers.sources import (
    dpo_guidelines,
    hkma_circulars,
    ipd,
    judiciary,
    law_reform,
    legco_briefs,
    legco_research,
)

TODAY = date(2026, 11, 18)
SOURCES = {source.key: source for source in all_sources()}
OFF = (
    "audit",
    "gazette",
    "hkma_circulars",
    "ipd",
    "judiciary",
    "law_reform",
    "legco_briefs",
    "ombudsman",
    "pcpd_guidance",
)
PAGE = "https://www.judiciary.hk/en/notices/index.html"
(RESEARCH,) = legco_research.addresses(TODAY)


def asked(source: Source) -> list[str]:
    return list(source.addresses(TODAY))


@pytest.mark.parametrize("key", OFF)
def test_what_is_known_by_name_only_is_off_and_says_how_to_turn_it_on(key: str) -> None:
    assert asked(SOURCES[key]) == []
    assert SOURCES[key].unknown(TODAY) is None
    assert "in sources.toml" in SOURCES[key].notes.english


def test_one_line_turns_it_on() -> None:
    assert asked(judiciary.source({"pages": [PAGE]})) == [PAGE]


def test_what_is_asked_for_without_a_page_is_said_aloud() -> None:
    for made in (judiciary.source({"enabled": True}), legco_briefs.source({"enabled": True})):
        assert asked(made) == []
        assert "sources.toml" in str(made.unknown(TODAY)) or "pages =" in str(made.unknown(TODAY))


def test_legal_reference_is_never_among_the_hosts() -> None:
    hosts = judiciary.source({"pages": [PAGE]}).hosts
    assert not any("legalref" in host for host in hosts)


def test_what_is_on_may_be_turned_off() -> None:
    assert len(asked(dpo_guidelines.source({}))) == 2
    assert asked(dpo_guidelines.source({"enabled": False})) == []


def test_a_page_on_another_host_may_be_read_once_it_is_named() -> None:
    made = law_reform.source({"pages": ["https://lrc.example/list.htm"]})
    assert "lrc.example" in made.hosts


def test_a_page_without_a_brief_has_another_layout() -> None:
    page = Page(
        "https://www.legco.gov.hk/en/briefs.html", b"<html><body><a href='/x'>x</a></body></html>"
    )
    with pytest.raises(LayoutChanged, match="drawn by a script"):
        legco_briefs.read(page)


def research(*rows: Any) -> list[str]:
    index = legco_research.read(Page(RESEARCH, json.dumps({"data": rows}).encode()))
    return [one.title for one in index.listings]


def test_a_research_paper_without_a_title_is_called_by_its_kind_and_number() -> None:
    row = {
        "PaperNo": "RB04/2026",
        "PDFPath": [{"en": "RB04_2026_en.pdf", "tc": "RB04_2026_tc.pdf"}],
    }
    assert research(row) == ["Research brief RB04/2026", "研究簡報 RB04/2026"]


def test_its_title_is_taken_in_the_language_of_its_file() -> None:
    files = [{"en": "RB04_2026_en.pdf", "tc": "RB04_2026_tc.pdf"}]
    row = {"PaperNo": "RB04/2026", "TitleTc": "鷺鳥與法律", "TitleEn": "Herons", "PDFPath": files}
    assert research(row) == ["Herons", "鷺鳥與法律"]


@pytest.mark.parametrize("body", [b'{"data": null}', b'{"rows": []}'])
def test_an_answer_of_another_shape_is_refused(body: bytes) -> None:
    with pytest.raises(LayoutChanged):
        legco_research.read(Page(RESEARCH, body))


def test_an_answer_to_no_search_of_ours_is_refused() -> None:
    with pytest.raises(LayoutChanged, match="no search of ours"):
        legco_research.read(Page(legco_research.SEARCH, b'{"data": []}'))


def test_both_languages_of_a_circular_are_one_paper() -> None:
    root = "https://brdr.hkma.gov.hk"
    made = hkma_circulars.source({"pages": [f"{root}/eng/list.html"]})
    found: list[Listing] = []
    for folder, letters in (("eng", "EN"), ("chi", "TC")):
        name = f"20261009-1-{letters}"
        row = f'<ul><li><a href="/{folder}/doc-ldg/docId/getPdf/{name}/{name}.pdf">Coins</a></li></ul>'
        page = Page(f"{root}/{folder}/list.html", f"<html><body>{row}</body></html>".encode())
        found += made.read(page).listings
    english, chinese = found
    assert set(english.keys) & set(chinese.keys)
    assert (english.hint, chinese.language) == ("circular", "zh-Hant")


WHAT_IS_NEW = "https://www.ipd.gov.hk/en/whats-new/index.html"
ROWS = (
    '<tr><td>12.11.2026</td><td><a href="/en/whats-new/2026/lamp.html">Lamp rules</a></td></tr>',
    '<tr><td>10.11.2026</td><td><a href="/en/news/20261110.pdf">Marks of piers</a></td></tr>',
    '<tr><td>01.11.2026</td><td><a href="/en/news/20261101.pdf">Lantern fees</a></td></tr>',
)


def new_at_ipd(*rows: str) -> list[str]:
    body = f"<html><body><table>{''.join(rows)}</table></body></html>".encode()
    return [
        one.title
        for one in ipd.source({"pages": [WHAT_IS_NEW]}).read(Page(WHAT_IS_NEW, body)).listings
    ]


def test_a_list_that_names_nothing_as_its_items_were_thought_to_be_is_a_list() -> None:
    assert new_at_ipd(*ROWS) == ["Lamp rules", "Marks of piers", "Lantern fees"]


def short(*rows: str, said: str = "") -> Index:
    body = f"<html><body><p>{said}</p><table>{''.join(rows)}</table></body></html>".encode()
    return ipd.source({"pages": [WHAT_IS_NEW]}).read(Page(WHAT_IS_NEW, body))


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("said", ["", "What is new in 2027. For 2026, see the archive.", "新一年"])
def test_a_row_or_two_that_are_named_otherwise_are_a_list_to_look_at_once(
    count: int, said: str
) -> None:
    index = short(*ROWS[:count], said=said)
    assert len(index.listings) == count
    assert index.odd == index.listings[0].url


@pytest.mark.parametrize(
    "said",
    [
        "System maintenance",
        "This website is closed until Monday.",
        "The service will be suspended from 1 am to 6 am.",
        "Sorry, the page is temporarily unavailable",
        "Under construction",
        "網站現正進行系統維護",
        "系統將於十月十二日暫停服務",
        "本網站暫時關閉",
        "网站正在维护",
    ],
)
def test_a_row_or_two_of_a_site_that_says_it_is_closed_are_a_notice(said: str) -> None:
    with pytest.raises(LayoutChanged, match="says that it is closed") as raised:
        short(*ROWS[:2], said=said)
    assert raised.value.index is not None
    assert len(raised.value.index.listings) == 2


@pytest.mark.parametrize(
    "said", ["Suspension of a ferry", "Closed cases", "Lamps are out", "暫停使用渡輪", "關閉碼頭"]
)
def test_what_is_closed_and_is_no_site_is_no_notice(said: str) -> None:
    assert short(*ROWS[:1], said=said).odd


@pytest.mark.parametrize(
    "row",
    [
        '<a href="/en/x/9.pdf">Tender for system maintenance services</a>',
        '<a href="/en/x/9.pdf">Ferry services are suspended</a>',
        'Tender for system maintenance services <a href="/en/x/9.pdf">PDF</a>',
        '<a href="/tc/x/9.pdf">招標：系統維修</a>',
    ],
)
def test_a_paper_on_something_closed_is_no_notice(row: str) -> None:
    assert short(f"<li>12-10-2026 {row}</li>").odd


@pytest.mark.parametrize("said", ["This website is closed for maintenance", "網站現正維護"])
def test_a_link_that_says_the_site_is_closed_is_a_notice(said: str) -> None:
    with pytest.raises(LayoutChanged, match="says that it is closed"):
        short(f'<li>12-10-2026 <a href="/en/x/9.pdf">{said}</a></li>')


def test_three_rows_are_a_list_that_nobody_needs_to_look_at() -> None:
    assert short(*ROWS).odd is None
