"""This file reads the papers of LegCo's panels from the JSON behind their pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from scrapers.committees import PANELS, Committee, committee
from scrapers.source import Cadence, Index, Known, LayoutChanged, Naming, Options, Page, Source
from scrapers.sources import _legco, _legco_papers
from scrapers.sources._legco_files import HOST, ROOT
from scrapers.sources._publishers import LEGCO

KEY = "legco_panels"
MENU = f"{ROOT}/en/legco-business/committees/panel.html"
_BEGINNING = 2_000_000  # letters of a page that are looked through
_MOST_PANELS = 40  # twice what there are
_SLUG = re.compile(
    r"/(?:committees/panels?/|panel\.html\?)([a-z][a-z0-9-]{1,80}?)(?:\.html|[/\"'?#&])"
)
_FOLDER = re.compile(r"/panels/([a-z_]{2,20})/", re.IGNORECASE)
_OTHERS: Mapping[str, tuple[str, ...]] = {  # beside its own slug, that without "and", and its code
    "ajls": ("justice-and-legal-services", "administration-of-justice-legal-services"),
    "ci": ("commerce-and-industry", "commerce-industry-and-innovation-and-technology"),
    "ha": ("home-affairs", "home-affairs-culture-sports"),
    "itb": (
        "innovation-technology-and-broadcasting",
        "information-technology-broadcasting",
        "innovation-technology-and-industry",
    ),
    "ps": ("public-service-and-subvented-organizations",),
    "hg": ("housing-affairs",),
    "fseh": ("food-safety-environmental-hygiene",),
}
CANDIDATES: Mapping[str, tuple[str, ...]] = {
    panel.code: tuple(
        dict.fromkeys(
            (
                panel.slug,
                *_OTHERS.get(panel.code, ()),
                panel.slug.replace("-and-", "-"),
                panel.code,
            )
        )
    )
    for panel in PANELS
}
_BY_NAME: Mapping[str, Committee] = {
    name: panel for panel in PANELS for name in CANDIDATES[panel.code]
}
_FEW = 9  # panels; so few may have nothing for weeks


def source(options: Options) -> Source:
    """Give the source.

    `panels` in the options is a list of slugs, or a table of slug = code, instead of all panels;
    `term` and `years` fix what is otherwise reckoned from the day.
    """
    named = options.get("panels")
    panels = chosen(named)
    term = options.get("term")
    fixed = options.get("years")

    def pages(slug: str, today: date) -> Iterable[str]:
        for year in fixed if isinstance(fixed, list) else _legco.years(today):
            yield (
                f"{_legco.DATA}/panels/{slug}/term-{term or _legco.term(int(year))}"
                f"/{year}/meetings.json"
            )

    def read(page: Page) -> Index:
        if page.url == MENU:
            return Index(names=panel_slugs(page), may_be_empty=True)
        return _read(page, panels)

    def renamed(slugs: Iterable[str]) -> Source:
        return replace(made, addresses=lambda today: _pages(slugs, pages, today))

    made = Source(
        key=KEY,
        name="LegCo panels",
        chinese="立法會事務委員會",
        publisher=LEGCO,
        hosts=frozenset({HOST}),
        cadence=Cadence(working=300, quiet=7200),
        addresses=lambda today: _pages(panels, pages, today),
        silence=5 if len(panels) > _FEW else 15,
        read=read,
        rests=_legco.rests,
        owes=True,
        normal_rows=(1, 200),
        not_yet=_legco.not_yet,
        tried=_legco.unnamed_minutes,
        naming=None if named else Naming(MENU, CANDIDATES, pages, renamed),
        notes=Known(
            "A",
            "Shape of the JSON taken from a working crawler of 2026, not from raw files. Slugs other "
            "than development and health-services follow the same pattern: what answers is learned.",
            "JSON結構取自2026年運作中的擷取程式，並非原始檔案。除development及health-services外，"
            "各委員會的代稱按同一規律：有回應者會記下。",
        ),
    )
    return made


def _pages(
    slugs: Iterable[str], pages: Callable[[str, date], Iterable[str]], today: date
) -> Iterable[str]:
    # by year, so that what may be missing comes last
    found = [list(pages(slug, today)) for slug in slugs]
    for each in zip(*found, strict=True):
        yield from each


def _read(page: Page, panels: Mapping[str, Committee]) -> Index:
    if _legco.unnamed_minutes(page.url):
        code = page.url.split("/")[-3]
        return _legco.minutes(page, KEY, committee(code) or _unknown(code))
    slug = page.url.partition("/panels/")[2].partition("/")[0]
    if not slug:
        raise LayoutChanged(f"{page.url} is of no panel that is followed. Check sources.toml.")
    panel = panels.get(slug) or _BY_NAME.get(slug) or _panel_of(page) or _unknown(slug)
    if page.url.endswith("/meetings.json"):
        return _legco.meetings(page, KEY, panel)
    return _legco_papers.papers(page, KEY, panel)


def _panel_of(page: Page) -> Committee | None:
    """Give the panel in whose folders a page's files lie, where its slug is none that we know."""
    found = _FOLDER.search(page.text()[:_BEGINNING])
    return committee(found[1].lower()) if found else None


def panel_slugs(page: Page) -> tuple[str, ...]:
    """Give the panels' slugs that a menu's links hold, each once, in its order."""
    return tuple(dict.fromkeys(_SLUG.findall(page.text()[:_BEGINNING])))[:_MOST_PANELS]


def chosen(panels: object) -> dict[str, Committee]:
    """Give the panels to follow by slug: all by default, else those that the options name."""
    known = {panel.slug: panel for panel in PANELS}
    codes = {panel.code: panel for panel in PANELS}
    if isinstance(panels, list):
        return {str(slug): known.get(str(slug)) or _unknown(str(slug)) for slug in panels}
    if isinstance(panels, dict):
        return {
            str(slug): codes.get(str(code)) or _unknown(str(slug)) for slug, code in panels.items()
        }
    return known


def _unknown(slug: str) -> Committee:
    name = f"Panel on {slug.replace('-', ' ').title()}"
    return Committee(slug, slug, name, name)
