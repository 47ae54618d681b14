"""This file finds bills committees, and reads the papers that their agendas name: draft amendments among them."""

from __future__ import annotations

import re

from scrapers.source import Options, Source
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
        notes=(
            "Verified on replies of 2022: the fields of Tcommittee and the codes BC/n/yy; on links of 2024: "
            "where the papers lie. Assumed: that the newest term in the data is the Council's, and that its "
            "agendas are pages of links to papers as in 2008 to 2021. Not known: where amendments stand "
            "that are moved in the Council and were before no bills committee."
        ),
    )
