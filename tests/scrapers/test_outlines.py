"""This file holds the light tree of an index page equal to what Beautiful Soup makes of it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, CData, NavigableString, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.readers.errors import ReaderLimit
from scrapers.readers.limits import INDEX
from scrapers.source import Page, all_sources
from scrapers.sources._outlines import Element, outline
from scrapers.sources._pages import title_of, words_of
from scrapers.sources._rows import ROWS, row_of
from tests.material import shared
from tests.scrapers.test_sources_spoilt import _spoilt
from tests.sources import golden

SAVED = [
    path
    for source in all_sources()
    for path in golden.pages(golden.folder_of(source))
    if path.suffix not in {".json", ".xml"}
]
NAMES = [
    "a",
    "b",
    "em",
    "h3",
    "li",
    "ul",
    "div",
    "p",
    "pre",
    "table",
    "tr",
    "td",
    "th",
    "script",
    "style",
    "template",
    "rt",
    "ruby",
    "o:p",
    "br",
]
OPEN = [f"<{name}>" for name in NAMES]
PIECES = [
    *OPEN, *(f"</{name}>" for name in NAMES), "<!-- a word -->", "<!doctype html>", "<?a b?>",
    "<![CDATA[c]]>", "<a href='x.htm' href=y>", "<td onclick>", "&amp;", "&nbsp;", "&#0;", "<", ">",
    " ", "\n", "\t \n", "\u3000", "\x0c", "智慧城市", "word", "<html>", "<body>", "</body>", "<head>",
    "<meta charset=big5>", "<svg:a xmlns:svg='s'>", "<textarea>", "</textarea>", "\ufeff", "\x00",
]  # fmt: skip


def whole(node: Any) -> Any:
    """Give a tree of either sort as plain values: what is no word is None."""
    if isinstance(node, Element):
        return (node.name, node.attributes, [whole(each) for each in node.contents])
    if isinstance(node, Tag):
        attributes = {
            str(name): " ".join(value) if isinstance(value, list) else str(value)
            for name, value in node.attrs.items()
        }
        return (node.name, attributes, [whole(each) for each in node.contents])
    return str(node) if type(node) in {str, NavigableString, CData} else None


def told_apart(text: str) -> tuple[Any, Any]:
    ours, theirs = whole(outline(text)), whole(BeautifulSoup(text, "lxml"))
    return _split(ours), _split(theirs)


def _split(tree: Any) -> Any:
    """Classes are lists to Beautiful Soup, whose blanks are gone; no list is read by them."""
    name, attributes, contents = tree
    flat = {key: " ".join(str(value).split()) for key, value in attributes.items()}
    return (name, flat, [_split(one) if isinstance(one, tuple) else one for one in contents])


def text_of(path: Path) -> str:
    return Page("https://www.info.gov.hk/x.htm", path.read_bytes()).text()


@pytest.mark.parametrize("path", SAVED, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_saved_page_and_its_spoilt_forms_are_the_same_tree(path: Path) -> None:
    for body in (path.read_bytes(), *_spoilt(path.read_bytes(), random.Random(path.name))):
        text = Page("https://www.info.gov.hk/x.htm", body).text()
        if text.strip():
            try:
                ours, theirs = told_apart(text)
            except ReaderLimit:
                continue
            assert ours == theirs


@pytest.mark.real
def test_every_real_page_is_the_same_tree() -> None:
    real = shared("real")
    found = sorted(real.rglob("*.htm*"))
    assert found
    for path in found:
        text = text_of(path)
        if text.strip():
            try:
                ours, theirs = told_apart(text)
            except ReaderLimit:
                continue
            assert ours == theirs, path


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
@settings(deadline=None)
def test_any_markup_is_the_same_tree(pieces: list[str]) -> None:
    text = "".join(pieces)
    if not text.strip():
        return
    ours, theirs = told_apart(text)
    assert ours == theirs


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
@settings(deadline=None)
def test_any_link_has_the_same_words_and_the_same_row(pieces: list[str]) -> None:
    text = "<ul><li><a href=x>" + "".join(pieces)
    ours = [
        (words_of(one), words_of(row_of(one, ROWS)), one.get("href"), row_of(one, ROWS).name)
        for one in outline(text).find_all(["a", "td"])
    ]
    theirs = [
        (their_words(one), their_words(row), one.get("href"), row.name)
        for one in BeautifulSoup(text, "lxml").find_all(["a", "td"])
        for row in [one.find_parent(list(ROWS)) or one]
    ]
    assert ours == theirs


def their_words(part: Tag) -> str:
    """What stands in an element and is a word of the page."""
    words = (str(each) for each in part.descendants if type(each) in (NavigableString, CData))
    return title_of(" ".join(words)[: INDEX.title])


def test_what_stands_in_an_element_is_found_as_asked() -> None:
    tree = outline("<table><tr><th>a</th><td><p>b</td></tr></table><a>c</a>")
    (row,) = tree.find_all("tr")
    assert [each.name for each in row.find_all(["td", "th", "p"], recursive=False)] == ["th", "td"]
    assert [each.name for each in row.find_all(lambda each: each.name != "td")] == ["th", "p"]
    (deep,) = tree.find_all("p")
    assert deep.find_parent("tr") is row
    assert deep.find_parent("li") is None
    assert tree.find("a") is tree.find_all("a")[0]


@pytest.mark.parametrize(
    "text",
    [
        "<b>" * (INDEX.depth + 1),
        "<br>" * (INDEX.tags + 1),
        "<table></table>" * (INDEX.tables + 1),
        "<a " + " ".join(f"a{n}" for n in range(INDEX.attributes + 1)) + ">",
    ],
    ids=["depth", "tags", "tables", "attributes"],
)
def test_a_page_that_would_cost_too_much_is_refused_while_it_is_read(text: str) -> None:
    with pytest.raises(ReaderLimit):
        outline(text)
