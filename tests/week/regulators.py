"""This file lets others publish in the simulated week: regulators, the Digital Policy Office, researchers, bills."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from typing import Any

from scrapers.items import Language
from scrapers.replica.printing import printed
from scrapers.replica.site import Site
from scrapers.sources import dpo_guidelines, hkma, legco_bills, legco_research, sfc

_JSON, _PDF = "application/json", "application/pdf"
SITES = (
    "hkma_press",
    "sfc_circulars",
    "sfc_consultations",
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
            for url, body in _files(notice):
                site.serve(url, body, _PDF)
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
        else:
            circulars = source == "sfc_circulars"
            asked = sfc.CIRCULARS.addresses(day) if circulars else sfc.consultations(day)
            for url, language in zip(asked, _LANGUAGES, strict=True):
                rows = [_listed(one, language, circular=circulars) for one in mine]
                site.serve(url, json.dumps({"items": rows, "total": len(rows)}).encode(), _JSON)


def _files(notice: Notice) -> Iterator[tuple[str, bytes]]:
    for language in _LANGUAGES:
        text = "\n\n".join([notice.titles[language], *notice.texts[language]])
        yield _address(notice, language), printed(text, language)


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
    kind = "circular" if notice.source == "sfc_circulars" else "consultation"
    root = f"https://apps.sfc.hk/edistributionWeb/api/{kind}"
    return f"{root}/openFile?lang={'EN' if english else 'TC'}&refNo={_reference(notice)}"


def _reference(notice: Notice) -> str:
    return f"26{'EC' if notice.source == 'sfc_circulars' else 'CP'}{notice.number}"


def _listed(notice: Notice, language: Language, *, circular: bool) -> dict[str, Any]:
    lang, stamp = "EN" if language == "en" else "TC", f"{notice.at:%Y-%m-%dT%H:%M:%S}"
    if circular:
        row = {"refNo": _reference(notice), "title": notice.titles[language]}
        return row | {"lang": lang, "releasedDate": stamp}
    row = {"cpRefNo": _reference(notice), "cpTitle": notice.titles[language], "lang": lang}
    return row | {"cpIssueDate": stamp, "commentDeadline": "2026-11-30T00:00:00"}


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
