"""This file reads news.gov.hk, which rewrites press releases: a low-weight proof that none was missed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from scrapers.items import Language, Listing
from scrapers.source import Cadence, Index, Known, Options, Page, Publisher, Source
from scrapers.sources._feeds import items
from scrapers.sources._tally import Tally

KEY = "news_gov_hk"
NEWS = Publisher(KEY, "news.gov.hk", "香港政府新聞網", ("news", "政府新聞網"))
ROOT = "https://www.news.gov.hk/"
_CATEGORIES = ("law_order", "admin", "finance")
_STEM = re.compile(r"/(\d{8}_\d{6}_\d{3})\.html$")


def source(options: Options) -> Source:
    """Give the source; `categories` in the options replaces law_order, admin and finance."""
    named = options.get("categories")
    categories = [str(each) for each in named] if isinstance(named, list) else list(_CATEGORIES)

    def addresses(today: date) -> Iterable[str]:
        for language in ("en", "tc"):
            yield f"{ROOT}{language}/common/html/topstories.rss.xml"
            for category in categories:
                yield f"{ROOT}{language}/categories/{category}/html/articlelist.rss.xml"

    return Source(
        key=KEY,
        name="news.gov.hk (cross-check)",
        chinese="香港政府新聞網（核對用）",
        publisher=NEWS,
        hosts=frozenset({"www.news.gov.hk"}),
        cadence=Cadence(working=3600, quiet=14400),
        addresses=addresses,
        read=read,
        normal_rows=(1, 100),
        cross_check=True,
        rewrites=True,
        rolling=True,
        notes=Known(
            "B",
            "Addresses from public lists; stories are rewritten releases, so they prove, not tell.",
            "網址取自公開清單；內容為改寫的新聞稿，故只作印證，不作通知。",
        ),
    )


def read(page: Page) -> Index:
    """Give the stories of a feed; a story's identity is the time in its file's name."""
    language: Language = "en" if f"{ROOT}en/" in page.url else "zh-Hant"
    tally = Tally()
    for item in items(page, tally):
        stem = _STEM.search(item.url)
        if not item.url.startswith(ROOT):
            tally.skips(f"leads elsewhere: {item.url[:120]}")
            continue
        tally.lists(
            Listing(
                source=KEY,
                url=item.url,
                title=item.title,
                language=language,
                keys=(*([f"news:{stem[1]}"] if stem else []), f"url:{item.url}"),
                published=item.day,
                issuer="news.gov.hk",
                hint="plain",
            ),
            item.fragment,
        )
    return tally.index()
