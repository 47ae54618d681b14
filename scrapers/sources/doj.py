"""This file reads the Department of Justice's own site: press releases, speeches, papers for the panel."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from scrapers.committees import committee
from scrapers.filenames import file_day
from scrapers.items import Language
from scrapers.source import Cadence, Index, Known, Options, Page, Publisher, Source
from scrapers.sources._lists import Shape, department, listed

HOST = "www.doj.gov.hk"
_FOLDERS: dict[str, Language] = {"en": "en", "tc": "zh-Hant"}
DOJ = Publisher("doj", "Department of Justice", "律政司", ("justice department",))
_ISSUER: dict[Language, str] = {"en": DOJ.english, "zh-Hant": DOJ.chinese}
_ELSEWHERE = frozenset({"www.info.gov.hk", "www.legco.gov.hk", "www.gov.hk"})
# The site stands behind CloudFront, which has refused scrapers before: go slowly.
_CADENCE = Cadence(working=3600, quiet=21600, closes=time(20, 0))
PRESS = Shape(
    "doj_press",
    DOJ,
    HOST,
    _FOLDERS,
    re.compile(r"/press/\d{8}_pr\d+\.html$"),
    _ISSUER,
    "plain",
    _ELSEWHERE,
)
SPEECHES = Shape(
    "doj_speeches",
    DOJ,
    HOST,
    _FOLDERS,
    re.compile(r"/speeches/\d{8}_[a-z]+\d+\.html$"),
    _ISSUER,
    "speech",
    _ELSEWHERE,
)
PAPERS = Shape(
    "doj_papers",
    DOJ,
    HOST,
    _FOLDERS,
    re.compile(r"/legco/pdf/[a-z]+\d{8}[ec]\d*\.pdf$"),
    _ISSUER,
    "panel_paper",
    _ELSEWHERE,
)
_COPY = re.compile(r"/(?:en|tc)/legco/pdf/([a-z]+\d{8})([ec])(\d*)\.pdf$")


def source(options: Options) -> tuple[Source, ...]:
    """Give three sources; `papers` in the options is the path of the list of panel papers."""
    papers = str(options.get("papers", "legco/index.html"))
    return (
        replace(
            _source(
                PRESS,
                "Department of Justice, press releases",
                "community_engagement/press/index.html",
            ),
            chinese="律政司新聞稿",
        ),
        replace(
            _source(
                SPEECHES,
                "Department of Justice, speeches",
                "community_engagement/speeches/index.html",
            ),
            chinese="律政司演辭",
        ),
        replace(
            _source(PAPERS, "Department of Justice, papers for the panel", papers),
            chinese="律政司提交事務委員會的文件",
            read=read_papers,
            notes=Known(
                "C",
                "The files' names are known; the page that lists them is a guess.",
                "已知檔名；列出文件的頁面屬推測。",
            ),
        ),
    )


def _source(shape: Shape, name: str, path: str) -> Source:
    return department(
        shape,
        name,
        path,
        _CADENCE,
        Known(
            "B",
            "Addresses from scrapers of 2025-26; the list's markup was not seen. No hours are stated.",
            "網址取自2025至26年的擷取程式；未見清單的標記，亦不列時間。",
        ),
    )


def read_papers(page: Page) -> Index:
    """Give the department's copies of panel papers; `e1` and `c1` of a meeting are one paper."""
    index = listed(page, PAPERS)
    listings = []
    for each in index.listings:
        copy = _COPY.search(each.url)
        if not copy:
            listings.append(each)
            continue
        language: Language = "en" if copy[2] == "e" else "zh-Hant"
        body = committee(copy[1].rstrip("0123456789"))
        listings.append(
            replace(
                each,
                language=language,
                keys=(f"doj:{copy[1]}-{copy[3] or 1}", f"url:{each.url}"),
                published=None,  # the date in the name is that of the meeting
                meeting_date=file_day(each.url),
                committee=body.name(language) if body else None,
            )
        )
    return replace(index, listings=tuple(listings))
