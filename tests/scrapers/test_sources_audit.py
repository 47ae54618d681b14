"""This file asks every source what it says to a login page, a closed site, an empty list, a spoilt row among good ones."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scrapers.source import Index, Page, ScrapeError, Source, all_sources
from tests.sources import golden

SOURCES = {source.key: source for source in all_sources()}
PAGES = [
    (key, path)
    for key, source in SOURCES.items()
    for path in golden.pages(golden.folder_of(source))
    if "articles" not in path.parts
]
NAMES = [f"{key}-{path.name[:40]}-{at}" for at, (key, path) in enumerate(PAGES)]
MENU = (
    '<nav><a href="/">Home</a><a href="/en/contact.html">Contact us</a>'
    '<a href="/en/privacy.html">Privacy policy</a><a href="#main">Skip</a></nav>'
)
INSTEAD = {
    "a login page": f"<html><head><title>Sign in</title></head><body>{MENU}<form action='/login'>"
    "<input type='password'><a href='/forgot.html'>Forgotten?</a></form></body></html>",
    "a closed site": f"<html><body>{MENU}<h1>System maintenance</h1><p>This service is closed from 1 am "
    "to 6 am on 12 October 2026.</p><ul><li>12 October 2026: <a href='/en/status.html'>Status of the "
    "service</a></li></ul></body></html>",
    "nothing at all": "",
    "an error as JSON": '{"error": "too many requests"}',
    "a bare page": "<html><body></body></html>",
}
# What is in force may be nothing, and says so by an empty record.
CALM = {"hko_warnings"}


def answer(source: Source, page: Page) -> tuple[ScrapeError | None, Index]:
    """Give what a source says of a page: a failure by name, and what it reads all the same."""
    try:
        return None, source.read(page)
    except ScrapeError as error:
        return error, getattr(error, "index", None) or Index()


def speaks(error: ScrapeError | None, index: Index) -> bool:
    """Say whether somebody hears of an answer: by its failure, its rows skipped, or as a list that is empty."""
    listed = index.listings or index.follow or index.expectations
    return bool(error or index.skipped or not (listed or index.may_be_empty))


def saved(key: str, path: Path) -> Page:
    return golden.page_at(path, golden.folder_of(SOURCES[key]))


@pytest.mark.parametrize("instead", INSTEAD.values(), ids=list(INSTEAD))
@pytest.mark.parametrize(("key", "path"), PAGES, ids=NAMES)
def test_another_page_with_status_200_is_spoken_of(key: str, path: Path, instead: str) -> None:
    error, index = answer(SOURCES[key], Page(saved(key, path).url, instead.encode()))
    assert speaks(error, index)
    assert len(index.listings) <= 1  # a notice with a date may be one: somebody looks at it


def lists(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give where the lists of a record stand, the rows themselves not looked into."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from lists(each, (*place, name))
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        yield place


def changed(whole: Any, place: tuple[Any, ...], rows: list[Any]) -> bytes:
    made = copy.deepcopy(whole)
    inside = made
    for name in place[:-1]:
        inside = inside[name]
    inside[place[-1]] = rows
    return json.dumps(made).encode()


def rows_at(whole: Any, place: tuple[Any, ...]) -> list[Any]:
    for name in place:
        whole = whole[name]
    assert isinstance(whole, list)
    return whole


def records(key: str, path: Path) -> tuple[Page, Any, list[tuple[Any, ...]]]:
    page = saved(key, path)
    try:
        whole = json.loads(page.body.decode("utf-8-sig"))
    except ValueError:
        return page, None, []
    return page, whole, [place for place in lists(whole) if place]


JSONS = [
    (key, path, at)
    for key, path in PAGES
    for at, _ in enumerate(records(key, path)[2])
    if answer(SOURCES[key], saved(key, path))[0] is None
]


@pytest.mark.parametrize("odd", [None, {}, "x", 7, []], ids=repr)
@pytest.mark.parametrize(("key", "path", "at"), JSONS)
def test_a_row_that_is_none_is_spoken_of_and_takes_no_other_with_it(
    key: str, path: Path, at: int, odd: Any
) -> None:
    page, whole, places = records(key, path)
    rows = rows_at(whole, places[at])
    _, before = answer(SOURCES[key], page)
    error, after = answer(
        SOURCES[key], Page(page.url, changed(whole, places[at], [odd, *rows]))
    )  # fmt: skip
    assert after.listings == before.listings
    assert after.expectations == before.expectations
    assert after.follow == before.follow
    assert error or len(after.skipped) > len(before.skipped)


@pytest.mark.parametrize(("key", "path", "at"), JSONS)
def test_rows_whose_fields_have_other_names_are_spoken_of(key: str, path: Path, at: int) -> None:
    page, whole, places = records(key, path)
    older = [
        {f"{name.upper()}_OLD": each for name, each in row.items()}
        if isinstance(row, dict)
        else row
        for row in rows_at(whole, places[at])
    ]
    error, index = answer(SOURCES[key], Page(page.url, changed(whole, places[at], older)))
    assert speaks(error, index) or len(index.listings) == len(
        answer(SOURCES[key], page)[1].listings
    )  # fmt: skip


# Whose lists may be empty by themselves: `bot.watching.doubts` speaks of those that held rows before.
NEW = {
    "legco_bills_committees",
    "legco_subcommittees",
    "legco_panels",
    "legco_finance",
    "legco_house_committee",
}


@pytest.mark.parametrize(("key", "path", "at"), JSONS)
def test_a_list_without_rows_is_spoken_of(key: str, path: Path, at: int) -> None:
    page, whole, places = records(key, path)
    error, index = answer(SOURCES[key], Page(page.url, changed(whole, places[at], [])))
    assert speaks(error, index) or key in NEW | CALM
