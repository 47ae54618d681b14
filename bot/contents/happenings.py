"""This file finds when a programme was launched, extended, expanded, closed, raised or moved, as papers say it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.contents.due_dates import DueDate
from bot.contents.figures.days import dates_in
from bot.contents.figures.names import Names, Place
from bot.contents.figures.tellers import told_by_others, turned
from bot.contents.folded import Folded
from bot.contents.statements import Statement
from scrapers.items import Document
from storage.records import Happened, Happening

_GO_ON = ("extended", "moved")  # of which the day is the one to which it goes on
MOST = 60  # happenings of one paper
# One letter each in the place of a programme that is asked for, of a day, and of anything else that is named.
_NAME, _DAY, _OTHER = "\ue000", "\ue001", "\ue002"
# e.g. was not launched · 有議員建議
_DOUBTED_EN = (
    r"\b(?:not|never|no longer|yet to|without|if|unless|whether|propos(?:e|es|ed|al|als|ing)|suggest(?:s|ed|ion)?"
    r"|recommend(?:s|ed)?|request(?:s|ed)?|urge[sd]?|would|could|should|may|might|can|consider(?:s|ed|ing)?"
    r"|before|after|prior|other than)\b"
)
_DOUBTED_ZH = (
    r"未|没|不会|不再|不是|如果|若|假如|倘|是否|筹备|筹划|建议|要求|促请|考虑|研究|可能|或会|应否|应当"
    r"|之前|以前"
)
_DOUBTED = re.compile(f"{_DOUBTED_EN}|{_DOUBTED_ZH}")
# e.g. will be launched · 預計於2027年推出
_PLANNED_EN = (
    r"\b(?:will|shall|to be|is to|are to|plan(?:s|ned)?|expect(?:s|ed)?|schedul(?:e|ed)|target(?:s|ed)?|aim(?:s|ed)?"
    r"|intend(?:s|ed)?|tentatively|due)\b|(?:^|[ ,])to $"
)
_PLANNED_ZH = rf"将(?!{_NAME})|会(?![议员])|计划[在于]?$|预计|预期|拟|目标是|争取|打算"
_PLANNED = re.compile(f"{_PLANNED_EN}|{_PLANNED_ZH}")
_ADVERB = r"(?:also|first|then|now|again|since|further|already|[a-z]{3,14}ly|jointly|in phases|with effect)"
_BE = r"(?:was|were|is|are|has|have|had|been|being|be|will|shall|to|got|expected|scheduled|planned|targeted|due)"
_OPENS = r"[「『《“\"]?"
_BRACKETED = r"(?: ?\([^()]{1,60}\))?"
# What may stand between a programme's name and what became of it.
_LINK_EN = rf"{_BRACKETED},?(?: (?:which|that))?(?: (?:{_BE}|{_ADVERB}|(?:(?:in|on|from|since|by) )?{_DAY},?)){{0,7}} "
_KIND_ZH = r"(?:计划|项目|基金|平台|系统|服务|措施)?(?:[(（][^()（）]{1,30}[)）])?"
_MANNER_ZH = (
    r"[,，]|已经?|亦|也|便|正式|全面|分阶段|陆续|率先|首次|再次?|进一步|成功|公开|逐步|现已|可|将会|将|会"
    r"|于|在|自|由|从|至|获|被|计划|预计|预期|拟|起|开始"
)
_LINK_ZH = rf"{_KIND_ZH}(?:{_MANNER_ZH}|{_DAY}){{0,9}}"
_DETERMINED = r"(?:(?:the|its|a|an|our|this|new|revamped|pilot|first|second|whole|entire) ){0,4}"
_NEW_ZH = r"(?:了|全新的?|新的?|首个|一项|名为|该|为期[^,，。]{1,6}的){0,3}"
_PREPOSED = r"in|on|from|since|by|to|until|with|for|at|as"
# What may stand behind a name that is the whole of what is spoken of.
_WHOLE_EN = (
    rf"(?=[,.;:)”\"]|$| ?\([^()]{{1,60}}\)[,. ]| ?{_DAY}"
    rf"| (?:{_PREPOSED}|and|which|that|was|were|has|had|is|again)\b)"
)
_SCOPE_ZH = r"的(?:适用|资助|服务)?(?:范围|规模)"
_WHOLE_ZH = (
    rf"(?=[,，.。;；:：)）]|$|[以供让为并及和自于在由至后]|起|计划(?![书的])|{_DAY}|{_SCOPE_ZH})"
)
# Behind what a programme did by itself: it did nothing to something else.
_BEHIND_EN = rf"{_PREPOSED}|and|across|into|under|after|over|last|this|again|[a-z]{{2,16}}ly"
_BY_ITSELF = rf"(?= (?:{_BEHIND_EN})\b|[,.;)]| ?$| ?{_DAY}| \()"
# Before a name, what makes it a part of something else that is spoken of.
# e.g. the upgrade of the · 透過
_OF_ELSE = re.compile(
    r"\b(?:of|for|under|in|on|by|with|to|through|via|about|than|unlike|like|and|or|using) (?:the |its |our |this )?$"
    r"|[及和与或以用经过透]$|(?:在|通过|透过|根据|按照|按|除了?|有别于)$"
    r"|(?:首|第[一二三四五六七八九十\d]{1,3})(?:期|阶段|批|轮)[「『《]?$"
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """One thing that may become of a programme, and in which words it is said."""

    what: Happened
    became: str  # of itself, in English
    became_zh: str
    done: str  # to it
    done_zh: str
    noun: str
    before_zh: str  # in one word, before what it became so of

    def pattern(self) -> re.Pattern[str]:
        """Give what finds it said of a programme."""
        own = rf"(?:{self.became}){_BY_ITSELF}"
        closed = rf"(?:{_WHOLE_EN}|[」』》”\"]?{_WHOLE_ZH})"
        ways = (
            rf"(?P<n>{_NAME})(?:{_LINK_EN}{own}|[”\"」』》]?{_LINK_ZH}(?:{self.became_zh}))",
            rf"(?<![a-z])(?:(?:{self.done}) {_DETERMINED}|(?:{self.done_zh}){_NEW_ZH}){_OPENS}(?P<n2>{_NAME}){closed}",
            rf"\b{self.noun} of {_DETERMINED}(?P<n3>{_NAME})(?= (?:in|on|since|from) (?:the )?{_DAY})",
            rf"^(?:first )?{own} (?:in|on|since) {_DAY}, (?:the )?(?P<n4>{_NAME})",
            rf"{_DAY}(?:正式|全面|起)?{self.before_zh}的{_OPENS}(?P<n5>{_NAME})(?:[」』》]|{_WHOLE_ZH})",
        )
        return re.compile("|".join(ways))


_ENDS_ZH = r"(?=[,，.。;；)）]|$|以来|至今|后|及|并)"
_KINDS = (
    _Kind(
        "launched",
        r"launched|rolled out|introduced|set up|established|inaugurated|commissioned|went live"
        r"|came into (?:operation|service)|put into (?:operation|service|use)|commenced(?: (?:operation|service))?"
        r"|(?<=will )(?:commence|go live|come into (?:operation|service))",
        rf"(?:推出|成立|设立|启用|投入(?:服务|使用|运作)|开始(?:运作|接受申请)|启动|面世|上线){_ENDS_ZH}",
        r"launch(?:ed)?|roll(?:ed)? out|introduced?|set up|establish(?:ed)?|inaugurated?|commissioned?",
        r"推出|成立|设立|启用|启动|开展",
        r"(?:launch|introduction|roll-?out|establishment|commencement|inception|inauguration|commissioning)",
        r"(?:推出|成立|设立|启用|启动)",
    ),
    _Kind(
        "extended",
        r"(?:extended|prolonged|renewed)(?! to (?:cover|include|all|more|other))",
        r"延长|延续|续期|延展",
        r"extend(?:ed)?|prolong(?:ed)?|renew(?:ed)?",
        r"延长|延续|延展",
        r"(?:extension|renewal)",
        r"(?:延长|延续)",
    ),
    _Kind(
        "expanded",
        r"expanded|broadened|widened|scaled up|extended(?= to (?:cover|include|all|more|other))",
        r"扩展|扩大|扩阔|推展|推广",
        r"expand(?:ed)?|broaden(?:ed)?|widen(?:ed)?|scaled? up",
        r"扩展|扩大|扩阔|推展|推广",
        r"(?:expansion|broadening)",
        r"(?:扩展|扩大|推展)",
    ),
    _Kind(
        "closed",
        r"closed|ended|ceased(?: (?:operation|service|to [a-z]+(?: new)? applications))?|terminated|concluded"
        r"|discontinued|wound up|expired|(?<=will )(?:close|end|cease|expire)",
        r"结束|终止|停止(?:运作|服务|接受(?:新)?申请)?|截止(?:接受)?申请|关闭|届满|完结",
        r"clos(?:e|ed)|end(?:ed)?|ceased?|terminated?|discontinued?|wound up",
        r"结束|终止|停止|关闭",
        r"(?:closure|termination|conclusion|end)",
        r"(?:结束|终止|关闭)",
    ),
)
_MET = tuple((kind.what, kind.pattern()) for kind in _KINDS)
_CAP = r"(?:ceiling|cap|limit|maximum [a-z]{3,12}|funding amount|subsidy|grant)"
_RAISED = r"(?:rais(?:e|ed)|increas(?:e|ed)|lift(?:ed)?|doubled?|lower(?:ed)?|reduced?|revised?)"
_RAISED_ZH = r"(?:提高|上调|调高|调升|提升|增加|增至|倍增|调低|下调)"
_ITS = rf"[^,;.{_OTHER}]{{0,40}} (?:of|under|for) {_DETERMINED}(?P<n>{_NAME})"
# e.g. the funding ceiling of the Fund was raised · 基金的資助上限由500萬元提高至
_CAPS = tuple(
    re.compile(one)
    for one in (
        rf"\b{_CAP}{_ITS}[^;.{_OTHER}]{{0,60}}? {_RAISED}\b",
        rf"(?P<n>{_NAME})(?:'s)? (?:[a-z]{{3,14}} ){{0,2}}{_CAP}[^;.{_OTHER}]{{0,60}}? {_RAISED}\b",
        rf"\b{_RAISED} the (?:[a-z]{{3,14}} ){{0,3}}{_CAP}{_ITS}",
        rf"(?P<n>{_NAME})[^,，;；。{_OTHER}]{{0,14}}上限[^;；。{_OTHER}]{{0,30}}?{_RAISED_ZH}",
        rf"{_RAISED_ZH}(?P<n>{_NAME})[^,，;；。{_OTHER}]{{0,14}}上限",
    )
)
_MOVED = r"(?:deferred|postponed|delayed|advanced|brought forward|put back|pushed back|rescheduled)"
_MOVED_ZH = r"(?:推迟|押后|延迟|延期|延后|提前|提早|改)"
# e.g. completion of the Scheme has been deferred from 2025 to mid-2026 · 平台的推出日期押後至2026年
_FROM_TO = (
    rf"(?: by [a-z0-9 -]{{1,20}})?(?: (?:from )?{_DAY})? (?:to|until|till) (?:the )?(?P<d>{_DAY})"
)
_MOVES = (
    re.compile(rf"{_NAME}[^;.{_OTHER}]{{0,60}}? {_MOVED}{_FROM_TO}"),
    re.compile(rf"{_NAME}[^,，;；。{_OTHER}]{{0,24}}?{_MOVED_ZH}(?:至|到|为|于)(?P<d>{_DAY})"),
)
# What is extended to a place, or to more people, is expanded.
_TO_PLACE = re.compile(rf"[”\"]? to (?!(?:the |early |late |mid-){{0,2}}{_DAY})")
_BARE = rf"[^,，;；.。{_DAY}{_NAME}{_OTHER}]"
_ON = r"(?:\b(?:in|on|from|since|by|at|effective|of)(?: the)?|于|在|自|由|从)? ?"
# From what happened to its day, and from a day to what happened then.
_TO_DAY = re.compile(rf"{_BARE}{{0,50}}?{_ON}(?P<d>{_DAY})")
# In a clause of its own, what leads in the day from which something holds.
_HOLDS = r"(?:, ?(?:with effect|effective)(?: from| on)? ?|[,，](?:并?[自由]|于))"
_TO_EFFECT = re.compile(rf"[^;；.。{_DAY}{_NAME}{_OTHER}]{{0,50}}?{_HOLDS}(?P<d>{_DAY})(?!起?至)")
_TO_END = re.compile(rf"{_BARE}{{0,40}}?(?:\b(?:to|until|till)(?: the)?|至|到)[ ]?(?P<d>{_DAY})")
_FROM_DAY = re.compile(
    rf"(?P<d>{_DAY})(?:[,，]?{_BARE}{{0,50}}|{_BARE}{{0,12}}[,，]{_BARE}{{0,40}})$"
)
# What makes a day that of what somebody said.
# e.g. was told that · 政府表示
_SAID = re.compile(
    r"\b(?:that|said|says|told|stated|stating|announc|inform|repl(?:y|ied)|not(?:ed|ing)|report|discuss|brief)"
    r"|表示|指出|回复|答复|宣布|公布|告知|汇报|讨论|会议|审议|通过"
)
_WITHIN = re.compile(r"[之以]?[内前](?![^,，。]{0,2}的)")
_UNTIL = re.compile(r"(?:\b(?:until|till|to|before|by)|至|到|直至|截至|前)(?: the)? ?$")
_CLAUSE = re.compile(r"[;；.。,，]")


def happenings(
    document: Document, names: Mapping[str, Sequence[str]], stated: Sequence[Statement]
) -> tuple[Happening, ...]:
    """Give what became of programmes and when, each by its key with its names, as the text says it.

    A day counts where the same sentence names the programme itself, says what became of it, and sets
    the day beside that. What Members ask or the press says is left out, and so is what is denied,
    supposed, or proposed.
    """
    known = Names([one.whole for one in stated], names)
    found = (one for sentence in stated for one in _of(sentence, known, document))
    return tuple(dict.fromkeys(islice(found, MOST)))


def _of(one: Statement, known: Names, document: Document) -> Iterator[Happening]:
    days = [
        day for day in dates_in(one.whole, document.published) if day.due_from is not None
        and day.due_to is not None and not day.vague and (day.due_to - day.due_from).days <= 366
    ]  # fmt: skip
    if not days:
        return
    places = known.places(one.whole)
    keys = {place.key for place in places if place.key is not None and not place.aside}
    if len(keys) != 1:  # of two that are named, who is to say whose day it is
        return
    if told_by_others(one) is not None or turned(one):
        return
    (key,) = keys
    masked = _Masked.of(one.whole, places, days)
    for what, until, start, end, at in _found(masked.text):
        day = masked.days[at]
        assert day.due_from is not None
        assert day.due_to is not None
        before = masked.text[masked.clause(start) : start]
        if _DOUBTED.search(before + masked.text[start:end]):
            continue
        later = document.published is not None and day.due_from > document.published
        if what == "expanded" and day.text.lower().startswith("since"):
            continue  # step by step from then on
        aimed = _PLANNED.search(before + masked.text[start:end]) is not None
        if until and what not in _GO_ON and not aimed:
            continue  # by a day that is over: when, nobody says
        planned = later or aimed
        yield Happening(
            key or "", what, planned, until, day.due_from, day.due_to, day.text,
            " ".join(one.text.split()), one.cites,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Masked:
    """A folded sentence in which what is named and the days are a letter each; the days by their places."""

    text: str
    days: Mapping[int, DueDate]

    @classmethod
    def of(cls, whole: Folded, places: Sequence[Place], days: Sequence[DueDate]) -> _Masked:
        """Mask a sentence."""
        cuts: list[tuple[int, int, str, DueDate | None]] = [
            (whole.at(day.start), whole.at(day.end), _DAY, day) for day in days
        ]
        for place in places:
            letter = _NAME if place.key is not None and not place.aside else _OTHER
            if not any(place.start < end and start < place.end for start, end, _, _ in cuts):
                cuts.append((place.start, place.end, letter, None))
        pieces: list[str] = []
        at, size, held = 0, 0, dict[int, DueDate]()
        for start, end, letter, due in sorted(cuts, key=lambda cut: cut[0]):
            if start < at:
                continue
            kept = whole.folded[at:start] + _lead(whole.folded[start:end], due)
            pieces += [kept, letter]
            size += len(kept)
            if due is not None:
                held[size] = due
            size, at = size + 1, end
        pieces.append(whole.folded[at:])
        return cls("".join(pieces), held)

    def clause(self, at: int) -> int:
        """Give where the clause begins that a place stands in."""
        ends = [match.end() for match in _CLAUSE.finditer(self.text)]
        place = bisect_left(ends, at + 1)
        return ends[place - 1] if place else 0


def _lead(said: str, due: DueDate | None) -> str:
    """Give the word that leads in a day, where the day was read with it."""
    if due is None:
        return ""
    lead = re.match(r"(?:in|on|from|since|by|until|till|to|before) (?:the )?", said)
    return lead[0] if lead else ""


_Found = tuple[Happened, bool, int, int, int]


def _found(text: str) -> Iterator[_Found]:
    """Give what became of the programme: whether the day is its end, where it is said, and where the day is."""
    if _NAME not in text:
        return
    for what, pattern in _MET:
        for match in pattern.finditer(text):
            which = next(one for one in ("", "2", "3", "4", "5") if match[f"n{one}"])
            name = match.start(f"n{which}")
            if not which and _OF_ELSE.search(text[max(0, name - 24) : name]):
                continue
            became: Happened = what
            if what == "extended" and _TO_PLACE.match(text, match.end()):
                became = "expanded"
            at, until = _day(text, *match.span(), goes_on=became in _GO_ON)
            if at is not None:
                yield became, until, *match.span(), at
    for pattern in _CAPS:
        for match in pattern.finditer(text):
            at, until = _day(text, *match.span(), goes_on=False)
            if at is not None:
                yield "cap", until, *match.span(), at
    for pattern in _MOVES:
        for match in pattern.finditer(text):
            yield "moved", True, *match.span(), match.start("d")


def _is_end(text: str, start: int, day: int) -> bool:
    """Say whether something is to be by a day, rather than on it."""
    return bool(_UNTIL.search(text[start:day]) or _WITHIN.match(text, day + 1))


def _day(text: str, start: int, end: int, *, goes_on: bool) -> tuple[int | None, bool]:
    """Give where the day stands at which something happened, and whether it is that of its end."""
    if goes_on and (ended := _TO_END.match(text, end)):
        return ended.start("d"), True
    inside = text.find(_DAY, start, end)
    if inside >= 0:
        until = _is_end(text, start, inside)
        return (None if until and goes_on else inside), until
    if behind := _TO_DAY.match(text, end):
        until = _is_end(text, end, behind.start("d"))
        return (None if until and goes_on else behind.start("d")), until
    if behind := _TO_EFFECT.match(text, end):
        return behind.start("d"), False
    ahead = _FROM_DAY.search(text[:start], max(0, start - 110))
    if ahead and not _SAID.search(ahead[0]) and not _UNTIL.search(text[: ahead.start()][-12:]):
        return ahead.start("d"), False
    return None, False
