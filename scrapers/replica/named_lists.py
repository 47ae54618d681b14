"""This file furnishes the replica with lists that are read once sources.toml names them."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.parse import urljoin

from scrapers.items import Language
from scrapers.replica.printing import printed
from scrapers.replica.site import Site
from scrapers.searches import search

_PDF = "application/pdf"
_RESEARCH = "https://app7.legco.gov.hk/rpdb/en/api/Search2"
_DPO = "our_work/data_governance/policies_standards/ethical_ai_framework/"
_PRIVACY = "resources_centre/publications"
# In each language: the list, the file that it names, and what that is called.
_LISTS: tuple[tuple[Language, str, str, str], ...] = (
    ("en", "https://www.digitalpolicy.gov.hk/en/" + _DPO, "doc/lamps.pdf", "Guideline on lamps"),
    ("zh-Hant", "https://www.digitalpolicy.gov.hk/tc/" + _DPO, "doc/lamps.pdf", "燈的指引"),
    ("en", "https://www.judiciary.hk/en/notices/index.html", "/doc/en/rooms.pdf", "Notice on rooms"),
    ("zh-Hant", "https://www.judiciary.hk/zh/notices/index.html", "/doc/zh/rooms.pdf", "房間通告"),
    ("en", "https://www.aud.gov.hk/eng/pubpr_arpt/rpt.htm", "/pdf_e/e87ch03.pdf", "Chapter 3: Lamps"),
    ("zh-Hant", "https://www.aud.gov.hk/chi/pubpr_arpt/rpt.htm", "/pdf_c/c87ch03.pdf", "第3章：燈"),
    ("en", "https://www.ombudsman.hk/en-us/list.html", "direct_investigations/forms.pdf", "Forms at piers"),
    ("zh-Hant", "https://www.ombudsman.hk/zh-hk/list.html", "direct_investigations/forms.pdf", "碼頭表格"),
    ("en", "https://www.ipd.gov.hk/en/copyright/proposals/index.html",
     "/filemanager/ipd/en/share/lamps-e.pdf", "Lamps that draw"),
    ("zh-Hant", "https://www.ipd.gov.hk/tc/copyright/proposals/index.html",
     "/filemanager/ipd/tc/share/lamps-c.pdf", "會繪圖的燈"),
    ("en", "https://www.hkreform.gov.hk/en/publications/index.htm", "/en/docs/rboats_e.pdf", "Boats"),
    ("zh-Hant", "https://www.hkreform.gov.hk/tc/publications/index.htm", "/tc/docs/rboats_c.pdf", "船隻"),
    ("en", f"https://www.pcpd.org.hk/english/{_PRIVACY}/guidance/guidance.html", "../files/lamps.pdf", "Lamps"),
    ("zh-Hant", f"https://www.pcpd.org.hk/tc_chi/{_PRIVACY}/guidance/guidance.html", "../files/lamps.pdf", "燈具"),
    ("en", "https://www.gld.gov.hk/egazette/english/list.html",
     "/egazette/pdf/20263001/es22026300101.pdf", "Lamps Rules"),
    ("zh-Hant", "https://www.gld.gov.hk/egazette/tc_chi/list.html",
     "/egazette/pdf/20263001/cs22026300101.pdf", "《燈規則》"),
    ("en", "https://brdr.hkma.gov.hk/eng/list.html",
     "/eng/doc-ldg/docId/getPdf/20261009-1-EN/20261009-1-EN.pdf", "Circular on coins"),
    ("zh-Hant", "https://brdr.hkma.gov.hk/chi/list.html",
     "/chi/doc-ldg/docId/getPdf/20261009-1-TC/20261009-1-TC.pdf", "有關硬幣的通函"),
)  # fmt: skip
_BRIEFS: tuple[tuple[Language, str, str, str], ...] = (
    ("en", "english", "en", "e"),
    ("zh-Hant", "chinese", "tc", "c"),
)


def furnish(site: Site) -> None:
    """Publish one old file at each list, a brief at a list of those, a research paper, news and a data set."""
    _research(site)
    _data_sets(site)
    _news(site)
    day = site.today - timedelta(days=1)
    for language, place, href, title in _LISTS:
        _list(site, place, href, f"{title} ({day:%d-%m-%Y})", language)
    for language, folder, spoken, letter in _BRIEFS:
        href = f"/yr{day.year}/{folder}/brief/lamps_{day:%Y%m%d}-{letter}.pdf"
        title = "Brief on lamps at piers" if language == "en" else "碼頭燈的參考資料摘要"
        _list(site, f"https://www.legco.gov.hk/{spoken}/briefs.html", href, title, language)


def _research(site: Site) -> None:
    """Publish a research paper at the search for them."""
    day = site.today - timedelta(days=1)
    files = {spoken: f"ISSH09_{day.year}_{day:%Y%m%d}_{spoken}.pdf" for spoken in ("en", "tc")}
    row = {"PaperNo": f"ISSH09/{day.year}", "PDFPath": [files]}
    for language, spoken, title in (
        ("en", "en", "Lamps in figures"),
        ("zh-Hant", "tc", "燈的數據"),
    ):
        url = f"https://app7.legco.gov.hk/rpdb/en/uploads/{day.year}/ISSH/{files[spoken]}"
        site.serve(url, printed(title, "en" if language == "en" else "zh-Hant"), _PDF)
    asked = search(_RESEARCH, {"PaperNo": "", "Size": 100, "Page": 1})
    site.serve(asked, json.dumps({"data": [row]}).encode(), "application/json")


def _news(site: Site) -> None:
    """Publish one piece of the Commission's news at its search, and its text inside a record."""
    day, root = site.today - timedelta(days=1), "https://apps.sfc.hk/edistributionWeb/api/news"
    reference = f"{day:%y}PR12"
    for lang, title in (
        ("EN", "Brokers count the lamps at their counter"),
        ("TC", "經紀點算櫃位的燈"),
    ):
        row = {"newsRefNo": reference, "lang": lang, "title": title, "newsExtLink": None}
        row |= {"newsType": "GN", "issueDate": f"{day}T16:53:29.346"}
        text = {"refNo": reference, "title": title, "html": f"<p>{title}.</p>"}
        _answer(site, f"{root}/content?refNo={reference}&lang={lang}", text)
        for year in (day.year, day.year + 1):
            asked = {"lang": lang, "category": "all", "year": year, "pageNo": 0, "pageSize": 100}
            asked["sort"] = {"field": "issueDate", "order": "desc"}
            rows = [row] if year == day.year else []
            _answer(site, search(f"{root}/search", asked), {"items": rows, "total": len(rows)})


def _answer(site: Site, url: str, value: object) -> None:
    site.serve(url, json.dumps(value, ensure_ascii=False).encode(), "application/json")


def _data_sets(site: Site) -> None:
    """Publish one data set in the catalogue, in both languages."""
    at = f"{site.today - timedelta(days=1)}T03:00:00.000000"
    for folder, title in (("en", "Lamps at piers"), ("tc", "碼頭燈")):
        row = {"name": "hk-lamps", "title": title, "type": "dataset", "metadata_created": at}
        page = f"https://data.gov.hk/{folder}-data/dataset/hk-lamps"
        site.serve(page, f"<meta charset='utf-8'><h1>{title}</h1><p>{title}.</p>".encode())
        body = json.dumps({"success": True, "result": {"count": 1, "results": [row]}}).encode()
        site.serve(
            f"https://data.gov.hk/{folder}-data/api/3/action/package_search",
            body,
            "application/json",
        )


def _list(site: Site, place: str, href: str, title: str, language: Language) -> None:
    row = f'<ul><li><a href="{href}">{title}</a></li></ul>'
    site.serve(
        place, f"<!DOCTYPE html><html><meta charset='utf-8'><body>{row}</body></html>".encode()
    )
    site.serve(urljoin(place, href), printed(title, language), _PDF)
