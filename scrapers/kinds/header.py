"""This file reads the head of a LegCo paper: number, day of meeting, committee, purpose, title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from scrapers.kinds.lines import FULL, Line, cut, line
from scrapers.kinds.patterns import (
    ITEM,
    NUMBERED,
    ends_sentence,
    folded_pattern,
    glue,
    glued,
    wide,
)
from scrapers.kinds.signatures import DATE_ONLY, ORGANISATION
from scrapers.numbering import paper_number
from scrapers.text import fold, hk_date

# e.g. 目的 · I. INTRODUCTION
OPENINGS = folded_pattern(
    r"^(?:[一二三四五六七八九十]{1,2}、|[ivx]{1,4}\.\s?)?(?:目的|引言|前言|導言|背景|摘要|問題|建議|purpose"
    r"|introduction|background|preamble|problem|proposal|purpose of (?:this|the) paper)\s?[:：]?$"
    r"|^(?:chapter (?:1|i)|第[一1]章)\b"
)
LONGEST_LINE = 160  # letters of a line that names a paper
_LONGEST_HEAD = 60
_LONGEST_BLOCK = 25  # lines, where nothing tells where the text begins
_SHORTEST_PROSE = 24  # columns
_MOST_BROKEN = 12  # lines
_STAMP = 60  # columns of a line that is nothing but a number or a day
_STOPS = "。.!?！？"
_CLOSERS = "」』”’\"' "
_BRACKETED = re.compile(r"^[(（\[].{0,300}[)）\]][.。]?$")
_COLUMNS = 2  # wide blanks in the first row of a table
_COMMITTEE = folded_pattern(
    r"^(?:立法會\s?)?(?:\S{0,40}?(?:事務委員會|小組委員會|法案委員會|財務委員會|內務委員會|專責委員會|帳目委員會"
    r"|議事規則委員會|監察委員會|利益委員會|調查委員會|聯席會議))$"
)
# e.g. panel on housing
_ENGLISH_COMMITTEE = re.compile(
    r"^(?:legislative council\s+)?(?:joint )?(?:panel on|panels on|subcommittee|bills committee|finance committee"
    r"|house committee|public works subcommittee|establishment subcommittee|select committee|committee on"
    r"|public accounts committee|joint subcommittee)\b"
)
_AND_ANOTHER = folded_pattern(r"委員會(?:及|與|和|、)$")
_COUNCIL = folded_pattern(
    r"^(?:立法會(?:\s?legislative council)?|legislative council(?: of the hong kong.{0,60})?|legco)$"
)
_PURPOSES = (
    (
        "discussion",
        folded_pattern(
            r"(?:^|\s)討論文件$|^供.{0,24}討論|^討論$|^for (?:discussion|consideration)\b|^discussion paper"
        ),
    ),
    (
        "information",
        folded_pattern(
            r"(?:^|\s)(?:資料|參考)文件$|^參考$|^供.{0,24}(?:參閱|參考)|^for information\b"
            r"|^information (?:paper|note)"
        ),
    ),
)
_FIRST_ITEM = folded_pattern(
    r"^(?:i|1)\s?[.．](?!\d)\s*\S|^一、|^(?:members present|出席委員|present)\s?[:：]?"
)
_VENUE = folded_pattern(
    r"^(?:in|at) .{0,40}(?:conference room|chamber)|^在.{0,24}(?:會議室|會議廳)"
    r"|^(?:日期|時間|地點|date|time|venue)\s?[:：]"
)
# Without a colon only what looks like one: "Refunds are" and "Reference is made" are prose.
# e.g. Ref : CB2/PL/AJLS · Our Ref. CITB 07/09/17 · 檔號：CB2/PL/AJLS · File Ref: DoJ/1
_REFERENCE = folded_pattern(
    r"^(?:檔\s?號|本函檔號)\s?[:：]?\s*"
    r"|^(?:file |our )?ref(?:erence)?\b\.?\s?(?:no\.?)?\s?(?:[:：]\s*|(?=$|[^\s\d]{0,8}[\d/(]|[a-z]{2,8} \S{0,10}/))"
)
# e.g. 立法會CB(2)1402/2025號文件 · LC Paper No. LS12/2025
_PAPER_LINE = folded_pattern(
    r"^(?:立法會\s?)?.{0,24}號文件$|^(?:lc|legco|legislative council) paper no|^(?:立法會)?cb\(\d\)"
    r"|^(?:fcr|pwsc|ec|fcri|pwsci|eci)\s?\(\d{4}"
    r"|^paper for (?:the )?.{0,60}(?:meeting|committee)(?: on .{0,24}| of .{0,24})?$"
)
# What stands on one row with something else, across a wide blank: a paper's number, or an aside behind it.
# e.g. LC Paper No. CB(3)1108/2026(02) · 立法會CB(3)1108/2026(02)號文件
_BESIDE = r"(?:lc|legco|legislative council) paper nos?\.? ?[^ ]{2,30}|[^ ]{4,40}號文件"
# e.g. 資料文件 立法會CB(3)1108/2026(02)號文件 · on 8 June 2026 (English version only)
_LAST = folded_pattern(rf"^(\S.{{0,60}}?) ({_BESIDE}|[(（][^()（）]{{3,60}}[)）])$")
# e.g. LC Paper No. CB(3)1108/2026(02) For discussion on 8 June 2026
_FIRST = folded_pattern(rf"^({_BESIDE}) (\S.{{0,60}})$")
_PAPER_FOR = folded_pattern(r"^.{0,40}會議文件$")
# What a paper is, on a line of its own: no part of what it is about.
# e.g. LEGISLATIVE COUNCIL BRIEF · 立法會參考資料摘要
_FORM_ALONE = folded_pattern(
    r"^(?:legislative council brief|立法會參考資料摘要|立法會秘書處擬備的?(?:最新)?背景資料簡介"
    r"|(?:updated )?background brief prepared by (?:the )?legislative council secretariat)$"
)
# e.g. (These minutes have been seen by the Administration)
_ASIDE = folded_pattern(
    r"^\(these minutes.{0,60}|^[(（].{0,80}(?:業經|審閱|確認|只備|中文本|電郵|傳真|issued by|seen by|seen and"
    r"|english version|chinese version|administration\)).{0,60}"
    r"|^(?:seen (?:and )?(?:confirmed )?by|administration\)).{0,40}$"
)
# e.g. To: All licensed corporations · 致：各認可機構
_ADDRESSED = folded_pattern(r"^(?:to|致)\s?[:：]\s?\S.{0,120}$")
# e.g. ITEM FOR FINANCE COMMITTEE · 財務委員會討論文件
_ITEM_FOR = folded_pattern(
    r"^item for (?P<en>(?:finance |establishment sub|public works sub)committee)"
    r"(?: of (?:the )?finance committee)?$|^(?:供)?(?P<zh>財務委員會|人事編制小組委員會|工務小組委員會)"
    r"(?:討論文件|參考文件)$"
)
_INVITES = folded_pattern(
    r"^(?:members are (?:invited|asked|requested) to|請(?:各)?(?:委員|議員)(?=.{0,12}(?:批准|建議|備悉|通過|考慮)))"
)
_MEETING = folded_pattern(
    r"會議(?:文件|日期)?|meeting|舉行|^held|for discussion|for information|討論|參考|供"
)
_DATE_FIRST = folded_pattern(
    r"^[\d〇零○一二三四五六七八九]{4}\s?年|^(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)


@dataclass
class Head:
    """What stands above a paper's text, and where the text begins."""

    number: str | None = None
    file_ref: str | None = None
    meeting_date: date | None = None
    committee: str | None = None
    purpose: str | None = None
    title: str = ""
    lines: list[str] = field(default_factory=list)  # those that its fields stand for
    begins: int = 0


def head(lines: Sequence[Line], width: int) -> Head:
    """Read the lines above the first sentence, heading or numbered paragraph; a full line has `width` columns."""
    found = Head(begins=_begins(lines, width))
    title: list[str] = []
    above = [cell for each in lines[: found.begins] for cell in _cells(each)]
    index = 0
    while index < len(above):
        each = above[index]
        index += 1
        if (
            _take_reference(each, found)
            or _take_date(each, found)
            or _take_body(each, found)
            or _COUNCIL.match(each.folded)
            or (_FORM_ALONE.match(each.folded) and index < len(above))
            or _ASIDE.match(each.folded)
            or _ADDRESSED.match(each.folded)
        ):
            found.lines.append(each.text)
            continue
        taken = _take_committee(above, index - 1, found, title)
        if taken:
            found.lines += [line.text for line in above[index - 1 : index - 1 + taken]]
            index += taken - 1
            continue
        title.append(each.text)
    found.title = glued(title)
    return found


def is_headed(lines: Sequence[Line]) -> bool:
    """Say whether lines open as LegCo's papers do: a paper's number or a file reference, alone."""
    return any(
        (_PAPER_LINE.match(each.folded) and paper_number(each.text) and wide(each.text) <= _STAMP)
        or _REFERENCE.match(each.folded)
        for row in lines[:12]
        for each in _cells(row)
    )


def _cells(each: Line) -> list[Line]:
    """Give what stands side by side on a row above a text: a number beside what the paper is for, or a day."""
    if not each.gaps or not (parted := _LAST.match(each.folded) or _FIRST.match(each.folded)):
        return [each]
    return [line(cut(each, *parted.span(n)), each, logical=each.logical) for n in (1, 2)]


def title_block(lines: Sequence[Line], width: int) -> list[Line]:
    """Give the lines that name a paper: those above its text that are no sentence and no item of a list."""
    opens = _opens(lines, width)
    above = lines[: _LONGEST_BLOCK if opens is None else opens]
    return [
        each
        for each in above
        if len(each.folded) <= LONGEST_LINE and not ITEM.match(each.folded) and not is_prose(each)
    ]


def is_prose(each: Line) -> bool:
    """Say whether a line closes a sentence; a line in brackets closes none, nor does "7:30 p.m."."""
    if wide(each.text) < _SHORTEST_PROSE or _BRACKETED.match(each.text):
        return False
    return each.text.rstrip(_CLOSERS)[-1:] in _STOPS and ends_sentence(each.text)


def _opens(lines: Sequence[Line], width: int) -> int | None:
    """The first sentence, heading that opens a text, numbered paragraph, item or table; None without any."""
    broken = 0  # full lines just above, that the same sentence may have been broken over
    for index, each in enumerate(lines[:_LONGEST_HEAD]):
        match = NUMBERED.match(each.folded)
        broken = 0 if each.gap and not each.flows else broken
        if index and (
            OPENINGS.match(each.folded)
            or (match and int(match[1]) <= 2)
            or _FIRST_ITEM.match(each.folded)
            or each.role == "table"
            or _INVITES.match(each.folded)
            or each.gaps >= _COLUMNS
        ):
            return index
        if index > broken and is_prose(each):
            return index - broken
        full = not each.logical and wide(each.text) >= FULL * width
        broken = broken + 1 if full and broken < _MOST_BROKEN else 0
    return None


def _begins(lines: Sequence[Line], width: int) -> int:
    opens = _opens(lines, width)
    if opens is not None:
        return opens
    for index, each in enumerate(lines[:_LONGEST_HEAD]):
        if index and ends_sentence(each.text) and each.text[-1] not in ")）」":
            return index
    return min(1, len(lines))


def _take_reference(each: Line, found: Head) -> bool:
    reference = _REFERENCE.match(each.folded)
    if reference and reference.end() < len(each.folded) and len(each.text) == len(each.folded):
        found.file_ref = found.file_ref or each.text[reference.end() :].strip()
        return True
    if _PAPER_LINE.match(each.folded):
        found.number = found.number or paper_number(each.text)
        return True
    return False


def _take_date(each: Line, found: Head) -> bool:
    """A date above the text is the meeting's; the day it was written stands below."""
    purpose = next((name for name, pattern in _PURPOSES if pattern.search(each.folded)), None)
    day = hk_date(each.text) if wide(each.text) <= 90 else None
    alone = DATE_ONLY.match(each.folded) is not None
    if purpose and wide(each.text) <= 90:
        found.number = found.number or paper_number(each.text)
        found.purpose = found.purpose or purpose
        found.meeting_date = found.meeting_date or day
        return True
    if day and (alone or _MEETING.search(each.folded) or _DATE_FIRST.match(each.folded)):
        found.meeting_date = found.meeting_date or day
        return alone or wide(each.text) <= 90
    if day and _VENUE.match(each.folded):
        found.meeting_date = found.meeting_date or day
    return _PAPER_FOR.match(each.folded) is not None or _VENUE.match(each.folded) is not None


def _take_body(each: Line, found: Head) -> bool:
    """Take a line such as ITEM FOR FINANCE COMMITTEE: it names a body, the subject stands below."""
    named = _ITEM_FOR.match(each.folded)
    if not named:
        return False
    name = named["en"] or named["zh"]
    start = each.folded.index(name)
    shown = cut(each, start, start + len(name))
    found.committee = shown.title() if shown.isupper() else shown
    return True


def _joint(above: Sequence[Line], index: int) -> tuple[str, int] | None:
    """Two committees that meet together, one on each line: 甲委員會及 / 乙委員會聯席會議."""
    text, taken = above[index].text, 1
    while _AND_ANOTHER.search(fold(text)) and taken < 3 and index + taken < len(above):
        text += above[index + taken].text
        taken += 1
    return (text, taken) if taken > 1 and _COMMITTEE.match(fold(text)) else None


def _take_committee(above: list[Line], index: int, found: Head, title: list[str]) -> int:
    """Give how many lines name the committee: 0 if these do not."""
    each = above[index]
    if found.committee or title:
        return 0
    joint = _joint(above, index)
    if joint:
        found.committee = joint[0]
        return joint[1]
    if _COMMITTEE.match(each.folded) and not each.folded.endswith(fold("報告")):
        found.committee = each.text
        return 1
    if not _ENGLISH_COMMITTEE.match(each.folded):
        return 0
    text, taken = each.text, 1
    while (
        index + taken < len(above)
        and taken < 3
        and re.search(r"(?:,|\b(?:and|on|of|the|to|for|relating))$", text, re.IGNORECASE)
    ):
        text = glue(text, above[index + taken].text)
        taken += 1
    before = above[index - 1] if index else None
    if before is not None and before.folded == "legislative council":
        text = f"{before.text} {text}"
    found.committee = text
    return taken


def title_page(lines: Sequence[Line]) -> tuple[Head, list[Line]]:
    """Read the page that opens slides: its title, and the lines below that say for whom and when."""
    found = Head()
    title: list[Line] = []
    rest: list[Line] = []
    for each in lines:
        dated = DATE_ONLY.match(each.folded)
        committee = _COMMITTEE.match(each.folded) or _ENGLISH_COMMITTEE.match(each.folded)
        if dated and title:
            found.meeting_date = found.meeting_date or hk_date(each.text)
        elif committee and title:
            found.committee = found.committee or each.text
        elif not (rest or (title and _is_below_title(title[0], each))):
            title.append(each)
            continue
        rest.append(each)
    found.title = glued(each.text for each in title)
    return found, rest


def stamps(lines: Sequence[Line]) -> Head:
    """Read what the Council stamped above the title of slides; `begins` says how many lines it takes."""
    found = Head(begins=next((at for at, each in enumerate(lines) if not _is_stamped(each)), 0))
    for each in lines[: found.begins]:
        found.lines.append(each.text)
        found.number = found.number or paper_number(each.text)
        found.meeting_date = found.meeting_date or hk_date(each.text)
        if _COMMITTEE.match(each.folded) or _ENGLISH_COMMITTEE.match(each.folded):
            found.committee = found.committee or each.text
    return found


def _is_stamped(each: Line) -> bool:
    """Say whether a line above the title of slides is the Council's: a number, a committee, its meeting's day."""
    if _PAPER_LINE.match(each.folded) and paper_number(each.text):
        return wide(each.text) <= _STAMP
    dated = _MEETING.search(each.folded) and hk_date(each.text)
    body = _COMMITTEE.match(each.folded) or _ENGLISH_COMMITTEE.match(each.folded)
    return bool(body or DATE_ONLY.match(each.folded) or (dated and wide(each.text) <= _STAMP))


def _is_below_title(title: Line, each: Line) -> bool:
    return title.role == "heading" or ORGANISATION.search(each.folded) is not None
