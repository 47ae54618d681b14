"""This file reads web pages: a press release's text, hour of issue and twins, or any page's own text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from lxml import etree, html

from scrapers.endings import breaks_off
from scrapers.items import NO_TEXT, Reading
from scrapers.readers import press
from scrapers.readers.bounds import display
from scrapers.readers.encodings import decode
from scrapers.readers.error_pages import refuse_page
from scrapers.readers.errors import Broken, ReaderLimit
from scrapers.readers.flow import blocks_of
from scrapers.readers.limits import DEFAULT, Limits
from scrapers.readers.weight import weigh

# Where the text stands, most telling first; furniture that every site repeats is left out of it.
_PLACES = (
    '//*[@id="pressrelease"]',
    '//*[contains(concat(" ", normalize-space(@class), " "), " pressContent ")]',
    "//article",
    "//main",
    '//*[@role="main"]',
    '//*[@id="contentBody" or @id="content" or @id="main-content" or @id="mainContent"]',
)
_FURNITURE = (
    "//script | //style | //noscript | //template | //nav | //header | //footer | //aside | //form"
    " | //iframe | //svg | //button | //select | //object | //embed"
    ' | //*[@role="navigation" or @role="banner" or @role="contentinfo" or @role="search"]'
    ' | //*[@id="header" or @id="footer" or @id="nav" or @id="menu" or @id="sidebar"]'
    ' | //*[contains(concat(" ", normalize-space(@class), " "), " breadcrumb ")]'
    ' | //*[@id="rightContent" or @id="starBar" or @id="headerBanner"]'
    ' | //*[contains(concat(" ", normalize-space(@class), " "), " btm_btn ")]'
    ' | //a[@id="skiptocontent"]'
    ' | //*[@hidden or @aria-hidden="true"]'
)


def read_html(
    data: bytes, *, url: str | None = None, charset: str | None = None, limits: Limits = DEFAULT
) -> Reading:
    """Read a web page; raises ReaderLimit, Broken or NotWhatItSays. Nothing is fetched."""
    if len(data) > limits.html:
        raise ReaderLimit(f"The page is over {limits.html // 2**20} MiB. Look at it by hand.")
    if data.count(b"<") > limits.tags:
        raise ReaderLimit(f"The page has over {limits.tags} tags. Look at it by hand.")
    page = _parsed(decode(data, charset), limits)
    twins = press.twins(page, url)
    locked = bool(_found(page, '//input[translate(@type, "PASWORD", "pasword")="password"]'))
    for element in _found(page, _FURNITURE):
        _drop(element)
    title = _title(page)
    place, release = _place(page)
    blocks = blocks_of(place)
    issued_at, blocks = press.issued(blocks) if release else (None, blocks)
    if title and blocks and blocks[0].role == "heading" and blocks[0].text == title:
        blocks = blocks[1:]
    if not release:
        refuse_page(title, [block.text for block in blocks], asks_password=locked)
    notes: tuple[str, ...] = () if blocks else (NO_TEXT,)
    if within := breaks_off(data):
        notes += (f"the page breaks off within {within}",)
    return Reading(
        tuple(blocks), "html", title, url=url, issued_at=issued_at, twins=twins, notes=notes
    )


def _parsed(text: str, limits: Limits) -> html.HtmlElement:
    text = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8").lstrip("\ufeff")
    markup = text.encode("utf-8")
    weigh(markup, limits)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        page = html.document_fromstring(markup, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Broken("The page holds no markup that can be read. Open it by hand.") from error
    # The parser stops at some two thousand elements inside one another, and drops what follows.
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise ReaderLimit("The page nests its elements too deep. Look at it by hand.")
    return cast("html.HtmlElement", page)


def _found(page: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    return cast("list[html.HtmlElement]", page.xpath(path))


def _drop(element: html.HtmlElement) -> None:
    """Empty an element and make it one that means nothing; the text behind it stays where it is.

    Taken out, its text would have to be moved: that copies all before it, and lxml refuses to set
    letters that its own parser lets through, such as U+FFFE or "&#1;".
    """
    if element.getparent() is not None:
        element.clear(keep_tail=True)
        element.tag = "span"  # breaks no line


def _title(page: html.HtmlElement) -> str | None:
    stated = next(iter(_found(page, '//meta[@property="og:title"]')), None)
    first = _found(page, "//h1")
    ways = (
        None if stated is None else stated.get("content"),
        _words(_found(page, '//*[@id="PRHeadlineSpan" or @id="PRHeadline"]')),
        _words(_above_place(page)),
        _words(first) if len(first) == 1 else None,
        _words(_found(page, "//title")),
        _words(first),
        _words(_found(page, "//h2")),
    )
    titles = (" ".join(display(text).split()) for text in ways if text)
    return next((title for title in titles if title), None)


def _words(elements: Sequence[html.HtmlElement]) -> str:
    """Give what the first element holds, or the beginning of it: a title is cut aloud later on."""
    words: list[str] = []
    room = DEFAULT.line
    for text in elements[0].itertext() if elements else ():
        words.append(text[:room])
        room -= len(text) + 1
        if room <= 0:
            break
    return " ".join(words)


def _above_place(page: html.HtmlElement) -> list[html.HtmlElement]:
    """Give the last heading of the second level that stands above a release's text."""
    above: list[html.HtmlElement] = []
    for element in page.iter("h2", "div", "span", "td", "section", "article"):
        if element.tag == "h2":
            above = [element]
        elif above and "pressContent" in (element.get("class") or "").split():
            return above
    return []


def _place(page: html.HtmlElement) -> tuple[html.HtmlElement, bool]:
    for at, path in enumerate(_PLACES):
        places = _found(page, path)
        if places and (at < 2 or "".join(places[0].itertext()).strip()):
            return places[0], at < 2
    bodies = _found(page, "//body")
    return (bodies[0] if bodies else page), False
