"""This file reads the Council's schedule of meetings from its open data, as announcements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from scrapers.items import Expectation, Language
from scrapers.source import Cadence, Index, Known, Options, Page, Source
from scrapers.sources import _odata
from scrapers.sources._pages import stated_address, title_of
from scrapers.sources._publishers import LEGCO
from scrapers.sources._tally import Tally

KEY = "legco_schedule"
# Wide enough that the answer is never truly empty, not even in the summer recess.
_BACK, _AHEAD = timedelta(days=60), timedelta(days=60)
_LANGUAGES: tuple[tuple[str, Language], ...] = (("eng", "en"), ("chi", "zh-Hant"))
_LONGEST_ID = 100  # letters; what was seen are numbers of six digits
_FIELDS = (
    "slot_id,meet_id,subject_eng,subject_chi,start_date_time,meeting_type_eng,"
    "agenda_url_eng,agenda_url_chi"
)


def addresses(today: date) -> Iterable[str]:
    """Give one query for the meetings of two months back and ahead."""
    # the days move by the month, so that the address stays the same for weeks
    start = (today - _BACK).replace(day=1)
    end = (today + _AHEAD).replace(day=1) + timedelta(days=31)
    yield _odata.query(
        "ScheduleDB/odata/Tmeeting",
        select=_FIELDS,
        filter=f"start_date_time ge {_odata.moment(start)} and start_date_time lt {_odata.moment(end)}",
        orderby="start_date_time desc",
        top="1000",
    )


def read(page: Page) -> Index:
    """Give every meeting with an hour as an announcement in each language it is named in."""
    tally = Tally()
    for row in _odata.rows(page, tally):
        starts_at = _odata.held_at(row.get("start_date_time"))
        slot = title_of(str(row.get("slot_id") or row.get("meet_id") or ""))[:_LONGEST_ID]
        if starts_at is None or not slot:
            tally.skips(f"meeting without an hour or an id: {str(row)[:80]}")
            continue
        for letters, language in _LANGUAGES:
            title = title_of(str(row.get(f"subject_{letters}") or ""))
            if not title:
                tally.skips(f"meeting {slot} has no subject under {letters!r}")
                continue
            tally.announces(
                Expectation(
                    source=KEY,
                    key=f"meeting:{slot}" + ("" if language == "en" else f":{language}"),
                    title=title,
                    language=language,
                    starts_at=starts_at,
                    committee=_odata.body_of(title, language),
                    url=stated_address(row.get(f"agenda_url_{letters}")) or None,
                )
            )
    return tally.index()


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="LegCo schedule of meetings",
        chinese="立法會會議時間表",
        publisher=LEGCO,
        hosts=frozenset({_odata.HOST}),
        cadence=Cadence(working=21600, quiet=86400),
        addresses=addresses,
        read=read,
        normal_rows=(0, 1000),
        notes=Known(
            "B",
            "Replies of 2022 were at hand; that the service is still kept up in late 2026 is not proven.",
            "手上有2022年的回應；該服務在2026年底是否仍然更新，未能證實。",
        ),
    )
