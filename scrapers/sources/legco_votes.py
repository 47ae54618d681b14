"""This file reads the Council's and its committees' votes from its open data: one paper for each meeting that voted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from scrapers.committees import COUNCIL, Committee, committee
from scrapers.dates import day_shown
from scrapers.items import Language, Listing
from scrapers.source import Cadence, Index, Known, Options, Page, Source
from scrapers.sources import _odata
from scrapers.sources._pages import title_of
from scrapers.sources._publishers import LEGCO
from scrapers.sources._tally import Tally

KEY = "legco_votes"
SERVICE = "vrdb/odata/vVotingResult"
_NEWEST = "4000"  # rows, one a Member and vote: of the votes of some weeks
_ROOM = "10000"  # rows that one reply may hold
_COUNCIL = "Council Meeting"
_SHARED = (
    "start_date,type,term_no,vote_number,vote_time,mover_type,vote_separate_mechanism,overall_present_count,"
    "overall_yes_count,"
    "overall_no_count,overall_abstain_count,overall_result,ec_present_count,ec_yes_count,ec_no_count,"
    "ec_abstain_count,"
    "fc_gc_present_count,fc_gc_yes_count,fc_gc_no_count,fc_gc_abstain_count,vote"
)
_OWN: dict[Language, str] = {
    "en": "motion_en,mover_en,name_en",
    "zh-Hant": "motion_ch,mover_ch,name_ch",
}
_TITLES: dict[Language, str] = {
    "en": "Votes of the {} meeting of {}",
    "zh-Hant": "{}{}會議的表決結果",
}


def addresses(today: date) -> Iterable[str]:
    """Give the newest votes, whenever they were: after the recess they are months old."""
    yield _odata.query(
        SERVICE, select="start_date,type,vote_number", orderby="start_date desc", top=_NEWEST
    )


def of_meeting(held: date, kind: str, language: Language) -> str:
    """Give the query for all votes of one meeting in one language."""
    named = kind.replace("'", "''")
    return _odata.query(
        SERVICE,
        select=f"{_SHARED},{_OWN[language]}",
        filter=f"start_date eq {_odata.moment(held)} and type eq '{named}'",
        top=_ROOM,
    )


def read(page: Page) -> Index:
    """Give each meeting that voted, in both languages; its other rows are named again."""
    tally = Tally()
    seen: set[tuple[date, str]] = set()
    for row in _odata.rows(page, tally):
        starts_at, kind = (
            _odata.held_at(row.get("start_date")),
            title_of(str(row.get("type") or "")),
        )
        if starts_at is None or not kind or not _numbered(row):
            tally.skips(f"a vote without a day, a body or a number: {str(row)[:80]}")
            continue
        day = starts_at.date()
        if (day, kind) in seen:
            tally.passes("named again on the page")
            continue
        seen.add((day, kind))
        for language in _OWN:
            tally.lists(_listing(starts_at, kind, language))
    return tally.index()


def _numbered(row: dict[str, Any]) -> bool:
    return row.get("vote_number") not in (None, "")


def _listing(starts_at: datetime, kind: str, language: Language) -> Listing:
    day, body = starts_at.date(), _body(kind)
    called = body.name(language) if body else kind
    named = f"{called} " if language != "en" and called.isascii() else called
    shown = day_shown(day, language)
    url = of_meeting(day, kind, language)
    code = body.code if body else "-".join(kind.lower().split())
    return Listing(
        source=KEY,
        url=url,
        title=title_of(_TITLES[language].replace("{}", named, 1).replace("{}", shown, 1)),
        language=language,
        keys=(f"votes:{code}:{day.isoformat()}", f"url:{url}"),
        published=day,
        meeting_date=day,
        committee=called,
        hint="hansard",
    )


def _body(kind: str) -> Committee | None:
    return COUNCIL if kind == _COUNCIL else committee(kind)


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="LegCo votes, open data",
        chinese="立法會表決結果（開放數據）",
        publisher=LEGCO,
        hosts=frozenset({_odata.HOST}),
        cadence=Cadence(working=3600, quiet=21600, sitting=900),
        silence=30,
        addresses=addresses,
        read=read,
        normal_rows=(1, 400),
        rolling=True,
        notes=Known(
            "A",
            "Known: the service answered in January 2026, and its fields by name. Assumed: that numbers of votes "
            'begin anew at each meeting, that `type` is "Council Meeting" or a committee\'s name, and that '
            'Members who were absent vote "Absent". Not known: how soon after a vote its rows are there.',
            "已知：該服務於2026年1月有回應，以及各欄位名稱。假設：表決編號每次會議重新計算、type為Council "
            "Meeting或委員會名稱、缺席議員的投票為Absent。未知：表決後多久有數據。",
        ),
    )
