"""This file finds the Chief Executive's Policy Address of the year, told as one paper split by paragraph."""

from __future__ import annotations

import re

from scrapers.source import Known, Options, Publisher, Source
from scrapers.sources._speeches import Annual, annual

HOST = "www.policyaddress.gov.hk"
PUBLISHER = Publisher("chief_executive", "Chief Executive", "行政長官", ("CE", "特首"))
ABOUT = Annual(
    key="policy_address",
    name="Policy Address",
    chinese="施政報告",
    publisher=PUBLISHER,
    host=HOST,
    folders={"en": "en", "tc": "zh-Hant"},
    pages=("index.html",),
    season=range(9, 13),
    file=re.compile(r"/pdf/(?:policy/)?policy[\w-]{0,20}full[\w-]{0,20}\.pdf$", re.IGNORECASE),
    leads=re.compile(r"/\w{2,3}/policy\.html?$", re.IGNORECASE),
    parts=re.compile(r"/\w{2,3}/(?:chapter\d{1,2}|p\d{1,3}|highlights?)\.html?$", re.IGNORECASE),
    titles={"en": "The Chief Executive's {} Policy Address", "zh-Hant": "行政長官{}年施政報告"},
    of_year=str,
    notes=Known(
        "B",
        "Looked for from September to December. Known from links: the year's index.html (2025, 2026), "
        "policy.html (2023), chapters and paragraphs (2025, 2026) and the whole text as "
        "policy-full_en.pdf (2026). Unverified: that one of the first two links to the last. Where none "
        "does once chapters are out, trouble says so and how to name the page.",
        "九月至十二月查找。從連結得知：當年的index.html（2025、2026）、policy.html（2023）、各章及段落（2025、"
        "2026），以及全文policy-full_en.pdf（2026）。未核實：前兩者之一連結至全文。各章已刊登而沒有連結時，"
        "會報異常並說明如何列明頁面。",
    ),
)


def source(options: Options) -> Source:
    """Give the source; options may name a year's pages: `"2026" = ["https://..."]`."""
    return annual(ABOUT, options)
