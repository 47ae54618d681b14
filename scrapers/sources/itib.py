"""This file reads what is new at the Innovation, Technology and Industry Bureau."""

from __future__ import annotations

import re

from scrapers.source import Cadence, Options, Source
from scrapers.sources._lists import Shape, department

SHAPE = Shape(
    "itib",
    "www.itib.gov.hk",
    {"en": "en", "zh-hk": "zh-Hant"},
    re.compile(r"/(?:pr|sp)_?20\d{6}\w*\.html$|/(?:assets|files?)/.+\.pdf$"),
    {"en": "Innovation, Technology and Industry Bureau", "zh-Hant": "創新科技及工業局"},
    hosts=frozenset({"www.info.gov.hk", "www.itc.gov.hk", "www.legco.gov.hk", "www.gov.hk"}),
)


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return department(
        SHAPE,
        "Innovation, Technology and Industry Bureau",
        "new",
        Cadence(working=10800, quiet=43200),
        "Rows of title and date were seen as text only; which links they hold is inferred.",
    )
