"""This file reads GovHK's list of consultation papers: what each bureau asks the public, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from scrapers.items import Language, Listing
from scrapers.links import address_keys
from scrapers.source import Cadence, Index, Known, LayoutChanged, Options, Page, Publisher, Source
from scrapers.sources._pages import address_of, governments, notes_of, outline, words_of
from scrapers.sources._rows import Rows, bare_words
from scrapers.sources._tally import Tally
from scrapers.sources._titles import is_title, title_beside
from scrapers.text import hk_date

if TYPE_CHECKING:
    from scrapers.sources._outlines import Element

KEY = "govhk_consultations"
HOST = "www.gov.hk"
GOVHK = Publisher("govhk", "GovHK", "香港政府一站通", ("gov.hk", "consultation papers", "諮詢文件"))
_FOLDERS: dict[str, Language] = {"en": "en", "tc": "zh-Hant"}
# What stands before a closing day inside a row.
# e.g. Closing date: · （截止日期：
_CLOSES = re.compile(
    r"\bclos(?:es?|ing)\b|\bdeadline\b|\buntil\b|截止|截至|截止日期", re.IGNORECASE
)
_DAY_WITHIN = 40  # letters behind that
_FILE = re.compile(r"\.(?:pdf|docx?)$", re.IGNORECASE)
_PATH = "residents/government/publication/consultation"


def _address(folder: str, page: str) -> str:
    return f"https://{HOST}/{folder}/{_PATH}/{page}.htm"


def read(page: Page) -> Index:
    """Give the papers of a list, with the closing days that their rows name.

    A row among such that names none is a paper all the same. Raises LayoutChanged where none does.
    """
    tree = outline(page)
    language = next((lang for name, lang in _FOLDERS.items() if f"/{name}/" in page.url), None)
    if language is None:
        raise LayoutChanged(
            f"{page.url} is in no language that is asked for. Look at where it led."
        )
    tally, said = Tally(), dict[int, str]()
    anchors = tree.find_all("a")
    rows = Rows(anchors)
    closing = [_closing(rows.of(anchor), anchor, rows) for anchor in anchors]
    lists = {rows.list_of(each) for each, day in zip(anchors, closing, strict=True) if day}
    for anchor, closes in tally.each(zip(anchors, closing, strict=True)):
        among = rows.list_of(anchor) in lists
        link = address_of(anchor, page, tally, among_items=among)
        if link is None:
            continue
        row = rows.of(anchor)
        if not among:
            tally.passes("stands in no list of closing days", words_of(anchor))
            continue
        _row(link[0], anchor, row, language, closes, tally, first=said.get(id(row)))
        said.setdefault(id(row), link[0])
    for words in tally.each(rows.without_link(lists)):
        tally.skips(f"a row has no link: {words}")
    if not lists:
        raise LayoutChanged(
            f"{page.url} has no row with a closing day. Save a copy and mend the source's file.",
            index=tally.index(),
        )
    return tally.index()


def _closing(row: Element, anchor: Element, rows: Rows) -> date | None:
    """Give a row's closing day: of a table's other cells, for a title may name a day of its own, else of the row."""
    words = rows.words(row)
    if day := rows.closing(row):
        return day
    if row.name == "tr" and not rows.has_closing(row) and (day := hk_date(_beside(row, anchor))):
        return day
    said = _CLOSES.search(words)
    return hk_date(words[said.end() :][:_DAY_WITHIN]) if said else None


def _beside(row: Element, anchor: Element) -> str:
    """Give the words of the row's other cells."""
    own = anchor.find_parent("td")
    cells = row.find_all(["td", "th"], recursive=False)[:8]
    return " ".join(words_of(cell) for cell in cells if cell is not own)


def _row(
    url: str,
    anchor: Element,
    row: Element,
    language: Language,
    closes: date | None,
    tally: Tally,
    *,
    first: str | None,
) -> None:
    own = words_of(anchor)
    cell = anchor.find_parent("td") if row.name == "tr" else row
    title = title_beside(own, bare_words(cell) if cell else own) if own else ""
    if not title:
        tally.untitled(url)
    elif first is not None and not (
        _FILE.search(url) and is_title(own) and _stem(url) != _stem(first)
    ):
        tally.passes("another form of a paper in the same row", url)
    elif not governments(url):
        tally.skips(f"leads elsewhere: {url[:120]}")
    else:
        here, there = ("/en/", "/tc/") if language == "en" else ("/tc/", "/en/")
        twin = [f"url:{url.replace(here, there, 1)}"] if here in url else []
        tally.lists(
            Listing(
                source=KEY,
                url=url,
                title=title,
                language=language,
                keys=(*address_keys(url), *twin),
                hint="consultation",
                notes=notes_of(words_of(row)),
                closes=closes,
            )
        )


def _stem(url: str) -> str:
    """Give an address without the endings of its file's name."""
    folder, _, name = url.rpartition("/")
    return f"{folder}/{name.partition('.')[0]}"


def source(options: Options) -> Source:
    """Give the source; `enabled = true` has the list read, `pages` names other pages than "current"."""
    wanted = options.get("pages", ["current"]) if options.get("enabled") is True else []
    pages = [str(each) for each in wanted] if isinstance(wanted, list) else []

    def addresses(today: date) -> Iterable[str]:
        return [_address(folder, each) for each in pages for folder in _FOLDERS]

    return Source(
        key=KEY,
        name="GovHK, consultation papers",
        publisher=GOVHK,
        hosts=frozenset({HOST}),
        cadence=Cadence(working=7200, quiet=43200),
        silence=40,
        addresses=addresses,
        read=read,
        normal_rows=(1, 200),
        cross_check=True,
        rolling=True,
        notes=Known(
            "B",
            "Not read by default: in sources.toml, [govhk_consultations] enabled = true. Its table of "
            "titles and closing days is known from an older year's page; the name of the page with "
            "those open now is inferred.",
            "預設不讀取：在sources.toml加入[govhk_consultations] enabled = true。"
            "標題及截止日期的列表見於較早年份的頁面；現正諮詢的頁面名稱屬推斷。",
        ),
    )
