"""This file opens index pages and refuses those that are not what they should be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag

from scrapers.items import Language
from scrapers.source import EmptyListing, LayoutChanged, Page
from scrapers.text import clean

_NOTES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"只有中文|只備中文本|Chinese (?:version )?only", re.IGNORECASE), "Chinese only"),
    (re.compile(r"只有英文|只備英文本|English (?:version )?only", re.IGNORECASE), "English only"),
    # not "(修訂)" alone, which stands in the title of every amendment bill
    (re.compile(r"修訂[版本]|經修訂|[(（](?:revised|re-issued)\b", re.IGNORECASE), "revised"),
    (re.compile(r"corrigend(?:um|a)|勘誤|更正", re.IGNORECASE), "corrigendum"),
    (re.compile(r"restricted to members|只限議員|限閱文件", re.IGNORECASE), "restricted"),
)


def title_of(text: str) -> str:
    """Give a headline as it is shown, on one line."""
    return " ".join(clean(text).split())


def words_of(part: Tag, most: int = 1000) -> str:
    """Give the first words inside a part of a page, on one line.

    Never more than `most` letters: a row may hold the whole page, and is asked for again and again.
    """
    words, length = [], 0
    for text in part.strings:
        words.append(text[:most])
        length += len(text)
        if length > most:
            break
    return title_of(" ".join(words)[:most])


def notes_of(title: str) -> tuple[str, ...]:
    """Give what a title says about itself in our words: "Chinese only", "revised", "restricted"."""
    return tuple(note for pattern, note in _NOTES if pattern.search(title))


def markup(page: Page) -> BeautifulSoup:
    """Give the page as a tree; raises EmptyListing where there is nothing in it."""
    text = page.text()
    if not text.strip():
        raise EmptyListing(
            f"{page.url} answered with an empty page; it is asked again at the next check."
        )
    return BeautifulSoup(text, "lxml")


def part(tree: BeautifulSoup, selectors: Iterable[str], url: str) -> Tag:
    """Give the first part of a page that a selector finds, else raise LayoutChanged."""
    wanted = tuple(selectors)
    for selector in wanted:
        if found := tree.select_one(selector):
            return found
    raise LayoutChanged(
        f"{url} has no {' or '.join(wanted)}. Save a copy and mend the source's file."
    )


def anchors(root: Tag) -> Iterator[tuple[str, str]]:
    """Give every link below `root` as (address as written, text), in the page's order."""
    for anchor in root.find_all("a"):
        href = anchor.get("href")
        if isinstance(href, str) and href.strip():
            yield href.strip(), words_of(anchor)


def record(page: Page) -> Any:
    """Give the JSON of a page; raises EmptyListing for nothing and LayoutChanged for anything else."""
    text = page.text().strip()
    if text in {"", "{}", "[]", "null"}:
        raise EmptyListing(
            f"{page.url} answered with nothing in it; it is asked again at the next check."
        )
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LayoutChanged(
            f"{page.url} is no longer JSON ({type(error).__name__}). Save a copy and mend the source's file."
        ) from error


def strings(value: object) -> dict[Language, str]:
    """Give the languages of a JSON field: `{"en": .., "tc": ..}`, a plain string, or nothing."""
    if isinstance(value, str):
        return {"en": value.strip(), "zh-Hant": value.strip()} if value.strip() else {}
    if isinstance(value, list):
        merged: dict[Language, str] = {}
        for each in value:
            if not isinstance(each, list):  # lists within lists are nobody's titles
                merged = strings(each) | merged
        return merged
    if not isinstance(value, dict):
        return {}
    found: dict[Language, str] = {}
    names: tuple[tuple[str, Language], ...] = (
        ("en", "en"), ("eng", "en"), ("tc", "zh-Hant"), ("chi", "zh-Hant"), ("zh", "zh-Hant"),
    )  # fmt: skip
    for name, language in names:
        text = value.get(name)
        if isinstance(text, str) and text.strip():
            found.setdefault(language, text.strip())
    return found
