"""This file reads what a paper says of a programme in numbers: how many, of what, as of when, and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from bot.contents.due_dates import due_dates_in
from bot.contents.figures.contrast import (
    corrected_from,
    is_doubted,
    is_of_another,
    opens_with_another,
)
from bot.contents.figures.counted import counted, is_part
from bot.contents.figures.days import SameDay, as_of, as_of_before
from bot.contents.figures.gates import Gate, Withheld
from bot.contents.figures.manner import (
    BUDGET,
    CELL,
    CLAUSE,
    TITLE,
    is_former,
    is_rule,
    qualifier,
    span,
)
from bot.contents.figures.names import Names, Place
from bot.contents.figures.numbers import Number, numbers
from bot.contents.figures.whose import (
    is_of_aside,
    is_paired,
    is_size,
    is_supposed,
    opens_a_name,
    whose,
    within,
)
from bot.contents.folded import Folded
from bot.contents.statements import Statement, statements
from scrapers.items import Document
from storage.records import Figure, Qualifier

__all__ = ["VERSION", "Figure", "figures", "readings"]

# of these rules and of those for committees' matters: what older ones read is read again
VERSION = 9
MOST = 400  # figures of one paper
LONGEST_ROW = 1200  # letters of a table's row
# e.g. 該計劃 · this scheme · under the programme
_BACK = re.compile(
    r"^(?:在|就)?(?:[该此](?:计划|基金|平台|系统|中心)|该项目)|^(?:计划|基金|平台)(?=自|至今|已|共|[在于]20)|\b(?:^the|^this|under (?:the|this)) (?:scheme|programme|fund|platform)\b(?! of)"
)
# What goes on counting, in the same paragraph, after a sentence or under a heading that names the programme alone.
# e.g. 截至2025年2月，合共有4,362訂戶 · 首輪收到94份申請 · 自2021年推出以來共支持
_COUNTS_ON = re.compile(
    r"^(?:截至[^,，。;；]{4,14}[,，])(?:合共|共|已)|^在?(?:首|第[一二三四])轮[^,，。;；]{0,6}(?:收到|接获|申请)|^自[^,，。;；]{0,12}推出[^,，。;；]{0,10}[,，]?(?:合共|共|已)"
)
# What only can be of the programme named in the sentence before, where nobody else is named.
# e.g. so far 49 teams · in 2024 alone trips · the target is 5 million · utilisation averaged · 登記用戶已達
_GOES_ON = re.compile(
    r"^(?:so far,?|to date,?|in 20\d\d alone,?) (?!the\b)"
    r"|^(?:(?:the|its|their|total|annual|average|cumulative|registered) ){0,3}(?:utili[sz]ation|usage|uptake|users|registrations|downloads|subscribers|recurrent expenditure|operating (?:cost|expenditure)s?)\b"
    r"|^(?:the|our|its) (?:target|goal|aim) (?:is|was)(?: now| still)?(?: to (?:reach|have|attain|achieve))?(?: (?:about|over|at least|some))? (?=\d)"
    r"|^(?:我们的|其|有关)?目标(?:是|为)(?:[于在][^,，。;；]{2,14}[前内底],?)?(?:达到?|增[至加]到?|有)?(?:约|逾|至少)?(?=\d)"
    r"|^(?:(?:至今|迄今|现时|目前)[,，]?)?(?:其)?(?:平均|每日|登记|累计|活跃|注册){0,3}(?:使用率|使用量|下载量|下载次数|登记人数|用户)"
)
# e.g. the Hospital Authority · hong kong · 全港 · 數字政策辦公室 · 用戶投訴
_ELSE = re.compile(
    r"\b(?:departments?'s|department's|department|authority|bureau|council|hospital|another|separately|meanwhile|for its part|hong kong)\b|另|其他|至于|同期|同一期间|[本全]港|[署局会](?![／/和及、])|办公室"
    r"|\b(?:arrest|convict|prosecut|injur|kill|tourist|visitor)\w{0,5}\b|投诉|的个案|用户[^,，。;；\d]{1,12}的(?!人?数|总数|比[例率]|平均)"
)
# e.g. users of Octopus · usage of electricity
_OF_ELSE = re.compile(
    r"\b(?:utili[sz]ation|usage|uptake|users|registrations|downloads|subscribers|expenditures?|costs?) (?:rates? )?(?:of|with|from) (?!(?:the|this) (?:scheme|programme|fund|platform|system|service)\b(?! of)|it\b)"
)
# Another name that stands in a sentence, and no month or day.
# e.g. in Kowloon · of the MTR
_NAMED = re.compile(
    r"(?<=[a-z\d,%] )(?:the )?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Government)\b|[A-Z][a-z]{2,5}day\b|HK\$|HKD\b|Q[1-4]\b|[A-Z]{1,2}\b)[A-Z]\w{1,30}"
)
_POINT = re.compile(r"\s?[•‣▪◦\-–—*➢]")  # of a slide's line
_THE = re.compile(
    r"\bthe (?:scheme|programme|fund|platform)\b(?! of)|该(?:计划|基金|平台|系统|项目)(?!小组)"
)

# e.g. 由70個部門增至 · from 40% in January to
_RISEN = re.compile(
    r"由(?:[^,，。;；]|,(?=\d)){1,40}(?:增|升|扩|减|降|调|提升|增加|上调|下调|调整)(?:至|到)|\bfrom [^;]{1,60} to (?=(?:about |over |nearly |some )?$)"
)
# e.g. down from · up from about HK$
_FROM = re.compile(
    r"[^;。；]{0,60}\b(?:up|down) from (?:about |around |over |more than |nearly |almost |some )?(?:hk)?\$?"
)
_POOL = re.compile(r"(?:款项)?(?:之|当)?中(?:$|拨|拿|抽|动用)")  # 從預留的100億元中撥出20億元

# What somebody looked at for a test.
# e.g. 審計署抽查科技券的60宗個案 · Audit sampled 40 cases
_SAMPLED = re.compile(
    r"抽查|抽样|随机(?:抽|选)|\b(?:sampled|random sample|sample of|sample check)\b"
)
# What a Member asks or says, or the trade thinks, is no figure of the Government's.
# e.g. 有議員質疑 · 委員詢問 · 業界估計 · A Member asked whether
_ASKED = re.compile(
    r"^(?:\d{1,3}\. ?)?(?:[在于][^,，。;；]{2,30}(?:会议|动议|辩论)[上中]?[,，])?(?:[^,，。;；]{0,6}(?:有|多名|个别|部分|某))?(?:立法会)?(?:议员|委员)(?:[在于][^,，。;；]{2,24}(?:会议|动议|辩论)[上中]?)?[^,，。;；会]{0,4}(?:询问|查询|质疑|关注|问及|要求|建议|提议|倡议|认为|指出|促请|批评|担心)"
    r"|^(?:\d{1,3}\. ?)?有?(?:业界|坊间|市场|意见|评论|市民|团体|学者|专家|商会|用户|人士|居民)[^,，。;；会]{0,4}(?:估计|认为|指出|表示|反映|批评|质疑|预期|担心)|^据[^,，。;；]{0,4}报[道导]"
    r"|^(?:\d{1,3}\. ?)?(?:(?:at|during|in) [^,;.]{3,90}, )?(?:an?|some|the|several|two|individual|other)? ?(?:hon |honourable )?(?:members?\b|(?:mr|ms|mrs|miss|dr|prof|professor|ir)\.? [a-z])[^,;.]{0,40}\b(?:asked|requested|enquired|queried|questioned|proposed|alleged|called for|suggested|urged|considered|opined|criticised|concerned|wondered|claimed)\b"
)


_Read = tuple[Number, Figure | Gate]


def figures(
    document: Document,
    names: Mapping[str, Sequence[str]],
    given: Sequence[Statement] | None = None,
) -> tuple[Figure, ...]:
    """Give what a paper says in numbers of programmes, each by its key with its names.

    A number counts where the programme's name, or the short one that this paper defines for it,
    stands in the same sentence, or in the one before where this one says 該計劃. What a Member asks
    is never read. `given` are the text's statements, where somebody took them apart already.
    """
    told = (one for one in readings(document, names, given) if isinstance(one, Figure))
    return tuple(dict.fromkeys(islice(told, MOST)))


def readings(
    document: Document,
    names: Mapping[str, Sequence[str]],
    given: Sequence[Statement] | None = None,
) -> Iterator[Figure | Withheld]:
    """Give the same, and each number of a sentence on a programme that is withheld, with its reason."""
    stated = [*(statements(document) if given is None else given), *_tables(document)]
    known = Names((one.whole for one in stated), names)
    block, carried, head, days = -1, None, _Head(), SameDay(document.published)
    above: dict[str, str | None] = {}  # headings, and the one programme that each names
    for one in stated:
        if one.heading not in above:
            named = {place.key for place in known.places(_heading(one))}
            above[one.heading] = named.pop() if len(named) == 1 else None
        over = above[one.heading]
        if one.block != block:
            carried = over
        places = known.places(one.whole)
        keys = {place.key for place in places if not place.aside}
        back = carried if not keys and _goes_back(one, carried, over) else None
        if one.role == "slide" and (above_it := head.of(one, places)) and not keys:
            back = above_it
        days.see(one)
        if one.whole.folded and (keys - {None} or back):
            gate = _told_by_others(one) or (
                Gate.OTHER_SCHEME
                if keys - {None, carried} and opens_with_another(one, places)
                else None
            )
            read = (
                _of(one, places, back, document, days)
                if gate is None
                else ((number, gate) for number in numbers(one.folded))
            )
            yield from _righted(one, read)
        block, carried = (
            one.block,
            keys.pop() if len(keys) == 1 else back or (over if not keys else None),
        )


def _told_by_others(one: Statement) -> Gate | None:
    """Say whether a sentence asks, or tells what a Member or the trade says, or of what was sampled."""
    if _ASKED.search(one.bare.folded) or one.folded.rstrip().endswith("?"):
        return Gate.ASKED
    return Gate.SAMPLED if _SAMPLED.search(one.folded) else None


class _Head:
    """The name that a line of a slide consists of, for the points below it."""

    def __init__(self) -> None:
        self._part, self._block = -1, -1
        self._key: str | None = None

    def of(self, one: Statement, places: Sequence[Place]) -> str | None:
        """Give the name that stands above a point; another line, or one too short to be read, ends it."""
        next_line = (one.part, one.block) == (self._part, self._block + 1)
        self._part, self._block = one.part, one.block
        if _POINT.match(one.text) and next_line:
            return self._key
        rest = one.whole.folded
        for place in reversed(places):
            rest = rest[: place.start] + rest[place.end :]
        bare = places and not any(map(str.isalnum, rest))
        self._key = places[-1].key if bare else None
        return None


def _heading(one: Statement) -> Folded:
    """Give the heading of a sentence, which was folded already."""
    if len(one.heading) != len(one.folded_heading):
        return Folded.of(one.heading)
    return Folded(one.heading, one.folded_heading, range(len(one.heading) + 1))


def _goes_back(one: Statement, carried: str | None, over: str | None) -> bool:
    """Say whether a sentence without a name speaks of the programme named before it, or above it."""
    said = one.bare.folded
    if carried is None:
        return False
    if _BACK.search(said) or _COUNTS_ON.match(said):
        return True
    goes_on = _GOES_ON.match(said)
    if goes_on and not (_ELSE.search(said) or _OF_ELSE.search(said)):
        ends = CLAUSE.search(said, goes_on.end())
        own = one.bare.offsets[ends.start() if ends else len(said)]
        return _NAMED.search(one.bare.text, 0, own) is None
    return carried == over and _THE.search(said) is not None


def _tables(document: Document) -> Iterator[Statement]:
    """Give the rows of tables that stand in sections, each as a statement of its own."""
    for section in document.sections:
        for paragraph in section.paragraphs:
            for row in paragraph.text.split("\n") if paragraph.table else ():
                whole = Folded.of(row[:LONGEST_ROW])
                cites = (paragraph.no,) if paragraph.no else ()
                yield Statement(
                    whole,
                    whole,
                    cites,
                    paragraph.page,
                    section.heading or "",
                    "",
                    -2,
                    0,
                    0,
                    first=False,
                )


def _of(
    one: Statement,
    places: Sequence[Place],
    back: str | None,
    document: Document,
    days: SameDay,
) -> Iterator[_Read]:
    folded = one.whole.folded
    right_from, spoken_of = corrected_from(folded), None
    dates = due_dates_in(one.whole, document.published)
    last: tuple[Number, Figure] | None = None
    plain = _unnamed(folded, places)
    marks = CELL if CELL.search(folded) else CLAUSE
    for number in numbers(folded):
        key = _key_of(folded, number, places, back)
        if isinstance(key, Gate) and right_from is not None and number.start > right_from:
            key = spoken_of or key  # what is put right is of the same
        if isinstance(key, Gate):
            yield number, key
            continue
        spoken_of = key
        start = max((m.end() for m in marks.finditer(folded, 0, number.start)), default=0)
        clause = start
        behind = marks.split(plain[number.end :], maxsplit=1)[0]
        before = plain[start : number.start]
        how = qualifier(before, behind, plain[number.end : number.end + 80], more=number.more)
        if " or so " in folded[number.start : number.end]:
            how = "about"
        if last and _FROM.fullmatch(folded, last[0].end, number.start):
            was = _before(
                last[1], number, as_of_before(dates, one.whole, number.end, document.published)
            )
            same = was is not None and last[0].unit == number.unit
            yield number, replace(was, qualifier=how) if was and same else Gate.FORMER
            continue
        if gate := _aside(plain, number, before, behind, how):
            yield number, gate
            continue
        stretch = (
            span(before, behind, before + behind, number.unit)
            if marks is CELL
            else span(before, behind, plain, number.unit, plain[:start])
        )
        if is_former(
            before, behind
        ):  # a day counts where it stands with this number: 由2021年的500萬次
            start = plain.rfind("由", start, number.start)
            if not any(number.start >= one.start >= start for one in dates):
                yield number, Gate.FORMER
                continue
        elif risen := _RISEN.search(before):  # a day before the rise is the former number's
            start += risen.end()
        size = is_size(folded, number, places)
        if size:
            stretch = "allocation"
        named = max((p.end for p in places if p.end <= number.start), default=0)
        counts = "" if size else counted(one.whole, number, clause, named)
        unit = _unit(one.whole, number)
        day = as_of(stretch, dates, one.whole, (start, number.start), document.published)
        day = day or days.of(one, stretch)
        figure = Figure(
            key, number.value, unit, counts, how, stretch, day, one.text.strip(), one.cites
        )
        last = number, figure
        yield last


def _aside(plain: str, number: Number, before: str, behind: str, how: Qualifier) -> Gate | None:
    """Say why a number that is of a programme tells nothing of all of it."""
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


def _before(figure: Figure, number: Number, day: str | None) -> Figure | None:
    """Give what a figure was on an earlier day; None where nobody says when, or it is none of those told."""
    if day is None or day == figure.as_of or figure.span not in ("stock", "cumulative", "yearly"):
        return None
    return replace(figure, value=number.value, as_of=day)


_GATES: tuple[tuple[Gate, Callable[[str, Number, Sequence[Place]], bool]], ...] = (
    (Gate.SET_APART, is_of_aside),
    (Gate.OF_ANOTHER, is_of_another),
    (Gate.PAIRED, lambda folded, number, _: is_paired(folded, number)),
    (Gate.SUPPOSED, lambda folded, number, _: is_supposed(folded, number)),
    (Gate.DOUBTED, lambda folded, number, _: is_doubted(folded, number)),
)


def _key_of(folded: str, number: Number, places: Sequence[Place], back: str | None) -> str | Gate:
    """Say of which programme a number is, or why of none."""
    inside = within(number, places)
    crossed = any(p.start < number.end and number.start < p.end for p in places)
    if inside is None and crossed and not opens_a_name(folded, number, places):
        return Gate.IN_A_NAME
    gate = next((gate for gate, holds in _GATES if holds(folded, number, places)), None)
    if gate is not None:
        return gate
    if back is not None:
        return back
    return (inside.key or Gate.NO_OWNER) if inside else whose(folded, number, places)


def _righted(one: Statement, found: Iterable[_Read]) -> Iterator[Figure | Withheld]:
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
        told = figure
        if len(withdrawn) == 1 and figure.unit in ("", withdrawn[0].unit):
            wrong = withdrawn.pop()
            unit = figure.unit or wrong.unit
            told = replace(wrong, value=figure.value, qualifier=figure.qualifier, unit=unit)
        said = told.unit or any(map(str.isalpha, told.counts))  # else nothing says what it counts
        yield told if said else Withheld(number, one.text, Gate.UNNAMED)


def _unit(whole: Folded, number: Number) -> str:
    """Give what a number is measured in, or the counting word as the paper writes it."""
    return (
        number.unit
        or whole.text[whole.offsets[number.counted_from] : whole.offsets[number.end]].strip()
    )
