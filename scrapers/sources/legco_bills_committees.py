"""This file finds bills committees, and reads the papers that their agendas name: draft amendments among them."""

from __future__ import annotations

import re

from scrapers.source import Known, Options, Source
from scrapers.sources._committee_agendas import Bodies, source_of

KEY = "legco_bills_committees"
BODIES = Bodies(
    KEY,
    ("BC/",),
    re.compile(r"BC/\d{1,3}/\d{2}", re.IGNORECASE),
    # e.g. Bills Committee on Pier Lamps Bill · 《碼頭燈條例草案》委員會 · 碼頭燈條例草案委員會
    re.compile(r"bills committee|草案》?委員會", re.IGNORECASE),
    "bills committees",
    most=40,
)


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return source_of(
        BODIES,
        name="LegCo bills committees, amendments among their papers",
        chinese="立法會法案委員會文件及修正案",
        silence=40,
        notes=Known(
            "B",
            "Verified on replies of 2022: the fields of Tcommittee and the codes BC/n/yy; on links of 2024: "
            "where the papers lie. Assumed: that the newest term in the data is the Council's, and that its "
            "agendas are pages of links to papers as in 2008 to 2021. Not known: where amendments stand "
            "that are moved in the Council and were before no bills committee.",
            "已按2022年的回應核實：Tcommittee的欄位及BC/n/yy代碼；按2024年的連結核實：文件位置。"
            "假設：數據中最新的屆別即本屆立法會，議程一如2008至2021年為文件連結頁。"
            "未知：未經法案委員會而在立法會動議的修正案在何處。",
        ),
    )
