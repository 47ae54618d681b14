"""This file reads what is new at the Innovation, Technology and Industry Bureau."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from scrapers.items import Language
from scrapers.source import Cadence, Options, Source
from scrapers.sources._lists import Shape, listed

KEY = "itib"
HOST = "www.itib.gov.hk"
_FOLDERS: dict[str, Language] = {"en": "en", "zh-hk": "zh-Hant"}
SHAPE = Shape(
    KEY,
    HOST,
    _FOLDERS,
    re.compile(r"/(?:pr|sp)_?20\d{6}\w*\.html$|/(?:assets|files?)/.+\.pdf$"),
    {"en": "Innovation, Technology and Industry Bureau", "zh-Hant": "創新科技及工業局"},
)


def addresses(today: date) -> Iterable[str]:
    """Give the pages of what is new in English and Chinese."""
    return [f"https://{HOST}/{folder}/new" for folder in _FOLDERS]


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="Innovation, Technology and Industry Bureau",
        hosts=frozenset({HOST}),
        cadence=Cadence(working=10800, quiet=43200),
        addresses=addresses,
        read=lambda page: listed(page, SHAPE),
        normal_rows=(1, 300),
        cross_check=True,
        rolling=True,
        notes="Rows of title and date were seen as text only; which links they hold is inferred.",
    )
