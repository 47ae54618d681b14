"""This file finds committees that come and go in the Council's open data, and reads their agendas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapers.committees import Committee, committee
from scrapers.dates import day_in, day_shown
from scrapers.items import Language, Listing
from scrapers.links import address_keys
from scrapers.numbering import paper_number, paper_numbers
from scrapers.source import Cadence, Index, Known, LayoutChanged, Page, Source
from scrapers.sources import _legco, _legco_papers, _odata
from scrapers.sources._agenda_pages import parts
from scrapers.sources._legco_files import HOST, file_address
from scrapers.sources._pages import (
    address_of,
    awaited,
    markup,
    outline,
    record,
    stated_address,
    title_of,
    words_of,
)
from scrapers.sources._publishers import LEGCO
from scrapers.sources._rows import Rows
from scrapers.sources._tally import Tally
from scrapers.sources._titles import is_title
from scrapers.text import fold

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_COMMITTEES, _MEETINGS = "ScheduleDB/odata/Tcommittee", "ScheduleDB/odata/Tmeeting_committee"
_FIELDS = "committee_id,committee_code,name_eng,name_chi,term_id,home_url_eng,home_url_chi"
_ID = re.compile(r"\d{1,9}")
_LANGUAGES: tuple[tuple[str, Language], ...] = (("eng", "en"), ("chi", "zh-Hant"))
_PAGE = re.compile(
    r"/yr[\d-]{4,7}/(english|chinese)/\S{1,200}/agenda/(\w{1,40})\.html?$", re.IGNORECASE
)
_FILE = re.compile(r"\.(?:pdf|docx?|pptx?|xlsx?|odt|rtf)$", re.IGNORECASE)
_OURS = re.compile(r"/(?:papers|brief)/")
# e.g. /yr2026/english/bills/b202610091.pdf · /yr2025/english/ord/2025ord004-e.pdf
_BILL = re.compile(r"^/yr[\d-]{4,7}/\w{2,10}/(?:bills|ord)/", re.IGNORECASE)
_NAMED_PAPER = re.compile(r"/(?:papers|brief)/([\w.&-]{1,120}\.(?:pdf|docx?|pptx?))", re.IGNORECASE)
# e.g. <a class="x" href="../papers/hs0120261110cb2-1-1-e.pdf">
_LINKED_PAPER = re.compile(
    r"\shref\s{0,4}=\s{0,4}[\"']?[^\s\"'>]{0,200}?/(?:papers|brief)/([\w.&-]{1,120}\.(?:pdf|docx?|pptx?))",
    re.IGNORECASE,
)
_BEGINNING = 2_000_000  # letters of a page that are looked through
_PAPER_ROW = ("tr", "li", "p", "dd")
_LONGEST_NAME, _SHORTEST_TITLE = 200, 6
_LINE = 2000  # letters of a line that are looked through for numbers
# A line that names a paper of its own begins with its number; another cites what was read elsewhere.
# e.g. LC Paper No. CB(2)10/2026(01) · 1. 立法會CB(2)10/2026(01)號文件
_OWN = re.compile(
    r"^[\W\d]{0,12}(?:[一二三四五六七八九十]{1,3}|[a-z]|[ivx]{1,4}(?=[.)]))?\W{0,4}"
    r"(?:(?:LC |Legislative Council )?Papers? Nos?\b|立法[會会](?:文件)?|文件[編编]?[號号]碼?)?\W{0,4}"
    r"(?:CB|FCRI?|FC|PWSCI?|ECI?|ESC|LS|AS|CMI|CP)(?![a-z])",
    re.IGNORECASE,
)
# e.g. LC Paper No. CB(2)9/2026 refers · Minutes of the meeting · issued vide CB(2)9/2026
_CITED = re.compile(
    r"\brefers?\b|\bminutes\b|\bissued\b|[紀纪]要|[會会][議议][紀纪][錄录]|已(?:於|于|隨|随|送|發|发)|[參参][閱阅]",
    re.IGNORECASE,
)
_LONG_TITLE: dict[Language, int] = {"en": 24, "zh-Hant": 10}  # letters; a menu's words are fewer
_FEW = 3  # committees; a term with fewer has hardly begun, or one was entered ahead of it
_APART = timedelta(days=200)  # a meeting so long after the one before does not make that one old
_MOST = 40  # meetings of one subcommittee that are looked at, the latest first


@dataclass(frozen=True, slots=True)
class Bodies:
    """Which committees a source follows: how their codes begin and look, what agendas call them.

    `most` is how many are followed, the newest first; `what` is their word in the plural.
    """

    key: str
    starts: tuple[str, ...]
    code: re.Pattern[str]
    name: re.Pattern[str]
    what: str
    most: int = 100


def source_of(bodies: Bodies, *, name: str, chinese: str, silence: int, notes: Known) -> Source:
    """Give the source that follows committees of one kind: one query, and what it leads to."""
    return Source(
        key=bodies.key,
        name=name,
        chinese=chinese,
        publisher=LEGCO,
        hosts=frozenset({_odata.HOST, HOST}),
        cadence=Cadence(working=7200, quiet=43200),
        silence=silence,
        addresses=lambda _: [query(bodies)],
        read=lambda page: read(page, bodies),
        normal_rows=(0, 300),
        rolling=True,
        notes=notes,
    )


def query(bodies: Bodies) -> str:
    """Give the one query for the committees of the latest terms; no day is asked for."""
    return _odata.query(
        _COMMITTEES,
        select=_FIELDS,
        filter=" or ".join(f"startswith(committee_code,'{each}')" for each in bodies.starts),
        orderby="term_id desc,committee_id desc",
        top="300",
    )


def meetings_of(number: str) -> str:
    """Give the query for the latest meetings of one committee."""
    return _odata.query(
        _MEETINGS,
        select="committee_id,slot_id,Tmeeting",
        expand="Tmeeting",
        filter=f"committee_id eq {number}",
        orderby="slot_id desc",
        top=str(_MOST),
    )


def read(page: Page, bodies: Bodies) -> Index:
    """Give what a page leads to: a list of committees to meetings, those to agendas, an agenda to papers.

    Raises LayoutChanged for an address that is none of these.
    """
    path = urlsplit(page.url).path
    if path.endswith(f"/{_COMMITTEES}"):
        return _committees(page, bodies)
    if path.endswith(f"/{_MEETINGS}"):
        return _meetings(page, bodies)
    if _PAGE.search(path):
        return _agenda(page, bodies)
    raise LayoutChanged(f"{page.url[:200]} is none of our pages. Look at where it led.")


def _committees(page: Page, bodies: Bodies) -> Index:
    tally, followed = Tally(), 0
    terms, newest = _terms(page, bodies)
    said = newest in terms or not terms
    for row in _odata.rows(page, tally, at_once=True):  # the newest term is told from all
        code = _code(row)
        number = str(row.get("committee_id") or "").strip()
        name = title_of(str(row.get("name_eng") or row.get("name_chi") or ""))
        if not said and _whole(row.get("term_id")) == newest:
            said = True
            tally.skips(
                f"no {bodies.what} of term {newest} so far: those of {max(terms)} are followed"
            )
        elif not code or not _whole(row.get("term_id")):
            tally.skips(f"a committee without a code or a term: {str(row)[:80]}")
        elif not bodies.code.fullmatch(code):
            tally.passes(f"none of the {bodies.what}: read elsewhere", name or code)
        elif _whole(row.get("term_id")) not in terms:
            tally.passes("a committee of an earlier term", name)
        elif not _ID.fullmatch(number):
            tally.skips(f"{code[:40]} has no id: {name[:80]}")
        elif followed == bodies.most:
            tally.passes(f"over {bodies.most} {bodies.what} are newer", name)
        else:
            followed += 1
            tally.follows(meetings_of(number))
    return tally.index(may_be_empty=True)  # a new term has none yet


def _terms(page: Page, bodies: Bodies) -> tuple[set[int], int]:
    """Give the terms whose committees are followed, and the newest of all.

    It is the newest that has any, and the one before while it has few: a row may be entered long
    before its term begins, and must not hide those that sit.
    """
    rows = [(_whole(row.get("term_id")), _code(row)) for row in _records(page)]
    held = Counter(term for term, code in rows if bodies.code.fullmatch(code))
    terms = set[int]()
    for term in sorted(held, reverse=True):
        terms.add(term)
        if sum(held[each] for each in terms) >= _FEW:
            break
    return terms, max((term for term, _ in rows), default=0)


def _code(row: dict[str, Any]) -> str:
    return str(row.get("committee_code") or "").strip()


def _records(page: Page) -> list[dict[str, Any]]:
    reply = record(page)
    rows = reply.get("value") if isinstance(reply, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _whole(value: object) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else 0


def _meetings(page: Page, bodies: Bodies) -> Index:
    """Give the agendas of the latest meetings; one without any meeting is no failure."""
    reply = record(page)
    if isinstance(reply, dict) and reply.get("value") == []:
        return Index(may_be_empty=True)
    tally, last = Tally(), _last({at.date() for row in _records(page) if (at := _held(row))})
    for row in _odata.rows(page, tally):
        meeting, at = row.get("Tmeeting"), _held(row)
        if at is None or not isinstance(meeting, dict):
            tally.skips(f"a meeting without an hour: {str(row)[:80]}")
        elif last - at.date() > _legco.NEAR:
            tally.passes(f"a meeting over {_legco.NEAR.days} days before the last", f"{at.date()}")
        else:
            _agendas(meeting, at, tally, bodies)
    return tally.index(may_be_empty=True)


def _last(days: Iterable[date]) -> date:
    """Give the day of the last meeting; one far behind all others may have been typed wrong."""
    ordered = sorted(days, reverse=True)
    for later, earlier in pairwise(ordered):
        if later - earlier <= _APART:
            return later
    return ordered[-1] if ordered else date.min


def _held(row: dict[str, Any]) -> datetime | None:
    meeting = row.get("Tmeeting")
    return _odata.held_at(meeting.get("start_date_time")) if isinstance(meeting, dict) else None


def _agendas(meeting: dict[str, Any], at: datetime, tally: Tally, bodies: Bodies) -> None:
    found = False
    for letters, language in _LANGUAGES:
        stated = meeting.get(f"agenda_url_{letters}")
        if not isinstance(stated, str) or not stated.strip():
            continue
        found = True
        url = stated_address(stated, f"https://{HOST}/")
        if urlsplit(url).hostname != HOST:
            tally.skips(f"an agenda leads elsewhere: {stated[:120]}")
        elif _PAGE.search(urlsplit(url).path):
            tally.follows(url)
        else:
            subject = title_of(str(meeting.get(f"subject_{letters}") or ""))
            tally.lists(_record(url, language, subject, at.date(), bodies))
    if not found:
        tally.passes("a meeting without an agenda so far", f"{at.date()}")


def _record(url: str, language: Language, subject: str, day: date, bodies: Bodies) -> Listing:
    """List an agenda itself."""
    shown = day_shown(day, language)
    title = f"Agenda, {shown}: {subject}" if language == "en" else f"{subject}（{shown}）議程"
    return Listing(
        source=bodies.key,
        url=url,
        title=title_of(title),
        language=language,
        keys=address_keys(url),
        meeting_date=day,
        committee=_odata.body_of(subject, language) if subject else None,
        hint="agenda",
    )


def _agenda(page: Page, bodies: Bodies) -> Index:
    """Give the papers that an agenda links to, under the name of its committee, and itself."""
    found = _PAGE.search(urlsplit(page.url).path)
    language: Language = "en" if found and found[1].lower() == "english" else "zh-Hant"
    day = day_in(found[2]) if found else None
    tree = markup(page)
    name = _body(tree, language, bodies)
    if day is None or not name:
        raise LayoutChanged(
            f"{page.url} says neither whose agenda it is nor of which day. Save a copy and mend the "
            "source's file."
        )
    body = Committee(name, name, name, name)
    tally = Tally()
    for agenda in tally.each([_record(page.url, language, name, day, bodies)]):
        tally.lists(replace(agenda, keys=_both(page.url)))
    anchors = outline(page).find_all("a")
    rows = Rows(anchors, _PAPER_ROW)
    lists, cited = rows.lists(_OURS, page), set[str]()
    for anchor in tally.each(anchors):
        own, words = words_of(anchor), rows.words(rows.of(anchor))
        cited.update(paper_numbers(words))
        among = rows.list_of(anchor) in lists
        link = address_of(anchor, page, tally, among_items=among, row=words)
        if link is None:
            continue
        if _BILL.search(urlsplit(link[0]).path) and urlsplit(link[0]).hostname == HOST:
            tally.passes("a bill itself: read with the bills", link[0])
            continue
        url = file_address(link[0], page) if _OURS.search(link[0]) else None
        if url is None and _FILE.search(urlsplit(link[0]).path):
            tally.skips(f"leads elsewhere: {link[0][:120]}")
            continue
        if url is None and (number := paper_number(own) or paper_number(words)):
            tally.skips(f"{number} leads to no paper as we know them: {link[0][:120]}")
            continue
        if url is None and (
            len(fold(own)) >= _LONG_TITLE[language] or (among and urlsplit(link[0]).query)
        ):
            tally.skips(f"leads to no paper as we know them: {own[:80]} {link[0][:120]}")
            continue
        if url is None:
            tally.passes("no paper", link[0])
            continue
        title = _title(own, words)
        if not title:
            tally.untitled(url)
            continue
        stated = paper_number(own) or paper_number(words) or ""
        row = {"title": {language: title}, "pdf": {_SPELT[language]: url}, "paper_no": stated}
        _legco_papers.paper_row(tally, page, row, bodies.key, body, day)
    _skip_unlinked(tally, page)
    for line in tally.each(_without_link(tree, cited)):
        if _names_its_own(line):
            row = {"title": {language: title_of(line)}, "paper_no": paper_number(line)}
            _legco_papers.paper_row(tally, page, row, bodies.key, body, day)
        else:
            tally.passes("a line that only cites a paper", line)
    index = tally.index(may_be_empty=True)
    if len(index.listings) > 1 or index.skipped or index.expectations:
        return index
    return replace(index, skipped=("the agenda links to no paper",), rows=index.rows + 1)


def _without_link(tree: BeautifulSoup, cited: set[str]) -> list[str]:
    """Give each line, or row of a table, that names a paper by a number which no link's row does."""
    lines = (part if isinstance(part, str) else part.text for part in parts(tree))
    numbered = ((line[:_LINE], paper_numbers(line[:_LINE])) for line in lines)
    return [line for line, numbers in numbered if numbers and not cited.intersection(numbers)]


def _names_its_own(line: str) -> bool:
    """Say whether a line with a paper's number names a paper of this agenda, and cites no other."""
    return _OWN.match(line) is not None and (not _CITED.search(line) or awaited(line) is not None)


def _skip_unlinked(tally: Tally, page: Page) -> None:
    for unlinked in tally.each(_unlinked(page)):
        tally.skips(f"a paper that no link opens: {unlinked}")


def _unlinked(page: Page) -> list[str]:
    """Give the names of papers that stand in a page's source and in none of its links."""
    text = page.text()[:_BEGINNING]
    named = dict.fromkeys(found[1] for found in _NAMED_PAPER.finditer(text))
    linked = {found[1] for found in _LINKED_PAPER.finditer(text)}
    return [name for name in named if name not in linked]


_SPELT: dict[Language, str] = {"en": "en", "zh-Hant": "tc"}


def _both(url: str) -> tuple[str, ...]:
    here, there = ("/english/", "/chinese/") if "/english/" in url else ("/chinese/", "/english/")
    return tuple(dict.fromkeys((*address_keys(url), f"url:{url.replace(here, there, 1)}")))


def _body(tree: BeautifulSoup, language: Language, bodies: Bodies) -> str:
    """Give the name of the committee, as the first lines of its agenda print it."""
    for line in list(_first(tree, 40)):
        if len(line) <= _LONGEST_NAME and bodies.name.search(line):
            known = committee(line)
            return known.name(language) if known else line
    return ""


def _first(tree: BeautifulSoup, most: int) -> Iterable[str]:
    for count, part in enumerate(parts(tree)):
        if count == most:
            return
        yield part if isinstance(part, str) else part.text


def _title(own: str, row: str) -> str:
    """Give a link's words; where they are only a number, the words of its row without it."""
    if is_title(own) and paper_number(own) is None:
        return own
    rest = row.replace(own, " ") if own else row
    rest = title_of(" ".join(rest.split())).strip(" -–—:：")
    return rest if len(fold(rest)) >= _SHORTEST_TITLE else own
