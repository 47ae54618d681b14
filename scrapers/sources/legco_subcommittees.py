"""This file finds the House Committee's and panels' subcommittees, and reads the papers that their agendas name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from scrapers.source import Cadence, Index, Options, Page, Source
from scrapers.sources import _odata
from scrapers.sources._committee_agendas import Bodies, query
from scrapers.sources._committee_agendas import read as read_page
from scrapers.sources._legco_files import HOST
from scrapers.sources._publishers import LEGCO

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


def addresses(today: date) -> Iterable[str]:
    """Give one query for the committees of the latest terms; no day is asked for."""
    yield query(BODIES)


def read(page: Page) -> Index:
    """Give what a page leads to, down to the papers of an agenda; raises LayoutChanged for any other."""
    return read_page(page, BODIES)


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="LegCo subcommittees of the House Committee and of panels",
        chinese="立法會內務委員會及事務委員會轄下小組委員會",
        publisher=LEGCO,
        hosts=frozenset({_odata.HOST, HOST}),
        cadence=Cadence(working=7200, quiet=43200),
        silence=30,
        addresses=addresses,
        read=read,
        normal_rows=(0, 300),
        rolling=True,
        notes=(
            "Verified on replies of 2022: the fields of Tcommittee and Tmeeting_committee and the codes "
            "HS/n/yy and PL/../Sn. Assumed: that the newest term in the data is the Council's, that its "
            "agendas are pages of links to papers as in 2013 to 2021, and that the filter is taken."
        ),
    )
