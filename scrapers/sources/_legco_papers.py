"""This file reads the papers that a row of LegCo's JSON names, in every language that has a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Literal
from urllib.parse import urlsplit

from scrapers.committees import ESTABLISHMENT, FINANCE, PUBLIC_WORKS, Committee
from scrapers.dates import day_in
from scrapers.filenames import file_day, file_number
from scrapers.items import Expectation, Language, Listing
from scrapers.links import address_keys
from scrapers.numbering import paper_number
from scrapers.source import Index, LayoutChanged, Page
from scrapers.sources._languages import by_language
from scrapers.sources._legco_files import file_address, more_files, titles_of
from scrapers.sources._pages import (
    awaited,
    notes_of,
    record,
    strings,
    title_of,
    unread_languages,
)
from scrapers.sources._tally import Tally

_MANY = 3  # papers of one meeting that all lack the same language: more than chance
TOKEN = re.compile(r"(\d{8}[a-z]?)\.\w{3,4}$", re.IGNORECASE)
_NAME_OF_FILE = re.compile(r"\.[a-z]{3,4}$", re.IGNORECASE)
LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant")
_HINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"投影片|power ?point|presentation materials", re.IGNORECASE), "slides"),
    (re.compile(r"^(?:report of|.{0,60}小組委員會報告$)", re.IGNORECASE), "committee_report"),
    (re.compile(r"^letter|函件|來函", re.IGNORECASE), "letter"),
    (re.compile(r"一覽表|^list of", re.IGNORECASE), "list"),
    (re.compile(r"paper|文件|背景資料|background brief", re.IGNORECASE), "panel_paper"),
)
_ISSUERS: tuple[tuple[re.Pattern[str], Mapping[Language, str]], ...] = (
    (
        re.compile(r"秘書處|Secretariat", re.IGNORECASE),
        {"en": "Legislative Council Secretariat", "zh-Hant": "立法會秘書處"},
    ),
    (
        re.compile(r"^政府當局|政府當局.{0,80}提供的|^Administration's", re.IGNORECASE),
        {"en": "Administration", "zh-Hant": "政府當局"},
    ),
)


def rows(value: object, name: str, url: str) -> list[Any]:
    """Give the list under a name, its records by language; raises LayoutChanged where there is none."""
    found = value.get(name) if isinstance(value, dict) else value
    if not isinstance(found, list):
        raise LayoutChanged(
            f"{url} has no list named {name!r}. Save a copy and mend the source's file."
        )
    return [by_language(row) for row in found]


def papers(page: Page, source: str, committee: Committee) -> Index:
    """Give the papers of one meeting, in every language that has a file."""
    found = TOKEN.search(urlsplit(page.url).path)
    token = found[1] if found else ""
    tally = Tally()
    for row in tally.each(rows(record(page), "papers", page.url)):
        paper_row(tally, page, row, source, committee, day_in(token))
    return _in_both_languages(tally.index())


def _in_both_languages(index: Index) -> Index:
    """Give a list of papers with a word on a language that none of them has, where they are many."""
    held = {listing.language for listing in index.listings}
    if len(held) != 1 or len(index.listings) < _MANY:
        return index
    word = f"none of {len(index.listings)} papers has a file in another language than {held.pop()}"
    return replace(index, skipped=(*index.skipped, word), rows=index.rows + 1)


def paper_row(
    tally: Tally, page: Page, row: object, source: str, committee: Committee, day: date | None
) -> None:
    """Account for a row that holds `title`, `pdf` and perhaps `paper_no`, in each of its languages."""
    if not isinstance(row, dict):
        tally.skips("a row that is not a record")
        return
    titles = {language: title_of(text) for language, text in titles_of(row).items()}
    held = row.get("pdf") or row.get("url")
    stated = strings(held)
    files = {lang: url for lang, text in stated.items() if (url := file_address(text, page))}
    number = str(row.get("paper_no") or "")
    if isinstance(row.get("paper_no"), list):
        number = " ".join(map(str, row["paper_no"]))
    named = next(iter(titles.values()), "no title")[:80]
    if stated and not titles:
        tally.skips(f"a row has a file and no title that we know: {', '.join(map(str, row))[:80]}")
    for language in (each for each in stated if each not in files):
        tally.misses(f"a row points outside LegCo ({language}): {named}")
    unread = unread_languages(held)
    for name in unread:
        tally.skips(f"a row has a file in no language that we know ({name!r}): {named}")
    for listing in listings(source, committee, files, titles, number, day):
        tally.lists(listing)
    more = list(more_files(row, titles, set(files.values()), page))
    for own, beside in more:
        for listing in listings(source, committee, beside, own, "", day):
            tally.lists(listing)
    if stated or unread or more:
        return
    words = " ".join(titles.values())
    # a place for the file that is empty: it is to come, even where no word says so
    status = awaited(words) or ("to_follow" if _left_empty(row) else None)
    if titles and status:
        tally.announces(_announced(page, source, committee, titles, number, status))
    elif titles and not _may_hold_file(row):
        tally.misses(f"a row has no file: {named}")
    else:
        tally.skips(f"a row has no file: {named}")


def _left_empty(row: Mapping[str, Any]) -> bool:
    """Say whether a row has a place for its file, and nothing in it."""
    places = [row[name] for name in ("pdf", "url") if name in row]
    return any(
        each in ("", None, []) or (isinstance(each, dict) and not all(each.values()))
        for each in places
    )


def _may_hold_file(row: Mapping[str, Any]) -> bool:
    """Say whether a row states, beside what it calls itself, what may be a place or the name of a file."""
    held = [each for name, each in row.items() if name not in ("title", "subject", "paper_no")]
    while held:
        each = held.pop()
        if isinstance(each, str) and ("/" in each or _NAME_OF_FILE.search(each)):
            return True
        if isinstance(each, dict | list):
            held += each.values() if isinstance(each, dict) else each
    return False


def listings(
    source: str,
    committee: Committee,
    files: Mapping[Language, str],
    titles: Mapping[Language, str],
    stated_number: str,
    day: date | None,
) -> Iterator[Listing]:
    """Give one paper in each language that it has a file in."""
    numbers = {language: number_of(url, stated_number) for language, url in files.items()}
    number = next((each for each in numbers.values() if each), None)
    for language in LANGUAGES:
        url = files.get(language)
        if url is None:
            continue
        title = titles.get(language) or next(
            iter(titles.values()), number or url.rsplit("/", 1)[-1]
        )
        body = _FUNDS.get("/".join(urlsplit(url).path.split("/")[3:5]), committee)
        notes = notes_of(" ".join(titles.values()))
        if (len(set(files.values())) == 1 and len(files) == 2) or _bilingual(url):
            notes = (*notes, "bilingual")
        yield Listing(
            source=source,
            url=url,
            title=title,
            language=language,
            keys=(*([f"legco:{number}"] if number else []), *address_keys(url)),
            meeting_date=day or file_day(url),
            number=number,
            committee=body.name(language),
            issuer=next((who[language] for what, who in _ISSUERS if what.search(title)), None),
            hint=next((hint for pattern, hint in _HINTS if pattern.search(title)), None),
            twins={
                other: twin for other, twin in files.items() if other != language and twin != url
            },
            notes=notes,
        )


# proposals of the Finance Committee list the papers of its subcommittees
_FUNDS: Mapping[str, Committee] = {
    "fc/fc": FINANCE,
    "fc/pwsc": PUBLIC_WORKS,
    "fc/esc": ESTABLISHMENT,
}


def _bilingual(url: str) -> bool:
    return url.lower().endswith(("-ec.pdf", "-ce.pdf"))


def number_of(url: str, stated: str) -> str | None:
    """Give a paper's number from what a row states and what its file's name spells.

    The row wins, except over an information note: rows give `ei26-1` the number of `e26-1`.
    """
    spelt, said = file_number(url), paper_number(stated)
    note = spelt is not None and spelt.split("(")[0] in {"FCRI", "PWSCI", "ECI"}
    return spelt if note or said is None else said


def _announced(
    page: Page,
    source: str,
    committee: Committee,
    titles: Mapping[Language, str],
    stated: str,
    status: Literal["to_follow", "restricted"],
) -> Expectation:
    language: Language = "en" if "en" in titles else "zh-Hant"
    number = paper_number(stated)
    key = number or titles[language][:120]
    meeting = page.url.rsplit("/", 1)[-1].removesuffix(".json")
    return Expectation(
        source=source,
        key=f"agenda:{committee.code}{meeting}:{key}",
        title=titles[language],
        language=language,
        starts_at=None,
        committee=committee.name(language),
        keys=(f"legco:{number}",) if number else (),
        status=status,
        url=page.url,
    )
