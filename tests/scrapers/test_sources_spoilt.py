"""This file spoils every saved page in many ways: a source reads it, or refuses it by name, and no more."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from scrapers.dates import EARLIEST, LATEST
from scrapers.items import Expectation, Listing
from scrapers.source import LayoutChanged, Page, ScrapeError, Source, all_sources
from tests.sources import golden

SOURCES = {source.key: source for source in all_sources()}
PAGES = [
    (key, path)
    for key, source in SOURCES.items()
    for path in golden.pages(golden.folder_of(source))
]
ODD = [
    "",
    "\x00",
    "\x01\x0b\x1f",
    "\ufffe",
    "\ud800",
    "\ud83d\ude00",
    "²",
    "٣",
    "９９９９",
    "9" * 5000,
    "-1",
    "NaN",
    "0001-01-01T00:00:00",
    "9999-12-31T23:59:59",
    "2026-02-30T00:00:00",
    "2026.02.30",
    "20260230",
    "20269999",
    "Mon, 1 Jan 99999999999999999999 00:00:00 GMT",
    "Mon, 1 Jan 0001 00:00:00 +1400",
    "Fri, 31 Dec 9999 23:59:59 -1400",
    "99 Smarch 2026",
    "2026年99月99日",
    "http://[",
    "http://[::1",
    "//\u2100.example/",
    "https://www.legco.gov.hk:99999999/x.pdf",
    "https://www.legco.gov.hk:port/x.pdf",
    "https://xn--\u00e9.example/",
    "https://" + "a" * 300 + ".example/",
    "CB(2)" + "9" * 5000 + "/2026(99)",
    "(" * 200,
    "/english/panels/" + "9" * 5000 + "-e.pdf",
    "https://www.legco.gov.hk/" + "\u2100" * 2500 + "/x-e.pdf",
]
VALUES: list[Any] = [
    None,
    True,
    -1,
    0,
    10**30,
    1e308,
    float("nan"),
    [],
    {},
    [[]],
    [None],
    {"en": None},
    [{}],
]
WHOLE = [
    b"",
    b"\x00" * 100,
    b"\xff\xfe\x00\xd8",
    b"[" * 20_000,
    b'{"papers":' * 20_000,
    b"9" * 5000,
    b'"\\ud800"',
    b"<div>" * 1_000,
    b"<rss><channel>" + b"<item>" * 1_000,
    b"<!DOCTYPE x [<!ENTITY a 'b'>]><rss>&a;</rss>",
]
_TEXT = re.compile(rb">[^<>]*[^<>\s][^<>]*<|\b(?:href|id|class)=\"[^\"]*\"")


def _jsons(page: Any) -> Iterator[Callable[[Any], Any]]:
    """Give, for every value inside a JSON page, what gives the page with another one there."""
    if isinstance(page, dict):
        inside: Any = page.items()
    elif isinstance(page, list):
        inside = enumerate(page)
    else:
        return
    for name, value in inside:

        def instead(other: Any, name: Any = name) -> Any:
            made = dict(page) if isinstance(page, dict) else list(page)
            made[name] = other
            return made

        yield instead
        for deeper in _jsons(value):
            yield partial(_nested, instead, deeper)


def _nested(outer: Callable[[Any], Any], inner: Callable[[Any], Any], other: Any) -> Any:
    return outer(inner(other))


def _spoilt(body: bytes, chance: random.Random) -> Iterator[bytes]:
    """Give a page with something odd in one place, for every odd thing; then in all places."""
    try:
        places = list(_jsons(json.loads(body)))
    except ValueError:
        found = list(_TEXT.finditer(body))
        for odd in ODD:
            written = odd.encode("utf-8", "surrogatepass")
            for spot in chance.sample(found, min(3, len(found))):
                yield _written(body, spot, written)
            yield _TEXT.sub(lambda spot, w=written: _put(spot, w), body)  # type: ignore[misc]
        return
    for odd in (*ODD, *VALUES):
        for place in chance.sample(places, min(4, len(places))):
            yield json.dumps(place(odd)).encode()


def _written(body: bytes, spot: re.Match[bytes], odd: bytes) -> bytes:
    return body[: spot.start()] + _put(spot, odd) + body[spot.end() :]


def _put(spot: re.Match[bytes], odd: bytes) -> bytes:
    old = spot[0]
    return b">" + odd + b"<" if old.startswith(b">") else old.partition(b'"')[0] + b'"' + odd + b'"'


def _can_be_kept(one: Listing | Expectation) -> None:
    """Check that either database takes it: letters that can be written, days that exist.

    PostgreSQL's indexes hold no identity of more than some 2,700 bytes.
    """
    names = (one.key,) if isinstance(one, Expectation) else (one.url, *one.twins.values())
    assert all(len(name.encode()) <= 2_600 for name in (*names, *one.keys))
    for value in _values(asdict(one)):
        if isinstance(value, str):
            value.encode("utf-8")
            assert "\x00" not in value
        elif isinstance(value, datetime):
            assert EARLIEST <= value.astimezone(UTC).year <= LATEST
        elif isinstance(value, date):
            assert EARLIEST <= value.year <= LATEST
        else:
            assert value is None or isinstance(value, bool) or abs(value) < 2**31


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from _values(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _values(each)
    else:
        yield value


@pytest.mark.parametrize(
    ("key", "path"), PAGES, ids=[f"{key}-{path.name}-{at}" for at, (key, path) in enumerate(PAGES)]
)
def test_a_spoilt_page_is_read_or_refused_by_name(key: str, path: Path) -> None:
    source = SOURCES[key]
    whole = golden.page_at(path, golden.folder_of(source))
    for body in (*WHOLE, *_spoilt(whole.body, random.Random(path.name))):
        _read(source, Page(whole.url, body))


def _read(source: Source, page: Page) -> None:
    try:
        source.twins(page)
        index = source.read(page)
    except ScrapeError:
        return
    for listing in index.listings:
        _can_be_kept(listing)
    for expectation in index.expectations:
        _can_be_kept(expectation)
    for text in (*index.follow, *index.skipped, *index.passed):
        text.encode("utf-8")
        assert "\x00" not in text


def test_an_agenda_of_a_day_that_no_calendar_has_is_refused_by_name() -> None:
    """An address may come from a redirect, which the site chooses."""
    folder = "https://www.legco.gov.hk/yr2026/english/counmtg/agenda"
    with pytest.raises(LayoutChanged):
        SOURCES["council_agenda"].read(Page(f"{folder}/cm20269999.htm", b"<p>1. Hon A</p>"))
