"""This file reads the JSON that LegCo's committee pages are made of: meetings, papers, proposals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal
from urllib.parse import urlsplit

from scrapers.committees import ESTABLISHMENT, FINANCE, PUBLIC_WORKS, Committee
from scrapers.filenames import file_day, file_number
from scrapers.items import Expectation, Language, Listing
from scrapers.links import address_keys
from scrapers.numbering import paper_number
from scrapers.source import Index, LayoutChanged, Page
from scrapers.sources._languages import by_language, strings_in
from scrapers.sources._legco_files import ROOT, file_address, more_files, titles_of
from scrapers.sources._pages import (
    awaited,
    notes_of,
    record,
    strings,
    title_of,
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
_MANY = 3  # papers of one meeting that all lack the same language: more than chance
_PAPERS = re.compile(r"/papers/[a-z_]{0,20}(20\d{6})[a-z]?\.json$", re.IGNORECASE)
# e.g. /bi/data/committees/panels/development/term-08/2026/meetings.json
_YEAR_S = re.compile(r"/(20\d\d)/(?:meetings|proposals)\.json$")
_TOKEN = re.compile(r"(\d{8}[a-z]?)\.\w{3,4}$", re.IGNORECASE)
_DATE = re.compile(r"(20\d{2})[.\-/]?(\d{2})[.\-/]?(\d{2})")
_CODE = re.compile(r"[a-z][a-z0-9_]{1,20}$")
_MINUTES = re.compile(r"^/yr\d{4}/(english|chinese)/.{1,60}/minutes/[a-z_]{2,20}(\d{8})\.pdf$")
_LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant")
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


def term(year: int) -> str:
    """Give the number of the Council's term in a year as its addresses write it: "08" for 2026."""
    return f"{7 + (year - 2022) // 4:02d}"


def years(today: date) -> tuple[int, ...]:
    """Give the years whose meetings lie in the window that is read, then one that may still owe papers."""
    near = sorted({(today - BACK).year, today.year, (today + AHEAD).year})
    return tuple(dict.fromkeys((*near, (today - LATE).year)))


def day_in(text: str) -> date | None:
    """Give the date in "2026.07.14", "20260714" or "2026-07-14", else None."""
    found = _DATE.search(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def rows(value: object, name: str, url: str) -> list[Any]:
    """Give the list under a name, its records by language; raises LayoutChanged where there is none."""
    found = value.get(name) if isinstance(value, dict) else value
    if not isinstance(found, list):
        raise LayoutChanged(
            f"{url} has no list named {name!r}. Save a copy and mend the source's file."
        )
    return [by_language(row) for row in found]


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
            _records(tally, page, Sheet(source, committee, folders), form, day, addresses)
            for name in (unread := unread_languages(row.get(form))):
                tally.skips(f"{form} of {day} in no language that we know ({name!r})")
            if not (addresses or unread) and any(strings_in(row.get(form))):
                tally.skips(f"{form} of {day} is stated in no way that we know")
        _beside(tally, page, Sheet(source, committee, folders), row, day, stated)
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
        tally.lists(_record(Sheet(source, committee, {}), "minutes", day, language, url, {}))
    return tally.index()


@dataclass(frozen=True, slots=True)
class Sheet:
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
            if found := _TOKEN.search(address.partition("?")[0]):
                return found[1].lower()
    return f"{day:%Y%m%d}"


_FORMS: Mapping[str, Mapping[Language, str]] = {
    "agenda": {"en": "Agenda of the meeting of {day}: {name}", "zh-Hant": "{name}{day}會議議程"},
    "minutes": {"en": "Minutes of the meeting of {day}: {name}", "zh-Hant": "{name}{day}會議紀要"},
}


def _records(
    tally: Tally,
    page: Page,
    sheet: Sheet,
    form: str,
    day: date,
    stated: Mapping[Language, str],
) -> None:
    """Account for the agenda or the minutes of a meeting, in each language that is stated."""
    found = {
        language: file_address(_placed(text, sheet.folders.get(language, ""), form), page)
        for language, text in stated.items()
    }
    for language in _LANGUAGES:
        url = found.get(language)
        if url:
            twins = {other: twin for other, twin in found.items() if other != language and twin}
            tally.lists(_record(sheet, form, day, language, url, twins))
        elif stated.get(language):
            tally.skips(f"{form} of {day} points outside LegCo: {stated[language][:80]}")


def _beside(
    tally: Tally,
    page: Page,
    sheet: Sheet,
    row: object,
    day: date,
    stated: Mapping[str, Mapping[Language, str]],
) -> None:
    """List the files of a meeting that are neither its agenda nor its minutes as we know them."""
    known = (file_address(text, page) for each in stated.values() for text in each.values())
    claimed = {url for url in known if url}
    for own, files in more_files(row, {}, claimed, page):
        english = f"Paper for the meeting of {day.day} {day:%B %Y}: {sheet.committee.name('en')}"
        chinese = f"{sheet.committee.name('zh-Hant')}{day.year}年{day.month}月{day.day}日會議文件"
        titles = own or {"en": english, "zh-Hant": chinese}
        for listing in _listings(sheet.source, sheet.committee, files, titles, "", day):
            tally.lists(listing)


def _placed(text: str, folder: str, form: str) -> str:
    """A file's bare name stands in its committee's folder for such files."""
    bare = folder and "/" not in text
    return f"{folder.rstrip('/')}/{form}/{text}" if bare else text


def _record(
    sheet: Sheet,
    form: str,
    day: date,
    language: Language,
    url: str,
    twins: Mapping[Language, str],
) -> Listing:
    english = f"{day.day} {day:%B %Y}"
    shown = english if language == "en" else f"{day.year}年{day.month}月{day.day}日"
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


def papers(page: Page, source: str, committee: Committee) -> Index:
    """Give the papers of one meeting, in every language that has a file."""
    found = _TOKEN.search(urlsplit(page.url).path)
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
        tally.skips(f"a row points outside LegCo ({language}): {named}")
    unread = unread_languages(held)
    for name in unread:
        tally.skips(f"a row has a file in no language that we know ({name!r}): {named}")
    for listing in _listings(source, committee, files, titles, number, day):
        tally.lists(listing)
    more = list(more_files(row, titles, set(files.values()), page))
    for own, beside in more:
        for listing in _listings(source, committee, beside, own, "", day):
            tally.lists(listing)
    if stated or unread or more:
        return
    words = " ".join(titles.values())
    # a place for the file that is empty: it is to come, even where no word says so
    status = awaited(words) or ("to_follow" if _left_empty(row) else None)
    if titles and status:
        tally.announces(_announced(page, source, committee, titles, number, status))
    else:
        tally.skips(f"a row has no file: {named}")


def _left_empty(row: Mapping[str, Any]) -> bool:
    """Say whether a row has a place for its file, and nothing in it."""
    places = [row[name] for name in ("pdf", "url") if name in row]
    return any(
        each in ("", None) or (isinstance(each, dict) and not all(each.values())) for each in places
    )


def _listings(
    source: str,
    committee: Committee,
    files: Mapping[Language, str],
    titles: Mapping[Language, str],
    stated_number: str,
    day: date | None,
) -> Iterator[Listing]:
    numbers = {language: number_of(url, stated_number) for language, url in files.items()}
    number = next((each for each in numbers.values() if each), None)
    for language in _LANGUAGES:
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
