"""This file reads the Gazette's legal supplements, where sources.toml names a page that lists them."""

from __future__ import annotations

import re

from scrapers.source import Known, Options, Publisher, Source
from scrapers.sources._lists import Shape
from scrapers.sources._named_lists import UnsureList, named_list

GAZETTE = Publisher("gazette", "Government Gazette", "政府憲報", ("gazette", "憲報", "e-Gazette"))
SHAPE = Shape(
    "gazette",
    GAZETTE,
    "www.gld.gov.hk",
    {"english": "en", "tc_chi": "zh-Hant"},
    # e.g. /egazette/pdf/20263046/es22026304612.pdf: es1 to es5 are the supplements, cs1 the Chinese ones
    re.compile(r"/egazette/pdf/\w{1,24}/[ec]s[1-5]\w{1,40}\.pdf$", re.IGNORECASE),
    {"en": "Government of the HKSAR", "zh-Hant": "香港特別行政區政府"},
    "bill",
    pairs=(("/es", "/cs"),),
)


def source(options: Options) -> Source:
    """Give the source; `pages` in the options are the lists to read."""
    about = UnsureList(
        "Government Gazette, Legal Supplements",
        "政府憲報法律副刊",
        (),
        "Open www.gld.gov.hk/egazette, accept the terms, and find the contents of a gazette in each language.",
        Known(
            "C",
            "Known from links: where the files of supplements lie and how they are named. Not known: whether a "
            "list answers without the session that its terms page begins; where none does, trouble says so.",
            "從連結得知：各副刊檔案的位置及命名。未知：未經條款頁開始的工作階段，清單會否回應；沒有回應即報異常。",
        ),
    )
    return named_list(SHAPE, about, options)
