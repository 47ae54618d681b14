"""This file reads the Finance Committee and its two subcommittees: meetings, papers, proposals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from scrapers.committees import ESTABLISHMENT, FINANCE, PUBLIC_WORKS, Committee, committee
from scrapers.dates import day_in
from scrapers.source import Cadence, Index, Known, LayoutChanged, Options, Page, Source
from scrapers.sources import _legco, _legco_papers
from scrapers.sources._languages import by_language
from scrapers.sources._legco_files import HOST
from scrapers.sources._pages import record, strings
from scrapers.sources._publishers import LEGCO
from scrapers.sources._tally import Tally

KEY = "legco_finance"
_BODIES: dict[str, Committee] = {
    "finance-committee": FINANCE,
    "fc-subcommittees/public-works": PUBLIC_WORKS,
    "fc-subcommittees/establishment": ESTABLISHMENT,
}
_BY_DAY = re.compile(r"/finance-committee/term-\d\d/\d{4}/papers/\d{8}[a-z]?\.json$")
_PAPERS = ("main_paper", "sub_paper")  # places of a proposal's, in their order
_DEEPEST = 8
_ROW = frozenset({"pdf", "title"})  # fields of which a paper's row has one


def source(options: Options) -> Source:
    """Give the source; `establishment` in the options is that subcommittee's slug, if it differs."""
    slug = str(options.get("establishment", "establishment"))
    bodies = {where.replace("/establishment", f"/{slug}"): body for where, body in _BODIES.items()}

    def addresses(today: date) -> Iterable[str]:
        for year in _legco.years(today):
            for where in bodies:
                start = f"{_legco.DATA}/{where}/term-{_legco.term(year)}/"
                yield f"{start}{year}/meetings.json"
                yield f"{start}{year}/proposals.json"
        yield f"{_legco.DATA}/finance-committee/term-{_legco.term(today.year)}/papers/papers.json"

    def read(page: Page) -> Index:
        if _legco.unnamed_minutes(page.url):
            return _legco.minutes(page, KEY, committee(page.url.split("/")[-3]) or FINANCE)
        body = _legco.body_of(page, bodies)
        name = page.url.rsplit("/", 1)[-1]
        if name == "meetings.json":
            return _legco.meetings(page, KEY, body)
        if name == "proposals.json":
            return proposals(page, body)
        if name == "papers.json":
            return categories(page)
        return category(page, body)

    return Source(
        key=KEY,
        name="LegCo Finance Committee, public works and establishment",
        chinese="立法會財務委員會、工務及人事編制",
        publisher=LEGCO,
        hosts=frozenset({HOST}),
        cadence=Cadence(working=1800, quiet=14400),
        silence=15,
        addresses=addresses,
        read=read,
        rests=_legco.rests,
        owes=True,
        normal_rows=(1, 400),
        not_yet=not_yet,
        tried=tried,
        notes=Known(
            "A",
            "Shape of the JSON taken from a working crawler of 2026. Where the Establishment "
            "Subcommittee's data lie follows the pattern of Public Works and is not verified.",
            "JSON結構取自2026年運作中的擷取程式。人事編制小組委員會的數據位置仿照工務小組委員會，未經核實。",
        ),
    )


def tried(url: str) -> bool:
    """Say whether an address is only a try: no known crawler asks for the committee's papers by day."""
    return _legco.unnamed_minutes(url) or _BY_DAY.search(url) is not None


def not_yet(url: str, now: datetime) -> bool:
    """Say whether a year's pages may still be missing or empty: until its first proposals."""
    parts = url.split("/")
    year = parts[-2] if len(parts) > 2 else ""
    if not year.isdecimal():
        return False
    return int(year) > now.year or (int(year) == now.year and now.month <= 2)


def proposals(page: Page, committee: Committee) -> Index:
    """Give the financial proposals of a year with the papers that go with them."""
    tally = Tally()
    groups = _legco_papers.rows(record(page), "proposals", page.url)
    for row in tally.each(proposal for group in groups for proposal in _members(group)):
        found = _named([each for name in _PAPERS for each in _papers(row, name)])
        decision = row.get("decision") if isinstance(row, dict) else None
        text = str(decision.get("date", "")) if isinstance(decision, dict) else ""
        for paper in found:
            _legco_papers.paper_row(tally, page, paper, KEY, committee, day_in(text))
        if not found and isinstance(row, dict) and not row.keys().isdisjoint(_PAPERS):
            tally.misses("a proposal without papers")
        elif not found:
            tally.skips("a proposal without papers")
    return tally.index()


def _members(group: object) -> list[Any]:
    """The proposals of a group; a group that holds none is a row that cannot be read."""
    members = group.get("list") if isinstance(group, dict) else None
    return members if isinstance(members, list) else [None]


def _papers(row: object, name: str) -> list[Any]:
    value = row.get(name) if isinstance(row, dict) else None
    if isinstance(value, dict):
        return [value]
    return value if isinstance(value, list) else []


def _named(papers: list[Any]) -> list[Any]:
    """The papers of one proposal; one without a subject takes that of another."""
    subjects = [
        each["subject"]
        for each in papers
        if isinstance(each, dict) and strings(each.get("subject"))
    ]
    return [
        {**each, "subject": subjects[0]}
        if subjects and isinstance(each, dict) and not strings(each.get("subject"))
        else each
        for each in papers
    ]


def categories(page: Page) -> Index:
    """Give the pages of the categories that the committee's papers are sorted into."""
    start = page.url.rsplit("/", 1)[0]
    tally = Tally()
    for row in tally.each(_records(by_language(record(page)), "cat_id")):
        name = str(row["cat_id"])
        if name.replace("-", "").isalnum():
            tally.follows(f"{start}/{name}.json")
        else:
            tally.skips(f"a category that is no name: {name[:80]!r}")
    for stray in tally.each(_strays(by_language(record(page)), "cat_id")):
        tally.skips(f"a row among categories that is none: {str(stray)[:80]}")
    index = tally.index()
    if not index.follow:
        raise LayoutChanged(
            f"{page.url} names no category. Save a copy and mend the source's file."
        )
    return index


def category(page: Page, committee: Committee) -> Index:
    """Give the papers of one category, or of one meeting, wherever they stand in the page."""
    tally = Tally()
    for row in tally.each(_records(by_language(record(page)), "pdf", "title")):
        if "pdf" not in row and _heads(row):
            tally.passes("a heading over papers")
        else:
            _legco_papers.paper_row(tally, page, row, KEY, committee, _stated(row.get("date")))
    for stray in tally.each(_strays(by_language(record(page)), "pdf", "title")):
        tally.skips(f"a row among papers that is none: {str(stray)[:80]}")
    return tally.index()


def _strays(value: object, *names: str, depth: int = 0) -> Iterator[object]:
    """Give what stands in a list beside records with a field of one of the names, and is or holds none."""
    if depth > _DEEPEST:
        return
    inside = list(value.values()) if isinstance(value, dict) else value
    if not isinstance(inside, list):
        return
    among = isinstance(value, list) and any(
        isinstance(one, dict) and not one.keys().isdisjoint(names) for one in value
    )
    for one in inside:
        if among and next(_records(one, *names), None) is None:
            yield one
        else:
            yield from _strays(one, *names, depth=depth + 1)


def _heads(row: dict[str, Any]) -> bool:
    """Whether other rows stand inside this one."""
    lists = [each for each in row.values() if isinstance(each, list)]
    return any(isinstance(one, dict) and one.keys() & _ROW for each in lists for one in each)


def _stated(value: object) -> date | None:
    """The day in `date: [{"value": "2026.07.14"}]`; None leaves it to the file's name."""
    first = value[0] if isinstance(value, list) and value else value
    text = first.get("value") if isinstance(first, dict) else first
    return day_in(text) if isinstance(text, str) else None


def _records(value: object, *names: str, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every record below `value` that has a field of one of the names."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        if not value.keys().isdisjoint(names):
            yield value
        for each in value.values():
            yield from _records(each, *names, depth=depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _records(each, *names, depth=depth + 1)
