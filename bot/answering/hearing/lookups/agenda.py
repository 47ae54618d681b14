"""This file reads what is asked of a day to come, and of the days on which consultations close."""

from __future__ import annotations

import re
from types import NoneType

from bot.answering.arguments import periods
from bot.answering.arguments.daynames import MONTH, TODAY_HAN, WORKDAY, WORKDAY_HAN
from bot.answering.arguments.sought import sought
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar, shorthand
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import as_typed, unsure
from bot.answering.hearing.pieces import gist
from bot.answering.intents import (
    Briefing,
    Commitments,
    Guessed,
    Intent,
    Latest,
    Search,
)
from bot.answering.names import TopicBook
from scrapers.text import fold

MOST_LETTERS = 300
_DAY = (
    rf"(?P<day>(?:(?:next|this|coming) )?{WORKDAY}|tomorrow|today|\d{{1,2}} {MONTH}"
    rf"|(?:[下今本這呢]個?)?{WORKDAY_HAN}|{TODAY_HAN})"
)
# e.g. what's on wednesday · anything happening in LegCo tomorrow · 星期三有咩搞 · 聽日立法會有咩會
_ON_DAY = re.compile(
    either_script(
        r"^\W*(?:hi |hey |so |ok )?(?:what(?:'s|s| is)|anything|is there anything|is anything) (?:on|up|happening"
        r"|going on|coming up|scheduled|planned|in store)(?: (?:in|at) (?:the )?(?:legco|council|chamber))?"
        rf"(?: (?:on|for|this|come))?(?: the)? {_DAY}\W*$"
        rf"|^\W*{_DAY.replace('?P<day>', '?P<day_>')}(?:立法會)?(?:有|開)(?:咩|乜|什麼|啲咩|邊啲|哪些)"
        r"(?:嘢|會|搞|安排|會議|議程|睇|事)?(?:開|呀|啊|呢)?\W*$"
    ),
    re.IGNORECASE,
)
# Views that are taken until a day; what is only open may be data.
# e.g. consultations closing soon · which consultation ends this month · what consultations are still open
# e.g. 諮詢就嚟截止
_VIEWS = r"(?:consultations?|submissions?|calls? for views|views)"
_CLOSING = re.compile(
    either_script(
        rf"\b{_VIEWS}\b.{{0,40}}?\b(?:clos(?:e|es|ing)|end(?:s|ing)?|shut(?:s|ting)?|deadlines?|expir\w{{1,4}}"
        rf"|wrap\w{{0,6}}|last day|(?:are|is|still|now|currently|remains?) (?:open|due)"
        r"|(?:open|due|left)(?=\W*$| (?:now|today|until|till|for (?:comments?|views)|soon|this|next|in|before"
        r"|by)\b))\b"
        r"|\b(?:clos(?:e|es|ing)|end(?:s|ing)?|deadlines?|last day|how long)\b.{0,40}?\b(?:consultations?"
        r"|submissions?|calls? for views|views on)\b"
        rf"|^\W*(?:[a-z']{{1,12}} ){{0,4}}(?:open|due) (?:public |government )?{_VIEWS}\b"
        r"|諮詢.{0,6}?(?:仲|還|尚|仍)(?:然|在)?.{0,2}?(?:開|接受|收緊|進行)"
        r"|(?:諮詢|意見書|提交意見|交意見).{0,20}?(?:截止|完結|結束|到期|限期|最後|未?完(?![成善整全備])|仲開)"
        r"|(?:截止|限期|就嚟完|快(?:將)?(?:截止|結束|完(?![成善整全備]))).{0,12}?(?:諮詢|意見)"
    ),
    re.IGNORECASE,
)
# What is said of views and their end, and is no subject.
# e.g. public consultations · closing · deadline · 諮詢 · 截止
_OF_CLOSING = re.compile(
    either_script(
        rf"\b(?:public )?{_VIEWS}\b|\b(?:clos(?:e|es|ing)|end(?:s|ing)?|shut(?:s|ting)?|deadlines?|expir\w{{1,4}}"
        rf"|wrap\w{{0,6}}|last day|how long|open|due|left|still|soon|before|until|till|by|time|respond|reply)\b"
        r"|公眾諮詢|諮詢|意見書|(?:提)?交意見|截止|完結|結束|到期|限期|最後|未?完(?![成善整全備])|(?:仲|還|尚|仍)(?:然|在)?(?:開|接受|收緊|進行)|意見|就嚟|快將?"
        r"|邊份|幾時"
    ),
    re.IGNORECASE,
)
# e.g. before Christmas · this month · 下個月 · 年底前
_UNTIL = re.compile(
    either_script(
        r"\b(?P<span>(?:this|next) (?:week|month|year)|in (?:december|january|february|march|april|may|june|july"
        r"|august|september|october|november))\b"
        r"|(?P<xmas>(?:x-?mas|christmas|year[- ]?end|new year|the end of the year))"
        r"|(?P<han>[下今本這呢]個?(?:月|星期|禮拜|周|週)|今年|年底|聖誕)"
    ),
    re.IGNORECASE,
)


# When the Government said that something would be done.
# e.g. did govt ever say when · has the bureau given a date for · 有冇講過幾時
_WHEN_SAID = re.compile(
    either_script(
        r"\b(?:did|has|have) (?:the )?(?P<who>govt|government|administration|bureau|authorities|they|anyone|legco"
        r"|[a-z]{2,6}) (?:ever |actually |already )?(?:say|said|tell|told us|promised?|commit(?:ted)?|indicated?"
        r"|give|gave|given)(?: us)? (?:to )?(?:when|by when|a date|any date|a time ?table|a time ?line"
        r"|a deadline)\b"
        r"|\bwhen (?:did|has) (?:the )?(?P<who_>govt|government|administration|bureau|[a-z]{2,6}) "
        r"(?:say|said|promised?) (?:it|they|that)\b|(?:有冇|有沒有|曾否|係咪)(?:講|說|話|承諾|應承|交代)過?(?:會)?"
        r"(?:幾時|何時|什麼時候|時間表)|(?:承諾|應承|答應)(?:過|咗)?(?:會)?(?:幾時|何時|什麼時候)"
    ),
    re.IGNORECASE,
)
# When something will be done, asked of whoever is to do it.
# e.g. when will the privacy assessment be published · 律政司幾時公布名單
_WHEN_DONE = re.compile(
    either_script(
        r"^\W*(?:so |and |but |hi |hey |do (?:we|you|they) know )?(?:by )?when (?:will|would|is|are|does|do) "
        r"(?P<en>[^?!.]{3,120}?) (?:going to |due to |expected to |supposed to |meant to )?(?:be )?(?:published"
        r"|tabled|introduced|ready|done|launched|finished|completed?|released|rolled out|implemented|available"
        r"|submitted|gazetted|start|open|publish|launch|report(?: back)?)\W*$"
        r"|^(?P<who>[\u3400-\u9fff]{0,12}?)(?:會|將|打算)?(?:幾時|何時|什麼時候)(?:會|將|先|才)?"
        r"(?:公布|公佈|推出|完成|提交|實施|落實|發表|啟用|立法規管|立法)"
        r"(?P<what>[\u3400-\u9fffa-zA-Z ]{0,30}?)[呀啊呢？?]*$"
    ),
    re.IGNORECASE,
)
# Deadlines that are to come, which stand among what was promised.
# e.g. what deadlines are coming up in 2027 · AI deadlines next year · 2027年有咩限期
_DEADLINES = re.compile(
    either_script(r"\b(?:deadlines?|target dates?|due dates?)\b|(?:限期|死線|目標日期)"),
    re.IGNORECASE,
)
# e.g. coming up in 2027 · next year · 明年
_YEAR = re.compile(
    either_script(
        r"\b(?:(?:coming up|due|falling|fall|that fall|set|for|by|in|during|of) ){0,3}(?P<year>20\d\d"
        r"|(?:this|next) (?:year|month|week|quarter))(?![\w-])年?"
        r"|(?P<han>20\d\d|今|明|出)年(?:內|有)?"
    ),
    re.IGNORECASE,
)
# What is said of deadlines, and is no subject.
# e.g. deadlines coming · 限期
_OF_DEADLINES = re.compile(
    either_script(
        r"\b(?:deadlines?|target dates?|due dates?|coming|up|upcoming|due|fall(?:ing)?|ahead|there|are|list"
        r"|government'?s?)\b|限期|死線|目標日期|有咩|有乜|有什麼|有哪些|邊啲"
    ),
    re.IGNORECASE,
)
_HAN_YEARS = {"今": "this year", "明": "next year", "出": "next year"}
_ANYONE = (
    "", "govt", "government", "administration", "bureau", "authorities", "they", "anyone", "legco",
    "you",
)  # fmt: skip
# What is said of the doing, and names nothing.
# e.g. would be tabled · is ready
_DOING = re.compile(
    r"\b(?:would|will|is|are|was|were|to) (?:be )?(?:tabled|introduced|ready|done|launched|finished|completed?|out"
    r"|published|in place|rolled out|available|over|start|starting|come|coming)\b",
    re.IGNORECASE,
)


def meant(heard: Heard) -> Intent | None:
    """Give what lies ahead on a day, or closes by one; None for what asks for neither."""
    text, read, book = heard.text, heard.read, heard.book
    if len(text) > MOST_LETTERS or not unsure(read, text):
        return None
    full = shorthand.in_full(text).replace("’", "'")
    said = fold(full)
    # What is shown stands in the letters that it was typed in.
    full = full if len(full) == len(said) else said
    if found := _ON_DAY.match(said):
        start, end = found.span("day" if found["day"] else "day_")
        day = full[start:end]
        return Guessed(Briefing(day), f"briefing {day}", ("ahead", f"meetings {day}"))
    if found := _WHEN_SAID.search(said):
        about = sought(_DOING.sub(" ", f"{full[: found.start()]} {full[found.end() :]}"))
        line = f"commitments {about}".strip()
        who = "who" if found["who"] else "who_"
        whose = full[found.start(who) : found.end(who)] if found[who] else ""
        left = () if fold(whose) in _ANYONE else (whose,)
        others = as_typed(text, f"search {about}") if about else ()
        return Guessed(Commitments(about or None), line, others, left)
    found = _WHEN_DONE.match(said) if unsure(read, text, (Search, Latest, NoneType)) else None
    asked = (
        [full[found.start(one) : found.end(one)] for one in found.groupdict() if found[one]]
        if found
        else []
    )
    if about := sought(" ".join(asked)):
        others = as_typed(text, f"search {about}")
        return Guessed(Commitments(about), f"commitments {about}", others)
    return _closing(text, full, book) if _CLOSING.search(said) else _due(text, full)


def _due(text: str, full: str) -> Guessed | None:
    """Give what was promised for a year of which the deadlines are asked; None where none is."""
    when = _YEAR.search(full)
    if when is None or not _DEADLINES.search(full):
        return None
    year = when["year"] or _HAN_YEARS.get(fold(when["han"])) or when["han"]
    about = sought(_OF_DEADLINES.sub(" ", _YEAR.sub(" ", full)))
    line = " ".join(filter(None, ("commitments", about, f"due {year}")))
    others = (f"commitments due {year}",) if about else ()
    return Guessed(grammar.parse(line), line, as_typed(text, *others))


def _closing(text: str, full: str, book: TopicBook) -> Guessed:
    """Give the days by which views are taken on a topic; what is no topic is looked for among consultations."""
    names = gist.sensed(text, book)[0].names
    span = _until(full)
    topic = next(iter(names.get("topic", ())), None)
    line = " ".join(filter(None, ("meetings closing", topic, span)))
    when = periods.within(full)
    untimed = f"{full[: when.start]} , {full[when.end :]}" if when else full
    about = sought(_UNTIL.sub(" ", _OF_CLOSING.sub(" ", untimed)))
    more = any(book.find(word) is None and not _of_topic(word, topic) for word in about.split())
    if about and (topic is None or more):
        search = f"search {about} kind:consultation"
        return Guessed(grammar.parse(search), search, as_typed(text, line, "ahead"))
    return Guessed(grammar.parse(line), line, ("ahead",))


def _of_topic(word: str, topic: str | None) -> bool:
    return topic is not None and fold(word) in fold(topic)


def _until(full: str) -> str:
    """Give the span of time in which, or the day by which, something closes, as it is typed."""
    if (span := periods.within(full)) is not None:
        return span.typed
    found = _UNTIL.search(fold(full))
    if found is None:
        return ""
    if found["xmas"]:
        return "this year"
    if found["han"]:
        named = found["han"].replace("礼拜", "星期")
        return "今年" if named in ("年底", "圣诞") else re.sub(r"^[呢这]", "今", named)
    return found["span"].removeprefix("in ")
