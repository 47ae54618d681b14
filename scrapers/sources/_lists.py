"""This file reads the departments' list pages: links whose file names follow a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapers.items import Language, Listing
from scrapers.links import address_keys
from scrapers.numbering import lcq
from scrapers.source import Cadence, Index, Known, LayoutChanged, Page, Publisher, Source
from scrapers.sources._pages import (
    address_of,
    beginning_of,
    governments,
    notes_of,
    outline,
    words_of,
)
from scrapers.sources._rows import Rows
from scrapers.sources._stated_days import day_apart, day_beside, undated
from scrapers.sources._tally import Tally
from scrapers.sources._titles import is_title, title_beside
from scrapers.text import hk_date

if TYPE_CHECKING:
    from scrapers.sources._outlines import Element

_NOTICE = 2  # rows at most of a page that may be no list, but a notice that the site is closed
# e.g. System maintenance · This website is closed · 網站現正維修 · 暫停服務
_CLOSED = re.compile(
    r"\b(?:system|site|website|server|service|scheduled|routine|under) (?:is (?:down )?(?:for |under )?)?"
    r"(?:maintenance|upgrade)\b"
    r"|\b(?:web ?site|site|page|service|system)s? (?:is|are|will be|has been) (?:temporarily |currently |now )?"
    r"(?:closed|suspended|unavailable|not available|out of service|down|offline|being upgraded)\b"
    r"|\btemporarily (?:closed|unavailable|out of service|suspended)\b|\bunder construction\b|\bback soon\b"
    r"|(?:網站|網頁|網上服務|系統|伺服器|服務|网站|网页|系统|服务器|服务)"
    r"(?:現正|正在|現已|已|暫時|将|將|现正|暂时|會|于|於){0,2}(?:進行|进行)?(?:系統|系统)?"
    r"(?:維修|維護|保養|提升|升級|更新工程|關閉|暫停|停止|维修|维护|保养|升级|关闭|暂停)"
    r"|(?:暫停|停止|暂停)(?:提供)?服[務务]|建設中|建设中",
    re.IGNORECASE,
)
# e.g. website is closed · 網站現正
_OF_THE_SITE = re.compile(
    r"(?:web ?site|site|page)s? (?:is|are|will|has)\b"
    r"|[網网][站頁页](?:現正|正在|現已|已|暫時|将|將|现正|暂时|會|于|於)",
    re.IGNORECASE,
)
_SILENCE = 20  # working days: departments list a few papers a month
_NAMED = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_FILE = re.compile(r"\.(?:pdf|docx?|pptx?|xlsx?|od[tps]|rtf|zip|epub)$", re.IGNORECASE)
# A page that every site has, and that is no item wherever its link stands.
# e.g. /en/contact.html · /tc/sitemap.htm
_OWN_PAGE = re.compile(
    r"/(?:index|default|main|home|homepage|sitemap|search|contact|about|privacy|disclaimer|copyright|accessibility"
    r"|help|faqs?|feedback"
    r"|subscribe|login|rss|terms|notices?|media|press|news|events?|links?|archives?)"
    r"(?:[-_]?(?:us|map|page|policy|statement|notice|list))?"
    r"(?:\.\w{3,5})?/?$",
    re.IGNORECASE,
)
_SHALLOW = 2  # slashes: /en/
# What stands in a folder of such a name is something published, dated or not.
# e.g. /en/sj_blog/ai_law.html
_PUBLISHED = re.compile(
    r"/(?:[a-z]{0,20}_)?(?:publication|consultation|consult|blog|speech|report|paper|article|circular)"
    r"(?:e?s)?/(?!(?:index|default|main)\.)[^/]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a department's list looks like: `folders` name the languages in its addresses.

    `items` matches the path of an item; its first group, if it has one, is the date in the name.
    """

    source: str
    publisher: Publisher
    host: str
    folders: Mapping[str, Language]
    items: re.Pattern[str]
    issuer: Mapping[Language, str]
    hint: str | None = None
    hosts: frozenset[str] = frozenset()  # beside its own, where its items may stand
    pairs: tuple[tuple[str, str], ...] = ()  # how names of files differ by language: _e.pdf, _c.pdf


def department(shape: Shape, name: str, path: str, cadence: Cadence, notes: Known) -> Source:
    """Give the source of a department's list, which stands at `path` under each language's folder.

    A list shows the latest only, and nearly all of it is a press release too.
    """

    def addresses(today: date) -> Iterable[str]:
        return [f"https://{shape.host}/{folder}/{path}" for folder in shape.folders]

    def read(page: Page) -> Index:
        return listed(page, shape)

    return Source(
        key=shape.source,
        name=name,
        publisher=shape.publisher,
        hosts=frozenset({shape.host, *shape.hosts}),
        cadence=cadence,
        silence=_SILENCE,
        addresses=addresses,
        read=read,
        normal_rows=(1, 400),
        cross_check=True,
        rolling=True,
        notes=notes,
    )


def listed(page: Page, shape: Shape) -> Index:
    """Give the items of a list page, with the other language's address as an identity.

    An item is a link whose name has the department's own pattern, and any other that is dated, in
    its row or in its name, leads to a file, or into a folder of things published: departments put
    new things under new folders. The pages that one language has under the other's name are that
    page again. Where a row or two is all there is and has not the department's pattern, what the page
    states decides: raises LayoutChanged, with what was read, for a site that says it is closed; any
    other is a short list, as of a new year, that somebody should look at once.
    """
    language = _language(page.url, shape.folders)
    copies = {page.url, *_twins(page.url, shape.folders)}
    tally = Tally()
    named: set[tuple[int, str]] = set()
    titles: set[tuple[int, str]] = set()
    soup = outline(page)
    anchors, ours_seen = soup.find_all(["a", "area"]), False
    rows = Rows(anchors)
    lists = rows.lists(shape.items, page) | rows.mostly(_published, page)
    for anchor in tally.each(anchors):
        among = rows.list_of(anchor) in lists
        said = rows.words(rows.of(anchor)) if among else ""
        link = address_of(anchor, page, tally, among_items=among, row=said)
        if link is None:
            continue
        url, place = link
        parts = urlsplit(url)
        ours = parts.hostname == shape.host
        known = shape.items.search(parts.path) if ours else None
        row = rows.of(anchor)
        ours_seen = ours_seen or known is not None
        own = words_of(anchor) or str(anchor.get("alt") or "").strip()  # of an area on a picture
        title, day = _called(
            own, _named(known[0] if known else parts.path.rpartition("/")[2]), anchor, rows
        )
        item = day or _published(parts.path)
        if known is None and (url in copies or not item):
            if among and url not in copies and not _is_own(parts.path, page.url):
                tally.skips(f"among the items, and none as we know them: {url[:120]}")
            else:
                tally.passes("no date and no file: the site's own page", url)
        elif known is None and not (ours or governments(url) or parts.hostname in shape.hosts):
            tally.skips(f"leads elsewhere: {url[:120]}")
        elif not title:
            tally.untitled(url)
        elif row is not anchor and (id(row), url) in named:
            tally.passes("named again in its row", url)
        else:
            named.add((id(row), url))
            if (id(row), title) in titles and own and not is_title(own):
                title = f"{title} ({own.strip('()（）[]')})"  # its PDF, say, beside its page
            titles.add((id(row), title))
            tally.lists(_item(shape, url, title, language, day), place)
    for frame in tally.each(_framed(soup)):
        tally.skips(f"a file in a frame, which no link opens: {frame[:120]}")
    for line in tally.each(rows.without_link(lists)):
        tally.skips(f"a row has no link: {line}")
    index = tally.index()
    return index if ours_seen else _doubted(index, page, soup)


def _called(own: str, named: date | None, anchor: Element, rows: Rows) -> tuple[str, date | None]:
    """Give a link's title and day: its row's, else that which its file is `named` by, or its own words state."""
    row = rows.of(anchor)
    title = title_beside(own, rows.beside(row))
    day = _printed(rows.dated(row), own if title == own else title)
    if day is None and title == own:  # its row has no other day than its own words have
        bare, its = day_apart(anchor)
        bare, its = (bare, its) if its else undated(own)
        day = named or hk_date(rows.heading(anchor)) or its
        title = bare if day == its else own
    return title, day or named or hk_date(rows.heading(anchor))


def _doubted(index: Index, page: Page, soup: Element) -> Index:
    """Give a page on which nothing is named as usual: a list, one to look at, or a site that is closed."""
    if not 0 < len(index.listings) <= _NOTICE:
        return index
    first = index.listings[0].url[:120]
    if closed := _closed(index, soup):
        raise LayoutChanged(
            f"{page.url} says that it is closed ({closed!r}) and lists nothing that is named as its "
            f"items are, such as {first}. It is read again at each check; nothing is taken for gone.",
            index=index,
        )
    return replace(index, odd=first)


def _closed(index: Index, soup: Element) -> str | None:
    """Give the words by which a page says that it is closed; what it only links to must say so of the site."""
    text = " ".join(beginning_of(soup).split())
    links = [words for each in soup.find_all(["a"]) if (words := words_of(each))]
    for words in (*links, *(one.title for one in index.listings)):
        text = text.replace(words, " ", 1)
    if found := _CLOSED.search(text):
        return found[0]
    said = (found[0] for words in links if (found := _CLOSED.search(words)))
    return next((words for words in said if _OF_THE_SITE.match(words)), None)


def _published(path: str) -> bool:
    """Say whether a path is that of a file, or of something in a folder of things published."""
    return bool(_FILE.search(path) or _PUBLISHED.search(path) or _named(path.rpartition("/")[2]))


def _is_own(path: str, here: str) -> bool:
    """Say whether a path is that of a page which every site has, or that a page stands below."""
    if path.endswith("/"):
        return path.count("/") <= _SHALLOW or urlsplit(here).path.startswith(path)
    return _OWN_PAGE.search(path) is not None


def _framed(soup: Element) -> list[str]:
    """Give the files that a page shows in frames; a person sees them, and no link leads to them."""
    frames = soup.find_all(["iframe", "embed", "object"])
    shown = (str(frame.get("src") or frame.get("data") or "").strip() for frame in frames)
    return [one for one in shown if _FILE.search(urlsplit(one).path if "://" in one else one)]


def _item(shape: Shape, url: str, title: str, language: Language, day: date | None) -> Listing:
    question = lcq(title, day) if day else None  # the same reply that info.gov.hk has
    twins = _spelt_otherwise(url, shape)
    own = () if urlsplit(url).hostname == shape.host else address_keys(url)
    return Listing(
        source=shape.source,
        url=url,
        title=title,
        language=language,
        keys=tuple(
            dict.fromkeys(
                (
                    *([question] if question else []),
                    *own,
                    f"url:{url}",
                    *(f"url:{twin}" for twin in twins),
                )
            )
        ),
        published=day,
        issuer=shape.issuer.get(language),
        hint="question_reply" if question else shape.hint,
        notes=notes_of(title),
    )


def _language(url: str, folders: Mapping[str, Language]) -> Language:
    return next((lang for folder, lang in folders.items() if f"/{folder}/" in url), "en")


def _twins(url: str, folders: Mapping[str, Language]) -> Iterable[str]:
    here = next((folder for folder in folders if f"/{folder}/" in url), None)
    if here is not None:
        yield from (url.replace(f"/{here}/", f"/{to}/", 1) for to in folders if to != here)


def _spelt_otherwise(url: str, shape: Shape) -> Iterable[str]:
    """Give the addresses that the other language may have: by folder, by the names of files, by both."""
    pairs = (*shape.pairs, *((there, here) for here, there in shape.pairs))
    for each in (*_twins(url, shape.folders), url):
        named = [each.replace(here, there) for here, there in pairs if here in each]
        yield from named if each == url else (*named, each)


def _printed(row: str, title: str) -> date | None:
    """The date beside the title; one inside the title is about something else."""
    return day_beside(row.replace(title, " "))


def _named(text: str) -> date | None:
    name = _NAMED.search(text)
    return _day(name[1], name[2], name[3]) if name else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
