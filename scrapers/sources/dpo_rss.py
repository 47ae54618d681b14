"""This file reads the Digital Policy Office's feed of what is new."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scrapers.items import Language, Listing
from scrapers.links import address_keys
from scrapers.source import Cadence, Index, Known, Options, Page, Source
from scrapers.sources._feeds import items
from scrapers.sources._pages import governments, notes_of
from scrapers.sources._publishers import DPO
from scrapers.sources._tally import Tally

KEY = "dpo_rss"
HOST = "www.digitalpolicy.gov.hk"
_ISSUERS = {"en": DPO.english, "tc": DPO.chinese}


def source(options: Options) -> Source:
    """Give the source; `languages` in the options is ["en", "tc"] unless it says otherwise."""
    named = options.get("languages")
    languages = [str(each) for each in named] if isinstance(named, list) else ["en", "tc"]

    def addresses(today: date) -> Iterable[str]:
        return [f"https://{HOST}/{language}/news/latest/rss.data.xml" for language in languages]

    return Source(
        key=KEY,
        name="Digital Policy Office",
        chinese="數字政策辦公室",
        publisher=DPO,
        hosts=frozenset({HOST, "www.info.gov.hk", "www.itib.gov.hk", "www.gov.hk"}),
        cadence=Cadence(working=3600, quiet=14400),
        addresses=addresses,
        read=read,
        normal_rows=(1, 100),
        cross_check=True,
        rolling=True,
        notes=Known(
            "A",
            "The English feed was read in October 2026; that a Chinese one stands beside it is a guess.",
            "英文摘要曾於2026年10月讀取；中文摘要並列屬推測。",
        ),
    )


def read(page: Page) -> Index:
    """Give the items; English and Chinese pages of one file name are one paper."""
    feed = "en" if f"{HOST}/en/" in page.url else "tc"
    tally = Tally()
    for item in items(page, tally):
        if not governments(item.url):
            tally.skips(f"leads elsewhere: {item.url[:120]}")
            continue
        # the English feed also names pages that exist in Chinese only
        folder = next((each for each in _ISSUERS if f"{HOST}/{each}/" in item.url), feed)
        language: Language = "en" if folder == "en" else "zh-Hant"
        other = "tc" if folder == "en" else "en"
        twin = item.url.replace(f"{HOST}/{folder}/", f"{HOST}/{other}/", 1)
        keys = address_keys(item.url)
        tally.lists(
            Listing(
                source=KEY,
                url=item.url,
                title=item.title,
                language=language,
                keys=keys if twin == item.url else (*keys, f"url:{twin}"),
                published=item.day,
                issuer=_ISSUERS[folder],
                notes=notes_of(item.title),
            ),
            item.fragment,
        )
    return tally.index()
