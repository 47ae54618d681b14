"""This file says whose plan a clause tells: the Government's, or somebody else's whom it binds to nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.topics.registers import identities

# Words are matched on folded text (simplified, lower case), from where a clause begins.
# Firms that the Government owns, and what serves it, are none of those.
# e.g. 有電訊商將於今年內 · 香港律師會計劃於明年 · 多家銀行會在年底前 · 顧問預計
_OTHERS_ZH = re.compile(
    r"^(?:此外|另外|同时|目前|据悉|现时)?,?(?:有|另有|一[间家个名]|多[间家名]|部分|部份|个别|某[间家]|数[间家名]|[两三四五六七八九\d]{1,3}[间家名])?"
    r"(?P<who>[^,。;]{0,12}?(?:电讯商|律师会|大律师公会|商会|公会|协会|学会|联会|总会|联盟|工会|(?<!信用)银行(?!监管)|财团|集团|企业|团体|业界|航空公司|物流公司|巴士公司|保险公司|科技公司|药厂|车厂|(?<!科技园)(?<!铁路)(?<!港铁)(?<!按揭证券)(?<!保险局)(?<!出口信用保险)(?<!数码港)公司(?!注册处|条例)|顾问|学者|专家|分析[员师]|经济师|政党))"
    r"[^,。;]{0,8}?(?:将|会(?!议)|计划|拟|预计|预期|预料|有意|打算|表示|宣布|承诺|期望|希望|估计)"
)
# e.g. 與 · 聯同 · 資助 · 署
_FOR_THEM = re.compile(
    r"预计|预期|与|联同|协助|资助|邀请|要求|委托|把|将|向|为|就|按|在|支持|局|署|处|办|政府|我们"
)
# e.g. a logistics company has stated that it will · the Law Society plans to · one bank expects
_OTHERS_EN = re.compile(
    r"^ ?(?:(?:in addition|meanwhile|separately|besides|also|moreover),? )?(?:an?|one|some|several|two|three|four|many|certain|most|the|other)? ?(?:(?!for |of |to |with |by |in |on |from |under )[a-z][a-z'-]{1,18} ){0,4}?"
    r"(?:company|companies|firms?|banks?|operators?|associations?|chambers?|consultants?|societ(?:y|ies)|unions?|federations?|universit(?:y|ies)|analysts?|economists?|experts?|scholars?|traders?|retailers?|airlines?|carriers?|telecoms?|industry|trade|sector|(?<!working )(?<!steering )(?<!task )(?<!expert )(?<!advisory )groups?|vendors?|clubs?|critics?|think ?tanks?)\b"
    r"(?! of the government)[^,;.]{0,50}?\b(?:(?:will|would)(?! be [a-z]{3,14}ed\b)|plans?|planned|intends?|expects?|expected|hopes?|hoped|aims?|said|stated|indicated|announced|pledged|forecasts?|predicts?|estimates?|is to|are to)\b"
)
# e.g. 政府 · 署方 · 數字辦會 · the Government
_GOVERNMENT = re.compile(
    r"^[^,。;]{0,16}?(?:政府|当局|我们|本[局署处]|[局署处]方|局长|署长|[局署处办](?=[将会已正亦拟计预])|律政司|司法机构|秘书处)"
    r"|^[^,;.]{0,40}\b(?:we|government|administration|judiciary|bureau|department|office|authority|secretary|commissioner|director|secretariat)\b"
)

# Departments that no register of ours has, by the letters their papers write.
_DEPARTMENTS = frozenset(
    [
        "AFCD",
        "AMS",
        "AUD",
        "BD",
        "CSB",
        "CSTB",
        "C&ED",
        "DH",
        "DSD",
        "EDB",
        "EEB",
        "EPD",
        "FEHD",
        "FHB",
        "GFS",
        "GLD",
        "HAB",
        "HAD",
        "HB",
        "HD",
        "HKO",
        "HYAB",
        "IRD",
        "ISD",
        "JPO",
        "LAD",
        "LCSD",
        "LWB",
        "MD",
        "PlanD",
        "RVD",
        "REO",
        "RTHK",
        "SB",
        "SWD",
        "TID",
        "UGC",
        "WFSFAA",
        "WSD",
    ]
)
# e.g. DoJ will · HA (the Authority) will · C&ED shall
_BY_LETTERS = re.compile(
    r"(?:^|[,;.] (?:and |while )?)(?:The |the )?([A-Z][A-Za-z&]{1,7})(?: \([^()]{1,30}\))? (?:also |then |further )?(?:will|shall)\b"
)


@cache
def _letters() -> frozenset[str]:
    """Give the abbreviations of bureaux, departments and public bodies."""
    known = (
        name for one in identities() if one.kind == "bureau" for name in (*one.says, *one.finds)
    )
    return _DEPARTMENTS | {
        name for name in known if name.isascii() and sum(map(str.isupper, name)) > 1
    }


def acts_by_its_letters(quote: str) -> bool:
    """Say whether a sentence tells what a body of the Government will do, and names it by its letters."""
    return any(found[1] in _letters() for found in _BY_LETTERS.finditer(quote))


def is_others(masked: str, clauses: Sequence[tuple[int, int]], at: int) -> bool:
    """Say whether the nearest who is named, up to a clause, is somebody else than the Government."""
    for start, end in reversed(clauses[: at + 1]):
        clause = masked[start:end]
        lead = len(clause) - len(clause.lstrip())
        others = _OTHERS_ZH.match(clause[lead:])
        if (
            others and others["who"] != "公司" and not _FOR_THEM.search(others["who"])
        ) or _OTHERS_EN.match(clause[lead:]):
            return True
        if _GOVERNMENT.match(clause):
            return False
    return False
