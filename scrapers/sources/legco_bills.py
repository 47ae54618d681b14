"""This file reads bills from the Council's open data: their texts, briefs, committees' reports, ordinances."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from scrapers.dates import iso_date
from scrapers.items import Language, Listing
from scrapers.links import address_keys, canonical
from scrapers.source import Cadence, Index, Options, Page, Source
from scrapers.sources import _odata
from scrapers.sources._pages import notes_of, title_of
from scrapers.sources._publishers import LEGCO
from scrapers.sources._tally import Tally

KEY = "legco_bills"
HOST = "www.legco.gov.hk"
_LANGUAGES: tuple[tuple[str, Language], ...] = (("eng", "en"), ("chi", "zh-Hant"))
_NAME = re.compile(r"[\w-]{1,40}", re.ASCII)  # a bill's own key in the data


@dataclass(frozen=True, slots=True)
class _Form:
    """One of a bill's papers: under which names the data keep it, and what it is called."""

    name: str
    address: str
    title: str
    day: str | None  # the field with the day it was gazetted; other papers state none
    called: Mapping[Language, str]
    hint: str = "plain"
    committee: bool = False


_AS_IT_IS: Mapping[Language, str] = {"en": "{}", "zh-Hant": "{}"}
_FORMS: tuple[_Form, ...] = (
    *(
        _Form(f"bill{again}", f"bill_content_url{again}", "bill_title", f"bill_gazette_date{again}", _AS_IT_IS)
        for again in ("", "_2", "_3")  # gazetted again
    ),
    _Form(
        "brief",
        "legco_brief_url",
        "bill_title",
        None,
        {"en": "Legislative Council Brief: {}", "zh-Hant": "立法會參考資料摘要：{}"},
    ),
    _Form(
        "report",
        "bills_committee_report_url",
        "bills_committee_title",
        None,
        {"en": "Report of the {}", "zh-Hant": "{}報告"},
        "committee_report",
        committee=True,
    ),
    _Form(
        "ordinance",
        "ordinance_content_url",
        "ordinance_title",
        "ordinance_gazette_date",
        _AS_IT_IS,
    ),
)  # fmt: skip


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
        named = False
        for form, letters, language, stated in _stated(row):
            named = True
            _paper(row, name, form, letters, language, stated, tally)
        if not named:
            tally.skips(f"bill {name} has no paper: {title[:80]}")
    return tally.index()


def _stated(row: Mapping[str, Any]) -> Iterator[tuple[_Form, str, Language, str]]:
    for form in _FORMS:
        for letters, language in _LANGUAGES:
            stated = row.get(_field(form.address, letters))
            if isinstance(stated, str) and stated.strip():
                yield form, letters, language, stated.strip()


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
    try:
        url = canonical(stated, f"https://{HOST}/")
    except ValueError:
        url = ""
    if not title or not url:
        tally.skips(f"the {form.name} of bill {name} has no title or no address: {stated[:120]}")
        return
    if urlsplit(url).hostname != HOST:
        tally.skips(f"leads elsewhere: {url[:120]}")
        return
    day = iso_date(str(row.get(form.day) or "")) if form.day else None
    tally.lists(
        Listing(
            source=KEY,
            url=url,
            title=title_of(form.called[language].format(title)),
            language=language,
            keys=(f"bill:{name}:{form.name}", *address_keys(url)),
            published=day.date() if day else None,
            committee=title if form.committee else None,
            hint=form.hint,
            notes=notes_of(title),
        )
    )


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
        notes=(
            "Unverified: the names of the fields are those of programs that read them, no answer was "
            "at hand; how soon after gazettal a bill stands in the data is not known. Days of "
            "readings are not read, nor briefs of other matters than bills."
        ),
    )
