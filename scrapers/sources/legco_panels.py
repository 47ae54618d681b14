"""This file reads the papers of LegCo's panels from the JSON behind their pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scrapers.committees import PANELS, Committee
from scrapers.source import Cadence, Index, LayoutChanged, Options, Page, Source
from scrapers.sources import _legco
from scrapers.sources._publishers import LEGCO

KEY = "legco_panels"
_FEW = 9  # panels; so few may have nothing for weeks


def source(options: Options) -> Source:
    """Give the source.

    `panels` in the options is a list of slugs, or a table of slug = code, instead of all panels;
    `term` and `years` fix what is otherwise reckoned from the day.
    """
    panels = chosen(options.get("panels"))
    term = options.get("term")
    fixed = options.get("years")

    def addresses(today: date) -> Iterable[str]:
        years = fixed if isinstance(fixed, list) else _legco.years(today)
        for year in years:
            for slug in panels:
                yield (
                    f"{_legco.DATA}/panels/{slug}/term-{term or _legco.term(int(year))}"
                    f"/{year}/meetings.json"
                )

    def read(page: Page) -> Index:
        slug = page.url.partition("/panels/")[2].partition("/")[0]
        if slug not in panels:
            raise LayoutChanged(f"{page.url} is of no panel that is followed. Check sources.toml.")
        if page.url.endswith("/meetings.json"):
            return _legco.meetings(page, KEY, panels[slug])
        return _legco.papers(page, KEY, panels[slug])

    return Source(
        key=KEY,
        name="LegCo panels",
        publisher=LEGCO,
        hosts=frozenset({_legco.HOST}),
        cadence=Cadence(working=900, quiet=7200),
        silence=5 if len(panels) > _FEW else 15,
        addresses=addresses,
        read=read,
        normal_rows=(1, 200),
        not_yet=_legco.not_yet,
        notes=(
            "Shape of the JSON taken from a working crawler of 2026, not from raw files. Slugs other "
            "than development and health-services follow the same pattern and are not verified."
        ),
    )


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
