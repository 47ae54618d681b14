"""This file says what stands beside the point of a paper: what it is set in, what others wish, where to ask."""

from __future__ import annotations

import re

# How many of something there are in all of Hong Kong: what a paper is set in, and not on.
# e.g. 全港持牌銀行逾150間 · 本港65歲或以上人口約有170萬 · There are some 11 600 solicitors in Hong Kong
_SETTING = re.compile(
    r"^(?:而|但)?(?:全港|本港|香港)(?:现有|共有|约有|(?:(?![公局署院将会政])[^,。;]){2,16}?(?:共有|约有|约为|逾|超过|多达|有|约))(?:约|逾|超过)?\d|占(?:全港|本港|香港)[^,。;]{2,16}"
    r"|^there are (?:some |about |around |over |more than )?\d[\d ,.]{0,12} [a-z -]{3,40} in hong kong\b|^hong kong has (?:some |about |around |over |more than )?\d|\b(?:make|makes|made) up [^.;]{2,60} in hong kong\b|^altogether\b"
)
# What bodies that are not the Government's will do or hope for.
# e.g. 香港律師會計劃於明年舉辦 · 有商會建議 · The Bar Association has indicated that it will
_OF_OTHERS = re.compile(
    r"^(?:有|另有|多个|部分)?[^,。;的向与就对为]{0,8}(?:律师会|律师公会|商会|公会|学会|总会|工会|团体|电讯商|零售商)[^,。;]{0,4}(?:计划|将|拟|建议|期望|预[计料期]|认为|要求|表示)"
    r"|^(?:(?:the|an?|one|some|several) [^,.;]{0,40}\b(?:association|chamber|society|union|federation)s?|(?:an?|one|some|several) [^,.;]{0,40}\b(?:company|bank|operator|firm|trade|consultant)s?)\b[^,.;]{0,24} (?:will|plans?|expects?|hopes?|intends?|(?:has|have) (?:said|stated|indicated|asked|suggested|requested))\b"
)
# Where to ask or read on: a telephone number, a page.
# e.g. 如有查詢,可致電2788 5536 · For details, please visit · 市民可瀏覽
_CONTACT = re.compile(
    r"^(?:如有(?:任何)?(?:查询|疑问)|[^,。;]{0,24}(?:查询|详情)[^,。;]{0,8},?(?:可|请)(?:致电|参阅|浏览|电邮|联络|与)|(?:市民|公众|读者|有兴趣[^,。;]{0,12})(?:亦)?可(?:致电|浏览|登入|参阅))"
    r"|^(?:for )?(?:more |further |other |any |general )?(?:details?|enquir(?:y|ies)|information)(?=,| (?:on|about|of|regarding|please|is|are)\b)[^.;]{0,60}\b(?:please|call|visit|contact|refer|available|can be)\b|^(?:details|enquiries)\b[^.;]{0,60}\b(?:available (?:on|at)|can be (?:made|found)|website)\b"
    r"|^please (?:call|visit|contact|refer|see)\b"
)


def is_setting(folded: str) -> bool:
    """Say whether a sentence only counts something in all of Hong Kong."""
    return _SETTING.search(folded) is not None


def is_of_others(folded: str) -> bool:
    """Say whether a sentence tells what a body that is not the Government's will do, wants or expects."""
    return _OF_OTHERS.search(folded) is not None


def is_contact(folded: str) -> bool:
    """Say whether a sentence only says where to ask or read on."""
    return _CONTACT.match(folded) is not None
