"""This file finds the House Committee's and panels' subcommittees, and reads the papers that their agendas name."""

from __future__ import annotations

import re

from scrapers.source import Known, Options, Source
from scrapers.sources._committee_agendas import Bodies, source_of

KEY = "legco_subcommittees"
BODIES = Bodies(
    KEY,
    ("HS/", "PL/"),
    # The House Committee's own (HS/2/26), and those of one panel or of several (PL/TP/S1).
    re.compile(r"(?:HS/\d{1,3}/\d{2}|PL(?:/[A-Z]{1,6}){1,4}/S\d{1,2})", re.IGNORECASE),
    # e.g. Subcommittee on Matters Relating to Smart City · 發展智慧城市事宜小組委員會
    re.compile(r"subcommittee|小組委員會", re.IGNORECASE),
    "subcommittees",
)


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return source_of(
        BODIES,
        name="LegCo subcommittees of the House Committee and of panels",
        chinese="立法會內務委員會及事務委員會轄下小組委員會",
        silence=30,
        notes=Known(
            "B",
            "Verified on replies of 2022: the fields of Tcommittee and Tmeeting_committee and the codes "
            "HS/n/yy and PL/../Sn. Assumed: that the newest term in the data is the Council's, that its "
            "agendas are pages of links to papers as in 2013 to 2021, and that the filter is taken.",
            "已按2022年的回應核實：Tcommittee及Tmeeting_committee的欄位，以及HS/n/yy及PL/../Sn代碼。"
            "假設：數據中最新的屆別即本屆立法會，議程一如2013至2021年為文件連結頁，以及接受篩選。",
        ),
    )
