"""This file reads the Government's press releases: a page a day and language on www.info.gov.hk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from scrapers.items import Language, Listing
from scrapers.links import canonical, release_day, release_id
from scrapers.numbering import lcq
from scrapers.source import Cadence, Index, Known, LayoutChanged, Options, Page, Source
from scrapers.sources._pages import address_of, markup, notes_of, outline, part, words_of
from scrapers.sources._publishers import PRESS
from scrapers.sources._rows import ROWS, Rows, row_of
from scrapers.sources._tally import Tally
from scrapers.sources._titles import is_title, title_beside

if TYPE_CHECKING:
    from scrapers.sources._outlines import Element

KEY = "info_gov_hk"
ROOT = "https://www.info.gov.hk/gia/general/"
_DAY_INDEX = re.compile(r"/gia/general/(\d{6})/(\d{2})(c?)\.html?$")
_TODAY_INDEX = re.compile(r"/gia/general/(c?)today\.html?$")
_RELEASES = re.compile(r"^https://www\.info\.gov\.hk/gia/general/\d")
_RELEASE = re.compile(r"/gia/general/\d{6}/\d\d/P?\d{7,13}", re.IGNORECASE)
_LEADS = re.compile(r"location|window\.open")
_LONGEST_SCRIPT = 1000
_INDEXES = re.compile(r"/gia/general/(?:\d{6}/\d{2}|\d{6})c?\.html?$")
_FIRST_RELEASES = time(9, 0)
_EVENING_IS_IN = time(0, 30)
_PAST_DAY_RESTS = 600  # seconds


def day_index(day: date, language: Language) -> str:
    """Give the address of a day's index in English or Traditional Chinese."""
    return f"{ROOT}{day:%Y%m}/{day:%d}{'' if language == 'en' else 'c'}.htm"


def addresses(today: date) -> Iterable[str]:
    """Give the indexes of a Hong Kong day and of the day before, in both languages."""
    for day in (today, today - timedelta(days=1)):
        yield day_index(day, "en")
        yield day_index(day, "zh-Hant")


def not_yet(url: str, now: datetime) -> bool:
    """Say whether an index may be missing or empty: that of today, before the morning's releases."""
    todays = {day_index(now.date(), "en"), day_index(now.date(), "zh-Hant")}
    return url in todays and now.time() < _FIRST_RELEASES


def rests(url: str, now: datetime) -> int:
    """Give the seconds that an index may rest: a past day's, once the last evening's releases are in."""
    todays = {day_index(now.date(), "en"), day_index(now.date(), "zh-Hant")}
    return 0 if url in todays or now.time() < _EVENING_IS_IN else _PAST_DAY_RESTS


def read(page: Page) -> Index:
    """Give the releases that a day's index lists.

    Raises LayoutChanged for another page, or where the part that holds the list is gone.
    """
    language = _language(page.url)
    body = part(outline(page), "contentBody", page.url)
    tally = Tally()
    anchors = body.find_all(["a", "area"])
    rows = Rows(anchors)
    lists = rows.lists(_RELEASE, page)
    for anchor in tally.each(anchors):
        among = rows.list_of(anchor) in lists
        link = address_of(anchor, page, tally, among_items=among)
        if link is None:
            continue
        url, own = link[0], words_of(anchor) or str(anchor.get("alt") or "").strip()
        title = own
        if own and not is_title(own):
            title = title_beside(own, rows.beside(rows.of(anchor))) or own
        gia, day = release_id(url), release_day(url)
        if gia is None:
            if (among or _RELEASES.search(url)) and not _INDEXES.search(url):
                tally.skips(f"no release as we know them: {url[:120]}")
            else:
                tally.passes("leads to no release", url)
        elif day is None:
            tally.skips(f"{gia} has no day")
        elif not title:
            tally.untitled(url)
        else:
            tally.lists(_release(url, title, language, gia, day))
    for words in tally.each(rows.without_link(lists)):
        tally.skips(f"a row has no link: {words}")
    for part_of in tally.each(body.find_all(_leads_by_script)):
        tally.skips(f"leads on by a script alone: {words_of(part_of)}")
    return tally.index()


def _leads_by_script(part_of: Element) -> bool:
    """Say whether a part of no row leads to another page, and is no link."""
    script = part_of.get("onclick")
    if not script or part_of.name == "a":
        return False
    return bool(_LEADS.search(script[:_LONGEST_SCRIPT]) and row_of(part_of, ROWS) is part_of)


@lru_cache(maxsize=1024)  # a day's page is read again for each release that is added to it
def _release(url: str, title: str, language: Language, gia: str, day: date) -> Listing:
    question = lcq(title, day)
    return Listing(
        source=KEY,
        url=url,
        title=title,
        language=language,
        keys=(f"gia:{gia}", *([question] if question else []), f"url:{url}"),
        published=day,
        number=None,
        hint="question_reply" if question else "plain",
        notes=notes_of(title),
    )


def _language(url: str) -> Language:
    found = _DAY_INDEX.search(url)
    letter = found[3] if found else None
    if letter is None and (today := _TODAY_INDEX.search(url)):
        letter = today[1]
    if letter is None:
        raise LayoutChanged(f"{url} is not the index of a day. Look at where the site now leads.")
    return "zh-Hant" if letter else "en"


_TWIN_MARKS: tuple[tuple[str, Language, str], ...] = (
    ("hdrENLnk", "en", "https://www.info.gov.hk/gia/general/"),
    ("hdrTCLnk", "zh-Hant", "https://www.info.gov.hk/gia/general/"),
    ("hdrSCLnk", "zh-Hans", "https://sc.isd.gov.hk/TuniS/"),
)


def twins(page: Page) -> Mapping[Language, str]:
    """Give the other languages that a release's page states by the flags in its header.

    Simplified Chinese is a conversion of the Traditional page: stated here, never news by itself.
    """
    tree = markup(page)
    found: dict[Language, str] = {}
    for mark, language, start in _TWIN_MARKS:
        image = tree.find(id=mark)
        parent = image.find_parent("a") if image else None
        href = parent.get("href") if parent else None
        if not isinstance(href, str):
            continue
        try:
            url = canonical(urljoin(page.url, href))
        except ValueError:
            continue
        if url.startswith(start) and release_id(url):
            found[language] = url
    return found


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="Government press releases (info.gov.hk)",
        chinese="政府新聞公報（info.gov.hk）",
        publisher=PRESS,
        hosts=frozenset({"www.info.gov.hk", "sc.isd.gov.hk"}),
        cadence=Cadence(working=30, quiet=60, sitting=20, closes=time(23, 59)),
        silence=2,
        addresses=addresses,
        read=read,
        twins=twins,
        normal_rows=(1, 250),
        not_yet=not_yet,
        rests=rests,
        notes=Known(
            "A",
            "Index markup as working scrapers of 2026 describe it; no index page of 2026 was at hand.",
            "索引頁標記按2026年運作中的擷取程式所述；手上沒有2026年的索引頁。",
        ),
    )
