"""This file reads the media statements of the Privacy Commissioner for Personal Data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from scrapers.items import Language
from scrapers.source import Cadence, Options, Source
from scrapers.sources._lists import Shape, listed

KEY = "pcpd"
HOST = "www.pcpd.org.hk"
_FOLDERS: dict[str, Language] = {"english": "en", "tc_chi": "zh-Hant"}
SHAPE = Shape(
    KEY,
    HOST,
    _FOLDERS,
    re.compile(r"/media_statements/press_20\d{6}\w*\.html$"),
    {"en": "Privacy Commissioner for Personal Data", "zh-Hant": "個人資料私隱專員"},
    "plain",
)


def addresses(today: date) -> Iterable[str]:
    """Give the lists of media statements in English and Chinese."""
    return [
        f"https://{HOST}/{folder}/news_events/media_statements/media_statements.html"
        for folder in _FOLDERS
    ]


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="Privacy Commissioner for Personal Data",
        hosts=frozenset({HOST}),
        cadence=Cadence(working=10800, quiet=43200),
        addresses=addresses,
        read=lambda page: listed(page, SHAPE),
        normal_rows=(1, 300),
        cross_check=True,
        rolling=True,
        notes="The statements' addresses are known; the list page was not seen.",
    )
