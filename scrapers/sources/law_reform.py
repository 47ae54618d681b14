"""This file reads the publications of the Law Reform Commission, where sources.toml names their pages."""

from __future__ import annotations

import re

from scrapers.source import Known, Options, Publisher, Source
from scrapers.sources._lists import Shape
from scrapers.sources._named_lists import UnsureList, named_list

LRC = Publisher("lrc", "Law Reform Commission", "法律改革委員會", ("法改會", "LRC"))
SHAPE = Shape(
    "law_reform",
    LRC,
    "www.hkreform.gov.hk",
    {"en": "en", "tc": "zh-Hant"},
    re.compile(r"/publications/(?!index\.|pub_)\w{2,60}\.html?$|/docs/\w{2,80}\.pdf$", re.IGNORECASE),
    {"en": "Law Reform Commission", "zh-Hant": "法律改革委員會"},
    "plain",
    pairs=(("_e.pdf", "_c.pdf"),),
)  # fmt: skip


def source(options: Options) -> Source:
    """Give the source; `pages` in the options are the lists to read."""
    about = UnsureList(
        "Law Reform Commission, reports and consultations",
        "法律改革委員會報告書及諮詢文件",
        (),
        "Open www.hkreform.gov.hk and find the list of publications in each language.",
        Known(
            "C",
            "Its pages /en/publications/NAME.htm are known from links; the list was not seen.",
            "從連結得知其頁面/en/publications/NAME.htm；未見清單。",
        ),
    )
    return named_list(SHAPE, about, options)
