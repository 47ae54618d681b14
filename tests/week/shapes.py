"""This file draws foreign shapes from a seed: what a site's pages may look like that nobody has seen."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import urljoin
from zlib import crc32

from lxml import etree, html

Body = bytes | None  # None: the address answers 404
_ITEM = re.compile(r"^(.*?)/([^/]+)\.(html?|pdf)$")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list page: where it leads, its title, and what stands beside it."""

    href: str
    title: str
    beside: str = ""


@dataclass(slots=True)
class Shape:
    """How one site's index pages look; `words` are what was drawn, `share` the rows that differ."""

    words: list[str] = field(default_factory=list)
    link: str = "plain"
    share: float = 1.0
    dated: bool = True
    container: str = "list"
    chinese: str = "there"
    part: str | None = None  # the name that the part with the list has instead of its own
    feed: str = "rss"
    names: Mapping[str, str] = field(default_factory=dict)  # of a record's fields
    changes: tuple[str, ...] = ()  # to a record beyond its names

    @property
    def ours(self) -> bool:
        """Say whether it is the shape that our own replica has."""
        return not self.words


# --- lists of links ---------------------------------------------------------------------------


def _touched(row: Row, share: float) -> bool:
    return crc32(row.href.encode()) % 100 < share * 100


def moved(address: str) -> str:
    """Give the address under which a moved item lies: another folder and another kind of name."""
    found = _ITEM.match(address)
    if not found:
        return address
    host = "/".join(address.split("/")[:3])
    folders = "/chinese" if re.search(r"/(?:tc|zh-hk|tc_chi|chinese)/|c\.htm$", address) else ""
    return f"{host}{folders}/newsroom/story-{crc32(address.encode()):010d}.{found[3]}"


def _link(row: Row, page: str, kind: str) -> str:
    href, title = escape(row.href, quote=True), escape(row.title)
    whole = urljoin(page, row.href)
    match kind:
        case "button":
            return f'<a href="javascript:void(0)" data-href="{href}">{title}</a>'
        case "handler":
            return f"<span onclick=\"location.href='{href}'\">{title}</span>"
        case "more":
            return f'<span>{title}</span> <a href="{href}">Read more</a>'
        case "icon":
            return f'<span>{title}</span> <a href="{href}"><img src="/go.png"></a>'
        case "absolute":
            return f'<a href="{escape(whole.replace("https://www.", "http://"))}">{title}</a>'
        case "other host":
            return f'<a href="{escape(whole.replace("www.", "media."))}">{title}</a>'
        case "moved":
            return f'<a href="{escape(moved(whole))}">{title}</a>'
        case _:
            return f'<a href="{href}">{title}</a>'


LINKS = ("plain", "button", "handler", "more", "icon", "absolute", "other host", "moved")
CONTAINERS = ("list", "table", "cards", "definitions", "script", "options", "lines")


def _contained(rows: list[Row], page: str, shape: Shape) -> str:
    shown = [
        (_link(row, page, shape.link if _touched(row, shape.share) else "plain"), row)
        for row in rows
    ]
    match shape.container:
        case "table":
            cells = (f"<tr><td>{row.beside}</td><td>{link}</td></tr>" for link, row in shown)
            return f"<table><tr><th>Date</th><th>Title</th></tr>{''.join(cells)}</table>"
        case "cards":
            return "".join(f"<article><p>{row.beside}</p>{link}</article>" for link, row in shown)
        case "definitions":
            inner = (f"<dt>{row.beside}</dt><dd>{link}</dd>" for link, row in shown)
            return f"<dl>{''.join(inner)}</dl>"
        case "script":
            held = [{"t": row.title, "u": row.href, "d": row.beside} for row in rows]
            return f"<div id='app'></div><script>var rows={json.dumps(held)};</script>"
        case "options":
            inner = (f"<option value='{escape(row.href)}'>{escape(row.title)}" for row in rows)
            return f"<select>{''.join(inner)}</select>"
        case "lines":
            return "<br>".join(f"{link} {row.beside}" for link, row in shown)
        case _:
            return (
                "<ul>" + "".join(f"<li>{link} {row.beside}</li>" for link, row in shown) + "</ul>"
            )


def listed(body: bytes, page: str, shape: Shape, *, chinese: bool) -> Body:
    """Give a list page in a foreign shape; only the rows and what holds them are changed."""
    if chinese and shape.chinese == "missing":
        return None
    tree: Any = html.fromstring(body)
    lists = tree.xpath("//ul[li/a]") or tree.xpath("//table[.//a]")
    if not lists:
        return body
    rows = []
    for row in lists[0].xpath(".//li[a] | .//tr[.//a]"):
        anchor = row.xpath(".//a")[0]
        beside = (anchor.tail or "").strip(", ") if shape.dated else ""
        rows.append(Row(anchor.get("href"), anchor.text_content(), beside))
    if chinese and shape.chinese == "empty":
        rows = []
    new = html.fragment_fromstring(_contained(rows, page, shape), create_parent="div")
    lists[0].getparent().replace(lists[0], new)
    for part in tree.xpath("//*[@id='contentBody']") if shape.part else ():
        part.set("id", shape.part)
    return etree.tostring(tree, encoding="utf-8", method="html")


# --- feeds --------------------------------------------------------------------------------------

FEEDS = ("rss", "atom", "rdf", "guid only", "dc:date", "cdata", "json", "no address", "half bare")


def fed(body: bytes, shape: Shape, *, chinese: bool) -> Body:
    """Give a feed in a foreign shape."""
    if chinese and shape.chinese == "missing":
        return None
    rows = [
        (one.findtext("title") or "", one.findtext("link") or "", one.findtext("pubDate") or "")
        for one in etree.fromstring(body).iter("item")
    ]
    if chinese and shape.chinese == "empty":
        rows = []
    return _FEED[shape.feed](rows)


Rows = list[tuple[str, str, str]]


def _rss(rows: Rows, item: Callable[[int, str, str, str], str]) -> bytes:
    inner = "".join(
        f"<item>{item(at, escape(title), escape(url), when)}</item>"
        for at, (title, url, when) in enumerate(rows)
    )
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {spaces}><channel>'
    return f"{head}<title>News</title>{inner}</channel></rss>".encode()


def _atom(rows: Rows) -> bytes:
    inner = "".join(
        f'<entry><title>{escape(title)}</title><link href="{escape(url)}"/></entry>'
        for title, url, _ in rows
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>{inner}</feed>'.encode()


def _rdf(rows: Rows) -> bytes:
    inner = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(url)}</link></item>"
        for title, url, _ in rows
    )
    spaces = (
        'xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    )
    return f"<rdf:RDF {spaces}><channel/>{inner}</rdf:RDF>".encode()


_FEED: Mapping[str, Callable[[Rows], bytes]] = {
    "atom": _atom,
    "rdf": _rdf,
    "json": lambda rows: json.dumps(
        {"items": [{"title": t, "url": u} for t, u, _ in rows]}
    ).encode(),
    "rss": lambda rows: _rss(
        rows, lambda _, t, u, w: f"<title>{t}</title><link>{u}</link><pubDate>{w}</pubDate>"
    ),
    "guid only": lambda rows: _rss(rows, lambda _, t, u, w: f"<title>{t}</title><guid>{u}</guid>"),
    "dc:date": lambda rows: _rss(
        rows, lambda _, t, u, w: f"<title>{t}</title><link>{u}</link><dc:date>2026-10-05</dc:date>"
    ),
    "cdata": lambda rows: _rss(
        rows, lambda _, t, u, w: f"<title><![CDATA[{t}]]></title><link><![CDATA[ {u} ]]></link>"
    ),
    "no address": lambda rows: _rss(
        rows, lambda _, t, u, w: f"<title>{t}</title><guid>tag:1</guid>"
    ),
    "half bare": lambda rows: _rss(
        rows, lambda at, t, u, w: f"<title>{t}</title>" + (f"<link>{u}</link>" if at % 2 else "")
    ),
}


# --- records -------------------------------------------------------------------------------------

NAMES: Mapping[str, tuple[str, ...]] = {
    "schedule": ("meetings", "data"),
    "dates": ("date", "meeting_dates"),
    "papers": ("documents", "items", "has_papers"),
    "title": ("name", "subject", "heading"),
    "pdf": ("file", "url", "href", "files"),
    "tc": ("chi", "zh-HK", "zh_tw", "c", "t", "b5"),
    "en": ("eng", "e", "en-HK", "lang1"),
    "proposals": ("items", "list_of_proposals"),
    "list": ("rows",),
    "main_paper": ("paper", "mainPaper"),
    "cat_id": ("id", "category"),
    "agenda": ("agenda_url", "order_of_business"),
    "value": ("d", "results"),
    "SubjectName": ("Subject", "QuestionSubject"),
    "MeetingDate": ("Date", "SittingDate"),
    "start_date_time": ("starts", "meeting_date"),
    "subject_chi": ("subject_tc",),
}
CHANGES = ("wrapped", "flat languages", "languages as rows", "dates in words", "flags as figures",
           "grouped", "no english", "other host", "null for none")  # fmt: skip
_DOTTED = re.compile(r"(20\d\d)\.(\d\d)\.(\d\d)$")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def recorded(body: bytes, shape: Shape) -> bytes:
    """Give a record in a foreign shape."""
    value = json.loads(body.decode("utf-8-sig"))
    value = _changed(value, shape.changes)
    value = _renamed(value, shape.names)
    if "wrapped" in shape.changes:
        value = {"status": "ok", "result": value}
    return json.dumps(value, ensure_ascii=False).encode("utf-8-sig")


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_renamed(each, names) for each in value]
    if isinstance(value, dict):
        return {names.get(name, name): _renamed(inner, names) for name, inner in value.items()}
    return value


def _spoken(value: object) -> bool:
    return isinstance(value, dict) and bool(value) and value.keys() <= {"en", "tc"}


def _changed(value: Any, changes: tuple[str, ...]) -> Any:
    if isinstance(value, list):
        inner = [_changed(each, changes) for each in value]
        grouped = "grouped" in changes and inner and all("pdf" in e for e in inner if e)
        return [{"agenda_item": "I", "papers": inner}] if grouped else inner
    if isinstance(value, str):
        found = _DOTTED.match(value) if "dates in words" in changes else None
        text = f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}" if found else value
        figures = {"Y": "1", "N": "0"} if "flags as figures" in changes else {}
        if "other host" in changes and text.endswith(".pdf") and text.startswith("/"):
            return f"https://docs.legco-papers.hk{text}"
        return None if "null for none" in changes and not text else figures.get(text, text)
    if not isinstance(value, dict):
        return value
    if _spoken(value):
        kept = {name: text for name, text in value.items() if name == "tc" or text}
        if "no english" in changes and kept.get("tc"):
            kept.pop("en", None)
        kept = {name: _changed(text, changes) for name, text in kept.items()}
        if "languages as rows" in changes:
            return [{"lang": name, "text": text} for name, text in kept.items()]
        return kept
    fields: dict[str, Any] = {}
    for name, inner in value.items():
        if "flat languages" in changes and _spoken(inner):
            fields |= {f"{name}_{to}": _changed(text, changes) for to, text in inner.items()}
        else:
            fields[name] = _changed(inner, changes)
    return fields


# --- agendas -------------------------------------------------------------------------------------

AGENDAS = ("list", "paragraphs", "definitions", "merged", "script", "no numbers")


def agenda(body: bytes, shape: Shape, *, chinese: bool) -> Body:
    """Give a Council agenda in a foreign shape: its table of questions as something else."""
    if chinese and shape.chinese == "missing":
        return None
    tree: Any = html.fromstring(body)
    rows = [[cell.text_content() for cell in row.xpath("td")] for row in tree.xpath("//tr")]
    if not rows:
        return body
    head = tree.xpath("string(//h2)")
    match shape.container:
        case "list":
            inner = "".join(f"<li>{escape(' - '.join(row[1:]))}</li>" for row in rows)
            inner = f"<ol>{inner}</ol>"
        case "paragraphs":
            inner = "".join(f"<p>{row[0]}. {escape(' : '.join(row[1:]))}</p>" for row in rows)
        case "definitions":
            inner = "".join(
                f"<dt>{row[0]}</dt><dd>{escape(', '.join(row[1:]))}</dd>" for row in rows
            )
        case "merged":
            inner = "".join(f"<tr><td>{escape(' '.join(row))}</td></tr>" for row in rows)
            inner = f"<table>{inner}</table>"
        case "script":
            inner = f"<div id=app></div><script>var q={json.dumps(rows)}</script>"
        case _:
            inner = "".join(
                f"<tr>{''.join(f'<td>{escape(each)}</td>' for each in row[1:])}</tr>"
                for row in rows
            )
            inner = f"<table>{inner}</table>"
    return f"<!DOCTYPE html><html><body><h2>{escape(head)}</h2>{inner}</body></html>".encode()


# --- drawing -------------------------------------------------------------------------------------


def drawn(chance: random.Random, kind: str) -> Shape:
    """Draw the shape of one site's pages; one in six is as ours, so that faults also come alone."""
    shape = Shape()
    if chance.random() < 1 / 6:
        return shape
    if kind != "record" and chance.random() < 0.3:
        shape.chinese = chance.choice(("missing", "empty"))
        shape.words.append(f"Chinese {shape.chinese}")
    if kind == "list":
        shape.link = chance.choice(LINKS)
        shape.share = chance.choice((1.0, 1.0, 0.5, 0.2))
        shape.container = chance.choice(CONTAINERS)
        if chance.random() < 0.3:
            shape.dated = False
            shape.words.append("no dates")
        if chance.random() < 0.2:
            shape.part = "main-content"
            shape.words.append("another part")
        if shape.link != "plain":
            shape.words.append(
                f"{shape.link} links" + (f" {shape.share:.0%}" if shape.share < 1 else "")
            )
        if shape.container != "list":
            shape.words.append(shape.container)
    elif kind == "feed":
        shape.feed = chance.choice(FEEDS)
        shape.words += [shape.feed] if shape.feed != "rss" else []
    elif kind == "agenda":
        shape.container = chance.choice(AGENDAS)
        shape.words.append(shape.container)
    else:
        picked = chance.sample(sorted(NAMES), k=chance.choice((0, 1, 2, 4)))
        shape.names = {name: chance.choice(NAMES[name]) for name in picked}
        shape.changes = tuple(chance.sample(CHANGES, k=chance.choice((0, 1, 1, 2))))
        shape.words += [f"{name}>{to}" for name, to in shape.names.items()]
        shape.words += shape.changes
    return shape
