"""This file tells where a named programme has opened, which keeps a commitment that promised no more."""

from __future__ import annotations

import re

from bot.contents.folded import Folded
from bot.contents.pledged import Known, Pledged
from bot.contents.promises import clauses
from bot.contents.shortfall import LONGEST
from bot.contents.stages import stage

# What of a named programme was promised where nothing but its opening was, and what tells that it opened.
# e.g. launched · 投入運作 · platform
_OPENING = re.compile(
    r"\b(?:launch|open|introduc|implement|commission|roll(?:ed)?[ -]?out|put into (?:use|service|operation)"
    r"|operation|commence|start|go live)\w{0,3}\b|推出|启用|开通|开放|实施|投入|服务|运作|上线|营运|正式|全面"
    r"|\b(?:platform|system|service|scheme|portal|programme|centre|institute|app|application)s?\b|平台|系统|计划"
    r"|中心|基金|程式|研发院"
)
# e.g. went live · 啟用
_OPENED = re.compile(
    r"\b(?:launched|opened|rolled out|introduced|commissioned|established|set up|(?:went|gone) live"
    r"|in (?:service|operation)|(?:commenced|started|began) (?:operation|service))\b|推出|启用|开通|开放"
    r"|投入(?:服务|运作)|运作|上线|营运"
)
# What stands behind the verb where the programme before it has opened, and between the verb and its name behind.
# e.g.  to all on 9 December · 了
_ALONE = re.compile(
    r"(?: (?:to|on|in|for|since|at|by|with|as|from|today|last|this|officially)\b"
    r"|了?(?:服务|运作|使用)?\s?(?:予|给|[,，。;；.]|$))"
)
_THE_NAME = re.compile(r"(?:了|the|its|new|[\s「“『《\"]){0,6}")
# The name itself is what the clause speaks of: what stands before it, and between it and its verb.
# e.g. since the new · announced that
_LEADS = re.compile(
    r"(?:^|\bsince|\b(?:said|announced|noted|reported|confirmed) that|[:：])\s?(?:(?:the|its|our|new|today) ){0,3}"
    r"(?:[今去昨本][年日天月]|[\d一二三四五六七八九十年月日]{1,12})?[「“『《\"]?$"
)
# e.g.  platform has officially been · 」已於十一月正式
_LEADING = (
    r"(?:(?:platform|system|service|scheme|portal|programme|app|has|have|had|is|was|been|now|already|also"
    r"|officially|formally|successfully|fully|finally|today)\b"
    r"|平台|系统|计划|服务|程式|已经?|业已|于|在|自|今[日天年]|昨[日天]|去年|正式|全面|成功|顺利|陆续|如期|起|亦|也"
    r"|现|日前|推出|启用|上线|及|并|[\d一二三四五六七八九十年月日]|\s){0,24}"
)
_TO_VERB = re.compile(rf"[」”』》\"]?{_LEADING}")
# It is spoken of once more, behind its name.
# e.g. since the platform · 該平台
_AGAIN = re.compile(
    rf"(?:^|.{{0,300}}\bsince)\s?(?:(?:the|this) (?:platform|system|service|app)\b|[该此](?:平台|系统)){_LEADING}"
)
# Who opened it: □ is a body that promised it.
# e.g. □ has · 政府已於三月
_OPENER = re.compile(
    r"\s?(?P<who>(?:the )?□+(?:\s?[(（]□+[)）])?|we\b"
    r"|(?:the )?(?:government|administration|bureau|office|department)\b|(?:特区)?政府|当局|本局|我们|[局署]方"
    rf"|办公室)?{_LEADING}"
)
_TO_END = re.compile(
    r"[」”』》\"]?\s?(?:platform|system|service|平台|系统)?"
    r"(?: (?:today|yesterday|(?:on|in) [\w ]{3,20}))?\s?[,，。;；.]?\s?"
)
# What opened is a part of it, or beside it.
# e.g. pilot run · 試用 · 招標
_BESIDE = re.compile(
    r"\b(?:pilot|trial|test|tender|consult|guid|stud(?:y|ies)|train|seminar|course|briefing|survey|call for|recruit"
    r"|website|video|applications? for|first phase|version)|试|先导|招标|咨询|指引|培训|简介|研究|招聘|网站|短片|版"
    r"|阶段|申请"
)


def unopened(quote: str, known: Known) -> str:
    """Give a commitment without the words that only say that something opens."""
    whole = Folded.of(quote[:LONGEST])
    named = known.programmes.places(whole)
    kept, at = [], 0
    for found in _OPENING.finditer(whole.folded):
        if any(p.start < found.end() and found.start() < p.end for p in named):
            continue
        kept.append(whole.text[at : whole.offsets[found.start()]])
        at = whole.offsets[found.end()]
    return " ".join([*kept, whole.text[at:]])


def has_opened(pledge: Pledged, sentence: Folded, known: Known) -> bool:
    """Say whether a sentence tells that the programme itself was opened, and nothing that is beside it."""
    folded = sentence.folded
    named = [p for p in known.programmes.places(sentence) if p.key in pledge.programmes]
    masked = folded  # without those who promised it
    for body in known.bodies.places(sentence):
        if body.key in pledge.bodies:
            masked = masked[: body.start] + "□" * (body.end - body.start) + masked[body.end :]
    for start, end in clauses(folded):
        if stage(folded[start:end]) != "done" or _BESIDE.search(folded, start, end):
            continue
        for verb in _OPENED.finditer(folded, start, end):
            if any(
                (
                    start <= p.start
                    and _LEADS.search(folded[start : p.start].lstrip())
                    and _TO_VERB.fullmatch(folded, p.end, verb.start())
                )
                or (p.end < verb.start() and _AGAIN.fullmatch(folded, start, verb.start()))
                for p in named
            ) and _ALONE.match(folded, verb.end(), end):
                return True
            who = _OPENER.fullmatch(masked, start, verb.start())
            if (who is not None and (who["who"] or start == 0 or "□" in masked[:start])) and any(
                _THE_NAME.fullmatch(folded, verb.end(), p.start)
                and _TO_END.fullmatch(folded, p.end, min(end, len(folded)))
                for p in named
            ):
                return True
    return False
