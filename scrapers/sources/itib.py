"""This file reads what is new at the Innovation, Technology and Industry Bureau."""

from __future__ import annotations

import re

from scrapers.source import Cadence, Known, Options, Publisher, Source
from scrapers.sources._lists import Shape, department

ITIB = Publisher(
    "itib",
    "Innovation, Technology and Industry Bureau",
    "創新科技及工業局",
    ("創科局", "創科及工業局"),
)
SHAPE = Shape(
    "itib",
    ITIB,
    "www.itib.gov.hk",
    {"en": "en", "zh-hk": "zh-Hant"},
    re.compile(r"/(?:pr|sp)_?20\d{6}\w*\.html$|/(?:assets|files?)/.{1,200}\.pdf$"),
    {"en": ITIB.english, "zh-Hant": ITIB.chinese},
    hosts=frozenset({"www.info.gov.hk", "www.itc.gov.hk", "www.legco.gov.hk", "www.gov.hk"}),
)


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return department(
        SHAPE,
        ITIB.english,
        "new",
        Cadence(working=10800, quiet=43200),
        Known(
            "B",
            "Rows of title and date were seen as text only; which links they hold is inferred.",
            "標題及日期各行只見過文字；各行連結屬推斷。",
        ),
    )
