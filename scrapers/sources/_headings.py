"""This file says which day a column of a table states, by the words that head it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from scrapers.text import fold

Sense = Literal["published", "closing", "other", "named", ""]  # "named" heads no days
LONGEST = 60  # letters of a heading
# Where one heading says the same in two languages, and how a day is to be written.
_APART = re.compile(r" ?[/|(（]? ?(?=[一-鿿])(?<![一-鿿])|(?<=[一-鿿]) ?[)）/|]? ?(?=[a-z])")
_WRITTEN = re.compile(r"\s?[(（][dmy年月日/. -]{3,20}[)）]$")
_OUT = (
    r"(?:publication|publish(?:ed|ing)|issu(?:e|ed|ing|ance)|post(?:ed|ing)|releas(?:e|ed|ing)|upload(?:ed|ing)?"
    r"|announce(?:d|ment)|gazett(?:e|ed|al|ing))"
)
_PAPER = r"(?:paper|document|report|circular|letter|press release)"
# What heads a column of days of publication, as a whole: "Publications" heads titles.
# e.g. date · issue date · date posted · 发布日期
_PUBLISHED = re.compile(
    rf"(?:the )?(?:date|day)s?(?: and time)?|(?:date|day) (?:of (?:the )?)?(?:first |press )?(?:{_OUT}|{_PAPER})"
    rf"|(?:first |press )?{_OUT} (?:date|day|on)|{_PAPER} date"
    r"|(?:first )?(?:published|issued|posted|released|uploaded|announced|gazetted)"
    r"|日期(?:[及和]时间)?|(?:首次)?(?:发[布表出]|公[布开]|刊[登宪载]|上[载传]|出版|推出|文件|报告|通告|通函)日期"
)
_WHOSE = r"(?:(?:the|public|consultation|submission|application|comments?|response|reply) ){0,3}"
_OF_WHAT = r"(?: (?:of|for|to) [a-z -]{3,40})?"
# What heads a column of days by which somebody has to answer, as a whole.
# e.g. closing date · deadline for submission · reply by · 截止日期及时间
_CLOSING = re.compile(
    rf"{_WHOSE}(?:clos(?:e|es|ing)(?: (?:date|day|on|time)| and time){{0,2}}|deadline"
    rf"|due(?: (?:date|day|by|on)){{0,1}}|(?:last|latest) (?:date|day)|date of closing){_OF_WHAT}"
    r"|(?:public )?(?:repl(?:y|ies)|responses?|comments?|views?|submissions?|respond|submit|comment) "
    r"(?:by|before|until)"
    r"|[一-鿿]{0,8}截止(?:日期|时间|日|[及和]){0,3}|[一-鿿]{0,6}限期|(?:提交|递交|咨询|回复|回应|意见)期限"
)
# What heads a column of other days, as a whole.
# e.g. meeting date · effective from · public hearing · 会议日期
_OTHER = re.compile(
    r"(?:(?:date|day)s?(?: and time)? of (?:the )?)?(?:[\w-]{2,12} )?(?:expir(?:y|es|ation)|effective"
    r"|commenc(?:ement|es|ing)|events?|meetings?|hearings?|held|valid(?:ity)?|ends?|ending)"
    r"(?: (?:date|day|time|from|on|until|to|and)){0,3}"
    r"|[一-鿿]{0,6}(?:届满|到期|生效|实施|活动|举行|会议|聆讯|结束|有效)(?:日期|时间|[日期及和]){0,3}"
)
# What heads a column of anything else, as a whole: it shows that a row is of headings.
# e.g. title · papers · ref. no. · 文件名称
_NAMED = re.compile(
    r"(?:title|name|subject|paper|document|publication|consultation|topic|item|description|report|circular|file"
    r"|remark|year|department|bureau|language|format|download)s?"
    r"|(?:ref(?:erence)?|file|item|paper|circular)?\.? ?no\.?"
    r"|(?:文件|刊物|报告|通告|通函|咨询|出版刊物)?(?:标题|题目|名称|主题|编号)|文件|刊物|出版刊物|备注|年份|部门"
    r"|语言|下载"
)
# The first that heads a column says what it states.
_SAYS: dict[Sense, re.Pattern[str]] = {
    "closing": _CLOSING,
    "other": _OTHER,
    "published": _PUBLISHED,
    "named": _NAMED,
}


def sense(lines: Iterable[str]) -> Sense:
    """Say which day a column states that these lines head: where they say several, what is not of publication."""
    pieces = [piece for line in lines for piece in _pieces(line)]
    return next((kind for kind, heads in _SAYS.items() if any(map(heads.fullmatch, pieces))), "")


def _pieces(line: str) -> list[str]:
    folded = " ".join(fold(line[:LONGEST]).split())
    return [_WRITTEN.sub("", one.strip(" :：*")) for one in _APART.split(folded)]
