"""This file reads tables whose lead-in names a programme: each cell counts what its column and row say."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.contents.figures.blank_rows import Parting, barred, may_head_a_group, unparted
from bot.contents.figures.labels import (
    NOT_GIVEN,
    Label,
    is_money,
    is_of_others,
    label,
    span_of,
    status_of_all,
)
from bot.contents.figures.periods import (
    Timing,
    adds_up_foreseen,
    is_sum,
    last_of,
    timing_of,
    year_of_all,
)
from bot.contents.figures.table_cells import COUNTED, bare_number, read_cell
from bot.contents.figures.value_columns import stretches_across
from bot.contents.figures.worded_heads import begun_above
from scrapers.items import Document
from scrapers.text import IN_FIGURES, fold, sentences
from storage.records import Figure

MOST_ROWS, MOST_CELLS = 60, 12
LONGEST_ROW = 400
LEAST_CELLS = 3
# e.g. 年度／申請 · Year | Applications · 2023-24 / 28
_CELLS = re.compile(r"\s?[|｜／/\t]\s?| {3,12}")
_BARS = re.compile(r"\s?[|｜]\s?")
# What leads in a table.
# e.g. 申請情況如下： · are set out in the table below: · is as follows -
LEAD = re.compile(r"[:：]$|\s[-–—]{1,2}$|(?:如下|下表)[^。]{0,10}。?$|\b(?:below|as follows)\.?:?$")
# What names a table above it.
# e.g. Table 2: Use of the Fund · 表一 港文通的使用情況
_CAPTION = re.compile(
    r"(?:table|annex|appendix) (?:\d{1,2}[a-z]?|[a-z]) ?[:：.–-] ?[a-z\d“\"「(][^.。;；]{3,110}$"
    r"|(?:附?表|附件) ?[\da-z一二三四五六七八九十]{1,3}(?: ?[:：.–-] ?| )[^。;；]{4,60}$"
)
# A short line straight above a table that says as of when, or that it is of numbers.
# e.g. 截至二○二六年十月三十一日的試驗 · hkpilot: key statistics · 港文通的使用統計
_TITLE = re.compile(
    r"(?:截至|as (?:at|of) )[^。.;；!?,，、]{4,50}|[^。.;；!?,，、]{2,44}(?:statistics|figures|breakdown"
    r"|distribution|usage|数字|统计|分布|概况)"
)
_ANNEX = re.compile(r"附[件表录]|annex|appendix")
# What is of the whole year that a row ends, and no state at its end.
# e.g. in the year · 年內
_IN_THE_YEAR = re.compile(r"\b(?:in|during|over|for|of) the (?:year|period)\b|年[内度]|[该当全]年")
# Whose lead-in is not of the programme itself, but of who runs it, who complained, who was refused or who else.
# e.g. 有關「港文通」的投訴 · 遭拒絕的申請 · complaints about the Fund · manpower · firms outside the Fund
_NOT_ITS = re.compile(
    r"投诉|申诉|以外|之外|比较|海外|外国|外地|骗|假冒|冒充|检控|罪|违规|故障|人手|编制|职位|职员|公务员|[未不]获"
    r"|被拒|拒绝|撤[回销]|[中终]止|未有?批|\b(?:complaints?|fraud|scams?|fake|convicted|prosecut\w{2,5}|manpower"
    r"|establishment|posts?|staff|civil servants|officers|reject\w{2,5}|refus\w{2,5}|withdr[ae]w\w{0,2}"
    r"|terminat\w{2,5}|(?:system|service|number of) breakdowns?"
    r"|failures?|appeals?|unsuccessful|unfunded|not (?:funded|approved|supported)"
    r"|outside|other than|apart from|comparisons?|overseas)\b"
)
# A table of several: a row must name the programme to be its.
# e.g. 及其他計劃 · and other schemes · 各項計劃
_SEVERAL = re.compile(
    r"(?:其他|其它|各项?|相关|多项|以下)(?:资助)?(?:计划|基金|项目|措施|平台|系统)"
    r"|\b(?:other|various|these|following|respective|all) (?:funding )?(?:schemes?|programmes?|funds|initiatives"
    r"|platforms|systems)\b"
)
# e.g. 計劃名稱 · Scheme · Programme / Fund
_OF_SCHEMES = re.compile(
    r"(?:资助)?(?:计划|基金|措施|平台|系统)(?:名称)?|(?:name of )?(?:funding )?(?:schemes?|programmes?|funds?"
    r"|initiatives?|platforms?|systems?)"
)


# What the rows of a table are where they are parts of one thing.
# e.g. category · district · court · 類別 · 申請機構類別
_KIND_OF_PART = re.compile(
    r"^(?:[a-z-]{2,16} (?:of )?){0,2}(?:category|categories|type|class|kind|district|region|area|court|crossing"
    r"|control point|location|venue|site|sector|group|gender|sex|level|stage|phase|status|nature|channel|mode|theme"
    r"|field|industry|size|department|bureau|institution|university|purpose|source|building|block|platform"
    r"|laboratory|trade)s?$"
    r"|^[^,，。]{0,8}(?:类别|类型|种类|地区|分区|区域|区议会分区|界别|行业|年龄|组别|年龄组别|性别|级别|阶段|性质"
    r"|渠道|方式|主题|范畴|领域|规模|法院|部门|机构|院校|大学|口岸|地点|场地|用途|来源|大楼|楼宇|平台)$"
)
# What a part's column counts, by what was done.
# e.g. 已安裝感測器 · MSLs completed · in operation
_DONE = re.compile(
    r"完成|安装|启用|运作|开设|设立|增设|接获|收到|批出|批准|获批|支持|支援|资助|受惠|培训|参[与加]|登记|注册|处理"
    r"|发出|签发|派发|连接|接驳|接达|里数|里程|乘客|载客|存档|提交|送达"
    r"|\b(?:completed|installed|in (?:operation|use|service)|opened|set up|received|approved|supported|funded"
    r"|trained|registered|processed|filed|submitted|served|issued|connected|built|erected|held|granted|admitted|enrolled)\b"
)
_PIECES = re.compile(r"\s?[@·:：/／–-]\s?")  # AIR|@|InnoHK
_MOST_PARTS = 20  # rows
# A row that is no part beside the others.
# e.g. 小計 · 去年同期 · 其中 · average · of which: women
_NO_PART = re.compile(
    r"小计|平均|去年|上年|同期|其中|\b(?:sub-?totals?|averages?|mean|median|last year|previous|of which|of whom)\b"
)
# A column that says how large a part is, who works there or what is allowed or charged, which no sum counts.
# e.g. 人口 · 審批日數 · 申請名額上限 · fee ($) · maximum number of employees · number of officers
_NO_COUNT = re.compile(
    r"上限|下限|最[高多低少]|日数|天数|时间|期限|人口|居民|雇员|职员|(?<!研发|科研|研究)人员|人手|编制|职位|收费"
    r"|名额|配额|排名"
    r"|\b(?:fees?|charges?|limits?|max(?:imum)?|min(?:imum)?|ceilings?|quotas?|days?|weeks?|months?|hours"
    r"|population|residents|employees|officers|staff|posts?|rank(?:ing)?)\b"
)
# How much there is of it on the average, which is no sum and no state.
# e.g. average daily trips · 每日航次
_AVERAGED = re.compile(
    r"平均|日均|每[日天周月年]|\b(?:averages?|daily|weekly|monthly|annual|per)\b"
)
# By how much it changed.
# e.g. growth in users · 較去年增加
_CHANGED = re.compile(
    r"新增|增[长加幅减]|[减下]少|较"
    r"|\b(?:new|newly|growth|increases?|decreases?|changes?|additional)\b"
)
_BRACKETED = re.compile(r"[(（][^()（）]{0,40}[)）]")
_OWN_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
# A year within which all is that a label counts.
# e.g. applications in 2025 · during 2025 · 2025年申請數目 · 於2025年內獲批申請
_WITHIN = re.compile(
    r"\b(?:in|during) (?P<year>20\d\d)$|^[于在]?(?P<zh>20\d\d)年[度内]?(?![\d底终末起初至到以之前后第上下半首头截])"
    r"(?!.*(?:20\d\d|年底|[起以]来))"
)
# e.g. cumulative applications since 2020 · 自2020年起的申請數目
_SINCE = re.compile(r"\bsince 20\d\d$|^自20\d\d年(?:推出|开展)?(?:起|以来)(?!.*[可将])")


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a paper's text: what leads it in, its first row and the others, with where it stands."""

    lead: str
    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cites: tuple[str, ...]
    before: str = ""  # the paragraph that the lead-in ends
    above: str = ""  # what the same answer says before that


def tables(document: Document, parted: Parting = unparted) -> Iterator[Table]:
    """Give the tables of a paper, each with what leads it in or names it above, where anything does."""
    answers = bool(document.exchanges)
    for heading, cites, text in _texts(document):
        above, found = "", list[tuple[str, ...]]()
        told: list[str] = []  # lines before that one
        for line, following in pairwise((*barred(text, parted).split("\n"), "", "")):
            said = line.strip()
            cells = cells_of(said) if said and len(said) <= LONGEST_ROW else ()
            if found and len(cells) == 1 and _heads_a_group(said, following, len(found[0])):
                found.append(cells)
                continue
            if len(cells) >= (2 if has_bars(said) else LEAST_CELLS) and (
                not found or len(cells) == len(found[0])
            ):
                found.append(cells)
                continue
            if len(found) > 1 and len(found[0]) <= MOST_CELLS:
                lead, before = _led_by(above)
                rows, earlier = tuple(found[1 : MOST_ROWS + 1]), "\n".join(told)
                yield Table(lead, heading, found[0], rows, cites, before, earlier)
            found = []
            if said:
                told += [above] if answers else []
                above = said


def _led_by(said: str) -> tuple[str, str]:
    """Give what leads in or names the table below a line, and the whole line where it leads in."""
    if LEAD.search(fold(said[-40:])):
        return sentences(said)[-1], said
    titled = _CAPTION.match(fold(said[:160])) or _TITLE.fullmatch(fold(said))
    return (said, "") if titled else ("", "")


def _heads_a_group(said: str, following: str, columns: int) -> bool:
    """Say whether a line between a table's rows only names what the next ones are of."""
    if _CAPTION.match(fold(said[:160])) or LEAD.search(fold(said[-40:])):
        return False
    below = cells_of(following.strip())
    return (
        len(below) == columns
        and may_head_a_group(said)
        and any(bare_number(cell) is not None for cell in below[1:])
        and _TITLE.fullmatch(fold(said)) is None
    )


def _texts(document: Document) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for exchange in document.exchanges:
        yield "", exchange.parts, exchange.answer
    for section in document.sections:
        if document.exchanges and not _ANNEX.match(fold(section.heading or "")):
            continue  # what stands behind the answers belongs to them
        texts: list[str] = []
        cites: tuple[str, ...] = ()
        for paragraph in section.paragraphs:
            texts.append(paragraph.text)
            cites = (paragraph.no,) if paragraph.no else cites
            if paragraph.table:  # its first row may be a paragraph of its own
                headed = len(texts) > 2 and len(cells_of(texts[-2])) >= LEAST_CELLS
                heading, told = begun_above(section.heading or "", paragraph.text)
                yield heading, cites, "\n".join((*texts[-3 if headed else -2 : -1], told))
        if not any(paragraph.table for paragraph in section.paragraphs):
            yield section.heading or "", cites, "\n".join(texts)


def cells_of(line: str) -> tuple[str, ...]:
    """Give the cells of a row: what stands between bars, where it has any, for a slash may stand in a cell."""
    return tuple((_BARS if has_bars(line) else _CELLS).split(line))


def has_bars(line: str) -> bool:
    """Say whether a row has bars between its cells."""
    return "|" in line or "｜" in line


def is_its(lead: str) -> bool:
    """Say whether what a lead-in announces is of the programme that it names, as far as its words tell."""
    return _NOT_ITS.search(fold(lead)) is None


def cells(
    table: Table,
    programme: str,
    named: Callable[[str], Collection[str | None]],
    called: Callable[[str], str | None],
    day: str | None = None,
    *,
    alone: bool = False,
) -> Iterator[Figure]:
    """Give what the cells of a table count, where its rows or columns are of stretches of time, days or of parts.

    `named` gives what a label names: programmes by their keys, other schemes as None; `called` the one whose
    name it is. Nothing is given of a row or column that is another's, or in whose label something is not
    understood, nor where two columns are called alike. `day` is the one as of which the lead-in says that all
    is counted; `alone` says that all rows are the programme's, whatever the lead-in tells. Where the rows are
    parts of it, each counts what its column says.
    """
    if says_twice(table.head):
        return
    several = not alone and _is_of_several(table, programme, named, called)
    across = stretches_across(table.head, day)
    of_all = [*across, *(timing_of(row[0]) for row in table.rows)]
    own = [called(_BRACKETED.sub("", cell)) == programme for cell in table.head[1:]]
    others = any(_is_others_row(row[0], programme, named) for row in table.rows)
    parts, kinds = not several and _are_parts(table, of_all), is_kind_of_part(table.head[0])
    year = year_of_all(table.lead, table.heading) if parts else None
    for row in table.rows:
        down, summed = timing_of(row[0]), is_sum(row[0])
        so_far = last_of(of_all[len(across) :]) if summed else None
        for at, cell in enumerate(row[1:]):
            column = table.head[at + 1]
            if any(own) and not own[at]:
                continue  # the columns beside its own are of others
            found = _counted(down, across[at], row[0], column, parts=parts, summed=kinds and summed)
            if found is None:
                continue
            stretch, counts, part = found
            whose_row = (called(part) or programme) if part else programme
            whose = {*named(counts), *(named(part) if part else ())} - {whose_row}
            if whose or (several and not (named(counts) or named(part))):
                continue
            if (parts and others and down is not None) or _is_anothers(
                counts, part, named=bool(named(counts) or named(part))
            ):
                continue  # nor is a sum of rows of which one is another's
            if adds_up_foreseen(stretch, of_all) or (part and not _is_part(part, counts)):
                continue
            read = read_cell(cell, counts, table.lead)
            if read is None:
                continue
            value, unit, of = read
            if kinds and counts == row[0] and not unit and is_money(table.lead):
                continue  # in what money is counted nobody says
            stretch = replace(stretch, as_of=stretch.as_of or so_far)
            if (timing := _timing(_of_column(stretch, of, day), year)) is None:
                continue
            of_part = part and whose_row == programme
            words = " | ".join((table.head[0], column)) + "\n" + " | ".join((row[0], cell))
            yield Figure(
                whose_row, value, unit, f"{of.said} ({part})" if of_part else of.said, "exact",
                span_of(timing.kind, timing.status, of.status, status_of_all(table.lead)),
                timing.as_of, f"{table.lead}\n{words}".strip(), table.cites,
            )  # fmt: skip


def _timing(found: Timing | None, year: str | None) -> Timing | None:
    """Give the stretch of a cell, of a part of no stretch within the `year` that its table is of."""
    if year is None or found is None or found.as_of is not None or found.kind != "cumulative":
        return found
    return replace(found, kind="yearly", as_of=year)


def _counted(
    down: Timing | None, across: Timing | None, row: str, column: str, *, parts: bool, summed: bool
) -> tuple[Timing, str, str] | None:
    """Give of what stretch a cell is, what it counts and of which part; None where its row and column say not.

    A sum of parts is of its column's time, as they are.
    """
    if across is not None and (down is None or summed):
        return across, row, ""
    if down is not None:
        return None if across is not None else (down, column, "")
    return (Timing("cumulative", None), column, row) if parts else None


def _is_others_row(
    row: str, programme: str, named: Callable[[str], Collection[str | None]]
) -> bool:
    """Say whether a row is called by what is not the programme's, nor a part of it."""
    if is_of_others(row):
        return True
    return bool(set(named(row)) - {programme}) and not _is_within(row, programme, named)


def _is_anothers(counts: str, part: str, *, named: bool) -> bool:
    """Say whether a cell's labels tell that somebody or something else than the programme is counted."""
    return not is_its(counts) or (not named and is_of_others(counts)) or is_of_others(part)


def _is_of_several(
    table: Table,
    programme: str,
    named: Callable[[str], Collection[str | None]],
    called: Callable[[str], str | None],
) -> bool:
    """Say whether a table is of several programmes, and not of one's own parts, each by its name."""
    first = fold(table.head[0]).strip()
    if not (_SEVERAL.search(fold(table.lead)) or _OF_SCHEMES.fullmatch(first)):
        return False
    return not all(
        timing_of(row[0]) or called(row[0]) == programme or _is_within(row[0], programme, named)
        for row in table.rows
    )


def _is_within(row: str, programme: str, named: Callable[[str], Collection[str | None]]) -> bool:
    """Say whether what a row is called by is a part of the programme, whose name is a piece of its own."""
    return any(programme in named(piece) for piece in _PIECES.split(row) if piece != row)


def _are_parts(table: Table, of_all: Sequence[Timing | None]) -> bool:
    """Say whether a table's rows are parts of one thing: its first cell says so, or one row is of all."""
    rows = of_all[len(table.head) - 1 :]
    kinds = is_kind_of_part(table.head[0])
    total = sum(one is not None for one in rows) == 1 and rows[-1] is not None
    named = all(any(map(str.isalpha, row[0])) for row in table.rows)
    return (kinds or total) and named and len(rows) <= _MOST_PARTS


def is_kind_of_part(cell: str) -> bool:
    """Say whether a column's name tells that each of its cells is a part: a district, a category."""
    return _KIND_OF_PART.search(fold(cell).strip()) is not None


def says_twice(head: Sequence[str]) -> bool:
    """Say whether two columns of a table are called alike: which of them is meant nobody knows."""
    said = [label for cell in head if (label := fold(cell).strip())]
    return len({*said}) < len(said)


def _is_part(row: str, column: str) -> bool:
    """Say whether a column counts, of a row that is a part, what the programme got, gave or has."""
    part, counts = fold(row), fold(column)
    if NOT_GIVEN.search(part) or _NO_PART.search(part) or not is_its(column):
        return False
    of = label(column)
    measured = of is not None and of.unit is not None
    return bool(COUNTED.search(counts) or _DONE.search(counts)) or measured or is_money(column)


def _of_column(stretch: Timing, of: Label, day: str | None) -> Timing | None:
    """Give the stretch of a cell with what its column's words say of when: in 2025, in the year.

    None where they say something else of it: up to 2025, at its end, more than in 2024.
    """
    said = fold(of.said).translate(IN_FIGURES).strip()
    if of.so_far and stretch.kind == "yearly":
        return replace(stretch, kind="cumulative")
    if stretch.kind == "cumulative" and stretch.as_of is None and _NO_COUNT.search(said):
        return None
    changed, averaged = (each.search(said) is not None for each in (_CHANGED, _AVERAGED))
    no_state = changed or averaged
    if _OWN_YEAR.search(said):
        if stretch.kind != "cumulative" or stretch.as_of is not None or no_state:
            return None
        if _SINCE.search(said):
            return stretch
        within = _WITHIN.search(said)
        return within and replace(stretch, kind="yearly", as_of=within["year"] or within["zh"])
    if stretch.kind == "stock" and stretch.as_of and _IN_THE_YEAR.search(said):
        whole = stretch.as_of.endswith("-12-31")
        return replace(stretch, kind="yearly", as_of=stretch.as_of[:4] if whole else stretch.as_of)
    if stretch.kind in ("stock", "cumulative") and no_state:
        only = stretch.kind == "stock" and stretch.as_of == day and not changed
        return replace(stretch, kind="rate") if only else None
    if stretch.kind == "cumulative" and stretch.as_of is None and of.status is None:
        return replace(stretch, as_of=day)
    return stretch
