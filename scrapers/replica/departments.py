"""This file furnishes the replica with the sites beside the main two: departments, feeds, open data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from scrapers.committees import COUNCIL
from scrapers.items import Language
from scrapers.replica import named_lists, open_data, proceedings, roster, speeches, weather
from scrapers.replica.printing import printed
from scrapers.replica.shelf import Release, chinese, english, filled, our_text
from scrapers.replica.site import Site
from scrapers.searches import search

_HONG_KONG = ZoneInfo("Asia/Hong_Kong")
_LEGCO = "https://www.legco.gov.hk"
_DATA = f"{_LEGCO}/bi/data/committees"
_XML, _JSON, _PDF = "application/rss+xml", "application/json", "application/pdf"
_BODIES = ("house-committee", "finance-committee", "fc-subcommittees/public-works",
           "fc-subcommittees/establishment")  # fmt: skip
_CATEGORIES = ("common/html/topstories", "categories/law_order/html/articlelist",
               "categories/admin/html/articlelist", "categories/finance/html/articlelist")  # fmt: skip


def furnish(site: Site) -> None:
    """Publish an old item or two at every place that our sources read, on the day before today."""
    told = json.loads(our_text("departments.json"))
    _releases_feeds(site)
    _lists(site, told)
    _feeds(site, told)
    _committees(site)
    open_data.furnish(site, _wednesday(site), told["questions"])
    proceedings.furnish(site, _wednesday(site))
    named_lists.furnish(site)
    speeches.furnish(site)
    weather.furnish(site)
    roster.furnish(site)
    _regulators(site, told)
    _consultations(site, told)
    _agenda(site, told["questions"])


def _page(title: str, text: str, ends: str) -> bytes:
    places = {"title": escape(title), "text": escape(text), "ends": ends}
    return filled(our_text("templates", "page.html"), places).encode()


def _feed(title: str, items: Iterable[tuple[str, str, str]]) -> bytes:
    rows = "".join(
        f"<item><title>{escape(name)}</title><link>{escape(url)}</link><pubDate>{when}</pubDate></item>\n"
        for name, url, when in items
    )
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{title}</title>\n'
    return f"{head}{rows}</channel></rss>\n".encode()


def _old_paper(language: Language) -> bytes:
    text = (
        "An old paper.\n\n1. Nothing happened." if language == "en" else "舊文件\n\n1. 並無新事。"
    )
    return printed(text, language)


def _stamp(day: date, time: str = "09:00") -> str:
    hour, minute = map(int, time.split(":"))
    return format_datetime(datetime(day.year, day.month, day.day, hour, minute, tzinfo=_HONG_KONG))


def _releases_feeds(site: Site) -> None:
    def feed(language: Language, site: Site) -> bytes:
        newest: list[Release] = site.releases(language)[::-1][:100]
        return _feed("Press releases", ((r.title, r.url, _stamp(r.day, r.time)) for r in newest))

    root = "https://www.info.gov.hk/gia/rss/general_"
    site.serve(f"{root}en.xml", partial(feed, "en"), _XML)
    site.serve(f"{root}zh.xml", partial(feed, "zh-Hant"), _XML)


# a department's list: where it lies, how its folders are named, and what stands before an item's name
_LISTS: tuple[tuple[str, str, tuple[str, str], str, str], ...] = (
    ("doj_press", "www.doj.gov.hk", ("en", "tc"), "/community_engagement/press/index.html", ""),
    ("doj_speeches", "www.doj.gov.hk", ("en", "tc"), "/community_engagement/speeches/index.html", ""),
    ("itib", "www.itib.gov.hk", ("en", "zh-hk"), "/new", "speeches/{year}/"),
    ("pcpd", "www.pcpd.org.hk", ("english", "tc_chi"),
     "/news_events/media_statements/media_statements.html", ""),
)  # fmt: skip


def _lists(site: Site, told: dict[str, Any]) -> None:
    day = site.today - timedelta(days=1)
    places = {"ymd": f"{day:%Y%m%d}", "year": str(day.year)}
    for key, host, folders, path, before in _LISTS:
        for folder, words in zip(folders, ("en", "tc"), strict=True):
            index = f"https://{host}/{folder}{path}"
            rows = ""
            for item in told[key]:
                title, text = item[words]
                href = filled(f"{before}{item['name']}.html", places)
                rows += f'<li><a href="{href}">{escape(title)}</a>, {day:%d - %m - %Y}</li>\n'
                ends = (
                    f"Ends/{english(day, weekday=True)}"
                    if words == "en"
                    else f"完<br>{chinese(day)}"
                )
                site.serve(f"{index.rpartition('/')[0]}/{href}", _page(title, text, ends))
            site.serve(
                index, f"<!DOCTYPE html><html><body><ul>\n{rows}</ul></body></html>".encode()
            )
    copy = f"{site.today - timedelta(days=40):%Y%m%d}"
    for folder, letter in (("en", "e"), ("tc", "c")):
        row = f'<tr><td><a href="pdf/ajls{copy}{letter}1.pdf">Copy of a paper on notaries</a></td></tr>'
        language: Language = "en" if folder == "en" else "zh-Hant"
        file = f"https://www.doj.gov.hk/{folder}/legco/pdf/ajls{copy}{letter}1.pdf"
        site.serve(file, _old_paper(language), _PDF)
        site.serve(
            f"https://www.doj.gov.hk/{folder}/legco/index.html",
            f"<!DOCTYPE html><html><body><table>{row}</table></body></html>".encode(),
        )


def _feeds(site: Site, told: dict[str, Any]) -> None:
    day = site.today - timedelta(days=1)
    places = {"ymd": f"{day:%Y%m%d}"}
    for folder, address in (("en", "eng"), ("tc", "chi")):
        for key, root, where in (
            (
                "dpo",
                "https://www.digitalpolicy.gov.hk",
                f"/{folder}/news/press_releases/{day:%Y/%m}/",
            ),
            ("news", "https://www.news.gov.hk", f"/{address}/{day:%Y/%m/%Y%m%d}/"),
        ):
            items = []
            for item in told[key]:
                title, text = item[folder]
                url = f"{root}{where}{filled(item['name'], places)}.html"
                items.append((title, url, _stamp(day)))
                site.serve(url, _page(title, text, ""))
            paths = [f"{each}.rss.xml" for each in _CATEGORIES]
            for path in paths if key == "news" else ["news/latest/rss.data.xml"]:
                site.serve(f"{root}/{folder}/{path}", _feed("What's new", items), _XML)


def _committees(site: Site) -> None:
    for year in {site.today.year, (site.today - timedelta(days=45)).year}:
        start = f"term-{7 + (year - 2022) // 4:02d}/{year}"
        held = max(site.today - timedelta(days=30), date(year, 1, 14))
        schedule = [{"dates": [f"{held:%Y.%m.%d}"], "agenda": {"en": "", "tc": ""}, "papers": "N"}]
        notes = {
            "en": "/yr{y}/english/fc/fc/papers/f{s}-11e.pdf",
            "tc": "/yr{y}/chinese/fc/fc/papers/f{s}-11c.pdf",
        }
        urls = {
            to: filled(path, {"y": str(year), "s": f"{year % 100:02d}"})
            for to, path in notes.items()
        }
        paper = {
            "subject": {"en": "Footbridge at the old market", "tc": "舊街市行人天橋"},
            "url": urls,
        }
        row = {"main_paper": paper, "sub_paper": [], "decision": {"date": f"{held:%Y.%m.%d}"}}
        for body in _BODIES:
            for name, value in (
                ("meetings", {"schedule": schedule}),
                ("proposals", {"proposals": [{"list": [row]}]}),
            ):
                data = json.dumps(value, ensure_ascii=False).encode("utf-8-sig")
                site.serve(f"{_DATA}/{body}/{start}/{name}.json", data, _JSON)
        papers = f"{_DATA}/finance-committee/{start.split('/', maxsplit=1)[0]}/papers"
        item = {"title": paper["subject"], "pdf": urls, "date": [{"value": f"{held:%Y.%m.%d}"}]}
        site.serve(
            f"{papers}/papers.json", json.dumps([{"cat_id": "notes"}]).encode("utf-8-sig"), _JSON
        )
        for to, path in urls.items():
            site.serve(_LEGCO + path, _old_paper("en" if to == "en" else "zh-Hant"), _PDF)
        listed = json.dumps({"items": [item]}, ensure_ascii=False).encode("utf-8-sig")
        site.serve(f"{papers}/notes.json", listed, _JSON)


def _wednesday(site: Site) -> date:
    """The next Council meeting after today."""
    return site.today + timedelta(days=(1 - site.today.weekday()) % 7 + 1)


def _regulators(site: Site, told: dict[str, Any]) -> None:
    day, root = site.today - timedelta(days=1), "https://www.hkma.gov.hk"
    for lang, folder in (("en", "eng"), ("tc", "chi")):
        records = []
        for item in told["hkma"]:
            title, text = item[lang]
            url = f"{root}/{folder}/news-and-media/press-releases/{day:%Y/%m/%Y%m%d}-{item['no']}/"
            records.append({"title": title, "link": url, "date": f"{day}"})
            site.serve(url, _page(title, text, ""))
        reply = {
            "header": {"success": True, "err_code": "0000", "err_msg": "No error found"},
            "result": {"datasize": len(records), "records": records},
        }
        data = json.dumps(reply, ensure_ascii=False).encode()
        address = f"https://api.hkma.gov.hk/public/press-releases?lang={lang}&offset=0"
        site.serve(address, data, _JSON)
    circulars = "https://apps.sfc.hk/edistributionWeb/api/circular"
    for lang, words in (("EN", "en"), ("TC", "tc")):
        rows = []
        holds = site.today + timedelta(days=21)
        effective = english(holds) if lang == "EN" else chinese(holds)
        for item in told["sfc"]:
            reference, (title, text) = f"{day:%y}EC{item['no']}", item[words]
            rows.append(
                {
                    "refNo": reference,
                    "lang": lang,
                    "title": title,
                    "releasedDate": f"{day}T16:10:23.117",
                }
            )
            file = f"{circulars}/openFile?lang={lang}&refNo={reference}"
            language: Language = "en" if lang == "EN" else "zh-Hant"
            said = filled(text, {"effective": effective})
            site.serve(file, printed(f"{title}\n\n1. {said}", language), _PDF)
        for year in (day.year, day.year + 1):
            found = rows if year == day.year else []
            asked = {
                "lang": lang,
                "category": "all",
                "year": year,
                "pageNo": 0,
                "pageSize": 100,
                "sort": {"field": "issueDate", "order": "desc"},
            }
            data = json.dumps({"items": found, "total": len(found)}, ensure_ascii=False).encode()
            site.serve(search(f"{circulars}/search", asked), data, _JSON)


def _consultations(site: Site, told: dict[str, Any]) -> None:
    """Publish a consultation that closes in a month, at the Commission's search and in GovHK's list."""
    day, closes = site.today - timedelta(days=1), site.today + timedelta(days=30)
    root, listed = "https://apps.sfc.hk/edistributionWeb/api/consultation", "https://www.gov.hk"
    for lang, words, folder in (("EN", "en", "en"), ("TC", "tc", "tc")):
        language: Language = "en" if lang == "EN" else "zh-Hant"
        until = english(closes) if lang == "EN" else chinese(closes)
        rows = []
        for item in told["consultations"]:
            reference, (title, text) = f"{day:%y}CP{item['no']}", item[words]
            rows.append(
                {
                    "cpRefNo": reference,
                    "lang": lang,
                    "cpTitle": title,
                    "cpIssueDate": f"{day}T16:11:40.712",
                    "commentDeadline": f"{closes}T00:00:00",
                    "commentActualDeadline": f"{closes}T00:00:00",
                    "ccRefNo": None,
                }
            )
            file = f"{root}/openFile?lang={lang}&refNo={reference}"
            site.serve(
                file, printed(f"{title}\n\n1. {filled(text, {'until': until})}", language), _PDF
            )
        asked = {
            "lang": lang,
            "category": "",
            "year": "all",
            "pageNo": 0,
            "pageSize": 100,
            "sort": {"field": "cpIssueDate", "order": "desc"},
        }
        data = json.dumps({"items": rows, "total": len(rows)}, ensure_ascii=False).encode()
        site.serve(search(f"{root}/search", asked), data, _JSON)
        name = told["consultations"][0][words][0]
        row = f'<tr><td><a href="/{folder}/papers/counter.htm">{escape(name)}</a></td><td>{closes:%d.%m.%Y}</td></tr>'
        page = f"<!DOCTYPE html><html><body><table>{row}</table></body></html>"
        site.serve(
            f"{listed}/{folder}/residents/government/publication/consultation/current.htm",
            page.encode(),
        )
        text = filled(told["consultations"][0][words][1], {"until": until})
        site.serve(f"{listed}/{folder}/papers/counter.htm", _page(name, text, ""))


def _agenda(site: Site, questions: list[dict[str, Any]]) -> None:
    sitting = _wednesday(site)
    for folder, language in (("english", "en"), ("chinese", "tc")):
        rows = "".join(
            f"<tr><td>{each['no']}</td>"
            + "".join(f"<td>{escape(text)}</td>" for text in each[language])
            for each in questions
        )
        title = COUNCIL.name("en" if language == "en" else "zh-Hant")
        body = f"<!DOCTYPE html><html><body><h2>{title}</h2><table>{rows}</table></body></html>"
        site.serve(
            f"{_LEGCO}/yr{sitting.year}/{folder}/counmtg/agenda/cm{sitting:%Y%m%d}.htm",
            body.encode(),
        )
