"""This file makes one table of rows whose cells a text sets apart by two blanks or more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scrapers.kinds.patterns import wide

_GAP = re.compile(r"[ \u3000]{2,}|\t")
_LEAST, _MOST = 2, 12  # cells of a row
_LONGEST, _LONGEST_CELL = 240, 60  # letters
_LEAST_ROWS = 2  # below the first
_MOST_NAMES = 3  # lines that name the columns
_LONGEST_ITEM = 24  # letters behind a number that are no paragraph
_LEAST_OF_WORDS = 3  # columns of a table whose rows need no number
_MOST_ROWS = 400  # of a table of words
_ASKEW = 1  # letter by which a cell may begin beside the one above
_BETWEEN = 2  # lines that may stand between a table and what was torn off it
# A cell that holds a number, or says that there is none.
# e.g. 17 300 · 1,180 · $4.2 · 34% · +1.8 · -0.6 · 0.9 (2 months) · - · N/A · 不適用
_FIGURE = re.compile(
    r"(?:hk)?[$約~≈+−-]?\s?\(?\d[\d, ]*(?:\.\d+)?\)?\s?[%％+*#^]{0,2}(?:\s?[(（][^()（）]{1,30}[)）])?|[-–—]"
    r"|n\.?/?a\.?|nil|不適用|不适用|沒有|没有",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# A column that is of a year, of business as well, or of a part of one.
# e.g. 2024 · 2024年 · 2024-25 · 2024-25年度 · 2025-26(實際) · 2025-26 (estimate) · 2026 Q1 · Dec 2025 · 2026年第一季
_MONTHS = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
_PART = "第?[一二三四1-4]季度?|[上下]半年|\\d{1,2}月(?:底)?"
_STRETCH = re.compile(
    r"20\d\d(?:[-–/]\d\d)?\s?年?度?(?:\s?[(（][^()（）]{1,20}[)）])?"
    rf"|20\d\d\s?(?:Q[1-4]|[12]H|年(?:{_PART}))|(?:Q[1-4]|[12]H|{_MONTHS})\s20\d\d"
)
# What stands above the rows of a table that goes on: its number, or no more than that it does.
# e.g. 表一：申請(續) · Table 1 (continued) · Table 2 (Cont'd)
_CONTINUED = re.compile(
    r"[(（]?\s?(?:續|续|\bcont(?:inued|['’]?d)\b)[上表)）\s]{0,4}", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:附?表|附件|Table|Annex|Appendix)\s?[A-Za-z\d一二三四五六七八九十]", re.IGNORECASE
)
# The foot or the head of a page that stands between the rows of a table.
# e.g. 委員會文件 第 2 頁 · Page 3 · - 4 -
_FOOT = re.compile(
    r"(?:[^\s。；，：:;]{0,30}\s{1,60})?(?:第\s?\d{1,3}\s?[頁页]|Page \d{1,3}(?: of \d{1,3})?|[-–—] ?\d{1,3} ?[-–—])"
)
# The day as of which all years of a table count.
# e.g. As at the end of March · As at 31 December · 截至3月底
_DAY_OF_ALL = re.compile(
    r"As (?:at|of) (?:the )?(?:end[- ](?:of )?)?(?:\d{1,2} )?[A-Z][a-z]{2,8}|截至\d{1,2}月(?:底|\d{1,2}日)"
)
# What stands alone above a table and says of all of it in what it counts, or which it is.
# e.g. (百萬元) · 單位：宗 · $ million · 表一 · Table 2
_OF_ALL = re.compile(
    r"元|[$%％]|單位|单位|million|'000|\bunit\b|^[(（][^()（）]*[)）]$|^附?[表件]|\b(?:table|annex|page)\b",
    re.IGNORECASE,
)
_PAGE = re.compile(r"[1-9]\d{0,2}")
# Of two cells a row may be of a list of contents, or a label and what is filled in.
# e.g. Page · 頁碼 · 總目：
_PAIR = re.compile(r"\bpages?\b|頁|页|[:：]|\.{3}|…|^\(?[a-z\d]{1,3}[.)]$", re.IGNORECASE)
_SENTENCE = ("。", "；", "，", "：", ":", ";")
_MARK = re.compile(
    r"[(（]?[a-z\d一二三四五六七八九十]{1,3}[.)）、．]", re.IGNORECASE
)  # of a paragraph
Row = tuple[str, ...]


def columned(rows: Sequence[str], gaps: Sequence[int] = ()) -> Iterator[tuple[int, int, str]]:
    """Give where each such table begins and ends among rows, and its text with bars between the cells.

    What names the columns stands above the rows, in words or years, in as many as three lines. Each row
    ends in a number, and of its cells behind the first half at least are numbers; all have as many cells.
    A table goes on below its names said again, as at the end of a page. A table of words has three columns
    or more, each of whose cells begins where the one above it does. `gaps` says how many empty lines
    stand before each row: what is a part of a larger table is none.
    """
    cells = _without_feet([_cells(row) for row in rows])
    counts = [_counts(row) for row in cells]
    gaps = gaps or [0] * len(cells)
    at = done = 0
    while at < len(cells):
        if not counts[at]:
            if stop := _aligned(rows, cells, counts, gaps, at):
                yield at, stop, "\n".join(" | ".join(row) for row in cells[at:stop])
                done = stop
            at = stop or at + 1
            continue
        if _is_years(cells[at]) and _goes_with(cells, counts, at):
            at += 1  # the years name the columns of the rows below
            continue
        end = at + 1
        while end < len(cells) and counts[end] and len(cells[end]) == len(cells[at]):
            end += 1
        width = len(cells[at])
        opens = at  # or the line above, where the first label takes two
        if at > done and _told_in_two(rows, cells, counts, at - 1, width) is not None:
            opens = at - 1
        spans = _spans(rows[at:end], width)
        first, named = _names(rows, cells, counts, gaps, (done, opens), spans, width)
        body, end = _body(rows, cells, counts, (first, opens), width)
        if named and first > done and (dated := _as_at(rows[first - 1], named)):
            first, named = first - 1, dated
        if named and not _is_torn(cells, counts, gaps, first, end):
            table = [named, *body]
            if _is_table(table):
                yield first, end, "\n".join(" | ".join(row) for row in table)
                done = end
        at = max(end, at + 1)


def _aligned(
    rows: Sequence[str],
    cells: Sequence[Row],
    counts: Sequence[bool],
    gaps: Sequence[int],
    at: int,
) -> int:
    """Give where a table of words ends that begins with a row of names; 0 where none begins there."""
    width = len(cells[at])
    if width < _LEAST_OF_WORDS or any(_FIGURE.fullmatch(one) for one in cells[at]):
        return 0
    begin = [start for start, _, _ in _placed(rows[at])]
    end = at + 1
    last = min(len(rows), at + _MOST_ROWS)  # each row may be tried for the first
    while end < last and len(cells[end]) == width and gaps[end] <= 1:
        placed = [start for start, _, _ in _placed(rows[end])]
        if any(abs(one - other) > _ASKEW for one, other in zip(begin, placed, strict=True)):
            break
        end += 1
    whole = end == len(rows) or not cells[end] or gaps[end] > 1
    of_words = 2 * sum(counts[at:end]) < end - at
    return end if whole and of_words and end - at > _LEAST_ROWS else 0


def _goes_with(cells: Sequence[Row], counts: Sequence[bool], at: int) -> bool:
    """Say whether a row of years stands above one that counts."""
    below = at + 1
    return below < len(cells) and counts[below] and not _is_years(cells[below])


def _names(
    rows: Sequence[str],
    cells: Sequence[Row],
    counts: Sequence[bool],
    gaps: Sequence[int],
    within: tuple[int, int],
    spans: Sequence[tuple[int, int]],
    width: int,
) -> tuple[int, Row | None]:
    """Give the first of the lines straight above rows that name their columns, and the names; None where unsure.

    `within` is the first line that may, and where the rows begin; `spans` is where their columns stand.
    """
    least, at = within
    first, found = at, list[Row]()
    while first > least and len(found) < _MOST_NAMES:
        above = rows[first - 1]
        parts = cells[first - 1] or _alone(above, spans)
        if not parts or (counts[first - 1] and not _is_years(parts)):
            break
        if first < at and gaps[first] > max(gaps[first + 1 : at + 1]):
            break  # it stands apart
        fitted = _fitted(parts, width) or _under(above, spans)
        if fitted is None:
            break
        found.insert(0, fitted)
        first -= 1
    return first, _joined(found)


def _alone(row: str, spans: Sequence[tuple[int, int]]) -> Row:
    """Give the one cell of a line that stands over another column than the first."""
    said = row.strip()
    single = said and wide(said) <= _LONGEST_ITEM and not said.endswith(_SENTENCE)
    if single and _OF_ALL.search(said):
        return ()
    inset = len(row) - len(row.lstrip())
    return (said,) if single and spans and inset > spans[0][1] else ()


def _fitted(parts: Row, width: int) -> Row | None:
    """Give as many names as there are columns, where all have one or the first alone has none."""
    if len(parts) == width:
        return parts
    return ("", *parts) if len(parts) == width - 1 else None


def _under(row: str, spans: Sequence[tuple[int, int]]) -> Row | None:
    """Give the names of a line for the columns below that each stands over; None where one is over none or two."""
    named = [""] * len(spans)
    if not spans:
        return None
    for start, end, said in _placed(row):
        over = [at for at, (first, last) in enumerate(spans) if start < last and first < end]
        if len(over) != 1 or named[over[0]]:
            return None
        named[over[0]] = said
    return tuple(named)


def _placed(row: str) -> Iterator[tuple[int, int, str]]:
    """Give the cells of a line with the places where each begins and ends, as letters are wide."""
    start = 0
    for gap in (*_GAP.finditer(row), None):
        said = row[start : gap.start() if gap else len(row)]
        if said.strip():
            first = wide(row[:start])
            yield first, first + wide(said), said.strip()
        start = gap.end() if gap else start


def _spans(rows: Sequence[str], width: int) -> list[tuple[int, int]]:
    """Give from where to where each column stands in rows that count; none where they are not one below another."""
    placed = [list(_placed(row)) for row in rows]
    if any(len(cells) != width for cells in placed):
        return []
    columns = [
        (min(c[0] for c in column), max(c[1] for c in column))
        for column in zip(*placed, strict=True)
    ]
    apart = all(one[1] < other[0] for one, other in pairwise(columns))
    return columns if apart else []


def _joined(names: Sequence[Row]) -> Row | None:
    """Give the names of columns that stand in several lines as one, if they name all but perhaps the first."""
    if not names:
        return None
    years = [any(map(_YEAR.fullmatch, row)) for row in names]
    if len(names) > 1 and any(years):
        meant = (row[1:] for row, of_years in zip(names, years, strict=True) if not of_years)
        if sum(years) > 1 or not all(one[:1] in ("(", "（", "") for row in meant for one in row):
            return None  # years over years, or over words: which goes with which is not plain
    joined = tuple(" ".join(filter(None, column)) for column in zip(*names, strict=True))
    if not joined[0] and not all(map(_STRETCH.fullmatch, joined[1:])):
        return None
    return joined if all(joined[1:]) else None


def _as_at(above: str, names: Row) -> Row | None:
    """Give names that are years with the day as of which each counts, where that stands above them all."""
    said = above.strip()
    if not _DAY_OF_ALL.fullmatch(said) or not all(map(_YEAR.fullmatch, names[1:])):
        return None
    if said.isascii():
        return (names[0], *(f"{said} {year}" for year in names[1:]))
    return (names[0], *(said.replace("截至", f"截至{year}年", 1) for year in names[1:]))


def _body(
    rows: Sequence[str],
    cells: Sequence[Row],
    counts: Sequence[bool],
    within: tuple[int, int],
    width: int,
) -> tuple[list[Row], int]:
    """Give the rows that go on from the first, and where the last one ends; `within` is where names and rows begin."""
    first, at = within
    found, called = list[Row](), set[str]()
    names = [row.split() for row in rows[first:at]]
    end, again = at, at
    while again < len(cells) and (
        (counts[again] and len(cells[again]) == width)
        or _told_in_two(rows, cells, counts, again, width) is not None
    ):
        if cells[again] and cells[again][0] in called:
            break  # the names were another table's
        end = again
        while end < len(cells):
            if counts[end] and len(cells[end]) == width:
                found.append(cells[end])
                end += 1
            elif (below := _told_in_two(rows, cells, counts, end, width)) is not None:
                found.append(below)
                end += 2
            else:
                break
        called = {row[0] for row in found}
        again = _said_again(rows, names, end, first) or len(cells)
    return found, end


def _told_in_two(
    rows: Sequence[str], cells: Sequence[Row], counts: Sequence[bool], at: int, width: int
) -> Row | None:
    """Give the row whose label takes this line and goes on in the next, which counts; None where it is no label."""
    label, below = rows[at].strip(), at + 1
    if cells[at] or not label or len(label) > _LONGEST_CELL or label.endswith((*_SENTENCE, ".")):
        return None
    if below >= len(cells) or not counts[below]:
        return None
    row = cells[below]
    if len(row) == width - 1 and all(_FIGURE.fullmatch(one.strip()) for one in row):
        return (label, *row)
    goes_on = len(row) == width and (row[0][0] in "(（" or row[0][0].islower())
    return (f"{label} {row[0]}", *row[1:]) if goes_on else None


def _said_again(
    rows: Sequence[str], names: Sequence[list[str]], end: int, first: int
) -> int | None:
    """Give where the names of columns end that are said again, if need be below a page's foot or "continued".

    `first` is where they were said before: a line of another name continues nothing.
    """
    titles = {row.strip() for row in rows[max(0, first - _BETWEEN) : first]}
    for start in range(end, min(end + _BETWEEN + 1, len(rows))):
        if names and [row.split() for row in rows[start : start + len(names)]] == names:
            return start + len(names)
        if _FOOT.fullmatch(rows[start].strip()):
            continue
        title, said = _CONTINUED.subn("", rows[start].strip())
        title = title.strip()
        if not said or not (not title or _NUMBERED.match(title) or title in titles):
            return None
    return None


def _cells(row: str) -> Row:
    """Give the cells of a row; none where a line is none."""
    stands = row.strip()
    if len(stands) > _LONGEST or stands.endswith(_SENTENCE):
        return ()
    cells = tuple(_GAP.split(stands))
    fits = _LEAST <= len(cells) <= _MOST and all(len(one) <= _LONGEST_CELL for one in cells)
    numbered = len(cells) == _LEAST and _MARK.fullmatch(cells[0]) and wide(cells[1]) > _LONGEST_ITEM
    return cells if fits and not numbered else ()


def _without_feet(rows: Sequence[Row]) -> list[Row]:
    """Take the cells from what stands again and again with a number that rises by one: the feet of pages."""
    last: dict[Row, int] = {}
    feet: set[Row] = set()
    for row in rows:
        if row and _PAGE.fullmatch(row[-1].strip()):
            said, page = row[:-1], int(row[-1])
            if last.get(said) == page - 1:
                feet.add(said)
            last[said] = page
    return [() if row[:-1] in feet else row for row in rows]


def _is_torn(
    cells: Sequence[Row], counts: Sequence[bool], gaps: Sequence[int], at: int, end: int
) -> bool:
    """Say whether rows stand close above or below that seem to be of the same table."""
    widest = max(gaps[at + 1 : end], default=0)
    if at and cells[at - 1] and gaps[at] <= widest:
        return True
    if end < len(cells) and cells[end] and gaps[end] <= widest:
        return True
    for behind in range(end, min(end + _BETWEEN + 1, len(cells))):
        if cells[behind]:  # no table begins with a row that counts
            return counts[behind] and not _is_years(cells[behind])
    return False


def _is_table(rows: Sequence[Row]) -> bool:
    """Say whether rows that stand alone are a table, and no list or one with two rows of names."""
    if len(rows) <= _LEAST_ROWS or (len(rows[0]) == _LEAST and _is_list(rows)):
        return False
    if len(rows[0]) == _LEAST:
        return not _is_years(rows[1])
    return not any(map(_is_years, rows[1:]))


def _is_list(rows: Sequence[Row]) -> bool:
    labels = (row[0] for row in rows)
    return any(_PAIR.search(one.strip()) for one in (*labels, rows[0][-1]))


def _is_years(row: Row) -> bool:
    """Say whether years stand in a row behind its first cell, and no other number."""
    figures = [one for one in row[1:] if _FIGURE.fullmatch(one.strip())]
    years = bool(figures) and all(_YEAR.fullmatch(one.strip()) for one in figures)
    return years and any(map(str.isalpha, row[0]))


def _counts(row: Row) -> bool:
    figures = [_FIGURE.fullmatch(one.strip()) is not None for one in row[1:]]
    return bool(figures) and figures[-1] and 2 * sum(figures) >= len(figures)
