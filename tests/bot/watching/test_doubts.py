"""This file tests which index pages are doubted, and that a row with nothing to open yet is no fault of a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bot.watching.doubts import doubt
from scrapers.committees import FINANCE
from scrapers.source import Index, Page, all_sources
from scrapers.sources import _legco_papers, legco_finance, sfc_news

SOURCES = {source.key: source for source in all_sources()}
DATA = "https://www.legco.gov.hk/bi/data/committees"
NEWS = next(iter(sfc_news.NEWS.addresses(date(2026, 11, 30))))
TITLE = {"en": "Election of Chairman", "tc": "選舉主席"}


def papers(*rows: object) -> tuple[str, Page, Callable[[Page], Index]]:
    page = Page(f"{DATA}/panels/itb/term-08/2026/papers/20260925.json", _body(papers=rows))
    return "legco_panels", page, lambda page: _legco_papers.papers(page, "legco_panels", FINANCE)


def proposals(*rows: object) -> tuple[str, Page, Callable[[Page], Index]]:
    page = Page(
        f"{DATA}/finance-committee/term-08/2026/proposals.json", _body(proposals=[{"list": rows}])
    )
    return "legco_finance", page, lambda page: legco_finance.proposals(page, FINANCE)


def news(*rows: object) -> tuple[str, Page, Callable[[Page], Index]]:
    return "sfc_news", Page(NEWS, _body(items=rows, total=len(rows))), sfc_news.NEWS.read


def _body(**named: Any) -> bytes:
    return json.dumps(named).encode()


@pytest.mark.parametrize(
    ("source", "page", "read"),
    [
        papers({"title": TITLE}),
        papers({"title": TITLE, "item_no": "I", "start": "14:30"}),
        papers({"title": TITLE, "pdf": {"en": "https://www.itib.gov.hk/en/lamps.pdf"}}),
        proposals({"main_paper": []}),
        news({"newsRefNo": "26PR27", "title": "Lamps", "lang": "EN", "issueDate": "2026-10-01",
              "newsExtLink": "https://www.hkex.com.hk/lamps"}),
    ],
)  # fmt: skip
def test_a_page_whose_only_row_has_nothing_to_open_yet_is_in_order(
    source: str, page: Page, read: Callable[[Page], Index]
) -> None:
    index = read(page)
    assert len(index.skipped) == 1  # and still it is shown
    assert doubt(SOURCES[source], page, index) is None
    assert index.unopened == 1


@pytest.mark.parametrize(
    ("source", "page", "read"),
    [
        papers({"title": TITLE, "document": "/files/lamps-e"}),
        papers({"title": TITLE, "held": [{"name": "lamps.pdf"}]}),
        papers({"called": TITLE}),
        proposals({"paper": {"pdf": "/yr2026/english/fc/fc/papers/f26-1e.pdf"}}),
    ],
)
def test_a_page_whose_only_row_cannot_be_understood_is_doubted(
    source: str, page: Page, read: Callable[[Page], Index]
) -> None:
    assert doubt(SOURCES[source], page, read(page)) is not None


def test_an_empty_list_in_the_place_of_a_file_is_a_paper_to_follow() -> None:
    _, page, read = papers({"title": TITLE, "pdf": []})
    assert [one.status for one in read(page).expectations] == ["to_follow"]
