"""This file reads the media statements of the Privacy Commissioner for Personal Data."""

from __future__ import annotations

import re

from scrapers.source import Cadence, Options, Publisher, Source
from scrapers.sources._lists import Shape, department

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


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return department(
        SHAPE,
        "Privacy Commissioner for Personal Data",
        "news_events/media_statements/media_statements.html",
        Cadence(working=10800, quiet=43200),
        "The statements' addresses are known; the list page was not seen.",
    )
