"""This file reads the papers of the House Committee and of the subcommittees that options name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scrapers.committees import HOUSE, SMART_CITY, Committee, committee
from scrapers.source import Cadence, Index, Known, Options, Page, Source
from scrapers.sources import _legco, _legco_papers
from scrapers.sources._legco_files import HOST
from scrapers.sources._publishers import LEGCO

KEY = "legco_house_committee"


def source(options: Options) -> Source:
    """Give the source.

    `path` in the options is where the House Committee's data lie below /bi/data/committees/;
    `subcommittees` is a table of path = name for subcommittees, such as that on smart city.
    """
    path = str(options.get("path", HOUSE.slug)).strip("/")
    bodies: dict[str, Committee] = {path: HOUSE}
    named = options.get("subcommittees")
    for where, name in (named if isinstance(named, dict) else {}).items():
        known = committee(str(name)) or Committee(str(name), str(where), str(name), str(name))
        bodies[str(where).strip("/")] = known

    def addresses(today: date) -> Iterable[str]:
        for year in _legco.years(today):
            for where in bodies:
                yield f"{_legco.DATA}/{where}/term-{_legco.term(year)}/{year}/meetings.json"

    def read(page: Page) -> Index:
        if _legco.unnamed_minutes(page.url):
            return _legco.minutes(page, KEY, HOUSE)
        body = _legco.body_of(page, bodies)
        if page.url.endswith("/meetings.json"):
            return _legco.meetings(page, KEY, body)
        return _legco_papers.papers(page, KEY, body)

    return Source(
        key=KEY,
        name="LegCo House Committee and subcommittees",
        chinese="立法會內務委員會及小組委員會",
        publisher=LEGCO,
        hosts=frozenset({HOST}),
        cadence=Cadence(working=1800, quiet=14400),
        silence=15,
        addresses=addresses,
        read=read,
        rests=_legco.rests,
        owes=True,
        normal_rows=(1, 200),
        not_yet=_legco.not_yet,
        tried=_legco.unnamed_minutes,
        notes=Known(
            "C",
            "That its data lie where the panels' do is a guess: /bi/data/committees/house-committee. "
            "Subcommittees have no known paths there; sources.toml may name them. legco_subcommittees finds "
            f"them by their agendas ({SMART_CITY.english} was reported in June 2025: folder hs01 of 2022).",
            "其數據與事務委員會同處屬推測：/bi/data/committees/house-committee。轄下小組委員會在該處沒有已知路徑，"
            "可在sources.toml列明；"
            "legco_subcommittees從議程找出它們（發展智慧城市事宜小組委員會於2025年6月提交報告：2022年資料夾hs01）。",
        ),
    )
