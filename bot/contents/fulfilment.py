"""This file finds what a later paper says of a commitment: done, under way, done in part, or moved.

It is a candidate and no more: the same thing by the same body, and the verb has moved on. What is
merely promised again says nothing of it, and what a Member says of it is nobody's report.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from bot.contents.denials import is_denied, is_hearsay
from bot.contents.due_dates import due_dates
from bot.contents.figures.names import Names
from bot.contents.folded import Folded
from bot.contents.pledgers import did_others
from bot.contents.promises import clauses, is_members_view, is_to_come
from bot.contents.references.days import days
from bot.contents.shortfall import (
    LONGEST,
    counts,
    falls_short,
    is_of_one,
    is_only_of_it,
    leaves_some,
)
from bot.contents.since import is_ahead, is_since
from bot.contents.stages import stage
from bot.contents.synonyms import signs, without_signs
from bot.contents.understanding import Became, Sighting
from scrapers.text import fold, parse_number

# How many words, or pairs of Chinese letters, must be shared, and which share of the shorter one that is.
LEAST = ((2, 0.6), (3, 0.4))

LEAST_CLAUSE = 20  # letters of a clause that tells by itself what is promised

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
# Words that say when, who or how, and nothing of what.
# e.g. 政府當局 · 預計
_FRAME_ZH = re.compile(
    r"[一二三四五六七八九十〇零]{1,4}(?=[年月日季])|把|增至|增加至|提升至|扩展至|达至|(?:特区)?政府(?:当局)?|当局"
    r"|我们|本局|局方|署方|计划|预计|预期|将会|将于|将|会于|现正|正在|已经|已于|已|现时|目前|于|在|的|及|和|与|以"
    r"|为|至|由|自|该|其|各|等|了|并|亦|也|就|内|前|底|年|月|日|第|季|上半|下半|明|今|本"
)
_WORD = re.compile(r"[a-z][a-z-]{3,24}")
_FRAME = (
    "will shall undertake undertakes pledges plan plans planned planning intend intends expect expected aims "
    "target government "
    "administration bureau department authority have been were that this with from into their "
    "them they which these those would could year years month months january february march april "
    "june july august september october november december quarter half early later within before "
    "after until today already currently also being more than other such over under about around "
    "where when what there here each both some work hong kong "
)
_FRAME_EN = frozenset(_FRAME.split())
# A word without its ending: implement, implemented and implementation are one.
_ENDING = re.compile(r"(?:(?:ment)?(?:ations?|ings?|ed)|ments?|es|s|e)$")
# A sum of words too small to tell a thing from another, but all that is promised of a named programme.
# e.g. DPO will launch CorpID
_LAUNCH_WORDS = (
    "launch open introduce implement publish complete commission 推出 启用 落成 实施 公布 完成"
)
_LAUNCH = frozenset(_ENDING.sub("", one) for one in _LAUNCH_WORDS.split())
# Of which phase, round or batch something is told.
# 一批 is a lot, 新一輪 the next, 分三期 how many; a bare number is one of a phase's only before what is built so.
# e.g. 第二期 · 首階段 · 二期工程 · the second phase · phase 2
_ORDINAL = re.compile(
    r"第 ?([一二三四五六七八九十]{1,3}|\d{1,3}) ?(?:期(?![间望])|阶段|轮|批)|(首)(?:期(?![间望])|阶段|轮|批)"
    r"|(?<![\d一二三四五六七八九十新下上同近每任分共])([一二三四五]|[1-5])期"
    r"(?=工程|项目|发展|计划|扩建|扩展|建设|大楼)"
    r"|\b(first|second|third|fourth|fifth) (?:phase|round|batch|stage)\b|\b(?:phase|round|stage) (\d{1,2})\b"
)
_PLACES = {"首": "1", "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
_RUN = re.compile(r"[\u3400-\u9fff]{2,60}")
# How many of it, which says nothing of what it is.
# e.g. 十八間 · 有關
_HOW_MANY = re.compile(
    r"[一二三四五六七八九十百千两]{1,5}(?:间|个|所|项|家|条|名|位|款|座|批)|有关|上述|相关"
)
_PARTICLE = re.compile(
    r"-(?:out|up|on|in)\b|\b(?:mid|end|early|late)-"
)  # the roll-out, by mid-2027
# What is called by a name: documents in 《》 are none, for a commitment often only goes by them.
_QUOTED = re.compile(r"「([^「」]{2,40})」|“([^“”]{2,60})”|\"([^\"]{2,60})\"")
# On what grounds something is promised, or after what; what is named there is not what is promised.
# e.g. 按2024年11月發布的綱要 · 在財務委員會批准撥款後 · 由於遴選需時 · pursuant to the Blueprint
_GROUNDS = re.compile(
    r"^\s*(?:按照?|根据|依照|因应|参照|由于|鉴于|加上|[在待俟][^,，。;；]{2,40}[后下][,，]?$"
    r"|(?:in accordance with|according to|pursuant to|under|in line with|further to|in view of|owing to|due to)\b)"
)
# What it is good for, to the end of the sentence.
# e.g. so that users may · 以便業界
_PURPOSE = re.compile(r"[,，]\s?(?:(?:and )?so that\b|thereby\b|以便|从而|使(?!用)|让)[^;；]*")
SHORTEST_NAME = 4  # letters; a shorter one is what something is called for short
# A year without its month.
# e.g. 於2017年成立 · set up in 2017
_YEAR = re.compile(r"(?:(?<!\d)(?=20\d\d ?年(?! ?\d{1,2} ?月))|(?<=\bin )(?=20\d\d\b))(20\d\d)")


@dataclass(frozen=True, slots=True)
class Pledged:
    """A commitment as it is looked for: its words, whose it is, and which programmes it names.

    `bodies` are the keys of who promised it, none where that is not known; `made` is the day it came out.
    """

    quote: str
    due: date | None = None
    bodies: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    made: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The names of all programmes and bodies, as they are looked for in sentences."""

    programmes: Names
    bodies: Names


def sighted(
    pledge: Pledged,
    stated: Iterable[tuple[Folded, tuple[str, ...]]],
    known: Known,
    issuers: Collection[str] = (),
    *,
    same_title: bool = False,
    near: Mapping[int, bool] = MappingProxyType({}),
    issued: date | None = None,
) -> Iterator[Sighting]:
    """Give the sentences of a later paper that may show what became of a commitment.

    `stated` are its sentences with what one cites for each, `issuers` the keys of the bodies whose
    paper it is. A commitment that names no programme is looked for only where the title is the same.
    `near` are those that name no programme and stand behind one that names it, by their places: whether
    in its paragraph, or in the next, where more must be shared. What is told for a day after `issued`, on
    which the later paper came out, is still to come.
    """
    if not pledge.programmes and not same_title:
        return
    quote = promised_part(pledge.quote)
    mine = tuple(_things(said, known) for said in _said(quote))
    promised, phases = counts(fold(quote)), _ordinals(fold(quote))
    called = _own_names(quote, known)
    only_opens = bool(pledge.programmes) and not _things(_unopened(quote, known), known)
    for at, (sentence, cites) in enumerate(stated):
        if len(sentence.folded) > LONGEST or not _may_concern(
            pledge, sentence, known, near=at in near
        ):
            continue
        others = _ordinals(sentence.folded)
        if phases and others and not phases & others:
            continue
        if called and not any(name in sentence.folded for name in called):
            continue
        if pledge.made is not None and _is_older(sentence.folded, pledge.made):
            continue
        if not _same_actor(pledge, sentence, known, issuers):
            continue
        kind = _moved_on(
            fold(pledge.quote), mine, sentence, known, LEAST if near.get(at, True) else LEAST[1:],
            issued,
        )  # fmt: skip
        if kind is None and only_opens and _has_opened(pledge, sentence, known):
            kind = "done"
        if kind is not None:
            less = kind == "done" and (
                falls_short(promised, counts(sentence.folded))
                or leaves_some(sentence.folded)
                or is_of_one(fold(quote), sentence.folded)
            )
            yield Sighting("part" if less else kind, sentence.text, cites)


def moved(
    pledge: Pledged, later: str, due: date | None, known: Known, made: date | None = None
) -> Sighting | None:
    """Give a later commitment as what moves an earlier one: the same thing, by a later day.

    `made` is the day the later one came out. Who names the earlier day again, or only a longer span around
    it, moves nothing; neither does who repeats another day that the earlier one named.
    """
    if pledge.due is None or due is None or due <= pledge.due:
        return None
    sentence = Folded.of(later[:LONGEST])
    if pledge.programmes and not pledge.programmes & _keys(known.programmes, sentence):
        return None
    if not _same_actor(pledge, sentence, known, ()):
        return None
    quote = promised_part(pledge.quote)
    if not _shares(_things(quote, known), _things(promised_part(later), known)):
        return None
    if any(name not in sentence.folded for name in _own_names(quote, known)):
        return None
    return None if _restates(pledge, later, due, made) else Sighting("moved", later, to=due)


def promised_part(quote: str) -> str:
    """Give what a commitment promises, without the clauses that say on what grounds, or what was done."""
    whole = Folded.of(quote[:LONGEST])
    purpose = _PURPOSE.search(whole.folded)
    folded, offsets = whole.folded[: purpose.start() if purpose else None], whole.offsets
    kept = [
        whole.text[offsets[start] : offsets[min(end, len(folded))]]
        for start, end in clauses(folded)
        if not _GROUNDS.match(folded[start:end]) and stage(folded[start:end]) != "done"
    ]
    return "".join(kept) if kept else whole.text[: offsets[len(folded)]]


def _said(quote: str) -> Iterator[str]:
    """Give what a commitment promises, and its first clause of promise where that says enough alone."""
    yield quote
    whole = Folded.of(quote[:LONGEST])
    for start, end in clauses(whole.folded):
        if is_to_come(whole.folded[start:end]) and end - start >= LEAST_CLAUSE:
            yield whole.text[whole.offsets[start] : whole.offsets[min(end, len(whole.folded))]]
            return


def _restates(pledge: Pledged, later: str, due: date, made: date | None) -> bool:
    """Say whether a later commitment names the earlier one's day again, or a day that it named beside it."""
    assert pledge.due is not None
    again = due_dates(later[:LONGEST], made)
    if any(
        one.due_to and (one.due_from or one.due_to) <= pledge.due <= one.due_to for one in again
    ):
        return True
    named = due_dates(pledge.quote[:LONGEST], pledge.made)
    return any(one.due_to == due for one in named)


def _own_names(quote: str, known: Known) -> frozenset[str]:
    """Give what a commitment calls by a name in quotation marks that is no programme's or body's, folded."""
    names = (found[1] or found[2] or found[3] for found in _QUOTED.finditer(quote[:LONGEST]))
    return frozenset(
        folded
        for name in names
        if len(folded := fold(name).strip()) >= SHORTEST_NAME
        and not any(_keys(which, Folded.of(name)) for which in (known.programmes, known.bodies))
    )


def _ordinals(folded: str) -> set[str]:
    """Give which phases, rounds or batches a folded text tells of."""
    found = (next(filter(None, one.groups())) for one in _ORDINAL.finditer(folded[:LONGEST]))
    return {_PLACES.get(each) or str(parse_number(each)) for each in found}


def _is_older(folded: str, made: date) -> bool:
    """Say whether all that a sentence dates was over before a commitment was made: it kept none of it."""
    ends = [_end_of(one.iso) for one in days(folded)]
    ends += [date(int(found[1]), 12, 31) for found in _YEAR.finditer(folded)]
    return bool(ends) and max(ends) < made


def _end_of(iso: str) -> date:
    if len(iso) > len("2026-01"):
        return date.fromisoformat(iso)
    year, month = int(iso[:4]), int(iso[5:7])
    return date(year, month, monthrange(year, month)[1])


def _may_concern(pledge: Pledged, sentence: Folded, known: Known, *, near: bool) -> bool:
    folded = sentence.folded
    if is_members_view(folded) or is_hearsay(folded) or folded.rstrip().endswith("?"):
        return False
    named = _keys(known.programmes, sentence)
    if near or not pledge.programmes:
        return not named
    return bool(pledge.programmes & named)


def _keys(names: Names, sentence: Folded) -> set[str]:
    return {place.key for place in names.places(sentence) if place.key is not None}


def _same_actor(pledge: Pledged, sentence: Folded, known: Known, issuers: Collection[str]) -> bool:
    """Say whether nobody else is said to act: who acts is named first, else it is the paper's issuer."""
    bodies = (p.key for p in known.bodies.places(sentence))
    # what was promised may be a body itself: 香港人工智能研發院
    first = next((key for key in bodies if key is not None and key not in pledge.programmes), None)
    actors = {first} if first is not None else set(issuers)
    return not (pledge.bodies and actors) or bool(pledge.bodies & actors)


def _moved_on(
    promised: str,
    mine: Sequence[frozenset[str]],
    sentence: Folded,
    known: Known,
    least: Sequence[tuple[int, float]],
    issued: date | None,
) -> Became | None:
    """Say how far a sentence reports the same thing, clause by clause; a plan told again is nothing."""
    before = ""
    for start, end in clauses(sentence.folded):
        clause = sentence.folded[start:end]
        if is_ahead(clause, issued):
            before = ""
            continue
        kind = stage(clause)
        if did_others(clause, promised) or (kind == "done" and is_only_of_it(clause, promised)):
            before = ""
            continue
        if kind is None and is_since(before, clause, issued):
            kind = None if is_denied(clause) or is_to_come(clause) else "done"
        if kind is not None:
            told = _things(before + clause, known)
            if any(_shares(each, told, least) for each in mine):
                return kind
        before = "" if kind is not None or is_to_come(clause) else clause
    return None


def _unopened(quote: str, known: Known) -> str:
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


def _has_opened(pledge: Pledged, sentence: Folded, known: Known) -> bool:
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


def _things(text: str, known: Known) -> frozenset[str]:
    """Give the words that say what it is about, without names, days and who acts."""
    whole = Folded.of(text[:LONGEST])
    folded = list(whole.folded)
    for names in (known.programmes, known.bodies):
        for place in names.places(whole):
            if place.key is not None:
                folded[place.start : place.end] = " " * (place.end - place.start)
    bare = "".join(folded)
    same = signs(bare)
    bare = _HOW_MANY.sub(" ", _PARTICLE.sub(" ", bare))
    words = {_ENDING.sub("", one) for one in _WORD.findall(bare) if one not in _FRAME_EN}
    pairs = {
        run[at : at + 2]
        for run in _RUN.findall(_FRAME_ZH.sub(" ", bare))
        for at in range(len(run) - 1)
    }
    return frozenset(words | pairs | same)


def _shares(
    mine: frozenset[str], other: frozenset[str], least: Sequence[tuple[int, float]] = LEAST
) -> bool:
    plain, theirs = without_signs(mine), without_signs(other)
    shared, shorter = plain & theirs, min(len(plain), len(theirs))
    if shorter < LEAST[0][0]:  # too little is said to tell it from anything else
        return bool(plain) and plain == theirs and plain <= _LAUNCH
    if any(len(shared) >= few and len(shared) >= share * shorter for few, share in least):
        return True
    few, share = LEAST[1]
    both = len(mine & other)  # with the signs
    return both > len(shared) >= LEAST[0][0] and both >= few and both >= share * shorter
