"""This file reads by when something is due, in Chinese and English, as intervals of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.contents.due_spans import READERS
from bot.contents.folded import Folded
from bot.contents.needed_words import NeededWords
from bot.contents.shifts import is_shift, shifted_at
from scrapers.text import MONTH, NUMERAL

_COUNT_EN = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
_COUNT_ZH = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_YEAR_ZH = rf"(?:20\d\d|二{NUMERAL}{{3}}) ?年|(?<!\d)(?:今|本|明|来|后|去|前|翌)年(?!度|[长资报轻青老均率级])"
_PART_ZH = (
    r"(?:年 ?)?(?P<part>底|末|尾|中(?!心|期|央|国|小)|初(?!步|创|期|阶|级)|[上下]半年|第 ?[一二三四1-4] ?季度?"
    r"|[首末]季)"
)
_DAY_ZH = (
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}) ?月(?:份)? ?"
    r"(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号]|(?P<third>底|末|初|中旬?|[上下]旬))?"
)
_AFTER_ZH = (
    r"(?P<edge> ?(?:前后|左右|年? ?(?:或|及|和)?(?:之|以)(?:前|后)|或(?:以|之)前"
    r"|前(?!海|沿|线|期|瞻|提|往|来|进|者|述|景|台|置|端|列|所)|起|年?[后後](?!续|方|者|备)))?"
)

_RULES: list[tuple[str, str]] = [
    ("ahead_zh", r"明年的?(?:此时|今日|今天|同一时间)(?:或?之?前)?"),
    ("ahead_en",
        (r"(?:in|over|within|during) the (?:year|12 months|twelve months) ahead\b"
        r"|(?:by |at |around )?this time next year")),
    ("term_zh", r"(?:本|现|今)届(?:特区)?(?:政府)?(?:的)?(?:任期|任内)(?![初中上]|前半)(?:内|完结前|届满前|结束前)?"),
    ("feast_zh", rf"(?P<year>{_YEAR_ZH})? ?的?(?P<feast>农历新年|农历年|春节|圣诞)节?(?:假期)?(?:之|以)?前(?!后|夕)"),
    ("quarters_zh", (rf"(?P<year>{_YEAR_ZH}) ?第 ?(?P<q1>[一二三1-3]) ?季?度?"
        r" ?[至到-] ?第? ?(?P<q2>[二三四2-4]) ?季度?")),
    ("fiscals_zh", r"(?<!\d)(?P<y1>20\d\d)[-/]\d\d(?:年度)? ?[至到] ?20\d\d[-/](?P<y2>\d\d)(?!\d)(?:财政)?年度"),
    ("fiscals_en",
        (r"(?:over |in |during |from |between )?(?<![\d-])(?P<y1>20\d\d)[-/–]\d\d (?:to|and) 20\d\d[-/–](?P<y2>\d\d)"
        r"(?![\d-])")),
    ("range_en", r"(?:between |from )(?P<y1>20\d\d) (?:and|to) (?P<y2>20\d\d)(?![\d-])"),
    ("months_en", (rf"(?:between |from )(?P<m1>{MONTH}) (?:and|to) (?P<m2>{MONTH}),?"
        r" (?P<year>20\d\d|this year|next year)")),
    ("next_zh", rf"未来(?P<n>{_COUNT_ZH}|半) ?(?:个)?(?P<unit>年|月)(?! ?[至到-])(?:内|间)?"),
    ("session_zh",
        (r"(?P<which>下(?:一)?(?:个)?|来(?:个)?|今(?:个)?|本)(?:立法会(?:会)?期|立法年度|会期)"
        r"(?:内|中|完结前|结束前)?")),
    ("next_month_zh", r"(?:下|来)(?:个)?月(?:份)?(?P<third>底|初|中旬?|[上下]旬)?起?(?!球|票)"),
    (
        "relative_zh",
        (rf"(?:(?P<not>{_COUNT_ZH} ?(?:至|到|-) ?)?(?<![\d第])"
        rf"(?:(?P<n>{_COUNT_ZH}|(?<![上下首])半) ?(?P<unit>年|个月|个?星期|周|天|日)|(?P<halves>[一二两三])年半)"
        r"(?:之|以)?内)"),
    ),
    ("feast_en",
        (r"before (?P<feast>(?:the )?(?:chinese|lunar) new year|christmas)"
        r"(?: (?:in |of )?(?P<year>20\d\d|this year|next year))?")),
    ("fiscal_en",
        (r"(?P<lead>(?:(?:in|on|by|at) or )?before |after |from |by )?(?:the )?"
        r"(?P<part>(?:early|mid|middle|late|start|beginning|end|(?:first|second|latter) half)(?:-| of | in | )"
        r"(?:the )?)?(?<!\d)(?<!\d-)(?P<y1>20\d\d)[-/–](?P<y2>20\d\d|\d\d)"
        r"(?![\d-]| ?年| ?学|度| ?财| ?立法| ?会期) ?(?P<school>(?:school|academic) year|(?:legislative )?session)?"
        r"(?: (?:financial )?year)?")),
    (
        "fiscal_zh",
        (rf"(?<!\d)(?P<y1>20\d\d|二{NUMERAL}{{3}}) ?[-/至到] ?(?P<y2>20\d\d|\d\d|{NUMERAL}{{2,4}})(?!\d) ?"
        r"(?P<school>学年|立法(?:会)?(?:年度|会期)|会期)?(?:财政)?年?度?(?P<half>[上下]半年|[上下]学期|中[期段叶]"
        rf"|年?[初底末](?!步|期|级|阶|创)|年?中(?!小|心|央|国|学))?内?{_AFTER_ZH}"),
    ),
    ("range_zh", r"(?<!\d)(?P<y1>20\d\d) ?年 ?(?:至|到|和|及|-) ?(?P<y2>20\d\d) ?年(?:两年)?(?:间|内)?"),
    ("this_fiscal_zh", r"(?P<which>今|本|下|明|来)(?:一)?(?:个)?(?:财政)?年度(?:内)?"),
    ("day_zh", rf"(?P<year>{_YEAR_ZH}) ?(?:的)? ?{_DAY_ZH}(?: ?[至到-] ?(?P<until>\d{{1,2}}) ?月(?!\d))?{_AFTER_ZH}"),
    ("part_zh", rf"(?P<year>{_YEAR_ZH}) ?(?:的)? ?{_PART_ZH}{_AFTER_ZH}"),
    ("year_zh", rf"(?P<year>{_YEAR_ZH}) ?(?:年?内|稍后|较?后期)?{_AFTER_ZH}"),
    ("within_year_zh", (rf"(?<![\d{NUMERAL[1:-1]}两十数几多财半全个整] )"
        rf"(?<![\d{NUMERAL[1:-1]}两十数几多财半全个整来])年内")),
    ("bare_part_zh", rf"(?<![\d今明去全每]){_PART_ZH.replace('(?:年 ?)?', '年')}(?:之|以)?(?P<edge>前|后)?"),
    ("bare_half_zh", (r"(?<![年今明去度\d至个])(?P<part>[上下]半年|第 ?[一二三四1-4] ?季度?)"
        r"(?!度|世)(?:之|以)?(?P<edge>前|后)?")),
    ("year_end_en", r"(?P<lead>by|before|at) (?:the )?(?P<part>end)?(?:year[- ]end)\b"),
    ("bare_day_zh", rf"(?<![\d.年]){_DAY_ZH}(?:或(?:以|之)前|(?:之|以)?前(?!后))"),
    ("bare_month_zh", rf"(?<=[于在由])(?<!年[于在由]){_DAY_ZH}(?![\d-])"),
    ("term_en",
        (r"(?:before the end of |within )the (?:current|present) term(?! of [^og]| [a-z]+ment)"
        r"|(?:the )?(?:current|present)[- ](?:term (?:of the )?government|term of office of the government"
        r"|government'?s term)")),
    (
        "relative_en",
        (rf"within (?P<not>the |the first |first )?(?P<n>{_COUNT_EN}|half a) (?P<unit>year|month|week|day)s?"
        rf"(?:['’] time)?(?P<of> (?:of|after|from|upon|following) [a-z -]{{0,40}})?"
        rf"|\bin (?:about )?(?P<in>{_COUNT_EN}) (?P<units>year|month|week)s?['’] time\b"),
    ),
    ("next_en", rf"(?:in|over|within|during) the (?:next|coming) (?P<n>{_COUNT_EN}) (?P<unit>year|month)s?"),
    ("session_en",
        (r"(?:in |within |before the end of |by )?(?:the )?(?P<mid>middle of (?:the )?)?"
        r"(?P<which>current|next|coming|this) (?:(?:legislative |legco )?session|legislative year)\b")),
    ("next_month_en",
        (r"(?P<lead>(?:(?:in|on|by|at) or )?before |after |from |by |in |starting )?(?:from )?(?:the )?"
        r"(?P<third>end of |early |mid-|late )?next month\b")),
    ("this_fiscal_en", r"(?:in |within )?(?:the )?(?:the )?(?P<which>this|current|next|coming) financial year"),
    ("quarter_en",
        (r"(?P<lead>(?:(?:in|on|by|at) or )?before |after |from |by )?(?:the )?"
        r"(?P<n>first|second|third|fourth|last|latter) (?P<unit>quarter|half)(?: of)? (?:the )?"
        r"(?P<year>20\d\d|this year|next year|year)")),
    ("next_quarter_zh", r"(?:下|来)(?:一)?(?:个)?季度?(?:内|之前|前)?"),
    ("next_quarter_en", (r"(?P<lead>(?:(?:in|on|by|at) or )?before |by |in |within |during )?"
        r"(?:the (?:end of the )?)?(?:next|coming|following) quarter\b")),
    ("bare_quarter_en",
        (r"(?P<lead>(?:(?:in|on|by|at) or )?before |after |from |by |in |during )(?:the )?"
        r"(?P<n>first|second|third|fourth) (?P<unit>quarter|half)\b(?! of)"
        r"|(?<=as early as the )(?P<m>first|second|third|fourth) quarter(?! of)")),
    ("bare_month_en",
        (r"(?P<lead>(?:(?:in|on|by|at) or )?before |by |in |(?:before |by |in )?this )(?:the (?=end of ))?"
        rf"(?P<third>end of |end-|early |mid-|mid |late )?\b(?P<month>{MONTH})\b"
        r"(?! ?\d|,? (?:19|20)\d\d| (?:this|next|last) year)")),
    ("short_quarter_en",
        (r"(?P<lead>(?:(?:in|on|by|at) or )?before |after |from |by )?\b(?:q(?P<n>[1-4])|(?P<m>[1-4])q)(?: of)? ?"
        r"(?P<year>20\d\d)|(?P<lead2>before |after |from |by |in )?(?<![\d-])(?P<year2>20\d\d),? q(?P<n2>[1-4])\b")),
    ("day_en",
        (rf"(?P<lead>(?:(?:in|on|by|at) or )?before |after |from |by )?\b(?P<day>\d{{1,2}}) (?P<month>{MONTH})\b,? "
        r"(?P<year>20\d\d|this year|next year)")),
    ("us_day_en",
        (rf"(?P<lead>(?:(?:in|on|by|at) or )?before |after |from |by )?\b(?P<month>{MONTH}) (?P<day>\d{{1,2}}),? "
        r"(?P<year>20\d\d|this year|next year)")),
    ("month_en",
        (r"(?P<lead>(?:(?:in|on|by|at) or )?before |after |from |by )?(?:the )?"
        rf"(?P<third>end of |end-|early |mid-|mid |late )?\b(?P<month>{MONTH}),? (?:of )?"
        r"(?P<year>20\d\d|this year|next year)")),
    ("part_en",
        (r"(?P<lead>(?:(?:in|on|by|at) or )?before |after |from |by |around )?(?:the )?(?P<part>end of|end-|end"
        r"|early|mid-|mid|middle of|beginning of|late|later)(?: of| in)? ?(?:the )?"
        r"(?P<year>20\d\d|this year|next year|year\b)")),
    ("year_en",
        (r"(?P<lead>(?:as early|no later|not later) (?:as|than)|by|in|within|during|from|since|before|after|around"
        r"|starting|throughout|of|for)(?: from)? (?P<year>20\d\d|this year|next year|the year)(?![\d-])"
        r"(?P<edge> onwards?| and beyond)?")),
    ("moved_en", r"(?:(?<=\bto )|(?<=\buntil ))(?P<year>20\d\d)(?![\d,-])"),
    ("bare_year_en", r"\b(?P<year>this year|next year)\b"),
]  # fmt: skip
_PATTERN = [(name, re.compile(pattern)) for name, pattern in _RULES]
# What every expression has one of; most sentences have none, and are read no further.
_TIME_ZH = re.compile(r"[年月季届期天日周]|春节|圣诞")
# e.g. next month · before christmas · by mid-dec
_TIME_EN = re.compile(
    r"20\d\d|christmas|year|quarter|half|month|week|day|term|session"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_LETTERS = re.compile(r"[a-z]")
_BARE_YEAR = re.compile(r"20\d\d")
_STRETCHES_EN = ("range_en", "months_en", "fiscals_en")
_BARE_YEARS = ("fiscal_en", "fiscal_zh")  # 2026-27, which stands in either language
# What a rule finds nothing without, of which one is enough.
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NEEDS: dict[str, tuple[str, ...]] = {
    "ahead_zh": ("明年",), "term_zh": ("届",), "feast_zh": ("农历", "春节", "圣诞"), "quarters_zh": ("年",),
    "fiscals_zh": ("年度",), "next_zh": ("未来",), "session_zh": ("会期", "立法年度"), "next_month_zh": ("月",),
    "relative_zh": ("内",), "range_zh": ("年",), "this_fiscal_zh": ("年度",), "day_zh": ("月",), "part_zh": ("年",),
    "year_zh": ("年",), "within_year_zh": ("年内",), "bare_part_zh": ("年",), "bare_half_zh": ("半年", "第"),
    "bare_day_zh": ("前",), "bare_month_zh": ("月",),
    "next_quarter_zh": ("季",), "next_quarter_en": (" quarter",),
    "ahead_en": ("ahead", "this time"), "fiscals_en": ("20",), "range_en": ("20",), "months_en": MONTH_NAMES,
    "feast_en": ("christmas", "new year"), "fiscal_en": ("20",), "fiscal_zh": ("20", "二"), "year_end_en": ("year",),
    "term_en": ("term",),
    "relative_en": ("within", "time"), "next_en": ("the next", "the coming"), "session_en": ("session", "year"),
    "next_month_en": ("next month",), "this_fiscal_en": ("financial year",), "quarter_en": ("quarter", "half"),
    "bare_quarter_en": ("quarter", "half"), "bare_month_en": MONTH_NAMES, "short_quarter_en": ("q",),
    "day_en": MONTH_NAMES, "us_day_en": MONTH_NAMES, "month_en": MONTH_NAMES, "part_en": ("20", "year"),
    "year_en": ("20", "year"), "moved_en": ("20",), "bare_year_en": ("year",),
}  # fmt: skip


_NEEDED = NeededWords(_NEEDS.values())
_Rule = tuple[str, re.Pattern[str]]


def _rules_for(folded: str) -> tuple[_Rule, ...]:
    """Give the rules that can find something, in their order."""
    chinese = _TIME_ZH.search(folded) is not None
    english = _LETTERS.search(folded) is not None and _TIME_EN.search(folded) is not None
    if not chinese and not english and _BARE_YEAR.search(folded) is None:
        return ()
    return _rules_of(_NEEDED.held_by(folded), chinese=chinese, english=english)


@lru_cache(maxsize=512)  # most sentences hold the same few of these words
def _rules_of(words: frozenset[str], *, chinese: bool, english: bool) -> tuple[_Rule, ...]:
    """Give the rules that find something with these words, in a text of these languages."""
    return tuple(
        rule for rule in _PATTERN
        if (rule[0] in _BARE_YEARS or (english if rule[0].endswith("_en") else chinese))
        and not words.isdisjoint(_NEEDS[rule[0]])
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class DueDate:
    """An expression of time: `text` as the paper has it, from `start` to `end` in the given text.

    Both ends of the interval are inclusive; None means open. A relative one is counted from the day of
    issue ("within two years"); one that is counted from something else ("of launch") has neither.
    """

    text: str
    start: int
    end: int
    due_from: date | None
    due_to: date | None
    relative: bool = False
    vague: bool = False  # "around 2028"


def due_dates(text: str, issued: date | None = None) -> tuple[DueDate, ...]:
    """Find every expression of time in display text, in order, none overlapping another.

    "This year" is the year of `issued`; without it such words have no dates.
    """
    return due_dates_in(Folded.of(text), issued)


@lru_cache(maxsize=512)  # a sentence is asked for as a promise, a bullet and a day that counts
def due_dates_in(text: Folded, issued: date | None = None) -> tuple[DueDate, ...]:
    """Find every expression of time in a text that is folded already, as `due_dates` does."""
    taken: list[tuple[int, int]] = []
    found: list[DueDate] = []
    for name, pattern in _rules_for(text.folded):
        for match in pattern.finditer(text.folded):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            if name in _STRETCHES_EN and is_shift(text.folded, start):
                continue  # "deferred from 2027 to 2028" is two days
            if name == "moved_en" and shifted_at(text.folded, start) is None:
                continue
            span = READERS[name](match, issued)
            if span is None:
                continue
            taken.append((start, end))
            first, past = text.offsets[start], text.offsets[end]
            words = text.text[first:past]
            first += len(words) - len(words.lstrip())
            found.append(
                DueDate(
                    words.strip(), first, past, span[0], span[1],
                    relative=name.startswith("relative"),
                    vague="前后" in match[0] or "左右" in match[0] or "around" in match[0],
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda due: due.start))
