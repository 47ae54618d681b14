"""This file reads the numbers of one sentence on programmes: each a figure, or withheld for a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.contents.due_dates import DueDate
from bot.contents.figures.contrast import is_part
from bot.contents.figures.counted import counted
from bot.contents.figures.days import as_of, as_of_before, dates_in, is_to_come
from bot.contents.figures.doubts import corrected_from
from bot.contents.figures.former import (
    a_year_before,
    as_before,
    goes_back,
    is_former,
    is_of_a_year_ago,
    is_of_the_same_time,
    is_of_the_year_before,
    of_the_same_months,
    risen_from,
    same_day_before,
    was_in_a_year,
)
from bot.contents.figures.gates import Gate, Withheld
from bot.contents.figures.keys import key_of
from bot.contents.figures.manner import BUDGET, CELL, CLAUSE, TITLE, is_rule, qualifier, span
from bot.contents.figures.moved_aims import is_moved_to
from bot.contents.figures.names import Place
from bot.contents.figures.numbers import Number, numbers
from bot.contents.figures.ours import is_theirs
from bot.contents.figures.same_days import SameDay
from bot.contents.figures.subjects import About
from bot.contents.figures.whose import is_size
from bot.contents.folded import Folded
from bot.contents.leads import Lead, does, is_item, promised
from bot.contents.statements import Statement
from scrapers.items import Document
from storage.records import Figure, Qualifier

_POOL = re.compile(r"(?:款项)?(?:之|当)?中(?:$|拨|拿|抽|动用)")  # 從預留的100億元中撥出20億元

# What is told of a number that is there already, or was.
# e.g. 現有60個 · which has · existing
_IS_NOW = re.compile(
    r"现[有时存]|目前|已|至今|曾|原[有来]|其中|\b(?:now|currently|already|existing|present|has|have|had|is|are|was"
    r"|were|which|that|who|whom|since)\b"
)
_BY_NOW = re.compile(r"现[时有]|目前|至今|\b(?:now|currently|at present|to date|so far)\b")
# The others of what was counted just before.
# e.g. 其餘 · the remaining
_REST = re.compile(r"(?:其余|余下)(?:的)?(?:约)?$|\b(?:the (?:remaining|other|rest)) (?:about )?$")
# What those that were counted are for, and what else is told of the same.
# e.g. 38 applications| for the use of the · 38宗申請|使用「
_FOR_USE = re.compile(
    r"[^,;.]{0,40}\b(?:for (?:the )?(?:use of|access to)|to (?:use|access|join)|using) (?:the )?[“\"]?"
    r"|[^,，。;；]{0,8}(?:使用|租用|接达|接入|用于)[「“『]?"
)
# e.g. , with subsidies of · , of which · ，涉及
_OF_THOSE = re.compile(
    r"[”」』\"]?(?: ?[(（][^()（）]{1,40}[)）])?(?:(?: computing)?[^,，。;；]{0,12})[,，] ?(?:with|involving"
    r"|of (?:which|whom)|worth|totalling|amounting|costing|seeking)\b"
    r"|[”」』]?[^,，。;；]{0,8}[,，] ?(?:当中|其中|涉及|涉|总|合共)"
)
# All that may stand between such a word and its number: how much, and of what the sum is.
# e.g. subsidies of about · 資助總額約 · 獲批
_AS_MUCH = re.compile(
    r"(?:[\s,]|a |the |an? estimated |total|amount|sum|funding|subsid(?:y|ies)|grants?|cost|costs|budget|value"
    r"|expenditure|of|to|about|over|some|nearly|around|more than|approved|received|granted|in|all|hk|\$){0,14}+"
    r"|(?:[\s,，]|资助|拨款|金额|款[项额]|总|[数额]|合共|共|约|逾|超过|近|达|为|有|涉及|涉|的|已|获|批[准出]?|支持"
    r"|申请|项目|其|中|当|费用|开支总额|开支|港币|\$){0,14}+"
)
# e.g. ，當中逾 · , of which about
_PART_OF = re.compile(r"[,，](?:其中|当中)[^,，。;；]{0,6}$|, of (?:which|whom) [a-z ]{0,14}$")
# e.g. trips in 2025|, with an average fare of · 9.7 million requests|, · 宗|，平均
_WITH_IT = re.compile(
    r"[^,;.]{0,40}, (?:with (?:an? |the )?(?:[a-z-]{2,16} ){0,4}(?:of )?)?(?:hk)?\$?"
    r"|[^,，。;；]{0,12}[,，]平均[^,，。;；\d]{0,10}"
)
# What a number of the same was on another day, told with it behind the first.
# e.g. 2.8 million| at the end of 2023, |3.3 million at the end of 2024
_AND_THEN = re.compile(
    r" (?:at|in|as at|by) (?:the )?(?:end(?: of |-))?(?:[a-z]{3,9} )?20\d\d(?:-\d\d)?(?:,| and|, and) "
    r"(?:about |over |some |nearly |around )?"
)
_OF_WHICH = re.compile(r" of (?:which|whom|these|those|them)\b")
# What is spoken of as known: serve its 340 000 users.
_KNOWN = re.compile(r"(?:\b(?:its|their|our|the|these|those)|其|该|这)(?: some| about| over)? ?$")

# Spans of a number whose day holds for the next ones of its sentence.
_OF_A_DAY = ("stock", "cumulative", "yearly", "rate")
_Read = tuple[Number, Figure | Gate]


def told(
    one: Statement,
    places: Sequence[Place],
    about: About,
    document: Document,
    days: SameDay,
) -> Iterator[_Read]:
    """Give each number of a sentence as a figure of its programme, or with the gate that withholds it."""
    folded = one.whole.folded
    spoken = _Spoken()
    dates = dates_in(one.whole, document.published)
    last: tuple[Number, Figure] | None = None
    present: list[Figure] = []  # those that the sentence has told so far
    plain = _unnamed(folded, places)
    marks = CELL if CELL.search(folded) else CLAUSE
    for number in numbers(folded):
        key = spoken.key(folded, number, places, about)
        if isinstance(key, Gate):
            yield number, key
            continue
        start = max((m.end() for m in marks.finditer(folded, 0, number.start)), default=0)
        clause = start
        behind = marks.split(plain[number.end :], maxsplit=1)[0]
        before = plain[start : number.start]
        how = _how(plain, number, before, behind)
        if last and (back := _back(document, one, dates, last, number)) is not None:
            back = replace(back, qualifier=how) if isinstance(back, Figure) else back
            if isinstance(back, Figure) and _is_later(back, last[1]):
                last = number, back
                days.keep(one, back)
            yield number, back
            continue
        if present and is_of_a_year_ago(before):
            yield number, _a_year_ago(present, key, one.whole, number, how)
            continue
        if gate := _aside(plain, number, before, behind, how):
            yield number, gate
            continue
        whole, head = (before + behind, "") if marks is CELL else (plain, plain[:start])
        stretch = span(before, behind, whole, number.unit, head)
        own = _own_dates(one.whole, dates, plain, start, number, behind)
        if own is None:
            yield number, Gate.FORMER
            continue
        known, start = own
        size = is_size(folded, number, places)
        named = max((p.end for p in places if p.end <= number.start), default=0)
        if is_to_come(before, dates, one.whole.offsets[number.end], document.published):
            stretch = "forecast"
        stretch = "allocation" if size else stretch
        counts = "" if size else counted(one.whole, number, clause, named)
        if was_in_a_year(before, behind):
            day = as_of_before(dates, one.whole, number.end, document.published)
        else:
            day = as_of(stretch, known, one.whole, (start, number.start), document.published)
        figure = Figure(
            key, number.value, _unit(one.whole, number), counts, how,
            stretch, day, one.text.strip(), one.cites,
        )  # fmt: skip
        if day is None:
            figure = _dated_elsewhere(one, last, number, figure, days)
        last = number, figure
        present.append(figure)
        days.keep(one, figure)
        yield last


def _how(plain: str, number: Number, before: str, behind: str) -> Qualifier:
    """Say how near a number is, by the words about it."""
    if " or so " in plain[number.start : number.end]:
        return "about"
    return qualifier(before, behind, plain[number.end : number.end + 80], more=number.more)


def _is_later(figure: Figure, last: Figure) -> bool:
    """Say whether a figure is what the last one has become, or is to be, and not what it was."""
    return figure.span == "target" or (figure.as_of or "") > (last.as_of or "")


def _own_dates(
    whole: Folded,
    dates: tuple[DueDate, ...],
    plain: str,
    start: int,
    number: Number,
    behind: str,
) -> tuple[tuple[DueDate, ...], int] | None:
    """Give the dates that may be a number's and where its words begin; of a former one, 由2021年的500萬次, its own.

    None where a former one has none.
    """
    before = plain[start : number.start]
    if not is_former(before, behind):
        return _without(whole, dates, start, risen_from(before)), start
    first = plain.rfind("由", start, number.start)
    known = _between(whole, dates, first, number.start)
    return (known, first) if known else None


def _without(
    whole: Folded, dates: tuple[DueDate, ...], start: int, rise: tuple[int, int]
) -> tuple[DueDate, ...]:
    """Give dates without those of a rise, which are the former number's."""
    first, end = rise
    if first == end:
        return dates
    former = _between(whole, dates, start + first, start + end - 1)
    return tuple(each for each in dates if each not in former)


def _between(whole: Folded, dates: Sequence[DueDate], first: int, end: int) -> tuple[DueDate, ...]:
    """Give the dates between two places of a folded sentence."""
    since, until = whole.offsets[first], whole.offsets[end]
    return tuple(each for each in dates if since <= each.start <= until)


def _dated_elsewhere(
    one: Statement,
    last: tuple[Number, Figure] | None,
    number: Number,
    figure: Figure,
    days: SameDay,
) -> Figure:
    """Give a figure whose own clause says no day with that of what is told before it."""
    day = _day_elsewhere(one, last, number, figure, days)
    if day is None and (year := days.of_year(one, figure.span)):
        return replace(figure, span="yearly", as_of=year)
    return replace(figure, as_of=day)


def _day_elsewhere(
    one: Statement,
    last: tuple[Number, Figure] | None,
    number: Number,
    figure: Figure,
    days: SameDay,
) -> str | None:
    """Give the day of a figure whose own clause says none: the paper's for all, or that of the number before it."""
    limits = figure.unit == "HKD" or figure.qualifier in ("at_most", "at_least")
    if last and _of_that_year(one.whole.folded, last, number, figure):
        return last[1].as_of
    day = None if figure.span == "rate" and limits else days.of(one, figure.span)
    return day or _as_before_it(one.whole.folded, last, number, figure)


def _of_that_year(folded: str, last: tuple[Number, Figure], number: Number, figure: Figure) -> bool:
    """Say whether a number only tells more of what the one just before it counts within a year."""
    latest, told = last
    if told.span != "yearly" or told.programme != figure.programme or figure.unit == "HKD":
        return False
    return figure.span in ("yearly", "rate") and bool(
        _WITH_IT.fullmatch(folded, latest.end, number.start)
    )


@dataclass(slots=True)
class _Spoken:
    """Of what the numbers of a sentence are, one after the other."""

    of: str | None = None  # of the last that was a programme's
    to: int = 0  # where that one ends
    withheld: Number | None = None  # the number just before, where it is no programme's

    def key(self, folded: str, number: Number, places: Sequence[Place], about: About) -> str | Gate:
        """Say of which programme the next number is, or why of none."""
        key = key_of(folded, number, places, about)
        if self.of and _is_of_the_last(folded, number, key, self.to, places):
            key = self.of
        if not isinstance(key, Gate) and _is_of_withheld(folded, self.withheld, number, places):
            key = Gate.OF_ANOTHER
        if isinstance(key, Gate):
            self.withheld = number
        else:
            self.of, self.to, self.withheld = key, number.end, None
        return key


def _is_of_withheld(
    folded: str, last: Number | None, number: Number, places: Sequence[Place]
) -> bool:
    """Say whether a number is a part of the one just before it, which is not the programme's, by "of which"."""
    if last is None or any(last.end <= place.start < number.start for place in places):
        return False
    part = _PART_OF.search(folded, last.end, number.start)
    return part is not None or _OF_WHICH.match(folded, number.end) is not None


def _is_of_the_last(
    folded: str, number: Number, key: str | Gate, end: int, places: Sequence[Place]
) -> bool:
    """Say whether a number is of what the one before it, up to an `end`, is of: it is put right, or of those.

    Where a programme is named between the two, the rest is of that one.
    """
    if is_theirs(folded, number):
        return False
    if _is_of_those(folded, end, number, places):
        return True
    if isinstance(key, Gate):
        right_from = corrected_from(folded)
        return right_from is not None and number.start > right_from
    anew = any(end <= place.start < number.end for place in places)
    return not anew and _REST.search(folded, 0, number.start) is not None


def _is_of_those(folded: str, end: int, number: Number, places: Sequence[Place]) -> bool:
    """Say whether a number is of those told before it, whatever they are for the use of that is named between."""
    between = [place for place in places if end <= place.start and place.end <= number.start]
    if between and (
        len({place.key for place in between}) > 1
        or _FOR_USE.fullmatch(folded, end, between[0].start) is None
    ):
        return False
    mark = _OF_THOSE.match(folded, between[-1].end if between else end, number.start)
    return mark is not None and _AS_MUCH.fullmatch(folded, mark.end(), number.start) is not None


def _a_year_ago(
    present: Sequence[Figure], key: str, whole: Folded, number: Number, how: Qualifier
) -> Figure | Gate:
    """Give what a number was a year before the one that its sentence tells of the same programme and unit."""
    unit = _unit(whole, number)
    own = [figure for figure in present if figure.programme == key and figure.unit == unit]
    was = as_before(own[0], number, a_year_before(own[0].as_of)) if len(own) == 1 else None
    return Gate.FORMER if was is None else replace(was, qualifier=how)


def _as_before_it(
    folded: str, last: tuple[Number, Figure] | None, number: Number, figure: Figure
) -> str | None:
    """Give the day of the number just before, where a sentence goes on telling of the same programme as of then."""
    stretch = figure.span
    if last is None or last[1].programme != figure.programme or last[1].span not in _OF_A_DAY:
        return None
    if last[1].span == "yearly" and stretch != "change":
        return None
    told = stretch in ("stock", "cumulative", "change") or (
        stretch == "rate" and number.unit != "HKD" and not number.lasts
    )
    return last[1].as_of if told and not _BY_NOW.search(folded, last[0].end, number.start) else None


def _back(
    document: Document,
    one: Statement,
    dates: Sequence[DueDate],
    last: tuple[Number, Figure],
    number: Number,
) -> Figure | Gate | None:
    """Give what a number was that the last one is told against; None where it is a number of its own."""
    folded, (latest, now) = one.whole.folded, last
    between = folded[latest.end : number.start]
    if now.span == "target" and is_moved_to(between):
        stands = (number.start, number.start)
        due = as_of("target", dates, one.whole, stands, document.published)
        return replace(now, value=number.value, as_of=due or now.as_of)
    bare = latest.counted_from == latest.end and number.counted_from == number.end
    if bare and latest.unit == number.unit and now.as_of and _AND_THEN.fullmatch(between):
        day = as_of_before(dates, one.whole, number.end, document.published)
        return replace(now, value=number.value, as_of=day) if day else None
    if is_of_the_same_time(between):
        day = same_day_before(between, now.as_of, folded)
    elif goes_back(folded, latest, number):
        if is_of_the_year_before(folded[number.end :]):
            day = a_year_before(now.as_of)
        elif same := of_the_same_months(folded[number.end :], now.as_of):
            day = same
        else:
            day = as_of_before(dates, one.whole, number.end, document.published)
    else:
        return None
    was = as_before(now, number, day)
    return was if was is not None and latest.unit == number.unit else Gate.FORMER


def _aside(plain: str, number: Number, before: str, behind: str, how: Qualifier) -> Gate | None:
    """Say why a number that is of a programme tells nothing of all of it."""
    if number.lasts and number.counted_from == number.end:
        return Gate.FORMER  # its unit stands only behind what it is now
    if number.unit and _POOL.match(behind):
        return Gate.POOL
    if is_part(plain, number):
        return Gate.PART
    return Gate.RULE if is_rule(before, behind, how, number.unit) else None


def _unnamed(folded: str, places: Sequence[Place]) -> str:
    """Give a sentence without the names, whose words say nothing of how a number is meant."""
    plain = folded
    for place in places:
        plain = plain[: place.start] + "□" * (place.end - place.start) + plain[place.end :]
    for title in (*TITLE.finditer(plain), *BUDGET.finditer(plain)):
        plain = plain[: title.start()] + "□" * (title.end() - title.start()) + plain[title.end() :]
    return plain


def righted(one: Statement, found: Iterable[_Read]) -> Iterator[Figure | Withheld]:
    """Give figures without those that their sentence withdraws; what is right is of what they were of."""
    right_from, withdrawn = corrected_from(one.folded), []
    for number, figure in found:
        if isinstance(figure, Gate):
            yield Withheld(number, one.text, figure)
            continue
        if right_from is not None and number.end <= right_from:
            withdrawn.append(figure)
            yield Withheld(number, one.text, Gate.WITHDRAWN)
            continue
        own = figure
        if len(withdrawn) == 1 and figure.unit in ("", withdrawn[0].unit):
            wrong = withdrawn.pop()
            unit = figure.unit or wrong.unit
            own = replace(wrong, value=figure.value, qualifier=figure.qualifier, unit=unit)
        said = own.unit or any(map(str.isalpha, own.counts))  # else nothing says what it counts
        yield own if said else Withheld(number, one.text, Gate.UNNAMED)


def aimed(
    number: Number, figure: Figure, item: Statement, lead: Lead | None, day: date | None
) -> Figure | Gate:
    """Give a figure of a list's item as what its lead-in promises; of a deed that it does not, none.

    Only where the number's own clause opens with what is done, and tells nothing of how it is now.
    """
    if lead is None or not is_item(item) or figure.as_of is not None:
        return figure
    if figure.span not in ("stock", "cumulative"):
        return figure
    before = CLAUSE.split(item.bare.folded[: _at(item, number.start)])[-1].lstrip()
    behind = CLAUSE.split(item.whole.folded[number.end :], maxsplit=1)[0]
    clause = before + item.whole.folded[number.start : number.end] + behind
    if not does(clause) or _IS_NOW.search(clause) or _KNOWN.search(before):
        return figure
    if promised(item, lead, day) is None:
        return Gate.UNPROMISED if lead.strength or lead.refused else figure
    return replace(figure, span="target", as_of=str(lead.due.due_to) if lead.due else None)


def _at(item: Statement, place: int) -> int:
    """Give a place in an item as counted without the mark that it opens with."""
    return place - item.whole.folded.index(item.bare.folded)


def _unit(whole: Folded, number: Number) -> str:
    """Give what a number is measured in, or the counting word as the paper writes it."""
    return (
        number.unit
        or whole.text[whole.offsets[number.counted_from] : whole.offsets[number.end]].strip()
    )
