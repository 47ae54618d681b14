"""This file makes the replica's pages in the shapes that the real sites have."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from html import escape

from scrapers.items import Language
from scrapers.replica.shelf import Release, ShelvedPaper, chinese, english, filled, our_text

_LABELS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "heading": "Press Releases",
        "skip": "Go to main content",
        "archives": "Archives",
        "yesterdays": "Yesterday's Press Releases",
        "top": "Back to top",
        "back": "Back to Index Page",
    },
    "zh-Hant": {
        "heading": "新聞公報",
        "skip": "跳至主要內容",
        "archives": "新聞資料庫",
        "yesterdays": "昨日新聞公報",
        "top": "返回頁首",
        "back": "返回索引頁",
    },
}


def _index_path(day: date, language: Language) -> str:
    return f"/gia/general/{day:%Y%m/%d}{'' if language == 'en' else 'c'}.htm"


def day_index(day: date, language: Language, releases: Iterable[Release]) -> bytes:
    """Give a day's index in a language, newest release first."""
    rows = "\n".join(
        f'\t\t\t\t<li><a href="{each.url.removeprefix("https://www.info.gov.hk")}">{escape(each.title)}</a></li>'
        for each in sorted(releases, key=lambda each: each.time, reverse=True)
    )
    places = {
        **_LABELS[language],
        "banner": f"{day:%d-%m-%Y}",
        "rows": rows,
        "yesterday": _index_path(day - timedelta(days=1), language),
    }
    return filled(our_text("templates", "day_index.html"), places).encode()


_FLAGS: tuple[tuple[Language, str, str], ...] = (
    ("en", "hdrENLnk", "English"),
    ("zh-Hant", "hdrTCLnk", "Traditional Chinese"),
    ("zh-Hans", "hdrSCLnk", "Simplified Chinese"),
)


def release_page(release: Release, twin: Release | None) -> bytes:
    """Give a release's page; its flags lead to the languages that have been published."""
    language = release.language
    shown: dict[Language, str] = {twin.language: twin.url} if twin else {}
    traditional = release if language == "zh-Hant" else twin
    if traditional:
        shown["zh-Hans"] = "http://sc.isd.gov.hk/TuniS/" + traditional.url.removeprefix("https://")
    flags = "\n\t\t\t".join(
        f'<a href="{shown[to].removeprefix("https://www.info.gov.hk")}">'
        f'<img class="hdrLnk b0" id="{mark}" alt="{name}"></a>'
        for to, mark, name in _FLAGS
        if to in shown
    )
    if language == "en":
        ends = f"Ends/{english(release.day, weekday=True)}\n\t\t\t\t<br/>\n\t\t\t\t Issued at HKT {release.time}\n"
    else:
        hour, minute = release.time.split(":")
        ends = (
            f"完\n\t\t\t\t<br/>\n\t\t\t\t {chinese(release.day, weekday=True)}\n"
            f"\t\t\t\t<br/>\n\t\t\t\t 香港時間{int(hour)}時{minute}分\n"
        )
    indent = "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;" if language == "en" else "　　"
    body = "<br />\n&nbsp;<br />\n".join(indent + escape(each) for each in release.paragraphs)
    places = {
        **_LABELS[language],
        "title": escape(release.title),
        "flags": flags,
        "print": f"{release.id}p.htm",
        "body": body,
        "ends": ends,
        "index": _index_path(release.day, language),
    }
    return filled(our_text("templates", "release.html"), places).encode()


def _with_bom(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8-sig")


def panel_menu(slugs: Sequence[str], year: int) -> bytes:
    """Give the page on which the site's own menu names every panel."""
    rows = "".join(
        f'<li><a href="/en/legco-business/committees/panel.html?{slug}&{year}#meetings">'
        f"{slug.replace('-', ' ').title()}</a></li>"
        for slug in slugs
    )
    return f"<html><body><nav><ul>{rows}</ul></nav></body></html>".encode()


def meetings_json(code: str, year: int, meetings: Mapping[date, bool]) -> bytes:
    """Give a panel's `meetings.json` of a year; the days say whether there are papers."""
    schedule = [
        {
            "dates": [f"{day:%Y.%m.%d}"],
            "agenda": {"en": "", "tc": ""},
            "minutes": {"en": "", "tc": ""},
            "papers": "Y" if has_papers else "N",
        }
        for day, has_papers in sorted(meetings.items())
    ]
    paths = {
        "en": f"/yr{year}/english/panels/{code}/",
        "tc": f"/yr{year}/chinese/panels/{code}/",
    }
    return _with_bom({"committee_file_path": paths, "schedule": schedule})


_NAMES: tuple[tuple[Language, str], ...] = (("en", "en"), ("zh-Hant", "tc"))


def papers_json(papers: Sequence[ShelvedPaper], gone: frozenset[str]) -> bytes:
    """Give a meeting's papers; what is gone is not listed, an absent language is "" or left out."""
    rows: list[dict[str, dict[str, str]]] = []
    for at, paper in enumerate(papers):
        urls = {
            name: paper.url(language).removeprefix("https://www.legco.gov.hk")
            for language, name in _NAMES
            if language in paper.files and paper.url(language) not in gone
        }
        if not urls:
            continue
        titles = {"en": paper.titles.get("en", ""), "tc": paper.titles.get("zh-Hant", "")}
        titles = {name: text if name in urls else "" for name, text in titles.items()}
        if at % 2:
            rows.append({"title": {name: titles[name] for name in urls}, "pdf": urls})
        else:
            rows.append({"title": titles, "pdf": {"en": "", "tc": ""} | urls})
    return _with_bom({"papers": rows})
