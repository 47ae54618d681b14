"""This file finds the Financial Secretary's Budget speech of the year, told as one paper split by paragraph."""

from __future__ import annotations

import re
from datetime import datetime

from scrapers.source import Known, Options, Publisher, Source
from scrapers.sources._speeches import Annual, annual

HOST = "www.budget.gov.hk"
PUBLISHER = Publisher("financial_secretary", "Financial Secretary", "財政司司長", ("FS", "財爺"))
_HELD = 2  # the Budget is introduced in February


def of_year(year: int) -> str:
    """Give the financial year that a Budget of February is of, as "2026-27"."""
    return f"{year}-{(year + 1) % 100:02d}"


def stands(year: int, folder: str) -> str:
    """Give the path at which the whole speech stood in 2023 and 2025, in the year's own name."""
    letter = {"eng": "e", "chi": "c"}.get(folder, "e")
    return f"/{year}/{folder}/pdf/{letter}_budget_speech_{of_year(year)}.pdf"


def not_yet(url: str, now: datetime) -> bool:
    """Say whether the year's pages may still be missing: until February is over."""
    return now.month <= _HELD


ABOUT = Annual(
    key="budget_speech",
    name="Budget speech",
    chinese="財政預算案演辭",
    publisher=PUBLISHER,
    host=HOST,
    folders={"eng": "en", "chi": "zh-Hant"},
    pages=("budget01.html",),
    season=range(2, 4),
    file=re.compile(r"/pdf/[\w-]{0,20}budget_?speech[\w-]{0,20}\.pdf$", re.IGNORECASE),
    leads=re.compile(r"(?!)"),
    parts=re.compile(r"/budget\d{2,3}\.html?$", re.IGNORECASE),
    titles={"en": "The {} Budget Speech", "zh-Hant": "{}年度財政預算案演辭"},
    of_year=of_year,
    stands=stands,
    not_yet=not_yet,
    notes=Known(
        "B",
        "Looked for in February and March. Known: budget01.html, the speech's first part (2018, 2025), "
        "and the whole as e_budget_speech_2023-24.pdf and c_budget_speech_2025-26.pdf. Assumed: that the "
        "whole is so named where the first part does not link to it.",
        "二月及三月查找。已知：budget01.html為演辭首部分（2018、2025年），"
        "全文為e_budget_speech_2023-24.pdf及c_budget_speech_2025-26.pdf。假設：首部分沒有連結至全文時，"
        "全文即如此命名。",
    ),
)


def source(options: Options) -> Source:
    """Give the source; options may name a year's pages: `"2027" = ["https://..."]`."""
    return annual(ABOUT, options)
