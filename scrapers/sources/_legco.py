"""This file reads the JSON that LegCo's committee pages are made of: meetings, papers, proposals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from scrapers.committees import Committee
from scrapers.dates import day_in, day_shown
from scrapers.items import Language, Listing
from scrapers.links import address_keys
from scrapers.source import Index, LayoutChanged, Page
from scrapers.sources._languages import by_language, strings_in
from scrapers.sources._legco_files import ROOT, file_address, more_files
from scrapers.sources._legco_papers import LANGUAGES, TOKEN, listings, rows
from scrapers.sources._pages import (
    record,
    strings,
    unread_languages,
)
from scrapers.sources._tally import Tally
from scrapers.text import hk_date

DATA = f"{ROOT}/bi/data/committees"
# the meetings that are asked for at every check
BACK, AHEAD = timedelta(days=45), timedelta(days=30)
NEAR = timedelta(days=90)
LATE = timedelta(days=270)  # so long after a meeting what it is still owed may come
_DAY = 86400  # seconds that the meetings of a year rest which is over
_WEEK = 7 * _DAY  # and the papers of a meeting which is no longer near
_PAPERS = re.compile(r"/papers/[a-z_]{0,20}(20\d{6})[a-z]?\.json$", re.IGNORECASE)
# e.g. /bi/data/committees/panels/development/term-08/2026/meetings.json
_YEAR_S = re.compile(r"/(20\d\d)/(?:meetings|proposals)\.json$")
_CODE = re.compile(r"[a-z][a-z0-9_]{1,20}$")
_MINUTES = re.compile(r"^/yr\d{4}/(english|chinese)/.{1,60}/minutes/[a-z_]{2,20}(\d{8})\.pdf$")


def term(year: int) -> str:
    """Give the number of the Council's term in a year as its addresses write it: "08" for 2026."""
    return f"{7 + (year - 2022) // 4:02d}"


def years(today: date) -> tuple[int, ...]:
    """Give the years whose meetings lie in the window that is read, then one that may still owe papers."""
    near = sorted({(today - BACK).year, today.year, (today + AHEAD).year})
    return tuple(dict.fromkeys((*near, (today - LATE).year)))


def meetings(page: Page, source: str, committee: Committee) -> Index:
    """Give a `meetings.json`: agendas and minutes listed, and the papers of near meetings to follow.

    Near means up to 270 days before the last meeting that has papers: sources have no clock, and a
    page that has not changed is not read again, so nothing here may hang on the day it is read.
    Replies to what a meeting asked for come months later, under its own papers: see `rests`.
    """
    whole = by_language(record(page))
    schedule = rows(whole, "schedule", page.url)
    days = [day_of(row) for row in schedule]
    if schedule and not any(days):
        raise LayoutChanged(f"{page.url} dates none of its meetings. Mend the source's file.")
    folders = strings(whole.get("committee_file_path")) if isinstance(whole, dict) else {}
    with_papers = [day for row, day in zip(schedule, days, strict=True) if day and _has_papers(row)]
    last = max(with_papers, default=date.min)
    tally = Tally()
    tries: list[str] = []
    for at, (row, day) in enumerate(tally.each(zip(schedule, days, strict=True)), 1):
        if day is None:
            tally.skips(f"meeting {at} has no date")
            continue
        stated = {form: strings(row.get(form)) for form in ("minutes", "agenda")}
        for form, addresses in stated.items():
            _records(tally, page, LegcoSheet(source, committee, folders), form, day, addresses)
            for name in (unread := unread_languages(row.get(form))):
                tally.skips(f"{form} of {day} in no language that we know ({name!r})")
            if not (addresses or unread) and any(strings_in(row.get(form))):
                tally.skips(f"{form} of {day} is stated in no way that we know")
        _beside(tally, page, LegcoSheet(source, committee, folders), row, day, stated)
        if not _has_papers(row):
            tally.passes("a meeting without papers so far", day.isoformat())
        elif last - day > LATE:
            tally.passes(f"papers of a meeting over {LATE.days} days before the last", f"{day}")
        else:
            tally.follows(f"{page.url.rsplit('/', 1)[0]}/papers/{_token(stated, day)}.json")
            if not stated["minutes"] and last - day <= NEAR:
                tries += _unnamed_minutes(folders, day, page)
    # a year's first meetings have neither papers nor minutes: whole, but with nothing to list
    index = tally.index(may_be_empty=bool(schedule))
    follow = (*index.follow, *(url for url in tries if url not in index.follow))
    return replace(
        index,
        follow=follow,
        tries=len(follow) - len(index.follow),
        subject=_code_in(folders) or None,
    )


def _code_in(folders: Mapping[Language, str]) -> str:
    """Give the code of the committee whose files lie in these folders: the last one's name."""
    code = next(iter(folders.values()), "").rstrip("/").rpartition("/")[2].lower()
    return code if _CODE.match(code) else ""


def _unnamed_minutes(folders: Mapping[Language, str], day: date, page: Page) -> list[str]:
    """Give where the minutes of a meeting stand, if they do: the site does not name them all."""
    code = _code_in(folders)
    places = (f"{folder.rstrip('/')}/minutes/{code}{day:%Y%m%d}.pdf" for folder in folders.values())
    return [url for place in places if code and (url := file_address(place, page))]


def body_of(page: Page, bodies: Mapping[str, Committee]) -> Committee:
    """Give the committee in whose folder a page's data lie; raises LayoutChanged for none of these."""
    found = bodies.get(page.url.removeprefix(f"{DATA}/").partition("/term-")[0])
    if found is None:
        raise LayoutChanged(f"{page.url} is of no committee that is followed. Check sources.toml.")
    return found


def unnamed_minutes(url: str) -> bool:
    """Say whether an address is that of minutes which may never be there."""
    return _MINUTES.search(urlsplit(url).path) is not None


def minutes(page: Page, source: str, committee: Committee) -> Index:
    """Give minutes that stand where no page named them; anything but a file is none."""
    found = _MINUTES.search(urlsplit(page.url).path)
    day = day_in(found[2]) if found else None
    if not found or day is None or not page.body.startswith(b"%PDF"):
        return Index(may_be_empty=True)
    language: Language = "en" if found[1] == "english" else "zh-Hant"
    tally = Tally()
    for url in tally.each([page.url]):
        tally.lists(_record(LegcoSheet(source, committee, {}), "minutes", day, language, url, {}))
    return tally.index()


@dataclass(frozen=True, slots=True)
class LegcoSheet:
    """Whose list a page is: the source, the committee, and the folder of its files by language."""

    source: str
    committee: Committee
    folders: Mapping[Language, str]


def day_of(row: object) -> date | None:
    """Give the day of a meeting's row, None where it states none."""
    dates = row.get("dates") if isinstance(row, dict) else None
    stated = " ".join(map(str, dates)) if isinstance(dates, list) else str(dates or "")
    return day_in(stated) or hk_date(stated)


def _has_papers(row: Mapping[str, Any]) -> bool:
    return str(row.get("papers", "Y") or "").strip() not in ("N", "n", "")


def _token(stated: Mapping[str, Mapping[Language, str]], day: date) -> str:
    for form in ("minutes", "agenda"):
        for address in stated[form].values():
            if found := TOKEN.search(address.partition("?")[0]):
                return found[1].lower()
    return f"{day:%Y%m%d}"


_FORMS: Mapping[str, Mapping[Language, str]] = {
    "agenda": {"en": "Agenda of the meeting of {day}: {name}", "zh-Hant": "{name}{day}會議議程"},
    "minutes": {"en": "Minutes of the meeting of {day}: {name}", "zh-Hant": "{name}{day}會議紀要"},
}


def _records(
    tally: Tally,
    page: Page,
    sheet: LegcoSheet,
    form: str,
    day: date,
    stated: Mapping[Language, str],
) -> None:
    """Account for the agenda or the minutes of a meeting, in each language that is stated."""
    found = {
        language: file_address(_placed(text, sheet.folders.get(language, ""), form), page)
        for language, text in stated.items()
    }
    for language in LANGUAGES:
        url = found.get(language)
        if url:
            twins = {other: twin for other, twin in found.items() if other != language and twin}
            tally.lists(_record(sheet, form, day, language, url, twins))
        elif stated.get(language):
            tally.skips(f"{form} of {day} points outside LegCo: {stated[language][:80]}")


def _beside(
    tally: Tally,
    page: Page,
    sheet: LegcoSheet,
    row: object,
    day: date,
    stated: Mapping[str, Mapping[Language, str]],
) -> None:
    """List the files of a meeting that are neither its agenda nor its minutes as we know them."""
    known = (file_address(text, page) for each in stated.values() for text in each.values())
    claimed = {url for url in known if url}
    for own, files in more_files(row, {}, claimed, page):
        english = f"Paper for the meeting of {day_shown(day, 'en')}: {sheet.committee.name('en')}"
        chinese = f"{sheet.committee.name('zh-Hant')}{day_shown(day, 'zh-Hant')}會議文件"
        titles = own or {"en": english, "zh-Hant": chinese}
        for listing in listings(sheet.source, sheet.committee, files, titles, "", day):
            tally.lists(listing)


def _placed(text: str, folder: str, form: str) -> str:
    """A file's bare name stands in its committee's folder for such files."""
    bare = folder and "/" not in text
    return f"{folder.rstrip('/')}/{form}/{text}" if bare else text


def _record(
    sheet: LegcoSheet,
    form: str,
    day: date,
    language: Language,
    url: str,
    twins: Mapping[Language, str],
) -> Listing:
    shown = day_shown(day, language)
    name = sheet.committee.name(language)
    return Listing(
        source=sheet.source,
        url=url,
        title=_FORMS[form][language].format(day=shown, name=name),
        language=language,
        keys=address_keys(url),
        meeting_date=day,
        committee=name,
        hint=form,
        twins=twins,
    )


def rests(url: str, now: datetime) -> int:
    """Give for how many seconds the papers of a meeting rest: a week, once it is months ago.

    The meetings of a year that is over rest a day.
    """
    path = urlsplit(url).path
    if (year := _YEAR_S.search(path)) is not None:
        return _DAY if int(year[1]) < (now.date() - BACK).year else 0
    found = _PAPERS.search(path)
    day = day_in(found[1]) if found else None
    return _WEEK if day is not None and now.date() - day > NEAR else 0


def not_yet(url: str, now: datetime) -> bool:
    """Say whether a year's meetings may still be missing: next year's, and this one's in January."""
    year = url.rpartition("/meetings.json")[0].rpartition("/")[2]
    return year.isdecimal() and (
        int(year) > now.year or (int(year) == now.year and now.month == 1 and now.day <= 20)
    )
