"""This file writes lists of papers as feeds: Atom, and JSON Feed 1.1; revisions and withdrawals are entries too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from sqlmodel import Session

from bot.messages.clipping import clip
from bot.messages.headings import crossed
from bot.messages.permalinks import PAPERS, canonical, path_of
from bot.messages.scripts import for_notice, simplified
from bot.messages.shown_language import rendition_in
from bot.messages.words import HTML_LANGUAGES, say
from bot.web.archive.drawing import seen
from bot.web.archive.rows import of_paper
from bot.web.archive.shelf import PageFrame, Shelf
from bot.web.archive.version_pages import last_change
from scrapers.items import Language
from storage.records import Paper

MOST = 50  # entries
MOST_COMPARED = 10  # papers whose versions are, the last that were revised
_ATOM = "http://www.w3.org/2005/Atom"
_BEGAN = 2026  # the year in which these names were given, as tag: addresses want it
ET.register_namespace("", _ATOM)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One thing to tell: a paper, that it was revised, or that it was withdrawn."""

    id: str
    title: str
    href: str
    at: datetime
    published: datetime
    text: str
    language: Language  # of title and text
    site: str | None


def entries(
    shelf: Shelf, session: Session, found: Sequence[Paper], language: Language
) -> list[FeedEntry]:
    """Give what a feed tells of papers, the latest first."""
    revised = sorted(
        (one for one in found if one.revised_at), key=lambda one: str(one.revised_at), reverse=True
    )
    compared = {one.id for one in revised[:MOST_COMPARED]}
    made = [
        one
        for paper in found
        for one in _of(shelf, session if paper.id in compared else None, paper, language)
    ]
    if language == "zh-Hans":
        made = [_in_script(one) for one in made]
    return sorted(made, key=lambda one: (one.at, one.id), reverse=True)[:MOST]


def _in_script(one: FeedEntry) -> FeedEntry:
    """Give an entry as who reads Simplified Chinese reads it, saying so where it was converted."""
    title, text = simplified(one.title), for_notice(one.text, "zh-Hans")
    if (title, text) == (one.title, one.text):
        return one
    return replace(one, title=title, text=text, language="zh-Hans")


def _of(
    shelf: Shelf, session: Session | None, paper: Paper, language: Language
) -> Iterator[FeedEntry]:
    """Give a paper's entries; in the session, what its newest version changed is said of it."""
    row, key = of_paper(shelf, paper, language), canonical(paper.keys)
    if key is None or row.href is None:
        return
    name = f"tag:{urlsplit(shelf.base).hostname},{_BEGAN}:paper/{path_of(key)}"
    side = rendition_in(paper, language)
    bullets = paper.bullets.get(side.language, ()) if side else ()
    text = "\n".join([row.context, *(f"• {bullet.text}" for bullet in bullets)])
    title = _line(clip(row.title, 300) or paper.number or say("web_untitled", language))
    tongue, href = row.language, shelf.absolute(row.href)
    issued = paper.issued_at or paper.first_seen_at
    # As it stands now: whoever read it before has to be shown it again.
    became = (paper.first_seen_at, paper.revised_at, paper.withdrawn_at)
    latest = max(at for at in became if at is not None)
    shown = crossed(title) if paper.withdrawn_at else title
    yield FeedEntry(name, shown, href, latest, issued, _line(text), tongue, row.site)
    changed: list[str] = []
    if session is not None and side is not None:
        changed = last_change(session, paper.id, side.language, language)
    revised = "\n".join([row.context, *changed]) if changed else text
    versions = href.replace(f"/{PAPERS}/", "/versions/", 1)
    for what, at, where in (
        ("revised", paper.revised_at, versions),
        ("withdrawn", paper.withdrawn_at, href),
    ):
        if at is not None:
            said = f"{say(what, language)}{say('colon', language)}{title}"
            yield FeedEntry(
                f"{name}#{what}-{at:%Y%m%dT%H%M%SZ}",
                said,
                where,
                at,
                at,
                _line(revised if what == "revised" else row.context),
                tongue,
                row.site,
            )


def _line(text: str) -> str:
    return str(seen(text))


def atom(
    shelf: Shelf, frame: PageFrame, found: Sequence[FeedEntry], here: str, changed: datetime
) -> str:
    """Write an Atom feed; `here` is its own address."""
    feed = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": HTML_LANGUAGES[frame.language]})

    def add(parent: ET.Element, name: str, text: str = "", **given: str) -> None:
        ET.SubElement(parent, f"{{{_ATOM}}}{name}", given).text = text or None

    add(feed, "id", shelf.absolute(here))
    add(feed, "title", f"{_line(frame.title)} · Tamar")
    add(feed, "updated", _instant(max((one.at for one in found), default=changed)))
    add(feed, "link", rel="self", type="application/atom+xml", href=shelf.absolute(here))
    add(feed, "link", rel="alternate", type="text/html", href=_page(shelf, frame, here))
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    add(author, "name", "Tamar")
    for one in found:
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry", {"xml:lang": HTML_LANGUAGES[one.language]})
        add(entry, "id", one.id)
        add(entry, "title", one.title)
        add(entry, "updated", _instant(one.at))
        add(entry, "published", _instant(one.published))
        add(entry, "link", rel="alternate", type="text/html", href=one.href)
        if one.site:
            add(entry, "link", rel="related", href=one.site)
        add(entry, "summary", one.text, type="text")
    return ET.tostring(feed, encoding="unicode", xml_declaration=False)


def _page(shelf: Shelf, frame: PageFrame, here: str) -> str:
    """Give the address of the page that a feed is of."""
    query = here.partition("?")[2]
    return shelf.absolute(shelf.href(frame.language, frame.path) + (f"?{query}" if query else ""))


def json_feed(shelf: Shelf, frame: PageFrame, found: Sequence[FeedEntry], here: str) -> str:
    """Write a JSON Feed 1.1."""
    items = [
        {
            "id": one.id,
            "url": one.href,
            "title": one.title,
            "content_text": one.text,
            "date_published": _instant(one.published),
            "date_modified": _instant(one.at),
            "language": HTML_LANGUAGES[one.language],
            **({"external_url": one.site} if one.site else {}),
        }
        for one in found
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{_line(frame.title)} · Tamar",
        "home_page_url": _page(shelf, frame, here),
        "feed_url": shelf.absolute(here),
        "language": HTML_LANGUAGES[frame.language],
        "authors": [{"name": "Tamar"}],
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _instant(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
