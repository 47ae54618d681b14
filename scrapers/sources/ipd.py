"""This file reads what the Intellectual Property Department publishes, where sources.toml names its pages."""

from __future__ import annotations

import re

from scrapers.source import Known, Options, Publisher, Source
from scrapers.sources._lists import Shape
from scrapers.sources._named_lists import UnsureList, named_list

IPD = Publisher(
    "ipd",
    "Intellectual Property Department",
    "知識產權署",
    ("IPD", "知署"),
)
SHAPE = Shape(
    "ipd",
    IPD,
    "www.ipd.gov.hk",
    {"en": "en", "tc": "zh-Hant"},
    # its own folders of files; the registers' journals and manuals lie there too, and are no news
    re.compile(
        r"/filemanager/ipd/(?:en|tc|common)/(?!trade[-_]marks/|patents/|designs/)\S{1,200}\.pdf$",
        re.IGNORECASE,
    ),
    {"en": "Intellectual Property Department", "zh-Hant": "知識產權署"},
    "plain",
    pairs=(("-e.pdf", "-c.pdf"), ("-en.pdf", "-tc.pdf")),
)


def source(options: Options) -> Source:
    """Give the source; `pages` in the options are the lists to read."""
    about = UnsureList(
        "Intellectual Property Department",
        "知識產權署",
        (),
        "Open www.ipd.gov.hk and find the page of legislative proposals or of what is new, in each language.",
        Known(
            "C",
            "Known from links of 2024 to 2026: where its files lie (/filemanager/ipd/en/share/consultation-papers/), "
            "and its folders en and tc. No list was seen; how the Chinese file of a paper is named is inferred. "
            "Press statements come through info.gov.hk.",
            "從2024至2026年的連結得知：檔案位置（/filemanager/ipd/en/share/consultation-papers/）及en、tc資料夾。"
            "未見清單；中文檔案的命名屬推斷。新聞稿經info.gov.hk讀取。",
        ),
    )
    return named_list(SHAPE, about, options)
