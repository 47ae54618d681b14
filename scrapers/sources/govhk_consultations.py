"""This file reads GovHK's list of consultation papers: what each bureau asks the public, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from scrapers.items import Language, Listing
from scrapers.links import address_keys
from scrapers.source import Cadence, Index, LayoutChanged, Options, Page, Publisher, Source
from scrapers.sources._pages import address_of, governments, markup, notes_of, words_of
from scrapers.sources._rows import bare_words, row_of, title_beside
from scrapers.sources._tally import Tally
from scrapers.text import hk_date

if TYPE_CHECKING:
    from bs4 import Tag

KEY = "govhk_consultations"
HOST = "www.gov.hk"
GOVHK = Publisher("govhk", "GovHK", "香港政府一站通", ("gov.hk", "consultation papers", "諮詢文件"))
_FOLDERS: dict[str, Language] = {"en": "en", "tc": "zh-Hant"}
_PATH = "residents/government/publication/consultation"


def _address(folder: str, page: str) -> str:
    return f"https://{HOST}/{folder}/{_PATH}/{page}.htm"


def read(page: Page) -> Index:
    """Give the papers of a list: the rows of its table that a closing day stands in.

    Raises LayoutChanged where no row has one.
    """
    tree = markup(page)
    language = next((lang for name, lang in _FOLDERS.items() if f"/{name}/" in page.url), None)
    if language is None:
        raise LayoutChanged(
            f"{page.url} is in no language that is asked for. Look at where it led."
        )
    tally, dated, said = Tally(), 0, set[int]()
    for anchor in tally.each(tree.find_all("a")):
        row = row_of(anchor, ("tr",))
        if row.name != "tr":
            tally.passes("stands in no row of a table", words_of(anchor))
            continue
        closes = hk_date(_beside(row, anchor))
        link = address_of(anchor, page, tally, among_items=closes is not None)
        if link is None:
            continue
        if closes is None:
            tally.passes("a row without a closing day", words_of(anchor))
            continue
        dated += 1
        _row(link[0], anchor, row, language, closes, tally, again=id(row) in said)
        said.add(id(row))
    if not dated:
        raise LayoutChanged(
            f"{page.url} has no row with a closing day. Save a copy and mend the source's file.",
            index=tally.index(),
        )
    return tally.index()


def _beside(row: Tag, anchor: Tag) -> str:
    """Give the words of the row's other cells: a title may name a day of its own."""
    own = anchor.find_parent("td")
    cells = row.find_all(["td", "th"], recursive=False)[:8]
    return " ".join(words_of(cell) for cell in cells if cell is not own)


def _row(
    url: str,
    anchor: Tag,
    row: Tag,
    language: Language,
    closes: date,
    tally: Tally,
    *,
    again: bool,
) -> None:
    own = words_of(anchor)
    cell = anchor.find_parent("td")
    title = title_beside(own, bare_words(cell) if cell else own) if own else ""
    if not title:
        tally.untitled(url)
    elif again:
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
        notes=(
            "Not read by default: in sources.toml, [govhk_consultations] enabled = true. Its table of "
            "titles and closing days is known from an older year's page; the name of the page with "
            "those open now is inferred."
        ),
    )
