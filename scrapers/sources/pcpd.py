"""This file reads the media statements and the guidance of the Privacy Commissioner for Personal Data."""

from __future__ import annotations

import re

from scrapers.source import Cadence, Known, Options, Publisher, Source
from scrapers.sources._lists import Shape, department
from scrapers.sources._named_lists import UnsureList, named_list

PCPD = Publisher(
    "pcpd",
    "Privacy Commissioner",
    "個人資料私隱專員公署",
    ("Privacy Commissioner for Personal Data", "私隱專員公署", "私隱專員", "私隱公署"),
)
SHAPE = Shape(
    "pcpd",
    PCPD,
    "www.pcpd.org.hk",
    {"english": "en", "tc_chi": "zh-Hant"},
    re.compile(r"/media_statements/press_20\d{6}\w*\.html$"),
    {"en": "Privacy Commissioner for Personal Data", "zh-Hant": "個人資料私隱專員"},
    "plain",
    frozenset({"www.info.gov.hk"}),
)


GUIDANCE = Shape(
    "pcpd_guidance",
    PCPD,
    SHAPE.host,
    SHAPE.folders,
    re.compile(r"/resources_centre/publications/\S{0,80}files/\S{1,120}\.pdf$", re.IGNORECASE),
    SHAPE.issuer,
    "plain",
    pairs=(("_e.pdf", "_c.pdf"),),
)
_PATH = "resources_centre/publications/guidance/guidance.html"


def source(options: Options) -> tuple[Source, ...]:
    """Give the sources; `enabled = true` has the guidance read, `pages` names other pages of it."""
    about = UnsureList(
        "Privacy Commissioner for Personal Data, guidance",
        "個人資料私隱專員公署指引",
        tuple(f"https://{SHAPE.host}/{folder}/{_PATH}" for folder in SHAPE.folders),
        "",
        Known(
            "C",
            "Where its files lie is known from many links; the list's address is inferred from that of its forms.",
            "檔案位置見於大量連結；清單網址按其表格頁推斷。",
        ),
    )
    return _statements(), named_list(GUIDANCE, about, options)


def _statements() -> Source:
    return department(
        SHAPE,
        "Privacy Commissioner for Personal Data",
        "news_events/media_statements/media_statements.html",
        Cadence(working=10800, quiet=43200),
        Known(
            "B",
            "The statements' addresses are known; the list page was not seen.",
            "已知新聞稿網址；未見清單頁。",
        ),
    )
