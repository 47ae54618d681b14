"""This file reads where a speech of the year is published: one file in each language, under the year's folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import SplitResult, urlsplit

from scrapers.items import Language, Listing
from scrapers.links import address_keys
from scrapers.source import (
    AddressUnknown,
    Cadence,
    Index,
    Known,
    LayoutChanged,
    Options,
    Page,
    Publisher,
    Source,
)
from scrapers.sources._pages import address_of, outline, words_of
from scrapers.sources._rows import path_of
from scrapers.sources._tally import Tally
from scrapers.text import IN_FIGURES

_YEAR = re.compile(r"^/(20\d\d)/(\w{2,3})/")
# What a link to the whole speech is called, however its file is named.
# e.g. Full Text (PDF) · Download the whole Policy Address · 全文
_WHOLE = re.compile(
    r"\b(?:full|whole|complete|entire) (?:(?:20\d\d|policy|budget|pdf) ){0,2}"
    r"(?:text|address|speech|version|pdf|document)\b|全文|全份|整份",
    re.IGNORECASE,
)
# What a link to a page with the speech is called.
# e.g. Read the Address · The Chief Executive's 2026 Policy Address · 二零二六年施政報告
_SPEECH = re.compile(
    r"^(?:read|view|see|download) (?:the )?(?:address|speech)$"
    r"|\b(?:policy address|budget speech)\b|施政[報报]告|[財财]政[預预]算案演[詞辭词辞]",
    re.IGNORECASE,
)
# What a link is called that leads to something else about the speech.
# e.g. Policy Address Public Consultation · 施政報告公眾諮詢
_ABOUT_IT = re.compile(
    r"\b(?:consultations?|surveys?|views|past|previous|archives?|supplements?|webcast|videos?|photos?|booklets?"
    r"|leaflets?|press|news|media|questions?|forums?)\b"
    r"|[諮咨][詢询]|[問问]卷|意[見见]|[歷历]年|[過过]往|影片|直播|重[溫温]|小[冊册]子|[單单][張张]|相片|新[聞闻]"
    r"|[記记]者|答[問问]|[補补][編编]",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"20\d\d")
_PDF = re.compile(r"\.pdf$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Annual:
    """A speech of every year: where its pages are, how its file is named, and when it is looked for.

    `file` matches the path of the whole speech, `leads` that of a page that names it, `parts` that
    of what is there only once it was held. `stands(year, folder)` is where the file is known to
    stand if no page names it; None where that is not known.
    """

    key: str
    name: str
    chinese: str
    publisher: Publisher
    host: str
    folders: Mapping[str, Language]
    pages: tuple[str, ...]
    season: range
    file: re.Pattern[str]
    leads: re.Pattern[str]
    parts: re.Pattern[str]
    titles: Mapping[Language, str]
    of_year: Callable[[int], str]
    notes: Known
    stands: Callable[[int, str], str] | None = None
    not_yet: Callable[[str, datetime], bool] = lambda url, now: False


def annual(about: Annual, options: Options) -> Source:
    """Give the source of such a speech; options are a table of year = list of pages, as in `"2026"`.

    `enabled = false` turns it off.
    """
    yearly = {
        str(year): [str(url) for url in urls]
        for year, urls in options.items()
        if isinstance(urls, list)
    }
    hosts = {urlsplit(url).hostname for urls in yearly.values() for url in urls} - {None}
    off = options.get("enabled") is False

    def addresses(today: date) -> Iterable[str]:
        if off or today.month not in about.season:
            return []
        own = [
            f"https://{about.host}/{today.year}/{folder}/{page}"
            for folder in about.folders
            for page in about.pages
        ]
        return yearly.get(str(today.year)) or own

    def read(page: Page) -> Index:
        return _read(page, about)

    return Source(
        key=about.key,
        name=about.name,
        chinese=about.chinese,
        publisher=about.publisher,
        hosts=frozenset({about.host, *(str(host) for host in hosts)}),
        cadence=Cadence(working=3600, quiet=14400, sitting=300),
        addresses=addresses,
        read=read,
        normal_rows=(0, 10),
        rolling=True,
        not_yet=about.not_yet,
        notes=about.notes,
    )


def _read(page: Page, about: Annual) -> Index:
    """Give the file of a year's speech, or the page that names it.

    Raises AddressUnknown where the speech is out, or has to be, and its file is named nowhere.
    """
    here, anchors = urlsplit(page.url), outline(page).find_all("a")
    named = _YEAR.match(here.path)
    if named is None:
        raise _unknown(page, about, "this year")
    year, folder = int(named[1]), named[2]
    tally, paths = Tally(), [path_of(anchor, page) for anchor in anchors]
    named_as_known = any(about.file.search(each) and f"/{year}/" in each for each in paths)
    its = f"/{year}/"  # what is of another year is none of this page's
    led = named_as_known or any(about.leads.search(each) and each.startswith(its) for each in paths)
    own = 0  # links to other pages of the year
    out = about.leads.search(here.path) is not None
    for anchor in tally.each(anchors):
        link = address_of(anchor, page, tally)
        if link is None:
            continue
        at = urlsplit(link[0])
        own += at.path.startswith(its) and at.path != here.path
        of_year = f"/{year}/" in at.path and _PDF.search(at.path) is not None
        whole = not named_as_known and _WHOLE.search(words_of(anchor)) is not None
        if of_year and (whole or about.file.search(at.path)):
            _list(link[0], year, folder, about, tally)
        elif at.hostname == about.host and _YEAR.match(at.path) and not at.path.startswith(its):
            tally.passes("of another year", link[0])
        elif about.leads.search(at.path) and at.hostname == about.host and at.path != here.path:
            tally.follows(link[0])
        elif of_year and at.hostname == about.host and not named_as_known:
            tally.skips(f"a file of the year, and not the speech as we know it: {link[0][:120]}")
        elif about.parts.search(at.path):
            out = True
            tally.passes("a part of the speech", link[0])
        elif not led and _may_lead(anchor, at, here, year, about):
            tally.skips(f"may lead to the speech, and not as we know it: {link[0][:120]}")
        else:
            tally.passes("no speech", link[0])
    if about.stands is not None and own and not tally.index().listings:
        for path in tally.each([about.stands(year, folder)]):  # no link, and yet a row of the page
            _list(f"https://{about.host}{path}", year, folder, about, tally)
    index = tally.index(may_be_empty=not out)
    if out and not index.taken:
        raise _unknown(page, about, about.of_year(year))
    if not (index.taken or own):
        raise LayoutChanged(
            f"{page.url} links to no other page of {year}. Save a copy, mend the source."
        )
    return index


def _may_lead(anchor: Any, at: SplitResult, here: SplitResult, year: int, about: Annual) -> bool:
    """Say whether a link is called as a page with the speech would be, and leads to another of the year's."""
    of_year = at.hostname == about.host and _YEAR.match(at.path) is not None
    words = words_of(anchor)
    called = _SPEECH.search(words) or _WHOLE.search(words)
    years = {int(one) for one in _ANY_YEAR.findall(words.translate(IN_FIGURES))}
    others = _ABOUT_IT.search(words) is not None or (bool(years) and year not in years)
    return of_year and at.path != here.path and called is not None and not others


def _list(url: str, year: int, folder: str, about: Annual, tally: Tally) -> None:
    if urlsplit(url).hostname != about.host:
        tally.skips(f"leads elsewhere: {url[:120]}")
        return
    language = about.folders.get(folder, "en")
    of_year = about.of_year(year)
    tally.lists(
        Listing(
            source=about.key,
            url=url,
            title=about.titles[language].replace("{}", of_year),
            language=language,
            keys=(f"{about.key.replace('_', '-')}:{of_year}", *address_keys(url)),
            hint="speech",
        )
    )


def _unknown(page: Page, about: Annual, of_year: str) -> AddressUnknown:
    return AddressUnknown(
        f"{about.name}: where the text of {of_year} stands is not known, {page.url} does not name it. "
        f"Open https://{about.host} in a browser, copy the address of the page that links to the whole "
        f'text (PDF) in each language, and put them into sources.toml: [{about.key}], "YEAR" = '
        '["https://..."] with the year in which it was held.'
    )
