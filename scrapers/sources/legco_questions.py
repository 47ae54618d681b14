"""This file reads the list of Members' questions from the Council's open data, as announcements."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from scrapers.committees import COUNCIL
from scrapers.items import Expectation, Language, Person
from scrapers.source import Cadence, Index, Known, Options, Page, Source
from scrapers.sources import _odata
from scrapers.sources._pages import title_of
from scrapers.sources._publishers import LEGCO
from scrapers.sources._tally import Tally

KEY = "legco_questions"
_VIEWS: dict[str, tuple[str, Language]] = {
    "ViewOralQuestionsEng": ("oral", "en"),
    "ViewOralQuestionsChi": ("oral", "zh-Hant"),
    "ViewWrittenQuestionsEng": ("written", "en"),
    "ViewWrittenQuestionsChi": ("written", "zh-Hant"),
}
_NUMBERS = ("QuestionNo", "QuestionNumber", "QuestionNum", "Question_No")


def addresses(today: date) -> Iterable[str]:
    """Give the newest questions of each form and language, whenever they were asked."""
    # no filter by day: after the recess the newest are months old, and an empty answer means failure
    for view in _VIEWS:
        yield _odata.query(f"QuestionsDB/odata/{view}", orderby="MeetingDate desc", top="60")


def read(page: Page) -> Index:
    """Give every question as an announcement with its asker."""
    view = page.url.partition("?")[0].rsplit("/", 1)[-1]
    form, language = _VIEWS.get(view, ("oral", "en"))
    tally = Tally()
    for row in _odata.rows(page, tally):
        title = title_of(str(row.get("SubjectName") or row.get("Subject") or ""))
        starts_at = _odata.held_at(row.get("MeetingDate"))
        if not title or starts_at is None:
            tally.skips(f"question without subject or day: {str(row)[:80]}")
            continue
        asker = title_of(str(row.get("MemberName") or row.get("Speaker") or ""))
        number = _number(row)
        day = starts_at.date().isoformat()
        name = f"q{number}" if number else hashlib.sha256(title.encode()).hexdigest()[:12]
        tally.announces(
            Expectation(
                source=KEY,
                key=f"question:{day}:{form}:{name}" + ("" if language == "en" else f":{language}"),
                title=title,
                language=language,
                starts_at=starts_at.replace(hour=11) if starts_at.hour == 0 else starts_at,
                committee=COUNCIL.name(language),
                keys=(f"lcq:{day}:{number}",) if number else (),
                people=(Person("asker", asker),) if asker else (),
            )
        )
    return tally.index()


def _number(row: dict[str, Any]) -> int | None:
    for name in _NUMBERS:
        text = str(row.get(name) or "").strip()
        if text.isdecimal() and 0 < int(text[:4]) < 100:
            return int(text[:4])
    return None


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="LegCo questions, open data (cross-check)",
        chinese="立法會質詢開放數據（核對用）",
        publisher=LEGCO,
        hosts=frozenset({_odata.HOST}),
        cadence=Cadence(working=43200, quiet=86400),
        addresses=addresses,
        read=read,
        normal_rows=(0, 100),
        cross_check=True,
        notes=Known(
            "B",
            "SubjectName, MemberName and MeetingDate are known fields; a field with the question's "
            "number was not seen, so questions join replies by day and subject only.",
            "已知欄位：SubjectName、MemberName及MeetingDate；未見載有質詢編號的欄位，"
            "故質詢與答覆只按日期及主題連繫。",
        ),
    )
