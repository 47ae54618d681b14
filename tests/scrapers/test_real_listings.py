"""This file runs real index rows through identities and numbers, where those rows are at hand."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from scrapers.filenames import file_number
from scrapers.links import address_keys, canonical, legco_twin, release_day, release_id
from scrapers.numbering import question_number
from scrapers.source import Page
from scrapers.sources import info_gov_hk
from scrapers.sources._legco_papers import number_of
from tests.material import shared

pytestmark = pytest.mark.real
Rows = list[dict[str, Any]]


def _rows(*path: str) -> Rows:
    lines = shared("real", *path).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture
def releases() -> Rows:
    return _rows("info-gov-hk", "listing_records.jsonl")


@pytest.fixture
def papers() -> Rows:
    return _rows("legco-site", "legco_records_2026.jsonl")


@pytest.fixture
def odd() -> Rows:
    return _rows("legco-site", "odd_urls_titles.jsonl")


def _index(rows: Rows, address: str) -> bytes:
    items = "".join(
        f'<li><a href="{row["url"]}">{row["title"]}</a></li>'
        for row in rows
        if row["meta"]["discovered_from"] == address
    )
    return f'<div id="contentBody"><ul class="list fontSize1">{items}</ul></div>'.encode()


def test_every_release_of_a_week_is_listed_from_its_index(releases: Rows) -> None:
    source = info_gov_hk.source({})
    addresses = sorted({row["meta"]["discovered_from"] for row in releases})
    found = [
        listing
        for address in addresses
        for listing in source.read(Page(address, _index(releases, address))).listings
    ]
    assert (len(addresses), len(found), len({each.keys[0] for each in found})) == (14, 358, 358)


def test_every_release_is_dated_by_its_folder(releases: Rows) -> None:
    days = {row["url"]: release_day(row["url"]) for row in releases}
    assert [row["url"] for row in releases if str(days[row["url"]]) != row["date"]] == []


def test_a_tenth_of_the_ids_carry_an_earlier_day(releases: Rows) -> None:
    ids = [(release_id(row["url"]) or "", row["date"].replace("-", "")) for row in releases]
    assert sum(name[1:9] < day for name, day in ids) == 41


def test_languages_and_notes_of_a_week_are_told(releases: Rows) -> None:
    source = info_gov_hk.source({})
    addresses = sorted({row["meta"]["discovered_from"] for row in releases})
    seen: Counter[str] = Counter()
    for address in addresses:
        for listing in source.read(Page(address, _index(releases, address))).listings:
            seen[listing.language] += 1
            seen.update(listing.notes)
    assert seen == {"en": 177, "zh-Hant": 181, "Chinese only": 9, "English only": 5}


def test_a_week_of_recess_has_no_question(releases: Rows) -> None:
    found = [row for row in releases if question_number(row["title"])]
    assert found == []


def test_most_papers_spell_their_number_in_their_name(papers: Rows) -> None:
    numbers = [file_number(row["url"]) for row in papers]
    assert (len(papers), sum(number is not None for number in numbers)) == (704, 642)


def test_only_minutes_and_undated_letters_spell_none(papers: Rows) -> None:
    names = [row["url"].split("/")[-1] for row in papers if file_number(row["url"]) is None]
    minutes = [row["url"] for row in papers if "/minutes/" in row["url"]]
    undated = [name for name in names if name.startswith("devcb1-")]
    assert (len(names), len(minutes), len(undated)) == (62, 56, 6)


def test_a_stated_number_is_the_one_that_the_name_spells(papers: Rows, odd: Rows) -> None:
    stated = [row for row in (*papers, *odd) if row["meta"].get("paper_no")]
    differing = [row for row in stated if file_number(row["url"]) != row["meta"]["paper_no"]]
    # the rows give information notes (ei26-1) the numbers of other papers (e26-1)
    assert (len(stated), len(differing)) == (248, 4)
    assert all("/ei26-" in row["url"] for row in differing)


def test_an_information_note_does_not_take_another_paper_s_number(papers: Rows) -> None:
    bodies: dict[str, set[str]] = {}
    for row in papers:
        number = number_of(row["url"], row["meta"].get("paper_no", ""))
        name = row["url"].split("/")[-1].lower()
        if number:
            bodies.setdefault(number, set()).add(name.rstrip("pdf.").rstrip("ec").rstrip("-"))
    assert [number for number, names in bodies.items() if len(names) > 1] == []


def test_twins_join_by_their_addresses(papers: Rows) -> None:
    urls = {row["url"] for row in papers}
    english = {url for url in urls if "/english/" in url}
    joined = {url for url in english if (twin := legco_twin(url)) and twin[1] in urls}
    assert (len(urls), len(english), len(joined)) == (350, 163, 161)


def test_the_english_papers_without_a_twin_are_bilingual_files(papers: Rows) -> None:
    urls = {row["url"] for row in papers}
    alone = [
        url
        for url in urls
        if "/english/" in url and not ((twin := legco_twin(url)) and twin[1] in urls)
    ]
    assert all(url.endswith("-ec.pdf") for url in alone)


def _works(rows: Rows) -> int:
    """How many papers the rows are, once those that share a key are one."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for row in rows:
        number = number_of(row["url"], row["meta"].get("paper_no", ""))
        keys = [*address_keys(row["url"]), *([f"legco:{number}"] if number else [])]
        for key in keys[1:]:
            parent[root(key)] = root(keys[0])
    return len({root(address_keys(row["url"])[0]) for row in rows})


def test_the_rows_are_far_fewer_papers(papers: Rows) -> None:
    # 350 addresses; 161 pairs, two of them under two spellings, and two bilingual files under both
    assert (len(papers), _works(papers)) == (704, 185)


def test_odd_addresses_are_kept_as_they_are(odd: Rows) -> None:
    assert [row["url"] for row in odd if canonical(row["url"]) != row["url"]] == []


def test_odd_names_give_a_number_or_none_but_never_fail(odd: Rows) -> None:
    numbers = [file_number(row["url"]) for row in odd]
    assert (len(odd), sum(number is not None for number in numbers)) == (86, 65)
