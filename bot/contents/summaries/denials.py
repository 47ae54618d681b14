"""This file says by which words a thing is turned down, or left open."""

from __future__ import annotations

import re
from typing import Final

from bot.contents.summaries.signs import Words, either

# What is refused for good or for now: no plan to extend, no need seen, not to be raised.
_NO_PLAN_ZH = (
    r"(?:没有|并无|未有|暂无)(?:任何|其他|具体|相关|有关)?(?:计划|打算|意图)(?![的下内])"
    r"|(?:没有|并无|未有|暂无)(?:此|该|这|相关|有关)(?:项|个)?(?:计划|打算|意图|安排)"
    r"|(?:没有|并无|未有|暂无)[^,。;]{2,24}的(?:打算|意图|计划(?=[,。;]|$))|(?<!故)无意|不(?:拟|打算)"
)
_NOT_TO_BE_ZH = (
    r"不会(?:把|将|就|再)?[^,。;]{0,16}(?:扩[展大至]|延长|延续|立法|上调|提高|调高|下调|降低|重开|重启|续期|放宽"
    r"|收紧|引入|调低|调减|减免|开放|订立|取消|撤销|采纳|调整|设立|增设|收取)"
    r"|(?:政府|当局|我们|[局署处院]方?)(?:现时|目前|现阶段|暂时|亦|因此|故){0,2}不会"
    r"(?!影响|公[布开]|少于|超过|多于|议|因|忽|松懈|放弃|坐视|袖手|姑息|容忍|低估|掉以|停[步下]|手软|罢休|错过)"
    r"|(?:现阶段|目前|暂时|短期内)不会|不会(?:在|于)(?:现阶段|短期内|20\d\d年|二[〇○零])"
)
# e.g. 目前言之尚早 · 未有定案 · 暫不採納
_NOT_SETTLED_ZH = (
    r"言之(?:尚|过)早|为时(?:尚|过)早|(?:未有|没有|尚无|并无)(?:最终)?(?:定案|定论)"
    r"|(?:未有|没有|尚无|并无|暂无)(?:具体|落实|推行|明确)?时间表|暂不(?:会)?(?:采纳|考虑|接纳|调|设|推)|不予(?:采纳|考虑|接纳)"
    r"|(?:未有|尚未|没有|暂未)(?:就[^,。;]{1,20})?(?:作出|有)(?:任何)?决定"
)
_NOT_ACCEPTED_ZH = r"(?:当局|政府|我们|[局署处院]方?)(?:亦|并)?不(?:接纳|采纳|同意)"
_NO_NEED_ZH = r"(?:没有|并无|无|未有)(?:迫切|实际)?(?:需要|必要)|(?:不必|无须)(?:另|再)"
_NO_PLAN_EN = (
    r"\b(?:no (?:plans?|intention|proposal)|not (?:plan|intend|propose|planning|intending)) (?:to|of|for)\b"
    r"|\bno need (?:to|for|of)\b"
)
_NO_NEED_EN = (
    r"\b(?:not|nor) (?:consider|see|think|regard|find)s?\b[^,.;]{0,40}\b(?:necessary|needed|need|appropriate"
    r"|desirable|feasible|justified)\b"
    r"|\b(?:no|not any) (?:case|justification) for\b"
)
# e.g. is not under contemplation · has been ruled out · it would be premature to · no decision has been made
_NOT_TAKEN_UP_EN = (
    r"\b(?:not|no longer) (?:under|in) (?:contemplation|consideration)\b|\bnot in a position to\b"
    r"|\b(?:not|no longer) (?:being |be )(?:pursued|considered|contemplated|taken forward)\b"
    r"|\bno [a-z -]{2,40} (?:is|are) (?:under (?:consideration|contemplation)|contemplated|planned|envisaged)\b"
    r"|\b(?:has|have|was|were|is|are) not (?:been )?(?:accepted|adopted|agreed to|taken up)\b|\bruled out\b(?! as)"
    r"|\b(?:did|does|do) not (?:accept|agree to|adopt|take up)\b"
    r"|\bwill not (?:be )?(?:launch|introduc|extend|expand|establish|legislat|reopen|resum|waiv|subsidi|reinstat"
    r"|pursu|set up)[a-z]{0,4}\b"
)
_NOT_SETTLED_EN = (
    r"\bpremature to\b|\bno (?:final )?(?:decision|timetable|date|schedule) (?:has|have) (?:yet )?been\b"
    r"|\b(?:has|have) (?:yet to|not yet) decided?\b|\bno timetable (?:for|to)\b"
)
NOT_PLANNED: Final = Words(
    either(_NO_PLAN_ZH, _NOT_TO_BE_ZH, _NO_NEED_ZH, _NOT_ACCEPTED_ZH),
    either(_NO_PLAN_EN, _NO_NEED_EN, _NOT_TAKEN_UP_EN),
)
# What is left open.
UNSETTLED: Final = Words(re.compile(_NOT_SETTLED_ZH), re.compile(_NOT_SETTLED_EN))


def turns_down(folded: str) -> bool:
    """Say whether something will not be done, or is left open."""
    return NOT_PLANNED.search(folded) or UNSETTLED.search(folded)
