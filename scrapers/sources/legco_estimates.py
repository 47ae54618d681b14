"""This file reads the replies to Members' questions on the Estimates, in their season."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapers.committees import FINANCE
from scrapers.items import Language, Listing
from scrapers.links import address_keys
from scrapers.numbering import BUREAUX
from scrapers.source import (
    AddressUnknown,
    Cadence,
    Index,
    Known,
    LayoutChanged,
    Options,
    Page,
    Source,
)
from scrapers.sources import _legco, _legco_papers
from scrapers.sources._legco_files import file_address
from scrapers.sources._pages import address_of, notes_of, outline, record, words_of
from scrapers.sources._publishers import LEGCO
from scrapers.sources._rows import Rows
from scrapers.sources._tally import Tally
from scrapers.sources._titles import is_title

if TYPE_CHECKING:
    from scrapers.sources._outlines import Element

KEY = "legco_estimates"
_SEASON = range(3, 7)  # March to June: replies in April, corrigenda after them
_SPECIAL = 4  # the month of the special meetings
_HOST = "www.legco.gov.hk"
_SESSION = re.compile(r"/finance-committee/term-\d\d/\d{4}/meetings\.json$")
_AGENDA = re.compile(r"/agenda/\w{1,40}\.html?$", re.IGNORECASE)
_YEAR = re.compile(r"/(?:yr)?(20\d{2})/")
_PLACE = re.compile(r"/w_q/", re.IGNORECASE)
# e.g. "/yr2026/english/fc/fc/w_q/index.htm" · "/yr2026/english/fc/fc/agenda/fc20260413.htm"
_PLACES = re.compile(r'"([^"\s\\]{1,200}/w_q/[^"\s\\]{0,100})"', re.IGNORECASE)
_AGENDAS = re.compile(r'"([^"\s\\]{1,200}/agenda/\w{1,40}\.html?)"', re.IGNORECASE)
_SUBJECT = re.compile(r"estimates of expenditure|開支預算", re.IGNORECASE)
_BODY = re.compile(r"finance committee|財務委員會", re.IGNORECASE)
_BEGINNING = 20_000  # letters of an agenda that are looked through
_ROWS = ("tr", "li", "p")
_FILES = (".pdf", ".docx", ".doc")
_BOOKLET = re.compile(r"\.(?:pdf|docx?)$", re.IGNORECASE)
_SIDE = re.compile(r"([-_])([ec])(\.\w{3,4})$", re.IGNORECASE)
_OTHER = {"e": "c", "c": "e"}
_BUREAU = re.compile(r"(?<![a-z])([a-z]{2,5})(?![a-z])", re.IGNORECASE)


def source(options: Options) -> Source:
    """Give the source; options are a table of financial year = list of addresses.

    As in `"2026-27" = ["https://www.legco.gov.hk/..."]`: the address changes every year and cannot
    be guessed. Without this year's, it is looked for among the Finance Committee's meetings, whose
    agendas lead to the replies; where it stands nowhere there, that fails by name.
    """
    yearly = {
        str(year): [str(url) for url in urls]
        for year, urls in options.items()
        if isinstance(urls, list)
    }
    hosts = {urlsplit(url).hostname for urls in yearly.values() for url in urls} - {None}

    def addresses(today: date) -> Iterable[str]:
        if today.month not in _SEASON:
            return []
        return yearly.get(_year(today)) or [_session(today.year)]

    return Source(
        key=KEY,
        name="LegCo Finance Committee, replies on the Estimates",
        chinese="立法會財務委員會開支預算答覆",
        publisher=LEGCO,
        hosts=frozenset({"www.legco.gov.hk", *(str(host) for host in hosts)}),
        cadence=Cadence(working=3600, quiet=14400),
        addresses=addresses,
        read=read,
        normal_rows=(1, 200),
        notes=Known(
            "B",
            "Where replies are published changes every year. It is looked for in the agendas of the Finance "
            "Committee's meetings of April, in folders named w_q as in earlier years: an assumption. "
            "sources.toml may name it; where it is not found, trouble says how to.",
            "答覆每年刊登於不同網址。按往年慣例，從財務委員會四月會議的議程查找名為w_q的資料夾，此屬假設。"
            "可在sources.toml列明；找不到時會說明如何處理。",
        ),
    )


def _year(today: date) -> str:
    return f"{today.year}-{(today.year + 1) % 100:02d}"


def _session(year: int) -> str:
    return f"{_legco.DATA}/finance-committee/term-{_legco.term(year)}/{year}/meetings.json"


def read(page: Page) -> Index:
    """Give the booklets of replies, one a bureau and language, from a page of links to files.

    The index of a session's meetings leads to such pages, and so do its agendas. Raises
    AddressUnknown where neither does.
    """
    if _SESSION.search(page.url):
        return _meetings(page)
    if _AGENDA.search(page.url):
        return _agenda(page)
    return _replies(page)


def _unknown(page: Page) -> AddressUnknown:
    named = _YEAR.search(page.url)
    year = _year(date(int(named[1]), 4, 1)) if named else "this year"
    return AddressUnknown(
        f"Where the replies on the Estimates of {year} are published is not known: {page.url} does not "
        "say it, so none of them is found. Open the Finance Committee's page of its special meetings "
        "on www.legco.gov.hk, copy the address of the index of replies in each language, and put "
        f'them into sources.toml: [legco_estimates], "{year}" = ["https://..."].'
    )


def _meetings(page: Page) -> Index:
    """Give what the session's meetings of the season lead to: places of replies, else agendas."""
    tally = Tally()
    for row in tally.each(_legco_papers.rows(record(page), "schedule", page.url)):
        day = _legco.day_of(row)
        said = json.dumps(row, ensure_ascii=False) if isinstance(row, dict) else ""
        places = {url for text in _PLACES.findall(said) if (url := file_address(text, page))}
        agendas = {url for text in _AGENDAS.findall(said) if (url := file_address(text, page))}
        if day is None:
            tally.skips(f"a meeting without a day: {said[:80]}")
        elif day.month not in _SEASON:
            tally.passes("a meeting outside the season", str(day))
        elif places:
            for url in sorted(places):
                _lead(url, "", tally)
        elif agendas and day.month == _SPECIAL:
            for url in sorted(agendas):
                tally.follows(url)
        else:
            tally.passes("a meeting that leads to no replies", str(day))
    index = tally.index()
    if not index.taken:
        raise _unknown(page)
    return index


def _agenda(page: Page) -> Index:
    """Give the pages of replies that an agenda links to; one of the Estimates has to.

    Raises LayoutChanged for what is no agenda of the committee: a login page leads nowhere either.
    """
    tally = Tally()
    tree = outline(page)
    anchors = tree.find_all("a")
    rows = Rows(anchors, _ROWS)
    for anchor in tally.each(anchors):
        link = address_of(anchor, page, tally)
        if link is None:
            continue
        if not _PLACE.search(link[0]):
            tally.passes("leads to no replies", link[0])
        elif urlsplit(link[0]).hostname != _HOST:
            tally.skips(f"leads elsewhere: {link[0][:120]}")
        else:
            _lead(link[0], _words(anchor, rows), tally)
    index, said = tally.index(may_be_empty=True), words_of(tree)[:_BEGINNING]
    if not index.taken and _SUBJECT.search(said):
        raise _unknown(page)
    if not (index.taken or index.skipped or _BODY.search(said)):
        raise LayoutChanged(
            f"{page.url} does not say that it is an agenda of the Finance Committee. Open it in a browser."
        )
    return index


def _replies(page: Page) -> Index:
    tally = Tally()
    anchors = outline(page).find_all("a")
    rows = Rows(anchors, _ROWS)
    lists = rows.lists(_BOOKLET, page)
    for anchor in tally.each(anchors):
        among = rows.list_of(anchor) in lists
        link = address_of(anchor, page, tally, among_items=among, row=rows.words(rows.of(anchor)))
        if link is None:
            continue
        url, _ = link
        if not urlsplit(url).path.lower().endswith(_FILES):
            if among:
                tally.skips(f"among the replies, and no file as we know them: {url[:120]}")
            else:
                tally.passes("leads to no file", url)
            continue
        if urlsplit(url).hostname != urlsplit(page.url).hostname:
            tally.skips(f"leads elsewhere: {url[:120]}")
            continue
        name = url.rsplit("/", 1)[-1]
        title = _title(_words(anchor, rows), name) or words_of(anchor) or name
        tally.lists(_booklet(url, title))
    for words in tally.each(rows.without_link(lists)):
        tally.skips(f"a row has no link: {words}")
    return tally.index()


def _lead(url: str, title: str, tally: Tally) -> None:
    """List a file of replies; follow a page of them."""
    if urlsplit(url).path.lower().endswith(_FILES):
        tally.lists(_booklet(url, title or url.rsplit("/", 1)[-1]))
    else:
        tally.follows(url)


def _booklet(url: str, title: str) -> Listing:
    language, name = _language(url), url.rsplit("/", 1)[-1]
    twin = _SIDE.sub(lambda found: f"{found[1]}{_OTHER[found[2].lower()]}{found[3]}", url)
    return Listing(
        source=KEY,
        url=url,
        title=title[:300],
        language=language,
        keys=tuple(dict.fromkeys((*address_keys(url), f"url:{twin}"))),
        committee=FINANCE.name(language),
        issuer=_bureau(name, title),
        hint="estimates_reply",
        notes=notes_of(title),
    )


def _words(anchor: Element, rows: Rows) -> str:
    """The words of a link's row, less what the link itself says where that is no title."""
    row, own = rows.words(rows.of(anchor)), words_of(anchor)
    return row if is_title(own) else row.replace(own, " ", 1)


def _title(row: str, name: str) -> str:
    """The words of a row without session numbers and the file's own name."""
    words = row.replace(name, " ").split()
    return " ".join(each for each in words if not each.isdecimal())


def _language(url: str) -> Language:
    path = urlsplit(url).path.lower()
    chinese = "/chinese/" in path or "/tc/" in path or re.search(r"[-_]c\.\w+$", path)
    return "zh-Hant" if chinese else "en"


def _bureau(name: str, title: str) -> str | None:
    found = (word.upper() for text in (name, title) for word in _BUREAU.findall(text))
    return next((word for word in found if word in BUREAUX), None)
