"""This file says whether a sentence tells a rumour, what would have been, or what hardly anybody expects."""

from __future__ import annotations

import re

# Words are matched on folded text (simplified, lower case).
# What goes about, whoever says it.
# e.g. rumours that the · online speculation that · 網上流傳 · 坊間傳聞
_RUMOUR = re.compile(
    r"\b(?:rumours?|speculation|gossip|hearsay)\b"
    r"|(?:网上|坊间|社交媒体|外间)[^,，。;；]{0,4}(?:流传|盛传|传言|传闻)|谣[言传]|传闻[,，指称]"
)
# What is said to be wrong, behind it.
_WRONG = (
    "untrue|unfounded|groundless|baseless|without foundation|not true|false|inaccurate|fabricated"
)
_WRONG_ZH = "不[属屬]?实|与事实不符|并非事实|失实|毫?无根据|没有根据|纯属[^,，。;；]{0,4}(?:虚构|谣言|揣测|猜测)"
# e.g. are untrue · ，並不屬實 · 有關說法與事實不符
_NOT_SO = re.compile(rf"\b(?:{_WRONG})\b|[,，][^,，。;；]{{0,10}}(?:{_WRONG_ZH})")
# What turns to what is so.
_TURN = re.compile(r"\b(?:but|in fact|instead|however)\b|但|惟|事实上|实际上")
# What would have been, had something else.
# e.g. had the funding been approved, it would · if it had been given, it would · 本可於 · 原可在
_WOULD_HAVE = re.compile(
    r"^(?:had|were) [^;.]{2,80}, [^;.]{0,80}\bwould\b|\bif [^,;.]{2,60} had [^,;.]{2,40}, [^;.]{0,80}\bwould\b"
    r"|\bwould have been\b"
    r"|(?<![日根基原资成文标剧样])本(?:来|应)?可(?:以|望)?[于在]|原(?:本|来)?可(?:以|望)?[于在]|本(?:来)?应[于在]"
)
# What is thought hard to do by then.
# e.g. will be difficult · will prove impossible · 有相當難度 · 並不容易
_HARD = re.compile(
    r"\bwill (?:be|prove|remain) (?:very |extremely |rather |too |almost )?(?:difficult|hard|impossible|challenging"
    r"|tough|tight|unlikely|unrealistic)\b"
    r"|(?:相当|十分|非常|极[之为]?|甚为?|颇)(?:有|为|是)?(?:困难|不易|艰难|难度)|难度(?:很|甚|极|相当|颇)?[高大]"
    r"|(?:并|殊|绝)(?:不容易|非易事|非容易)|机会(?:甚|极|很)?(?:微|低|渺茫)"
)
_PART = re.compile(r"[;；。]|\.(?= |$)")
_CLAUSE = re.compile(r"[;；。]|[,，](?!\d)")
# Whom hardly anybody believes.
# e.g. few expect that · nobody believes · 很少人相信
_FEW = re.compile(
    r"\b(?:few|hardly any(?:one|body)|nobody|no one)(?: [a-z]{2,14}){0,2} "
    r"(?:expects?|believes?|thinks?|anticipates?|foresees?)\b"
    r"|(?:很少|没有?|无)(?:什么)?人(?:会)?(?:相信|预期|认为|预料)"
)
# What somebody else only hopes, set apart by commas.
# e.g. , Dr Wong hoped, · , the trade suggested,
_SET_APART = re.compile(
    r", (?:(?:mr|ms|mrs|miss|dr|prof|ir|hon)\.? [a-z'-]{1,20}(?: [a-z'-]{1,20}){0,2}"
    r"|the (?:trade|industry|member|chamber|union|association|press|media)(?: [a-z]{2,14}){0,3}) (?:hoped|suggested"
    r"|urged|believed|expected|thought|proposed|speculated|claimed),"
)


def is_unfounded(masked: str, at: int = 0) -> bool:
    """Say whether a folded sentence only tells of what it names at a place by rumour, in vain or as unreal."""
    if _FEW.search(masked) or _SET_APART.search(masked):
        return True
    wrong = _NOT_SO.search(masked, at)
    if wrong and not _TURN.search(masked, at, wrong.start()):
        return True
    start = max((one.end() for one in _PART.finditer(masked, 0, at)), default=0)
    end = _PART.search(masked, at)
    part = masked[start : end.end() if end else len(masked)]
    if not part.isascii():
        start = max((one.end() for one in _CLAUSE.finditer(masked, 0, at)), default=0)
        part = masked[start : len(part) + start]
        end = _CLAUSE.search(part, max(0, at - start))
        part = part[: end.end() if end else len(part)]
    rumour = _RUMOUR.search(part)
    if rumour and not _TURN.search(part, rumour.end()):
        return True
    return any(one.search(part) for one in (_WOULD_HAVE, _HARD))
