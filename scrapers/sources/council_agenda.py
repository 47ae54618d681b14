"""This file reads the agendas of Council meetings: the questions to come, and the papers they cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup

from scrapers.committees import COUNCIL
from scrapers.items import Expectation, Language, Person
from scrapers.numbering import paper_number
from scrapers.readers.bounds import pieces
from scrapers.readers.limits import INDEX
from scrapers.source import Cadence, Index, LayoutChanged, Options, Page, Source
from scrapers.sources._legco import day_in
from scrapers.sources._pages import markup, words_of
from scrapers.sources._publishers import LEGCO
from scrapers.text import clean

KEY = "council_agenda"
HOST = "www.legco.gov.hk"
_FOLDERS: tuple[tuple[str, Language], ...] = (("english", "en"), ("chinese", "zh-Hant"))
_ADDRESS = re.compile(r"/(english|chinese)/counmtg/agenda/(cm20\d{6})\.html?$")
_HONG_KONG = ZoneInfo("Asia/Hong_Kong")
_AHEAD = 9  # agendas stand days before the sitting
_ASKED = re.compile(r"^\*?(\d{1,2})[.)]? {0,3}(.{2,60}?) to ask ?[:：]? ?(.{0,300})$")
_ASKED_CHINESE = re.compile(
    r"^\*?(\d{1,2})[.)、]? {0,3}(.{2,20}?議員)(?:會|將會)?(?:提出|質詢|問) ?[:：]? ?(.{0,300})$"
)
_ANSWERS = re.compile(r"^\(?(?:Public )?[Oo]fficers? to reply ?[:：] ?(.{2,200}?)\)?$")
_ANSWERS_CHINESE = re.compile(
    r"^[(（]?(?:負責)?(?:答覆|作答)(?:的)?官員 ?[:：] ?(.{2,100}?)[)）]?$"
)
_BRACKETED = re.compile(r"^[(（](.{2,300})[)）]$")
_QUESTION_TIME = re.compile(
    r"Chief Executive.s Question Time|行政長官(?:互動交流)?(?:質詢|答問)", re.IGNORECASE
)
_TO_FOLLOW = re.compile(r"to follow|容後奉上|隨後奉上", re.IGNORECASE)
_LONGEST_TITLE = 300


@dataclass(slots=True)
class _Question:
    number: int
    asker: str
    subject: str = ""
    repliers: list[str] = field(default_factory=list)


def source(options: Options) -> Source:
    """Give the source; `sittings` in the options are days of meetings that are not Wednesdays."""
    named = options.get("sittings")
    sittings = {str(day) for day in named} if isinstance(named, list) else set()

    def addresses(today: date) -> Iterable[str]:
        for ahead in range(_AHEAD):
            day = today + timedelta(days=ahead)
            if day.weekday() == 2 or day.isoformat() in sittings:
                for folder, _ in _FOLDERS:
                    yield f"https://{HOST}/yr{day.year}/{folder}/counmtg/agenda/cm{day:%Y%m%d}.htm"

    return Source(
        key=KEY,
        name="Council agendas",
        publisher=LEGCO,
        hosts=frozenset({HOST}),
        cadence=Cadence(working=10800, quiet=21600),
        addresses=addresses,
        read=read,
        normal_rows=(0, 60),
        not_yet=not_yet,
        notes="Markup of a 2026 agenda was not at hand: tables and numbered lines are both read.",
    )


def not_yet(url: str, now: datetime) -> bool:
    """Say that any agenda may be missing: the Council does not sit every Wednesday."""
    return _ADDRESS.search(url) is not None


def read(page: Page) -> Index:
    """Give the questions of a sitting, and the LegCo papers that its agenda names."""
    found = _ADDRESS.search(page.url)
    day = day_in(found[2]) if found else None
    if not found or day is None:
        raise LayoutChanged(f"{page.url} is not the agenda of a Council meeting.")
    language: Language = "en" if found[1] == "english" else "zh-Hant"
    tree = markup(page)
    lines = _lines(tree)
    questions = {each.number: each for each in (*_from_rows(tree), *_from_lines(lines))}
    announced = [_question(page, found[2], day, language, each) for each in questions.values()]
    announced += _cited(page, found[2], day, language, lines)
    only_answers = any(_QUESTION_TIME.search(line) for line in lines)
    if not announced and not only_answers:
        raise LayoutChanged(f"{page.url} has no question that can be read. Mend the source's file.")
    skipped = () if questions or only_answers else ("no question could be read from this agenda",)
    return Index(expectations=tuple(announced), may_be_empty=only_answers, skipped=skipped)


def _lines(tree: BeautifulSoup) -> list[str]:
    for cell in tree.find_all(["td", "th"]):
        cell.append(" ")
    blocks = ("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "br")
    for block in tree.find_all(blocks):
        block.append("\n")
    lines = (piece for line in tree.get_text().split("\n") for piece in pieces(line, INDEX.line))
    return [line for line in (" ".join(clean(piece).split()) for piece in lines) if line]


def _from_rows(tree: BeautifulSoup) -> Iterator[_Question]:
    """Questions in a table: number, subject, Member, public officer."""
    for row in tree.find_all("tr"):
        cells = [words_of(cell) for cell in row.find_all(["td", "th"], recursive=False)]
        number = cells[0].strip("*.() ") if cells else ""
        if len(cells) >= 4 and number.isdecimal() and 0 < int(number[:3]) < 100:
            people = [each for each in re.split(r"[;；、]", cells[3]) if each.strip()]
            yield _Question(int(number), cells[2], cells[1], [each.strip() for each in people])


def _from_lines(lines: list[str]) -> Iterator[_Question]:
    """Questions in running lines: "1. Hon A to ask: (subject)", then who replies."""
    current: _Question | None = None
    for line in lines:
        if asked := _ASKED.match(line) or _ASKED_CHINESE.match(line):
            if current:
                yield current
            subject = asked[3].strip("()（） ")
            current = _Question(int(asked[1]), asked[2].strip(), subject[:_LONGEST_TITLE])
        elif current and (replies := _ANSWERS.match(line) or _ANSWERS_CHINESE.match(line)):
            current.repliers += [each.strip() for each in re.split(r"[;；、]", replies[1])]
        elif current and not current.subject and (bracketed := _BRACKETED.match(line)):
            current.subject = bracketed[1]
        elif current and not current.subject:
            current.subject = line[:_LONGEST_TITLE]
    if current:
        yield current


def _question(
    page: Page, meeting: str, day: date, language: Language, found: _Question
) -> Expectation:
    return Expectation(
        source=KEY,
        key=f"agenda:{meeting}:q{found.number}" + ("" if language == "en" else f":{language}"),
        title=found.subject or found.asker,
        language=language,
        starts_at=_eleven(day),
        committee=COUNCIL.name(language),
        keys=(f"lcq:{day.isoformat()}:{found.number}",),
        people=(Person("asker", found.asker), *(Person("replier", who) for who in found.repliers)),
        url=page.url,
    )


def _cited(
    page: Page, meeting: str, day: date, language: Language, lines: list[str]
) -> Iterator[Expectation]:
    seen: set[str] = set()
    for line in lines:
        number = paper_number(line[:2000])
        if number is None or number in seen:
            continue
        seen.add(number)
        yield Expectation(
            source=KEY,
            key=f"agenda:{meeting}:{number}" + ("" if language == "en" else f":{language}"),
            title=line[:_LONGEST_TITLE],
            language=language,
            starts_at=_eleven(day),
            committee=COUNCIL.name(language),
            keys=(f"legco:{number}",),
            status="to_follow" if _TO_FOLLOW.search(line) else "announced",
            url=page.url,
        )


def _eleven(day: date) -> datetime:
    """Meetings begin at eleven in the morning unless the schedule says otherwise."""
    return datetime(day.year, day.month, day.day, 11, tzinfo=_HONG_KONG)
