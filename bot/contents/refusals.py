"""This file says whether a clause denies, rejects or gives up what it names a day for."""

from __future__ import annotations

import re
from collections.abc import Iterator

# All is matched on folded text (simplified, lower case).
# What these govern is denied to the end of their clause, whatever will or shall stands in it.
# e.g. it is unlikely that · will neither extend · far from certain · cannot commit to · no levy will
_OUTRIGHT_EN = re.compile(
    r"^ ?whether\b(?! or not)|\bunlikely\b(?! event)|\bneither\b|\bnor\b|\bhardly\b|\bscarcely\b|\bnever\b"
    r"|\bremains? to be seen\b"
    r"|\bno (?!less|fewer|more than|later|longer|doubt|matter|sooner|earlier|need)(?:(?!and\b)[a-z-]{1,20} ){1,4}"
    r"(?:will|shall)\b"
    r"|\b(?:none|nothing|no one|nobody)\b(?: (?!and\b)[a-z]{1,20}){0,5} (?:will|shall)\b"
    r"|\b(?:far from|by no means|less than) (?:certain|clear|sure|assured|guaranteed)\b"
    r"|\b(?:uncertain|unclear|doubtful|questionable|unknown)\b(?= (?:whether|if|that|when|how)\b|[.,;]|$)"
    r"|\b(?:in|open to) (?:serious |grave |some )?(?:doubt|question)\b"
    r"|\b(?:little|slim|small|remote|no) (?:chance|prospect|likelihood|hope|possibility|guarantee)\b"
    r"|\b(?:(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|shall) not|cannot"
    r"|(?:unable|not able|unwilling|reluctant|(?:refus|declin)(?:e|es|ed|ing)|(?:in no|not in a) position) to) "
    r"(?:yet )?(?:commit|commit itself|promise|guarantee|undertake|say|confirm|assure|ensure|pledge|mean|imply"
    r"|suggest|follow|expect|anticipate|envisage|foresee|think|believe|accept|agree|certain|sure|clear)\b"
    r"|\bden(?:y|ies|ied|ying) that\b|\b(?:not true|untrue|no truth|not the case)\b"
    r"|\bis (?:false|incorrect|wrong)\b|\bwrongly (?:reported|claimed|said|suggested)\b|\btoo (?:early|soon) to\b"
    r"|\bpremature to\b"
)
# Of these it is what they name that is denied: another will behind them promises anew.
# e.g. will not proceed · has no plan to · rejects the proposal · has been shelved · has ruled out
# e.g. is not in a position
_NAMED_EN = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|can|could|would|should|may|might|must|need|will|shall) not\b"
    r"(?! (?:only|just|merely|simply|solely|later|less|be later|exceed|more than))|\b[a-z]{2,6}n['’]t\b|\bcannot\b"
    r"|\bno (?:(?:concrete|present|immediate|current|definite|firm|specific|such|further|known) ){0,2}(?:plans?"
    r"|intention|timetable|commitment|proposal|prospect)\b|\bno need (?:to|for)\b|\bno longer\b"
    r"|\bno (?:earlier|sooner) than\b"
    r"|\brul(?:e|es|ed|ing) out\b|\breject(?:s|ed|ing)?\b(?= (?:the|an?|any|all|this|that|its|their|calls?"
    r"|proposals?|suggestions?|plans?|requests?|[a-z]{2,14}ing)\b)|\b(?:refus|declin)(?:e|es|ed|ing) to\b"
    r"|\boppos(?:e|es|ed)\b|\bobject(?:s|ed) to\b|\b(?:decided|opted|advised|is|are) against\b|\bfail(?:s|ed)? to\b"
    r"|\bmiss(?:es|ed)? (?:the|its|their)\b|\b(?:unable|reluctant|unwilling) to\b"
    r"|\b(?:is|are|has|have|had|remains?) yet to\b|\bin no position to\b"
    r"|\b(?:has|have|had|is|are|was|were|been|being) (?:(?:since|also|now|already|[a-z]{2,12}ly) )?(?:rejected"
    r"|shelved|scrapped|abandoned|dropped|ditched|axed|cancelled|withdrawn|halted|suspended|frozen|vetoed"
    r"|thrown out|turned down|voted down|ruled out|put on hold|called off|given up|put off|put aside)\b"
    r"|\b(?:shelve[sd]|scrap(?:s|ped)|abandon(?:s|ed)|drop(?:s|ped)|ditched|withdrew|vetoed|g[ai]ve(?:s|n)? up"
    r"|call(?:s|ed) off|turn(?:s|ed) down|back(?:s|ed) away from|pull(?:s|ed) out of|walk(?:s|ed) away from"
    r"|put(?:s|ting)? (?:off|on hold)) (?:the|its|an?|any|all|plans?|proposals?|their|our|this|that)\b"
    r"|\b(?:off the table|out of the question|not on the cards)\b"
    r"|\b(?:infeasible|unfeasible|impracticable|impossible|unrealistic|impractical)\b"
)
# e.g. 不太可能於明年 · 不能承諾 · 言之尚早
_OUTRIGHT_ZH = re.compile(
    r"不[太大甚]?可能|未必|(?<!毫)不排除|(?:不能|未能|无法|不敢|未敢|难以|没有?|未|并未|并无|从未|不)(?:就此|对此)?"
    r"(?:作出?|给予|给出)?(?:任何|具体)?(?:承诺|保证|答应|肯定|断言|担保)"
    r"|(?:可能性|可能|机会|机率|成数|胜算)(?:不[大高]|很?[低微小]|甚[低微]|渺茫|极[低微小])|言之[尚过]早"
    r"|为时[尚过]早|成疑|存疑|未知之数|[未不]明朗|否认|谣传|误传|不实|并非事实|不(?:代表|等于|意味)|[绝决]不"
)
# e.g. 我們不擬在 · 未有計劃於 · 難以在 · 否決了在明年加費的建議 · 已擱置
_NAMED_ZH = re.compile(
    r"(?:没有|并无|未有|并未)(?:就|为|对)$|(?:没有|并无|未有|暂无|尚无|无|不)(?:任何|具体|即时|既定)?"
    r"(?:计划|打算|时间表|意图|意向|定案)|无意|无望|不会(?!迟|超|少|多|低|因)"
    r"|不(?:再|拟|将(?!于)|准备|预备|预期|预计|考虑|主张|赞成|同意|支持|接纳|接受|认同|建议|宜|适宜|可行|愿|能"
    r"|获)(?!迟)|[尚仍并从暂](?:未|没有)(?=[于在])|未(?:能|打算|计划|准备|预期|拟|敢|可|决定|定案)"
    r"|(?:没有|无)(?:需要|必要)(?=[于在])|[无毋]须(?=[于在])|无需(?=[于在])"
    r"|难以|难于|无法|[赶来]不[及上]|未有定论|未(?:能)?如期"
    r"|(?<![将会拟])(?<!计划)(?:否决|拒绝|反对(?!意见|者|书|人士|声|派|票)|搁置|放弃|撤回|叫停|暂缓|中止|终止|取消"
    r"|打消|排除(?!万难|故障|障碍|风险|干扰|困难)|推翻|驳回|婉拒|告吹|不了了之|胎死腹中)"
)
# Of these, behind a day, what is done on that day is told: "will cancel the fee in 2027".
# e.g. 取消 · 终止
_GIVEN_UP_ZH = re.compile(
    r"否决|拒绝|反对|搁置|放弃|撤回|叫停|暂缓|中止|终止|取消|打消|排除|推翻|驳回|婉拒"
)
# Where one verb ends and the next begins.
# e.g. and will keep · but the Office · 並會 · 但將
_NEXT_VERB = re.compile(
    r"\band (?:(?:also|instead|now|then|therefore|[a-z]{2,12}ly) )?(?:(?:we|it|they|he|she) )?(?:will|shall"
    r"|plans? to|aims? to|intends? to|expects? to|hopes? to"
    r"|(?:is|are) (?:now )?(?:expected|scheduled|due|set|planned|to))\b"
    r"|(?<!not )\bbut\b(?! also)|[并而亦](?=[会将])|但"
)
_RELATIVE = ("that ", "which ", "who ", "whom ", "where ", "whose ")
# e.g. who did not apply · that were shut
_PAST_RELATIVE = re.compile(r"\b(?:who|that|which) (?:did|was|were|had)\b")
# A will of its own, behind what was denied: "works that were halted in 2025 will resume by 2027".
# e.g. in 2025 will resume · are expected to open
_ANEW = re.compile(
    r"(?<!that )(?<!which )(?<!who )\b(?:will|shall)\b(?! not)"
    r"|(?<!that )(?<!which )(?<!who )\b(?:is|are) (?:now )?(?:expected|scheduled|due|set|planned|targeted)\b"
    r"|的[^的]{0,24}(?:将|会|拟|计划|预计|预期|争取|可望|可)"
)
# The day belongs to what is denied, however many verbs stand between.
# e.g. 2027年實施的建議
_OF_A_PROPOSAL = re.compile(
    r"[^,。;的]{0,24}的(?:[^,。;的]{0,6})(?:建议|计划|方案|构想|动议|要求|提议|提案|可能性?|机会|想法|说法|传闻"
    r"|目标|期望)"
)
# Between a day and its denial: another clause has begun, or another verb.
# e.g. which charges · for those
_OTHER_CLAUSE = re.compile(
    r"\b(?:that|which|who|whom|where|whose|when|if|because|as|although|though|since|until|while|for those|to those"
    r"|will|shall)\b"
)
# Between a Chinese day and its denial nothing else may stand.
_ONLY_PARTICLES = re.compile(r"[内前底末起后前的之以或均都亦也仍尚并将会应恐暂现则是 ]{0,8}")
_ALREADY_ZH = re.compile(r"[已被遭经][^,。;]{0,2}$")
_STARTS = re.compile(
    r"(?:with )?effect from $|\bas from $|\b(?:on|from|starting|beginning) (?:the )?$"
)


def rules_out(clause: str, start: int, end: int) -> bool:
    """Say whether a folded clause denies what it names a day for, the day from `start` to `end`."""
    first, last = _verb(clause, start, end)
    verb = clause[first:last]
    start, end = start - first, end - first
    return _denied_before(verb, start, end) or _denied_after(verb, start, end)


def is_refused(clause: str, at: int) -> bool:
    """Say whether a folded clause denies what it begins to tell before a place."""
    first, _ = _verb(clause, at, at)
    return any(True for _ in _denials(clause[first:at]))


def _verb(clause: str, start: int, end: int) -> tuple[int, int]:
    """Give where what is told with a day begins and ends: "will not raise it and | will report"."""
    first = max((found.start() for found in _NEXT_VERB.finditer(clause, 0, start)), default=0)
    following = _NEXT_VERB.search(clause, end)
    return first, following.start() if following else len(clause)


def _denials(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Give each word of denial, and whether it denies all that follows it."""
    for pattern in (_OUTRIGHT_EN, _NAMED_EN, _OUTRIGHT_ZH, _NAMED_ZH):
        for found in pattern.finditer(text):
            relative = found[0][0] != "n" and text[: found.start()].endswith(_RELATIVE)
            if not relative:  # "villages that are not served": a matter of the villages
                yield found, pattern in (_OUTRIGHT_EN, _OUTRIGHT_ZH)


def _denied_before(verb: str, start: int, end: int) -> bool:
    for past in _PAST_RELATIVE.finditer(verb, 0, start):
        if not _ANEW.search(verb, past.end(), start):
            return True
    for found, outright in _denials(verb[:start]):
        if found[0] in ("no longer", "不再") and _sets_in(verb, start, end):
            continue
        if outright or not _ANEW.search(verb, found.end(), start):
            return True
        if found[0] >= "\u4e00" and _OF_A_PROPOSAL.match(verb, end):
            return True
    return False


def _sets_in(verb: str, start: int, end: int) -> bool:
    """Say whether something ends on a day that is named: cheques are no longer taken from 1 April."""
    day = verb[start:end]
    return (
        day.startswith(("from", "after"))
        or day.endswith(("起", "后"))
        or _STARTS.search(verb[:start]) is not None
    )


def _denied_after(verb: str, start: int, end: int) -> bool:
    told = verb[end:]
    for found, _ in _denials(told):
        between = told[: found.start()]
        if found[0] in ("no longer", "不再"):
            continue
        if found[0].startswith(("will not", "shall not", "不会")):
            return True
        if found[0] >= "\u4e00":
            if _GIVEN_UP_ZH.match(found[0]) and not _ALREADY_ZH.search(between):
                continue
            if _ONLY_PARTICLES.fullmatch(between) or _OF_A_PROPOSAL.match(told[: found.end()]):
                return True
            if len(told) - found.end() <= 2:  # it ends the clause: 於2027年推出並不可行
                return True
        elif not _OTHER_CLAUSE.search(between) and not _ANEW.search(verb, 0, start):
            return True
    return False
