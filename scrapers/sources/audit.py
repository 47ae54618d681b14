"""This file reads the reports of the Director of Audit, where sources.toml asks for them."""

from __future__ import annotations

import re

from scrapers.source import Known, Options, Publisher, Source
from scrapers.sources._lists import Shape
from scrapers.sources._named_lists import UnsureList, named_list

AUDIT = Publisher("audit", "Audit Commission", "審計署", ("Director of Audit", "審計署署長"))
SHAPE = Shape(
    "audit",
    AUDIT,
    "www.aud.gov.hk",
    {"eng": "en", "chi": "zh-Hant"},
    re.compile(r"/pdf_[ec]/[ec]\d{2,3}ch\d{2}\w{0,8}\.pdf$", re.IGNORECASE),
    {"en": "Audit Commission", "zh-Hant": "審計署"},
    "plain",
    pairs=(("/pdf_e/e", "/pdf_c/c"),),
)


def source(options: Options) -> Source:
    """Give the source; `enabled = true` has the list of reports read, `pages` names other pages."""
    about = UnsureList(
        "Audit Commission, Director of Audit's reports",
        "審計署署長報告書",
        ("https://www.aud.gov.hk/eng/pubpr_arpt/rpt.htm", "https://www.aud.gov.hk/chi/pubpr_arpt/rpt.htm"),
        "Open www.aud.gov.hk and find the page of the latest report.",
        Known(
            "C",
            "The list's address and the names of its chapters (e87ch01.pdf) are remembered, not seen.",
            "報告清單的網址及各章的檔名（e87ch01.pdf）憑記憶寫下，未曾見過。",
        ),
    )  # fmt: skip
    return named_list(SHAPE, about, options)
