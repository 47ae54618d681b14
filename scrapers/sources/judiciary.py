"""This file reads the Judiciary's notices and what else its own pages list, where sources.toml names them."""

from __future__ import annotations

import re

from scrapers.source import Known, Options, Publisher, Source
from scrapers.sources._lists import Shape
from scrapers.sources._named_lists import UnsureList, named_list

JUDICIARY = Publisher("judiciary", "Judiciary", "司法機構", ("courts", "法院", "the Judiciary"))
SHAPE = Shape(
    "judiciary",
    JUDICIARY,
    "www.judiciary.hk",
    {"en": "en", "zh": "zh-Hant"},
    # its own folders of files, and pages of notices
    re.compile(r"/doc/(?:en|zh)/\S{1,200}\.pdf$|/(?:notices?|announcements?|practice_directions?)/\w[\w-]{1,80}\.html?$"),
    {"en": "Judiciary", "zh-Hant": "司法機構"},
    "plain",
)  # fmt: skip
# Judgments and practice directions stand at legalref.judiciary.hk, whose robots.txt closes it to
# programs: that host is not declared, so the door refuses it, and rows that lead there are skipped.


def source(options: Options) -> Source:
    """Give the source; `pages` in the options are the lists to read."""
    about = UnsureList(
        "Judiciary, notices and practice directions",
        "司法機構通告及實務指示",
        (),
        "Open www.judiciary.hk and find the page that lists notices, in each language.",
        Known(
            "C",
            "Its addresses are known by name only. Texts at legalref.judiciary.hk are never read: its "
            "robots.txt forbids it. Press statements come through info.gov.hk.",
            "只知網址名稱。從不讀取legalref.judiciary.hk：其robots.txt禁止。新聞稿經info.gov.hk讀取。",
        ),
    )
    return named_list(SHAPE, about, options)
