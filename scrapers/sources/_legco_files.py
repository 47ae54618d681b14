"""This file finds the files that a row of LegCo's JSON holds, under whatever names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapers.items import Language
from scrapers.links import canonical
from scrapers.source import Page
from scrapers.sources._pages import strings, title_of

HOST = "www.legco.gov.hk"
ROOT = f"https://{HOST}"
# e.g. /yr2026/english/panels/itb/papers/itb20261012cb2-1-1-e.pdf
_FILE = re.compile(
    r"^(?:(?:https?:)?//(?:www\.|app\.)?legco\.gov\.hk)?/?yr[\d-]{4,7}/(english|chinese|cn)/\S{1,300}"
    r"\.(?:pdf|docx?|pptx?|xlsx?|odt|rtf)$",
    re.IGNORECASE,
)


def file_address(text: str, page: Page) -> str | None:
    """Give the address of a LegCo file as a row names it, relative or whole, else None."""
    try:
        # some rows are relative to the site's root without saying so
        whole = "://" in text or text.startswith("//")
        url = canonical(urljoin(ROOT, text if whole else "/" + text.lstrip("/")))
    except ValueError:
        return None
    return url if urlsplit(url).hostname in {HOST, "app.legco.gov.hk"} else None


def titles_of(row: Mapping[str, Any]) -> dict[Language, str]:
    """Give what a row calls itself, by language."""
    return strings(row.get("title") or row.get("subject"))


def more_files(
    row: object, titles: Mapping[Language, str], claimed: set[str], page: Page
) -> Iterator[tuple[Mapping[Language, str], Mapping[Language, str]]]:
    """Give the files that a row holds under names we do not know, each with the titles nearest to it.

    Annexes inside a paper, a second file, the same file for Word: whatever lies in LegCo's folders.
    A conversion to Simplified Chinese is no other file, nor is the same one in another format.
    """
    stems = {_stem(url) for url in claimed}
    held: list[tuple[object, Mapping[Language, str]]] = [(row, titles)]
    while held:
        each, named = held.pop()
        inner: list[object] = [each] if isinstance(each, str) else []
        if isinstance(each, dict):
            own = {lang: title_of(text) for lang, text in titles_of(each).items()}
            named = own or named
            inner = list(each.values())
        elif isinstance(each, list):
            inner = each
        found: dict[Language, str] = {}
        for value in inner:
            file = _FILE.match(value) if isinstance(value, str) else None
            url = file_address(file[0], page) if file else None
            if url is None or file is None or _stem(url) in stems or file[1].lower() == "cn":
                continue
            language: Language = "zh-Hant" if file[1].lower() == "chinese" else "en"
            stems.add(_stem(url))
            if language in found:
                yield named, {language: url}
            found.setdefault(language, url)
        if found:
            yield named, found
        held += [(value, named) for value in reversed(inner) if isinstance(value, dict | list)]


def _stem(url: str) -> str:
    return url.rpartition(".")[0].lower()
