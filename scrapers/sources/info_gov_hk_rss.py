"""This file reads the press releases' RSS feeds, to prove that no release was missed in the day indexes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scrapers.items import Language, Listing
from scrapers.links import release_day, release_id
from scrapers.numbering import lcq
from scrapers.source import Cadence, Index, Known, Options, Page, Source
from scrapers.sources._feeds import items
from scrapers.sources._pages import notes_of
from scrapers.sources._publishers import PRESS
from scrapers.sources._tally import Tally

KEY = "info_gov_hk_rss"
ROOT = "https://www.info.gov.hk/gia/rss/"


def addresses(today: date) -> Iterable[str]:
    """Give the English and the Chinese feed."""
    yield f"{ROOT}general_en.xml"
    yield f"{ROOT}general_zh.xml"


def read(page: Page) -> Index:
    """Give the releases of a feed, under the same identities as the day indexes give them."""
    language: Language = "en" if page.url.endswith("_en.xml") else "zh-Hant"
    tally = Tally()
    for item in items(page, tally):
        gia, day = release_id(item.url), release_day(item.url)
        if gia is None or day is None:
            tally.skips(f"not a release: {item.url[:120]}")
            continue
        question = lcq(item.title, day)
        tally.lists(
            Listing(
                source=KEY,
                url=item.url,
                title=item.title,
                language=language,
                keys=(f"gia:{gia}", *([question] if question else []), f"url:{item.url}"),
                published=day,
                hint="question_reply" if question else "plain",
                notes=notes_of(item.title),
            )
        )
    return tally.index()


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="Press releases, RSS (cross-check)",
        chinese="新聞公報訂閱源（核對用）",
        publisher=PRESS,
        hosts=frozenset({"www.info.gov.hk", "sc.isd.gov.hk"}),
        cadence=Cadence(working=1800, quiet=3600),
        addresses=addresses,
        read=read,
        normal_rows=(20, 200),
        cross_check=True,
        rolling=True,
        notes=Known(
            "B",
            "Feed addresses were in use in October 2026; its items were not seen.",
            "摘要網址於2026年10月仍在使用；未見其項目。",
        ),
    )
