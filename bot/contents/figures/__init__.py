"""This file reads what a paper says of a programme in numbers: how many, of what, as of when, and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
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
from bot.contents.figures.owners import goes_on, takes_in
from bot.contents.figures.subjects import About, Subject
from bot.contents.figures.tables import cells, is_its, tables
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
VERSION = 11
MOST = 400  # figures of one paper
LARGE = 1000  # so many of something may be a figure of any table
FEW = 2  # so many of something are hardly a figure, where nothing refers to the programme
LONGEST_ROW = 1200  # letters of a table's row
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
    r"^(?:\d{1,3}\. ?)?(?:[在于][^,，。;；]{2,30}(?:会议|动议|辩论)[上中]?[,，])?(?:[^,，。;；]{0,6}(?:有|多名|个别|部分|某))?(?:立法会)?(?:议员|委员)(?:[在于][^,，。;；]{2,24}(?:会议|动议|辩论)[上中]?)?[^,，。;；会]{0,4}(?:询问|查询|质疑|关注|问及|要求|建议|提议|倡议|认为|指(?![引定标数示南])|促请|批评|担心|声称)"
    r"|^(?:\d{1,3}\. ?)?(?:有|部[分份]|不少|多[个名间]|个别|一些)?(?:业界(?:人士)?|坊间|市场|意见|评论|市民|团体|学者|专家|商会|用户|人士|居民|[^,，。;；]{0,4}(?:商会|协会|公会|联会|政党))[^,，。;；会]{0,4}(?:估计|认为|指(?![引定标数示南])|表示|反映|批评|质疑|预期|担心|建议|期望|希望|要求|促请|倡议|提出|争取)|^据[^,，。;；]{0,4}报[道导]"
    r"|^(?:\d{1,3}\. ?)?(?:(?:at|during|in) [^,;.]{3,90}, )?(?:an?|some|the|several|two|individual|other)? ?(?:hon |honourable )?(?:members?\b|(?:mr|ms|mrs|miss|dr|prof|professor|ir)\.? [a-z])[^,;.]{0,40}\b(?:asked|requested|enquired|queried|questioned|proposed|alleged|complained|called for|suggested|urged|considered|opined|criticised|concerned|wondered|claimed)\b"
    r"|^(?:\d{1,3}\. ?)?(?:(?:one|a|an|the|some|several|two|certain|many) )?(?:[a-z-]+ ){0,3}(?:chambers?|associations?|operators?|groups?|unions?|trades?|industry|companies|company|firms?|banks?|residents?|users?|scholars?|academics?|experts?|critics?|public|federations?|societ(?:y|ies)|organisations?|media|press|respondents?|part(?:y|ies))\b[^,;.]{0,30}\b(?:asked|requested|suggested|proposed|urged|called (?:for|on)|hopes?|wish(?:es)?|claim(?:s|ed)?|alleged|believes?|estimates?)\b"
)

# e.g. 據報章報道 · some critics claim · 有傳媒指
_HEARSAY = re.compile(
    r"据?[^,，。;；]{0,4}(?:报[道导章]|传媒|媒体)|(?:(?:some|certain|the|many) )?(?:critics|media|press|reports|newspapers)\b"
)
# e.g. ，但其 · , but
_TURN = re.compile(r"[,，] ?(?:but|yet|in fact|但|惟|然而|事实上|实际上)")

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
    days, subject = SameDay(document.published), Subject(known, names, document.title)
    for one in stated:
        places = known.places(one.whole)
        keys = {place.key for place in places if not place.aside}
        about = subject.of(one, places)
        days.see(one)
        if not one.whole.folded or not (keys - {None} or about.now):
            continue
        gate = _told_by_others(one)
        if gate is None and keys - {None, about.before} and opens_with_another(one, places):
            gate = Gate.OTHER_SCHEME
        turn = _turned(one) if gate is Gate.ASKED else 0
        if gate is None or turn:
            told = _of(one, places, about, document, days)
            yield from _righted(one, ((n, f if n.start >= turn else Gate.ASKED) for n, f in told))
        else:
            yield from (Withheld(number, one.text, gate) for number in numbers(one.folded))
    for table in tables(document):
        programme = subject.only(table.lead) or subject.only(table.heading)
        if programme is not None and _is_of(table.lead, programme, known):
            yield from cells(table, programme, partial(_named, known))


def _is_of(lead: str, programme: str, known: Names) -> bool:
    """Say whether a table is of the programme that its lead-in names, by the gates that a sentence passes."""
    said = Folded.of(lead)
    places = known.places(said)
    if not is_its(lead) or _ASKED.search(said.folded) or _SAMPLED.search(said.folded):
        return False
    if not places:
        return True  # its heading names it
    end = len(said.folded.rstrip(" :。."))  # a colon would end the clause
    cell = Number(end, end, end, Decimal(LARGE), "", more=False)  # one that would stand behind it
    gates = (holds(said.folded, cell, places) for _, holds in _GATES)
    return not any(gates) and whose(said.folded, cell, places) == programme


def _named(known: Names, text: str) -> set[str | None]:
    """Give what a label names: programmes by their keys, other schemes as None."""
    return {place.key for place in known.places(Folded.of(text))}


def _told_by_others(one: Statement) -> Gate | None:
    """Say whether a sentence asks, or tells what a Member or the trade says, or of what was sampled."""
    if _ASKED.search(one.bare.folded) or one.folded.rstrip().endswith("?"):
        return Gate.ASKED
    return Gate.SAMPLED if _SAMPLED.search(one.folded) else None


def _turned(one: Statement) -> int:
    """Give where a sentence that tells what the press or critics say turns to what is so; 0 where it never does."""
    turn = _TURN.search(one.folded) if _HEARSAY.match(one.bare.folded) else None
    return turn.end() if turn else 0


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
    about: About,
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
        key = _key_of(folded, number, places, about)
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


def _key_of(folded: str, number: Number, places: Sequence[Place], about: About) -> str | Gate:
    """Say of which programme a number is, or why of none."""
    inside = within(number, places)
    crossed = any(p.start < number.end and number.start < p.end for p in places)
    if inside is None and crossed and not opens_a_name(folded, number, places):
        return Gate.IN_A_NAME
    gate = next((gate for gate, holds in _GATES if holds(folded, number, places)), None)
    if gate is not None:
        return gate
    if inside is not None:
        return about.now or inside.key or Gate.NO_OWNER
    if not _is_said_of_it(folded, number, places, about):
        return Gate.OWN_SUBJECT
    return about.now or whose(folded, number, places)


def _is_said_of_it(folded: str, number: Number, places: Sequence[Place], about: About) -> bool:
    """Say whether a number's clause names a programme, or goes on counting what the one before it named."""
    if CELL.search(folded) or number.unit == "rank":
        return True
    start = max((mark.end() for mark in CLAUSE.finditer(folded, 0, number.start)), default=0)
    end = CLAUSE.search(folded, number.end)
    ends = end.start() if end else len(folded)
    if any(start <= place.start < ends and place.key is not None for place in places):
        return True
    if about.soft:
        several = number.unit or number.value > FEW
        return bool(several) and goes_on(folded[start : number.start], alone=start == 0)
    if number.unit == "HKD" and start and takes_in(folded[start : number.start]):
        return False
    opened = about.now is not None or any(place.end <= start for place in places)
    return start == 0 or not opened or goes_on(folded[start : number.start])


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
