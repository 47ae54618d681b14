"""This file lets others publish in the simulated week: regulators, the data catalogue, the Digital Policy Office, bills."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html import escape
from typing import Any

from scrapers.items import Language
from scrapers.replica.printing import printed
from scrapers.replica.site import Site
from scrapers.sources import (
    data_gov_hk,
    dpo_guidelines,
    hkma,
    legco_bills,
    legco_research,
    sfc,
    sfc_news,
)

_JSON, _PDF, _HTML = "application/json", "application/pdf", "text/html"
SITES = (
    "hkma_press",
    "sfc_circulars",
    "sfc_consultations",
    "sfc_news",
    "data_gov_hk",
    "legco_bills",
    "dpo_guidelines",
    "legco_research",
)
_OFFICE = {language: f"https://{dpo_guidelines.HOST}/{folder}/{dpo_guidelines.PATH}"
           for language, folder in (("en", "en"), ("zh-Hant", "tc"))}  # fmt: skip
_RESEARCH = "https://app7.legco.gov.hk/rpdb/en/uploads"
_LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant")


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that a regulator publishes, in both languages."""

    source: str
    at: datetime
    number: int
    titles: dict[Language, str]
    texts: dict[Language, tuple[str, ...]]


@dataclass(slots=True)
class Regulators:
    """What was published so far; each list is served anew with everything in it."""

    published: list[Notice] = field(default_factory=list)

    def publishing(self, notice: Notice) -> Callable[[Site], None]:
        """Give what happens to the sites when a notice is published."""

        def happen(site: Site) -> None:
            self.published.insert(0, notice)
            for url, body, media in _files(notice):
                site.serve(url, body, media)
            self._serve(notice.source, notice.at.date(), site)

        return happen

    def _serve(self, source: str, day: date, site: Site) -> None:
        mine = [one for one in self.published if one.source == source]
        if source == "hkma_press":
            for url, language in zip(hkma.addresses(day), _LANGUAGES, strict=True):
                rows = [
                    {
                        "title": one.titles[language],
                        "link": _address(one, language),
                        "date": f"{one.at:%Y-%m-%d}",
                    }
                    for one in mine
                ]
                reply = {"header": {"success": True}, "result": {"records": rows}}
                site.serve(url, json.dumps(reply).encode(), _JSON)
        elif source == "legco_bills":
            rows = [_bill(one) for one in mine]
            reply = {"odata.count": str(len(rows)), "value": rows}
            url = next(iter(legco_bills.addresses(day))).partition("?")[0]
            site.serve(url, json.dumps(reply).encode(), _JSON)
        elif source == "dpo_guidelines":
            for language in _LANGUAGES:
                site.serve(_OFFICE[language], _guidelines(mine, language))
        elif source == "legco_research":
            reply = {"data": [_research(one) for one in mine]}
            url = next(iter(legco_research.addresses(day)))
            site.serve(url, json.dumps(reply).encode(), _JSON)
        elif source == "data_gov_hk":
            for url, language in zip(data_gov_hk.addresses(day), _LANGUAGES, strict=True):
                sets = {"results": [_data_set(one, language) for one in mine]}
                reply = {"success": True, "result": sets}
                site.serve(url.partition("?")[0], json.dumps(reply).encode(), _JSON)
        else:
            for url, language in zip(_COMMISSION[source](day), _LANGUAGES, strict=True):
                rows = [_listed(one, language) for one in mine]
                site.serve(url, json.dumps({"items": rows, "total": len(rows)}).encode(), _JSON)


_COMMISSION: dict[str, Callable[[date], Iterable[str]]] = {
    "sfc_circulars": sfc.CIRCULARS.addresses,
    "sfc_consultations": sfc.consultations,
    "sfc_news": sfc_news.NEWS.addresses,
}


def _files(notice: Notice) -> Iterator[tuple[str, bytes, str]]:
    for language in _LANGUAGES:
        url, said = _address(notice, language), [notice.titles[language], *notice.texts[language]]
        page = "".join(f"<p>{escape(each)}</p>" for each in said)
        if notice.source == "sfc_news":
            record = {"refNo": _reference(notice), "title": said[0], "html": page}
            yield sfc_news.text_at(url), json.dumps(record).encode(), _JSON
        elif notice.source == "data_gov_hk":
            yield url, f"<meta charset='utf-8'><h1>{escape(said[0])}</h1>{page}".encode(), _HTML
        else:
            yield url, printed("\n\n".join(said), language), _PDF


def _address(notice: Notice, language: Language) -> str:
    english, day = language == "en", notice.at
    if notice.source == "hkma_press":
        folder = "eng" if english else "chi"
        place = f"news-and-media/press-releases/{day:%Y/%m/%Y%m%d}-{notice.number}/"
        return f"https://www.hkma.gov.hk/{folder}/{place}"
    if notice.source == "legco_bills":
        folder = "english" if english else "chinese"
        return (
            f"https://www.legco.gov.hk/yr{day:%Y}/{folder}/bills/b{day:%Y%m%d}{notice.number}.pdf"
        )
    if notice.source == "dpo_guidelines":
        return f"{_OFFICE[language]}doc/g{notice.number}.pdf"
    if notice.source == "legco_research":
        return f"{_RESEARCH}/{day:%Y}/ISSH/{_file_name(notice, language)}"
    if notice.source == "data_gov_hk":
        return f"https://data.gov.hk/{'en' if english else 'tc'}-data/dataset/{_reference(notice)}"
    if notice.source == "sfc_news":
        shown = f"gateway/{'EN' if english else 'TC'}/news-and-announcements/news/doc"
        return f"https://apps.sfc.hk/edistributionWeb/{shown}?refNo={_reference(notice)}"
    kind = "circular" if notice.source == "sfc_circulars" else "consultation"
    root = f"https://apps.sfc.hk/edistributionWeb/api/{kind}"
    return f"{root}/openFile?lang={'EN' if english else 'TC'}&refNo={_reference(notice)}"


def _reference(notice: Notice) -> str:
    return f"{_REFERENCES[notice.source]}{notice.number}"


_REFERENCES = {
    "sfc_circulars": "26EC", "sfc_consultations": "26CP", "sfc_news": "26PR", "data_gov_hk": "hk-lamps-",
}  # fmt: skip


def _listed(notice: Notice, language: Language) -> dict[str, Any]:
    lang, stamp = "EN" if language == "en" else "TC", f"{notice.at:%Y-%m-%dT%H:%M:%S}"
    if notice.source == "sfc_news":
        row = {"newsRefNo": _reference(notice), "title": notice.titles[language], "lang": lang}
        return row | {"newsType": "GN", "newsExtLink": None, "issueDate": stamp}
    if notice.source == "sfc_circulars":
        row = {"refNo": _reference(notice), "title": notice.titles[language]}
        return row | {"lang": lang, "releasedDate": stamp}
    row = {"cpRefNo": _reference(notice), "cpTitle": notice.titles[language], "lang": lang}
    return row | {"cpIssueDate": stamp, "commentDeadline": "2026-11-30T00:00:00"}


def _data_set(notice: Notice, language: Language) -> dict[str, Any]:
    row = {"name": _reference(notice), "title": notice.titles[language], "type": "dataset"}
    return row | {"metadata_created": f"{notice.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"}


def _bill(notice: Notice) -> dict[str, Any]:
    found: dict[str, Any] = {"internal_key": f"b{notice.number}"}
    for letters, language in zip(("eng", "chi"), _LANGUAGES, strict=True):
        found[f"bill_title_{letters}"] = notice.titles[language]
        found[f"bill_content_url_{letters}"] = _address(notice, language)
    return found | {"bill_gazette_date": f"{notice.at:%Y-%m-%dT00:00:00}"}


def _guidelines(notices: list[Notice], language: Language) -> bytes:
    rows = "".join(
        f'<li><a href="{_address(one, language)}">{escape(one.titles[language])}</a> ({one.at:%d-%m-%Y})</li>'
        for one in notices
    )
    page = f"<!DOCTYPE html><html><meta charset='utf-8'><body><ul>{rows}</ul></body></html>"
    return page.encode()


def _file_name(notice: Notice, language: Language) -> str:
    letters = "en" if language == "en" else "tc"
    return f"ISSH{notice.number:02d}_{notice.at:%Y}_{notice.at:%Y%m%d}_{letters}.pdf"


def _research(notice: Notice) -> dict[str, Any]:
    return {
        "PaperNo": f"ISSH{notice.number:02d}/{notice.at:%Y}",
        "PDFPath": [{"en": _file_name(notice, "en"), "tc": _file_name(notice, "zh-Hant")}],
        "TitleEng": notice.titles["en"],
        "TitleChi": notice.titles["zh-Hant"],
    }
