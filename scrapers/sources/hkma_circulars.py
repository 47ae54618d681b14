"""This file reads the Hong Kong Monetary Authority's circulars and guidelines, where sources.toml names their lists."""

from __future__ import annotations

import re

from scrapers.source import Known, Options, Source
from scrapers.sources._lists import Shape
from scrapers.sources._named_lists import UnsureList, named_list
from scrapers.sources._publishers import HKMA

SHAPE = Shape(
    "hkma_circulars",
    HKMA,
    "brdr.hkma.gov.hk",
    {"eng": "en", "chi": "zh-Hant"},
    re.compile(r"/doc-ldg/(?:docId/(?:getPdf/)?|current/)(20\d{6})-\d{1,3}-(?:EN|TC)\b\S{0,60}$"),
    {"en": HKMA.english, "zh-Hant": HKMA.chinese},
    "circular",
    frozenset({"www.hkma.gov.hk"}),
    pairs=(("-EN", "-TC"),),
)


def source(options: Options) -> Source:
    """Give the source; `pages` in the options are the lists to read."""
    about = UnsureList(
        "Hong Kong Monetary Authority, circulars and guidelines",
        "香港金融管理局通函及指引",
        (),
        "Open brdr.hkma.gov.hk and find a page that lists circulars without a script, in each language.",
        Known(
            "C",
            "The addresses of its documents are known from many links of 2024 to 2026; no list was seen, "
            "and that the other language differs by EN and TC alone is inferred.",
            "文件網址見於2024至2026年的大量連結；未見清單，另一語文僅EN與TC之別屬推斷。",
        ),
    )
    return named_list(SHAPE, about, options)
