"""This file says whether what was done falls short of what was promised: fewer, a trial, in one place only."""

from __future__ import annotations

import re

from scrapers.text import parse_number

LONGEST = 600  # letters of a sentence that are compared
# What is left for later of what is told as done.
# e.g. the rest will follow · to be added by stages · 第二階段改於 · 其餘將 · 惟只限
_REST = re.compile(
    r"\b(?:will follow|to follow|(?:is|was|are|were|but|and|now) (?:only )?(?:limited|confined|restricted) to"
    r"|only (?:available|open) to|by stages|in stages|the rest|the remaining|remainder"
    r"|(?:the )?others? (?:will|are to))\b|(?:只|仅|暂)(?:限|供|适用于|开放予|开放给)(?!时)"
    r"|(?:第二(?:阶段|期)|其余|余下|馀下|其他)[^,。;；]{0,16}(?:将|会|改|延|稍后|分阶段|预计)"
)
# So many of so many.
# e.g. 十八間急症醫院中，十一間已
_SOME_OF = re.compile(
    r"(?P<all>[\d一二三四五六七八九十百]{1,5}) ?"
    r"(?:间|个|所|项|家|条|区)[^,，。;；]{0,10}中[,，]?[^,，。;；\d一二三四五六七八九十百]{0,4}"
    r"(?P<some>[\d一二三四五六七八九十百]{1,5}) ?(?:间|个|所|项|家|条|区)"
)
# e.g. 100項 · 3.4 million downloads · 70個部門
_COUNT = re.compile(
    r"(?<![\d.,-])(\d{1,3}(?:,\d{3})*(?:\.\d{1,3})?|\d{1,9})\s?(万|亿|million|billion)?\s?(?:多)?"
    r"([项个间所宗名人次家条]|[a-z]{4,20})"
)
_TEN_TO = {"万": 10_000, "亿": 100_000_000, "million": 1_000_000, "billion": 1_000_000_000}

# What was promised of all, and what tells of all.
# e.g. in all four districts · 全部 · 各區
_OF_ALL = re.compile(
    r"\b(?:all|every|each|both|across|throughout)\b|所有|全部"
    r"|[全各](?:港|区|间|所|个|局|部门|院校|口岸|条|座|[一二三四五六七八九十\d]{1,3})"
    r"|[一二三四五六七八九十\d]{1,3}区(?:均|都|全)"
)
# e.g. in Kwun Tong ·  於觀塘
_IN_ONE = re.compile(
    r"\b(?:in|at|to|for) (?!all\b|every\b|each\b|both\b|the\b|government\b|public\b|most\b|use\b|operation\b"
    r"|service\b|full\b|january|february|march|april|may\b|june|july|august|september|october|november|december|20"
    r"|[a-z]+ (?:and|to)\b)[a-z]{3,}|[于在](?!\d|二|[一三四五六七八九十]{1,3}[月年日]|各|全|所有|政府部门"
    r"|[今去昨本])[^,，。;；\d]{2,8}"
)
# Where only something of it came: a trial of it, a film about it, views on it.
# e.g. pilot · 測試版 · 宣傳片 · a seminar on it was held · 培訓已
_OF_IT = re.compile(
    r"\b(?:pilot|trial|test|tender|prototype|demonstration|consultation|survey|promotional|website|video)"
    r"|^[^,;.]{0,60}\b(?:guid|stud(?:y|ies)|train|seminar|course|briefing|recruit)"
    r"(?=[^,;.]{0,80} (?:was|were|has|have)\b)"
    r"|试(?!点)|先导|招标|咨询|宣传|短片|预告|海报|示范|原型|问卷|网站"
    r"|(?:指引|培训|简介会?|研究|招聘)(?=已|于|正式|的)"
)
# Who is to see to it, what is still a draft, and what is asked about it.
# e.g. set up a working group on · in draft · 成立工作小組
_TOWARDS_IT = re.compile(
    r"\b(?:set up|established|formed|convened) (?:an? |the |its |one )?(?:[a-z-]{3,14} ){0,3}(?P<who>group|team"
    r"|committee|task ?force|panel|unit|helpdesk|hotline)\b|\b(?P<draft>draft(?:ed)?|comments?)\b"
    r"|(?:成立|设立|组成)了?[^,，。;；]{0,14}(?P<zh>小组|工作组|专责组|团队|委员会)|(?P<draft_zh>草[拟稿案]|意见)"
)
# e.g. put on DoJ's website · 在網站
_ON_SITE = re.compile(
    r"\b(?:on|to|at|through|via|from) (?:the |its |our |their )?(?:[a-z]{2,14}(?:['’]s?)? ){0,2}website"
    r"|(?:[在于至]|透过|通过)[^,，。;；]{0,8}网站"
)


def is_of_one(promised: str, told: str) -> bool:
    """Say whether something was promised of all, and is told of some place only."""
    of_all = _OF_ALL.search(promised) is not None
    if not of_all or _OF_ALL.search(told) is not None:
        return False
    return any(found[0] not in promised for found in _IN_ONE.finditer(told))


def is_only_of_it(clause: str, promised: str) -> bool:
    """Say whether a clause tells of a trial, a film or the like that was not what was promised."""
    found = (match[0].split()[-1] for match in _OF_IT.finditer(_ON_SITE.sub("", clause)))
    towards = (match[match.lastgroup or 0] for match in _TOWARDS_IT.finditer(clause))
    return any(word not in promised for word in (*found, *towards))


def leaves_some(folded: str) -> bool:
    """Say whether what is told as done is some of it only, and the rest is to come."""
    some = _SOME_OF.search(folded)
    told = [parse_number(some[name]) for name in ("some", "all")] if some else []
    few = len(told) > 1 and None not in told and told[0] < told[1]  # type: ignore[operator]
    return few or _REST.search(folded) is not None


def counts(folded: str) -> dict[str, float]:
    """Give how many of what a folded text tells of."""
    found: dict[str, float] = {}
    for number, power, unit in _COUNT.findall(folded[:LONGEST]):
        value = float(number.replace(",", "")) * _TEN_TO.get(power, 1)
        found[unit] = max(value, found.get(unit, 0.0))
    return found


def falls_short(promised: dict[str, float], told: dict[str, float]) -> bool:
    """Say whether fewer of the same things were done than were promised."""
    return any(unit in told and told[unit] < value for unit, value in promised.items())
