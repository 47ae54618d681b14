"""This file reads lists of Legislative Council Briefs, where sources.toml names them; bills bring their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from scrapers.dates import day_in
from scrapers.items import Language, Listing
from scrapers.links import address_keys
from scrapers.source import Cadence, Index, Known, LayoutChanged, Options, Page, Source
from scrapers.sources._legco_files import HOST
from scrapers.sources._pages import address_of, notes_of, outline, words_of
from scrapers.sources._publishers import LEGCO
from scrapers.sources._rows import Rows
from scrapers.sources._tally import Tally
from scrapers.sources._titles import is_title, title_beside
from scrapers.text import hk_date

KEY = "legco_briefs"
# e.g. /yr2023/english/brief/skc32_20231013-e.pdf
_BRIEF = re.compile(
    r"/yr[\d-]{4,7}/(english|chinese)/brief/[^/]{1,100}?(?:_(\d{8}))?(?:-[ec])?\.(?:pdf|docx?|odt|rtf|html?)$",
    re.IGNORECASE,
)
# A bureau's number of its file, which names no brief.
# e.g. PIER 1/2 · ITIB/CR 7/1 · SKC3/2
_REFERENCE = re.compile(r"^[A-Z][A-Z&() \d/-]{1,50}/\d{1,4}$")
_ROWS = ("tr", "li", "p", "dd")


def read(page: Page) -> Index:
    """Give the briefs that a page links to; raises LayoutChanged where it links to none."""
    tally = Tally()
    anchors = outline(page).find_all("a")
    rows = Rows(anchors, _ROWS)
    lists = rows.lists(_BRIEF, page)
    for anchor in tally.each(anchors):
        among = rows.list_of(anchor) in lists
        link = address_of(anchor, page, tally, among_items=among)
        if link is None:
            continue
        url = link[0]
        found = _BRIEF.search(urlsplit(url).path)
        if found is None and among:
            tally.skips(f"among the briefs, and none as we know them: {url[:120]}")
        elif found is None:
            tally.passes("no brief", url)
        elif urlsplit(url).hostname != HOST:
            tally.skips(f"leads elsewhere: {url[:120]}")
        elif not (title := _title(words_of(anchor), rows.beside(rows.of(anchor)))):
            tally.untitled(url)
        else:
            words = rows.dated(rows.of(anchor))
            language: Language = "en" if found[1].lower() == "english" else "zh-Hant"
            tally.lists(
                Listing(
                    source=KEY,
                    url=url,
                    title=title,
                    language=language,
                    keys=address_keys(url),
                    published=day_in(found[2] or "") or hk_date(words.replace(title, " ")),
                    hint="brief",
                    notes=notes_of(title),
                )
            )
    for words in tally.each(rows.without_link(lists)):
        tally.skips(f"a row has no link: {words}")
    index = tally.index()
    if not index.listings:
        raise LayoutChanged(
            f"{page.url} links to no brief. Look whether it is drawn by a script, and name another "
            "page in sources.toml.",
            index=index,
        )
    return index


def _title(own: str, row: str) -> str:
    """Give a link's words; where those only name a file or a language, the row's."""
    if is_title(own) and not _REFERENCE.match(own):
        return own
    return title_beside("", row.replace(own, " ") if own else row) or own


def source(options: Options) -> Source:
    """Give the source; `pages` in the options are the lists to read."""
    stated = options.get("pages")
    pages = [str(each) for each in stated] if isinstance(stated, list) else []
    hosts = {host for each in pages if (host := urlsplit(each).hostname)}

    def addresses(today: date) -> Iterable[str]:
        return pages

    def unknown(today: date) -> str | None:
        if pages or options.get("enabled") is not True:
            return None
        return (
            "Where the Council lists its briefs is not known. Open its page of Legislative Council Briefs "
            'in a browser, and put its address in each language into sources.toml: [legco_briefs] pages = ["https:'
            '//..."].'
        )

    return Source(
        key=KEY,
        name="LegCo, Legislative Council Briefs",
        chinese="立法會參考資料摘要",
        publisher=LEGCO,
        hosts=frozenset({HOST, *hosts}),
        cadence=Cadence(working=3600, quiet=21600),
        silence=30,
        addresses=addresses,
        read=read,
        normal_rows=(1, 400),
        unknown=unknown,
        rolling=True,
        notes=Known(
            "C",
            'Not read by default: in sources.toml, [legco_briefs] pages = ["https://..."]. Where the files '
            "lie is known; the database at app7.legco.gov.hk/lbdb is drawn by a script, and what that asks "
            "is not known. Briefs of bills are read by legco_bills.",
            '預設不讀取：在sources.toml加入[legco_briefs] pages = ["https://..."]。已知檔案位置；'
            "app7.legco.gov.hk/lbdb的資料庫由指令碼顯示，其查詢方式未知。法案的參考資料摘要由legco_bills讀取。",
        ),
    )
