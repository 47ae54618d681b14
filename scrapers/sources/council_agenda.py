"""This file reads the agendas of Council meetings: the questions to come, and the papers they cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scrapers.committees import COUNCIL
from scrapers.dates import day_in
from scrapers.items import Expectation, Language, Person
from scrapers.numbering import paper_number
from scrapers.source import Cadence, Index, Known, LayoutChanged, Options, Page, Source
from scrapers.sources._agenda_pages import AgendaRow, parts
from scrapers.sources._pages import address_of, awaited, markup, outline, words_of
from scrapers.sources._publishers import LEGCO
from scrapers.sources._questions import AnnouncedQuestion, announced, questions
from scrapers.sources._rows import row_of
from scrapers.sources._tally import Tally

if TYPE_CHECKING:
    from scrapers.sources._outlines import Element

KEY = "council_agenda"
HOST = "www.legco.gov.hk"
_FOLDERS: tuple[tuple[str, Language], ...] = (
    ("english", "en"), ("chinese", "zh-Hant"), ("cn", "zh-Hans"),
)  # fmt: skip
_ADDRESS = re.compile(
    r"/(english|chinese|cn)/counmtg/agenda/(cm20\d{6})(?:[-_]?(app[a-z\d]{0,4}))?\.html?$",
    re.IGNORECASE,
)
_HONG_KONG = ZoneInfo("Asia/Hong_Kong")
_AHEAD = 9  # agendas stand days before the sitting
_QUESTION_TIME = re.compile(
    r"Chief Executive.s Question Time|行政長官(?:互動交流)?(?:質詢|答問)", re.IGNORECASE
)
_QUESTIONS = re.compile(r"\bquestions?\b|質詢|质询", re.IGNORECASE)
_LONGEST_TITLE = 300


def source(options: Options) -> Source:
    """Give the source; `sittings` in the options are days of meetings that are not Wednesdays."""
    named = options.get("sittings")
    sittings = {str(day) for day in named} if isinstance(named, list) else set()

    def addresses(today: date) -> Iterable[str]:
        for ahead in range(_AHEAD):
            day = today + timedelta(days=ahead)
            if day.weekday() == 2 or day.isoformat() in sittings:
                for folder, language in _FOLDERS:
                    if (
                        language == "zh-Hans"
                    ):  # a conversion of the Traditional one: readable, no news
                        continue
                    yield f"https://{HOST}/yr{day.year}/{folder}/counmtg/agenda/cm{day:%Y%m%d}.htm"

    return Source(
        key=KEY,
        name="Council agendas",
        chinese="立法會會議議程",
        publisher=LEGCO,
        hosts=frozenset({HOST}),
        cadence=Cadence(working=10800, quiet=21600),
        addresses=addresses,
        read=read,
        normal_rows=(0, 60),
        not_yet=not_yet,
        other_language=other_language,
        notes=Known(
            "A",
            "Stored agendas of 2025 were seen, none of 2026: tables and numbered lines are both read.",
            "見過2025年存檔的議程，未見2026年的：列表及編號行均可讀取。",
        ),
    )


def not_yet(url: str, now: datetime) -> bool:
    """Say that any agenda may be missing: the Council does not sit every Wednesday."""
    return _ADDRESS.search(url) is not None


def other_language(url: str) -> str:
    """Give the same agenda in the other language: the two are published together."""
    here, there = ("english", "chinese") if "/english/" in url else ("chinese", "english")
    return url.replace(f"/{here}/", f"/{there}/", 1)


def read(page: Page) -> Index:
    """Give the questions of a sitting, and the LegCo papers that its agenda names.

    Its appendix of questions is followed, and read the same way. Raises LayoutChanged where it
    announces questions and none can be read, with what was read all the same.
    """
    found = _ADDRESS.search(page.url)
    day = day_in(found[2]) if found else None
    if not found or day is None:
        raise LayoutChanged(f"{page.url} is not the agenda of a Council meeting.")
    sheet = _Sheet(page, found[2].lower(), day, dict(_FOLDERS)[found[1].lower()])
    content = list(parts(markup(page)))
    tally = Tally()
    for question in tally.each(questions(content, sections=not found[3])):
        _announce(tally, sheet, question)
    read_here = len(sheet.numbers)
    for line in tally.each(each for each in _texts(content) if paper_number(each[:2000])):
        _cite(tally, sheet, line)
    leads_on = False
    for anchor in tally.each(outline(page).find_all("a")):
        leads_on |= _follow(tally, sheet, anchor)
    said = announced(content)
    expected = said.oral if leads_on and said.oral else said.total
    for missing in tally.each(
        range(max(0, expected - read_here) if not leads_on or said.shown else 0)
    ):
        tally.skips(f"question {read_here + missing + 1} of {expected} is not read")
    for number in tally.each(_left_out(sheet) if found[3] else ()):
        tally.skips(f"question {number} of the appendix is not read")
    only_answers = any(_QUESTION_TIME.search(line) for line in _texts(content))
    if not (read_here or only_answers or said.total or leads_on):
        for _ in tally.each(("questions",)):
            tally.skips("no question could be read from this agenda")
    index = tally.index(may_be_empty=only_answers)
    if read_here or only_answers:
        return index
    if said.total and leads_on and not said.shown:
        return index  # every question stands in the appendix
    if said.total or said.headed or not index.expectations or found[3]:
        raise LayoutChanged(
            f"{page.url} has no question that can be read. Mend the source's file.", index=index
        )
    return index


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page of an agenda: of which sitting, and in which language; the numbers announced so far."""

    page: Page
    meeting: str
    day: date
    language: Language
    numbers: set[str] = field(default_factory=set)

    @property
    def suffix(self) -> str:
        """Give what tells a language's announcements from those of the others."""
        return "" if self.language == "en" else f":{self.language}"


def _left_out(sheet: _Sheet) -> list[int]:
    """Give the numbers that are missing between the questions read: an appendix leaves none out."""
    read_here = {int(number) for number in sheet.numbers if number.isdecimal()}
    return sorted(set(range(min(read_here, default=0), max(read_here, default=0))) - read_here)


def _texts(content: Iterable[AgendaRow | str]) -> Iterator[str]:
    """Give a page's lines, and each cell as one; a cell that lays out several papers by its lines."""
    for part in content:
        for cell in part.cells if isinstance(part, AgendaRow) else ((part,),):
            several = sum(paper_number(line[:2000]) is not None for line in cell) > 1
            yield from cell if several else (" ".join(cell),)


def _follow(tally: Tally, sheet: _Sheet, anchor: Element) -> bool:
    """Follow a link to an appendix of questions; say whether it is one."""
    link = address_of(anchor, sheet.page, tally)
    if link is None:
        return False
    found = _ADDRESS.search(link[0])
    if not found or not found[3] or not link[0].startswith(f"https://{HOST}/"):
        tally.passes("no appendix of this agenda", link[0])
        return False
    if not _QUESTIONS.search(words_of(row_of(anchor, ("p", "li", "td", "tr", "div")))):
        tally.passes("an appendix of other business", link[0])
        return False
    tally.follows(link[0])
    return True


def _announce(tally: Tally, sheet: _Sheet, found: AnnouncedQuestion) -> None:
    if str(found.number) in sheet.numbers:
        tally.passes("named again on the page", f"question {found.number}")
        return
    sheet.numbers.add(str(found.number))
    language, day = sheet.language, sheet.day
    tally.announces(
        Expectation(
            source=KEY,
            key=f"agenda:{sheet.meeting}:q{found.number}{sheet.suffix}",
            title=found.subject or found.asker,
            language=language,
            starts_at=_eleven(day),
            committee=COUNCIL.name(language),
            keys=(f"lcq:{day.isoformat()}:{found.number}",),
            people=(
                Person("asker", found.asker),
                *(Person("replier", who) for who in found.repliers),
            ),
            url=sheet.page.url,
        )
    )


def _cite(tally: Tally, sheet: _Sheet, line: str) -> None:
    number = paper_number(line[:2000]) or ""
    if number in sheet.numbers:
        tally.passes("named again on the page", number)
        return
    sheet.numbers.add(number)
    tally.announces(
        Expectation(
            source=KEY,
            key=f"agenda:{sheet.meeting}:{number}{sheet.suffix}",
            title=line[:_LONGEST_TITLE],
            language=sheet.language,
            starts_at=_eleven(sheet.day),
            committee=COUNCIL.name(sheet.language),
            keys=(f"legco:{number}",),
            status=awaited(line) or "announced",
            url=sheet.page.url,
        )
    )


def _eleven(day: date) -> datetime:
    """Meetings begin at eleven in the morning unless the schedule says otherwise."""
    return datetime(day.year, day.month, day.day, 11, tzinfo=_HONG_KONG)
