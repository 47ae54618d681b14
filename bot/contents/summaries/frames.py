"""This file finds the openings that make what is told a draft, a proposal or a condition, and no settled fact.

Such an opening is never cut off its sentence. One of a draft governs the sentences behind it too, as long as
they say what shall be: by itself none of these may be told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.statements import Statement
from bot.contents.summaries.signs import either
from scrapers.text import is_cjk

_DRAFT_ZH = r"草案|草拟|草稿|拟议|建议|构思|提案|法案|初步方案|咨询文件"
_DRAFT_EN = (
    r"\b(?:draft|propos(?:al|als|ed)|bill|(?:consultation|white|green) (?:paper|document)|plan as proposed"
    r"|outline)\b"
)
# Upon what a thing hangs.
# e.g. 在條例草案獲通過後 · 視乎測試結果 · 在此情況下 · subject to funding
_UPON_ZH = (
    r"^(?:而)?(?:视乎(?![^,。;]{0,24}(?:进度|进展|情况),)|须待|待|如(?!上|下|此)|若|倘|假如|一旦|只要|除非)"
    r"|^在[^,。;]{0,40}(?:通过|批准|获批|同意|生效)[^,。;]{0,4}后|情况下"
)
_UPON_EN = r"^(?:subject to|if|unless|once|provided|should|upon|pending|in (?:this|that) case)\b"
_MAKES_NO_FACT = either(_DRAFT_ZH, _UPON_ZH, _DRAFT_EN, _UPON_EN)

# e.g. 根據草案, · 按擬議安排, · 在建議下,
_OPENS_ZH = re.compile(
    rf"^(?:此外,|另外,|同时,)?(?:根据|按照?|依照?|依据|在)[^,。;《]{{0,12}}(?:{_DRAFT_ZH})"
    r"(?:的?(?:安排|规定|条文|内容|要求|方案|机制|制度))?(?:下|中|内)?,"
)
# e.g. under the draft, · under the initial proposal,
_OPENS_EN = re.compile(
    r"^(?:in addition, |also, )?(?:under|according to|as set out in|as provided in) (?:the|this|our|its) "
    rf"(?:[a-z-]+ ){{0,2}}?{_DRAFT_EN}[^,.;]{{0,40}},"
)
# What shall be.
# e.g. 申請人須繳費 · 不得
_SHALL_ZH = re.compile(r"[会将须][^议员]|不得|毋须|无须|不可|可(?![能见观])|豁免|罚款|监禁")
# e.g. will be required to · is not to be used
_SHALL_EN = re.compile(r"\b(?:will|would|shall|must|may|can|(?:is|are)(?: not)? to be)\b")
# Who goes on to act, and when: that is no more of the draft.
# e.g. 政府正考慮 · 截至三月
_ACTS_ZH = re.compile(
    r"^(?:[^,。;]{1,10},)?(?:我们|政府|特区政府|当局|司法机构|律政司|[\u4e00-\u9fff]{1,10}?(?:局|署|处|办|委员会)"
    r"(?=会|将|已|正|亦|计划|拟|预|现|在|于))"
    r"|^(?:截至|于|自|至|在?20\d\d|目前|现时|现行|预[计期])"
)
# e.g. the bureau is considering · our target is
_ACTS_EN = re.compile(
    r"^(?:[^,.;]{2,60}, )?(?:we|our|it|(?:the )?(?:[a-z]+ ){0,2}?(?:government|administration|judiciary|bureau"
    r"|department|office|authority|commission|council|committee))\b"
    r"|^(?:as at|since|at present|currently|in \d{4}|up to)\b"
)


def makes_no_fact(opening: str) -> bool:
    """Say whether an opening, folded, makes what follows it a draft, a proposal or a condition."""
    return _MAKES_NO_FACT.search(opening) is not None


def under_a_draft(everything: Sequence[Statement]) -> frozenset[int]:
    """Give the places of sentences that say what shall be under a draft which a sentence before them names."""
    found: set[int] = set()
    governed: int | None = None  # the paragraph in which a draft is told of
    for one in everything:
        folded, bare = one.bare.folded, one.bare.text
        chinese = any(map(is_cjk, bare[:40]))
        if (_OPENS_ZH if chinese else _OPENS_EN).match(folded):
            governed = one.block
        elif governed is None or one.block != governed or _ends(folded, chinese=chinese):
            governed = None
        else:
            found.add(one.place)
    return frozenset(found)


def _ends(folded: str, *, chinese: bool) -> bool:
    """Say whether a sentence, folded, goes on to what is done, and no more to what a draft says."""
    if chinese:
        return _SHALL_ZH.search(folded) is None or _ACTS_ZH.match(folded) is not None
    return _SHALL_EN.search(folded) is None or _ACTS_EN.match(folded) is not None
