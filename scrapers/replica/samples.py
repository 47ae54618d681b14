"""This file gives one invented paper or release of the replica, for showing what an alert looks like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from scrapers.items import Language
from scrapers.replica.departments import furnish
from scrapers.replica.site import Site
from scrapers.replica.story import STORY, lawtech_paper
from scrapers.source import Page

RELEASES = {"ai": "ai_question", "smart-city": "smart_city_data"}
NOWHERE = (
    "https://example.org/invented"  # a domain that is kept free: nobody is led to a real paper
)
LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant")


@dataclass(frozen=True, slots=True)
class ReplicaSample:
    """What somebody published, had they published it: its file in each language, and whose it is."""

    source: str
    files: dict[Language, Page]
    published: date


def sample(topic: str, today: date) -> ReplicaSample:
    """Give what is nearest to a topic: a reply, a release, or a panel's paper on lawtech."""
    day = today - timedelta(days=1)
    name = RELEASES.get(topic)
    if name is None:
        paper = lawtech_paper(day)
        files = {one: Page(f"{NOWHERE}-{one}.pdf", data) for one, data in paper.files.items()}
        return ReplicaSample("legco_panels", files, day)
    site = Site(day)
    furnish(site)
    STORY[0].happen(site)
    site.release(name)
    found = {one: next(r for r in site.releases(one) if r.name == name) for one in LANGUAGES}
    pages = {
        one: Page(f"{NOWHERE}-{one}.htm", site.answer(release.url).body)
        for one, release in found.items()
    }
    return ReplicaSample("info_gov_hk", pages, day)
