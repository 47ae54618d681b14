"""This file reads bills from the Council's open data: their texts, briefs, committees' reports, ordinances."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from scrapers.committees import COUNCIL
from scrapers.dates import iso_date
from scrapers.items import BILL_WITHDRAWN, Expectation, Language, Listing
from scrapers.links import address_keys
from scrapers.source import Cadence, Index, Known, Options, Page, Source
from scrapers.sources import _odata
from scrapers.sources._pages import notes_of, stated_address, title_of
from scrapers.sources._publishers import LEGCO
from scrapers.sources._tally import Tally

KEY = "legco_bills"
HOST = "www.legco.gov.hk"
_LANGUAGES: tuple[tuple[str, Language], ...] = (("eng", "en"), ("chi", "zh-Hant"))
_NAME = re.compile(r"[\w-]{1,40}", re.ASCII)  # a bill's own key in the data


@dataclass(frozen=True, slots=True)
class _Form:
    """One of a bill's papers: under which names the data keep it, and what it is called.

    `addresses` are tried in order. `title` is written into `called`, behind `number`, if there is one.
    """

    name: str
    addresses: tuple[str, ...]
    title: str
    day: str | None  # the field with the day it was gazetted; other papers state none
    called: Mapping[Language, str]
    hint: str = "bill"
    committee: bool = False
    number: str | None = None


_AS_IT_IS: Mapping[Language, str] = {"en": "{}", "zh-Hant": "{}"}
_FORMS: tuple[_Form, ...] = (
    *(
        _Form(f"bill{again}", (f"bill_content_url{again}",), "bill_title", f"bill_gazette_date{again}", _AS_IT_IS)
        for again in ("", "_2", "_3")  # gazetted again
    ),
    _Form(
        "brief",
        ("legco_brief_url",),
        "bill_title",
        None,
        {"en": "Legislative Council Brief: {}", "zh-Hant": "立法會參考資料摘要：{}"},
        "brief",
    ),
    _Form(
        "report",
        ("bills_committee_report_url",),
        "bills_committee_title",
        None,
        {"en": "Report of the {}", "zh-Hant": "{}報告"},
        "committee_report",
        committee=True,
    ),
    # "ordinance_title" is that of the ordinance which is amended; the data spell it "ordinace", too
    _Form(
        "ordinance",
        ("ordinance_gazette_content_url", "ordinace_gazette_content_url", "ordinance_content_url"),
        "bill_title",
        "ordinance_gazette_date",
        {"en": "Enacted: {}", "zh-Hant": "獲通過：{}"},
        number="ordinance_year_number",
    ),
)  # fmt: skip
# Where others keep texts of ordinances as they stand now, and the library its catalogue.
_ELSEWHERE = frozenset({"www.elegislation.gov.hk", "library.legco.gov.hk"})
_STAGES: Mapping[str, tuple[str, Mapping[Language, str]]] = {
    "bill_gazette_date": ("gazetted", {"en": "Gazetted: {}", "zh-Hant": "刊憲：{}"}),
    "bills_committee_formation_date": (
        "committee",
        {"en": "Bills Committee formed: {}", "zh-Hant": "成立法案委員會：{}"},
    ),
    "ordinance_gazette_date": (
        "enacted",
        {"en": "Gazetted as an ordinance: {}", "zh-Hant": "以條例刊憲：{}"},
    ),
}
_READINGS: Mapping[str, Mapping[Language, str]] = {
    "first_reading_date": {"en": "First Reading: {}", "zh-Hant": "首讀：{}"},
    "second_reading_date": {"en": "Second Reading: {}", "zh-Hant": "二讀：{}"},
    "third_reading_date": {"en": "Third Reading: {}", "zh-Hant": "三讀：{}"},
}
_AGAIN = ("", "_2", "_3", "_4", "_5")  # a reading may take several days
# What the remarks say of a bill that nobody debates any more.
# e.g. The Bill was withdrawn · 法案已撤回
_WITHDRAWN = re.compile(r"\bwithdrawn\b|撤回", re.IGNORECASE)


def addresses(today: date) -> Iterable[str]:
    """Give one query for the bills gazetted this year and last: unfiltered, they go back to 1844."""
    yield _odata.query(
        "BillsDB/odata/Vbills",
        filter=f"year(bill_gazette_date) ge {today.year - 1}",
        orderby="bill_gazette_date desc",
        top="1000",
    )


def read(page: Page) -> Index:
    """Give every paper of every bill in each language; a bill without any is skipped aloud."""
    tally = Tally()
    for row in _odata.rows(page, tally):
        name = str(row.get("internal_key") or "").strip()
        title = title_of(str(row.get("bill_title_eng") or row.get("bill_title_chi") or ""))
        if not _NAME.fullmatch(name):
            tally.skips(f"a bill without a key: {title[:80] or str(row)[:80]}")
            continue
        for form, letters, language, stated in _stated(row):
            _paper(row, name, form, letters, language, stated, tally)
        if not _named(row):
            tally.skips(f"bill {name} has no paper: {title[:80]}")
        elif not _is_withdrawn(row):
            _stages(row, name, tally)
    return tally.index()


def _named(row: Mapping[str, Any]) -> bool:
    return next(_stated(row), None) is not None


def _stated(row: Mapping[str, Any]) -> Iterator[tuple[_Form, str, Language, str]]:
    for form in _FORMS:
        for letters, language in _LANGUAGES:
            stated = (row.get(_field(address, letters)) for address in form.addresses)
            found = (text.strip() for text in stated if isinstance(text, str) and text.strip())
            if (first := next(found, None)) is not None:
                yield form, letters, language, first


def _is_withdrawn(row: Mapping[str, Any]) -> bool:
    said = (str(row.get(_field("remarks", letters)) or "")[:1000] for letters, _ in _LANGUAGES)
    return any(_WITHDRAWN.search(each) for each in said)


def _stages(row: Mapping[str, Any], name: str, tally: Tally) -> None:
    """Announce the days of a bill's stages; one reading may be of several."""
    for field, called in _READINGS.items():
        for again in _AGAIN:
            stage = f"{field.partition('_')[0]}{again}"
            _stage(row, f"{field}{again}", f"meeting:bill:{name}:{stage}", called, tally, read=True)
    for field, (stage, called) in _STAGES.items():
        _stage(row, field, f"meeting:bill:{name}:{stage}", called, tally, read=False)


def _stage(
    row: Mapping[str, Any],
    field: str,
    key: str,
    called: Mapping[Language, str],
    tally: Tally,
    *,
    read: bool,
) -> None:
    """Announce one stage in each language that the bill is named in; the Council sits for a reading."""
    starts_at = _odata.held_at(row.get(field))
    if starts_at is None:
        if stated := str(row.get(field) or "").strip():
            tally.skips(f"a stage whose day cannot be read: {key} {stated[:40]}")
        return
    for letters, language in _LANGUAGES:
        if title := title_of(str(row.get(_field("bill_title", letters)) or "")):
            tally.announces(
                Expectation(
                    source=KEY,
                    key=key if language == "en" else f"{key}:{language}",
                    title=title_of(called[language].replace("{}", title)),
                    language=language,
                    starts_at=starts_at,
                    committee=COUNCIL.name(language) if read else None,
                )
            )


def _field(name: str, letters: str) -> str:
    return f"{name}_{letters}"


def _paper(
    row: Mapping[str, Any],
    name: str,
    form: _Form,
    letters: str,
    language: Language,
    stated: str,
    tally: Tally,
) -> None:
    title = title_of(str(row.get(_field(form.title, letters)) or ""))
    title = title or title_of(str(row.get(_field("bill_title", letters)) or ""))
    url = stated_address(stated, f"https://{HOST}/")
    if not title or not url:
        tally.skips(f"the {form.name} of bill {name} has no title or no address: {stated[:120]}")
        return
    if urlsplit(url).hostname in _ELSEWHERE:
        tally.passes("kept elsewhere: a consolidated text or a catalogue", url)
        return
    if urlsplit(url).hostname != HOST:
        tally.skips(f"leads elsewhere: {url[:120]}")
        return
    day = iso_date(str(row.get(form.day) or "")) if form.day else None
    tally.lists(
        Listing(
            source=KEY,
            url=url,
            title=_called(row, form, letters, language, title),
            language=language,
            keys=(f"bill:{name}:{form.name}", *address_keys(url)),
            published=day.date() if day else None,
            committee=title if form.committee else None,
            hint=form.hint,
            notes=(*notes_of(title), *((BILL_WITHDRAWN,) if _is_withdrawn(row) else ())),
        )
    )


def _called(
    row: Mapping[str, Any], form: _Form, letters: str, language: Language, title: str
) -> str:
    number = title_of(str(row.get(_field(form.number, letters)) or "")) if form.number else ""
    called = form.called[language]
    if number:
        called = f"{number}: {{}}" if language == "en" else f"{number}：{{}}"
    return title_of(called.replace("{}", title))


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="LegCo bills, their briefs, committees' reports and ordinances",
        chinese="立法會法案、參考資料摘要、委員會報告及條例",
        publisher=LEGCO,
        hosts=frozenset({_odata.HOST, HOST}),
        cadence=Cadence(working=3600, quiet=21600),
        silence=15,
        addresses=addresses,
        read=read,
        normal_rows=(1, 1000),
        rolling=True,
        notes=Known(
            "B",
            "Unverified live: the names of the fields and their forms are those of a reply of 2019. How "
            "soon after gazettal a bill stands in the data, that briefs are files there again, and that "
            "days of readings are filled in beforehand is not known; nor are briefs of other matters read.",
            "未在線上核實：欄位名稱及格式出自2019年的回應。法案刊憲後多久列入數據、參考資料摘要是否仍為檔案、"
            "讀法日期會否預先填上，均屬未知；其他事項的摘要亦不讀取。",
        ),
    )
