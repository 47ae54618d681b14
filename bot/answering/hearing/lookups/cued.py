"""This file looks up what a sentence names, where one of its words says what is asked of it: how many, who kept it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.arguments import daynames, days_said, questions
from bot.answering.arguments.sought import sought
from bot.answering.arguments.words import either_script
from bot.answering.channels import Refused
from bot.answering.finding import briefing
from bot.answering.hearing import grammar, shorthand
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import as_typed, unsure
from bot.answering.hearing.lookups import slots
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import (
    Briefing,
    Commitments,
    Guessed,
    Intent,
    Latest,
    LookAhead,
    Meetings,
    Programme,
    Search,
)
from bot.calendar import hong_kong
from bot.topics import registers
from scrapers.text import fold

MOST_LETTERS = 200
_TIMES = frozenset(("<span>", "<date>"))
_LOOSE = (Search, Briefing, Commitments, Latest, LookAhead, Meetings, Programme)
# What is counted or spent of a programme, or how far it is.
# e.g. how many are up now · latest number · take-up by year · 而家有幾多支 · 登記人數
_FIGURES = re.compile(
    either_script(
        r"\bhow (?:many|much|far)\b|\b(?:numbers?|figures?|statistics|stats|totals?|counts?|take-?up|uptake"
        r"|progress|registrations?|registered|users?|downloads?|applications?|amounts?|spending|spent|costs?"
        r"|headcount|year by year|by year|roll-?out|so far)\b|幾多|多少|人數|數字|數目|進度|進展|用量|使用率|登記"
        r"|申請(?:數|宗)|開支|用咗"
    )
)
# What asks for papers, or for what was said or promised.
# e.g. papers · who asked · promised · 質詢 · 承諾
_OTHERWISE = re.compile(
    either_script(
        r"\b(?:papers?|documents?|questions?|asked|who|said|says?|promis\w+|pledg\w+|commit\w+|deadlines?|due|when"
        r"|overdue|target|follow|subscribe|alerts?|bills?|speech\w*|meetings?|minutes|hansard|search)\b|文件|質詢"
        r"|答覆|有冇講|講過|提到|提及|問過|邊個|承諾|應承|幾時|何時|期限|會議|訂閱|跟進"
    )
)
# e.g. look-ahead · the week ahead · 前瞻
_AHEAD = re.compile(
    either_script(
        r"\b(?:look[- ]?aheads?|weeks? ahead|what's (?:ahead|coming up)|coming up)\b|前瞻|睇頭|展望"
    )
)
# The same by the name of what is told each week.
# e.g. look-ahead · week ahead · 前瞻
_TOLD_WEEKLY = re.compile(either_script(r"\blook[- ]?aheads?\b|\bweeks? ahead\b|前瞻|展望"))
# e.g. with the briefings as well · 連埋簡報
_BRIEFINGS = re.compile(either_script(r"\bbriefings?\b|簡報(?!會)"))
# e.g. without · not · 唔要
_NOT = re.compile(
    either_script(r"\b(?:no|not|without|except|don't|stop|instead of|never)\b|n't\b|唔|不|冇|無須")
)
# e.g. tomorrow · 聽日
_NEAR = re.compile(rf"\b(?:today|tomorrow)\b|{daynames.TODAY_HAN}", re.IGNORECASE)
# That something is on.
# e.g. what's on · any meetings
_ON = re.compile(
    r"\b(?:what(?:'s| is)? (?:on|happening|up|scheduled)|anything (?:on|happening|scheduled)|meetings?|sittings?"
    r"|meets?|agenda)\b"
)
# What was said, and not promised.
# e.g. what did the HKMA say about · what has DoJ said on
_SAID = re.compile(
    r"\b(?:what (?:did|has|have|does|do)|did|has|have) (?:the )?.{2,60}? (?:say|said|says|think|write|written"
    r"|publish(?:ed)?|put out|mention(?:ed)?|comment(?:ed)?)\b(?! (?:when|if|whether|they|it|that|by)\b)"
)
# That a meeting of a committee is the next.
# e.g. next ITB panel · 下次會議
_NEXT = re.compile(
    either_script(r"\b(?:next|coming|upcoming)\b|(?:下次|下一次|下個|來緊|接下來|即將|跟住)")
)
# e.g. which papers are in · what will they discuss · 有咩文件 · 討論乜
_OF_NEXT = re.compile(
    either_script(
        r"\b(?:which|what|any) papers?\b|\bpapers? (?:are |is )?(?:in|out|ready|missing|there)\b"
        r"|\bwhat(?:'s| is| will)?\b.{0,30}\b(?:discuss\w*|agenda)\b"
        r"|(?:有|收到|欠|差|爭)(?:咩|乜|邊啲|哪些|什麼)?文件|(?:討論|傾|審議|講)(?:緊)?(?:咩|乜|什麼|邊啲|哪些)"
    )
)
# Whether somebody did what they had said.
# e.g. did ITIB keep its word on · has DoJ delivered on
_KEPT = re.compile(
    r"\b(?:keep|kept|keeping|break|broke|broken) (?:its|their|his|her|the) (?:word|promises?|pledges?)"
    r"(?: (?:on|about|over))?\b|\b(?:delivered|make good|made good|follow(?:ed)? through) on\b"
)


_SWITCHED = ("ahead o", "briefing o")


def meant(heard: Heard) -> Intent | None:
    """Give what a sentence looks up by one of its words; None where none says so, or what was read is sure."""
    text, read = heard.text, heard.read
    if isinstance(read, Guessed) and read.intent is None and read.line.startswith(_SWITCHED):
        return _both(text, fold(text))
    if len(text) > MOST_LETTERS or not unsure(read, text, _LOOSE) or grammar.is_search(text):
        return _briefed(heard) if isinstance(read, Briefing) and len(text) <= MOST_LETTERS else None
    said = fold(shorthand.in_full(text)).replace("’", "'")
    return (
        _both(text, said)
        or _week_on(heard, said)
        or _figures(heard, said)
        or _of_unknown(text)
        or _kept(heard, said)
        or _spoken(heard, said)
        or _next_of(heard, said)
        or _briefed(heard)
    )


# What a programme is called by, known or not.
# e.g. the Smart Traffic Fund · Digital Transformation Pilot Scheme · 中小企業市場推廣基金
_PROGRAMME = re.compile(
    r"\b(?P<en>(?:[A-Z][\w'&-]{1,20} (?:(?:for|of|on|and|the|in) ){0,2}){1,6}"
    r"(?:Fund|Scheme|Programme|Program|Project|Initiative|Pilot|Platform|Sandbox))\b"
    r"|(?:^|[\s,，、「])(?P<han>[\u3400-\u9fff]{3,16}?(?:先[導导]計劃|先导计划|[資资]助[計计][劃划]|[計计][劃划]|基金|平台))"
)
# How many times something was granted or done, which only figures of a programme say.
# e.g. how many applications · approved · 批咗幾多宗
_GRANTED = re.compile(
    either_script(
        r"\bhow (?:many|much)\b|\b(?:year by year|by year|take-?up|uptake|applications?|approved"
        r"|approvals|disbursed|grants?)\b"
        r"|開支|支出|撥款|費用|(?:批|審批|獲批|用|花|申請|登記|受惠)[^,，?？]{0,6}?(?:幾多|幾錢|多少|宗數|人數)|(?:幾多|多少)(?:宗|個|間|人|錢)"
    ),
    re.IGNORECASE,
)


def _of_unknown(text: str) -> Guessed | None:
    """Give the figures of a programme that no register holds, which its card looks for by its name."""
    found = _PROGRAMME.search(text)
    if found is None or not _GRANTED.search(text) or _OTHERWISE.search(fold(text)):
        return None
    name = re.sub(
        r"^(?:The|How|What|Has|Have|Did|Is|Was) ", "", (found["en"] or found["han"]).strip()
    )
    line = f"programme {name}"
    return Guessed(grammar.parse(line), line, as_typed(text, f"search {name}"))


# That a briefing is wanted of the meeting that is named.
# e.g. a briefing for · brief us on · prep note · 會前簡報
_BRIEF = re.compile(
    either_script(
        r"\b(?:briefings?|brief (?:me|us)|prep(?: us| me| note)?|pre-?meeting)\b|會前簡報|會前(?:文件"
        r"|摘要|資料)|簡報(?!會)"
    ),
    re.IGNORECASE,
)


def briefed(heard: Heard) -> Guessed | None:
    """Give the briefing of the committee, or of the day, whose meetings were read where a briefing is asked for."""
    text, read = heard.text, heard.read
    asked = read.intent if isinstance(read, Guessed) else read
    if (
        len(text) > MOST_LETTERS
        or not isinstance(asked, Meetings | LookAhead | Briefing)
        or not _BRIEF.search(text)
    ):
        return None
    if grammar.is_typed(text):
        return None
    committee, day = _committee(heard), days_said.WEEK_ON.search(fold(text).replace("'s", ""))
    on = days_said.day(day[0], hong_kong(heard.desk.clock()).date()) if day else None
    if not committee or (isinstance(asked, Briefing) and on is None):
        return None
    line = f"briefing {committee} {f'{on.day} {on:%B}' if on else ''}".strip()
    return Guessed(grammar.parse(line), line, (f"meetings {committee}",))


# That something is told on a day of each week.
# e.g. every Friday · 每個星期五
_EACH_WEEK = re.compile(
    rf"\b(?:every|each) (?:week|{daynames.WEEKDAY})\b|\b{daynames.WEEKDAY}s\b"
    rf"|[每逢][個个]?(?:{daynames.WEEK_HAN}|{daynames.WEEKDAY_HAN})",
    re.IGNORECASE,
)
# e.g. next week's meetings · the week ahead · 下星期有咩會
_NEXT_WEEK = re.compile(
    rf"\b(?:next|coming|following) week\b|\bweek ahead\b|下[個个]?{daynames.WEEK_HAN}",
    re.IGNORECASE,
)


def told_weekly(heard: Heard) -> Guessed | None:
    """Give the look ahead where the meetings of the week to come are to be told each week."""
    text = heard.text
    if (
        len(text) > MOST_LETTERS
        or grammar.is_typed(text)
        or not unsure(heard.read, text, (*_LOOSE, Meetings))
    ):
        return None
    if not (_EACH_WEEK.search(text) and _NEXT_WEEK.search(text)) or _NOT.search(fold(text)):
        return None
    return Guessed(LookAhead(), "ahead", ("ahead on", "briefing"))


def _both(text: str, said: str) -> Intent | None:
    """Have the look ahead told each week with the briefings, or offer that where only this week is asked of."""
    if not (_AHEAD.search(said) and _BRIEFINGS.search(said)) or _NOT.search(said):
        return None
    if questions.asks(text) or not _TOLD_WEEKLY.search(said):
        return Guessed(LookAhead(), "ahead", ("ahead both", "briefing"))
    return LookAhead(on=True, briefings=True)


def _week_on(heard: Heard, said: str) -> Guessed | None:
    """Give the meetings of a day after next week: "Wednesday week"."""
    found = days_said.WEEK_ON.search(said)
    if found is None or not _ON.search(said):
        return None
    day = days_said.day(found[0], hong_kong(heard.desk.clock()).date())
    if day is None:
        return None
    name = next(iter(gapped(heard.text, heard.book).named.get("committee", ())), "")
    line = " ".join(filter(None, ("meetings", name, day.isoformat())))
    return Guessed(grammar.parse(line), line, (f"briefing {day.isoformat()}",))


def _figures(heard: Heard, said: str) -> Guessed | None:
    parts = gapped(heard.text, heard.book)
    named = parts.named
    programmes = list(dict.fromkeys(named.get("programme", ())))
    if len(programmes) != 1 or named.get("paper") or named.get("member"):
        return None
    if not _TIMES.isdisjoint(parts.words):
        return None  # it would be lost
    left = said.replace(fold(programmes[0]), " ")
    if not _FIGURES.search(left) or _OTHERWISE.search(left):
        return None
    line = f"programme {programmes[0]}"
    return Guessed(grammar.parse(line), line, as_typed(heard.text))


def _kept(heard: Heard, said: str) -> Guessed | None:
    """Give what somebody promised on a subject, of which it is asked whether it was kept."""
    found = _KEPT.search(said)
    bodies = gapped(heard.text, heard.book).named.get("bureau", ())
    if found is None or len(said) != len(heard.text):
        return None
    about = sought(heard.text[found.end() :])
    line = " ".join(filter(None, ("commitments", about, next(iter(bodies), ""))))
    return Guessed(grammar.parse(line), line, as_typed(heard.text, "commitments"))


def _spoken(heard: Heard, said: str) -> Guessed | None:
    """Search for what somebody said on a subject, where that was taken for a promise."""
    read = heard.read
    if not isinstance(read, Guessed) or not isinstance(read.intent, Commitments):
        return None
    if not _SAID.search(said):
        return None
    line = slots.laid(heard.text, heard.speaker.language).line
    intent = grammar.parse(line)
    if not isinstance(intent, Search) or not intent.words:
        return None
    return Guessed(replace(intent, typed=line), line, (read.line,))


def _next_of(heard: Heard, said: str) -> Guessed | None:
    """Give the briefing of the next meeting of the committee that a sentence names, whose papers it asks for."""
    asked = heard.read.intent if isinstance(heard.read, Guessed) else heard.read
    if isinstance(asked, Briefing) or not (_NEXT.search(said) and _OF_NEXT.search(said)):
        return None
    committee = _committee(heard)
    if not committee:
        return None
    line = f"briefing {committee}"
    return Guessed(grammar.parse(line), line, (f"meetings {committee}",))


def _briefed(heard: Heard) -> Guessed | None:
    """Give the briefing of the committee that a sentence names among other words, where none was read."""
    read = heard.read
    asked = read.intent if isinstance(read, Guessed) else read
    if not isinstance(asked, Briefing) or not _lost(heard, asked):
        return None
    committee = _committee(heard)
    if not committee:
        return None
    named = gapped(heard.text, heard.book).named
    near = _NEAR.search(heard.text)
    day = next((named[one][0] for one in ("date", "weekday") if named.get(one)), "")
    day = day or (near[0] if near else "")
    line = f"briefing {committee} {day}".strip()
    return Guessed(grammar.parse(line), line, (f"meetings {committee}",))


def _lost(heard: Heard, asked: Briefing) -> bool:
    """Say whether the committee of a briefing was not read, or what was read is none."""
    if asked.what is None:
        return True
    try:
        briefing.asked(asked.what, hong_kong(heard.desk.clock()).date(), heard.speaker.language)
    except Refused:
        return True
    return not _committee_in(asked.what)


def _committee(heard: Heard) -> str:
    """Give the only committee that is named, also by a short name that others share."""
    found = list(gapped(heard.text, heard.book).named.get("committee", ()))
    return found[0] if len(found) == 1 else _committee_in(heard.text)


def _committee_in(text: str) -> str:
    words = re.findall(r"[A-Za-z&]{2,12}|[\u3400-\u9fff]{2,20}", text)
    found = [one for one in words if len(registers.found(one, "committee")) == 1]
    return found[0] if len(found) == 1 else ""
